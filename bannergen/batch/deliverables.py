"""Step 6, batch: the files a piece is delivered as: which Scene goes into which format under which variant's name.

In: a composed piece and the formats asked for. Out: Deliverables, in the order of the formats: the piece itself, then
what is derived from it. Writes nothing. Refuses a variant that the piece does not have.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from bannergen.codes import pieces as codes
from bannergen.compose import Composer, Composition
from bannergen.compose.joining_diagram import joining_diagram
from bannergen.compose.panels import on_panel_sheet, panel_scene
from bannergen.compose.seams import Panelling, panelling_of
from bannergen.diagnostics import Diagnostic, Fault
from bannergen.export.formats import Settings, pdf_scale, variant_of
from bannergen.scene import Scene
from bannergen.spec.piece import Piece


@dataclass(frozen=True)
class Deliverable:
    """One file: its format, its variant (empty for the piece itself), what is drawn and how, and remarks on it.

    The variant is what the file's name ends with: what it is (``tam-2-5``), then its scale (``1-10``).
    """

    extension: str
    variant: str
    scene: Scene
    settings: Settings
    kind: str = ""  # the variant without its scale
    remarks: tuple[Diagnostic, ...] = ()

    @property
    def scale(self) -> str:
        """The scale in the variant, such as ``1-10``; empty for 1:1."""
        return self.variant.removeprefix(self.kind).removeprefix("_")


@dataclass(frozen=True)
class Source:
    """A composed piece and who composed it: what everything else is derived from."""

    piece: Piece
    composition: Composition
    composer: Composer

    @property
    def scene(self) -> Scene:
        """The finished piece."""
        return self.composition.scene

    @cached_property
    def panelling(self) -> Panelling | None:
        """How the piece is cut into panels; None where it fits its roll or has none."""
        roll = self.piece.product.roll
        return panelling_of(self.scene, roll) if roll else None


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
    settings, source = Settings(dpi=piece.product.dpi), Source(piece, composition, composer)
    for extension in formats:
        yield deliverable(extension, composition.scene, composer, settings)
        yield from derived(source, extension, settings)


def derived(source: Source, extension: str, settings: Settings) -> Iterator[Deliverable]:
    """Yield what is derived from a piece in a format, in the order of the table."""
    for derive in DERIVED:
        yield from derive(source, extension, settings)


def variant_named(name: str, source: Source, extension: str, settings: Settings) -> Deliverable:
    """Return one derived file by its variant without the scale; raise a Fault with those there are."""
    found = {one.kind: one for one in derived(source, extension, settings)}
    if name not in found:
        product = source.piece.product.id
        raise Fault(codes.VARIANT_UNKNOWN.at(got=name, accepted=tuple(found), product=product, extension=extension))
    return found[name]


def _panels(source: Source, extension: str, settings: Settings) -> Iterator[Deliverable]:
    """Yield the panels of a piece, each on a sheet of its own; a raster shows all of the sheet, to print its marks."""
    if extension not in {"pdf", "tiff"} or source.panelling is None:
        return
    for panel in source.panelling.panels:
        scene, kind = panel_scene(source.scene, panel), f"tam-{panel.number}-{panel.of.count}"
        variant = "_".join(filter(None, (kind, variant_of(scene, extension, settings))))
        if extension == "tiff":
            sheet, how = on_panel_sheet(source.scene, panel, 1, source.composer.book), replace(settings, box="media")
        elif settings.pdf == "proof":
            sheet, how = scene, settings
        else:
            divisor = pdf_scale(scene, settings).divisor
            sheet, how = on_panel_sheet(source.scene, panel, divisor, source.composer.book), settings
        yield Deliverable(extension, variant, sheet, how, kind, source.panelling.remarks())


def _joining_diagram(source: Source, extension: str, settings: Settings) -> Iterator[Deliverable]:
    """Yield the drawing that shows how the panels are joined."""
    if extension == "pdf" and source.panelling is not None:
        scene = joining_diagram(source.scene, source.panelling, source.composer.book)
        how = replace(settings, pdf="proof", scale=None)
        yield Deliverable(extension, "ghep-tam", scene, how, "ghep-tam", source.panelling.remarks())


# What is derived from a piece beside its own files; each yields nothing in formats or for pieces it does not concern.
DERIVED: tuple[Callable[[Source, str, Settings], Iterator[Deliverable]], ...] = (_panels, _joining_diagram)
