"""The text door: the letters that Vietnamese has beside those of English.

134: twelve vowels in two cases with five tones, the six vowels with a mark of their own and the đ without one.
"""

from __future__ import annotations

from unicodedata import normalize

VOWELS = "AĂÂEÊIOÔƠUƯY"
TONES = ("", "\u0300", "\u0301", "\u0309", "\u0303", "\u0323")  # none, huyền, sắc, hỏi, ngã, nặng


def toned(vowel: str) -> tuple[str, ...]:
    """Return a vowel with each of the six tones."""
    return tuple(normalize("NFC", vowel + tone) for tone in TONES)


_CAPITALS = (*(letter for vowel in VOWELS for letter in toned(vowel) if not letter.isascii()), "Đ")
ACCENTED = (*_CAPITALS, *(letter.lower() for letter in _CAPITALS))
