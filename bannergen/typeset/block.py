"""Step 2, typeset: lines and blocks of shaped words, measured by ink.

In: phrases and a face. Out: lines that know their ink, and blocks that know their leading. Font units until a block is
given a size; y downwards from the baseline of the first line. Never asks a font for its ascent.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, pairwise
from typing import Literal

from bannergen.geometry import Rect, Size, union
from bannergen.scene import GlyphRun, Paint, SceneFont, Word
from bannergen.typeset.face import Face, ShapedWord
from bannergen.typeset.skyline import Skyline
from bannergen.typeset.vietnamese import Phrase

Align = Literal["start", "center", "end"]


@dataclass(frozen=True, eq=False)
class Line:
    """Words with their pen positions, in font units."""

    face: Face
    words: tuple[tuple[ShapedWord, float], ...]

    @classmethod
    def of(cls, face: Face, phrases: Iterable[Phrase], tracking: float = 0.0) -> Line:
        """Shape the words of some phrases and put the word space between them; ``tracking`` is in font units."""
        words = []
        pen = 0.0
        for syllable in (syllable for phrase in phrases for syllable in phrase.syllables):
            word = face.word(syllable, tracking)
            words.append((word, pen))
            pen += word.advance + word_space(face, tracking)
        return cls(face, tuple(words))

    @property
    def text(self) -> str:
        """The line's text."""
        return " ".join(word.text for word, _ in self.words)

    @cached_property
    def ink(self) -> Rect:
        """The bounds of its ink; the pen starts at 0, the baseline is 0."""
        return union(self._inks()) or Rect(0, 0, 0, 0)

    def _inks(self) -> Iterable[Rect]:
        return (word.ink.moved(pen, 0) for word, pen in self.words if word.ink.width)

    @cached_property
    def body(self) -> tuple[float, float]:
        """Where its ink begins and ends for the eye: without what hangs."""
        hangs = [word.hang for word, _ in self.words if word.ink.width] or [(0.0, 0.0)]
        return self.ink.x + hangs[0][0], self.ink.right - hangs[-1][1]

    @property
    def above(self) -> float:
        """How far its ink reaches above the baseline."""
        return -self.ink.y

    @property
    def below(self) -> float:
        """How far its ink reaches below the baseline."""
        return self.ink.bottom

    def axis(self, align: Align) -> float:
        """Return what of it stands on the axis that lines are aligned at."""
        start, end = self.body
        return {"start": start, "center": (start + end) / 2, "end": end}[align]

    def reach(self, align: Align) -> tuple[float, float]:
        """Return how far its ink reaches to the left and to the right of the axis."""
        axis = self.axis(align)
        return axis - self.ink.x, self.ink.right - axis

    @cached_property
    def skyline(self) -> Skyline:
        """The skyline of its ink."""
        return Skyline.joined(self.face.column, ((self.face.skyline(word), pen) for word, pen in self.words))

    def grown(self, distance: float) -> Skyline:
        """Return the skyline of all that lies within a distance above its ink."""
        return Skyline.joined(self.face.column, ((self.face.skyline(word, distance), pen) for word, pen in self.words))


def word_space(face: Face, tracking: float) -> float:
    """Return the distance of two words' pens, in font units; tight letters do not run words together."""
    return max(face.space + tracking, face.least_space)


def spread(reaches: Sequence[tuple[float, float]], align: Align) -> tuple[float, float]:
    """Return how far lines reach together to the left and to the right of their axis; centred ones equally far."""
    left, right = (max(side) for side in zip(*reaches, strict=True))
    return (max(left, right),) * 2 if align == "center" else (left, right)


def least_leading(upper: Line, lower: Line, gap: float, align: Align) -> float:
    """Return the least distance of two lines' baselines that keeps a gap between their outlines.

    It is never less than capitals without marks need, so that lines with nothing above each other do not slide in.
    """
    shift = upper.axis(align) - lower.axis(align)
    return max(upper.skyline.leading_to(lower.grown(gap), shift), upper.face.cap_height + gap)


@dataclass(frozen=True, eq=False)
class Block:
    """Lines at one leading, in font units; ``rooms`` is what stands between two lines beside it."""

    face: Face
    lines: tuple[Line, ...]
    leading: float = 0.0
    align: Align = "center"
    tracking: float = 0.0
    rooms: tuple[float, ...] = ()

    @classmethod
    def tight(cls, face: Face, lines: tuple[Line, ...], clearance: float, align: Align = "center") -> Block:
        """Return lines at the least leading at which every two keep a clearance, in cap heights."""
        gap = clearance * face.cap_height
        leading = max((least_leading(*pair, gap, align) for pair in pairwise(lines)), default=0.0)
        return cls(face, lines, leading, align)

    def scale_in(self, box: Size, cap_most: float) -> float:
        """Return how much of the box's unit a font unit may be at most."""
        by_width, by_height = box.width / max(self.width, 1.0), box.height / max(self.height, 1.0)
        return min(by_width, by_height, cap_most / self.face.cap_height)

    @cached_property
    def baselines(self) -> tuple[float, ...]:
        """Where each line's baseline lies below the top of the block's ink."""
        rooms = self.rooms or (0.0,) * (len(self.lines) - 1)
        below = tuple(accumulate((self.leading + room for room in rooms), initial=0.0))
        first = min(at - line.above for at, line in zip(below, self.lines, strict=True))
        return tuple(at - first for at in below)

    @cached_property
    def spread(self) -> tuple[float, float]:
        """How far its ink reaches to the left and to the right of the axis."""
        return spread([line.reach(self.align) for line in self.lines], self.align)

    @property
    def width(self) -> float:
        """The width it takes."""
        return sum(self.spread)

    @property
    def height(self) -> float:
        """The height from the highest to the lowest ink."""
        return max(baseline + line.below for baseline, line in zip(self.baselines, self.lines, strict=True))


@dataclass(frozen=True, eq=False)
class SetBlock:
    """A block at its final size, and the steps of the cascade that made it fit (docs/typesetting.md)."""

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
    def tracking(self) -> float:
        """The tracking, in thousandths of an em."""
        return self.block.tracking / self.block.face.units_per_em * 1000

    @property
    def width(self) -> float:
        """The width it takes, in Scene units."""
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
        """Place the block in a box: its ink from the box's top, its axis where the box has it."""
        font = self.block.face.drawing(
            glyph.id for line in self.block.lines for word, _ in line.words for glyph in word.glyphs
        )
        left, right = (reach * self.scale for reach in self.block.spread)
        axis = {"start": box.x + left, "center": box.x + box.width / 2, "end": box.right - right}[self.block.align]
        return tuple(
            self._run(line, (axis, box.y + baseline * self.scale), font, fill)
            for baseline, line in zip(self.block.baselines, self.block.lines, strict=True)
        )

    def _run(self, line: Line, at: tuple[float, float], font: SceneFont, fill: Paint) -> GlyphRun:
        return GlyphRun(
            font=font,
            size=self.size,
            x=at[0] - line.axis(self.block.align) * self.scale,
            y=at[1],
            words=tuple(
                Word(word.text, pen * self.scale, word.glyphs, word.kerns if any(word.kerns) else ())
                for word, pen in line.words
            ),
            text=line.text,
            fill=fill,
            tracking=self.block.tracking * self.scale,
        )
