"""Step 2, typeset: a face as an inspection sees it, whether it has outlines or pixels.

In: a Face or a BitmapFont. Out: the outline of each letter as it is shaped, its advance, in font units; pixels
are the units of a pixel font.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import accumulate
from typing import Protocol, TypeAlias

from bannergen.geometry import Matrix, Outline, Rect
from bannergen.typeset.bitmap import BitmapFont, BitmapGlyph
from bannergen.typeset.face import Face

Heights: TypeAlias = Mapping[str, tuple[float, float]]


class Drawn(Protocol):
    """What an inspection asks of a face."""

    @property
    def units_per_em(self) -> int:
        """Font units of an em; of a pixel font the pixels from line to line."""

    @property
    def cap_height(self) -> float:
        """The height of H by its ink."""

    @property
    def has_pixels(self) -> bool:
        """Whether it is a pixel font."""

    @property
    def stated(self) -> Heights:
        """The ascents and descents that its file states, y upwards, by the name of the metric."""

    @property
    def names(self) -> Mapping[str, str]:
        """What its file says of its copyright, licence and version."""

    def missing(self, text: str) -> tuple[str, ...]:
        """Return the characters of a text that the face does not have."""

    def advance(self, text: str) -> float:
        """Return how far a text advances the pen, with the font's own kerning."""

    def outline(self, text: str) -> Outline:
        """Return a text as it is shaped, y upwards from the baseline."""

    def glyphs(self, text: str) -> object:
        """Return what a text is made of; equal where it is drawn from the same glyphs."""


class OutlineFace:
    """A face with outlines, at one variation."""

    has_pixels = False

    def __init__(self, face: Face, stated: Heights, names: Mapping[str, str]) -> None:
        self.face, self.stated, self.names = face, stated, names
        self.units_per_em, self.cap_height, self.advance = face.units_per_em, face.cap_height, face.advance

    def missing(self, text: str) -> tuple[str, ...]:
        """Return the characters of a text that the face does not have."""
        lacks = self.face.missing(text)  # which never counts the space: the typesetter can make one up
        return lacks if " " not in text or self.face.word(" ").glyphs[0].id else (*lacks, " ")

    def outline(self, text: str) -> Outline:
        """Return a text as the font itself shapes it, without our own kerning, y upwards from the baseline."""
        glyphs = self.face.word(text).glyphs
        outlines = self.face.drawing(glyph.id for glyph in glyphs).outlines
        pens = accumulate((glyph.x_advance for glyph in glyphs), initial=0)
        return Outline.joined(
            outlines[glyph.id].mapped(Matrix(1, 0, 0, 1, pen + glyph.x_offset, glyph.y_offset))
            for glyph, pen in zip(glyphs, pens, strict=False)
        )

    def glyphs(self, text: str) -> object:
        """Return the glyphs of a text, with their places."""
        return [(glyph.id, glyph.x_offset, glyph.y_offset, glyph.x_advance) for glyph in self.face.word(text).glyphs]


class PixelFace:
    """A pixel font."""

    has_pixels = True

    def __init__(self, font: BitmapFont) -> None:
        self.font = font
        self.names = font.stated
        self.stated: Heights = {"font": (font.ascent_px, -font.descent_px)}

    @property
    def units_per_em(self) -> int:
        """The pixels from line to line that its file states."""
        return self.font.line_px

    @property
    def cap_height(self) -> float:
        """The rows of H."""
        return self.font.cap_height_px

    def missing(self, text: str) -> tuple[str, ...]:
        """Return the characters of a text that the font does not have."""
        return self.font.missing(text)

    def advance(self, text: str) -> float:
        """Return the pixels that a text advances the pen."""
        return sum(self.font.glyphs[character].advance_px for character in text)

    def outline(self, text: str) -> Outline:
        """Return the lit pixels of a text as squares."""
        squares: list[Outline] = []
        pen = 0
        for character in text:
            glyph = self.font.glyphs[character]
            squares += map(Outline.rectangle, _lit(glyph, pen))
            pen += glyph.advance_px
        return Outline.joined(squares)

    def glyphs(self, text: str) -> object:
        """Return the pictures of a text."""
        return [self.font.glyphs[character] for character in text]


def _lit(glyph: BitmapGlyph, pen_px: int) -> list[Rect]:
    """Return the lit pixels of a character, y upwards from the baseline."""
    return [
        Rect(pen_px + glyph.left_px + column, glyph.top_px - 1 - row, 1, 1)
        for row, pixels in enumerate(glyph.rows)
        for column, pixel in enumerate(pixels)
        if pixel == "#"
    ]
