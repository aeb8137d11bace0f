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
from bannergen.typeset.skyline import Skyline
from bannergen.typeset.vietnamese import Phrase

Align = Literal["start", "center", "end"]


@dataclass(frozen=True, eq=False)
class Line:
    """Words with their pen positions, in font units."""

    face: Face
    words: tuple[tuple[ShapedWord, float], ...]

    @classmethod
    def of(cls, face: Face, phrases: Sequence[Phrase], tracking: float = 0.0) -> Line:
        """Shape the words of some phrases and put the word space between them; ``tracking`` is in font units."""
        words = []
        pen = 0.0
        for syllable in (syllable for phrase in phrases for syllable in phrase.syllables):
            word = face.word(syllable, tracking)
            words.append((word, pen))
            pen += word.advance + face.space + tracking
        return cls(face, tuple(words))

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

    def offset(self, align: Align) -> float:
        """Return where the pen starts when lines are aligned at 0 by their ink."""
        return -self.ink.x - {"start": 0.0, "center": self.ink.width / 2, "end": self.ink.width}[align]

    @cached_property
    def skyline(self) -> Skyline:
        """The skyline of its ink."""
        return Skyline.joined(self.face.column, ((self.face.skyline(word), pen) for word, pen in self.words))

    def grown(self, distance: float) -> Skyline:
        """Return the skyline of all that lies within a distance above its ink."""
        return Skyline.joined(self.face.column, ((self.face.skyline(word, distance), pen) for word, pen in self.words))


@dataclass(frozen=True, eq=False)
class Block:
    """Lines at one leading, in font units."""

    face: Face
    lines: tuple[Line, ...]
    clearance: float  # least distance of two lines' ink, in cap heights
    align: Align = "center"
    tracking: float = 0.0

    @cached_property
    def leading(self) -> float:
        """The least distance of baselines at which every two neighbours keep the clearance, by their outlines."""
        gap = self.clearance * self.face.cap_height
        pairs = zip(self.lines, self.lines[1:], strict=False)
        return max((least_leading(upper, lower, gap, self.align) for upper, lower in pairs), default=0.0)

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


def least_leading(upper: Line, lower: Line, gap: float, align: Align) -> float:
    """Return the least distance of two lines' baselines that keeps a gap between their outlines.

    It is never less than capitals without marks need, so that lines with nothing above each other do not slide in.
    """
    shift = lower.offset(align) - upper.offset(align)
    return max(upper.skyline.leading_to(lower.grown(gap), shift), upper.face.cap_height + gap)


@dataclass(frozen=True, eq=False)
class SetBlock:
    """A block at its final size, and what was done to make it fit."""

    block: Block
    size: float  # an em, in Scene units
    steps: tuple[str, ...] = ()

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

    def runs(self, box: Rect, fill: Paint) -> tuple[GlyphRun, ...]:
        """Place the block in a box: its ink from the box's top, each line aligned by its ink."""
        font = self.block.face.drawing(
            glyph.id for line in self.block.lines for word, _ in line.words for glyph in word.glyphs
        )
        return tuple(
            self._run(line, box, (font, fill), box.y + baseline * self.scale)
            for baseline, line in zip(self.block.baselines, self.block.lines, strict=True)
        )

    def _run(self, line: Line, box: Rect, ink: tuple[SceneFont, Paint], baseline: float) -> GlyphRun:
        edge = {"start": 0.0, "center": box.width / 2, "end": box.width}[self.block.align]
        return GlyphRun(
            font=ink[0],
            size=self.size,
            x=box.x + edge + line.offset(self.block.align) * self.scale,
            y=baseline,
            words=tuple(Word(word.text, pen * self.scale, word.glyphs) for word, pen in line.words),
            text=line.text,
            fill=ink[1],
            tracking=self.block.tracking * self.scale,
        )
