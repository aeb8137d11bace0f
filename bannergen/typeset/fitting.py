"""Step 2, typeset: the best way to set a text in its box, by the score.

In: phrases, faces from the natural width to the narrowest, a box, rules. Out: the block of the highest score over all
allowed breaks, widths and trackings. Refuses nothing: whether its size is enough is the caller's question.

How: all ways to break the text are rated at once, as rows of arrays, with a leading that no block can go below. That
rating is never too low, so the ways are set in its order, by their outlines, until none left can be better.
"""

from __future__ import annotations

import heapq
import itertools
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bannergen.geometry import Size
from bannergen.typeset.block import Align, Block, Line, SetBlock, least_leading
from bannergen.typeset.fontbook import Face
from bannergen.typeset.score import BREAK_COST, LINE_COST, UNEVEN_COST, narrowing_cost, tightening_cost
from bannergen.typeset.vietnamese import Break, Phrase

_MOST_WAYS = 6_000  # of breaking a text into so many lines; what is beyond is far from even
_LIGHTER = 1e-9  # scores nearer than this are equal on every machine


@dataclass(frozen=True, slots=True)
class FitRules:
    """How many lines; how high capitals may be at least and at most; clearance of lines in cap heights.

    Heights are in the unit of the box. ``tracking_least`` is in thousandths of an em, 0 or less.
    """

    lines_least: int = 1
    lines_most: int = 1
    cap_least: float = 0.0
    cap_most: float = math.inf
    clearance: float = 0.12
    tracking_least: float = 0.0
    align: Align = "center"


def fit(phrases: tuple[Phrase, ...], faces: Sequence[Face], box: Size, rules: FitRules) -> SetBlock:
    """Set a text as well as its box allows.

    A line never holds a single syllable unless the text has no other choice. When the best way leaves capitals below
    ``rules.cap_least``, looks no longer count and the largest is taken; it may be too small still, for the caller to
    refuse with its numbers.
    """
    best = _Fitting(phrases, faces, box, rules, looks=1.0).best()
    if best.cap_height < rules.cap_least:
        best = _Fitting(phrases, faces, box, rules, looks=0.0).best()
    return best


class _Way(NamedTuple):
    """A way to set the text, in the order of the search: the best rating first, then the fewest lines."""

    rating: float  # negative
    lines: int
    width: int  # index of the face
    tracking: float
    ends: tuple[int, ...]


class _Fitting:
    def __init__(
        self, phrases: tuple[Phrase, ...], faces: Sequence[Face], box: Size, rules: FitRules, *, looks: float
    ) -> None:
        self.phrases, self.faces, self.box, self.rules, self.looks = phrases, faces, box, rules, looks
        self.count = len(phrases)
        forced = [index for index, phrase in enumerate(phrases) if index and phrase.before is Break.FORCED]
        most = min(rules.lines_most, self.count)
        self.forced = tuple(forced) if len(forced) < most else ()  # a single line cannot be broken
        self.counts = range(max(min(rules.lines_least, most), len(self.forced) + 1), most + 1)
        self.break_costs = np.array([*(BREAK_COST[phrase.before] for phrase in phrases), 0.0])
        self.lone = np.array([self.count > 1 and len(phrase.syllables) == 1 for phrase in phrases])

    def best(self) -> SetBlock:
        """Set the ways in the order of their rating until none left can be better."""
        found = _Way(0.0, 0, 0, 0.0, ())
        for way in heapq.merge(*self._rated()):
            if found.ends and way.rating >= found.rating * (1 - _LIGHTER):
                break
            score = self._score(way)
            if not found.ends or score > -found.rating * (1 + _LIGHTER):
                found = way._replace(rating=-score)
        return self._set(found)

    def _rated(self) -> list[Iterator[_Way]]:
        """Return the ways, the best rating first, by number of lines, width and tracking."""
        trackings = sorted({0.0, self.rules.tracking_least / 2, self.rules.tracking_least}, reverse=True)
        fewer = range(1, self.counts.stop)  # so many lines cannot always be had without a syllable alone
        for counts, lone in ((self.counts, False), (fewer, False), (self.counts, True)):
            found = [
                rows
                for lines in counts
                for index in range(len(self.faces))
                for tracking in trackings
                for rows in self._rated_lines(lines, index, tracking, lone=lone)
            ]
            if found:
                return found
        return []

    def _rated_lines(self, lines: int, index: int, tracking: float, *, lone: bool) -> Iterator[Iterator[_Way]]:
        """Yield the ways of so many lines, if there are any."""
        face, rules = self.faces[index], self.rules
        measures = _measures(self.phrases, face, tracking)
        ends = self._ends(lines, measures)
        starts = np.hstack((np.zeros((len(ends), 1), int), ends[:, :-1]))
        keep = np.ones(len(ends), bool)
        if not lone:
            keep &= ~((ends - starts == 1) & self.lone[starts]).any(axis=1)
        for forced in self.forced:
            keep &= (ends == forced).any(axis=1)
        starts, ends = starts[keep], ends[keep]
        if not len(ends):
            return
        widths = measures.width[starts, ends]
        leading = face.cap_height * (1 + rules.clearance)
        height = measures.above[0, ends[:, 0]] + (lines - 1) * leading + measures.below[starts[:, -1], self.count]
        scale = np.minimum(self.box.width / widths.max(axis=1, initial=1.0), self.box.height / np.maximum(height, 1.0))
        cap = np.minimum(scale * face.cap_height, rules.cap_most)
        rating = cap * (1 - self.looks * self._cost(widths, ends, index, tracking))
        yield (
            _Way(-float(rating[row]), lines, index, tracking, tuple(map(int, ends[row])))
            for row in np.argsort(-rating, kind="stable")
        )

    def _cost(
        self, widths: NDArray[np.float64], ends: NDArray[np.int_], index: int, tracking: float
    ) -> NDArray[np.float64]:
        """Return what the looks of ways cost; a row has the widths and the ends of a way's lines."""
        lines = widths.shape[1]
        uneven = ((1 - widths / widths.max(axis=1, initial=1.0, keepdims=True)) ** 2).mean(axis=1)
        breaks = self.break_costs[ends[:, :-1]].sum(axis=1)
        natural, width = (face.scene_font.width_axis for face in (self.faces[0], self.faces[index]))
        letters = narrowing_cost(width, natural) + tightening_cost(tracking)
        return np.asarray(letters + UNEVEN_COST * uneven + breaks + LINE_COST * lines)

    def _ends(self, lines: int, measures: _Measures) -> NDArray[np.int_]:
        """Return the ends of the lines of every way, a row each; of many ways, those nearest to even lines."""
        inner = lines - 1
        if math.comb(self.count - 1, inner) <= _MOST_WAYS:
            return _all_ends(self.count, lines)
        window = max(2, int(_MOST_WAYS ** (1 / inner)))
        done = measures.width[0, 1 : self.count]  # width of the text up to each break
        choices = []
        for line in range(1, lines):
            nearest = np.argsort(abs(done - done[-1] * line / lines), kind="stable")[:window]
            choices.append(sorted({int(end) + 1 for end in nearest} | set(self.forced)))
        rows = [
            (*row, self.count) for row in itertools.product(*choices) if all(a < b for a, b in itertools.pairwise(row))
        ]
        return np.array(rows, int).reshape(-1, lines)

    def _score(self, way: _Way) -> float:
        """Return the score of a way, by the outlines of its lines."""
        ends = np.array([way.ends])
        starts = np.array([(0, *way.ends[:-1])])
        measures = _measures(self.phrases, self.faces[way.width], way.tracking)
        cap = self._scale(way, measures) * self.faces[way.width].cap_height
        cost = self._cost(measures.width[starts, ends], ends, way.width, way.tracking)
        return float(cap * (1 - self.looks * cost[0]))

    def _scale(self, way: _Way, measures: _Measures) -> float:
        face, rules = self.faces[way.width], self.rules
        edges = (0, *way.ends)
        spans = list(itertools.pairwise(edges))
        gap = rules.clearance * face.cap_height
        leading = max(
            (measures.leading(*three, gap, rules.align) for three in zip(edges, edges[1:], edges[2:], strict=False)),
            default=0.0,
        )
        top = min(index * leading - measures.above[span] for index, span in enumerate(spans))
        bottom = max(index * leading + measures.below[span] for index, span in enumerate(spans))
        width = max(measures.width[span] for span in spans)
        return float(
            min(
                self.box.width / max(width, 1.0),
                self.box.height / max(bottom - top, 1.0),
                rules.cap_most / face.cap_height,
            )
        )

    def _set(self, way: _Way) -> SetBlock:
        face = self.faces[way.width]
        measures = _measures(self.phrases, face, way.tracking)
        lines = tuple(measures.line(*span) for span in itertools.pairwise((0, *way.ends)))
        block = Block(face, lines, self.rules.clearance, self.rules.align, measures.tracking)
        return SetBlock(block, self._scale(way, measures) * face.units_per_em)


@lru_cache(maxsize=64)
def _all_ends(count: int, lines: int) -> NDArray[np.int_]:
    rows = [(*row, count) for row in itertools.combinations(range(1, count), lines - 1)]
    return np.array(rows, int).reshape(-1, lines)


class _Measures:
    """Width, ink above and ink below of every line the phrases can make, in font units, by start and end."""

    def __init__(self, phrases: tuple[Phrase, ...], face: Face, tracking: float) -> None:
        self.phrases, self.face, self.tracking = phrases, face, tracking / 1000 * face.units_per_em
        count = len(phrases)
        self.width, self.above, self.below = (np.zeros((count + 1, count + 1)) for _ in range(3))
        self._lines: dict[tuple[int, int], Line] = {}
        self._leadings: dict[tuple[int, int, int, float, Align], float] = {}
        words = [[face.word(syllable, self.tracking) for syllable in phrase.syllables] for phrase in phrases]
        space = face.space + self.tracking
        for start in range(count):
            pen = left = right = above = below = 0.0
            inked = False
            for end, phrase in enumerate(words[start:], start + 1):
                for word in phrase:
                    if word.ink.width:
                        left = left if inked else pen + word.ink.x
                        inked, right = True, max(right, pen + word.ink.right)
                        above, below = max(above, -word.ink.y), max(below, word.ink.bottom)
                    pen += word.advance + space
                self.width[start, end], self.above[start, end], self.below[start, end] = right - left, above, below

    def line(self, start: int, end: int) -> Line:
        """Return the line of phrases from start to before end."""
        key = (start, end)
        if key not in self._lines:
            self._lines[key] = Line.of(self.face, self.phrases[start:end], self.tracking)
        return self._lines[key]

    def leading(self, start: int, middle: int, end: int, gap: float, align: Align) -> float:
        """Return the least leading of two neighbouring lines that keeps a gap between their outlines."""
        key = (start, middle, end, gap, align)
        if key not in self._leadings:
            self._leadings[key] = least_leading(self.line(start, middle), self.line(middle, end), gap, align)
        return self._leadings[key]


@lru_cache(maxsize=256)
def _measures(phrases: tuple[Phrase, ...], face: Face, tracking: float) -> _Measures:
    return _Measures(phrases, face, tracking)
