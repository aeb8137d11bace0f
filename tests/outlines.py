"""Outlines as GEOS knows them, for distances that are not ours."""

from __future__ import annotations

import numpy as np
from shapely import MultiLineString

from bannergen.geometry import Outline
from bannergen.scene import GlyphRun

_T = np.linspace(0, 1, 33)[1:]
_BERNSTEIN = np.stack(((1 - _T) ** 3, 3 * _T * (1 - _T) ** 2, 3 * _T**2 * (1 - _T), _T**3), axis=1)


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
            chains[-1] += (_BERNSTEIN @ np.array([*chains[-1][-1], *numbers]).reshape(4, 2)).tolist()
    return MultiLineString([np.array(chain) for chain in chains if len(chain) > 1])
