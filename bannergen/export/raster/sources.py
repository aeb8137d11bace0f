"""Step 4, export: the pictures of a Scene in the colours of its plates, each of their pixels converted once.

In: pictures as the Scene has them. Out: parts of them, all channels. Rows of a picture are converted when the first
band needs them, and kept while the pictures of a file are small together. A larger one would break the promise of
constant memory: a tile converts what it shows of it, once for all plates; what the next tile shows too is converted
again.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from threading import Lock

import numpy as np
from numpy.typing import NDArray

from bannergen.scene import Image

KEPT_PX = 8_000_000  # of all pictures of a file: 32 MB in inks
_ROWS = 64  # converted at once

Channels = NDArray[np.uint8]  # rows × columns × what the plates have together
Convert = Callable[[Image], Channels]


class Sources:
    """The pictures of one file; its workers share it."""

    def __init__(self, convert: Convert) -> None:
        self.convert = convert
        self._lock = Lock()
        self._kept: dict[tuple[bytes, bytes, int], _Kept] = {}
        self._free_px = KEPT_PX

    def kept(self, image: Image) -> _Kept | None:
        """Return what is kept of a picture; None where it is too large."""
        key, count = (image.rgb, image.profile, image.width_px), image.width_px * image.height_px
        with self._lock:
            if key not in self._kept and count <= self._free_px:
                self._free_px -= count
                self._kept[key] = _Kept(image, self.convert)
            return self._kept.get(key)


class TileSources:
    """The pictures as one tile shows them, plate after plate."""

    def __init__(self, sources: Sources) -> None:
        self._sources = sources
        self._parts: dict[tuple[int, int, int, int, int], Channels] = {}

    def part(self, image: Image, rows: slice, columns: slice) -> Channels:
        """Return a part of a picture, converted."""
        kept = self._sources.kept(image)
        if kept:
            return kept.part(rows, columns)
        key = (id(image), rows.start, rows.stop, columns.start, columns.stop)  # the Scene outlives the tile
        if key not in self._parts:
            self._parts[key] = self._sources.convert(_part(image, rows, columns))
        return self._parts[key]


class _Kept:
    """A picture of which every row is converted once, when it is first asked for."""

    def __init__(self, image: Image, convert: Convert) -> None:
        self._image, self._convert = image, convert
        self._lock = Lock()
        self._done: set[int] = set()
        self._whole: Channels = np.empty(0, np.uint8)  # until the first rows say how many channels there are

    def part(self, rows: slice, columns: slice) -> Channels:
        with self._lock:
            for top in range(rows.start // _ROWS * _ROWS, rows.stop, _ROWS):
                if top not in self._done:
                    self._add(top, min(top + _ROWS, self._image.height_px))
            return self._whole[rows, columns]

    def _add(self, top: int, bottom: int) -> None:
        found = self._convert(_part(self._image, slice(top, bottom), slice(0, self._image.width_px)))
        if not self._done:  # memory that no row was written to is not taken yet
            self._whole = np.empty((self._image.height_px, *found.shape[1:]), np.uint8)
        self._whole[top:bottom] = found
        self._done.add(top)


def _part(image: Image, rows: slice, columns: slice) -> Image:
    """Return a part of a picture as a picture."""
    rgb = np.frombuffer(image.rgb, np.uint8).reshape(image.height_px, image.width_px, 3)[rows, columns]
    return replace(image, height_px=rgb.shape[0], width_px=rgb.shape[1], rgb=rgb.tobytes())
