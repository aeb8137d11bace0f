"""Step 4, export: rows of pixels as differences, a few at a time, as PNG and TIFF store them.

Flat art is nearly all zeros then. A few rows at a time stay in the processor's cache from one pass over them to the
next.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from bannergen.export.raster.tile import Pixels, Words

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


def across_as_rgb(band: Pixels, lead: bytes = b"") -> Iterator[Rows]:
    """Yield the same as red, green and blue, each row after some leading bytes."""
    words = _words(band)
    for few in _few(*words.shape):
        left = np.zeros_like(words[few])
        left[:, 1:] = words[few, :-1]
        yield _differences(words[few], left, lead)


def down_as_rgb(band: Pixels, lead: bytes = b"") -> Iterator[Rows]:
    """Yield all rows but the first as differences from the row above, as red, green and blue after leading bytes."""
    words = _words(band)
    lower, upper = words[1:], words[:-1]
    for few in _few(*lower.shape):
        yield _differences(lower[few], upper[few], lead)


def _words(band: Pixels) -> Words:
    return band.view(np.uint32)[..., 0]


def _differences(words: Words, predicted: Words, lead: bytes) -> Rows:
    """Return pixels less what was predicted, without their unused byte and the other way about."""
    count, width = words.shape
    packed = np.zeros((count, len(lead) + width * 3), np.uint8)
    packed[:, : len(lead)] = np.frombuffer(lead, np.uint8)
    at = np.flatnonzero(words != predicted)
    if len(at) * _SPARSE > count * width:
        spread, rows = packed[:, len(lead) :], words.view(np.uint8) - predicted.view(np.uint8)
        for channel in range(3):  # channel by channel is several times as fast as one reversed copy
            spread[:, channel::3] = rows[:, 2 - channel :: 4]
        return packed
    found = words.reshape(-1)[at].view(np.uint8) - predicted.reshape(-1)[at].view(np.uint8)
    place = at * 3 + (at // width + 1) * len(lead)
    flat = packed.reshape(-1)
    for channel in range(3):
        flat[place + channel] = found[2 - channel :: 4]
    return packed


def _few(rows: int, width: int) -> Iterator[slice]:
    step = max(1, _AT_ONCE_PX // width)
    return (slice(top, min(top + step, rows)) for top in range(0, rows, step))
