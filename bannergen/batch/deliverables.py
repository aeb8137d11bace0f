"""Step 6, batch: the files a piece is delivered as: which Scene goes into which format under which variant's name.

In: a composed piece and the formats asked for. Out: Deliverables, in the order of the formats. Writes nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bannergen.compose import Composer, Composition
from bannergen.export.formats import Settings, pdf_scale, variant_of
from bannergen.preflight.manifest import FINISHING_SHEET
from bannergen.scene import Scene
from bannergen.spec.piece import Piece

if TYPE_CHECKING:
    from bannergen.export.inks import PrintCondition


@dataclass(frozen=True)
class Deliverable:
    """One file: its format, its variant (empty for the piece itself), what is drawn and how."""

    extension: str
    variant: str
    scene: Scene
    settings: Settings


def deliverable(extension: str, scene: Scene, composer: Composer, settings: Settings) -> Deliverable:
    """Return the piece itself in a format."""
    if extension == "pdf" and settings.pdf != "proof":
        scene = _on_sheet(scene, composer, settings)
    return Deliverable(extension, variant_of(scene, extension, settings), scene, settings)


def _on_sheet(scene: Scene, composer: Composer, settings: Settings) -> Scene:
    """Return a piece on its print sheet; where the marks make a page too large for 1:1, they are those of 1:10."""
    divisor = pdf_scale(scene, settings).divisor
    sheet = composer.print_sheet(scene, divisor)
    needed = pdf_scale(sheet, settings).divisor
    return sheet if needed == divisor else composer.print_sheet(scene, needed)


def deliverables(
    piece: Piece,
    composition: Composition,
    formats: tuple[str, ...],
    composer: Composer,
    condition: PrintCondition | None = None,
) -> Iterator[Deliverable]:
    """Yield all files of a piece; its inks are meant for a print condition."""
    settings = Settings(dpi=piece.product.dpi, condition=condition)
    for extension in formats:
        yield deliverable(extension, composition.scene, composer, settings)
        if extension == "pdf" and piece.product.finishing:
            yield finishing_sheet(piece, composition.scene, composer)


def finishing_sheet(piece: Piece, scene: Scene, composer: Composer) -> Deliverable:
    """Return the sheet that says how a piece is finished: a page of its own, never part of the print file."""
    divisor = pdf_scale(scene, Settings()).divisor
    sheet = composer.finishing_sheet(piece, scene, divisor)
    return Deliverable("pdf", FINISHING_SHEET, sheet, Settings(pdf="proof"))
