"""Step 3, compose: a working drawing: labels, rules and boxes as nodes of a Scene, in millimetres.

In: the faces of labels. Out: nodes, back to front. Specimens, finishing sheets, joining diagrams and the marks around a
print file are drawn with it; none of them is part of a piece.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from bannergen.colour import Colour
from bannergen.geometry import Matrix, Outline, Rect
from bannergen.scene import GlyphRun, Group, Node, Path, Stroke, Word
from bannergen.typeset import Face, FontBook
from bannergen.typeset.block import Align
from bannergen.typeset.face import ShapedWord

INK, QUIET, PALE, HAIR = (Colour.from_hex(each) for each in ("#111111", "#767676", "#b0b0b0", "#d8d8d8"))
RED, BLUE, GREEN = (Colour.from_hex(each) for each in ("#da251d", "#1d5fa8", "#1e7d3c"))

_LABELS = (("be-vietnam-pro", 700), ("montserrat", 700))  # the second has → and ₫


def labels_of(book: FontBook) -> tuple[Face, ...]:
    """Return the faces of labels: what the first does not have, the next one draws."""
    return tuple(book.face(*label) for label in _LABELS)


def number(value: float, places: int = 1) -> str:
    """Write a number as a Vietnamese workshop does: dots between thousands, a decimal comma, no idle zeros."""
    whole, _, rest = f"{value:,.{places}f}".partition(".")
    rest = rest.rstrip("0")
    return whole.replace(",", ".") + (f",{rest}" if rest else "")


def dimensions(width: float, height: float) -> str:
    """Write a size in millimetres."""
    return f"{number(width)} × {number(height)} mm"


def outlined(node: Node) -> Node:
    """Return a node of a piece with its letters as outlines: a drawing needs no font of it, and is searched for labels.

    Some of its fonts may not be embedded.
    """
    if isinstance(node, Group):
        return replace(node, children=tuple(map(outlined, node.children)))
    return Path(node.outline, fill=node.fill) if isinstance(node, GlyphRun) else node


class WorkingDrawing:
    """Gathers nodes; y grows downwards, letters stand on their baseline."""

    def __init__(self, labels: tuple[Face, ...]) -> None:
        """``labels`` are the faces of labels, as ``labels_of`` gives them."""
        self._labels = labels
        self.nodes: list[Node] = []

    def label(
        self, text: str, at: tuple[float, float], cap_height: float, colour: Colour = QUIET, align: Align = "start"
    ) -> float:
        """Set a label on a baseline; return its width. What no face of labels has stands as its code point."""
        words, width = self._shaped(text, cap_height)
        left = at[0] - width * {"start": 0.0, "center": 0.5, "end": 1.0}[align]
        for face, group in groupby(words, key=lambda word: word[0]):
            run = list(group)
            self.nodes.append(
                GlyphRun(
                    font=face.drawing(glyph.id for _, word, _ in run for glyph in word.glyphs),
                    size=cap_height / face.cap_height * face.units_per_em,
                    x=left,
                    y=at[1],
                    words=tuple(Word(word.text, x, word.glyphs, word.kerns) for _, word, x in run),
                    text=" ".join(word.text for _, word, _ in run),
                    fill=colour,
                )
            )
        return width

    def label_upwards(
        self, text: str, at: tuple[float, float], cap_height: float, colour: Colour = QUIET, align: Align = "start"
    ) -> None:
        """Set a label that is read from the foot of the page upwards; its baseline runs through a point."""
        turned = WorkingDrawing(self._labels)
        turned.label(text, (0, 0), cap_height, colour, align)
        self.nodes.append(Group(tuple(turned.nodes), transform=Matrix(0, -1, 1, 0, *at)))

    def width_of(self, text: str, cap_height: float) -> float:
        """Return the width of a label."""
        return self._shaped(text, cap_height)[1]

    def wrapped(self, text: str, width: float, cap_height: float) -> list[str]:
        """Return a text in lines of labels that are no wider than a width, where its words allow it."""
        lines = [""]
        for word in text.split():
            longer = f"{lines[-1]} {word}".strip()
            if lines[-1] and self.width_of(longer, cap_height) > width:
                lines.append(word)
            else:
                lines[-1] = longer
        return lines

    def _shaped(self, text: str, cap_height: float) -> tuple[list[tuple[Face, ShapedWord, float]], float]:
        """Return the words of a label with their faces and the places of their pens, and the label's width."""
        found: list[tuple[Face, ShapedWord, float]] = []
        pen, space = 0.0, self._labels[0].space * cap_height / self._labels[0].cap_height
        for word in text.split():
            for face, part in self._parts(word):
                shaped = face.word(part)
                found.append((face, shaped, pen))
                pen += shaped.advance * cap_height / face.cap_height
            pen += space
        return found, max(0.0, pen - space)

    def _parts(self, word: str) -> Iterator[tuple[Face, str]]:
        """Yield the parts of a word with their faces; nearly every word is of the first one."""
        if not self._labels[0].missing(word):
            yield self._labels[0], word
            return
        for face, group in groupby("".join(map(self._labelled, word)), key=self._label_face):
            yield face, "".join(group)

    def _labelled(self, letter: str) -> str:
        return letter if any(not face.missing(letter) for face in self._labels) else f"U+{ord(letter):04X}"

    def _label_face(self, letter: str) -> Face:
        return next(face for face in self._labels if not face.missing(letter))

    def rule(self, start: tuple[float, float], end: tuple[float, float], colour: Colour, width: float) -> None:
        """Draw a line."""
        self.nodes.append(Path(Outline("ML", (*start, *end)), stroke=Stroke(colour, width)))

    def box(self, rect: Rect, colour: Colour, width: float) -> None:
        """Draw a frame."""
        self.nodes.append(Path(Outline.rectangle(rect), stroke=Stroke(colour, width)))

    def block(self, rect: Rect, colour: Colour) -> None:
        """Fill a box."""
        self.nodes.append(Path(Outline.rectangle(rect), fill=colour))
