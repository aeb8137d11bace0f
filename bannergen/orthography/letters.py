"""The text door: the letters that Vietnamese has beside those of English.

134: twelve vowels in two cases with five tones, the six vowels with a mark of their own and the đ without one.
"""

from __future__ import annotations

from unicodedata import normalize

VOWELS = "aăâeêioôơuưy"
TONES = {"huyền": "\u0300", "sắc": "\u0301", "hỏi": "\u0309", "ngã": "\u0303", "nặng": "\u0323"}
_SMALL = [normalize("NFC", vowel + tone) for vowel in VOWELS for tone in ("", *TONES.values())]
ACCENTED = tuple(
    letter for small in (*_SMALL, "đ") if not small.isascii() for letter in (small, small.upper())
)  # á, Á, à, À …
