"""Step 4, export: rows of pixels as differences, a few at a time, as PNG and TIFF store them.

Flat art is nearly all zeros then. A few rows at a time stay in the processor's cache from one pass over them to the
next.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from bannergen.export.raster.tile import Pixels

Rows = NDArray[np.uint8]  # rows × bytes

_AT_ONCE_PX = 1 << 17  # half a megabyte
_SPARSE = 12  # where one pixel in so many or fewer is not zero, picking them out is faster than copying all


def across(band: Pixels) -> Iterator[Rows]:
    """Yield rows as differences from the pixel to the left, four bytes a pixel; the first of a row is as it was."""
    flat = band.reshape(len(band), -1)
    for few in _few(len(flat), band.shape[1]):
        rows = np.empty_like(flat[few])
        rows[:, :4] = flat[few, :4]
        np.subtract(flat[few, 4:], flat[few, :-4], out=rows[:, 4:])
        yield rows


def down(band: Pixels) -> Iterator[Rows]:
    """Yield all rows but the first as differences from the row above, four bytes a pixel."""
    flat = band.reshape(len(band), -1)
    lower, upper = flat[1:], flat[:-1]
    for few in _few(len(lower), band.shape[1]):
        yield lower[few] - upper[few]


def as_rgb(rows: Rows, lead: bytes = b"") -> Rows:
    """Return rows of blue, green, red and an unused byte as red, green, blue, each after some leading bytes."""
    count, width = len(rows), rows.shape[1] // 4
    packed = np.zeros((count, len(lead) + width * 3), np.uint8)
    packed[:, : len(lead)] = np.frombuffer(lead, np.uint8)
    at = np.flatnonzero(rows.view(np.uint32) != 0)
    pixels = rows.reshape(-1, 4)
    if len(at) * _SPARSE > count * width:
        spread = packed[:, len(lead) :].reshape(count, width, 3)
        for channel in range(3):  # channel by channel is several times as fast as one reversed copy
            spread[..., channel] = pixels[:, 2 - channel].reshape(count, width)
        return packed
    found = pixels[at]
    row, column = np.divmod(at, width)
    place = row * packed.shape[1] + column * 3 + len(lead)
    flat = packed.reshape(-1)
    for channel in range(3):
        flat[place + channel] = found[:, 2 - channel]
    return packed


def _few(rows: int, width: int) -> Iterator[slice]:
    step = max(1, _AT_ONCE_PX // width)
    return (slice(top, top + step) for top in range(0, rows, step))
