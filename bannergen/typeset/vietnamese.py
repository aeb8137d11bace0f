"""Step 2, typeset: what belongs together in a Vietnamese text, and how well it breaks elsewhere.

In: a text, the phrases that stay whole, the words of the language. Out: its phrases, each with the grade of the break
before it. Spaces separate syllables, not words, so a line never breaks at a space just because there is one.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum

from bannergen.words import CLOSING, LEADS_ON, OPENS_CLAUSE, OPENS_PHRASE, bare, ends_of_clauses, listed, segments

# A number, with a letter of its own (5A), or as the number of a document (12/KH-UBND).
_NUMERIC = re.compile(rf"\d[\d./:,%-]*(?:[^\W\d_]|(?<=/)[^\W\d_][\w/-]*)?[{re.escape(CLOSING)}]*")
_ROMAN = re.compile(rf"[CILVX]+[{re.escape(CLOSING)}]*")
_CONNECTING = frozenset("-–—/&+")  # a mark between spaces leads the phrase after it
_STOPS = frozenset(".,;:!?…")
_COUNTED = listed(  # a number follows these …
    "ngày tháng năm quý lần thứ số khóa điều khoản phần kỳ chương tập quyển tổ khu đường quận phường"
)
_UNITS = listed(  # … and leads these
    "% km m cm mm kg g tấn tạ ha đồng tỷ triệu nghìn ngàn vạn giờ phút giây ngày tuần tháng năm độ người hộ"
)


class Break(IntEnum):
    """How well a line may break before a phrase; more is better."""

    POOR = 0  # a small word would be left at the end of the line
    WORD = 1
    PHRASE = 2
    CLAUSE = 3
    FORCED = 4  # the text says so with "|"


@dataclass(frozen=True, slots=True)
class Phrase:
    """Syllables that stay on one line, and the break before them."""

    syllables: tuple[str, ...]
    before: Break = Break.WORD

    @property
    def text(self) -> str:
        """The phrase with single spaces."""
        return " ".join(self.syllables)


def normalised(text: str) -> str:
    """Return the text as it enters the house: NFC, white space folded to single spaces."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def unbroken(text: str) -> str:
    """Return a text without the breaks that it forces."""
    return normalised(text.replace("|", " "))


def phrases(text: str, keep: Iterable[str] = (), words: Container[str] = frozenset()) -> tuple[Phrase, ...]:
    """Split a text where lines may break, and grade each break.

    Phrases of ``keep`` stay whole (in any case and spelling, punctuation aside), overlapping ones as one; so do the
    ``words`` between them (of one spelling), and a number with what it counts. ``|`` breaks wherever it stands.
    """
    return _Split(text, keep, words).phrases()


class _Split:
    def __init__(self, text: str, keep: Iterable[str], words: Container[str]) -> None:
        self.words = words
        self.syllables: list[str] = []
        self.forced: set[int] = set()  # a break is forced before these syllables
        for part in normalised(text).split("|"):
            self.forced.add(len(self.syllables))
            self.syllables += part.split()
        self.count = len(self.syllables)
        self.bare = [bare(syllable) for syllable in self.syllables]
        self.edges: set[int] = set()  # phrases of ``keep`` begin or end here
        self.joined = [False] * self.count  # joined[i]: no break before syllable i
        self._keep(keep)
        self._keep_words()
        self._keep_numbers()
        self.joined = [joined and index not in self.forced for index, joined in enumerate(self.joined)]

    def phrases(self) -> tuple[Phrase, ...]:
        starts = [index for index in range(self.count) if not self.joined[index]]
        found: list[Phrase] = []
        for start, end in zip(starts, [*starts, self.count][1:], strict=True):
            grade = self._grade(start, end, len(found[-1].syllables) if found else 0)
            found.append(Phrase(tuple(self.syllables[start:end]), grade))
        return tuple(found)

    def _keep(self, keep: Iterable[str]) -> None:
        self.covered = [False] * self.count
        for phrase in {tuple(map(bare, unbroken(phrase).split(" "))) for phrase in keep}:
            for start in _occurrences(self.bare, phrase):
                end = start + len(phrase)
                self.joined[start + 1 : end] = [True] * (len(phrase) - 1)
                self.covered[start:end] = [True] * len(phrase)
                if " ".join(phrase) not in self.words:  # a word of the list says nothing of the sentence
                    self.edges |= {start, end}

    def _keep_words(self) -> None:
        """Join the syllables of words in what no kept phrase covers."""
        inside = (index for index in range(1, self.count) if self.covered[index - 1] or self.covered[index])
        apart = self.forced | {*inside} | ends_of_clauses(self.syllables)
        for word in segments(self.bare, self.words, apart):
            self.joined[word.start + 1 : word.stop] = [True] * (len(word) - 1)

    def _keep_numbers(self) -> None:
        for index in range(1, self.count):
            before, here = self.syllables[index - 1 : index + 1]
            counted = self.bare[index - 1] in _COUNTED
            if _NUMERIC.fullmatch(here) and before not in _CONNECTING:
                self.joined[index] |= counted or not self._counts(index)
            elif _NUMERIC.fullmatch(before) and (self._counts(index - 1) or self._spans(index)):
                self.joined[index] = True
            else:
                self.joined[index] |= before in _CONNECTING or (counted and bool(_ROMAN.fullmatch(here)))

    def _counts(self, index: int) -> bool:
        """Tell whether a number belongs to the unit after it rather than to the word before it."""
        after = index + 1
        dated = index > 0 and self.bare[index - 1] in _COUNTED
        return not dated and after < self.count and self.bare[after] in _UNITS

    def _spans(self, index: int) -> bool:
        """Tell whether a dash stands between two numbers: 2021 – 2025."""
        after = self.syllables[index + 1 : index + 2]
        return self.syllables[index] in _CONNECTING and any(map(_NUMERIC.fullmatch, after))

    def _grade(self, start: int, end: int, before: int) -> Break:
        if start in self.forced:
            return Break.FORCED
        if self.syllables[start - 1][-1] in _STOPS:
            return Break.CLAUSE
        if before == 1 and self.bare[start - 1] in LEADS_ON:
            return Break.POOR
        first = self.bare[start]
        is_word = end - start > 1 and " ".join(self.bare[start:end]) in self.words
        if first in _CONNECTING or (first in OPENS_CLAUSE and not is_word):
            return Break.CLAUSE
        if start in self.edges or (first in OPENS_PHRASE and not is_word):
            return Break.PHRASE
        return Break.WORD


def says(text: str, name: str) -> bool:
    """Tell whether a text names something: the same syllables in a row, in any case, dates and years aside."""
    wanted, found = _named(name), _named(text)
    return bool(wanted) and bool(_occurrences(found, wanted))


def _named(text: str) -> tuple[str, ...]:
    syllables = [bare(syllable) for syllable in unbroken(text).split(" ")]
    kept = [syllable for syllable in syllables if syllable and not _NUMERIC.fullmatch(syllable)]
    while kept and kept[-1] == "năm":  # "… năm 2022"
        kept.pop()
    return tuple(kept)


def _occurrences(haystack: Sequence[str], needle: tuple[str, ...]) -> list[int]:
    length = len(needle)
    return [at for at in range(len(haystack) - length + 1) if tuple(haystack[at : at + length]) == needle]
