"""The text door: whether one syllable is a slip of another.

In: two syllables in small letters. Out: what a typist who means the one and writes the other did: any marks over the
same letters, or one letter more, less, changed or swapped with its neighbour, where ch and tr, gi and d count as one
letter too, for many pronounce them alike. Refuses nothing.
"""

from __future__ import annotations

import unicodedata
from enum import IntEnum
from typing import NamedTuple

from bannergen.orthography.letters import TONES

_TONES = frozenset(TONES[1:])
_ONE_SOUND = (("tr", "1"), ("ch", "2"), ("gi", "3"))  # each counts as one letter, too


class Slip(IntEnum):
    """What was done; less is likelier."""

    MARKS = 1
    LETTER = 2


class Parts(NamedTuple):
    """A syllable for comparing: as it is; its letters, with what sounds alike as one, and without marks; its tone."""

    whole: str
    letters: str
    sounds: str
    plain: str
    tone: str


def parts_of(syllable: str) -> Parts:
    """Take a syllable apart; i and y count as one letter, wherever a typist puts the tone it is the same."""
    apart = unicodedata.normalize("NFD", syllable).replace("y", "i")
    letters = unicodedata.normalize("NFC", "".join(character for character in apart if character not in _TONES))
    sounds = letters
    for sound, one in _ONE_SOUND:
        sounds = sounds.replace(sound, one)
    plain = "".join(character for character in apart.replace("đ", "d") if not unicodedata.combining(character))
    return Parts(
        unicodedata.normalize("NFC", apart), letters, sounds, plain, "".join(filter(_TONES.__contains__, apart))
    )


def slip_of(written: Parts, meant: Parts) -> Slip | None:
    """Return the one slip that makes a syllable of another; None where there are more."""
    if written.plain == meant.plain:
        return Slip.MARKS
    is_near = _one_apart(written.whole, meant.whole)
    if written.tone == meant.tone and not is_near:  # the tone stands on another letter
        is_near = _one_apart(written.letters, meant.letters) or _one_apart(written.sounds, meant.sounds)
    return Slip.LETTER if is_near else None


def _one_apart(one: str, other: str) -> bool:
    """Tell whether one letter is more, less or another, or two neighbours have changed places."""
    if abs(len(one) - len(other)) > 1:
        return False
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    one, other = one[start:], other[start:]
    while one and other and one[-1] == other[-1]:
        one, other = one[:-1], other[:-1]
    return max(len(one), len(other)) <= 1 or (len(one) == 2 and one == other[::-1])
