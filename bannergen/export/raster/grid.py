"""Step 4, export: a box of the Scene laid on whole pixels, and the bands and columns it is painted in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bannergen.geometry import Matrix, Rect

COLUMN_PX = 32_766  # a column's width; cairo's limit is 32,767
BAND_PIXELS = 1_000_000  # four megabytes a band and plate


@dataclass(frozen=True, slots=True)
class Grid:
    """A box of the Scene on a grid of whole pixels; bands hold whole groups of ``row_step`` rows.

    Both axes have one scale, as an SVG viewer would have it; what rounding leaves over is shared by opposite edges.
    """

    box: Rect
    width_px: int
    height_px: int
    row_step: int = 1

    @property
    def matrix(self) -> Matrix:
        """The map from the Scene to pixels."""
        scale = min(self.width_px / self.box.width, self.height_px / self.box.height)
        spare_x = self.width_px - self.box.width * scale
        spare_y = self.height_px - self.box.height * scale
        return Matrix(scale, 0, 0, scale, spare_x / 2 - self.box.x * scale, spare_y / 2 - self.box.y * scale)

    def band_rows(self) -> int:
        """How many rows each band but the last has; the last has no more."""
        groups = max(1, BAND_PIXELS // self.width_px // self.row_step)
        return min(self.height_px, groups * self.row_step)

    def bands(self) -> Iterator[tuple[int, int]]:
        """Yield the first row and the number of rows of each band."""
        rows = self.band_rows()
        for top in range(0, self.height_px, rows):
            yield top, min(rows, self.height_px - top)

    def columns(self) -> Iterator[tuple[int, int]]:
        """Yield the first pixel and the width of each column."""
        for left in range(0, self.width_px, COLUMN_PX):
            yield left, min(COLUMN_PX, self.width_px - left)
