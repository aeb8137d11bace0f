"""Step 2, typeset: how near two lines may come, from the outlines of their ink.

In: outlines of glyphs. Out: skylines, the highest and the lowest ink over each column of a fine grid, and from two of
them the least distance of two baselines. A skyline is never lower than the ink: what it keeps apart is apart.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bannergen.geometry import POINTS_OF, Outline

PER_EM = 200  # columns of an em
Heights = NDArray[np.float64]


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
        rows = _points(outline, step)
        if not rows:
            return cls(step, 0, np.empty(0), np.empty(0))
        columns = [np.floor(row[..., 0] / step).astype(int) for row in rows]
        first = min(int(row.min()) for row in columns)
        above, below = np.full((2, max(int(row.max()) for row in columns) - first + 1), -np.inf)
        for row, at in zip(rows, columns, strict=True):
            start, end = row[:, :-1, 1], row[:, 1:, 1]
            highest, deepest = np.maximum(start, end).ravel(), -np.minimum(start, end).ravel()
            for side in (at[:, :-1], at[:, 1:]):  # neighbours are less than a column apart: one holds what is between
                column = side.ravel() - first
                np.maximum.at(above, column, highest)
                np.maximum.at(below, column, deepest)
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


def _points(outline: Outline, spacing: float) -> list[NDArray[np.float64]]:
    """Return rows of points along the outline, neighbours nearer than a spacing: its lines, then its curves.

    Between two neighbours it leaves the straight line by far less than the spacing. Every part is closed.
    """
    points = np.array((0.0, 0.0, *outline.coordinates)).reshape(-1, 2)
    lines, curves = _segments(outline.ops)
    found = []
    if lines:
        start, end = points[lines].transpose(1, 0, 2)[:, :, None]
        t = _steps(float(np.hypot(*(end - start)[:, 0].T).max()), spacing)
        found.append(start + (end - start) * t)
    if curves:
        polygons = points[curves]
        # A Bézier curve's speed is at most three times its polygon's longest side.
        t = _steps(3 * float(np.hypot(*(polygons[:, 1:] - polygons[:, :-1]).reshape(-1, 2).T).max()), spacing)
        one, two, three, four = polygons.transpose(1, 0, 2)[:, :, None]
        found.append((1 - t) ** 3 * one + 3 * t * (1 - t) ** 2 * two + 3 * t**2 * (1 - t) * three + t**3 * four)
    return found


def _segments(ops: str) -> tuple[list[tuple[int, ...]], list[tuple[int, ...]]]:
    """Return the lines of an outline, closing ones too, and its curves, by the numbers of their points.

    Point 0 is where the pen is before the first move.
    """
    lines: list[tuple[int, ...]] = []
    curves: list[tuple[int, ...]] = []
    pen = start = last = 0
    for op in ops:
        if op == "Z":
            lines.append((pen, start))
            pen = start
            continue
        if op == "L":
            lines.append((pen, last + 1))
        elif op == "C":
            curves.append((pen, last + 1, last + 2, last + 3))
        pen = last = last + POINTS_OF[op]
        start = pen if op == "M" else start
    return lines, curves


def _steps(length: float, spacing: float) -> NDArray[np.float64]:
    """Return parameters from 0 to 1 that part a length into pieces no longer than a spacing."""
    return np.linspace(0, 1, max(1, math.ceil(length / spacing)) + 1)[:, None]
