"""A leaf below all steps: which syllables of a Vietnamese text are one word.

In: syllables, and the words of the language. Out: the words among them. Spellings are made alike to compare them,
and for nothing else: a text is printed as it was written. Refuses nothing.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from operator import itemgetter
from typing import TypeAlias

CLOSING = ".,;:!?…”\"')]»"
_OPENING = "“([«"
_LONGEST = 5  # syllables
_Cost: TypeAlias = tuple[int, int, int]  # words, the squares of their lengths, syllables alone that say nothing

# What is written in two ways: the tone of an open oa, oe, uy (not after q, whose u is no vowel), and a last i or y.
PLACED = dict(
    zip(
        ("oà", "oá", "oả", "oã", "oạ", "oè", "oé", "oẻ", "oẽ", "oẹ", "uỳ", "uý", "uỷ", "uỹ", "uỵ"),
        ("òa", "óa", "ỏa", "õa", "ọa", "òe", "óe", "ỏe", "õe", "ọe", "ùy", "úy", "ủy", "ũy", "ụy"),
        strict=True,
    )
)
_LAST = dict(zip("iìíỉĩị", "yỳýỷỹỵ", strict=True))
# Both begin with what is rare, for a list of words is long.
_TONE = re.compile(r"[ou][àáảãạèéẻẽẹỳýỷỹỵ](?!\w)(?<!qu.)")
_I = re.compile(r"[iìíỉĩị](?!\w)(?:(?<=\b[hklmst].)|(?<=\bqu.))")


def one_spelling(text: str) -> str:
    """Return a text in small letters with each syllable in one of its two spellings: hòa for hoà, kỹ for kĩ."""
    placed = _TONE.sub(lambda match: PLACED.get(match[0], match[0]), text)
    return _I.sub(lambda match: _LAST[match[0]], placed)


def bare(syllable: str) -> str:
    """Return a syllable for comparing: one spelling, no punctuation around it; a mark alone stays."""
    return one_spelling(syllable.casefold().strip(CLOSING + _OPENING)) or syllable


def listed(words: str) -> frozenset[str]:
    """Return the words of a text as a set."""
    return frozenset(words.split())


# Small words. What opens a clause or a phrase begins a line well; what leads on must not end one.
OPENS_CLAUSE = listed("vì để nhằm do nhưng nếu khi mà hãy")
OPENS_PHRASE = listed("cho của với trong tại ở từ đến bằng về theo và hoặc là trên dưới cùng qua giữa như")
LEADS_ON = (OPENS_CLAUSE | OPENS_PHRASE) | listed(
    "các những một mỗi mọi không chẳng chưa đừng chớ đã đang sẽ được bị cuộc sự việc nền ngày tháng năm lần thứ nhiều "
    "từng toàn"
)


def ends_of_clauses(syllables: Sequence[str]) -> set[int]:
    """Return the places after punctuation, which no word goes across."""
    return {place for place in range(1, len(syllables)) if syllables[place - 1][-1] in CLOSING}


def words_in(text: str, words: Container[str]) -> Iterator[str]:
    """Give the words of more than one syllable in a text, as it writes them."""
    syllables = text.split()
    for word in segments([bare(syllable) for syllable in syllables], words, ends_of_clauses(syllables)):
        if len(word) > 1:
            yield " ".join(syllables[word.start : word.stop]).strip(CLOSING + _OPENING)


def segments(syllables: Sequence[str], words: Container[str], apart: Container[int] = ()) -> list[range]:
    """Split bare syllables into words, none across the places ``apart``; what is in no word stands alone.

    As few words as do, then of even length, then with small words alone, then the longer first. The rules are those of
    MMSEG (C.-H. Tsai, 1996), which are for Chinese characters.
    """
    count = len(syllables)
    best: list[tuple[_Cost, int]] = [((0, 0, 0), count)]  # from each syllable on: the cost, and the end of its word
    for start in reversed(range(count)):
        ends = [start + 1]
        for end in range(start + 2, min(start + _LONGEST, count) + 1):
            if end - 1 in apart:
                break
            if " ".join(syllables[start:end]) in words:
                ends.append(end)
        costs = [(_cost(syllables, start, end, best[end - start - 1][0]), end) for end in reversed(ends)]
        best.insert(0, min(costs, key=itemgetter(0)))
    return list(_followed(best))


def _cost(syllables: Sequence[str], start: int, end: int, rest: _Cost) -> _Cost:
    lost = end - start == 1 and syllables[start] not in LEADS_ON
    return rest[0] + 1, rest[1] + (end - start) ** 2, rest[2] + lost


def _followed(best: list[tuple[_Cost, int]]) -> Iterator[range]:
    start = 0
    while start < len(best) - 1:
        yield range(start, best[start][1])
        start = best[start][1]
