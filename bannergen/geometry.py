"""Leaf: sizes, boxes, affine matrices and outlines. Plain numbers in the unit of whoever uses them."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from itertools import chain

MM_PER_INCH = 25.4
POINTS_PER_MM = 72 / MM_PER_INCH


class Unit(StrEnum):
    """What a Scene and its product are measured in: millimetres (print) or pixels (screen)."""

    MM = "mm"
    PX = "px"


@dataclass(frozen=True, slots=True)
class Size:
    """Width and height."""

    width: float
    height: float

    @property
    def aspect(self) -> float:
        """Width divided by height."""
        return self.width / self.height

    @property
    def short_side(self) -> float:
        """The smaller of the two."""
        return min(self.width, self.height)


@dataclass(frozen=True, slots=True)
class Rect:
    """An upright rectangle; y grows downwards."""

    x: float
    y: float
    width: float
    height: float

    @classmethod
    def from_edges(cls, left: float, top: float, right: float, bottom: float) -> Rect:
        """Make it from its four edges."""
        return cls(left, top, right - left, bottom - top)

    @property
    def right(self) -> float:
        """The right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return self.y + self.height

    @property
    def size(self) -> Size:
        """Its width and height."""
        return Size(self.width, self.height)

    def grown(self, by: float) -> Rect:
        """Return it larger by the same distance on all sides (smaller when negative)."""
        return Rect(self.x - by, self.y - by, self.width + 2 * by, self.height + 2 * by)

    def moved(self, dx: float, dy: float) -> Rect:
        """Return it moved."""
        return Rect(self.x + dx, self.y + dy, self.width, self.height)

    def scaled(self, factor: float) -> Rect:
        """Return it with every coordinate multiplied."""
        return Rect(self.x * factor, self.y * factor, self.width * factor, self.height * factor)

    def mapped(self, matrix: Matrix) -> Rect:
        """Return the upright bounds of the rectangle seen through an affine map."""
        corners = [matrix.apply(x, y) for x in (self.x, self.right) for y in (self.y, self.bottom)]
        xs, ys = [x for x, _ in corners], [y for _, y in corners]
        return Rect.from_edges(min(xs), min(ys), max(xs), max(ys))

    def united(self, other: Rect) -> Rect:
        """Return the least rectangle that holds both."""
        return Rect.from_edges(
            min(self.x, other.x),
            min(self.y, other.y),
            max(self.right, other.right),
            max(self.bottom, other.bottom),
        )

    def overlaps(self, other: Rect) -> bool:
        """Tell whether the two share area."""
        return self.x < other.right and other.x < self.right and self.y < other.bottom and other.y < self.bottom

    def excess_of(self, inner: Rect) -> float:
        """Return how far ``inner`` reaches outside this rectangle at most (0 when it is inside)."""
        return max(
            0.0,
            self.x - inner.x,
            self.y - inner.y,
            inner.right - self.right,
            inner.bottom - self.bottom,
        )


def union(rects: Iterable[Rect]) -> Rect | None:
    """Return the least rectangle that holds all of them; None for none."""
    found: Rect | None = None
    for rect in rects:
        found = rect if found is None else found.united(rect)
    return found


@dataclass(frozen=True, slots=True)
class Matrix:
    """An affine map as in SVG and PDF: x' = a·x + c·y + e, y' = b·x + d·y + f."""

    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 1.0
    e: float = 0.0
    f: float = 0.0

    def apply(self, x: float, y: float) -> tuple[float, float]:
        """Map a point."""
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def after(self, first: Matrix) -> Matrix:
        """Return the map that applies ``first`` and then this one."""
        return Matrix(
            self.a * first.a + self.c * first.b,
            self.b * first.a + self.d * first.b,
            self.a * first.c + self.c * first.d,
            self.b * first.c + self.d * first.d,
            self.a * first.e + self.c * first.f + self.e,
            self.b * first.e + self.d * first.f + self.f,
        )

    @property
    def scale(self) -> float:
        """The mean factor by which lengths grow."""
        return math.sqrt(abs(self.a * self.d - self.b * self.c))


IDENTITY = Matrix()
_CIRCLE = 0.5522847498  # of the radius: where the handles of a quarter of a circle lie
POINTS_OF = {"M": 1, "L": 1, "C": 3, "Z": 0}


def written(values: Iterable[float]) -> str:
    """Write numbers to a ten-thousandth of the unit: less is no difference anybody could see or measure."""
    # Adding zero turns -0.0 into 0.0.
    return " ".join(f"{round(value, 4) + 0.0:.10g}" for value in values)


@dataclass(frozen=True)
class Outline:
    """A path in absolute moves (M), lines (L), cubic curves (C) and closings (Z).

    ``ops`` is one letter a segment; ``coordinates`` holds their points one after the other, x before y.
    """

    ops: str
    coordinates: tuple[float, ...]

    def __bool__(self) -> bool:
        return bool(self.ops)

    @classmethod
    def rectangle(cls, rect: Rect) -> Outline:
        """Return the outline of a rectangle."""
        left, top, right, bottom = rect.x, rect.y, rect.right, rect.bottom
        return cls("MLLLZ", (left, top, right, top, right, bottom, left, bottom))

    @classmethod
    def circle(cls, centre: tuple[float, float], radius: float) -> Outline:
        """Return a circle of four curves."""
        (x, y), r, c = centre, radius, radius * _CIRCLE
        quarters = [(r, 0.0), (r, c), (c, r), (0.0, r), (-c, r), (-r, c), (-r, 0.0)]
        quarters += [(-r, -c), (-c, -r), (0.0, -r), (c, -r), (r, -c), (r, 0.0)]
        return cls("MCCCCZ", tuple(number for dx, dy in quarters for number in (x + dx, y + dy)))

    @classmethod
    def joined(cls, outlines: Iterable[Outline]) -> Outline:
        """Return one outline of several."""
        parts = tuple(outlines)
        return cls("".join(part.ops for part in parts), tuple(chain.from_iterable(part.coordinates for part in parts)))

    def segments(self) -> Iterator[tuple[str, tuple[float, ...]]]:
        """Yield each operator with its coordinates."""
        at = 0
        for op in self.ops:
            count = 2 * POINTS_OF[op]
            yield op, self.coordinates[at : at + count]
            at += count

    def mapped(self, matrix: Matrix) -> Outline:
        """Return the outline seen through an affine map."""
        a, b, c, d, e, f = matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f
        xs, ys = self.coordinates[::2], self.coordinates[1::2]
        out = [0.0] * len(self.coordinates)
        if b or c:
            out[::2] = [a * x + c * y + e for x, y in zip(xs, ys, strict=True)]
            out[1::2] = [b * x + d * y + f for x, y in zip(xs, ys, strict=True)]
        else:  # as all letters are
            out[::2] = [a * x + e for x in xs]
            out[1::2] = [d * y + f for y in ys]
        return Outline(self.ops, tuple(out))

    @cached_property
    def bounds(self) -> Rect | None:
        """The exact bounds of the curve (not of its control points); None when it is empty."""
        xs: list[float] = []
        ys: list[float] = []
        x = y = 0.0
        for op, numbers in self.segments():
            if op == "C":
                xs += _cubic_extremes(x, numbers[0], numbers[2], numbers[4])
                ys += _cubic_extremes(y, numbers[1], numbers[3], numbers[5])
            elif op != "Z":
                xs.append(numbers[0])
                ys.append(numbers[1])
            if numbers:
                x, y = numbers[-2:]
        if not xs:
            return None
        return Rect.from_edges(min(xs), min(ys), max(xs), max(ys))

    @cached_property
    def written(self) -> str:
        """The outline as text, to a ten-thousandth of the unit."""
        return " ".join(f"{op} {written(numbers)}".rstrip() for op, numbers in self.segments())

    @cached_property
    def digest(self) -> str:
        """The sha256 of the outline as text."""
        return hashlib.sha256(self.written.encode()).hexdigest()

    @cached_property
    def area(self) -> float:
        """About how much its parts cover together, each taken as the polygon of its segments' ends."""
        return sum(abs(_polygon_area(part)) for part in self._parts())

    def _parts(self) -> list[list[tuple[float, float]]]:
        parts: list[list[tuple[float, float]]] = []
        for op, numbers in self.segments():
            if op == "M":
                parts.append([])
            if numbers and parts:
                parts[-1].append((numbers[-2], numbers[-1]))
        return parts


def _polygon_area(corners: list[tuple[float, float]]) -> float:
    """Return the signed area of a closed polygon."""
    closed = zip(corners, corners[1:] + corners[:1], strict=True)
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in closed) / 2


def _cubic_extremes(p0: float, p1: float, p2: float, p3: float) -> list[float]:
    """Return the end value of a cubic, and what it reaches beyond its ends."""
    low, high = (p0, p3) if p0 < p3 else (p3, p0)
    if low <= p1 <= high and low <= p2 <= high:
        return [p3]  # as curves of letters are drawn
    found = [p3]
    a = p3 - 3 * p2 + 3 * p1 - p0
    b = 2 * (p2 - 2 * p1 + p0)
    c = p1 - p0
    for t in _roots(a, b, c):
        if 0 < t < 1:
            s = 1 - t
            found.append(s * s * s * p0 + 3 * s * s * t * p1 + 3 * s * t * t * p2 + t * t * t * p3)
    return found


def _roots(a: float, b: float, c: float) -> tuple[float, ...]:
    """Solve a·t² + b·t + c = 0 over the real numbers."""
    if abs(a) < 1e-12:
        return (-c / b,) if abs(b) > 1e-12 else ()
    under = b * b - 4 * a * c
    if under < 0:
        return ()
    root = math.sqrt(under)
    return ((-b + root) / (2 * a), (-b - root) / (2 * a))
