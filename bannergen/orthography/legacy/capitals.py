"""The text door, legacy text: the capitals of a text whose encoding has none with a tone.

In: words, some of whose letters do not tell their case, and what stands between them. Out: the words in the likeliest
case: a letter is a capital in a capital word, in a word between capital words, and where a sentence begins; some names
are known. Refuses to guess more: "Bà" and "BÀ" alone are written the same, and are read as the first.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cached_property

from bannergen.orthography.syllables import is_syllable
from bannergen.words import listed

UPPER, LOWER, UNKNOWN, OTHER = "U", "L", "?", "-"  # the case of a character

_AFTER_SENTENCE = re.compile(r"[.!?…][\"'”’)\]»]*\s+[\"'“‘(\[«]*\Z|:\s*[\"“«]\s*\Z")
_LINE_OPENING = re.compile(r"[^\w\n]*(?:\d+[.)/][^\w\n]*)*\Z")
_SPACE, _LINE = re.compile("[ \t\xa0]+"), re.compile("[^\\n]*")
_ITEM = re.compile(r"\n(?=[^\n]*\Z)")
# Names that are small words else: the word before, or the word after, tells.
_NAMES_AFTER = {
    "châu": {"á", "úc"},
    "đông": {"á"},
    "nam": {"á"},
    "trung": {"á"},
    "nước": {"ý", "úc", "áo"},
}
_NAMES_BEFORE = {"ấn": {"độ"}, "ả": {"rập"}, "ủy": {"ban"}, "uỷ": {"ban"}}
_GIVEN = listed("ái ánh út ẩn")  # beside another name
_ALWAYS = listed("ất úc")


class _Kind(Enum):
    CAPITAL = "a word in capitals"
    SMALL = "a word with small letters"
    OPEN = "its neighbours decide"
    SILENT = "says nothing of its neighbours"


@dataclass(frozen=True)
class Word:
    """Letters, unknown ones small, and for each whether its case is known."""

    letters: str
    cases: str

    @cached_property
    def kind(self) -> _Kind:
        """What its letters tell."""
        if LOWER in self.cases:
            return _Kind.SMALL
        if self.cases.count(UPPER) > 1:
            return _Kind.CAPITAL if is_syllable(self.letters) else _Kind.SILENT
        return _Kind.OPEN if UNKNOWN in self.cases else _Kind.SILENT

    @property
    def is_title(self) -> bool:
        """Whether it is written like a name."""
        return self.cases[:1] == UPPER and LOWER in self.cases

    @property
    def is_capital(self) -> bool:
        """Whether its own letters make it a word in capitals, be it an abbreviation."""
        return LOWER not in self.cases and self.cases.count(UPPER) > 1


_NOTHING = Word("", "")


def restored(words: Sequence[Word], gaps: Sequence[str]) -> list[str]:
    """Return the words in their case; ``gaps`` stand before each word, and one after the last."""
    capital = _in_capitals(words, gaps)
    small_lines = _lines_begin_small(words, gaps)
    found: list[str] = []
    for index, word in enumerate(words):
        letters = word.letters
        if UNKNOWN in word.cases and (word.is_capital or capital[index]):
            letters = letters.upper()
        elif word.cases[0] == UNKNOWN and (_begins_sentence(index, gaps, small_lines) or _is_name(words, gaps, index)):
            letters = letters[0].upper() + letters[1:]
        found.append(letters)
    return found


def _in_capitals(words: Sequence[Word], gaps: Sequence[str]) -> list[bool]:
    """Tell of each open word whether the nearest telling words on either side are in capitals.

    They are those of its clause, else those of its line.
    """
    if not any(word.kind is _Kind.OPEN for word in words):
        return [False] * len(words)
    found = [_around(words, gaps, _SPACE), _around(words, gaps, _LINE)]
    return [
        word.kind is _Kind.OPEN and (clause or line) == {_Kind.CAPITAL}
        for word, clause, line in zip(words, *found, strict=True)
    ]


def _around(words: Sequence[Word], gaps: Sequence[str], within: re.Pattern[str]) -> list[set[_Kind]]:
    before = _nearest(words, gaps[:-1], within)
    after = _nearest(words[::-1], gaps[:0:-1], within)[::-1]
    return [{kind for kind in pair if kind} for pair in zip(before, after, strict=True)]


def _nearest(words: Iterable[Word], gaps: Iterable[str], within: re.Pattern[str]) -> list[_Kind | None]:
    """Return for each word the kind of the last telling one before it, across gaps of a kind."""
    found: list[_Kind | None] = []
    nearest: _Kind | None = None
    for word, gap in zip(words, gaps, strict=True):
        if not within.fullmatch(gap):
            nearest = None
        found.append(nearest)
        if word.kind in {_Kind.CAPITAL, _Kind.SMALL}:
            nearest = word.kind
    return found


def _begins_line(index: int, gaps: Sequence[str]) -> bool:
    gap = gaps[index]
    line = _ITEM.search(gap)
    return (index == 0 or line is not None) and bool(_LINE_OPENING.match(gap, line.end() if line else 0))


def _lines_begin_small(words: Sequence[Word], gaps: Sequence[str]) -> bool:
    """Tell whether more lines of a text begin with a small letter than with a capital."""
    first = [word.cases[0] for index, word in enumerate(words) if _begins_line(index, gaps)]
    return first.count(LOWER) > first.count(UPPER)


def _begins_sentence(index: int, gaps: Sequence[str], small_lines: bool) -> bool:
    alone = index + 2 == len(gaps) or "\n" in gaps[index + 1]
    if _AFTER_SENTENCE.search(gaps[index]):
        return not (alone and index == 0)
    return _begins_line(index, gaps) and not alone and not small_lines


def _is_name(words: Sequence[Word], gaps: Sequence[str], index: int) -> bool:
    """Tell whether a word is a name of the tables, or stands among names (Giáp, Ất, Bính)."""
    letters = words[index].letters
    before = words[index - 1] if index else _NOTHING
    after = words[index + 1] if index + 1 < len(words) else _NOTHING
    around = gaps[index], gaps[index + 1]
    if around == (", ", ", "):
        return before.is_title and after.is_title
    before, after = (before if around[0] == " " else _NOTHING), (after if around[1] == " " else _NOTHING)
    return (
        letters in _ALWAYS
        or letters in _NAMES_AFTER.get(before.letters.lower(), ())
        or after.letters.lower() in _NAMES_BEFORE.get(letters, ())
        or (letters in _GIVEN and (before.is_title or after.is_title))
    )
