"""The text door: what a mistyped syllable was likely meant to be.

In: a word that is no syllable. Out: the syllables that differ from it in the marks of one vowel, or in the vowel that
carries the tone. Refuses nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from unicodedata import normalize

from bannergen.orthography.letters import ACCENTED, TONES
from bannergen.orthography.syllables import is_syllable

_LONGEST = 10  # letters: nghiêng has seven, and each may be written double
_TONE_MARKS = "".join(TONES)
_ALIKE: dict[str, list[str]] = {}  # by bare letter: the letter with all its marks
for _letter in ACCENTED:
    _bare = {"đ": "d", "Đ": "D"}.get(_letter, normalize("NFD", _letter)[0])
    _ALIKE.setdefault(_bare, [_bare]).append(_letter)
_SAME_BASE = {letter: alike for alike in _ALIKE.values() for letter in alike}


def likely(word: str) -> tuple[str, ...]:
    """Return the syllables that a word (NFC) may have been meant for, the likeliest first, at most four."""
    if len(word) > _LONGEST:
        return ()
    others = (other for other in (*_tone_moved(word), *_remarked(word)) if is_syllable(other))
    found = dict.fromkeys(other for other in others if _tones(other) == _tones(word))
    return tuple(found or dict.fromkeys(filter(is_syllable, _remarked(word))))[:4]


def _tone_moved(word: str) -> Iterator[str]:
    """Yield the word with its one tone on each of its letters, and with the horn of ươ on both letters."""
    tones = _tones(word)
    if len(tones) > 1:
        return
    bare = normalize("NFC", normalize("NFD", word).translate(dict.fromkeys(map(ord, _TONE_MARKS))))
    for spelled in (bare, _horned(bare)):
        for place in range(1, len(spelled) + 1):
            yield normalize("NFC", spelled[:place] + tones + spelled[place:])


def _tones(word: str) -> str:
    return "".join(character for character in normalize("NFD", word) if character in _TONE_MARKS)


def _horned(word: str) -> str:
    for pair, horned in (("uơ", "ươ"), ("ưo", "ươ"), ("UƠ", "ƯƠ"), ("ƯO", "ƯƠ"), ("Uơ", "Ươ"), ("Ưo", "Ươ")):
        word = word.replace(pair, horned)
    return word


def _remarked(word: str) -> Iterator[str]:
    for place, letter in enumerate(word):
        for other in _SAME_BASE.get(letter, ()):
            yield word[:place] + other + word[place + 1 :]
