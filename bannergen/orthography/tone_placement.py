"""The text door: on which letter of an open oa, oe, uy the tone mark stands.

In: a text. Out: its syllables that are written in one of two ways: hoà, thuỷ (the schoolbook's) and hòa, thủy (titles
and names). Both live; only a text that mixes them looks careless. Refuses nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bannergen.words import PLACED

_OTHER = PLACED | {title: school for school, title in PLACED.items()}
_OTHER |= {one.upper(): other.upper() for one, other in _OTHER.items()} | {
    one.capitalize(): other.capitalize() for one, other in _OTHER.items()
}
_WORD = re.compile(r"[^\W\d_]+")
_SCHOOL = frozenset(PLACED)
_U = frozenset("uUùúủũụÙÚỦŨỤ")  # after q it is no vowel: quý is written in one way only


@dataclass(frozen=True, slots=True)
class Placement:
    """A syllable that could be written in the other way."""

    at: int
    syllable: str
    other: str
    is_school: bool


def placements(text: str) -> Iterator[Placement]:
    """Yield the syllables of a text (NFC) whose tone could stand on their other vowel."""
    for word in _WORD.finditer(text):
        stem, pair = word[0][:-2], word[0][-2:]
        if pair in _OTHER and not (stem[-1:] in {"q", "Q"} and pair[0] in _U):
            yield Placement(word.start(), word[0], stem + _OTHER[pair], pair.lower() in _SCHOOL)
