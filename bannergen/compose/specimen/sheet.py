"""Step 3, compose: the sheet of a specimen: letters of the face shown, labels, rules and marks as nodes of the Scene.

In: a Subject and the faces of labels. Out: nodes, in millimetres. Letters of a pixel font stand on the grid of the
picture's dots, so that their squares stay sharp.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import groupby

from bannergen.colour import Colour
from bannergen.compose.working_drawing import INK, RED, WorkingDrawing
from bannergen.geometry import Matrix, Outline, Rect
from bannergen.scene import Path, Stroke
from bannergen.typeset import Face
from bannergen.typeset.inspection.subject import Subject

DPI = 152.4  # six dots a millimetre: the sheet and its dots are whole, so that pixels come out without grey
_DOT = 25.4 / DPI
_GAP_WIDTH = 0.55  # of the cap height: the width of the box in place of a missing letter


class Sheet(WorkingDrawing):
    """A working drawing that sets letters of the face shown."""

    def __init__(self, subject: Subject, labels: tuple[Face, ...]) -> None:
        super().__init__(labels)
        self.subject = subject
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

    def ring(self, centre: tuple[float, float], radius: float, width: float) -> None:
        """Draw a red ring."""
        self.nodes.append(Path(Outline.circle(centre, radius), stroke=Stroke(RED, width)))

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
