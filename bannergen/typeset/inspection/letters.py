"""Step 2, typeset: the letters, pairs and characters that a font for Vietnamese is looked at with."""

from __future__ import annotations

import string
import unicodedata
from collections.abc import Iterator
from itertools import combinations, pairwise, product

from bannergen.orthography.letters import TONES, VOWELS, toned
from bannergen.orthography.syllables import syllables
from bannergen.typeset.optics import without_accents

_HORN = "\u031b"
_ABOVE = 230  # Unicode's combining class of marks above a letter
_SHAPES = ("AĂÂ", "EÊ", "OÔƠ", "UƯ")  # letters of one body


CAPITALS = tuple(letter for vowel in VOWELS for letter in toned(vowel))

# What no text on a banner goes without …
NEEDED = string.ascii_letters + string.digits + ".,:;!?-–“”()/%&+"
# … and what some texts have. Letters' own punctuation first; ₫ and arrows a fallback font can give.
WANTED = "…‘’«»—\"'*=#@_•·×°≤≥₫→"
COMBINING = ("\u0300", "\u0301", "\u0302", "\u0303", "\u0306", "\u0309", "\u031b", "\u0323")


def marks_of(letter: str) -> int:
    """Return how many marks a letter has that stand free of its body: the horn and the bar of Đ do not."""
    return sum(mark != _HORN for mark in unicodedata.normalize("NFD", letter)[1:])


def body_of(letter: str) -> str:
    """Return the letter without its free marks."""
    return without_accents(letter)


def with_fewer_marks(letter: str) -> list[str]:
    """Return the letters that are left when marks are taken off: Ấ gives Á, Â, A."""
    decomposed = unicodedata.normalize("NFD", letter)
    base, marks = decomposed[0], decomposed[1:]
    fewer = (kept for count in reversed(range(len(marks))) for kept in combinations(marks, count))
    return [unicodedata.normalize("NFC", base + "".join(kept)) for kept in fewer]


def loses_its_dot(letter: str) -> bool:
    """Tell whether a mark takes the place of the dot of i."""
    decomposed = unicodedata.normalize("NFD", letter)
    return decomposed[0] == "i" and any(unicodedata.combining(mark) == _ABOVE for mark in decomposed[1:])


def easily_confused() -> Iterator[tuple[str, str]]:
    """Yield the pairs of letters that nothing but a mark tells apart: two tones, or two letters of one body."""
    for upper in (True, False):
        for vowel in VOWELS if upper else VOWELS.lower():
            yield from combinations(toned(vowel), 2)
        for tone, shape in product(range(len(TONES)), _SHAPES):
            yield from combinations([toned(vowel)[tone] for vowel in (shape if upper else shape.lower())], 2)
    yield from (("D", "Đ"), ("d", "đ"))


def neighbours() -> list[tuple[str, str]]:
    """Return the pairs of capitals that stand side by side in a syllable of Vietnamese."""
    return sorted({pair for syllable in syllables() for pair in pairwise(syllable.upper())})
