"""Step 4, export: pictures resampled on the grid of the whole picture, so that no band shows a seam."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bannergen.export.raster.marks import Picture
from bannergen.export.raster.plates import Plate
from bannergen.export.raster.sources import TileSources
from bannergen.export.raster.tile import Tile
from bannergen.geometry import Rect

_SUPPORT = 3  # of the Lanczos kernel, in pixels of the coarser grid


def picture_tile(picture: Picture, area: Rect, plate: Plate, sources: TileSources) -> Tile | None:
    """Return a picture's pixels on a plate where it meets an area; None where it does not.

    Every pixel depends on the source alone: whatever part is asked for, the kernel meets the same neighbours.
    """
    image, placed = picture.image, picture.box
    left, top = max(math.floor(placed.x), int(area.x)), max(math.floor(placed.y), int(area.y))
    right = min(math.ceil(placed.right), int(area.right))
    bottom = min(math.ceil(placed.bottom), int(area.bottom))
    if right <= left or bottom <= top:
        return None
    columns = _Axis.of((left, right), (placed.x, placed.right), image.width_px)
    rows = _Axis.of((top, bottom), (placed.y, placed.bottom), image.height_px)
    source = sources.part(image, rows.needed, columns.needed)[..., plate.channels]
    tile = Tile.alone(right - left, bottom - top, left, top)
    planes = source.shape[2]
    for plane in range(3):
        if plane < planes:
            part = _resampled(source[..., plane], rows, columns)[rows.pick][:, columns.pick]
        tile.pixels[..., plane] = part
    return tile


def _resampled(plane: NDArray[np.uint8], rows: _Axis, columns: _Axis) -> NDArray[np.uint8]:
    """Resample one plane in floating point.

    With bytes Pillow rounds and cuts between its two passes, whose order depends on the sizes: parts would differ.
    """
    from PIL import Image as Pillow  # loaded with the first picture: most pieces have none

    box = (columns.source[0], rows.source[0], columns.source[1], rows.source[1])
    picture = Pillow.fromarray(plane.astype(np.float32))
    part = np.asarray(picture.resize((columns.count, rows.count), Pillow.Resampling.LANCZOS, box))
    levels: NDArray[np.uint8] = np.clip(np.rint(part), 0, 255).astype(np.uint8)
    return levels


@dataclass(frozen=True, slots=True)
class _Axis:
    """One axis of the part: what of the source is needed, the interval of that to resample, into how many pixels.

    ``pick`` says which of these each wanted pixel is.
    """

    needed: slice
    source: tuple[float, float]
    count: int
    pick: NDArray[np.int64]

    @classmethod
    def of(cls, wanted: tuple[int, int], placed: tuple[float, float], source_px: int) -> _Axis:
        """Work out an axis: pixels ``wanted``, of a picture ``placed`` from edge to edge."""
        per_pixel = source_px / (placed[1] - placed[0])
        # Only pixels that lie wholly within the picture are computed ...
        first, last = math.ceil(placed[0] - 1e-9), math.floor(placed[1] + 1e-9)
        low, high = max(wanted[0], first), min(wanted[1], last)
        if last <= first:  # a picture of less than a pixel
            return cls(slice(0, source_px), (0.0, float(source_px)), 1, np.zeros(wanted[1] - wanted[0], np.int64))
        # ... and one that its edge cuts takes the colour of its neighbour inside.
        low, high = min(low, last - 1), max(high, first + 1)
        pick = np.clip(np.arange(*wanted), low, high - 1) - low
        begin, end = max(0.0, (low - placed[0]) * per_pixel), min(float(source_px), (high - placed[0]) * per_pixel)
        reach = _SUPPORT * max(1.0, per_pixel) + 1  # the kernel looks so far beyond the interval
        skipped = max(0, math.floor(begin - reach))
        needed = slice(skipped, min(source_px, math.ceil(end + reach)))
        return cls(needed, (begin - skipped, end - skipped), high - low, pick)
