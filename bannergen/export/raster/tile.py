"""Step 4, export: a piece of the picture in memory, shared by cairo and numpy."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from bannergen.export.raster import cairo
from bannergen.geometry import Rect

Pixels = NDArray[np.uint8]  # rows × columns × 4: blue, green, red, unused (little-endian xRGB words)
Words = NDArray[np.uint32]  # rows × columns of the same words


class Tile:
    """A cairo surface over memory that numpy sees too, at a place of the whole picture's grid."""

    def __init__(self, width: int, rows: int, left: int = 0, top: int = 0) -> None:
        self.width, self.rows, self.left, self.top = width, rows, left, top
        self._memory = bytearray(width * rows * 4)  # RGB24 rows need no padding: four bytes a pixel
        self.surface = cairo.ImageSurface(cairo.FORMAT_RGB24, width, rows, self._memory, width * 4)
        self.words: Words = np.frombuffer(self._memory, np.uint32).reshape(rows, width)
        self.pixels: Pixels = np.frombuffer(self._memory, np.uint8).reshape(rows, width, 4)

    @property
    def area(self) -> Rect:
        """What part of the picture it is, in pixels."""
        return Rect(self.left, self.top, self.width, self.rows)
