"""Step 4, export: a piece of the picture in memory, shared by cairo and numpy."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from bannergen.export.raster import cairo
from bannergen.geometry import Rect

Pixels = NDArray[np.uint8]  # rows × columns × 4: what a plate's three levels are, then one byte unused
Words = NDArray[np.uint32]  # rows × columns of the same four bytes, little-endian


class Tile:
    """A cairo surface over memory that numpy sees too, at a place of the whole picture's grid."""

    def __init__(self, memory: bytearray | memoryview, words: Words, left: int, top: int) -> None:
        self.rows, self.width = words.shape
        self.left, self.top, self.words = left, top, words
        self.pixels: Pixels = words.view(np.uint8).reshape(*words.shape, 4)
        self.surface = cairo.ImageSurface(cairo.FORMAT_RGB24, self.width, self.rows, memory, words.strides[0])

    @classmethod
    def alone(cls, width: int, rows: int, left: int, top: int) -> Tile:
        """Return a tile of its own memory; RGB24 rows need no padding: four bytes a pixel."""
        memory = bytearray(width * rows * 4)
        return cls(memory, np.frombuffer(memory, np.uint32).reshape(rows, width), left, top)

    def clear(self, level: int) -> None:
        """Set every byte, the unused one too, to one level."""
        self.words.fill(level * 0x01010101)
        self.surface.mark_dirty()

    @property
    def area(self) -> Rect:
        """What part of the picture it is, in pixels."""
        return Rect(self.left, self.top, self.width, self.rows)


class Sheet:
    """The memory of one plate of a band, whole rows, and the tiles of its columns in it."""

    def __init__(self, rows: int, width: int, columns: Iterable[tuple[int, int]]) -> None:
        memory = bytearray((rows + 1) * width * 4)  # a row to spare: every column may be as long as its rows are apart
        self.words: Words = np.frombuffer(memory, np.uint32)[: rows * width].reshape(rows, width)
        self.pixels: Pixels = self.words.view(np.uint8).reshape(rows, width, 4)
        view = memoryview(memory)
        self.tiles = [Tile(view[left * 4 :], self.words[:, left : left + wide], left, 0) for left, wide in columns]
