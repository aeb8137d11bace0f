"""The best score of a text in its boxes, found by trying everything: a witness for ``bannergen.typeset.fitting``.

In: phrases, a ladder of widths, trackings, boxes. Out: for each box the best of all allowed breaks at every width and
every tracking, and its score. It shares the geometry with the program (how words are shaped, how near two outlines may
come) and nothing else: the score is stated again here, ways to break are listed one after the other, nothing is rated
or interpolated. A way is passed over only where its score could not be the best even with lines as near to each other
as bare capitals may stand.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import NamedTuple

import numpy as np
from cases import MOST_LINES
from numpy.typing import NDArray

from bannergen.geometry import Size
from bannergen.typeset import Break, Ladder, Line, Phrase, SetBlock
from bannergen.typeset.block import word_space
from bannergen.typeset.face import Face
from bannergen.typeset.skyline import Skyline

Numbers = NDArray[np.float64]
Ways = NDArray[np.int_]  # a row each: how many phrases lie before the end of every line

CLEARANCE = 0.12  # of the cap height, between the outlines of neighbouring lines
BREAK_COST = {Break.CLAUSE: 0.0, Break.PHRASE: 0.015, Break.WORD: 0.03, Break.POOR: 0.08}


def narrowing(percent: float) -> float:
    """Return what a width costs: 0.2 % a unit, and 10 % more below 88."""
    return 0.002 * (100 - percent) + (0.10 if percent < 88 else 0)


def unevenness(bodies: Numbers) -> Numbers:
    """Return 15 % of the mean square of what lines lack to the widest; a row has a way's lines."""
    return np.asarray(0.15 * np.square(1 - bodies / bodies.max(axis=-1, keepdims=True)).mean(axis=-1))


class Best(NamedTuple):
    """The best found for a box; ``ends`` are those of its lines, in phrases."""

    score: float = 0.0
    ends: tuple[int, ...] = ()
    width: float = 0.0
    tracking: float = 0.0


def score_of(found: SetBlock, phrases: Sequence[Phrase], natural: float) -> Best:
    """Return the score of a block as the program set it, and what it chose."""
    after = {count: index for index, count in enumerate(accumulate(len(phrase.syllables) for phrase in phrases), 1)}
    ends = tuple(after[count] for count in accumulate(len(line.words) for line in found.block.lines))
    bodies = np.array([end - start for start, end in (line.body for line in found.block.lines)])
    breaks = sum(BREAK_COST[phrases[end].before] for end in ends[:-1])
    looks = float(unevenness(bodies)) + breaks + 0.01 * len(ends)
    width = found.block.face.width
    setting = narrowing(100 * width / natural) + 0.001 * abs(found.tracking)
    return Best(found.cap_height / (1 + looks + setting), ends, width, found.tracking)


def all_ways(phrases: Sequence[Phrase], most: int) -> list[Ways]:
    """Return all ways to break a text without a single syllable on a line, by the number of lines."""
    count = len(phrases)
    rests: dict[tuple[int, int], list[tuple[int, ...]]] = {}

    def rest(start: int, lines: int) -> list[tuple[int, ...]]:
        if lines == 0:
            return [()] if start == count else []
        if (start, lines) not in rests:
            ends = (end for end in range(start + 1, count + 1) if count == 1 or not lone(start, end))
            rests[start, lines] = [(end, *tail) for end in ends for tail in rest(end, lines - 1)]
        return rests[start, lines]

    def lone(start: int, end: int) -> bool:
        return sum(len(phrase.syllables) for phrase in phrases[start:end]) == 1

    return [np.array(rows) for lines in range(1, min(most, count) + 1) if (rows := rest(0, lines))]


@dataclass(eq=False)
class Setting:
    """A text at one width and one tracking: the measures of all its lines, by first phrase and the one after."""

    phrases: Sequence[Phrase]
    face: Face
    tracking: float  # in thousandths of an em
    reach: Numbers = field(init=False)  # to the farther side of the axis
    body: Numbers = field(init=False)
    above: Numbers = field(init=False)
    below: Numbers = field(init=False)

    def __post_init__(self) -> None:
        """Measure every line from the pens and the inks of its words."""
        self.units = self.tracking / 1000 * self.face.units_per_em
        firsts = [0, *accumulate(len(phrase.syllables) for phrase in self.phrases)]
        self.reach, self.body, self.above, self.below = np.full((4, len(firsts), len(firsts)), math.nan)
        self._leadings = np.full((len(firsts),) * 3, math.nan)
        self._lines: dict[tuple[int, int], tuple[Line, Skyline]] = {}
        left, right, top, bottom, hang_left, hang_right = self._words().T
        for start, first in enumerate(firsts[:-1]):
            lasts = np.array(firsts[start + 1 :]) - 1
            here = (start, slice(start + 1, None))
            outer_left = np.minimum.accumulate(left[first:])[lasts - first]
            outer_right, self.above[here], self.below[here] = (
                np.maximum.accumulate(edges[first:])[lasts - first] for edges in (right, top, bottom)
            )
            inner_left, inner_right = outer_left + hang_left[first], outer_right - hang_right[lasts]
            axis = (inner_left + inner_right) / 2
            self.reach[here] = np.maximum(axis - outer_left, outer_right - axis)
            self.body[here] = inner_right - inner_left

    def _words(self) -> Numbers:
        """Return of each word left, right, above, below of its ink in the one line of all words, and what hangs."""
        pen, rows = 0.0, []
        for syllable in (syllable for phrase in self.phrases for syllable in phrase.syllables):
            word = self.face.word(syllable, self.units)
            rows.append((pen + word.ink.x, pen + word.ink.right, -word.ink.y, word.ink.bottom, *word.hang))
            pen += word.advance + word_space(self.face, self.units)
        return np.array(rows)

    @property
    def nearest(self) -> float:
        """The least leading of lines with nothing above or below their capitals."""
        return (1 + CLEARANCE) * self.face.cap_height

    def leading(self, ways: Ways) -> Numbers:
        """Return the least leading of ways of one number of lines, by the outlines of every two neighbours."""
        edges = np.hstack((np.zeros((len(ways), 1), int), ways))
        pairs = [tuple(edges[:, at : at + 3].T) for at in range(ways.shape[1] - 1)]
        for pair in pairs:
            unknown = np.isnan(self._leadings[pair])
            for first, middle, last in set(zip(*(side[unknown].tolist() for side in pair), strict=True)):
                self._leadings[first, middle, last] = self._apart((first, middle), (middle, last))
        return np.asarray(np.max([self._leadings[pair] for pair in pairs] or [np.zeros(len(ways))], axis=0))

    def _apart(self, upper: tuple[int, int], lower: tuple[int, int]) -> float:
        """Return what ``least_leading`` does; what lies above a lower line is grown once for all upper ones."""
        (over, _), (under, grown) = self._line(upper), self._line(lower)
        return max(over.skyline.leading_to(grown, over.axis("center") - under.axis("center")), self.nearest)

    def _line(self, span: tuple[int, int]) -> tuple[Line, Skyline]:
        if span not in self._lines:
            line = Line.of(self.face, self.phrases[slice(*span)], self.units)
            self._lines[span] = line, line.grown(CLEARANCE * self.face.cap_height)
        return self._lines[span]


@dataclass(eq=False)
class _Rows:
    """The ways of one number of lines at a setting: all but their leading."""

    setting: Setting
    ways: Ways
    cost: float  # of the width and the tracking

    def __post_init__(self) -> None:
        """Look up what the lines measure."""
        spans = (np.hstack((np.zeros((len(self.ways), 1), int), self.ways[:, :-1])), self.ways)
        grades = np.array([*(BREAK_COST.get(phrase.before, 0.0) for phrase in self.setting.phrases), 0.0])
        self.width = 2 * self.setting.reach[spans].max(axis=1)
        self.above, self.below = self.setting.above[spans], self.setting.below[spans]
        looks = grades[self.ways[:, :-1]].sum(axis=1) + unevenness(self.setting.body[spans])
        self.share = 1 / (1 + looks + 0.01 * self.ways.shape[1] + self.cost)

    def scores(self, boxes: Numbers, rows: slice | NDArray[np.int_], leading: Numbers | float) -> Numbers:
        """Return the scores of some ways at their leading, a column for each box (width, height)."""
        baselines = np.arange(self.ways.shape[1]) * np.reshape(leading, (-1, 1))
        top, bottom = (self.above[rows] - baselines).max(axis=1), (self.below[rows] + baselines).max(axis=1)
        scale = np.minimum(boxes[0] / self.width[rows, None], boxes[1] / (top + bottom)[:, None])
        return np.asarray(scale * (self.setting.face.cap_height * self.share[rows, None]))


def search(phrases: Sequence[Phrase], ladder: Ladder, trackings: Sequence[float], sizes: Iterable[Size]) -> list[Best]:
    """Return the best of everything for each box, up to ``MOST_LINES`` lines."""
    boxes = np.array([(size.width, size.height) for size in sizes]).T
    found = [Best()] * boxes.shape[1]
    groups = all_ways(phrases, MOST_LINES)
    for width, tracking in _in_order(ladder, trackings):
        setting = Setting(phrases, ladder.face(width), tracking)
        cost = narrowing(100 * width / ladder.natural) + 0.001 * abs(tracking)
        for ways in groups:
            _improve(found, _Rows(setting, ways, cost), boxes)
    return found


def _in_order(ladder: Ladder, trackings: Sequence[float]) -> list[tuple[float, float]]:
    """Return all settings, every fifth first: what they find spares the others much work."""
    every = [(width, tracking) for width in ladder.widths for tracking in trackings]
    coarse = [(width, tracking) for width in ladder.widths[::4] for tracking in trackings[::5]]
    return list(dict.fromkeys([*coarse, *every]))


def _improve(found: list[Best], rows: _Rows, boxes: Numbers) -> None:
    """Set the ways that could be better than what was found; first those that could be best."""
    bounds = rows.scores(boxes, slice(None), rows.setting.nearest)
    _take(found, rows, boxes, np.unique(bounds.argmax(axis=0)))
    _take(found, rows, boxes, np.nonzero((bounds > [best.score for best in found]).any(axis=1))[0])


def _take(found: list[Best], rows: _Rows, boxes: Numbers, chosen: NDArray[np.int_]) -> None:
    if not len(chosen):
        return
    ways = rows.ways[chosen]
    scores = rows.scores(boxes, chosen, rows.setting.leading(ways))
    for box, row in enumerate(scores.argmax(axis=0)):
        if scores[row, box] > found[box].score:
            ends = tuple(ways[row].tolist())
            found[box] = Best(float(scores[row, box]), ends, rows.setting.face.width, rows.setting.tracking)
