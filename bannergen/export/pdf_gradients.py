"""Step 4, export: the gradients of a Scene as native shadings.

They are painted as patterns, not with ``sh`` under a clip: poppler, MuPDF and Ghostscript show the same pixels, and
fills, strokes and letters take them the same way.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TypeAlias

import pikepdf

from bannergen.colour import Colour
from bannergen.export.pdf_colours import Colours
from bannergen.export.pdf_syntax import FACTOR_DECIMALS, matrix_numbers, numbers
from bannergen.geometry import Matrix
from bannergen.scene import GradientStop, LinearGradient, Paint, RadialGradient

Gradient: TypeAlias = LinearGradient | RadialGradient


def settled(paint: Paint) -> Paint:
    """Return the flat colour of a gradient without length (as in SVG, its last), else the paint itself."""
    if isinstance(paint, Colour):
        return paint
    runs = (paint.x1, paint.y1) != (paint.x2, paint.y2) if isinstance(paint, LinearGradient) else paint.radius > 0
    return paint if runs and len(paint.stops) > 1 else paint.stops[-1].colour


def pattern(paint: Gradient, matrix: Matrix, colours: Colours, space: pikepdf.Object) -> pikepdf.Object:
    """Make the shading pattern of a gradient; the matrix leads from its units to the page's points."""
    kind = 2 if isinstance(paint, LinearGradient) else 3
    coordinates = numbers(_coordinates(paint), FACTOR_DECIMALS)
    found = pikepdf.Object.parse(
        f"<< /Type /Pattern /PatternType 2 /Matrix [{matrix_numbers(matrix)}] /Shading "
        f"<< /ShadingType {kind} /Coords [{coordinates}] /Function {_function(paint.stops, colours)} "
        "/Extend [true true] >> >>".encode()
    )
    found.Shading.ColorSpace = space
    return found


def _coordinates(paint: Gradient) -> tuple[float, ...]:
    if isinstance(paint, LinearGradient):
        return paint.x1, paint.y1, paint.x2, paint.y2
    return paint.cx, paint.cy, 0, paint.cx, paint.cy, paint.radius


def _function(stops: tuple[GradientStop, ...], colours: Colours) -> str:
    """Write the colours between the stops as one function of 0 to 1.

    Pieces of no length (two stops in one place: a hard edge) are left out: the bounds must increase.
    """
    padded = (GradientStop(0, stops[0].colour), *stops, GradientStop(1, stops[-1].colour))
    pieces = [pair for pair in pairwise(padded) if pair[0].offset < pair[1].offset]
    parts = [_piece(start, end, colours) for start, end in pieces]
    if len(parts) == 1:
        return parts[0]
    bounds = numbers(tuple(end.offset for _, end in pieces[:-1]), FACTOR_DECIMALS)
    encode = " ".join("0 1" for _ in pieces)
    functions = " ".join(parts)
    return f"<< /FunctionType 3 /Domain [0 1] /Functions [{functions}] /Bounds [{bounds}] /Encode [{encode}] >>"


def _piece(start: GradientStop, end: GradientStop, colours: Colours) -> str:
    c0, c1 = (numbers(colours.components(stop.colour), 4) for stop in (start, end))
    return f"<< /FunctionType 2 /Domain [0 1] /C0 [{c0}] /C1 [{c1}] /N 1 >>"
