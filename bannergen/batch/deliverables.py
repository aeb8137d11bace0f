"""Step 6, batch: the files a piece is delivered as: which Scene goes into which format under which variant's name.

In: a composed piece and the formats asked for. Out: Deliverables, in the order of the formats. Writes nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bannergen.compose import Composer, Composition
from bannergen.export.formats import Settings, pdf_scale, variant_of
from bannergen.scene import Scene
from bannergen.spec.piece import Piece


@dataclass(frozen=True)
class Deliverable:
    """One file: its format, its variant (empty for the piece itself), what is drawn and how."""

    extension: str
    variant: str
    scene: Scene
    settings: Settings


def deliverable(extension: str, scene: Scene, composer: Composer, settings: Settings) -> Deliverable:
    """Return the piece itself in a format."""
    variant = variant_of(scene, extension, settings)
    if extension == "pdf" and settings.pdf != "proof":
        scene = composer.print_sheet(scene, pdf_scale(scene, settings).divisor)
    return Deliverable(extension, variant, scene, settings)


def deliverables(
    piece: Piece, composition: Composition, formats: tuple[str, ...], composer: Composer
) -> Iterator[Deliverable]:
    """Yield all files of a piece."""
    settings = Settings(dpi=piece.product.raster_dpi)
    for extension in formats:
        yield deliverable(extension, composition.scene, composer, settings)
