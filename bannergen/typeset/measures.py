"""Step 2, typeset: the measures of every line that a text can make.

In: phrases, a face, a tracking. Out: tables by the first phrase of a line and the one after its last, in font units.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bannergen.typeset.block import Align, Line, least_leading, word_space
from bannergen.typeset.face import Face
from bannergen.typeset.vietnamese import Phrase

Table = NDArray[np.float64]


class Tables(NamedTuple):
    """Of each line: where its ink begins and ends, the same without what hangs, and its ink above and below."""

    left: Table
    right: Table
    start: Table
    end: Table
    above: Table
    below: Table


@dataclass(eq=False)
class Measures:
    """The measures of a text's lines; each is worked out once."""

    phrases: tuple[Phrase, ...]
    face: Face
    thousandths: float  # of an em, the tracking

    def __post_init__(self) -> None:
        """Begin with nothing worked out."""
        self.tracking = self.thousandths / 1000 * self.face.units_per_em
        self._lines: dict[tuple[int, int], Line] = {}
        self._leadings: dict[tuple[int, int, int, float, Align], float] = {}

    @cached_property
    def tables(self) -> Tables:
        """The measures of all lines at once."""
        count = len(self.phrases)
        tables = Tables(*np.zeros((6, count + 1, count + 1)))
        for start in range(count):
            for end, found in enumerate(self._from(start), start + 1):
                for table, value in zip(tables, found, strict=True):
                    table[start, end] = value
        return tables

    def _from(self, start: int) -> Iterator[tuple[float, ...]]:
        """Yield the measures of the lines that begin at a phrase, the shortest first."""
        space = word_space(self.face, self.tracking)
        pen = left = right = begin = end = above = below = 0.0
        inked = False
        for phrase in self.phrases[start:]:
            for syllable in phrase.syllables:
                word = self.face.word(syllable, self.tracking)
                if word.ink.width:
                    if not inked:
                        left, begin = pen + word.ink.x, pen + word.ink.x + word.hang[0]
                    inked, right, end = True, max(right, pen + word.ink.right), pen + word.ink.right - word.hang[1]
                    above, below = max(above, -word.ink.y), max(below, word.ink.bottom)
                pen += word.advance + space
            yield left, right, begin, end, above, below

    def line(self, start: int, end: int) -> Line:
        """Return the line of phrases from start to before end."""
        key = (start, end)
        if key not in self._lines:
            self._lines[key] = Line.of(self.face, self.phrases[start:end], self.tracking)
        return self._lines[key]

    def lines(self, ends: tuple[int, ...]) -> tuple[Line, ...]:
        """Return the lines that end before so many phrases each."""
        return tuple(self.line(*span) for span in pairwise((0, *ends)))

    def height(self, ends: tuple[int, ...], leading: float) -> float:
        """Return the height of lines at a leading, from the highest to the lowest ink."""
        spans = list(enumerate(pairwise((0, *ends))))
        top = min(index * leading - self.tables.above[span] for index, span in spans)
        return float(max(index * leading + self.tables.below[span] for index, span in spans) - top)

    def leading(self, ends: tuple[int, ...], gap: float, align: Align) -> float:
        """Return the least leading of lines at which every two keep a gap between their outlines."""
        edges = (0, *ends)
        triples = zip(edges, edges[1:], edges[2:], strict=False)
        return max((self._leading(triple, gap, align) for triple in triples), default=0.0)

    def _leading(self, edges: tuple[int, int, int], gap: float, align: Align) -> float:
        key = (*edges, gap, align)
        if key not in self._leadings:
            start, middle, end = edges
            self._leadings[key] = least_leading(self.line(start, middle), self.line(middle, end), gap, align)
        return self._leadings[key]
