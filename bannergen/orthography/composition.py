"""The text door: how letters are composed of a base and its marks.

In: a text as someone wrote it. Out: the same text composed, in Unicode's NFC, its marks in the order of Vietnamese,
without what is invisible. Canonically equivalent texts give the same text. Refuses nothing.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

MOST_MARKS = 30  # in a row: the Stream-Safe Text Format of UAX #15; composing takes the square of their number
_MANY = re.compile(rf"[^\w\s]{{{MOST_MARKS + 1}}}")  # no mark is alphanumeric, so nothing less can be too many
_MARKS = re.compile("[\u0300-\u036f]{2,}")
_OF_THE_VOWEL = "\u0302\u0306"  # circumflex and breve make a letter, which then takes its tone
# Characters without a shape that Unicode counts to other categories than Cf (Default_Ignorable_Code_Point).
_IGNORABLE = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2065\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]"
)


def composed(text: str) -> str:
    """Return a text in NFC; one with more marks in a row than can be composed in good time as it is."""
    return text if text.isascii() or too_many_marks(text) else unicodedata.normalize("NFC", text)


def too_many_marks(text: str) -> str:
    """Return the first run of combining marks that is longer than any writing has, or the empty string."""
    if not _MANY.search(text):
        return ""
    start = 0
    for place, character in enumerate(text):
        if not unicodedata.combining(character):
            start = place + 1
        elif place - start == MOST_MARKS:
            return text[start : place + 1]
    return ""


def is_invisible(character: str) -> bool:
    """Tell whether a character has no shape of its own: zero-width, soft hyphen, direction, variation."""
    if character.isascii():
        return False
    return unicodedata.category(character) == "Cf" or bool(_IGNORABLE.match(character))


def set_right(text: str) -> str:
    """Return a text composed, its marks in order, without invisible characters."""
    if text.isascii() or too_many_marks(text):
        return text
    apart = unicodedata.normalize("NFD", text)
    hidden = set(filter(is_invisible, set(apart)))
    seen = "".join(character for character in apart if character not in hidden) if hidden else apart
    return unicodedata.normalize("NFC", _MARKS.sub(lambda marks: _ordered(marks[0]), seen))


def _ordered(marks: str) -> str:
    return "".join(sorted(marks, key=lambda mark: (unicodedata.combining(mark), mark not in _OF_THE_VOWEL)))


def disordered(text: str) -> Iterator[tuple[str, str]]:
    """Yield each letter of a text whose marks stand in the wrong order, in NFC, and the right one."""
    apart = unicodedata.normalize("NFD", text)
    for marks in _MARKS.finditer(apart):
        ordered = _ordered(marks[0])
        if ordered != marks[0] and marks.start():
            base = apart[marks.start() - 1]
            yield unicodedata.normalize("NFC", base + marks[0]), unicodedata.normalize("NFC", base + ordered)


def loose_marks(text: str) -> Iterator[str]:
    """Yield each mark of a composed text that makes no letter with what it stands on, with that."""
    for place, character in enumerate(text):
        if unicodedata.category(character) in {"Mn", "Me"}:
            yield text[max(0, place - 1) : place + 1]
