"""Step 3.3, compose: what typesets the texts of a run: fonts, words, and what was set before.

In: a text, its style and box. Out: its block. The slogan of a campaign stands in the same box in every place, and is
set once.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from bannergen.geometry import Size
from bannergen.typeset import FitRules, FontBook, Ladder, Phrase, SetBlock, fit, phrases, stack

_REMEMBERED = 512  # blocks


class Typeface(NamedTuple):
    """What a text is set in: a family's weight and natural width, the limits of its width axis, in capitals or not."""

    family: str
    weight: int
    width: float
    limits: tuple[float, float] | None
    capitals: bool


@dataclass(eq=False)
class Typesetter:
    """Sets texts; lives as long as the run."""

    book: FontBook
    words: frozenset[str]
    _ladders: dict[Typeface, Ladder] = field(default_factory=dict)
    _blocks: dict[tuple[object, ...], SetBlock] = field(default_factory=dict)

    def ladder(self, typeface: Typeface) -> Ladder:
        """Return the faces of a typeface; raise a Fault when there are none."""
        if typeface not in self._ladders:
            style = (typeface.family, typeface.weight, typeface.width)
            self._ladders[typeface] = self.book.ladder(style, typeface.limits, capitals=typeface.capitals)
        return self._ladders[typeface]

    def phrases(self, written: str, keep: Iterable[str]) -> tuple[Phrase, ...]:
        """Split a text where lines may break."""
        return phrases(written, keep, self.words)

    def set(
        self, parts: tuple[Phrase, ...], typeface: Typeface, box: Size, rules: FitRules, *, stacked: bool
    ) -> SetBlock:
        """Set phrases in a box."""
        key = (parts, typeface, box, rules, stacked)
        found = self._blocks.pop(key, None)
        if found is None:
            found = (stack if stacked else fit)(parts, self.ladder(typeface), box, rules)
        self._blocks[key] = found  # the last one used comes last
        if len(self._blocks) > _REMEMBERED:
            del self._blocks[next(iter(self._blocks))]
        return found
