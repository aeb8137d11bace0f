"""Step 1, read: how two wordings of one text differ, and whether they can be meant as one.

In: texts. Out: their words for comparing, how far they are apart, their differences. Case, the two places of a tone
(hòa, hoà), y for a last i and the shape of dashes and quotation marks are no differences; everything else is: each
mark, each word, each comma. Refuses nothing.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from bannergen.spec.campaign import as_set
from bannergen.words import one_spelling

# Above this share of changed words a text is another text: docs/official.md says how it was measured.
_LIKE = 0.34
_SLIP = 0.25  # what a wrong mark or a point weighs, against a word
_WORD = re.compile(r"\d+(?:[/.]\d+)*|[^\W\d_]+|[^\w\s|]|_")
_SYLLABLE = re.compile(r"[^\W\d_]+")
# A word processor exchanges these by itself.
_SHAPES = str.maketrans({**dict.fromkeys("‐‑‒–—−", "-"), **dict.fromkeys("“”„«»", '"'), **dict.fromkeys("‘’", "'")})
_Hunk: TypeAlias = tuple[range, range]  # words of one text, and those of the other in their place


@dataclass(frozen=True, slots=True)
class Word:
    """A syllable, a number or a point, where it stands in its text, and what it is compared by."""

    same: str
    bare: str  # without any mark: Đổi and đói are both doi; nothing for a point
    start: int
    end: int

    @property
    def weight(self) -> float:
        """How much it counts to lack it."""
        return 1 if self.bare else _SLIP


def words_of(text: str) -> tuple[Word, ...]:
    """Return the words of a text as it is set: forced breaks and a list's final full stop are none."""
    return tuple(_word(match) for match in _WORD.finditer(as_set(text)))


def syllables_of(text: str) -> tuple[Word, ...]:
    """Return the syllables of a text, whatever stands between them."""
    return tuple(_word(match) for match in _SYLLABLE.finditer(text))


def _word(match: re.Match[str]) -> Word:
    same = one_spelling(match[0].casefold().translate(_SHAPES))
    letters = unicodedata.normalize("NFD", same.replace("đ", "d"))
    return Word(same, "".join(filter(str.isalnum, letters)), *match.span())


def is_same(text: Sequence[Word], wanted: Sequence[Word]) -> bool:
    """Tell whether two texts say the same."""
    return [word.same for word in text] == [word.same for word in wanted]


def quotes(text: Sequence[Word], wanted: Sequence[Word]) -> bool:
    """Tell whether the whole of one text stands in the other."""
    shorter, longer = sorted(([word.same for word in words] for words in (text, wanted)), key=len)
    return any(longer[at : at + len(shorter)] == shorter for at in range(len(longer) - len(shorter) + 1))


def likeness(text: Sequence[Word], wanted: Sequence[Word]) -> float | None:
    """Return how far two texts are apart, as a share of their words; None where they are not meant as one."""
    counts = [Counter(word.bare for word in words if word.bare) for words in (text, wanted)]
    most = max(count.total() for count in counts)
    if not most or most - (counts[0] & counts[1]).total() > _LIKE * most:  # so many words at least are exchanged
        return None
    apart = _costs(text, wanted)[-1][-1] / most
    return apart if apart <= _LIKE else None


def differences(text: Sequence[Word], wanted: Sequence[Word]) -> list[_Hunk]:
    """Return where two texts differ: the ranges of words that stand for each other, none of them alike.

    Differences that only one word parts are one.
    """
    hunks: list[_Hunk] = []
    for here, there in _changes(text, wanted):
        if hunks and here.start - hunks[-1][0].stop <= 1:
            last = hunks.pop()
            here, there = range(last[0].start, here.stop), range(last[1].start, there.stop)  # noqa: PLW2901 - one hunk
        hunks.append((here, there))
    return hunks


def _exchange(one: Word, other: Word) -> float:
    """Return what it weighs to write one word for another."""
    if one.same == other.same:
        return 0
    if one.bare == other.bare:
        return _SLIP
    return max(one.weight, other.weight) if one.bare and other.bare else one.weight + other.weight


def _costs(text: Sequence[Word], wanted: Sequence[Word]) -> list[list[float]]:
    """Return the least weight of changes between each two beginnings: words lost, added, exchanged, or swapped.

    The distance of Damerau, in its form of optimal string alignment.
    """
    costs = [[0.0] * (len(wanted) + 1) for _ in range(len(text) + 1)]
    for i in range(len(text) + 1):
        for j in range(len(wanted) + 1):
            ways = [cost for cost, _, _ in _ways(costs, text, wanted, i, j)]
            costs[i][j] = min(ways, default=0.0)
    return costs


def _ways(
    costs: list[list[float]], text: Sequence[Word], wanted: Sequence[Word], i: int, j: int
) -> Iterator[tuple[float, int, int]]:
    """Give the ways to the first ``i`` and ``j`` words: the weight, and how many words of each text it takes."""
    if i and j:
        yield costs[i - 1][j - 1] + _exchange(text[i - 1], wanted[j - 1]), 1, 1
    if i:
        yield costs[i - 1][j] + text[i - 1].weight, 1, 0
    if j:
        yield costs[i][j - 1] + wanted[j - 1].weight, 0, 1
    if i > 1 and j > 1 and text[i - 1].same == wanted[j - 2].same and text[i - 2].same == wanted[j - 1].same:
        yield costs[i - 2][j - 2] + 1, 2, 2


def _changes(text: Sequence[Word], wanted: Sequence[Word]) -> list[_Hunk]:
    """Return the changes on the way of least weight, from the first on."""
    costs = _costs(text, wanted)
    i, j, found = len(text), len(wanted), []
    while i or j:
        _, lost, added = min(_ways(costs, text, wanted, i, j))
        if not (lost == added == 1 and text[i - 1].same == wanted[j - 1].same):
            found.append((range(i - lost, i), range(j - added, j)))
        i, j = i - lost, j - added
    return found[::-1]
