"""The text door: the names that places are known by, found by all their syllables or by all but one.

In: names with their levels. Out: whether a name is known, and the known ones that are one slip away. Only a slot for one
syllable is looked up, so it takes no longer for ten thousand names than for ten. Refuses nothing.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Iterable, Iterator, Sequence
from functools import cached_property
from typing import NamedTuple, TypeAlias

from bannergen.orthography.slips import Slip, slip_of
from bannergen.words import one_spelling

DISTRICTS = frozenset({"quận", "huyện", "thị xã", "thành phố"})
LARGE = DISTRICTS | {"tỉnh"}
COMMUNES = frozenset({"phường", "xã", "thị trấn", "đặc khu"})
LEVELS = ("tỉnh", "thành phố", "quận", "thị xã", "huyện", "đặc khu", "phường", "thị trấn", "xã")  # the highest first
APOSTROPHES = str.maketrans("", "", "'’ʼ")  # Ea H'Leo and Ea Hleo are the same name
_DASHES = re.compile(r" *[-–—] *")  # Phan Rang - Tháp Chàm

_Gaps: TypeAlias = dict[str, list[tuple[str, "PlaceName"]]]


class PlaceName(NamedTuple):
    """A name of places: the levels they have or had, and the province, where there is one such place."""

    name: str
    levels: tuple[str, ...] = ()
    province: str = ""

    def level_of(self, levels: Container[str]) -> str:
        """Return its highest level among some, else its highest; "" where no level is known."""
        ranked = sorted(filter(LEVELS.__contains__, self.levels), key=LEVELS.index)
        return next((level for level in ranked if level in levels), ranked[0] if ranked else "")


class Near(NamedTuple):
    """A name one slip away, and in which syllable."""

    slip: Slip
    place: int
    name: PlaceName


def keys_of(names: Iterable[str]) -> list[str]:
    """Return names for comparing: small letters, one spelling, neither apostrophes nor dashes."""
    lines = [" ".join(name.split()) for name in names]
    spelt = one_spelling(unicodedata.normalize("NFC", "\n".join(lines)).casefold().translate(APOSTROPHES))
    return _DASHES.sub(" ", spelt).split("\n") if lines else []


class PlaceNames:
    """Known names."""

    def __init__(self, names: Iterable[PlaceName]) -> None:
        self.names = tuple(names)

    @cached_property
    def _keys(self) -> list[str]:
        return keys_of(name.name for name in self.names)

    @cached_property
    def _known(self) -> frozenset[str]:
        return frozenset(self._keys)

    @cached_property
    def _large(self) -> _Gaps:
        return self._gaps(LARGE, shortest=1)

    @cached_property
    def _communes(self) -> _Gaps:
        return self._gaps(COMMUNES, shortest=2)  # nearly every syllable is near one of "Xã Ba", "Xã Hồ", "Thị trấn Me"

    def _gaps(self, levels: frozenset[str], shortest: int) -> _Gaps:
        """Return the names of some levels by all syllables but one, with the one that is left out."""
        found: _Gaps = {}
        for key, name in zip(self._keys, self.names, strict=True):
            if levels.isdisjoint(name.levels):
                continue
            syllables = key.split(" ")
            if len(syllables) >= shortest:
                for place, syllable in enumerate(syllables):
                    found.setdefault(_gap(syllables, place), []).append((syllable, name))
        return found

    def __contains__(self, key: object) -> bool:
        return key in self._known

    def near(self, syllables: Sequence[str], levels: frozenset[str]) -> Iterator[Near]:
        """Give the names of some levels that differ by a slip in one of the syllables (as ``keys_of`` writes them)."""
        gaps = self._large if LARGE >= levels else self._communes
        for place, written in enumerate(syllables):
            for meant, name in gaps.get(_gap(syllables, place), ()):
                slip = slip_of(written, meant)
                if slip and not levels.isdisjoint(name.levels):
                    yield Near(slip, place, name)


def _gap(syllables: Sequence[str], place: int) -> str:
    return " ".join((*syllables[:place], "*", *syllables[place + 1 :]))
