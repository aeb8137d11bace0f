"""Step 3.3, compose: what all texts of a run are set with: fonts and words.

In: a type style, a text. Out: the faces of the one, the phrases of the other.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from bannergen.typeset import FontBook, Ladder, Phrase, phrases
from bannergen.typeset.ladder import remembered


class Typeface(NamedTuple):
    """What a text is set in: a family's weight and natural width, the limits of its width axis, in capitals or not."""

    family: str
    weight: int
    width: float
    limits: tuple[float, float] | None
    capitals: bool


@dataclass(eq=False)
class Typesetter:
    """Fonts and words; lives as long as the run."""

    book: FontBook
    words: frozenset[str]
    _ladders: dict[Typeface, Ladder] = field(default_factory=dict)
    _phrases: dict[tuple[object, ...], tuple[Phrase, ...]] = field(default_factory=dict)

    def ladder(self, typeface: Typeface) -> Ladder:
        """Return the faces of a typeface; raise a Fault when there are none."""
        if typeface not in self._ladders:
            style = (typeface.family, typeface.weight, typeface.width)
            self._ladders[typeface] = self.book.ladder(style, typeface.limits, capitals=typeface.capitals)
        return self._ladders[typeface]

    def phrases(self, written: str, keep: tuple[str, ...]) -> tuple[Phrase, ...]:
        """Split a text where lines may break."""
        return remembered(self._phrases, (written, keep), lambda: phrases(written, keep, self.words))
