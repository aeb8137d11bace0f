"""Step 1, read: which syllables of a slogan stay on one line.

In: a slogan, the words of the language, the names of the event and the province. Out: the phrases as the slogan writes
them. Refuses nothing; they are a start for the designer, who edits them in the campaign YAML.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Set

from bannergen.words import bare, ends_of_clauses, segments, words_in

# "NĂM 2022", "NGÀY 10 THÁNG 10": a number stays with its noun.
_NUMBERED = re.compile(
    r"(?<!\w)(ngày \d{1,2} tháng \d{1,2}|tháng \d{1,2}|năm \d{4}|\d+ năm|lần thứ [\dIVX]+)(?!\w)", re.IGNORECASE
)
_BETWEEN_NAMES = re.compile(r"ngày|năm|và|[\d/(),.–-]+")
_LONGEST_NAME = 3  # syllables


def keep_phrases(text: str, words: Set[str], event: str = "", province: str = "") -> tuple[str, ...]:
    """Find what stays whole: words, numbers, names in the event's name, the province."""
    listed = {*words, *_names(event, words), _bare(province)}
    found: list[str] = []
    for index, part in enumerate(_NUMBERED.split(text)):
        found += [part] if index % 2 else words_in(part, listed)
    return tuple(dict.fromkeys(found))


def _names(event: str, words: Set[str]) -> Iterator[str]:
    """Give what no word covers of the event's name, where it is short enough to stay whole."""
    syllables = event.split()
    run: list[str] = []
    ends = ends_of_clauses(syllables)
    for word in [*segments([bare(each) for each in syllables], words, ends), range(0)]:
        alone = bare(syllables[word.start]) if len(word) == 1 else ","
        if _BETWEEN_NAMES.fullmatch(alone):
            if 2 <= len(run) <= _LONGEST_NAME:
                yield " ".join(run)
            run = []
        else:
            run.append(alone)


def _bare(name: str) -> str:
    return " ".join(bare(syllable) for syllable in name.split())
