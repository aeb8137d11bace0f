"""Step 4, export: radial gradients by their own steps.

Between two near colours an 8-bit gradient has a few dozen steps, each a ring. Filling a row ring by ring is about four
times as fast as asking every pixel for its distance, as pixman does, and differs from it by at most one level.
"""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from bannergen.export.raster.tile import Tile
from bannergen.scene import GradientStop, RadialGradient

_MOST_STEPS = 1024  # beyond it the rings are thinner than they are worth


def paint_rings(gradient: RadialGradient, tile: Tile) -> bool:
    """Fill a tile with a gradient laid out in pixels; False, and nothing done, where it has too many steps."""
    radii, words = _rings(gradient)
    if len(radii) > _MOST_STEPS:
        return False
    edges = _edges(radii, gradient.cx - tile.left, gradient.cy - tile.top, tile)
    runs = np.diff(edges, axis=1)
    row_words = np.concatenate([words[::-1], words[1:]])  # outermost … innermost … outermost
    tile.words.reshape(-1)[:] = np.repeat(np.tile(row_words, tile.rows), runs.reshape(-1))
    return True


def _edges(radii: NDArray[np.float64], cx: float, cy: float, tile: Tile) -> NDArray[np.int64]:
    """Return for each row the pixels at which the rings begin and end, from 0 to the width."""
    across = np.arange(tile.rows, dtype=np.float64) + 0.5 - cy
    half = np.sqrt(np.maximum(radii[None, :] ** 2 - across[:, None] ** 2, 0))
    # A pixel lies within a ring when its centre does.
    begins = np.ceil(cx - half - 0.5)[:, ::-1]
    ends = np.ceil(cx + half - 0.5)
    inner = np.clip(np.concatenate([begins, ends], axis=1), 0, tile.width).astype(np.int64)
    left = np.zeros((tile.rows, 1), np.int64)
    return np.concatenate([left, inner, left + tile.width], axis=1)


def _rings(gradient: RadialGradient) -> tuple[NDArray[np.float64], NDArray[np.uint32]]:
    """Return the radii at which the 8-bit colour changes, and the colours from the centre outwards."""
    offsets = np.array(sorted({change for pair in _pairs(gradient.stops) for change in _changes(*pair)}))
    if not len(offsets):
        return offsets, _words(gradient.stops, np.array([0.5]))
    between = np.concatenate([[offsets[0] - 1e-9], (offsets[1:] + offsets[:-1]) / 2, [offsets[-1] + 1e-9]])
    return offsets * gradient.radius, _words(gradient.stops, between)


def _pairs(stops: tuple[GradientStop, ...]) -> list[tuple[GradientStop, GradientStop]]:
    return list(pairwise(stops))


def _changes(start: GradientStop, end: GradientStop) -> set[float]:
    """Return the offsets at which a channel's rounded value changes between two stops."""
    found: set[float] = set()
    for first, last in zip(_channels(start), _channels(end), strict=True):
        step = 1 if last > first else -1
        for value in range(first, last, step):
            share = (value + step / 2 - first) / (last - first)
            found.add(start.offset + share * (end.offset - start.offset))
    return found


def _channels(stop: GradientStop) -> tuple[int, int, int]:
    return stop.colour.red, stop.colour.green, stop.colour.blue


def _words(stops: tuple[GradientStop, ...], at: NDArray[np.float64]) -> NDArray[np.uint32]:
    offsets = [stop.offset for stop in stops]
    red, green, blue = (
        np.rint(np.interp(at, offsets, [_channels(stop)[n] for stop in stops])).astype(np.uint32) for n in range(3)
    )
    return (np.uint32(0xFF000000) | red << np.uint32(16) | green << np.uint32(8) | blue).astype(np.uint32)
