"""Step 2, typeset: how near two lines may come, from the outlines of their ink.

In: outlines of glyphs. Out: skylines, the highest and the lowest ink over each column of a fine grid, and from two of
them the least distance of two baselines. A skyline is never lower than the ink: what it keeps apart is apart.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from bannergen.geometry import Outline

PER_EM = 200  # columns of an em
Heights = NDArray[np.float64]
Point: TypeAlias = tuple[float, float]


@dataclass(frozen=True, eq=False)
class Skyline:
    """The ink over columns of ``step`` font units, the first at ``first`` steps from the pen; -inf where there is none.

    ``above`` is how far the ink reaches above the baseline, ``below`` how far below.
    """

    step: float
    first: int
    above: Heights
    below: Heights

    @classmethod
    def of(cls, outline: Outline, em: float) -> Skyline:
        """Return the skyline of an outline with y upwards, in its own units, ``em`` of which are an em."""
        step = em / PER_EM
        ends = _pieces(outline, step)
        if not len(ends):
            return cls(step, 0, np.empty(0), np.empty(0))
        columns = np.floor(ends[:, :, 0] / step).astype(int)
        first = int(columns.min())
        highest, lowest = ends[:, :, 1].max(axis=1), ends[:, :, 1].min(axis=1)
        above, below = (np.full(int(columns.max()) - first + 1, -np.inf) for _ in range(2))
        for side in range(2):  # neighbours are less than a column apart: one of two columns holds what is between
            np.maximum.at(above, columns[:, side] - first, highest)
            np.maximum.at(below, columns[:, side] - first, -lowest)
        return cls(step, first, above, below)

    @classmethod
    def joined(cls, step: float, parts: Iterable[tuple[Skyline, float]]) -> Skyline:
        """Return the skyline of several, each moved to the right by a distance."""
        placed = [(part, part.first + math.floor(x / step)) for part, x in parts if len(part.above)]
        if not placed:
            return cls(step, 0, np.empty(0), np.empty(0))
        first = min(at for _, at in placed)
        count = max(at + len(part.above) for part, at in placed) - first + 1
        above, below = (np.full(count, -np.inf) for _ in range(2))
        for part, at in placed:
            for shift in range(2):  # a distance is seldom a whole number of columns
                here = slice(at - first + shift, at - first + shift + len(part.above))
                np.maximum(above[here], part.above, out=above[here])
                np.maximum(below[here], part.below, out=below[here])
        return cls(step, first, above, below)

    def grown(self, distance: float) -> Skyline:
        """Return the skyline of all that lies within a distance above the ink."""
        reach = math.ceil(distance / self.step) + 1
        count = len(self.above)
        above = np.full(count + 2 * reach if count else 0, -np.inf)
        for shift in range(-reach, reach + 1 if count else -reach):
            aside = max(0, abs(shift) - 1) * self.step  # two points of these columns may be as near as this
            if aside <= distance:
                here = slice(reach + shift, reach + shift + count)
                np.maximum(above[here], self.above + math.sqrt(distance**2 - aside**2), out=above[here])
        return Skyline(self.step, self.first - reach, above, np.full(len(above), -np.inf))

    def leading_to(self, lower: Skyline, shift: float) -> float:
        """Return the least distance of baselines at which nothing of ``lower``, moved to the right, overlaps this.

        -inf where no column has ink of both.
        """
        least = -math.inf
        for whole in {math.floor(shift / self.step), math.ceil(shift / self.step)}:
            start = lower.first + whole - self.first
            mine = self.below[max(0, start) : max(0, start + len(lower.above))]
            theirs = lower.above[max(0, -start) : max(0, -start) + len(mine)]
            mine = mine[: len(theirs)]
            if len(mine):
                least = max(least, float((mine + theirs).max()))
        return least


def _pieces(outline: Outline, spacing: float) -> NDArray[np.float64]:
    """Return the outline as straight pieces shorter than a spacing, each with the two points it lies between.

    They leave the curve by far less than the spacing. Every part is closed.
    """
    lines, curves = _segments(outline)
    found = [np.empty((0, 2, 2))]
    if lines:
        start, end = np.array(lines).transpose(1, 0, 2)[:, :, None]
        t = _steps(float(np.hypot(*(end - start)[:, 0].T).max()), spacing)
        found.append(_neighbours(start + (end - start) * t))
    if curves:
        polygons = np.array(curves)
        # A Bézier curve's speed is at most three times its polygon's longest side.
        t = _steps(3 * float(np.hypot(*np.diff(polygons, axis=1).reshape(-1, 2).T).max()), spacing)
        one, two, three, four = polygons.transpose(1, 0, 2)[:, :, None]
        found.append(
            _neighbours((1 - t) ** 3 * one + 3 * t * (1 - t) ** 2 * two + 3 * t**2 * (1 - t) * three + t**3 * four)
        )
    return np.concatenate(found)


def _segments(outline: Outline) -> tuple[list[tuple[Point, ...]], list[tuple[Point, ...]]]:
    """Return the lines of an outline, closing ones too, and its curves, by their points."""
    lines: list[tuple[Point, ...]] = []
    curves: list[tuple[Point, ...]] = []
    pen = start = (0.0, 0.0)
    for op, numbers in outline.segments():
        points = tuple(zip(numbers[::2], numbers[1::2], strict=True)) or (start,)
        if op == "M":
            start = points[0]
        elif op == "C":
            curves.append((pen, *points))
        else:
            lines.append((pen, *points))
        pen = points[-1]
    return lines, curves


def _steps(length: float, spacing: float) -> NDArray[np.float64]:
    """Return parameters from 0 to 1 that part a length into pieces no longer than a spacing."""
    return np.linspace(0, 1, max(1, math.ceil(length / spacing)) + 1)[:, None]


def _neighbours(points: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return each two neighbours along rows of points."""
    return np.stack((points[:, :-1], points[:, 1:]), axis=2).reshape(-1, 2, 2)
