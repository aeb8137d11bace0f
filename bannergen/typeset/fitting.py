"""Step 2, typeset: the largest size at which a text fits its box.

In: phrases, a face, a box, rules. Out: the block, the best over all allowed breaks, by height and by width at once.
Among blocks within half a per cent of the largest size the one with fewer and more even lines is taken. Refuses
nothing: whether the size is enough is the caller's question.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bannergen.geometry import Size
from bannergen.typeset.block import Block, Line, SetBlock
from bannergen.typeset.fontbook import Face
from bannergen.typeset.vietnamese import Phrase

AS_LARGE = 0.995  # sizes this near the largest count as equal: nobody sees the difference


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


class _Fitting:
    def __init__(self, phrases: tuple[Phrase, ...], face: Face, box: Size, rules: FitRules) -> None:
        self.phrases, self.face, self.box, self.rules = phrases, face, box, rules
        self._lines: dict[tuple[int, int], Line] = {}

    def best(self) -> SetBlock:
        """Find the largest size, then the best block of about that size."""
        found = self._largest(self._scale_of_cap(self.rules.cap_least))
        if found is None:
            return self._filled()
        least = found.scale * AS_LARGE
        candidates = [self._set(breaks) for breaks in self._ways(least)]
        equals = [block for block in candidates if block.scale >= least]
        return min(equals, key=lambda block: (len(block.lines), block.block.raggedness))

    def _largest(self, least: float) -> SetBlock | None:
        best: SetBlock | None = None
        bound = [least]  # the search looks at it again at every step: what cannot beat it is cut off
        for breaks in self._ways(bound):
            block = self._set(breaks)
            if block.scale >= bound[0]:
                best, bound[0] = block, block.scale
        return best

    def _ways(self, least: float | list[float]) -> Iterator[tuple[int, ...]]:
        """Yield the allowed ways to break, as ends of lines, of which no line is too wide for the least scale."""
        bound = least if isinstance(least, list) else [least]
        yield from self._continue((), 0, bound)

    def _continue(self, ends: tuple[int, ...], start: int, bound: list[float]) -> Iterator[tuple[int, ...]]:
        count = len(self.phrases)
        if start == count:
            if len(ends) >= self.rules.lines_least or not self._breakable():
                yield ends
            return
        lines_left = self.rules.lines_most - len(ends)
        if lines_left == 0 or not self._can_hold(start, lines_left, bound[0]):
            return
        for end in range(start + 1, count + 1):
            # 1e-12: the bound itself was computed by the inverse division.
            if self.line(start, end).ink.width * bound[0] > self.box.width * (1 + 1e-12):
                return
            if not self._lone(start, end):
                yield from self._continue((*ends, end), end, bound)

    def _can_hold(self, start: int, lines: int, scale: float) -> bool:
        """Tell whether so many full lines could hold the rest at a scale; a break swallows a word space."""
        rest = self.line(start, len(self.phrases)).ink.width - (lines - 1) * self.face.space
        return rest * scale <= self.box.width * lines * (1 + 1e-12)

    def _breakable(self) -> bool:
        return sum(len(phrase.syllables) for phrase in self.phrases) >= 2 * self.rules.lines_least and (
            len(self.phrases) >= self.rules.lines_least
        )

    def _lone(self, start: int, end: int) -> bool:
        """Tell whether these phrases are one syllable, in a text that has more."""
        whole = end - start == len(self.phrases)
        return not whole and end - start == 1 and len(self.phrases[start].syllables) == 1

    def line(self, start: int, end: int) -> Line:
        key = (start, end)
        if key not in self._lines:
            self._lines[key] = Line.of(self.face, self.phrases[start:end])
        return self._lines[key]

    def _set(self, ends: tuple[int, ...]) -> SetBlock:
        starts = (0, *ends[:-1])
        lines = tuple(self.line(start, end) for start, end in zip(starts, ends, strict=True))
        block = Block(self.face, lines, self.rules.clearance)
        scale = min(
            self.box.width / max(block.width, 1),
            self.box.height / max(block.height, 1),
            self._scale_of_cap(self.rules.cap_most),
        )
        return SetBlock(block, scale * self.face.units_per_em)

    def _scale_of_cap(self, cap: float) -> float:
        return cap / self.face.cap_height

    def _filled(self) -> SetBlock:
        """Fill lines one after the other, for each number of lines, and keep the largest."""
        counts = range(self.rules.lines_least, self.rules.lines_most + 1)
        return max((self._set(self._fill(count)) for count in counts), key=lambda block: block.scale)

    def _fill(self, lines: int) -> tuple[int, ...]:
        count = len(self.phrases)
        target = self.line(0, count).ink.width / lines
        ends: list[int] = []
        start = 0
        for end in range(1, count + 1):
            full = self.line(start, end).ink.width >= target
            if full and len(ends) < lines - 1 and end < count:
                ends.append(end)
                start = end
        return (*ends, count)
