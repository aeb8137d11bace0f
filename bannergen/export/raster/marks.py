"""Step 4, export: a Scene's nodes as marks on the pixel grid, worked out once and painted on every tile they touch.

In: nodes and their map to pixels, which scales both axes alike. Out: Marks. Coordinates are rounded to cairo's own
grid of 1/256 px before a tile's whole-pixel offset is taken off: a mark looks the same whichever tile it is painted on.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

import numpy as np

from bannergen.colour import Colour
from bannergen.export.raster.cairo_path import CairoPath
from bannergen.geometry import IDENTITY, Matrix, Outline, Rect, union
from bannergen.scene import GlyphRun, Group, Image, LinearGradient, Node, Paint, Path, RadialGradient

_BLEEDS_PX = 2  # anti-aliasing reaches one pixel out of the ink


@dataclass(frozen=True)
class Fill:
    """A filled outline; outline and paint in pixels."""

    path: CairoPath
    paint: Paint
    even_odd: bool = False

    @cached_property
    def bounds(self) -> Rect | None:
        """What pixels it may touch."""
        found = self.path.bounds
        return found.grown(_BLEEDS_PX) if found else None


@dataclass(frozen=True)
class Line:
    """A stroked outline; all lengths in pixels."""

    path: CairoPath
    paint: Paint
    width: float
    cap: str
    join: str

    @cached_property
    def bounds(self) -> Rect | None:
        """What pixels it may touch: a mitre reaches up to four half widths."""
        found = self.path.bounds
        return found.grown(self.width * 2 + _BLEEDS_PX) if found else None


@dataclass(frozen=True)
class Picture:
    """An image and its box in pixels."""

    image: Image
    box: Rect
    path: CairoPath

    @property
    def bounds(self) -> Rect:
        """What pixels it may touch."""
        return self.box.grown(_BLEEDS_PX)


@dataclass(frozen=True)
class Cluster:
    """Marks that are cut by a clip or laid down at one opacity."""

    marks: Stack
    clip: CairoPath | None
    opacity: float

    @cached_property
    def bounds(self) -> Rect | None:
        """What pixels it may touch."""
        if self.clip is not None and self.clip.bounds:
            return self.clip.bounds.grown(_BLEEDS_PX)
        return self.marks.bounds


Mark: TypeAlias = Fill | Line | Picture | Cluster


class Stack:
    """Marks from back to front, and quickly those of them that meet an area."""

    def __init__(self, marks: tuple[Mark, ...]) -> None:
        found = [(mark, mark.bounds) for mark in marks]
        self.bounds = union(bounds for _, bounds in found if bounds)
        self._marks = [mark for mark, bounds in found if bounds]
        edges = [(bounds.x, bounds.y, bounds.right, bounds.bottom) for _, bounds in found if bounds]
        self._left, self._top, self._right, self._bottom = np.array(edges, np.float64).reshape(-1, 4).T.copy()

    def pictures(self) -> Iterator[Picture]:
        """Yield all pictures, those of clusters too."""
        for mark in self._marks:
            if isinstance(mark, Picture):
                yield mark
            elif isinstance(mark, Cluster):
                yield from mark.marks.pictures()

    def within(self, area: Rect) -> list[Mark]:
        """Return the marks that may touch an area."""
        across = (self._left < area.right) & (self._right > area.x)
        down = (self._top < area.bottom) & (self._bottom > area.y)
        return [self._marks[index] for index in np.flatnonzero(across & down)]


def marks_of(nodes: tuple[Node, ...], matrix: Matrix) -> Iterator[Mark]:
    """Yield the marks of some nodes, back to front."""
    for node in nodes:
        if isinstance(node, Group):
            yield from _of_group(node, matrix.after(node.transform))
        elif isinstance(node, Path):
            yield from _of_path(node, matrix)
        elif isinstance(node, GlyphRun):
            yield Fill(CairoPath(node.outline, matrix), _paint(node.fill, matrix))
        else:
            box = node.box.mapped(matrix)
            yield Picture(node, box, CairoPath(Outline.rectangle(box)))


def _of_group(group: Group, matrix: Matrix) -> Iterator[Mark]:
    inner = marks_of(group.children, matrix)
    if group.clip is None and group.opacity == 1:
        yield from inner
        return
    clip = CairoPath(group.clip, matrix) if group.clip is not None else None
    yield Cluster(Stack(tuple(inner)), clip, group.opacity)


def _of_path(path: Path, matrix: Matrix) -> Iterator[Mark]:
    traced = CairoPath(path.outline, matrix)
    if path.fill is not None:
        yield Fill(traced, _paint(path.fill, matrix), path.even_odd)
    if path.stroke is not None:
        stroke = path.stroke
        yield Line(traced, _paint(stroke.paint, matrix), stroke.width * matrix.scale, stroke.cap, stroke.join)


def _paint(paint: Paint, matrix: Matrix) -> Paint:
    if isinstance(paint, Colour) or matrix == IDENTITY:
        return paint
    if isinstance(paint, LinearGradient):
        start, end = matrix.apply(paint.x1, paint.y1), matrix.apply(paint.x2, paint.y2)
        return LinearGradient(*start, *end, paint.stops)
    return RadialGradient(*matrix.apply(paint.cx, paint.cy), paint.radius * matrix.scale, paint.stops)
