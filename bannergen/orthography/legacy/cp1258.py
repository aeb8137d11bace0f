"""The text door, legacy text: Windows Vietnamese (CP1258), its bytes taken for Windows Western (CP1252).

In: characters as Western programs show them. Out: the letters, NFC. The code page holds five tone marks as characters
of their own, written after the vowel ("ê" and a tone for ế); a text read by its own code page has these as combining
marks, which NFC composes, and is no legacy text.

Source: Microsoft's table cp1258 (https://www.unicode.org/Public/MAPPINGS/VENDORS/MICSFT/WINDOWS/CP1258.TXT), the
codes at which it differs from cp1252.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

_LETTERS = dict(zip("ÃãÐðÕõÝýþ", "ĂăĐđƠơƯư₫", strict=True))
_TONES = dict(zip("ÌÒÞìò", ("\u0300", "\u0309", "\u0303", "\u0301", "\u0323"), strict=True))

_WRITTEN = re.compile("([AEIOUYaeiouyÂâÊêÔôÃãÕõÝý])([ÌÒÞìò])|[ÃãÐðÕõÝýþ]")
_WORD = re.compile("[A-Za-zÀ-ÖØ-öø-ÿ]+")


def _letter(match: re.Match[str]) -> str:
    if match[1]:
        return unicodedata.normalize("NFC", _LETTERS.get(match[1], match[1]) + _TONES[match[2]])
    return _LETTERS[match[0]]


def converted(text: str) -> str:
    """Return the text as its own code page reads it, NFC."""
    return _WRITTEN.sub(_letter, text)


def words_of(line: str) -> Iterator[tuple[str, int]]:
    """Give the words of a line as written, and where they begin."""
    return ((match[0], match.start()) for match in _WORD.finditer(line))
