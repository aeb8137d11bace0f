"""The text door: names of places that are not known, but nearly a known one: "Nam Từ Niêm" for Nam Từ Liêm.

In: a text, the known names, those of the campaign's own table, the words of the language. Out: where such a name
stands, and the one that is meant. Syllables are taken for a place after a word of its level (quận, huyện, TP.); three
of them anywhere where they are nearly a province or a district; two where they are nearly a name of the own table. A
name that is known at any level and any date is right, and so is what ordinary words explain. Refuses nothing; whether
a known name is the one that is meant is not asked.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import islice, pairwise

from bannergen.orthography.gazetteer import APOSTROPHES, COMMUNES, DISTRICTS, LARGE, Near, PlaceName, PlaceNames
from bannergen.orthography.slips import Slip
from bannergen.words import LEADS_ON, one_spelling, segments

# How a level is written, and which levels a name after it may have; one letter needs its full stop: "Q. Nam Từ Liêm".
_LEVELS = {
    "tỉnh": ("tỉnh", frozenset({"tỉnh", "thành phố"})),
    **dict.fromkeys(("thành phố", "tp", "tp."), ("thành phố", LARGE)),
    **dict.fromkeys(("quận", "q."), ("quận", DISTRICTS)),
    **dict.fromkeys(("huyện", "h."), ("huyện", DISTRICTS)),
    **dict.fromkeys(("thị xã", "tx", "tx."), ("thị xã", DISTRICTS)),
    **dict.fromkeys(("phường", "p."), ("phường", COMMUNES)),
    **dict.fromkeys(("xã", "x."), ("xã", COMMUNES)),
    **dict.fromkeys(("thị trấn", "tt."), ("thị trấn", COMMUNES)),
    "đặc khu": ("đặc khu", COMMUNES),
}
# Words that end like a level; "công an xã" and the like do not.
_NOT_A_LEVEL = frozenset({"tác xã", "công xã", "bà xã", "bất tỉnh", "hồi tỉnh", "bừng tỉnh", "cảnh tỉnh", "thức tỉnh"})
_OF_PERSONS = frozenset({"Trần Văn Thời", "Dương Minh Châu"})  # others have nearly that name
_MOST = 20  # in one text
_LONGEST = 5  # syllables of a name
_CLEAR = 3  # syllables that need no word of a level before them
_AROUND = 4  # syllables after a name that may make a word with its last ones
# A syllable with its marks where they are letters of their own, and with the apostrophe of Ea H'Leo.
_SYLLABLE = re.compile(r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f]|['’ʼ](?=[^\W\d_]))*")
_JOINING = frozenset({"", "-", "–", "—"})  # what may stand in a name, spaces aside


@dataclass(frozen=True, slots=True)
class NearPlace:
    """A name in a text that is nearly a known one: where it stands (characters from 0), and what is meant."""

    start: int
    length: int
    written: str
    meant: PlaceName
    level: str  # of what is meant


def near_places(
    text: str, known: PlaceNames, own: PlaceNames | None = None, words: frozenset[str] = frozenset()
) -> tuple[NearPlace, ...]:
    """Return the names in a text that are nearly known ones, in their order, as many as anybody reads.

    ``words`` are of one spelling.
    """
    return tuple(islice(_Search(text, known, own or PlaceNames(()), words).found(), _MOST))


@dataclass(frozen=True, slots=True)
class _Syllable:
    start: int
    end: int
    key: str
    is_capital: bool  # it begins with one
    is_large: bool  # it has no small letter, and more than one letter


@dataclass(frozen=True, slots=True)
class _Level:
    """A word of a level in a text: where a name may follow, of which levels, and whether the word is in small letters.

    Capitals after a small word can only be a name's.
    """

    stop: int
    level: str
    levels: frozenset[str]
    is_small: bool


class _Search:
    def __init__(self, text: str, known: PlaceNames, own: PlaceNames, words: frozenset[str]) -> None:
        self.text, self.known, self.own, self.words = text, known, own, words
        self.syllables = [_syllable(match) for match in _SYLLABLE.finditer(text)]
        self.keys = [syllable.key for syllable in self.syllables]
        self.count = len(self.keys)
        self.gaps = [text[one.end : two.start].strip() for one, two in pairwise(self.syllables)]  # between syllables
        self.is_small = not any(syllable.is_capital for syllable in self.syllables)

    @cached_property
    def _ordinary(self) -> frozenset[str]:
        """The syllables of ordinary words."""
        return frozenset(syllable for word in self.words for syllable in word.split())

    def found(self) -> Iterator[NearPlace]:
        start = 0
        while start < self.count:
            level = self._level(start)
            near, start = self._after(level) if level else self._bare(start)
            if near:
                yield near

    def _level(self, start: int) -> _Level | None:
        """Return the word of a level that begins here, where a name may follow it."""
        for stop in (start + 2, start + 1):
            if stop >= self.count or any(self.gaps[start : stop - 1]):
                continue
            stopped = self.gaps[stop - 1] == "."
            level = _LEVELS.get(" ".join(self.keys[start:stop]) + "." * stopped)
            if level and (stopped or not self.gaps[stop - 1]) and not self._is_in_word(start, stop):
                return _Level(stop, *level, is_small=not self.syllables[start].is_capital)
        return None

    def _is_in_word(self, start: int, stop: int) -> bool:
        """Tell whether a level is only part of a word: hợp tác xã, xã hội (but not "xã Hội Yên")."""
        if " ".join(self.keys[max(0, start - 1) : stop]) in _NOT_A_LEVEL:
            return True
        is_name = self.syllables[stop].is_capital and not self.syllables[start].is_capital
        return not is_name and " ".join(self.keys[start : stop + 1]) in self.words

    def _after(self, level: _Level) -> tuple[NearPlace | None, int]:
        """Return the near name after a level, and where to go on."""
        for stop in range(self._run(level.stop), level.stop, -1):
            if self._is_known(level.stop, stop):
                return None, stop
            near = self._near(level.stop, stop, level)
            if near:
                return near, stop
        return None, level.stop

    def _bare(self, start: int) -> tuple[NearPlace | None, int]:
        """Return the near name that begins here without a level before it, and where to go on."""
        for stop in range(self._run(start), start + 1, -1):
            if self._is_known(start, stop):
                return None, stop if stop - start >= _CLEAR else start + 1
            near = self._near(start, stop, None)
            if near:
                return near, stop
        return None, start + 1

    def _run(self, start: int) -> int:
        """Return the end of the syllables that may be a name: only spaces and dashes stand between them."""
        stop = start + 1
        while stop < min(start + _LONGEST, self.count) and self.gaps[stop - 1] in _JOINING:
            stop += 1
        return stop

    def _is_known(self, start: int, stop: int) -> bool:
        key = " ".join(self.keys[start:stop])
        return key in self.known or key in self.own

    def _near(self, start: int, stop: int, level: _Level | None) -> NearPlace | None:
        """Return what the syllables are nearly, where they may be a name."""
        is_marked = self._is_marked(start, stop)
        if not is_marked and not self._is_unmarked(start, stop):
            return None
        is_sure = is_marked and level is not None and level.is_small
        found = [
            (is_known, near)
            for is_known, near in self._candidates(start, stop, level)
            if is_sure or not self._is_ordinary(start, stop, level, near)
        ]
        if not found:
            return None
        wanted = level.level if level else ""
        _, (_, _, meant) = min(found, key=lambda one: (one[0], wanted not in one[1].name.levels, *one[1]))
        first, last = self.syllables[start].start, self.syllables[stop - 1].end
        written = unicodedata.normalize("NFC", self.text[first:last])
        return NearPlace(first, last - first, written, meant, meant.level_of((wanted,)))

    def _candidates(self, start: int, stop: int, level: _Level | None) -> Iterator[tuple[bool, Near]]:
        """Give the near names: those of the own table, then the others."""
        keys = self.keys[start:stop]
        if level or stop - start >= _CLEAR:
            yield from ((False, near) for kind in (LARGE, COMMUNES) for near in self.own.near(keys, kind))
            for near in self.known.near(keys, level.levels if level else LARGE):
                if level or near.slip is Slip.MARKS or near.name.name not in _OF_PERSONS:
                    yield True, near
        elif self._is_alone(start, stop):
            yield from ((False, near) for near in self.own.near(keys, LARGE))

    def _is_marked(self, start: int, stop: int) -> bool:
        """Tell whether capitals may mark a name: it begins and ends with a syllable with one."""
        return self.syllables[start].is_capital and self.syllables[stop - 1].is_capital

    def _is_unmarked(self, start: int, stop: int) -> bool:
        """Tell whether the letters say nothing: all of them are large, or the whole text is in small ones."""
        found = self.syllables[start:stop]
        return self.is_small or all(syllable.is_large or syllable.end == syllable.start + 1 for syllable in found)

    def _is_alone(self, start: int, stop: int) -> bool:
        """Tell whether no capital stands beside a marked name, which would make it part of another, as a person's."""
        if self._is_unmarked(start, stop):
            return True
        beside = [(at, gap) for at, gap in ((start - 1, start - 1), (stop, stop - 1)) if 0 <= at < self.count]
        return not any(self.syllables[at].is_capital and self.gaps[gap] in _JOINING for at, gap in beside)

    def _is_ordinary(self, start: int, stop: int, level: _Level | None, near: Near) -> bool:
        """Tell whether the language explains the slip: it made a small word, or one with its neighbours.

        Two syllables with nothing that says they are a name have to be both beyond explanation.
        """
        if stop - start == 1:
            return self.keys[start] in self._ordinary
        is_named = level is not None or stop - start >= _CLEAR
        asked = {start + near.place} if is_named else {*range(start, stop)}
        if any(self.keys[at] in LEADS_ON for at in asked) and not (is_named and near.slip is Slip.MARKS):
            return True
        first, last = start if level else max(0, start - _AROUND), min(self.count, stop + _AROUND)
        apart = {at - first for at in range(first + 1, last) if self.gaps[at - 1]}
        words = [word for word in segments(self.keys[first:last], self.words, apart) if len(word) > 1]
        return any(word.start < stop - first < word.stop or asked & {at + first for at in word} for word in words)


def _syllable(match: re.Match[str]) -> _Syllable:
    written = unicodedata.normalize("NFC", match[0])
    letters = "".join(letter for letter in written if letter not in APOSTROPHES)
    is_large = len(letters) > 1 and letters.isupper()
    return _Syllable(match.start(), match.end(), one_spelling(letters.casefold()), written[0].isupper(), is_large)
