"""Step 2, typeset: the ink of a letter as exact areas: its parts, and how far they are from each other.

In: outlines, filled by the non-zero rule. Out: polygons, and what is measured on them. The only home of shapely (GEOS).
A curve becomes sixteen straight pieces, which leave it by far less than a thousandth of an em.
"""

from __future__ import annotations

from itertools import combinations
from typing import Any, TypeAlias

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.affinity import translate

from bannergen.geometry import Outline, Rect

Area: TypeAlias = Any  # a geometry of shapely, which ships no types
Point: TypeAlias = tuple[float, float]

_EQUAL = 1e-7  # of the length of an edge: rounding
_T = np.linspace(0, 1, 17)[1:, None]
_WEIGHTS = np.hstack(((1 - _T) ** 3, 3 * _T * (1 - _T) ** 2, 3 * _T**2 * (1 - _T), _T**3))


def area_of(outline: Outline) -> Area:
    """Return what an outline covers; parts that overlap, as in variable fonts, are one."""
    rings = [ring for ring in _rings(outline) if len(ring) > 2]
    if not rings:
        return shapely.Polygon()
    # Every piece of the plane between the lines lies wholly inside or outside: one point of it decides.
    pieces = shapely.get_parts(shapely.polygonize([shapely.unary_union([shapely.LinearRing(ring) for ring in rings])]))
    points = shapely.get_coordinates(shapely.point_on_surface(pieces))
    winding = sum(_winding(ring, points) for ring in rings)
    return shapely.unary_union(pieces[winding != 0])


def moved(area: Area, dx: float, dy: float = 0.0) -> Area:
    """Return an area in another place."""
    return translate(area, dx, dy)


def spread(area: Area, distance: float) -> Area:
    """Return an area grown on all sides, corners staying sharp."""
    return area.buffer(distance, join_style="mitre")


def parts_of(area: Area) -> list[Area]:
    """Return the parts of an area that do not touch each other, the largest first."""
    return sorted(shapely.get_parts(area).tolist(), key=lambda part: -part.area)


def bounds_of(area: Area) -> Rect:
    """Return the bounds of an area."""
    return Rect.from_edges(*area.bounds)


def gap_of(parts: list[Area]) -> tuple[float, Point]:
    """Return the smallest distance of two of several parts, and the middle of it."""
    nearest = min(combinations(parts, 2), key=lambda pair: pair[0].distance(pair[1]))
    line = shapely.shortest_line(*nearest)
    middle = line.interpolate(0.5, normalized=True)
    return float(line.length), (middle.x, middle.y)


def overlap(first: Area, second: Area) -> float | None:
    """Return how wide is what two areas share, 0 where they only touch; None where they are apart."""
    shared = shapely.intersection(first, second)
    return None if shared.is_empty else bounds_of(shared).width


def contact(letter: Area, body: Area, reach: float) -> Point:
    """Return where the marks of a letter meet its body, or where the marks are: ``reach`` is a hair's breadth."""
    marks = letter.difference(body.buffer(reach))
    meeting = marks.buffer(3 * reach).intersection(body)
    found = (meeting if not meeting.is_empty else marks if not marks.is_empty else letter).centroid
    return found.x, found.y


def difference(first: list[Area], second: list[Area]) -> float:
    """Return how much area only one of two letters covers, however far from the pen their bodies stand.

    Letters come as their parts, the largest first. Where the bodies are the same, only what is left is compared.
    """
    body, other = first[0], second[0]
    aside = body.bounds[0] - other.bounds[0]
    if body.equals_exact(translate(other, aside), _EQUAL * body.length):
        return _only_one(first[1:], [translate(part, aside) for part in second[1:]])
    return min(_only_one(first, [translate(part, dx) for part in second]) for dx in {0.0, aside})


def _only_one(first: list[Area], second: list[Area]) -> float:
    one, two = shapely.unary_union(first), shapely.unary_union(second)
    return float(one.symmetric_difference(two).area)


def _rings(outline: Outline) -> list[NDArray[np.float64]]:
    """Return the parts of an outline as corners, the curves in straight pieces."""
    rings: list[list[NDArray[np.float64]]] = []
    for op, numbers in outline.segments():
        points = np.array(numbers).reshape(-1, 2)
        if op == "M":
            rings.append([points])
        elif op == "L":
            rings[-1].append(points)
        elif op == "C":
            rings[-1].append(_WEIGHTS @ np.vstack((rings[-1][-1][-1:], points)))
    return [_without_repeats(np.vstack(ring)) for ring in rings]


def _without_repeats(corners: NDArray[np.float64]) -> NDArray[np.float64]:
    repeated: NDArray[np.bool_] = (corners == np.roll(corners, 1, axis=0)).all(axis=1)
    return corners[~repeated]


def _winding(ring: NDArray[np.float64], points: NDArray[np.float64]) -> NDArray[np.int_]:
    """Return how often a closed ring runs around each point (Sunday's winding number)."""
    (x0, y0), (x1, y1) = (each.T[:, :, None] for each in (ring, np.roll(ring, -1, axis=0)))
    x, y = points.T
    left = (x1 - x0) * (y - y0) - (x - x0) * (y1 - y0)
    up = ((y0 <= y) & (y1 > y) & (left > 0)).sum(axis=0)
    down = ((y0 > y) & (y1 <= y) & (left < 0)).sum(axis=0)
    return np.asarray(up - down)
