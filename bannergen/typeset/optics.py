"""Step 2, typeset: what the eye corrects and a font does not: punctuation that hangs, word spaces, capitals.

In: letters and the bounds of their ink. Out: amounts in the same unit. The shares are a matter of taste; here they are.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

from bannergen.geometry import Rect

# OpenType features for text in capitals: punctuation as high as they are, and the spacing that the font has for them.
CAPITAL_FEATURES = ("case", "cpsp")
LEAST_WORD_SPACE = 0.25  # of the cap height; narrower spaces run words together at a distance

# How much of a mark hangs outside the edge or the axis that lines are aligned at. Small marks leave a dent there.
HANGS: Mapping[str, float] = MappingProxyType(dict.fromkeys(".,'\"‘’“”«»-–", 1.0) | dict.fromkeys("…:;!?", 0.5))

_HORN = "\u031b"


def in_capitals(text: str) -> bool:
    """Tell whether a text is set in capitals: it has letters, none of them small."""
    return text.upper() == text and text.lower() != text


def without_accents(letter: str) -> str:
    """Return a letter as its body stands: Ỗ as O, Ẳ as A; the horn of Ơ and Ư is part of it."""
    decomposed = unicodedata.normalize("NFD", letter)
    return unicodedata.normalize("NFC", decomposed[0] + _HORN * (_HORN in decomposed))


def letters_at_ends(text: str) -> tuple[int, int]:
    """Return where the first and the last letter stand that do not hang; of nothing but marks, the first and last."""
    standing = [index for index, letter in enumerate(text) if letter not in HANGS] or range(len(text))
    return standing[0], standing[-1]


def hanging(text: str, inks: Sequence[Rect | None]) -> tuple[float, float]:
    """Return how much of a word hangs on its left and on its right; ``inks`` are those of its letters."""
    drawn = [(letter, ink) for letter, ink in zip(text, inks, strict=False) if ink]
    if len(drawn) != len(inks) or all(letter in HANGS for letter in text):
        return 0.0, 0.0
    left = _hang((letter, ink.x) for letter, ink in drawn)
    right = _hang((letter, -ink.right) for letter, ink in reversed(drawn))
    return left, right


def _hang(edges: Iterable[tuple[str, float]]) -> float:
    """Return how much of the marks hangs before the first letter; each with the edge of its ink."""
    return sum(_shares(edges))


def _shares(edges: Iterable[tuple[str, float]]) -> Iterator[float]:
    letters = iter(edges)
    letter, edge = next(letters)
    for following, inner in letters:
        if letter not in HANGS:
            return
        yield HANGS[letter] * (inner - edge)
        letter, edge = following, inner
