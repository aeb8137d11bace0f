"""Step 4, export: the Scene as pixels, painted by cairo in bands of constant memory.

In: a Scene, a box of it and a size in whole pixels. Out: bands of rows, top to bottom. The picture does not depend on
the bands: solids and gradients are the same to the bit. Beyond cairo's 32,767 px a band is painted in columns.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np

from bannergen.export.raster.marks import marks_of
from bannergen.export.raster.painter import paint_tile
from bannergen.export.raster.tile import Pixels, Tile
from bannergen.geometry import Matrix, Rect
from bannergen.scene import Scene

COLUMN_PX = 16_384  # a column's width; cairo's limit is 32,767
BAND_PIXELS = 2_000_000  # about 8 MB a band


@dataclass(frozen=True, slots=True)
class Grid:
    """A box of the Scene on a grid of whole pixels.

    Both axes have one scale, as an SVG viewer would have it; what rounding leaves over is shared by opposite edges.
    """

    box: Rect
    width_px: int
    height_px: int

    @property
    def matrix(self) -> Matrix:
        """The map from the Scene to pixels."""
        scale = min(self.width_px / self.box.width, self.height_px / self.box.height)
        spare_x = self.width_px - self.box.width * scale
        spare_y = self.height_px - self.box.height * scale
        return Matrix(scale, 0, 0, scale, spare_x / 2 - self.box.x * scale, spare_y / 2 - self.box.y * scale)

    def band_rows(self) -> int:
        """How many rows a band has at most."""
        return max(1, min(self.height_px, BAND_PIXELS // self.width_px))

    def bands(self) -> Iterator[tuple[int, int]]:
        """Yield the first row and the number of rows of each band."""
        rows = self.band_rows()
        for top in range(0, self.height_px, rows):
            yield top, min(rows, self.height_px - top)

    def columns(self) -> Iterator[tuple[int, int]]:
        """Yield the first pixel and the width of each column."""
        whole = self.width_px <= 2 * COLUMN_PX - 1
        step = self.width_px if whole else COLUMN_PX
        for left in range(0, self.width_px, step):
            yield left, min(step, self.width_px - left)


def paint_bands(scene: Scene, grid: Grid, threads: int = 1) -> Iterator[Pixels]:
    """Yield the picture band by band, painting up to so many bands at once; the pixels do not depend on it.

    A yielded array may be overwritten once the next one is asked for.
    """
    easel = _Easel(scene, grid)
    bands = list(grid.bands())
    buffers = [_Band(grid) for _ in range(min(threads + 1, len(bands)))]
    with ThreadPoolExecutor(threads) as pool:  # cairo paints without Python's lock
        waiting = deque(
            pool.submit(easel.paint, buffer, band) for buffer, band in zip(buffers[:-1], bands, strict=False)
        )
        for index in range(len(bands)):
            ahead = index + len(buffers) - 1
            if ahead < len(bands):
                waiting.append(pool.submit(easel.paint, buffers[ahead % len(buffers)], bands[ahead]))
            yield waiting.popleft().result()


class _Band:
    """The memory of one band: a tile for each column and, where there are several, the whole rows."""

    def __init__(self, grid: Grid) -> None:
        self.tiles = [Tile(width, grid.band_rows(), left) for left, width in grid.columns()]
        self.rows: Pixels = self.tiles[0].pixels
        if len(self.tiles) > 1:
            self.rows = np.empty((grid.band_rows(), grid.width_px, 4), np.uint8)


class _Easel:
    """Paints bands of one picture."""

    def __init__(self, scene: Scene, grid: Grid) -> None:
        self._marks = tuple(marks_of(scene.nodes, grid.matrix))

    def paint(self, band: _Band, span: tuple[int, int]) -> Pixels:
        top, rows = span
        for tile in band.tiles:
            tile.top = top
            paint_tile(tile, self._marks)
            if len(band.tiles) > 1:
                band.rows[:rows, tile.left : tile.left + tile.width] = tile.pixels[:rows]
        return band.rows[:rows]
