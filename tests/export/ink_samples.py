"""Scenes for the tests of rasters in inks, and their pixels."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from bannergen.colour import Cmyk, Colour
from bannergen.export.inks import PrintCondition
from bannergen.export.raster import Grid, bands, ink_plates
from bannergen.geometry import Outline, Rect
from bannergen.scene import Node, Paint, Path, Scene
from tests.pictures import page_of

BOX = Rect(0, 0, 300, 200)
RED = Colour(126, 10, 18, Cmyk(0, 100, 100, 38))
YELLOW = Colour(255, 231, 55, Cmyk(0, 4, 84, 0))
BLACK = Colour(35, 31, 32, Cmyk(0, 0, 0, 100))
CONDITION = PrintCondition.fogra39()

Inks = NDArray[np.uint8]


def scene(*nodes: Node) -> Scene:
    return page_of(BOX, *nodes)


def square(fill: Paint, box: Rect = BOX) -> Path:
    return Path(Outline.rectangle(box), fill=fill)


def inks(found: Scene, size: tuple[int, int] = (300, 200), workers: int = 1) -> Inks:
    """The pixels in inks, cyan first."""
    parts = bands(found, Grid(found.boxes.trim, *size), np.copy, plates=ink_plates(CONDITION), workers=workers)
    return np.concatenate(list(parts))
