"""Step 4, export: pictures resampled on the grid of the whole picture, so that no band shows a seam."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image as Pillow

from bannergen.export.raster.tile import Tile
from bannergen.geometry import Rect
from bannergen.scene import Image

_SUPPORT = 3  # of the Lanczos kernel, in pixels of the coarser grid


def picture_tile(image: Image, placed: Rect, area: Rect) -> Tile | None:
    """Return the picture's pixels where it meets an area; None where it does not.

    ``placed`` is the picture's box in pixels of the whole picture. Every pixel depends on the source alone: the part
    is computed with enough of its surroundings that the kernel never meets an edge that is not the picture's own.
    """
    left, top = max(math.floor(placed.x), int(area.x)), max(math.floor(placed.y), int(area.y))
    right = min(math.ceil(placed.right), int(area.right))
    bottom = min(math.ceil(placed.bottom), int(area.bottom))
    if right <= left or bottom <= top:
        return None
    columns = _Axis.of((left, right), (placed.x, placed.right), image.width_px)
    rows = _Axis.of((top, bottom), (placed.y, placed.bottom), image.height_px)
    source = np.frombuffer(image.rgb, np.uint8).reshape(image.height_px, image.width_px, 3)
    tile = Tile(right - left, bottom - top, left, top)
    for channel in range(3):
        part = _resampled(source[..., channel], rows, columns)
        tile.pixels[..., 2 - channel] = part[rows.pick][:, columns.pick]
    return tile


def _resampled(channel: NDArray[np.uint8], rows: _Axis, columns: _Axis) -> NDArray[np.uint8]:
    """Resample one channel in floating point.

    With bytes Pillow rounds and cuts between its two passes, whose order depends on the sizes: parts would differ.
    """
    box = (columns.source[0], rows.source[0], columns.source[1], rows.source[1])
    picture = Pillow.fromarray(channel.astype(np.float32))
    part = np.asarray(picture.resize((columns.count, rows.count), Pillow.Resampling.LANCZOS, box))
    levels: NDArray[np.uint8] = np.clip(np.rint(part), 0, 255).astype(np.uint8)
    return levels


@dataclass(frozen=True, slots=True)
class _Axis:
    """One axis of the part: the source interval to resample, into how many pixels, and which of them to take."""

    source: tuple[float, float]
    count: int
    pick: NDArray[np.int64]

    @classmethod
    def of(cls, wanted: tuple[int, int], placed: tuple[float, float], source_px: int) -> _Axis:
        """Work out an axis: pixels ``wanted``, of a picture ``placed`` from edge to edge."""
        per_pixel = source_px / (placed[1] - placed[0])
        margin = math.ceil(_SUPPORT * max(1.0, 1 / per_pixel)) + 1
        # Only pixels that lie wholly within the picture are computed ...
        first, last = math.ceil(placed[0] - 1e-9), math.floor(placed[1] + 1e-9)
        low, high = max(wanted[0] - margin, first), min(wanted[1] + margin, last)
        if high <= low:  # a picture of less than a pixel
            return cls((0.0, float(source_px)), 1, np.zeros(wanted[1] - wanted[0], np.int64))
        interval = ((low - placed[0]) * per_pixel, (high - placed[0]) * per_pixel)
        # ... and one that its edge cuts takes the colour of its neighbour inside.
        pick = np.clip(np.arange(*wanted), low, high - 1) - low
        return cls((max(0.0, interval[0]), min(float(source_px), interval[1])), high - low, pick)
