"""Step 2, typeset: lines and blocks of shaped words, measured by ink.

In: phrases and a face. Out: lines that know their ink, and blocks that know their leading. Font units until a block is
given a size; y downwards from the baseline of the first line. Never asks a font for its ascent.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from bannergen.geometry import Rect, union
from bannergen.scene import GlyphRun, Paint, SceneFont, Word
from bannergen.typeset.fontbook import Face, ShapedWord
from bannergen.typeset.vietnamese import Phrase

Align = Literal["start", "center", "end"]


@dataclass(frozen=True)
class Line:
    """Words with their pen positions, in font units."""

    words: tuple[tuple[ShapedWord, int], ...]

    @classmethod
    def of(cls, face: Face, phrases: Sequence[Phrase]) -> Line:
        """Shape the words of some phrases and put the word space between them."""
        words = []
        pen = 0
        for syllable in (syllable for phrase in phrases for syllable in phrase.syllables):
            word = face.word(syllable)
            words.append((word, pen))
            pen += word.advance + face.space
        return cls(tuple(words))

    @property
    def text(self) -> str:
        """The line's text."""
        return " ".join(word.text for word, _ in self.words)

    @cached_property
    def ink(self) -> Rect:
        """The bounds of its ink; the pen starts at 0, the baseline is 0."""
        found = union(word.ink.moved(pen, 0) for word, pen in self.words if word.ink.width)
        return found or Rect(0, 0, 0, 0)

    @property
    def above(self) -> float:
        """How far its ink reaches above the baseline."""
        return -self.ink.y

    @property
    def below(self) -> float:
        """How far its ink reaches below the baseline."""
        return self.ink.bottom


@dataclass(frozen=True)
class Block:
    """Lines at one leading, in font units."""

    face: Face
    lines: tuple[Line, ...]
    clearance: float  # least distance of two lines' ink, in cap heights

    @cached_property
    def leading(self) -> float:
        """The distance of baselines at which every two neighbours keep the clearance."""
        gap = self.clearance * self.face.cap_height
        pairs = zip(self.lines, self.lines[1:], strict=False)
        return max((upper.below + lower.above + gap for upper, lower in pairs), default=0.0)

    @property
    def baselines(self) -> tuple[float, ...]:
        """Where each line's baseline lies below the top of the block's ink."""
        first = min(index * self.leading - line.above for index, line in enumerate(self.lines))
        return tuple(index * self.leading - first for index in range(len(self.lines)))

    @property
    def width(self) -> float:
        """The ink width of the widest line."""
        return max(line.ink.width for line in self.lines)

    @property
    def height(self) -> float:
        """The height from the highest to the lowest ink."""
        return max(baseline + line.below for baseline, line in zip(self.baselines, self.lines, strict=True))


@dataclass(frozen=True)
class SetBlock:
    """A block at its final size."""

    block: Block
    size: float  # an em, in Scene units

    @property
    def scale(self) -> float:
        """Scene units of a font unit."""
        return self.size / self.block.face.units_per_em

    @property
    def cap_height(self) -> float:
        """The height of its capitals, in Scene units."""
        return self.block.face.cap_height * self.scale

    @property
    def width(self) -> float:
        """The ink width, in Scene units."""
        return self.block.width * self.scale

    @property
    def height(self) -> float:
        """The ink height, in Scene units."""
        return self.block.height * self.scale

    @property
    def overhang_above(self) -> float:
        """How far marks rise above the capitals of the first line, in Scene units."""
        return max(0.0, self.block.lines[0].above - self.block.face.cap_height) * self.scale

    @property
    def overhang_below(self) -> float:
        """How far marks hang below the last baseline, in Scene units."""
        return max(0.0, self.block.lines[-1].below) * self.scale

    @property
    def lines(self) -> tuple[str, ...]:
        """The texts of its lines."""
        return tuple(line.text for line in self.block.lines)

    def runs(self, box: Rect, align: Align, fill: Paint) -> tuple[GlyphRun, ...]:
        """Place the block in a box: its ink from the box's top, each line aligned by its ink."""
        font = self.block.face.drawing(
            glyph.id for line in self.block.lines for word, _ in line.words for glyph in word.glyphs
        )
        return tuple(
            self._run(line, box, align, (font, fill), box.y + baseline * self.scale)
            for baseline, line in zip(self.block.baselines, self.block.lines, strict=True)
        )

    def _run(self, line: Line, box: Rect, align: Align, ink: tuple[SceneFont, Paint], baseline: float) -> GlyphRun:
        spare = box.width - line.ink.width * self.scale
        offset = {"start": 0.0, "center": spare / 2, "end": spare}[align]
        return GlyphRun(
            font=ink[0],
            size=self.size,
            x=box.x + offset - line.ink.x * self.scale,
            y=baseline,
            words=tuple(Word(word.text, pen * self.scale, word.glyphs) for word, pen in line.words),
            text=line.text,
            fill=ink[1],
        )
