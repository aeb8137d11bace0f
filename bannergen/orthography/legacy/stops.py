"""The text door, legacy text: whether a mark behind a Vietnamese syllable in VIQR is its tone, or punctuation.

In: a place where both readings are syllables ("me." is mẹ, or me and a full stop), the text around it. Out: the
likelier of the two. What decides, in this order: does the sentence end here; is either reading a word with the syllable
before; is it a question, a name, a line in capitals; does the text close its sentences; which of the two is the
commoner syllable. Refuses certainty: the writer did not say.
"""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import dataclass
from functools import cached_property

from bannergen.words import bare as spelt
from bannergen.words import listed

_REACH, _QUOTATION = 200, 60  # characters of a sentence, or between quotes, that are looked at
_ENDS_LINE = re.compile(r"[\"')\]]*[ \t]*(?:\Z|\n)")
_ENDS_INSIDE = re.compile(r"[\"')\]]*[ \t]+[\"'(\[]*[A-Z]")
_QUOTED = re.compile(r"(?:\A|[\s\"])'\w[^\n]*\Z")
_ITEM = re.compile(r"[ \t]+\S")
# What makes a sentence a question, as VIQR writes it.
_ASKING = re.compile(
    r"(?<!\w)(?:gi`|ai|dda\^u|na`o|sao|ma\^'y|bao gio\+`|bao nhie\^u|pha\?i|the\^' na`o)(?!\w)", re.IGNORECASE
)
_BOUNDARY = re.compile(r"[.?!]\s+(?=[A-Z])")
_CLOSED = re.compile(r"(?:[bcdghklmnpqrstvx`'?~]|[BCDGHKLMNPQRSTVX]{2})[.?!](?=[ \t]*$|\s+[A-Z])", re.MULTILINE)
_OPEN = re.compile(r"[bcdghklmnpqrstvx][ \t]*$", re.MULTILINE)
# Level open syllables that end a sentence more rarely than the same with a dot below (ạ, chị, mẹ).
_RARER = listed("a bi bô chi chơ cu dư hê ho hô huê la lê me nghi nhe nơ sơ tê tho tri trê trơ tru vê vi vơ vu")


@dataclass(frozen=True)
class Place:
    """A mark and its two readings, and where it ends in the text."""

    level: str
    toned: str
    mark: str
    end: int


class Stops:
    """The punctuation of one text in VIQR."""

    def __init__(self, text: str, words: Container[str]) -> None:
        self.text, self.words = text, words
        self.before = ""  # the syllable that was read last

    def is_stop(self, place: Place) -> bool:
        """Tell whether the mark of a place is punctuation."""
        text, end, mark = self.text, place.end, place.mark
        if mark in "`~":
            return False
        if mark == "'":
            return bool(_QUOTED.search(text, max(0, end - _QUOTATION), end - 1))
        if text.startswith(mark, end):  # "me..", the second is the stop; but "me..." has no tone
            return text.startswith(mark * 2, end) and not text.startswith(mark * 3, end)
        if self._is_item(place):
            return True
        if len(place.level) == 1 and (mark == "?" or self._is_all(place) or place.level in "aA"):
            return False
        ends_line = bool(_ENDS_LINE.match(text, end))
        return (ends_line or bool(_ENDS_INSIDE.match(text, end))) and self._closes(place, ends_line)

    def _is_item(self, place: Place) -> bool:
        """Tell whether a letter of its own counts an item ("a. Thời gian")."""
        if len(place.level) > 1:
            return False
        start = place.end - 2
        begins = start == 0 or self.text[start - 1] == "\n"
        return begins and place.mark == "." and place.level.isascii() and bool(_ITEM.match(self.text, place.end))

    def _is_all(self, place: Place) -> bool:
        """Tell whether the text is nothing but one letter."""
        return len(self.text.strip()) <= 3 and place.end == len(self.text.rstrip())

    def _closes(self, place: Place, ends_line: bool) -> bool:
        lead = spelt(self.before)
        for reading, answer in ((place.toned, False), (place.level, True)):
            if f"{lead} {spelt(reading)}" in self.words:
                return answer
        if place.level.isupper() and (place.mark == "." or not ends_line):  # a line in capitals has no full stop
            return False
        if place.mark == "?":
            return self._asks(place.end)
        if place.level.lower() in _RARER:
            return False
        if not ends_line:  # a capital behind it is that of a name, or of a sentence
            return not (place.level.istitle() or place.level in {"sư", "tư"})
        return self.closes_sentences is not False

    def _asks(self, end: int) -> bool:
        start = max(0, end - _REACH)
        for match in _BOUNDARY.finditer(self.text, start, end):
            start = match.end()
        return bool(_ASKING.search(self.text, start, end))

    @cached_property
    def closes_sentences(self) -> bool | None:
        """Whether the sentences of the text end in stops, as far as that shows."""
        closed, opened = len(_CLOSED.findall(self.text)), len(_OPEN.findall(self.text))
        return None if closed == opened else closed > opened
