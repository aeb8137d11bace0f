"""Step 5, preflight: the facts of a PDF.

In: an opened document, and what it paints. Out: PdfFacts: one fact of each kind.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from bannergen.preflight.files.pdf.document import Document, boxes_of, contents_of, intents_of
from bannergen.preflight.files.pdf.inks import inks_from
from bannergen.preflight.files.pdf.objects import array, entry, name
from bannergen.preflight.files.pdf.painted import Painted, Placed
from bannergen.preflight.files.report import (
    Boxes,
    Colours,
    Contents,
    Fact,
    FileSize,
    Font,
    Fonts,
    Inks,
    Intent,
    PdfKind,
    Picture,
    Resolution,
    Said,
    one_line,
)
from bannergen.preflight.files.scale import Scale, finished, scale_of, size_of
from bannergen.preflight.files.xmp import xmp_value

_MOST_PICTURES = 200
_CLAIMS = ("pdfx:GTS_PDFXConformance", "pdfxid:GTS_PDFXVersion", "pdfx:GTS_PDFXVersion")
_NOT_PRINTED = Said("tệp để người xem, không in", "a file for people, which is not printed")
_FONT_FILES = ("/FontFile", "/FontFile2", "/FontFile3")


@dataclass(frozen=True, slots=True)
class PdfFacts:
    """The facts of a PDF, in the order they are told."""

    kind: PdfKind
    size: FileSize
    boxes: Boxes
    intent: Intent
    colours: Colours
    inks: Inks
    fonts: Fonts
    resolution: Resolution
    contents: Contents

    @property
    def told(self) -> tuple[Fact, ...]:
        """Those that say something; a PDF without pages has no boxes."""
        facts: list[Fact] = [getattr(self, field.name) for field in fields(self)]
        return tuple(fact for fact in facts if fact != Boxes(()))


def facts_of(path: Path, document: Document, painted: Painted) -> PdfFacts:
    """Return the facts of a PDF."""
    makers = (document.info.get("Creator", ""), document.info.get("Producer", ""))  # one outlasts who saves it again
    scale = scale_of(path, _stated_scale(document), ours=any(maker.startswith("bannergen ") for maker in makers))
    kind = _kind(document)
    return PdfFacts(
        kind,
        _size(path, document, scale),
        Boxes(boxes_of(document.pages)),
        Intent(intents_of(document)),
        _colours(painted),
        Inks(reason=_NOT_PRINTED, given_up=True) if kind.is_for_people else inks_from(painted),
        Fonts(_fonts(painted)),
        Resolution(_pictures(document, painted, scale), vector=True),
        contents_of(document),
    )


def _stated_scale(document: Document) -> str:
    """Return the scale of the metadata; a page with UserUnit states its own size, whatever the file's name says."""
    stated = xmp_value(document.xmp, "bannergen:scale")
    return stated or ("1:1" if any(page.user_unit != 1 for page in document.pages[:1]) else "")


def _kind(document: Document) -> PdfKind:
    producer = document.info.get("Producer") or xmp_value(document.xmp, "pdf:Producer")
    # X-1a says more in a second key.
    in_info = document.info.get("GTS_PDFXConformance") or document.info.get("GTS_PDFXVersion", "")
    in_xmp = next(filter(None, (xmp_value(document.xmp, key) for key in _CLAIMS)), "")
    counts = (document.page_count, len(document.pages))
    condition = xmp_value(document.xmp, "bannergen:condition")
    purpose = xmp_value(document.xmp, "bannergen:purpose")
    return PdfKind(document.version, *counts, producer, in_info, in_xmp, document.encrypted, condition, purpose)


def _size(path: Path, document: Document, scale: Scale) -> FileSize:
    if not document.pages:
        return size_of(path, scale, (None, None))
    page = document.pages[0]
    width, height = page.size_mm("/TrimBox")
    size = size_of(path, scale, (height, width) if page.rotation in {90, 270} else (width, height))
    return finished(size) if "/TrimBox" in page.boxes else size


def _colours(painted: Painted) -> Colours:
    spots = {spot for space in painted.spaces.values() for spot in space.spots}
    shown = tuple(space.shown for space in painted.spaces.values() if space.kind != "Pattern")
    unread = "; ".join(painted.unread)
    return Colours(shown, tuple(sorted(spots)), tuple(painted.transparency), painted.overprint, unread=unread)


def _pictures(document: Document, painted: Painted, scale: Scale) -> tuple[Picture, ...]:
    unit = document.pages[0].user_unit if document.pages else 1.0
    return tuple(dict.fromkeys(_picture(placed, unit, scale) for placed in painted.pictures[:_MOST_PICTURES]))


def _picture(placed: Placed, unit: float, scale: Scale) -> Picture:
    space, ppi = placed.space.shown if placed.space else "?", placed.ppi / unit
    size = (placed.width_px, placed.height_px)
    return Picture(*size, placed.bits, space, round(ppi, 2), round(ppi / scale.divisor, 2))


def _fonts(painted: Painted) -> tuple[Font, ...]:
    return tuple(sorted({_font(font) for font in painted.fonts.values()}, key=lambda font: font.name))


def _font(font: Any) -> Font:
    kind = name(font, "/Subtype")
    described = font
    if kind == "Type0":
        described = next(iter(array(font, "/DescendantFonts")), None)
        kind = name(described, "/Subtype") or kind
    embedded = kind == "Type3" or any(entry(described, "/FontDescriptor", key) is not None for key in _FONT_FILES)
    return Font(one_line(name(font, "/BaseFont") or name(font, "/Name") or "?"), kind or "?", embedded)
