"""Step 4, export: pictures resampled on the grid of the whole picture, so that no band shows a seam."""

from __future__ import annotations

import math

import numpy as np
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
    columns = _axis(left, right, placed.x, placed.width, image.width_px)
    rows = _axis(top, bottom, placed.y, placed.height, image.height_px)
    source = Pillow.frombytes("RGB", (image.width_px, image.height_px), image.rgb)
    part = source.resize(
        (columns.count, rows.count),
        Pillow.Resampling.LANCZOS,
        (columns.start, rows.start, columns.end, rows.end),
    )
    rgb = np.asarray(part)[rows.skip : rows.skip + bottom - top, columns.skip : columns.skip + right - left]
    tile = Tile(right - left, bottom - top, left, top)
    tile.pixels[..., :3] = rgb[..., ::-1]
    return tile


class _axis:  # noqa: N801 - a record of one axis, used like a function
    """How many pixels to compute along an axis, of which source interval, and how many of them to skip."""

    def __init__(self, first: int, last: int, start: float, length: float, source: int) -> None:
        per_pixel = source / length
        margin = math.ceil(_SUPPORT * max(1.0, 1 / per_pixel)) + 1
        low = max(first - margin, math.ceil(start))
        high = min(last + margin, math.floor(start + length))
        # A pixel cut by the picture's own edge takes the colour of its neighbour inside.
        low, high = min(low, first), max(high, last)
        self.count, self.skip = high - low, first - low
        self.start = max(0.0, (low - start) * per_pixel)
        self.end = min(float(source), (high - start) * per_pixel)
