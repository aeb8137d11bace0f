"""Step 3, compose: the finishing sheet of a print piece: what is cut, folded, sewn and punched, on one sheet of A4.

In: a piece, its finished Scene, the scale of its print file, what it takes, the faces of labels. Out: a Scene of its
own; the piece's is not touched. The sheet is meant for who finishes the print without having seen the job.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from bannergen.compose.finishing_sheet import tables
from bannergen.compose.finishing_sheet.corner import details_of, draw_details
from bannergen.compose.finishing_sheet.drawing import FINE, WHITE, SheetDrawing
from bannergen.compose.finishing_sheet.scales import scale_of
from bannergen.compose.finishing_sheet.view import corner_mark, draw_view, laid_out
from bannergen.compose.working_drawing import INK, QUIET
from bannergen.diagnostics import Diagnostic, Fault, tried
from bannergen.geometry import Rect, Unit
from bannergen.scene import PageBoxes, Scene
from bannergen.spec.materials import Materials
from bannergen.spec.piece import Piece
from bannergen.typeset import Face

__all__ = ["finishing_sheet"]

_MARGIN, _GAP = 8.0, 3.5
_KEY, _FACTS = 26.5, 66.0  # heights that the key needs at most, and the title block with it


@dataclass(frozen=True)
class _Page:
    """Where the parts of a sheet lie: the view, the details, the words in one column or two."""

    sheet: Rect
    view: Rect
    details: Rect
    works: Rect
    facts: Rect | None = None

    @property
    def inner(self) -> Rect:
        """The sheet within its frame."""
        return self.sheet.grown(-_MARGIN)


_LYING, _STANDING = Rect(0, 0, 297, 210), Rect(0, 0, 210, 297)
_PAGES = (
    _Page(_LYING, Rect(11, 21, 275, 66), Rect(11, 92, 104, 107), Rect(119, 93, 82, 107), Rect(205, 93, 81, 107)),
    _Page(_LYING, Rect(11, 21, 275, 92), Rect(11, 116, 104, 83), Rect(119, 117, 82, 83), Rect(205, 117, 81, 83)),
    _Page(_LYING, Rect(11, 21, 189, 112), Rect(11, 136, 189, 63), Rect(204, 21, 82, 179)),
    _Page(_STANDING, Rect(11, 21, 107, 180), Rect(11, 205, 107, 81), Rect(122, 21, 77, 266)),
)


def finishing_sheet(piece: Piece, scene: Scene, divisor: int, labels: tuple[Face, ...], materials: Materials) -> Scene:
    """Return the sheet of a piece, given on the print sheet of its file, which is drawn at 1:divisor.

    Of the pages that hold its words it is the one that shows the piece the largest; raise a Fault where none does.
    """
    ruler = SheetDrawing(labels)
    faults: list[Diagnostic] = []
    for page in sorted(_PAGES, key=lambda each: -laid_out(ruler, piece.product, each.view).factor):
        draw = SheetDrawing(labels)
        draw.block(page.sheet, WHITE)
        if tried(faults, _words, draw, page, tables.Subject(piece, scene, divisor, materials)):
            _draw_piece(draw, page, piece, scene)
            boxes = PageBoxes.alike(page.sheet)
            title = f"Tờ hoàn thiện – {scene.title}"
            made = replace(scene.imprint, picture=scene.sha256, purpose="finishing-sheet")
            return Scene(title, Unit.MM, boxes, tuple(draw.nodes), imprint=made)
    raise Fault(max(faults, key=lambda fault: int(dict(fault.values)["most"])))


def _draw_piece(draw: SheetDrawing, page: _Page, piece: Piece, scene: Scene) -> None:
    """Draw the frame, the piece and its corners."""
    draw.box(page.inner, INK, FINE)
    tables.heading(draw, piece, Rect(page.inner.x + 3, page.inner.y, page.inner.width - 6, 11))
    view = laid_out(draw, piece.product, page.view)
    caption = f"Nhìn từ mặt in, vật liệu trải phẳng · tỉ lệ {scale_of(view.factor)} · kích thước mm"
    draw.label(caption, (page.view.x, page.view.y + 2.6), 1.7, QUIET)
    draw_view(draw, view, scene)
    details = details_of(piece.product)
    for detail in details:
        draw.balloon(detail.name, corner_mark(view, detail.corners[0]))
    draw_details(draw, details, page.details)


def _words(draw: SheetDrawing, page: _Page, about: tables.Subject) -> None:
    """Draw the tables in one column or two."""
    works, piece, scene = page.works, about.piece, about.scene
    end = tables.edges_table(draw, piece.product, works)
    last = works.bottom if page.facts else works.bottom - _FACTS
    quantities = Rect.from_edges(works.x, end + _GAP, works.right, last)
    end = tables.quantities(draw, about, quantities)
    facts = page.facts or Rect.from_edges(works.x, end + _GAP, works.right, works.bottom)
    block = Rect.from_edges(facts.x, facts.y, facts.right, facts.bottom - _GAP - _KEY)
    end = tables.title_block(draw, piece, scene, block)
    tables.key(draw, piece.product, Rect.from_edges(facts.x, end + _GAP, facts.right, facts.bottom))
