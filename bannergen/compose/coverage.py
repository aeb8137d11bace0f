"""Step 3, compose: whether a filled outline covers an area of the page wholly, in part or not at all.

In: an outline and an upright rectangle. Out: a Cover. Where an edge runs so near the area's own that halving cannot
tell them apart, the answer is "in part".
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum, auto
from itertools import pairwise

from bannergen.geometry import Outline, Rect

_HALVINGS = 24
_SLACK = 1e-6  # of the area's side: what rounding puts beyond an edge

Points = tuple[tuple[float, float], ...]


class Cover(Enum):
    """How much of an area is covered."""

    ALL = auto()
    PART = auto()
    NONE = auto()


def cover_of(outline: Outline, area: Rect, *, even_odd: bool = False) -> Cover:
    """Return how much of an area a filled outline covers.

    When no edge enters the area, all its points lie alike, and the winding around its centre tells. An edge may be
    taken for its chord where the hull of its control points keeps out of the area: the way between goes past outside.
    """
    inner = area.grown(-_SLACK * max(area.width, area.height))
    if inner.width <= 0 or inner.height <= 0:
        inner = Rect(area.x + area.width / 2, area.y + area.height / 2, 0, 0)
    winding = 0
    for edge in _edges(outline):
        turn = _winding(edge, inner, _HALVINGS)
        if turn is None:
            return Cover.PART
        winding += turn
    return Cover.ALL if (winding % 2 if even_odd else winding) else Cover.NONE


def _edges(outline: Outline) -> Iterator[Points]:
    """Yield the lines and curves of an outline by their points; a fill closes what is open."""
    start = pen = (0.0, 0.0)
    for op, numbers in outline.segments():
        points = tuple(zip(numbers[::2], numbers[1::2], strict=True))
        if op in {"M", "Z"}:
            if pen != start:
                yield pen, start
            start = pen = points[0] if points else start
        else:
            yield (pen, *points)
            pen = points[-1]
    if pen != start:
        yield pen, start


def _winding(edge: Points, area: Rect, halvings: int) -> int | None:
    """Return how an edge turns around an area's centre, counted where it crosses the ray to the right.

    None where the edge enters the area.
    """
    if not _meets(edge, area):
        return _crossing(edge[0], edge[-1], area)
    if not halvings or any(_holds(area, end) for end in (edge[0], edge[-1])):
        return None
    total = 0
    for half in _halved(edge):
        turn = _winding(half, area, halvings - 1)
        if turn is None:
            return None
        total += turn
    return total


def _meets(edge: Points, area: Rect) -> bool:
    xs, ys = [x for x, _ in edge], [y for _, y in edge]
    return min(xs) <= area.right and area.x <= max(xs) and min(ys) <= area.bottom and area.y <= max(ys)


def _holds(area: Rect, point: tuple[float, float]) -> bool:
    return area.x <= point[0] <= area.right and area.y <= point[1] <= area.bottom


def _halved(edge: Points) -> tuple[Points, Points]:
    """Cut a line or a curve in its middle (de Casteljau)."""
    first, second, level = [edge[0]], [edge[-1]], list(edge)
    while len(level) > 1:
        level = [((x1 + x2) / 2, (y1 + y2) / 2) for (x1, y1), (x2, y2) in pairwise(level)]
        first.append(level[0])
        second.append(level[-1])
    return tuple(first), tuple(reversed(second))


def _crossing(start: tuple[float, float], end: tuple[float, float], area: Rect) -> int:
    (x1, y1), (x2, y2) = start, end
    x, y = area.x + area.width / 2, area.y + area.height / 2
    if (y1 <= y) == (y2 <= y):
        return 0
    crosses = x1 + (y - y1) / (y2 - y1) * (x2 - x1) > x
    return (1 if y2 > y1 else -1) if crosses else 0
