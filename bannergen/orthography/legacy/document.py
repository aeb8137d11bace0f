"""The text door, legacy text: a whole text, line by line.

In: a text of many lines, perhaps with the encoding that somebody says it is in. Out: the text in Unicode, and which
lines were converted. A text that a program of today was used on is often mixed: what is right Unicode stays.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

from bannergen.orthography.composition import set_right
from bannergen.orthography.legacy import Encoding, converted, recognised_lines
from bannergen.orthography.legacy.recognition import is_modern

LINE_END = re.compile("(\r\n|\r|\n)")


@dataclass(frozen=True, slots=True)
class Conversion:
    """A text in Unicode; ``encodings`` says of each of its lines what it was in, None where it stayed."""

    text: str
    encodings: tuple[Encoding | None, ...]

    @property
    def counts(self) -> tuple[tuple[Encoding, int], ...]:
        """The encodings there were and in how many lines, the commonest first."""
        return tuple(Counter(filter(None, self.encodings)).most_common())


def encodings_of(lines: Sequence[str], stated: Encoding | None = None) -> tuple[Encoding | None, ...]:
    """Return the encoding of each line, a stated one where the line can be in it.

    In a text with lines that are surely right Unicode, only lines that are recognised are taken to be in another.
    """
    found = recognised_lines(lines)
    if stated is None:
        return found
    modern = [stated is not Encoding.UTF8 and is_modern(line) for line in lines]
    if any(modern):
        return tuple(stated if encoding is stated else None for encoding in found)
    return (stated,) * len(lines)


def converted_lines(
    lines: Sequence[str], encodings: Sequence[Encoding | None], words: Container[str] = frozenset()
) -> list[str]:
    """Return lines in Unicode, each from its encoding; those in a row together, for one tells of the next."""
    read: list[str] = []
    for encoding, run in groupby(zip(encodings, lines, strict=True), itemgetter(0)):
        together = [line for _, line in run]
        if encoding:
            together = converted("\n".join(together), encoding, words=words).split("\n")
        read += map(set_right, together)
    return read


def conversion_of(text: str, stated: Encoding | None = None, words: Container[str] = frozenset()) -> Conversion:
    """Return the conversion of a text; its line ends stay as they are."""
    parts = LINE_END.split(text)
    lines, ends = parts[::2], [*parts[1::2], ""]
    encodings = encodings_of(lines, stated)
    read = converted_lines(lines, encodings, words)
    changed = (
        encoding if after != line else None for line, encoding, after in zip(lines, encodings, read, strict=True)
    )
    return Conversion("".join(line + end for line, end in zip(read, ends, strict=True)), tuple(changed))
