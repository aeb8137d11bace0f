"""Step 3, compose: a Piece to its Scene.

In: a Piece, fonts and artwork. Out: a Composition, the Scene with a record of how each text was fitted. Raises a Fault
with everything that keeps the piece from being made; decides nothing about files.
"""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import dataclass

from bannergen.compose.contents import Content, contents_of
from bannergen.compose.fonts import fontbook_of
from bannergen.compose.imprint import imprint_of
from bannergen.compose.opacity import resolved
from bannergen.compose.page import Page
from bannergen.compose.paint import Gallery, Painter
from bannergen.compose.place import Flexbox, present_body
from bannergen.compose.scenery import aspects_of, nodes_of, texts_of
from bannergen.compose.setting import Means, SetSlot, group_sizes, remarks, set_alone, set_texts
from bannergen.compose.settle import centred_by_capitals
from bannergen.compose.typesetter import Typesetter
from bannergen.diagnostics import Diagnostic, raise_errors
from bannergen.geometry import Unit
from bannergen.scene import Scene
from bannergen.spec.layout import Layout
from bannergen.spec.library import Library
from bannergen.spec.materials import Materials
from bannergen.spec.piece import Piece, check_shape
from bannergen.spec.product import check_size
from bannergen.typeset import FontBook, unbroken


@dataclass(frozen=True)
class Composition:
    """A Scene and its set texts in reading order, with what was set otherwise than written."""

    scene: Scene
    texts: tuple[SetSlot, ...]
    remarks: tuple[Diagnostic, ...] = ()


class Composer:
    """Composes pieces with one font book and one gallery; both live as long as the run."""

    def __init__(self, library: Library) -> None:
        self.book: FontBook = fontbook_of(library)
        self.typesetter = Typesetter(self.book, library.words)
        self.gallery = Gallery(library)
        self._boxes: dict[tuple[object, ...], tuple[Layout, Flexbox]] = {}  # the layout is kept, for its id

    def compose(self, piece: Piece) -> Composition:
        """Compose one piece."""
        raise_errors(check_size(piece.product) or check_shape(piece.product, piece.layout))
        page = Page.of(piece.product)
        flexbox, contents, means = self._boxes_of(piece, page)
        texts = set_texts(flexbox.placed, contents, means, piece.sizes)  # 2, 3.3
        placed = flexbox.settled({key: text.height for key, text in texts.items()})
        settled = centred_by_capitals(placed, texts)
        painter = Painter(piece.theme, self.gallery, page, _black_text_below(piece))
        nodes = resolved(nodes_of(painter, piece.layout.ground, settled, texts))  # 3.4
        coarse = raise_errors(painter.coarse)
        scene = Scene(
            " – ".join(filter(None, map(unbroken, (piece.campaign.title, piece.place.name)))),
            page.unit,
            page.boxes,
            nodes,
            texts_of(settled, texts),
            imprint=imprint_of(piece),
        )
        read = tuple(texts[leaf.key] for leaf in settled.leaves() if leaf.key in texts)
        return Composition(scene, read, (*remarks(read), *coarse))

    def print_sheet(self, scene: Scene, divisor: int, *, user_unit: bool = False) -> Scene:
        """Return a finished Scene on the sheet of a print file that is drawn at 1:divisor, with its marks and slug."""
        from bannergen.compose.print_sheet import on_print_sheet  # screens and rasters have none

        return on_print_sheet(scene, divisor, self.book, user_unit=user_unit)

    def finishing_sheet(self, piece: Piece, scene: Scene, divisor: int, materials: Materials) -> Scene:
        """Return the finishing sheet of a piece, given on the print sheet of its file, which is drawn at 1:divisor."""
        from bannergen.compose.finishing_sheet import finishing_sheet  # only who asks for it waits for it
        from bannergen.compose.working_drawing import labels_of

        return finishing_sheet(piece, scene, divisor, labels_of(self.book), materials)

    def group_sizes(self, piece: Piece, groups: Container[str]) -> dict[str, float]:
        """Return the cap height that each of some groups of texts of a piece has by itself."""
        flexbox, contents, means = self._boxes_of(piece, Page.of(piece.product))
        return group_sizes(set_alone(flexbox.placed, contents, means, groups).values())

    def _boxes_of(self, piece: Piece, page: Page) -> tuple[Flexbox, Mapping[str, Content], Means]:
        """Lay out a piece's boxes, what stands in them, and what it is set with."""
        contents = contents_of(piece)  # 3.1
        flexbox = self._flexbox(piece.layout, page, contents)  # 3.2
        return flexbox, contents, Means(piece.theme, self.typesetter, page)

    def _flexbox(self, layout: Layout, page: Page, contents: Mapping[str, Content]) -> Flexbox:
        """Return the boxes of a layout; those of two pieces differ only where one of them has less to show."""
        shown = tuple((role, content.art) for role, content in contents.items())
        if (id(layout), page, shown) not in self._boxes:
            body = present_body(layout, page, contents)
            self._boxes[id(layout), page, shown] = layout, Flexbox(body, page, aspects_of(body, self.gallery))
        return self._boxes[id(layout), page, shown][1]


def _black_text_below(piece: Piece) -> float:
    """Return below which cap height black letters are of black ink alone; on screens there are no inks."""
    return piece.product.black_text_below.value if piece.product.unit is Unit.MM else 0.0


__all__ = ["Composer", "Composition"]
