"""Step 3, compose: the specimen of a face: a composition too, drawn on one sheet of A3.

In: a Subject, its FaceReport, the captions in one language, the faces of labels. Out: a Scene. Refuses a font
without H, whose letters cannot be brought to a size.
"""

from __future__ import annotations

from bannergen.codes import text as codes
from bannergen.colour import Colour
from bannergen.compose.specimen import sections
from bannergen.compose.specimen.captions import Captions, Headings
from bannergen.compose.specimen.sheet import DPI, Sheet
from bannergen.diagnostics import Fault
from bannergen.geometry import Rect, Unit
from bannergen.scene import PageBoxes, Scene
from bannergen.typeset import Face
from bannergen.typeset.inspection.report import FaceReport
from bannergen.typeset.inspection.subject import Subject

__all__ = ["DPI", "Captions", "Headings", "specimen"]

_PAGE = Rect(0, 0, 297, 420)
_MARGIN = 18.0
_GUTTER = 9.0


def specimen(subject: Subject, report: FaceReport, captions: Captions, labels: tuple[Face, ...]) -> Scene:
    """Return the specimen of a face; raise a Fault where it has no H."""
    if subject.cap_height <= 0:
        fault = codes.GLYPH_MISSING.at(font=subject.name, character="H", codepoint="U+0048", text=captions.title)
        raise Fault(fault)
    sheet, inner = Sheet(subject, labels), _PAGE.grown(-_MARGIN)
    sheet.block(_PAGE, Colour.from_hex("#ffffff"))
    left, right = inner.x, inner.right

    def band(top: float, bottom: float) -> Rect:
        return Rect.from_edges(left, top, right, bottom)

    sections.masthead(sheet, captions, band(18, 48))
    sections.hero(sheet, report, captions, band(52, 112))
    aside = left + 0.66 * inner.width
    sections.alphabet(sheet, report, captions, Rect.from_edges(left, 117, aside, 252))
    sections.facts(sheet, captions, Rect.from_edges(aside + _GUTTER, 117, right, 252))
    sections.tone_rows(sheet, captions, band(256, 278))
    sections.pairs(sheet, captions, band(281, 297))
    sections.running_text(sheet, captions, band(300, 329))
    sections.slogan(sheet, captions, band(332, 377))
    sections.signs(sheet, captions, band(379, 396))
    sections.key(sheet, captions, band(398, 402))
    boxes = PageBoxes.alike(_PAGE)
    return Scene(captions.title, Unit.MM, boxes, tuple(sheet.nodes))
