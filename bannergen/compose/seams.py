"""Step 3, compose: where a piece that is wider than its roll is cut into panels.

In: a Scene, the material that is cut for it, and a roll. Out: a Panelling, or None where the material fits the roll in
one of its two ways. Panels are even, and as few as the roll allows, unless one or two more cut fewer letters; the seams
then move, within what the roll allows, off letters and off artwork that stands in the layout. What must be cut all the
same is told as a remark. Refuses a roll that has no room for what is folded back and a part of the picture.

A seam is where the upper panel ends. The next panel reaches under it by the overlap: the panel before lies on top, so
that rain runs off.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from bannergen.codes import pieces as codes
from bannergen.compose.obstacles import Obstacle, obstacles_of
from bannergen.diagnostics import Diagnostic, Fault
from bannergen.geometry import MM_PER_INCH, Rect, Unit
from bannergen.scene import Scene
from bannergen.spec.finishing import Roll

Axis = Literal["x", "y"]

_SLACK = 1e-6  # mm: rounding of floating point numbers
# A sheet ends with a whole point (bannergen/export/pdf_sheet.py), which in a file at 1:10 is 3.5 mm of the roll.
WHOLE_POINT = MM_PER_INCH / 72
_ROUNDING = 10 * WHOLE_POINT
_CLEAR = 10.0  # mm on either side that a seam keeps from ink where it can: joining by hand errs by a few
# What a seam costs. Nothing outweighs a letter that could have stayed whole; moving a seam by a whole panel costs 1.
_CUT, _SPLIT, _CLOSE, _FRACTION = 1000.0, 0.05, 0.01, 1e-6
_ANOTHER_SEAM = 2  # letters: rather than cut more of them a shop takes one more seam
_MORE = (0, 1, 2)  # panels beyond the least: with more of them the seams have room to miss the lines
_LEAST_SHARE = 0.5  # of an even panel: no panel is a sliver


@dataclass(frozen=True)
class Panelling:
    """How a piece is cut. ``axis`` x: panels stand side by side; y: they lie one below the other.

    ``material`` is what is cut for the piece: on each edge its bleed or, where that is more, what is folded back. It
    and the ``seams``, in order, are in the piece's coordinates.
    """

    axis: Axis
    material: Rect
    seams: tuple[float, ...]
    overlap: float
    roll_width: float
    cut: tuple[tuple[Obstacle, ...], ...] = ()  # what each seam cuts all the same

    @property
    def count(self) -> int:
        """How many panels there are."""
        return len(self.seams) + 1

    @property
    def panels(self) -> tuple[Panel, ...]:
        """The panels in order, from the left or from the top."""
        return tuple(Panel(self, number) for number in range(1, self.count + 1))

    def remarks(self) -> tuple[Diagnostic, ...]:
        """Return a warning for each seam that cuts a letter or artwork."""
        return tuple(
            codes.PANEL_CUTS.at(
                first=number, second=number + 1, what_vi=_named(cut, "hình"), what_en=_named(cut, "the artwork")
            )
            for number, cut in enumerate(self.cut, 1)
            if cut
        )


@dataclass(frozen=True)
class Panel:
    """One panel of a piece, counted from 1."""

    of: Panelling
    number: int

    @property
    def start(self) -> float:
        """Where its material starts: under the panel before."""
        first = self.number == 1
        return _span(self.of.material, self.of.axis)[0] if first else self.of.seams[self.number - 2] - self.of.overlap

    @property
    def end(self) -> float:
        """Where its material ends: on top of the next panel."""
        last = self.number == self.of.count
        return _span(self.of.material, self.of.axis)[1] if last else self.of.seams[self.number - 1]

    @property
    def width(self) -> float:
        """How much of the roll's width it takes."""
        return self.end - self.start

    @property
    def length(self) -> float:
        """How much of the roll's length it takes."""
        return self.of.material.height if self.of.axis == "x" else self.of.material.width

    @property
    def name(self) -> str:
        """Such as 2/5."""
        return f"{self.number}/{self.of.count}"

    @property
    def material(self) -> Rect:
        """What is cut for it."""
        return self.within(self.of.material)

    def within(self, box: Rect) -> Rect:
        """Return what of a box lies on it."""
        if self.of.axis == "x":
            return Rect.from_edges(max(box.x, self.start), box.y, min(box.right, self.end), box.bottom)
        return Rect.from_edges(box.x, max(box.y, self.start), box.right, min(box.bottom, self.end))

    @property
    def neighbours(self) -> tuple[float, ...]:
        """Where the panels beside it end: the edge of the one before on it, that of the next one under it."""
        before = (self.of.seams[self.number - 2],) if self.number > 1 else ()
        after = (self.end - self.of.overlap,) if self.number < self.of.count else ()
        return before + after if self.of.overlap else ()


def needs_panels(material: Rect, unit: Unit, roll: Roll) -> bool:
    """Tell whether a piece is too large for a roll in both of its ways."""
    return unit is Unit.MM and min(material.width, material.height) > roll.width.value + _SLACK


def panelling_of(scene: Scene, material: Rect, roll: Roll) -> Panelling | None:
    """Return how a piece is cut into panels for a roll; None where its material needs none, and for screens."""
    if not needs_panels(material, scene.unit, roll):
        return None
    obstacles = tuple(obstacles_of(scene))
    piece = _Piece(scene.boxes.bleed, material, obstacles)
    axes: tuple[Axis, Axis] = ("x", "y")
    ways = (_Cutter(axis, piece, roll, more).panelling() for axis in axes for more in _MORE)
    found = min((way for way in ways if way), key=_burden, default=None)
    if found is None:
        raise Fault(codes.ROLL_FOLDED.at(roll.span, width=roll.width, overlap=roll.overlap))
    return found


def _burden(panelling: Panelling) -> tuple[int, float]:
    """Return what speaks against a panelling: what it cuts and how many seams it has, then how long they are."""
    seams = len(panelling.seams)
    length = seams * (panelling.material.height if panelling.axis == "x" else panelling.material.width)
    return sum(each.weight for cut in panelling.cut for each in cut) + _ANOTHER_SEAM * seams, length


@dataclass(frozen=True)
class _Piece:
    """What is cut: the picture with its bleed, the material around it, and what seams keep off."""

    bleed: Rect
    material: Rect
    obstacles: tuple[Obstacle, ...]


class _Cutter:
    """Cuts along one axis."""

    def __init__(self, axis: Axis, piece: _Piece, roll: Roll, more: int) -> None:
        """``more`` panels than the roll needs."""
        self._axis, self._material, self._roll_width = axis, piece.material, roll.width.value
        self._roll, self._overlap = roll.width.value - _ROUNDING, roll.overlap.value
        self._start, self._end = _span(piece.material, axis)
        self._printed = _span(piece.bleed, axis)
        self._spans = [(*_span(each.ink, axis), each) for each in piece.obstacles]
        words: dict[int, tuple[float, float]] = {}
        for start, end, each in self._spans:
            if each.word is not None:
                first, last = words.get(each.word, (start, end))
                words[each.word] = (min(first, start), max(last, end))
        self._words = tuple(words.values())
        length = self._end - self._start
        self._count = math.ceil((length - self._overlap) / (self._roll - self._overlap) - _SLACK) + more
        self._even = (length + (self._count - 1) * self._overlap) / self._count

    def panelling(self) -> Panelling | None:
        """Return the best way; None where a panel would be all folded back, with nothing printed on it."""
        seams = self._best([self._candidates(number) for number in range(1, self._count)])
        if seams is None:
            return None
        cut = tuple(tuple(each for start, end, each in self._spans if start < seam < end) for seam in seams)
        return Panelling(self._axis, self._material, seams, self._overlap, self._roll_width, cut)

    def _even_seam(self, number: int) -> float:
        return self._start + number * self._even - (number - 1) * self._overlap

    def _candidates(self, number: int) -> list[tuple[float, float]]:
        """Return the places for a seam that are worth looking at, each with its cost: between any two edges of ink."""
        even, later = self._even_seam(number), self._count - number
        reach = self._roll - self._overlap
        low = max(self._end - later * reach, self._printed[0] + self._overlap + _CLEAR)
        high = min(self._start + number * reach + self._overlap, self._printed[1] - _CLEAR)
        if low > high:
            return []
        edges = sorted({low, high, *(e for start, end, _ in self._spans for e in (start, end) if low < e < high)})
        places = {even, low, high}
        for left, right in pairwise(edges):
            room = (right - left) / 2
            for clear in (room, min(room, _CLEAR), min(room, _CLEAR + self._overlap)):
                for place in (min(max(even, left + clear), right - clear), left + clear, right - clear):
                    whole = round(place)  # whole millimetres are easier to measure and to cut
                    places.add(float(whole) if left < whole < right else place)
        return [(place, self._cost(place, even)) for place in sorted(places) if low - _SLACK <= place <= high + _SLACK]

    def _cost(self, place: float, even: float) -> float:
        """Return what speaks against a seam at a place."""
        cost = ((place - even) / self._even) ** 2 + (0.0 if place == round(place) else _FRACTION)
        low, high = place - self._overlap - _CLEAR, place + _CLEAR
        for start, end, each in self._spans:
            if start < place < end:
                cost += _CUT * each.weight
            elif start < high and low < end:
                cost += _CLOSE
        return cost + _SPLIT * sum(start < place < end for start, end in self._words)

    def _best(self, candidates: Sequence[Sequence[tuple[float, float]]]) -> tuple[float, ...] | None:
        """Return the cheapest seams, one of each list, such that every panel fits the roll and none is a sliver."""
        reach = self._roll - self._overlap + _SLACK
        least = _LEAST_SHARE * (self._even - self._overlap)
        # By the place of the last seam: the cost of all seams up to it, and their places.
        ways: dict[float, tuple[float, tuple[float, ...]]] = {self._start + self._overlap: (0.0, ())}
        for seams in (*candidates, ((self._end, 0.0),)):
            found: dict[float, tuple[float, tuple[float, ...]]] = {}
            for place, cost in seams:
                reaching = (way for before, way in ways.items() if least <= place - before <= reach)
                best = min(reaching, default=None)
                if best is not None:
                    found[place] = (best[0] + cost, (*best[1], place))
            ways = found
        return ways[self._end][1][:-1] if self._end in ways else None


def _span(box: Rect, axis: Axis) -> tuple[float, float]:
    return (box.x, box.right) if axis == "x" else (box.y, box.bottom)


def _named(cut: tuple[Obstacle, ...], art: str) -> str:
    """Return what is cut: words, and artwork by its id, each once."""
    names = (f"“{each.name}”" if each.word is not None else f"{art} {each.name}" for each in cut)
    return ", ".join(dict.fromkeys(names))
