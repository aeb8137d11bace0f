"""Step 3, compose: the sheet of a specimen: letters of the face shown, labels, rules and marks as nodes of the Scene.

In: a Subject and the faces of labels. Out: nodes, in millimetres. Letters of a pixel font stand on the grid of the
picture's dots, so that their squares stay sharp.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import groupby

from bannergen.colour import Colour
from bannergen.geometry import Matrix, Outline, Rect
from bannergen.scene import GlyphRun, Node, Path, Stroke, Word
from bannergen.typeset import Face
from bannergen.typeset.block import Align
from bannergen.typeset.face import ShapedWord
from bannergen.typeset.inspection.subject import Subject

INK, QUIET, PALE, HAIR = (Colour.from_hex(each) for each in ("#111111", "#767676", "#b0b0b0", "#d8d8d8"))
RED, BLUE, GREEN = (Colour.from_hex(each) for each in ("#da251d", "#1d5fa8", "#1e7d3c"))
DPI = 152.4  # six dots a millimetre: the sheet and its dots are whole, so that pixels come out without grey
_DOT = 25.4 / DPI
_CIRCLE = 0.5522847498  # of the radius: where the handles of a quarter of a circle lie
_GAP_WIDTH = 0.55  # of the cap height: the width of the box in place of a missing letter


class Sheet:
    """Gathers nodes; y grows downwards, letters stand on their baseline."""

    def __init__(self, subject: Subject, labels: tuple[Face, ...]) -> None:
        """``labels`` are the faces of labels: what the first does not have, the next one draws."""
        self.subject, self._labels = subject, labels
        self.nodes: list[Node] = []
        self.marked: set[str] = set()  # the marks of the key that the sheet bears

    def scale_within(self, cap_height: float) -> float:
        """Return the millimetres of a font unit at a cap height; a pixel is whole dots, one at least."""
        scale = cap_height / self.subject.cap_height
        if not self.subject.drawn.has_pixels:
            return scale
        return max(1, math.floor(scale / _DOT)) * _DOT

    def width(self, text: str, scale: float) -> float:
        """Return how wide a text of the face is."""
        return sum(advance for _, _, advance in self._pieces(text)) * scale

    def letters(self, text: str, at: tuple[float, float], scale: float, colour: Colour = INK) -> None:
        """Set a text in the face, from its pen; boxes stand in for letters that it does not have."""
        x, y = (self._snapped(each) for each in at)
        for piece, there, advance in self._pieces(text):
            if there and piece.strip():
                outline = self.subject.drawn.outline(piece).mapped(Matrix(scale, 0, 0, -scale, x, y))
                self.nodes.append(Path(outline, fill=colour))
            elif not there:
                self._missing(piece, (x, y), scale)
            x += advance * scale

    def centred(self, letter: str, at: tuple[float, float], scale: float, colour: Colour = INK) -> float:
        """Set a letter by the middle of its advance; return where its pen is."""
        x = self._snapped(at[0] - self.width(letter, scale) / 2)
        self.letters(letter, (x, at[1]), scale, colour)
        return x

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

    def wrapped(self, text: str, width: float, cap_height: float) -> list[str]:
        """Return a text in lines of labels that are no wider than a width, where its words allow it."""
        lines = [""]
        for word in text.split():
            longer = f"{lines[-1]} {word}".strip()
            if lines[-1] and self._shaped(longer, cap_height)[1] > width:
                lines.append(word)
            else:
                lines[-1] = longer
        return lines

    def _shaped(self, text: str, cap_height: float) -> tuple[list[tuple[Face, ShapedWord, float]], float]:
        """Return the words of a label with their faces and the places of their pens, and the label's width."""
        found: list[tuple[Face, ShapedWord, float]] = []
        pen, space = 0.0, self._labels[0].space * cap_height / self._labels[0].cap_height
        for word in text.split():
            for face, group in groupby("".join(map(self._labelled, word)), key=self._label_face):
                shaped = face.word("".join(group))
                found.append((face, shaped, pen))
                pen += shaped.advance * cap_height / face.cap_height
            pen += space
        return found, max(0.0, pen - space)

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

    def ring(self, centre: tuple[float, float], radius: float, width: float) -> None:
        """Draw a red ring."""
        (x, y), r, c = centre, radius, radius * _CIRCLE
        quarters = [(r, 0.0), (r, c), (c, r), (0.0, r), (-c, r), (-r, c), (-r, 0.0)]
        quarters += [(-r, -c), (-c, -r), (0.0, -r), (c, -r), (r, -c), (r, 0.0)]
        points = tuple(number for dx, dy in quarters for number in (x + dx, y + dy))
        self.nodes.append(Path(Outline("MCCCCZ", points), stroke=Stroke(RED, width)))

    def _pieces(self, text: str) -> Iterator[tuple[str, bool, float]]:
        """Yield what can be set at a time, whether the face has it, and its advance in font units."""
        drawn = self.subject.drawn
        for (is_space, there), group in groupby(text, key=lambda each: (each == " ", self.subject.has(each))):
            letters = "".join(group)
            if is_space:
                yield letters, True, len(letters) * self._space
            elif there:
                yield letters, True, drawn.advance(letters)
            else:
                yield from ((letter, False, _GAP_WIDTH * self.subject.cap_height) for letter in letters)

    @property
    def _space(self) -> float:
        drawn = self.subject.drawn
        lacks = drawn.missing(" ") or drawn.advance(" ") <= 0
        return self.subject.cap_height / 4 if lacks else drawn.advance(" ")

    def _missing(self, letter: str, at: tuple[float, float], scale: float) -> None:
        self.marked.add("missing")
        height = self.subject.cap_height * scale * (0.72 if letter.islower() else 1.0)
        width = _GAP_WIDTH * self.subject.cap_height * scale
        self.box(Rect(at[0] + width * 0.1, at[1] - height, width * 0.8, height), RED, min(0.35, height / 30))

    def _snapped(self, value: float) -> float:
        return math.floor(value / _DOT + 0.5) * _DOT if self.subject.drawn.has_pixels else value
