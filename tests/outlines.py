"""Outlines as GEOS knows them, for distances that are not ours."""

from __future__ import annotations

from shapely import MultiLineString

from bannergen.geometry import Outline
from bannergen.scene import GlyphRun


def drawn(run: GlyphRun) -> MultiLineString:
    """The run's outlines as fine chains of straight lines."""
    return drawn_outline(run.outline)


def drawn_outline(outline: Outline) -> MultiLineString:
    """An outline as fine chains of straight lines."""
    chains: list[list[tuple[float, float]]] = []
    for op, numbers in outline.segments():
        if op == "M":
            chains.append([(numbers[0], numbers[1])])
        elif op == "Z":
            chains[-1].append(chains[-1][0])
        elif op == "L":
            chains[-1].append((numbers[0], numbers[1]))
        else:
            (ax, ay), (bx, by, cx, cy, dx, dy) = chains[-1][-1], numbers
            for step in range(1, 33):
                t = step / 32
                weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
                x = sum(weight * value for weight, value in zip(weights, (ax, bx, cx, dx), strict=True))
                y = sum(weight * value for weight, value in zip(weights, (ay, by, cy, dy), strict=True))
                chains[-1].append((x, y))
    return MultiLineString([chain for chain in chains if len(chain) > 1])
