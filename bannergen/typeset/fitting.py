"""Step 2, typeset: the best way to set a text in its box, by the score.

In: phrases, the widths their letters may have, a box, rules. Out: the block of the highest score over all allowed
breaks, widths and trackings. Refuses nothing: whether its size is enough is the caller's question.

How: all ways to break the text are rated at once, as rows of arrays, with a leading that no block can go below and
with the width and tracking that would suit each best. The ways are then set in that order, by their outlines, until
none left can be better.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bannergen.geometry import Size
from bannergen.typeset.block import Align, Block, SetBlock
from bannergen.typeset.ladder import Ladder
from bannergen.typeset.score import BREAK_COST, LINE_COST, UNEVEN_COST, narrowing_cost, tightening_cost
from bannergen.typeset.vietnamese import Phrase
from bannergen.typeset.ways import Ends, forced_ends, may_stand, ways

_TRACKINGS = 5  # steps from the style's tracking to the tightest
_MEASURED = 7  # widths of a ladder whose text is measured; between them it is interpolated
_ESTIMATED = 1.03  # how much wider a line may come out than the text as a whole does
_LIGHTER = 1e-9  # scores nearer than this are equal on every machine


@dataclass(frozen=True, slots=True)
class FitRules:
    """How many lines; how high capitals may be at least and at most; clearance of lines in cap heights.

    Heights are in the unit of the box. Trackings are in thousandths of an em: the style's, and the tightest allowed.
    Where height is left, lines are set apart up to ``clearance_most``.
    """

    lines_least: int = 1
    lines_most: int = 1
    cap_least: float = 0.0
    cap_most: float = math.inf
    clearance: float = 0.12
    clearance_most: float = 0.0
    tracking: float = 0.0
    tracking_least: float = 0.0
    align: Align = "center"


def fit(phrases: tuple[Phrase, ...], ladder: Ladder, box: Size, rules: FitRules) -> SetBlock:
    """Set a text as well as its box allows.

    A line never holds a single syllable unless the text has no other choice. When no way has capitals as high as
    ``rules.cap_least``, looks no longer count and the largest is taken, for the caller to refuse with its numbers.
    """
    found = _Fitting(phrases, ladder, box, rules).best() or _Fitting(phrases, ladder, box, rules, looks=0.0).best()
    assert found is not None  # noqa: S101 - without looks every text has a way
    return found


class _Setting(NamedTuple):
    """A width and a tracking: what their looks cost, and how wide the text comes out, against the style's own."""

    cost: float
    ratio: float
    width: float
    tracking: float


class _Found(NamedTuple):
    """A way as it is set by its outlines; ``fill`` is the share its width allows of what its height does."""

    score: float
    scale: float
    fill: float
    looks: float
    setting: _Setting
    ends: tuple[int, ...]


class _Fitting:
    def __init__(
        self, phrases: tuple[Phrase, ...], ladder: Ladder, box: Size, rules: FitRules, *, looks: float = 1.0
    ) -> None:
        self.phrases, self.ladder, self.box, self.rules, self.looks = phrases, ladder, box, rules, looks
        self.cap_least = rules.cap_least * (1 - _LIGHTER) if looks else 0.0
        self.count = len(phrases)
        self.face = ladder.face(ladder.widths[0])
        self.measures = ladder.measures(phrases, ladder.widths[0], rules.tracking)
        self.tables = self.measures.tables
        self.break_costs = np.array([*(BREAK_COST[phrase.before] for phrase in phrases), 0.0])

    def best(self) -> SetBlock | None:
        """Set the ways in the order of their rating until none left can be better."""
        found: _Found | None = None
        least = 0.0  # a score that is no better has no say
        for rating, ends in self._rated():
            if rating <= least:
                break
            for tried in self._tried(ends):
                if tried.score > least:
                    found, least = tried, tried.score * (1 + _LIGHTER)
        return self._set(found) if found else None

    def _ways(self) -> list[Ends]:
        """Return the ways, by number of lines."""
        forced = forced_ends(self.phrases)
        most = min(self.rules.lines_most, self.count)
        forced = forced if len(forced) < most else ()  # a single line cannot be broken
        counts = range(max(min(self.rules.lines_least, most), len(forced) + 1), most + 1)
        fewer = range(1, most + 1)  # so many lines cannot always be had without a syllable alone
        for tried, lone in ((counts, False), (fewer, False), (counts, True)):
            allowed = may_stand(self.phrases, forced, lone=lone)
            found = [ways(allowed, self.tables.right - self.tables.left, lines) for lines in tried]
            if any(map(len, found)):
                return [rows for rows in found if len(rows)]
        return []

    def _rated(self) -> Iterator[tuple[float, tuple[int, ...]]]:
        """Yield the ways with a rating that is never less than their score, the best first."""
        groups = self._ways()
        ratings = np.concatenate([self._rating(ends) for ends in groups])
        rows = [row for ends in groups for row in ends]
        for index in np.argsort(-ratings, kind="stable"):
            if ratings[index] > 0:
                yield float(ratings[index]), tuple(map(int, rows[index]))

    def _rating(self, ends: Ends) -> NDArray[np.float64]:
        """Return the ratings of ways of one number of lines; 0 for those that cannot be large enough."""
        starts, lines = _starts(ends), ends.shape[1]
        leading = self.face.cap_height * (1 + self.rules.clearance)
        height = self.tables.above[0, ends[:, 0]] + (lines - 1) * leading + self.tables.below[starts[:, -1], self.count]
        by_width = self.box.width / np.maximum(self._widths(starts, ends), 1.0) * self.face.cap_height
        by_height = self.box.height / np.maximum(height, 1.0) * self.face.cap_height
        ceiling = np.minimum(by_height, self.rules.cap_most)
        looks = self._breaks_cost(self.tables.end[starts, ends] - self.tables.start[starts, ends], ends)
        rating = self._at_best(by_width / ceiling, looks, _ESTIMATED) * ceiling
        return np.where(ceiling < self.cap_least, 0.0, rating)

    def _at_best(self, fill: NDArray[np.float64], looks: NDArray[np.float64], estimated: float) -> NDArray[np.float64]:
        """Return the scores of ways at the setting that suits them best, as a share of what their height allows.

        ``fill`` is the share that their width allows at the first setting.
        """
        best = np.minimum(1.0, fill) * (1 - self.looks * (self.settings[0].cost + looks))
        narrow = np.nonzero(fill < 1)[0]
        if len(narrow) and len(self.settings) > 1:
            best[narrow] = np.maximum(best[narrow], self._shares(fill[narrow], looks[narrow], estimated).max(axis=0))
        return best

    def _shares(self, fill: NDArray[np.float64], looks: NDArray[np.float64], estimated: float) -> NDArray[np.float64]:
        """Return the scores of ways at every setting, a row each, as shares of what their height allows."""
        cost, ratio = np.array([setting[:2] for setting in self.settings]).T[:, :, None]
        return np.asarray(np.minimum(1.0, fill / ratio * estimated) * (1 - self.looks * (cost + looks)))

    def _widths(self, starts: Ends, ends: Ends) -> NDArray[np.float64]:
        """Return the widths of blocks, a row of lines each."""
        left, right, start, end = (table[starts, ends] for table in self.tables[:4])
        axis = {"start": start, "center": (start + end) / 2, "end": end}[self.rules.align]
        before, after = (axis - left).max(axis=1), (right - axis).max(axis=1)
        return np.asarray(2 * np.maximum(before, after) if self.rules.align == "center" else before + after)

    def _breaks_cost(self, widths: NDArray[np.float64], ends: Ends) -> NDArray[np.float64]:
        """Return what the breaks of ways cost, and how uneven their lines are; a row has a way's lines."""
        uneven = ((1 - widths / widths.max(axis=1, initial=1.0, keepdims=True)) ** 2).mean(axis=1)
        breaks = self.break_costs[ends[:, :-1]].sum(axis=1)
        return np.asarray(UNEVEN_COST * uneven + breaks + LINE_COST * ends.shape[1])

    @cached_property
    def settings(self) -> list[_Setting]:
        """The widths and trackings worth trying: each dearer one makes the text narrower. The first is the style's."""
        text = " ".join(phrase.text for phrase in self.phrases)
        ladder, rules = self.ladder, self.rules
        steps = np.linspace(rules.tracking, rules.tracking_least, _TRACKINGS if rules.tracking_least else 1)
        at = sorted({round(n) for n in np.linspace(0, len(ladder.widths) - 1, _MEASURED)})
        faces = [ladder.face(ladder.widths[index]) for index in at]
        per_cap = np.interp(range(len(ladder.widths)), at, [face.advance(text) / face.cap_height for face in faces])
        letter = self.face.units_per_em / 1000 / self.face.cap_height * (len(text) - 1)  # what a thousandth adds
        found: list[_Setting] = []
        for setting in sorted(
            _Setting(
                narrowing_cost(width, ladder.natural) + tightening_cost(tracking - rules.tracking),
                float((advance + tracking * letter) / (per_cap[0] + rules.tracking * letter)),
                width,
                float(tracking),
            )
            for width, advance in zip(ladder.widths, per_cap, strict=True)
            for tracking in steps
        ):
            if not found or setting.ratio < found[-1].ratio:
                found.append(setting)
        return found

    def _tried(self, ends: tuple[int, ...]) -> Iterator[_Found]:
        """Yield a way as it is set by its outlines, at the setting that suits it best and at the next one."""
        plain = self._at(ends, 0)
        yield plain
        if plain.fill >= 1 or len(self.settings) == 1:
            return
        best = int(np.argmax(self._shares(np.array([plain.fill]), np.array([plain.looks]), 1.0)[:, 0]))
        found = self._at(ends, best)
        yield found
        beside = best + (1 if found.fill < 1 else -1)
        if 0 < beside < len(self.settings):
            yield self._at(ends, beside)

    def _at(self, ends: tuple[int, ...], index: int) -> _Found:
        """Set a way at a setting."""
        setting = self.settings[index]
        block = self._block(ends, setting)
        by_width, by_height = self.box.width / max(block.width, 1.0), self.box.height / max(block.height, 1.0)
        ceiling = min(by_height, self.rules.cap_most / block.face.cap_height)
        scale = min(by_width, ceiling)
        bodies = np.array([[end - start for start, end in (line.body for line in block.lines)]])
        looks = float(self._breaks_cost(bodies, np.array([ends]))[0])
        cap = scale * block.face.cap_height
        score = cap * (1 - self.looks * (setting.cost + looks)) if cap >= self.cap_least else 0.0
        return _Found(score, scale, by_width / ceiling, looks, setting, ends)

    def _block(self, ends: tuple[int, ...], setting: _Setting) -> Block:
        """Return the lines of a way at the least leading."""
        measures = self.ladder.measures(self.phrases, setting.width, setting.tracking)
        face, align = measures.face, self.rules.align
        leading = measures.leading(ends, self.rules.clearance * face.cap_height, align)
        return Block(face, measures.lines(ends), leading, align, measures.tracking)

    def _set(self, found: _Found) -> SetBlock:
        """Return the block of the way found, its lines set apart where height is left."""
        block = self._block(found.ends, found.setting)
        lines = len(block.lines)
        spare = self.box.height / found.scale - block.height
        apart = max(0.0, self.rules.clearance_most - self.rules.clearance) * block.face.cap_height
        if lines > 1:
            block = replace(block, leading=block.leading + min(apart, max(0.0, spare) / (lines - 1)))
        return SetBlock(block, found.scale * block.face.units_per_em, tuple(self._steps(found, lines)))

    def _steps(self, found: _Found, lines: int) -> Iterator[str]:
        """Yield the steps of the cascade that were taken."""
        if lines > 1:
            yield "lines"
        if found.setting.width != self.ladder.natural:
            yield "width"
        if found.setting.tracking != self.rules.tracking:
            yield "tracking"
        if found.scale * self.face.cap_height < self.rules.cap_most < math.inf:
            yield "size"


def _starts(ends: Ends) -> Ends:
    """Return where the lines of ways start."""
    return np.hstack((np.zeros((len(ends), 1), int), ends[:, :-1]))
