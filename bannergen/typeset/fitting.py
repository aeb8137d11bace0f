"""Step 2, typeset: the best way to set a text in its box, by the score.

In: phrases, the widths their letters may have, a box, rules. Out: the block of the highest score over all allowed
breaks, widths and trackings. Refuses nothing: whether its size is enough is the caller's question.

How: all ways to break the text are rated at once, as rows of arrays, with a leading that no block can go below and
with the width and tracking that would suit each best. The ways are then set in that order, by their outlines, until
none left can be better.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bannergen.geometry import Size
from bannergen.typeset.block import Align, Block, SetBlock
from bannergen.typeset.face import Face
from bannergen.typeset.ladder import Ladder
from bannergen.typeset.score import score
from bannergen.typeset.settings import Setting
from bannergen.typeset.vietnamese import Phrase

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
    Raise ValueError when there is no phrase. Pieces of a campaign set many a text alike: it is worked out once.
    """
    return ladder.block((phrases, box, rules), lambda: _fitted(phrases, ladder, box, rules))


def _fitted(phrases: tuple[Phrase, ...], ladder: Ladder, box: Size, rules: FitRules) -> SetBlock:
    for looks in (1.0, 0.0):
        found = _Fitting(phrases, ladder, box, rules, looks=looks).best()
        if found:
            return found
    message = "no phrases to set"  # any others have a way
    raise ValueError(message)


class _Found(NamedTuple):
    """A way as it is set by its outlines.

    ``ceiling`` is the height of capitals that its height allows, ``fill`` the share of it that its width does,
    ``looks`` what its breaks cost.
    """

    score: float
    scale: float
    ceiling: float
    fill: float
    looks: float
    setting: Setting
    ends: tuple[int, ...]


class _Fitting:
    def __init__(
        self, phrases: tuple[Phrase, ...], ladder: Ladder, box: Size, rules: FitRules, *, looks: float
    ) -> None:
        self.phrases, self.ladder, self.box, self.rules, self.looks = phrases, ladder, box, rules, looks
        self.cap_least = rules.cap_least * (1 - _LIGHTER) if looks else 0.0
        self.face = ladder.face(ladder.widths[0])
        self.measures = ladder.measures(phrases, ladder.widths[0], rules.tracking)
        self.candidates = ladder.candidates(self.measures, rules.lines_least, rules.lines_most, rules.align)
        self.settings = ladder.settings(phrases, rules.tracking, rules.tracking_least)

    def best(self) -> SetBlock | None:
        """Set the ways in the order of their rating until none left can be better."""
        found: _Found | None = None
        least = 0.0  # a score that is no better has no say
        ratings = self._ratings()
        for index in map(int, np.argsort(-ratings, kind="stable")):
            if ratings[index] <= least:
                break
            for tried in self._tried(index, least):
                if tried.score > least:
                    found, least = tried, tried.score * (1 + _LIGHTER)
        return self._set(found) if found else None

    def _ratings(self) -> NDArray[np.float64]:
        """Return what no way's score can be above; 0 for those that cannot be large enough."""
        ways, cap_height = self.candidates, self.face.cap_height
        height = ways.above + ways.leadings * cap_height * (1 + self.rules.clearance) + ways.below
        by_height = self.box.height / np.maximum(height, 1.0) * cap_height
        by_width = self.box.width / np.maximum(ways.width, 1.0) * cap_height
        ceiling = np.minimum(by_height, self.rules.cap_most)
        fill = by_width / ceiling
        best = score(np.minimum(1.0, fill), self.looks * (self.settings[0].cost + ways.looks))
        narrow = np.nonzero(fill < 1)[0]
        if len(narrow) and len(self.settings) > 1:
            tighter = self._shares(fill[narrow], ways.looks[narrow]).max(axis=0)
            best[narrow] = np.maximum(best[narrow], tighter)
        return np.where(ceiling < self.cap_least, 0.0, best * ceiling)

    def _shares(self, fill: NDArray[np.float64], looks: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return what no score of ways can be above at each setting, a row each, as shares of their ceilings."""
        cost, ratio = np.array([setting[:2] for setting in self.settings]).T[:, :, None]
        return score(np.minimum(1.0, fill / ratio * _ESTIMATED), self.looks * (cost + looks))

    def _tried(self, index: int, least: float) -> Iterator[_Found]:
        """Yield a way as its outlines set it: in the style's own setting, in the one that suits it best, and near it.

        A way that cannot have a score above ``least`` at the height it turns out to have is tried no further.
        """
        plain = self._plain(index)
        yield plain
        if plain.fill >= 1 or len(self.settings) == 1:
            return
        shares = [
            score(min(1.0, plain.fill / setting.ratio), self.looks * (setting.cost + plain.looks))
            for setting in self.settings
        ]
        for peak in _peaks(shares):
            if shares[peak] * _ESTIMATED * plain.ceiling > least:
                yield from self._around(plain, peak)

    def _around(self, plain: _Found, index: int) -> Iterator[_Found]:
        """Yield a way at a setting and, while they get better, at those beside it.

        The setting was estimated by the length of the whole text; lines may differ.
        """
        found = self._at(plain, index)
        yield found
        for step in (1, -1):
            at, better = index + step, found
            while 0 < at < len(self.settings):
                beside = self._at(plain, at)
                yield beside
                if beside.score <= better.score:
                    break
                at, better = at + step, beside
            if better is not found:
                return

    def _plain(self, index: int) -> _Found:
        """Return a way in the style's own setting."""
        ends = self.candidates.ends(index)
        leading = self.measures.leading(ends, self._gap(self.face), self.rules.align)
        sides = float(self.candidates.width[index]), self.measures.height(ends, leading)
        return self._found(sides, self.face, self.settings[0], (float(self.candidates.looks[index]), ends))

    def _at(self, plain: _Found, index: int) -> _Found:
        """Return a way at another setting."""
        setting = self.settings[index]
        block = self._block(plain.ends, setting)
        return self._found((block.width, block.height), block.face, setting, (plain.looks, plain.ends))

    def _found(
        self, sides: tuple[float, float], face: Face, setting: Setting, way: tuple[float, tuple[int, ...]]
    ) -> _Found:
        """Return a way whose block has these sides, in font units; it comes with what its breaks cost."""
        looks, ends = way
        by_width, by_height = self.box.width / max(sides[0], 1.0), self.box.height / max(sides[1], 1.0)
        most = min(by_height, self.rules.cap_most / face.cap_height)
        scale = min(by_width, most)
        cap = scale * face.cap_height
        attained = score(cap, self.looks * (setting.cost + looks)) if cap >= self.cap_least else 0.0
        return _Found(attained, scale, most * face.cap_height, by_width / most, looks, setting, ends)

    def _gap(self, face: Face) -> float:
        return self.rules.clearance * face.cap_height

    def _block(self, ends: tuple[int, ...], setting: Setting) -> Block:
        """Return the lines of a way at the least leading."""
        measures = self.ladder.measures(self.phrases, setting.width, setting.tracking)
        face, align = measures.face, self.rules.align
        leading = measures.leading(ends, self._gap(face), align)
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


def _peaks(shares: Sequence[float]) -> Iterator[int]:
    """Yield where shares are no less than beside; the first setting, which is tried before, is none."""
    for index in range(1, len(shares)):
        if shares[index] >= max(shares[index - 1 : index + 2]):
            yield index
