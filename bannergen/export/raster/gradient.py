"""Step 4, export: radial gradients by their own steps.

Between two near colours an 8-bit gradient has a few dozen steps, each a ring. Filling a row ring by ring is about four
times as fast as asking every pixel for its distance, as pixman does, and differs from it by at most one level.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from bannergen.export.raster.plates import Levels, Plate
from bannergen.export.raster.tile import Words
from bannergen.scene import RadialGradient

_MOST_STEPS = 1024  # beyond it the rings are thinner than they are worth
_AT_ONCE_PX = 1 << 17  # half a megabyte stays near the processor

_Stop = tuple[float, Levels]  # offset and levels on the plate


def paint_rings(gradient: RadialGradient, words: Words, corner: tuple[int, int], plate: Plate) -> bool:
    """Fill a part of the picture, which begins at a pixel, with a gradient laid out in pixels.

    False, and nothing done, where it has too many steps.
    """
    radii, colours = _rings(tuple((stop.offset, plate.levels(stop.colour)) for stop in gradient.stops), gradient.radius)
    if len(radii) > _MOST_STEPS:
        return False
    rows, width = words.shape
    runs = np.diff(_edges(radii, (gradient.cx - corner[0], gradient.cy - corner[1]), rows, width), axis=1)
    row_words = np.concatenate([colours[::-1], colours[1:]])  # outermost … innermost … outermost
    step = max(1, _AT_ONCE_PX // width)
    for top in range(0, rows, step):
        part = runs[top : top + step]
        words[top : top + step] = np.repeat(np.tile(row_words, len(part)), part.reshape(-1)).reshape(len(part), -1)
    return True


def _edges(radii: NDArray[np.float64], centre: tuple[float, float], rows: int, width: int) -> NDArray[np.int64]:
    """Return for each row the pixels at which the rings begin and end, from 0 to the width."""
    cx, cy = centre
    across = np.arange(rows, dtype=np.float64) + 0.5 - cy
    half = np.sqrt(np.maximum(radii[None, :] ** 2 - across[:, None] ** 2, 0))
    # A pixel lies within a ring when its centre does.
    begins = np.ceil(cx - half - 0.5)[:, ::-1]
    ends = np.ceil(cx + half - 0.5)
    inner = np.clip(np.concatenate([begins, ends], axis=1), 0, width).astype(np.int64)
    left = np.zeros((rows, 1), np.int64)
    return np.concatenate([left, inner, left + width], axis=1)


@lru_cache(32)  # every band of a picture asks for the same ones
def _rings(stops: tuple[_Stop, ...], radius: float) -> tuple[NDArray[np.float64], NDArray[np.uint32]]:
    """Return the radii at which the 8-bit colour changes, and the colours from the centre outwards."""
    offsets = np.array(sorted({change for pair in pairwise(stops) for change in _changes(*pair)}))
    if not len(offsets):
        return offsets, _words(stops, np.array([0.5]))
    between = np.concatenate([[offsets[0] - 1e-9], (offsets[1:] + offsets[:-1]) / 2, [offsets[-1] + 1e-9]])
    return offsets * radius, _words(stops, between)


def _changes(start: _Stop, end: _Stop) -> set[float]:
    """Return the offsets at which a channel's rounded value changes between two stops."""
    found: set[float] = set()
    for first, last in zip(start[1], end[1], strict=True):
        step = 1 if last > first else -1
        for value in range(first, last, step):
            share = (value + step / 2 - first) / (last - first)
            found.add(start[0] + share * (end[0] - start[0]))
    return found


def _words(stops: tuple[_Stop, ...], at: NDArray[np.float64]) -> NDArray[np.uint32]:
    offsets = [offset for offset, _ in stops]
    first, second, third = (
        np.rint(np.interp(at, offsets, [levels[n] for _, levels in stops])).astype(np.uint32) for n in range(3)
    )
    return (np.uint32(0xFF000000) | third << np.uint32(16) | second << np.uint32(8) | first).astype(np.uint32)
