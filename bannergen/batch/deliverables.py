"""Step 6, batch: the files a piece is delivered as: which Scene goes into which format under which variant's name.

In: a composed piece and the formats asked for. Out: Deliverables, in the order of the formats: the piece itself, then
what is derived from it. Writes nothing. Refuses a variant that the piece does not have.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property, partial
from typing import TYPE_CHECKING, Protocol

from bannergen.codes import pieces as codes
from bannergen.compose import Composer, Composition
from bannergen.diagnostics import Diagnostic, Fault
from bannergen.export.formats import FORMATS, Settings, pdf_scale, variant_of
from bannergen.geometry import Size
from bannergen.preflight.manifest import FINISHING_SHEET
from bannergen.scene import Scene
from bannergen.spec.materials import Materials, material_box, materials_of
from bannergen.spec.piece import Piece

if TYPE_CHECKING:
    from bannergen.compose.seams import Panelling
    from bannergen.export.inks import PrintCondition

PANEL_FORMATS = frozenset({"pdf", "tiff"})  # the formats that a shop prints panels from


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
        from bannergen.compose.seams import panelling_of  # only who asks for what is derived

        product = self.piece.product
        return panelling_of(self.scene, material_box(product), product.roll) if product.roll else None

    @cached_property
    def materials(self) -> Materials | None:
        """What one copy takes; None for a screen."""
        panels = self.panelling.panels if self.panelling else ()
        return materials_of(self.piece.product, tuple(Size(panel.width, panel.length) for panel in panels))

    def remarks(self, formats: tuple[str, ...]) -> tuple[Diagnostic, ...]:
        """Return what is remarked on the files that are derived from it in some formats."""
        if self.panelling is None:
            return ()
        if PANEL_FORMATS & {*formats}:
            return self.panelling.remarks()
        return (
            codes.PANELS_NOT_MADE.at(count=self.panelling.count, others=_listed(PANEL_FORMATS), has=_listed(formats)),
        )

    def divisor(self, settings: Settings) -> int:
        """Return at which 1:N the print file of the piece is drawn."""
        return pdf_scale(_on_sheet(self.scene, self.composer, settings), settings).divisor


def _listed(formats: Iterable[str]) -> str:
    return ", ".join(f".{extension}" for extension in sorted(formats))


def deliverable(extension: str, scene: Scene, composer: Composer, settings: Settings) -> Deliverable:
    """Return the piece itself in a format."""
    if extension == "pdf" and settings.pdf != "proof":
        scene = _on_sheet(scene, composer, settings)
    return Deliverable(extension, variant_of(scene, extension, settings), scene, settings)


def _on_sheet(scene: Scene, composer: Composer, settings: Settings) -> Scene:
    """Return a piece on its print sheet; where the marks make a page too large for 1:1, they are those of 1:10."""
    return _at_its_scale(scene, settings, partial(composer.print_sheet, scene))


class _SheetAt(Protocol):
    """Puts a Scene on its sheet, drawn at 1:divisor; with UserUnit it opens at full size."""

    def __call__(self, divisor: int, *, user_unit: bool) -> Scene: ...


def _at_its_scale(scene: Scene, settings: Settings, sheet_at: _SheetAt) -> Scene:
    scale = pdf_scale(scene, settings)
    sheet = sheet_at(scale.divisor, user_unit=scale.user_unit)
    needed = pdf_scale(sheet, settings)
    return sheet if needed == scale else sheet_at(needed.divisor, user_unit=needed.user_unit)


def deliverables(
    source: Source, formats: tuple[str, ...], condition: PrintCondition | None = None
) -> Iterator[Deliverable]:
    """Yield all files of a piece; its inks are meant for a print condition."""
    settings = Settings(dpi=source.piece.product.raster_dpi, condition=condition)
    for extension in formats:
        yield deliverable(extension, source.scene, source.composer, settings)
        yield from derived(source, extension, settings)


def derived(source: Source, extension: str, settings: Settings) -> Iterator[Deliverable]:
    """Yield what is derived from a piece in a format, in the order of the table."""
    for derive in DERIVED:
        yield from derive(source, extension, settings)


def variant_named(name: str, source: Source, extension: str, settings: Settings) -> Deliverable:
    """Return one derived file by its variant without the scale; raise a Fault with those, or the formats, there are."""
    found = {one.kind: one for one in derived(source, extension, settings) if one.extension == extension}
    if name not in found:
        every = (one for other in FORMATS for one in derived(source, other, settings))
        others = {one.extension for one in every if one.kind == name}
        if others:
            raise Fault(codes.VARIANT_FORMAT.at(variant=name, others=_listed(others), extension=extension))
        product = source.piece.product.id
        raise Fault(codes.VARIANT_UNKNOWN.at(got=name, accepted=tuple(found), product=product, extension=extension))
    return found[name]


def _panels(source: Source, extension: str, settings: Settings) -> Iterator[Deliverable]:
    """Yield the panels of a piece, each on a sheet of its own; a raster shows all of the sheet, to print its marks."""
    if extension not in PANEL_FORMATS or source.panelling is None:
        return
    from bannergen.compose.panels import on_panel_sheet, panel_scene  # few pieces have panels

    for panel in source.panelling.panels:
        sheet, kind = panel_scene(source.scene, panel), f"tam-{panel.number}-{panel.of.count}"
        sheet_at, how = partial(on_panel_sheet, source.scene, panel, book=source.composer.book), settings
        if extension == "tiff":
            sheet, how = sheet_at(1, user_unit=False), replace(settings, box="media")
        elif settings.pdf != "proof":
            sheet = _at_its_scale(sheet, settings, sheet_at)
        variant = "_".join(filter(None, (kind, variant_of(sheet, extension, settings))))
        yield Deliverable(extension, variant, sheet, how, kind, source.panelling.remarks())


def _joining_diagram(source: Source, extension: str, settings: Settings) -> Iterator[Deliverable]:
    """Yield the drawing that shows how the panels are joined: a PDF, also where the panels are not."""
    of_pdf = extension == "pdf" or ("pdf" not in source.piece.product.formats and extension in PANEL_FORMATS)
    if of_pdf and source.panelling is not None:
        from bannergen.compose.joining_diagram import joining_diagram  # few pieces have panels

        scene = joining_diagram(source.scene, source.panelling, source.composer.book)
        how = replace(settings, pdf="proof", scale=None)
        yield Deliverable("pdf", "ghep-tam", scene, how, "ghep-tam", source.panelling.remarks())


def _finishing_sheet(source: Source, extension: str, settings: Settings) -> Iterator[Deliverable]:
    """Yield the sheet that says how a piece is finished: a page of its own, never part of the print file."""
    if extension == "pdf" and source.piece.product.finishing and source.materials:
        printed = _on_sheet(source.scene, source.composer, settings)
        divisor = pdf_scale(printed, settings).divisor
        sheet = source.composer.finishing_sheet(source.piece, printed, divisor, source.materials)
        yield Deliverable(
            extension, FINISHING_SHEET, sheet, replace(settings, pdf="proof", scale=None), FINISHING_SHEET
        )


# What is derived from a piece beside its own files; each yields nothing in formats or for pieces it does not concern.
DERIVED: tuple[Callable[[Source, str, Settings], Iterator[Deliverable]], ...] = (
    _panels,
    _joining_diagram,
    _finishing_sheet,
)
