"""Step 2, typeset: one face, with its shaping, outlines and measures, each worked out once.

In: an open font at one variation. Out: shaped words in font units, and the outlines of their glyphs. HarfBuzz both
shapes and draws, so a variation cannot differ between the two.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from pathlib import Path

import uharfbuzz as hb

from bannergen.design_space import DesignSpace
from bannergen.geometry import Matrix, Outline, Rect, union
from bannergen.scene import Glyph, SceneFont
from bannergen.typeset.kerning import PairKerning
from bannergen.typeset.optics import CAPITAL_FEATURES, LEAST_WORD_SPACE, hanging, letters_at_ends, without_accents
from bannergen.typeset.skyline import PER_EM, Skyline


@dataclass(frozen=True, slots=True)
class FaceSource:
    """A font file, and what it can be set in."""

    family: str
    path: Path
    sha256: str
    space: DesignSpace


@dataclass(frozen=True, slots=True)
class ShapedWord:
    """A word as the shaper gives it, in font units, with our own kerning and the exact bounds of its ink.

    ``kerns`` are our additions to the advances, one a glyph. ``hang`` is how much of its ink on the left and on the
    right hangs outside an edge: punctuation, and accents wider than their letters.
    """

    text: str
    glyphs: tuple[Glyph, ...]
    kerns: tuple[float, ...]
    advance: float
    ink: Rect  # y downwards from the baseline, like everything outside the font
    hang: tuple[float, float]
    tracking: float = 0.0  # ours, after each glyph but the last

    def pens(self) -> Iterator[tuple[Glyph, float]]:
        """Yield each glyph with the place of its pen."""
        pen = 0.0
        for glyph, kern in zip(self.glyphs, self.kerns, strict=True):
            yield glyph, pen
            pen += glyph.x_advance + kern + self.tracking


class Face:
    """One face at one variation; in capitals with the forms and the spacing that the font has for them."""

    def __init__(self, source: FaceSource, face: hb.Face, weight: int, width: float, *, capitals: bool = False) -> None:
        variations = source.space.variations(weight, width) or {}
        self._font = hb.Font(face)
        if variations:
            self._font.set_variations(variations)
        self._features = dict.fromkeys(CAPITAL_FEATURES, capitals)
        self._advances: dict[str, int] = {}
        self._outlines: dict[int, Outline] = {}
        self._words: dict[tuple[str, float], ShapedWord] = {}
        self._skylines: dict[tuple[int, float], Skyline] = {}
        self._word_skylines: dict[tuple[str, float, float], Skyline] = {}
        self._pen = _outline_functions()
        self._kerning = PairKerning(face.upem, self.kern, self._advance, self._letter_outline)
        self.scene_font = SceneFont(
            family=source.family,
            weight=weight,
            width_axis=width,
            units_per_em=face.upem,
            file=source.path,
            sha256=source.sha256,
            variations=tuple(sorted(variations.items())),
        )

    @property
    def name(self) -> str:
        """The face's name for people."""
        return self.scene_font.name

    @property
    def width(self) -> float:
        """The width, in per cent of the family's natural one."""
        return self.scene_font.width_axis

    @property
    def units_per_em(self) -> int:
        """Font units of an em."""
        return self.scene_font.units_per_em

    @cached_property
    def cap_height(self) -> float:
        """The height of H by its ink, in font units: fonts' own cap height fields are often wrong."""
        return self.word("H").ink.height

    @cached_property
    def least_space(self) -> float:
        """The least word space that keeps capitals apart, in font units."""
        return LEAST_WORD_SPACE * self.cap_height

    @cached_property
    def space(self) -> float:
        """The word space, in font units: the font's, but no less than the least."""
        return max(self._advance(" "), self.least_space)

    def drawing(self, glyphs: Iterable[int]) -> SceneFont:
        """Return the face for the Scene with the outlines of some glyphs: a value of its own, that can travel."""
        return replace(self.scene_font, outlines={glyph: self._outline(glyph) for glyph in sorted(set(glyphs))})

    def missing(self, text: str) -> tuple[str, ...]:
        """Return the characters of a text that the face cannot set."""
        return tuple(
            character
            for character in dict.fromkeys(text)
            if character != " " and not self._font.get_nominal_glyph(ord(character))
        )

    def advance(self, word: str) -> float:
        """Return how far a word advances the pen, without our own kerning: near enough for comparing widths."""
        return self._advance(word)

    def kern(self, first: str, second: str) -> int:
        """Return how the font kerns two letters."""
        return self._advance(first + second) - self._advance(first) - self._advance(second)

    def word(self, text: str, tracking: float = 0.0) -> ShapedWord:
        """Shape one word; ``tracking``, in font units, stands after each glyph but the last.

        Words are shaped one by one: some fonts kern across the word space and close it.
        """
        key = (text, tracking)
        if key not in self._words:
            glyphs = self._shape(text)
            kerns = self._kerns(text, glyphs, tracking)
            advance = sum(glyph.x_advance for glyph in glyphs) + sum(kerns) + tracking * max(0, len(glyphs) - 1)
            bare = ShapedWord(text, glyphs, kerns, advance, Rect(0, 0, 0, 0), (0.0, 0.0), tracking)
            inks = list(self._inks(bare))
            ink = union(ink for ink in inks if ink) or bare.ink
            self._words[key] = replace(bare, ink=ink, hang=self._hang(text, inks))
        return self._words[key]

    def _hang(self, text: str, inks: Sequence[Rect | None]) -> tuple[float, float]:
        """Return how much of a word's ink hangs on either side: punctuation, and accents wider than their letters."""
        if len(inks) != len(text):  # glyphs and letters are not one and one
            return 0.0, 0.0
        first, last = letters_at_ends(text)
        left, right = hanging(text, inks)
        return left + self._beyond(text[first])[0], right + self._beyond(text[last])[1]

    def _beyond(self, letter: str) -> tuple[float, float]:
        """Return how far the accents of a letter reach beyond its body, to the left and to the right."""
        body = without_accents(letter)
        own, bare = (self._letter_outline(each).bounds for each in (letter, body))
        if body == letter or own is None or bare is None:
            return 0.0, 0.0
        return max(0.0, bare.x - own.x), max(0.0, own.right - bare.right)

    @property
    def column(self) -> float:
        """The width of a skyline's columns, in font units."""
        return self.units_per_em / PER_EM

    def skyline(self, word: ShapedWord, grown: float = 0.0) -> Skyline:
        """Return the skyline of a word, or of all within a distance (font units) above it."""
        key = (word.text, word.tracking, grown)
        if key not in self._word_skylines:
            if grown:
                found = self.skyline(word).grown(grown)
            else:
                found = Skyline.joined(self.column, self._glyph_skylines(word))
            self._word_skylines[key] = found
        return self._word_skylines[key]

    def _glyph_skylines(self, word: ShapedWord) -> Iterator[tuple[Skyline, float]]:
        for glyph, pen in word.pens():
            key = (glyph.id, float(glyph.y_offset))
            if key not in self._skylines:
                outline = self._outline(glyph.id).mapped(Matrix(1, 0, 0, 1, 0, glyph.y_offset))
                self._skylines[key] = Skyline.of(outline, self.units_per_em)
            yield self._skylines[key], pen + glyph.x_offset

    def _shape(self, text: str) -> tuple[Glyph, ...]:
        buffer = hb.Buffer()
        buffer.add_str(text)
        buffer.direction, buffer.script, buffer.language = "ltr", "Latn", "vi"
        hb.shape(self._font, buffer, self._features)
        return tuple(
            Glyph(info.codepoint, info.cluster, place.x_advance, place.x_offset, place.y_offset)
            for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
        )

    def _advance(self, text: str) -> int:
        if text not in self._advances:
            self._advances[text] = sum(glyph.x_advance for glyph in self._shape(text))
        return self._advances[text]

    def _kerns(self, text: str, glyphs: tuple[Glyph, ...], tracking: float) -> tuple[float, ...]:
        """Return our kerning after each glyph; none where glyphs and letters are not one and one."""
        if [glyph.cluster for glyph in glyphs] != list(range(len(text))):
            return (0.0,) * len(glyphs)
        return (*(float(self._kerning.of(first, second, tracking)) for first, second in pairwise(text)), 0.0)

    def _outline(self, glyph: int) -> Outline:
        if glyph not in self._outlines:
            pen = _Pen()
            self._font.draw_glyph(glyph, self._pen, pen)
            self._outlines[glyph] = pen.outline()
        return self._outlines[glyph]

    def _letter_outline(self, letter: str) -> Outline:
        return self._outline(self._shape(letter)[0].id)

    def _inks(self, word: ShapedWord) -> Iterator[Rect | None]:
        """Yield the ink of each glyph of a word; None where it has none."""
        for glyph, pen in word.pens():
            bounds = self._outline(glyph.id).bounds
            top = -(bounds.bottom + glyph.y_offset) if bounds else 0.0
            yield Rect(bounds.x + pen + glyph.x_offset, top, bounds.width, bounds.height) if bounds else None


class _Pen:
    """Collects a glyph's outline; quadratic curves become the same curves as cubics."""

    def __init__(self) -> None:
        self.ops: list[str] = []
        self.numbers: list[float] = []

    def outline(self) -> Outline:
        return Outline("".join(self.ops), tuple(self.numbers))

    def add(self, op: str, *numbers: float) -> None:
        self.ops.append(op)
        self.numbers += numbers

    def quadratic(self, x1: float, y1: float, x2: float, y2: float) -> None:
        x0, y0 = self.numbers[-2:]
        third = 2 / 3
        self.add(
            "C",
            x0 + third * (x1 - x0),
            y0 + third * (y1 - y0),
            x2 + third * (x1 - x2),
            y2 + third * (y1 - y2),
            x2,
            y2,
        )


def _outline_functions() -> hb.DrawFuncs:
    functions = hb.DrawFuncs()
    functions.set_move_to_func(lambda x, y, pen: pen.add("M", x, y))
    functions.set_line_to_func(lambda x, y, pen: pen.add("L", x, y))
    functions.set_quadratic_to_func(lambda x1, y1, x2, y2, pen: pen.quadratic(x1, y1, x2, y2))
    functions.set_cubic_to_func(lambda x1, y1, x2, y2, x3, y3, pen: pen.add("C", x1, y1, x2, y2, x3, y3))
    functions.set_close_path_func(lambda pen: pen.add("Z"))
    return functions
