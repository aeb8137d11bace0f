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

_CLOSING = ".,;:!?…”\"')]»"
_NUMERIC = re.compile(rf"\d[\d./:,%-]*[{re.escape(_CLOSING)}]*")
_CONNECTING = frozenset("-–—/&+")  # a mark between spaces leads the phrase after it
_STOPS = frozenset(".,;:!?…")
_LONGEST_WORD = 5  # syllables


def _listed(words: str) -> frozenset[str]:
    return frozenset(words.split())


# Small words. What opens a clause or a phrase begins a line well; what leads on must not end one.
_OPENS_CLAUSE = _listed("vì để nhằm do nhưng nếu khi mà hãy")
_OPENS_PHRASE = _listed("cho của với trong tại ở từ đến bằng về theo và hoặc là trên dưới cùng qua giữa như")
_LEADS_ON = (_OPENS_CLAUSE | _OPENS_PHRASE) | _listed(
    "các những một mỗi mọi không chẳng chưa đừng chớ đã đang sẽ được bị cuộc sự việc nền ngày tháng năm lần thứ nhiều "
    "từng toàn"
)
_COUNTED = _listed(  # a number follows these …
    "ngày tháng năm quý lần thứ số khóa khoá điều khoản phần kỳ chương tập quyển tổ khu đường quận phường"
)
_UNITS = _listed(  # … and leads these
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

    Phrases of ``keep`` stay whole (in any case, punctuation aside), overlapping ones as one; so do the ``words``
    between them (in small letters), and a number with what it counts. ``|`` breaks wherever it stands.
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
        self.bare = [_bare(syllable) for syllable in self.syllables]
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
        for phrase in {tuple(map(_bare, unbroken(phrase).split(" "))) for phrase in keep}:
            for start in _occurrences(self.bare, phrase):
                end = start + len(phrase)
                self.joined[start + 1 : end] = [True] * (len(phrase) - 1)
                self.covered[start:end] = [True] * len(phrase)
                if " ".join(phrase) not in self.words:  # a word of the list says nothing of the sentence
                    self.edges |= {start, end}

    def _keep_words(self) -> None:
        """Join the syllables of words in what no kept phrase covers: few long words rather than many short ones."""
        best: list[tuple[int, int]] = [(0, self.count)]  # from each syllable on: gain, end of the word there
        for start in reversed(range(self.count)):
            ends = range(start + 1, min(start + _LONGEST_WORD, self.count) + 1)
            best.insert(0, max((self._gain(start, end) + best[end - start - 1][0], end) for end in ends))
        start = 0
        while start < self.count:
            end = best[start][1]
            for index in range(start + 1, end):
                self.joined[index] = True
            start = end

    def _gain(self, start: int, end: int) -> int:
        if end - start == 1:
            return 1
        inside = range(start + 1, end)
        parted = any(self.syllables[index - 1][-1] in _CLOSING or index in self.forced for index in inside)
        if parted or any(self.covered[start:end]) or " ".join(self.bare[start:end]) not in self.words:
            return -1
        return (end - start) ** 2

    def _keep_numbers(self) -> None:
        for index in range(1, self.count):
            if self.syllables[index - 1] in _CONNECTING:
                self.joined[index] = True
            elif _NUMERIC.fullmatch(self.syllables[index]):
                self.joined[index] = self.bare[index - 1] in _COUNTED or not self._counts(index)
            elif _NUMERIC.fullmatch(self.syllables[index - 1]) and self._counts(index - 1):
                self.joined[index] = True

    def _counts(self, index: int) -> bool:
        """Tell whether a number belongs to the unit after it rather than to the word before it."""
        after = index + 1
        dated = index > 0 and self.bare[index - 1] in _COUNTED
        return not dated and after < self.count and self.bare[after] in _UNITS

    def _grade(self, start: int, end: int, before: int) -> Break:
        if start in self.forced:
            return Break.FORCED
        if before == 1 and self.bare[start - 1] in _LEADS_ON:
            return Break.POOR
        first, last = self.bare[start], self.syllables[start - 1]
        is_word = end - start > 1 and " ".join(self.bare[start:end]) in self.words
        if last[-1] in _STOPS or first in _CONNECTING or (first in _OPENS_CLAUSE and not is_word):
            return Break.CLAUSE
        if start in self.edges or (first in _OPENS_PHRASE and not is_word):
            return Break.PHRASE
        return Break.WORD


def says(text: str, name: str) -> bool:
    """Tell whether a text names something: the same syllables in a row, in any case, dates and years aside."""
    wanted, found = _named(name), _named(text)
    return bool(wanted) and bool(_occurrences(found, wanted))


def _named(text: str) -> tuple[str, ...]:
    bare = [_bare(syllable) for syllable in unbroken(text).split(" ")]
    kept = [syllable for syllable in bare if syllable and not _NUMERIC.fullmatch(syllable)]
    while kept and kept[-1] == "năm":  # "… năm 2022"
        kept.pop()
    return tuple(kept)


def _bare(syllable: str) -> str:
    """Return a syllable for comparing: any case, without the punctuation around it; a mark alone stays."""
    return syllable.casefold().strip(_CLOSING + "“([«") or syllable


def _occurrences(haystack: Sequence[str], needle: tuple[str, ...]) -> list[int]:
    length = len(needle)
    return [at for at in range(len(haystack) - length + 1) if tuple(haystack[at : at + length]) == needle]
