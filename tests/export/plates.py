"""The plates that Ghostscript makes of a PDF: how much of each ink lies where."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image as Pillow

from bannergen.compose.coverage import Cover, cover_of
from bannergen.geometry import POINTS_PER_MM, Rect
from bannergen.scene import GlyphRun, Scene
from tests.readers import run


class Plates:
    """Plates by the name of their ink, each in per cent of full ink."""

    def __init__(self, path: Path, scene: Scene, *, dpi: float = 20, divisor: int = 1) -> None:
        folder = path.parent / f"{path.stem}-plates"
        folder.mkdir()
        run("gs", "-q", "-dNOPAUSE", "-dBATCH", "-sDEVICE=tiffsep", f"-r{dpi}", "-o", folder / "page.tif", path)
        self.inks: dict[str, NDArray[np.float64]] = {}
        for plate in sorted(folder.glob("page(*).tif")):
            name = re.fullmatch(r"page\((.*)\)\.tif", plate.name)
            assert name is not None
            with Pillow.open(plate) as picture:
                self.inks[name[1]] = 100 - np.asarray(picture.convert("L"), float) / 2.55
        self._scene, self._per_mm = scene, dpi / 72 * POINTS_PER_MM / divisor

    def at(self, x: float, y: float) -> dict[str, float]:
        """Return the inks at a point of the Scene, those that are there at all, to whole per cents (8 bit hold 0.4)."""
        media = self._scene.boxes.media
        column, row = int((x - media.x) * self._per_mm), int((y - media.y) * self._per_mm)
        found = {name: plate[row, column] for name, plate in self.inks.items()}
        return {name: round(float(ink)) for name, ink in found.items() if ink > 0}


def inside(run_: GlyphRun, reach: float) -> tuple[float, float]:
    """Return a point in the ink of a line of text, that far from every edge."""
    ink = run_.ink
    assert ink is not None
    for row in range(1, 40):
        for column in range(1, 400):
            x, y = ink.x + ink.width * column / 400, ink.y + ink.height * row / 40
            if cover_of(run_.outline, Rect(x - reach, y - reach, 2 * reach, 2 * reach)) is Cover.ALL:
                return x, y
    raise AssertionError(run_.text)
