"""What a page draws, as a program left it: where its curves end and where its single lines run."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import pikepdf
from numpy.typing import NDArray

Matrix = NDArray[np.float64]  # 3 × 3, of rows


@dataclass
class Drawn:
    """A page's size in points, the ends of its curves and its lines (two points each), in the order of painting."""

    size: tuple[float, float]
    curves: list[tuple[float, float]] = field(default_factory=list)
    lines: list[tuple[float, float]] = field(default_factory=list)

    def differs(self, other: Drawn, within: float) -> list[str]:
        """Return what of a page is other than here by more than so many points."""
        pairs = {
            "page": ([self.size], [other.size]),
            "curves": (self.curves, other.curves),
            "lines": (self.lines, other.lines),
        }
        found = []
        for name, (ours, theirs) in pairs.items():
            if len(ours) != len(theirs):
                found.append(f"{name}: {len(ours)} became {len(theirs)}")
            elif (moved := farthest(ours, theirs)) > within:
                found.append(f"{name}: moved by {moved:.3f} pt")
        return found


def farthest(ours: list[tuple[float, float]], theirs: list[tuple[float, float]]) -> float:
    """Return how far the point that moved most moved along an axis."""
    return float(np.abs(np.array(ours) - np.array(theirs)).max(initial=0))


def drawn(path: Path) -> Drawn:
    """Read the first page of a file, with the forms it draws."""
    with pikepdf.open(path) as pdf:
        page = pdf.pages[0]
        left, bottom, right, top = (float(edge) for edge in page.MediaBox)
        found = Drawn((right - left, top - bottom))
        _walk(page.obj, page, np.eye(3), found)
    return found


def _walk(owner: Any, stream: Any, matrix: Matrix, found: Drawn) -> None:
    kept: list[Matrix] = []
    path: list[tuple[str, tuple[float, float]]] = []
    for each in pikepdf.parse_content_stream(stream):
        operator, operands = str(each.operator), each.operands
        if operator == "q":
            kept.append(matrix)
        elif operator == "Q":
            matrix = kept.pop()
        elif operator == "cm":
            matrix = _matrix(operands) @ matrix
        elif operator in {"m", "l", "c"}:
            path.append((operator, _placed(operands[-2:], matrix)))
        elif operator == "Do":
            form = owner.Resources.XObject[str(operands[0])]
            if form.Subtype == "/Form":
                _walk(form, form, _matrix(form.get("/Matrix", [1, 0, 0, 1, 0, 0])) @ matrix, found)
        elif operator in {"S", "s", "f", "f*", "B", "B*", "n"}:
            found.curves += [point for kind, point in path if kind == "c"]
            found.lines += [point for _, point in path] if [kind for kind, _ in path] == ["m", "l"] else []
            path = []


def _matrix(numbers: Any) -> Matrix:
    a, b, c, d, e, f = (float(number) for number in numbers)
    return np.array(((a, b, 0), (c, d, 0), (e, f, 1)))


def _placed(numbers: Any, matrix: Matrix) -> tuple[float, float]:
    x, y, _ = np.array([*(float(number) for number in numbers), 1]) @ matrix
    return float(x), float(y)
