"""Step 4, export: a Scene laid on the pixels of a file: all that the writers of rasters have in common.

In: a Scene, a grid of pixels, and in whose inks. Out: its bands, the profile of its colours, what it says of itself.
"""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass
from typing import TypeVar

from bannergen.export.description import Description
from bannergen.export.inks import PrintCondition, srgb_profile
from bannergen.export.raster import Finish, Grid, bands, ink_plates
from bannergen.scene import Scene

T = TypeVar("T")


@dataclass(frozen=True)
class Laid:
    """A Scene on a grid; ``dpi`` is None for screens, ``condition`` for sRGB.

    ``description`` is None for a picture that is no file of its own, such as one of a contact sheet.
    """

    scene: Scene
    grid: Grid
    dpi: float | None = None
    condition: PrintCondition | None = None
    description: Description | None = None
    workers: int = 1

    @property
    def profile(self) -> bytes:
        """The ICC profile that its pixels are in."""
        return self.condition.profile if self.condition else srgb_profile()

    def xmp(self, media_type: str, most_bytes: int | None = None) -> bytes:
        """Return the XMP packet; empty where nothing is said."""
        return self.description.xmp(media_type, most_bytes=most_bytes) if self.description else b""

    def bands(self, finish: Finish[T]) -> Generator[T]:
        """Yield what becomes of each band, four levels a pixel: inks, or blue, green, red and one unused."""
        plates = ink_plates(self.condition) if self.condition else None
        return bands(self.scene, self.grid, finish, plates=plates, workers=self.workers)
