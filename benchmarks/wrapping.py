"""How high capitals come out with what people use: lines wrapped at spaces, the largest size that fits.

In: a text in capitals, a face, a box. Out: the size, the lines and how they look. Words are shaped by HarfBuzz without
anything of ours, line heights are those of the font file (hhea), as browsers and picture libraries take them; whether
ink touches or leaves the box is asked of the outlines.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

import uharfbuzz as hb
from fontTools.ttLib import TTFont

from bannergen.geometry import Size
from bannergen.typeset import Face, Line

_HALVINGS = 40
_STEP = 0.05  # of the size: line heights are set in such steps
_HIGHEST = 3.0


@dataclass(frozen=True)
class Wrapped:
    """A text as it was wrapped; ``ends`` counts syllables, ``height`` is the line's, of the size."""

    size: float
    ends: tuple[int, ...]
    height: float
    clean: bool  # no ink of two lines touches, none leaves the box


class Wrapping:
    """A text in a face; lengths are shares of the size. Lines break between ``parts``: syllables, or phrases."""

    def __init__(self, face: Face, parts: Sequence[str]) -> None:
        self.face, self.em = face, face.units_per_em
        self.cap_height = face.cap_height / self.em
        self.parts = [part.split() for part in parts]
        font = hb.Font(hb.Face(face.scene_font.file.read_bytes()))
        if face.scene_font.variations:
            font.set_variations(dict(face.scene_font.variations))
        self.space = _advance(font, " ") / self.em
        self.advance = {syllable: _advance(font, syllable) / self.em for part in self.parts for syllable in part}
        self.advances = [self._sum(part) for part in self.parts]
        self.counts = [0, *accumulate(map(len, self.parts))]
        header = TTFont(face.scene_font.file, lazy=True)["hhea"]
        self.ascent, self.descent = header.ascent / self.em, -header.descent / self.em
        self._lines: dict[tuple[int, int], Line] = {}

    def _sum(self, syllables: Sequence[str]) -> float:
        return sum(self.advance[syllable] for syllable in syllables) + self.space * (len(syllables) - 1)

    @property
    def normal(self) -> float:
        """The font's own line height."""
        return self.ascent + self.descent

    def wrapped(
        self, box: Size, *, balanced: bool = False, height: float | None = None, clearance: float = 0.0
    ) -> Wrapped:
        """Return the text at the largest size at which its lines of some height (the font's own) fill the box."""
        height = height or self.normal
        size = self._largest(box, height)
        ends = self._greedy(box.width / size)
        if balanced:
            ends = self._balanced(len(ends), box.width / size)
        room = (box.height / size - len(ends) * height) / 2
        clean = self._inside(ends, height, room) and self._apart(ends, clearance) < height
        return Wrapped(size, tuple(self.counts[end] for end in ends), height, clean)

    def clean(
        self, box: Size, *, balanced: bool = False, least: float | None = None, clearance: float = 0.0
    ) -> Wrapped:
        """Return the text with the first line height, from the font's own (or ``least``) on, at which ink is clean.

        ``clearance`` is what lines keep between their outlines, in cap heights.
        """
        height = least or self.normal
        found = self.wrapped(box, balanced=balanced, height=height, clearance=clearance)
        while not found.clean and height < _HIGHEST:
            height = (math.floor(height / _STEP + 1e-9) + 1) * _STEP
            found = self.wrapped(box, balanced=balanced, height=height, clearance=clearance)
        return found

    def _largest(self, box: Size, height: float) -> float:
        low, high = 0.0, box.height / height
        for _ in range(_HALVINGS):
            middle = (low + high) / 2
            fits = self._fits(box.width / middle, box.height / middle / height)
            low, high = (middle, high) if fits else (low, middle)
        return low

    def _fits(self, width: float, lines: float) -> bool:
        return max(self.advances) <= width and len(self._greedy(width)) <= lines

    def _greedy(self, width: float) -> tuple[int, ...]:
        """Return where lines end that each take what still fits."""
        ends, pen = [], 0.0
        for index, advance in enumerate(self.advances):
            if index and pen + self.space + advance > width:
                ends.append(index)
                pen = advance
            else:
                pen += (self.space if index else 0.0) + advance
        return (*ends, len(self.advances))

    def _balanced(self, lines: int, width: float) -> tuple[int, ...]:
        """Return the lines of the least width at which they are no more (CSS: ``text-wrap: balance``)."""
        low, high = max(self.advances), width
        for _ in range(_HALVINGS):
            middle = (low + high) / 2
            low, high = (low, middle) if len(self._greedy(middle)) <= lines else (middle, high)
        return self._greedy(high)

    def _inside(self, ends: Sequence[int], height: float, room: float) -> bool:
        """Tell whether all ink is inside of the box, ``room`` of which is left above and below."""
        first = (height - self.normal) / 2 + self.ascent  # half of the leading stands above the line
        upper, lower = self._line(0, ends[0]), self._line((0, *ends)[-2], ends[-1])
        return room + first >= upper.above / self.em and room + height - first >= lower.below / self.em

    def _apart(self, ends: Sequence[int], clearance: float) -> float:
        """Return the least line height at which the ink of centred lines keeps a clearance."""
        gap, least = clearance * self.face.cap_height, 0.0
        for upper, lower in pairwise(pairwise((0, *ends))):
            over, under = self._line(*upper), self._line(*lower)
            shift = (self._length(*upper) - self._length(*lower)) / 2 * self.em
            least = max(least, over.skyline.leading_to(under.grown(gap) if gap else under.skyline, shift))
        return least / self.em

    def _length(self, start: int, end: int) -> float:
        return self._sum([syllable for part in self.parts[start:end] for syllable in part])

    def _line(self, start: int, end: int) -> Line:
        if (start, end) not in self._lines:
            words, pen = [], 0.0
            for syllable in (syllable for part in self.parts[start:end] for syllable in part):
                words.append((self.face.word(syllable), pen))
                pen += (self.advance[syllable] + self.space) * self.em
            self._lines[start, end] = Line(self.face, tuple(words))
        return self._lines[start, end]


def _advance(font: hb.Font, text: str) -> int:
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    hb.shape(font, buffer)
    return sum(place.x_advance for place in buffer.glyph_positions)
