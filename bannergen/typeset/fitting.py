"""Step 2, typeset: the largest size at which a text fits its box.

In: phrases, a face, a box, rules. Out: the block, the best over all allowed breaks, by height and by width at once.
Among blocks within half a per cent of the largest size the one with the fewest, most even lines is taken. Refuses
nothing: whether the size is enough is the caller's question.

How: a wider limit for the lines allows less scale by width and, with fewer or better lines, more by height; so the best
limit is where the two meet, found by bisection over the widths that lines can have. For one limit, dynamic programming
over the ends of lines keeps what the height depends on: ink above the first line, leading, ink below the last.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bannergen.geometry import Size
from bannergen.typeset.block import Block, Line, SetBlock
from bannergen.typeset.fontbook import Face
from bannergen.typeset.vietnamese import Phrase

AS_LARGE = 0.995  # sizes this near the largest count as equal: nobody sees the difference
_ROUNDING = 1 + 1e-12  # a limit and the width it was taken from differ by as much


@dataclass(frozen=True, slots=True)
class FitRules:
    """How many lines; how high capitals may be at least and at most; clearance of lines in cap heights.

    Heights are in the unit of the box.
    """

    lines_least: int = 1
    lines_most: int = 1
    cap_least: float = 0.0
    cap_most: float = float("inf")
    clearance: float = 0.12


def fit(phrases: tuple[Phrase, ...], face: Face, box: Size, rules: FitRules) -> SetBlock:
    """Set a text as large as its box allows.

    A line never holds a single syllable unless the text has no other choice. When not even ``rules.cap_least`` can be
    kept, the block comes back as large as filling line by line makes it, for the caller to refuse with its numbers.
    """
    return _Fitting(phrases, face, box, rules).best()


# What a block's height depends on, in font units: ink above the first line, leading without clearance, ink below the
# last line. With it: a cost to be least, and the ends of the lines.
Extent = tuple[float, float, float]
Broken = dict[Extent, tuple[float, tuple[int, ...]]]


class _Fitting:
    def __init__(self, phrases: tuple[Phrase, ...], face: Face, box: Size, rules: FitRules) -> None:
        self.phrases, self.face, self.box, self.rules = phrases, face, box, rules
        self.count = len(phrases)
        self.lines_most = min(rules.lines_most, self.count)
        self.lines_least = min(rules.lines_least, self.lines_most)
        self.gap = rules.clearance * face.cap_height

    def best(self) -> SetBlock:
        """Find the largest scale, then the best block of about that scale."""
        if self._scale_at_most() < self._scale_of_cap(self.rules.cap_least):
            return self._filled()
        self.measures = _Measures(self.phrases, self.face)
        largest = self._largest_scale()
        if not largest:  # so many lines cannot be had without a syllable alone
            self.lines_least = 1
            largest = self._largest_scale()
        return next(self._blocks(min(largest, self._scale_of_cap(self.rules.cap_most)) * AS_LARGE))

    def _scale_at_most(self) -> float:
        """Return a scale no block can pass: that of lines all equally full."""
        width = Line.of(self.face, self.phrases).ink.width - (self.lines_most - 1) * self.face.space
        return self.box.width * self.lines_most / max(width, 1.0)

    def _largest_scale(self) -> float:
        widths = self.measures.widths()
        low, high = 0, len(widths) - 1
        while low < high:  # the narrowest limit at which height allows at least as much as width
            middle = (low + high) // 2
            if self._scale_by_height(widths[middle]) >= self.box.width / widths[middle]:
                high = middle
            else:
                low = middle + 1
        limits = widths[max(0, low - 1) : low + 1]
        return max(min(self.box.width / limit, self._scale_by_height(limit)) for limit in limits)

    def _scale_by_height(self, widest: float) -> float:
        heights = [
            self._height(extent, lines)
            for lines, broken in enumerate(self._break(widest), 1)
            if lines >= self.lines_least
            for extent in broken
        ]
        return self.box.height / max(min(heights), 1.0) if heights else 0.0

    def _height(self, extent: Extent, lines: int) -> float:
        above, leading, below = extent
        return above + (lines - 1) * (leading + self.gap) + below

    def _blocks(self, scale: float) -> Iterator[SetBlock]:
        """Yield for each number of lines, the fewest first, the most even block that keeps a scale."""
        for lines, broken in enumerate(self._break(self.box.width / scale * _ROUNDING, even=True), 1):
            tall_enough = [
                cost_and_ends
                for extent, cost_and_ends in broken.items()
                if lines >= self.lines_least and self._height(extent, lines) * scale <= self.box.height * _ROUNDING
            ]
            if tall_enough:
                yield self._set(min(tall_enough)[1])

    def _break(self, widest: float, *, even: bool = False) -> list[Broken]:
        """Return the ways to break the whole text into 1, 2, … lines no wider than a limit.

        Of ways that come to the same extent the most even one stays; unless ``even``, also what is worse in every part
        of its extent is dropped.
        """
        found: list[Broken] = []
        before: list[Broken] = [{} for _ in range(self.count + 1)]
        before[0] = {(0.0, 0.0, 0.0): (0.0, ())}
        for _ in range(self.lines_most):
            after: list[Broken] = [{} for _ in range(self.count + 1)]
            for start, broken in enumerate(before):
                if broken:
                    self._add_line(start, broken, after, widest)
            before = after if even else [_undominated(broken) for broken in after]
            found.append(before[self.count])
        return found

    def _add_line(self, start: int, broken: Broken, after: list[Broken], widest: float) -> None:
        for end in range(start + 1, self.count + 1):
            width, above, below = self.measures.line(start, end)
            if width > widest:
                return
            if self._lone(start, end):
                continue
            here = after[end]
            for (first, leading, last), (cost, ends) in broken.items():
                extent = (first, max(leading, last + above), below) if ends else (above, 0.0, below)
                way = (cost + width * width, (*ends, end))
                if extent not in here or way < here[extent]:
                    here[extent] = way

    def _lone(self, start: int, end: int) -> bool:
        """Tell whether these phrases are one syllable, in a text that has more."""
        return end - start == 1 and self.count > 1 and len(self.phrases[start].syllables) == 1

    def _set(self, ends: tuple[int, ...]) -> SetBlock:
        starts = (0, *ends[:-1])
        lines = tuple(Line.of(self.face, self.phrases[a:b]) for a, b in zip(starts, ends, strict=True))
        block = Block(self.face, lines, self.rules.clearance)
        scale = min(
            self.box.width / max(block.width, 1.0),
            self.box.height / max(block.height, 1.0),
            self._scale_of_cap(self.rules.cap_most),
        )
        return SetBlock(block, scale * self.face.units_per_em)

    def _scale_of_cap(self, cap: float) -> float:
        return cap / self.face.cap_height

    def _filled(self) -> SetBlock:
        """Fill lines one after the other, for each number of lines, and keep the largest."""
        counts = range(self.lines_least, self.lines_most + 1)
        return max((self._set(self._fill(count)) for count in counts), key=lambda block: block.scale)

    def _fill(self, lines: int) -> tuple[int, ...]:
        target = Line.of(self.face, self.phrases).ink.width / lines
        ends: list[int] = []
        width = 0.0
        for end, phrase in enumerate(self.phrases[:-1], 1):
            width += Line.of(self.face, (phrase,)).ink.width + self.face.space
            if width >= target and len(ends) < lines - 1:
                ends.append(end)
                width = 0.0
        return (*ends, self.count)


def _undominated(broken: Broken) -> Broken:
    """Drop each way that another one is no worse than in every part of its extent."""
    kept: Broken = {}
    for extent in sorted(broken):
        if not any(other[1] <= extent[1] and other[2] <= extent[2] for other in kept):
            kept[extent] = broken[extent]
    return kept


class _Measures:
    """Width, ink above and ink below of every line the phrases can make, in font units."""

    def __init__(self, phrases: tuple[Phrase, ...], face: Face) -> None:
        words = [[face.word(syllable) for syllable in phrase.syllables] for phrase in phrases]
        self._lines: list[list[tuple[float, float, float]]] = []
        for start in range(len(phrases)):
            row: list[tuple[float, float, float]] = []
            pen = left = right = above = below = 0.0
            inked = False
            for phrase in words[start:]:
                for word in phrase:
                    if word.ink.width:
                        left = left if inked else pen + word.ink.x
                        inked, right = True, max(right, pen + word.ink.right)
                        above, below = max(above, -word.ink.y), max(below, word.ink.bottom)
                    pen += word.advance + face.space
                row.append((right - left, above, below))
            self._lines.append(row)

    def line(self, start: int, end: int) -> tuple[float, float, float]:
        """Return the measures of the line of phrases from start to before end."""
        return self._lines[start][end - start - 1]

    def widths(self) -> list[float]:
        """Return every width a line can have, narrowest first."""
        return sorted({max(width, 1.0) for row in self._lines for width, _, _ in row})
