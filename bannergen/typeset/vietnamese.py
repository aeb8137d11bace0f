"""Step 2, typeset: what belongs together in a Vietnamese text.

In: a text and the phrases that stay whole. Out: its phrases, between which lines may break. Spaces separate
syllables, not words, so a line never breaks at a space just because there is one.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_NUMERIC = re.compile(r"\d[\d./:,%-]*[.,;:!?…”\"')\]]*")
_CONNECTING = frozenset("-–—/&+")  # a mark between spaces leads the phrase after it


@dataclass(frozen=True, slots=True)
class Phrase:
    """Syllables that stay on one line."""

    syllables: tuple[str, ...]

    @property
    def text(self) -> str:
        """The phrase with single spaces."""
        return " ".join(self.syllables)


def normalised(text: str) -> str:
    """Return the text as it enters the house: NFC, white space folded to single spaces."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def phrases(text: str, keep: Iterable[str] = ()) -> tuple[Phrase, ...]:
    """Split a text where lines may break.

    Phrases of ``keep`` stay whole (in any case, punctuation aside), overlapping ones as one, and so does a number with
    the syllable before it. What stands in no phrase may break at each space.
    """
    syllables = normalised(text).split(" ")
    joined = [False] * len(syllables)  # joined[i]: no break before syllable i
    bare = [_bare(syllable) for syllable in syllables]
    for phrase in {tuple(map(_bare, normalised(phrase).split(" "))) for phrase in keep}:
        for start in _occurrences(bare, phrase):
            joined[start + 1 : start + len(phrase)] = [True] * (len(phrase) - 1)
    for index in range(1, len(syllables)):
        if _NUMERIC.fullmatch(syllables[index]) or syllables[index - 1] in _CONNECTING:
            joined[index] = True
    return _grouped(syllables, joined)


def says(text: str, name: str) -> bool:
    """Tell whether a text names something: the same syllables in a row, in any case, dates and years aside."""
    wanted, found = _named(name), _named(text)
    return bool(wanted) and bool(_occurrences(found, wanted))


def _named(text: str) -> tuple[str, ...]:
    bare = [_bare(syllable) for syllable in normalised(text).split(" ")]
    kept = [syllable for syllable in bare if syllable and not _NUMERIC.fullmatch(syllable)]
    while kept and kept[-1] == "năm":  # "… năm 2022"
        kept.pop()
    return tuple(kept)


def _grouped(syllables: list[str], joined: list[bool]) -> tuple[Phrase, ...]:
    groups: list[list[str]] = []
    for syllable, stays in zip(syllables, joined, strict=True):
        if stays:
            groups[-1].append(syllable)
        else:
            groups.append([syllable])
    return tuple(Phrase(tuple(group)) for group in groups)


def _bare(syllable: str) -> str:
    """Return a syllable for comparing: any case, without the punctuation around it."""
    return syllable.casefold().strip(".,;:!?…“”\"'()[]«»")


def _occurrences(haystack: Sequence[str], needle: tuple[str, ...]) -> list[int]:
    length = len(needle)
    return [at for at in range(len(haystack) - length + 1) if tuple(haystack[at : at + length]) == needle]
