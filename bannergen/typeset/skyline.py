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

from bannergen.geometry import Outline

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
        lines = _polylines(outline, step)
        if not lines:
            return cls(step, 0, np.empty(0), np.empty(0))
        ends = np.concatenate([np.stack((line[:-1], line[1:]), axis=1) for line in lines])  # pairs of neighbours
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


def _polylines(outline: Outline, spacing: float) -> list[NDArray[np.float64]]:
    """Return the outline's parts as points of about a spacing, closed. They leave the curve by far less than it."""
    found: list[list[NDArray[np.float64]]] = []
    pen = np.zeros(2)
    for op, numbers in outline.segments():
        points = np.array(numbers).reshape(-1, 2)
        if op == "M":
            found.append([points])
        elif op == "Z":
            found[-1].append(_line(pen, found[-1][0][0], spacing))
        elif op == "L":
            found[-1].append(_line(pen, points[0], spacing))
        else:
            found[-1].append(_curve(pen, points, spacing))
        pen = points[-1] if len(points) else found[-1][0][0]
    return [np.concatenate(part) for part in found]


def _line(start: NDArray[np.float64], end: NDArray[np.float64], spacing: float) -> NDArray[np.float64]:
    count = max(1, math.ceil(float(np.hypot(*(end - start))) / spacing))
    return np.linspace(start, end, count + 1)[1:]


def _curve(start: NDArray[np.float64], points: NDArray[np.float64], spacing: float) -> NDArray[np.float64]:
    polygon = np.vstack((start, points))
    # A Bézier curve's speed is at most three times its polygon's longest side.
    longest = float(np.hypot(*np.diff(polygon, axis=0).T).max())
    count = max(1, math.ceil(3 * longest / spacing))
    t = np.linspace(0, 1, count + 1)[1:, None]
    one, two, three, four = polygon
    return np.asarray((1 - t) ** 3 * one + 3 * t * (1 - t) ** 2 * two + 3 * t**2 * (1 - t) * three + t**3 * four)
