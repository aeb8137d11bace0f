"""Step 4, export: numbers, paths and compressed bytes as PDF wants them written."""

from __future__ import annotations

import zlib

import numpy as np

from bannergen.geometry import Matrix, Outline

_OPERATORS = str.maketrans(
    {
        "M": "%.9g %.9g m\n",
        "L": "%.9g %.9g l\n",
        "C": "%.9g %.9g %.9g %.9g %.9g %.9g c\n",
        "Z": "h\n",
    }
)
# Factors are multiplied by coordinates of up to 14,400: ten decimals keep the product exact.
FACTOR_DECIMALS = 10


def number(value: float, decimals: int) -> str:
    """Write a number; PDF knows no exponents."""
    text = f"{round(value, decimals) + 0.0:.{decimals}f}"  # adding zero turns -0.0 into 0.0
    return text.rstrip("0").rstrip(".") if decimals else text


def numbers(values: tuple[float, ...], decimals: int) -> str:
    """Write several numbers."""
    return " ".join(number(value, decimals) for value in values)


def matrix_numbers(matrix: Matrix) -> str:
    """Write the six numbers of an affine map."""
    return numbers((matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f), FACTOR_DECIMALS)


def path_operators(outline: Outline, matrix: Matrix, decimals: int) -> str:
    """Write the operators that build an outline, seen through a map.

    One format of all its segments takes all its numbers at once: several times as fast as one by one.
    """
    linear = np.array(((matrix.a, matrix.b), (matrix.c, matrix.d)))
    points = np.array(outline.coordinates, dtype=float).reshape(-1, 2) @ linear + (matrix.e, matrix.f)
    # Rounded, so that nine significant digits never show more than the decimals asked for, nor an exponent.
    rounded = np.round(points, decimals) + 0.0
    return outline.ops.translate(_OPERATORS) % tuple(rounded.ravel().tolist())


def deflated(data: bytes) -> bytes:
    """Compress for /FlateDecode."""
    return zlib.compress(data, 4)
