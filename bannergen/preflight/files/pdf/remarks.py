"""Step 5, preflight: what a prepress technician remarks on a PDF.

In: its document, what it paints, and its facts. Out: findings, the gravest kinds first. Silent on what is usual.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from bannergen.codes import exporting
from bannergen.codes import finished as codes
from bannergen.diagnostics import Diagnostic, decimal
from bannergen.geometry import Rect
from bannergen.preflight.files.damage import damaged
from bannergen.preflight.files.limits import resolution_findings
from bannergen.preflight.files.pdf.document import Document
from bannergen.preflight.files.pdf.facts import PdfFacts
from bannergen.preflight.files.pdf.inks import faint_tints, vanishing_whites
from bannergen.preflight.files.pdf.painted import Painted
from bannergen.preflight.files.pdf.standard import broken_promises, broken_rules
from bannergen.preflight.files.report import PURPOSES, Said
from bannergen.preflight.files.scale import scale_remarks
from bannergen.preflight.files.wording import listed, transparency

_POINT_TOLERANCE = 0.01  # 0.0035 mm
# What has to hold what; a viewer and many a RIP show no more than the CropBox.
_NESTED = (
    ("/MediaBox", "/BleedBox"),
    ("/BleedBox", "/TrimBox"),
    ("/MediaBox", "/TrimBox"),
    ("/CropBox", "/TrimBox"),
)
_NO_PAGES = Said("tệp không có trang nào", "it has no pages")
_LARGEST_SIDE = 14_400  # units; PDF 32000-1:2008, annex C


def remarks(path: Path, document: Document, painted: Painted, facts: PdfFacts) -> Iterator[Diagnostic]:
    """Yield the findings of a PDF."""
    yield from structure(path, document)
    yield from _pages(document, facts)
    yield from scale_remarks(path, facts.size) if document.pages else ()
    yield from _for_people(facts) if facts.kind.is_for_people else _for_print(document, painted, facts)
    yield from _contents(facts)
    if painted.unread:
        yield codes.UNREAD.at(path=path, reason=listed(painted.unread))


def _for_people(facts: PdfFacts) -> Iterator[Diagnostic]:
    """Yield what is wrong with a file that is read and not printed; colours, fonts and bleed are as they should be."""
    what = PURPOSES[facts.kind.purpose]
    yield codes.FOR_PEOPLE.at(what_vi=what.vi, what_en=what.en)
    yield from _missing_fonts(facts)


def _for_print(document: Document, painted: Painted, facts: PdfFacts) -> Iterator[Diagnostic]:
    for page in document.pages[:1]:
        bleed, trim = page.box("/BleedBox"), page.box("/TrimBox")
        if max(bleed.excess_of(trim), trim.excess_of(bleed)) <= _POINT_TOLERANCE:
            yield codes.NO_BLEED.at()
    yield from _standard(document, painted, facts)
    yield from _fonts(facts)
    yield from _colours(painted, facts)
    yield from _intent(facts)
    yield from _pictures(facts)


def structure(path: Path, document: Document) -> Iterator[Diagnostic]:
    """Yield what is wrong with a PDF before anything of it is painted."""
    if document.encrypted:
        yield codes.ENCRYPTED.at(path=path)
    if not document.pages:
        yield damaged(path, _NO_PAGES)
    if document.mended:
        yield codes.MENDED.at(path=path, reason=listed(document.mended))
    for page in document.pages:
        for outer, inner in _NESTED:
            if inner in page.boxes and page.box(outer).excess_of(page.boxes[inner]) > _POINT_TOLERANCE:
                reason = f"{inner[1:]} {_shown(page.box(inner))} ⊄ {outer[1:]} {_shown(page.box(outer))}"
                yield exporting.BOXES.at(path=path, reason=reason)
                break


def _shown(box: Rect) -> str:
    return "[" + " ".join(map(decimal, (box.x, box.y, box.right, box.bottom))) + "]"


def _pages(document: Document, facts: PdfFacts) -> Iterator[Diagnostic]:
    if facts.kind.pages > 1:
        yield codes.PAGES.at(pages=facts.kind.pages)
    if not document.pages:
        return
    page = document.pages[0]
    media = page.box("/MediaBox")
    side = max(media.width, media.height)
    if side > _LARGEST_SIDE + _POINT_TOLERANCE:
        yield codes.PAGE_TOO_LARGE.at(side=round(side))
    if page.user_unit != 1:
        yield codes.USER_UNIT.at(unit=page.user_unit)


def _standard(document: Document, painted: Painted, facts: PdfFacts) -> Iterator[Diagnostic]:
    broken = list(broken_rules(document, painted, facts))
    if broken:
        claim = facts.kind.pdfx_info or facts.kind.pdfx_xmp
        yield codes.PDFX_BROKEN.at(claim=claim, reasons="; ".join(broken))
    ours = list(broken_promises(painted, facts.intent)) if facts.kind.condition else []
    if ours:
        yield codes.PRINT_BROKEN.at(condition=facts.kind.condition, reasons="; ".join(ours))


def _missing_fonts(facts: PdfFacts) -> Iterator[Diagnostic]:
    missing = [font.name for font in facts.fonts.fonts if not font.embedded]
    if missing:
        yield codes.FONTS_MISSING.at(fonts=listed(missing))


def _fonts(facts: PdfFacts) -> Iterator[Diagnostic]:
    yield from _missing_fonts(facts)
    live = [font.name for font in facts.fonts.fonts if font.embedded]
    if live:
        yield codes.FONTS_LIVE.at(fonts=listed(live))


def _colours(painted: Painted, facts: PdfFacts) -> Iterator[Diagnostic]:
    if vanishing_whites(painted):
        yield codes.WHITE_OVERPRINT.at()
    spaces = [shown for shown, space in painted.spaces.items() if space.is_rgb]
    if spaces:
        yield codes.RGB.at(spaces=listed(spaces))
    kinds = [kind for kind in facts.colours.transparency if kind != "/Group"]  # alone it changes nothing
    if kinds:
        yield codes.TRANSPARENT.at(kinds=transparency(kinds))
    tints = faint_tints(painted)
    if tints:
        yield codes.INK_FAINT.at(tints=listed(tints))


def _intent(facts: PdfFacts) -> Iterator[Diagnostic]:
    intents = facts.intent.intents
    if not intents:
        yield codes.NO_INTENT.at()
    for intent in intents:
        space = intent.profile.space if intent.profile else "CMYK"
        if space != "CMYK":
            yield codes.INTENT_NOT_CMYK.at(space=space)
        if intent.profile and not intent.profile.whole:
            yield codes.PROFILE_DAMAGED.at(profile=intent.profile.description, bytes=intent.profile.bytes)


def _pictures(facts: PdfFacts) -> Iterator[Diagnostic]:
    if not facts.resolution.pictures:
        return
    worst = min(facts.resolution.pictures, key=lambda picture: picture.finished_ppi)
    yield from resolution_findings(
        worst.finished_ppi, facts.size.longest_mm, f"{worst.width_px} × {worst.height_px} px"
    )


def _contents(facts: PdfFacts) -> Iterator[Diagnostic]:
    contents = facts.contents
    if contents.layers:
        yield codes.LAYERS.at(layers=listed(contents.layers))
    kinds = list(contents.annotations)
    kinds += ["AcroForm"] * bool(contents.form_fields) + ["JavaScript"] * contents.scripts
    kinds += list(contents.attachments)
    if kinds:
        yield codes.INTERACTIVE.at(kinds=listed(kinds))
