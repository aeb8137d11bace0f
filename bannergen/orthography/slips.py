"""The text door: whether one syllable is a slip of another.

In: two syllables in small letters. Out: what a typist who means the one and writes the other did: any marks over the
same letters, or one letter more, less, changed or swapped with its neighbour, where ch and tr, gi and d count as one
letter too, for many pronounce them alike. Refuses nothing.
"""

from __future__ import annotations

import unicodedata
from enum import IntEnum

_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")  # huyền, sắc, ngã, hỏi, nặng
_ONE_SOUND = (("tr", "1"), ("ch", "2"), ("gi", "3"))  # each counts as one letter, too


class Slip(IntEnum):
    """What was done; less is likelier."""

    MARKS = 1
    LETTER = 2


def slip_of(written: str, meant: str) -> Slip | None:
    """Return the one slip that makes a syllable of another; None where there are more."""
    if abs(len(written) - len(meant)) > _MOST_APART:
        return None
    letters, tone = _parted(written)
    wanted, wanted_tone = _parted(meant)
    if _without_marks(letters) == _without_marks(wanted):
        return Slip.MARKS
    if tone == wanted_tone and (_one_apart(letters, wanted) or _one_apart(_sounds(letters), _sounds(wanted))):
        return Slip.LETTER
    return None


_MOST_APART = 8  # code points; a syllable in NFC has one or two a letter, and one slip is a letter or all its marks


def _parted(syllable: str) -> tuple[str, str]:
    """Return the letters of a syllable, with the marks that make them letters (i and y are one), and its tone."""
    apart = unicodedata.normalize("NFD", syllable).replace("y", "i")
    letters = "".join(character for character in apart if character not in _TONES)
    return unicodedata.normalize("NFC", letters), "".join(filter(_TONES.__contains__, apart))


def _without_marks(letters: str) -> str:
    apart = unicodedata.normalize("NFD", letters.replace("đ", "d"))
    return "".join(character for character in apart if not unicodedata.combining(character))


def _sounds(letters: str) -> str:
    for sound, one in _ONE_SOUND:
        letters = letters.replace(sound, one)
    return letters


def _one_apart(one: str, other: str) -> bool:
    """Tell whether one letter is more, less or another, or two neighbours have changed places."""
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    one, other = one[start:], other[start:]
    while one and other and one[-1] == other[-1]:
        one, other = one[:-1], other[:-1]
    return max(len(one), len(other)) <= 1 or (len(one) == 2 and one == other[::-1])
