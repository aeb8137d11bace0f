"""Step 3, compose: the specimen of a face: a composition too, drawn on one sheet of A3.

In: a Subject, its FaceReport, the captions in one language, a face for labels. Out: a Scene. Refuses a font without H,
whose letters cannot be brought to a size.
"""

from __future__ import annotations

from bannergen.codes import text as codes
from bannergen.colour import Colour
from bannergen.compose.specimen import sections
from bannergen.compose.specimen.captions import Captions
from bannergen.compose.specimen.sheet import DPI, Sheet
from bannergen.diagnostics import Fault
from bannergen.geometry import Rect, Unit
from bannergen.scene import PageBoxes, Scene
from bannergen.typeset import Face
from bannergen.typeset.inspection.report import FaceReport
from bannergen.typeset.inspection.subject import Subject

__all__ = ["DPI", "HEADINGS", "Captions", "specimen"]

HEADINGS = 8
_PAGE = Rect(0, 0, 297, 420)
_MARGIN = 18.0
_GUTTER = 9.0


def specimen(subject: Subject, report: FaceReport, captions: Captions, label: Face) -> Scene:
    """Return the specimen of a face; raise a Fault where it has no H."""
    if subject.cap_height <= 0:
        fault = codes.GLYPH_MISSING.at(font=subject.name, character="H", codepoint="U+0048", text=captions.title)
        raise Fault(fault)
    sheet, inner = Sheet(subject, label), _PAGE.grown(-_MARGIN)
    sheet.block(_PAGE, Colour.from_hex("#ffffff"))
    left, right = inner.x, inner.right

    def band(top: float, bottom: float) -> Rect:
        return Rect.from_edges(left, top, right, bottom)

    sections.masthead(sheet, captions, band(18, 51))
    sections.hero(sheet, report, captions, band(56, 120))
    aside = left + 0.68 * inner.width
    sections.alphabet(sheet, report, captions, Rect.from_edges(left, 125, aside, 267))
    sections.facts(sheet, captions, Rect.from_edges(aside + _GUTTER, 125, right, 267))
    sections.tone_rows(sheet, captions, band(272, 294))
    sections.pairs(sheet, captions, band(298, 316))
    sections.slogan(sheet, captions, band(320, 378))
    sections.signs(sheet, captions, band(381, 396))
    sections.key(sheet, captions, band(398, 402))
    boxes = PageBoxes(_PAGE, _PAGE, _PAGE, _PAGE)
    return Scene(captions.title, Unit.MM, boxes, tuple(sheet.nodes))
