"""The text door: the names that places are known by, found by all their syllables or by all but one.

In: names with their levels. Out: whether a name is known, and the known ones that are one slip away: only those that
share all other syllables are compared. Refuses nothing.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Container, Iterable, Iterator, Sequence
from functools import cached_property
from typing import NamedTuple, TypeAlias

from bannergen.orthography.slips import Parts, Slip, parts_of, slip_of
from bannergen.words import one_spelling

DISTRICTS = frozenset({"quận", "huyện", "thị xã", "thành phố"})
LARGE = DISTRICTS | {"tỉnh"}
COMMUNES = frozenset({"phường", "xã", "thị trấn", "đặc khu"})
LEVELS = ("tỉnh", "thành phố", "quận", "thị xã", "huyện", "đặc khu", "phường", "thị trấn", "xã")  # the highest first
# What does not tell names apart: the apostrophe of Ea H'Leo, the dash of Phan Rang - Tháp Chàm.
APOSTROPHES = ("'", "’", "ʼ")
_DASHES = (("–", "-"), ("—", "-"), (" - ", " "), ("- ", " "), (" -", " "), ("-", " "))
_ALIKE = (*((mark, "") for mark in APOSTROPHES), *_DASHES)

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
    spelt = one_spelling(unicodedata.normalize("NFC", "\n".join(lines)).casefold())  # much faster than one by one
    for written, alike in _ALIKE:
        spelt = spelt.replace(written, alike)
    return spelt.split("\n") if lines else []


class PlaceNames:
    """Known names."""

    def __init__(self, names: Iterable[PlaceName]) -> None:
        self.names = tuple(names)
        self._parts: dict[str, Parts] = {}  # of their syllables, as far as they were compared

    @cached_property
    def _keys(self) -> list[str]:
        return keys_of(name.name for name in self.names)

    @cached_property
    def syllables(self) -> frozenset[str]:
        """All syllables of the names, in one spelling: Krông, Búk."""
        return frozenset(syllable for key in self._keys for syllable in key.split())

    @cached_property
    def _known(self) -> frozenset[str]:
        return frozenset(self._keys)

    @cached_property
    def _large(self) -> _Gaps:
        return self._gaps(LARGE, has_short=True)

    @cached_property
    def _communes(self) -> _Gaps:
        return self._gaps(
            COMMUNES, has_short=False
        )  # nearly every syllable is near one of "Xã Ba", "Xã Hồ", "Thị trấn Me"

    def _gaps(self, levels: frozenset[str], *, has_short: bool) -> _Gaps:
        """Return the names of some levels by all syllables but one, with the one that is left out."""
        found: _Gaps = {}
        for key, name in zip(self._keys, self.names, strict=True):
            if levels.isdisjoint(name.levels):
                continue
            for gap, syllable in _gaps_of(key):
                if gap in found:
                    found[gap].append((syllable, name))
                elif gap != "*" or has_short:
                    found[gap] = [(syllable, name)]
        return found

    def __contains__(self, key: object) -> bool:
        return key in self._known

    def near(self, syllables: Sequence[str], levels: frozenset[str]) -> Iterator[Near]:
        """Give the names of some levels that differ by a slip in one of the syllables (as ``keys_of`` writes them)."""
        gaps = self._large if levels <= LARGE else self._communes
        for place, (gap, written) in enumerate(_gaps_of(" ".join(syllables))):
            if gap not in gaps:
                continue
            parts = parts_of(written)
            for meant, name in gaps[gap]:
                slip = slip_of(parts, self._parts_of(meant))
                if slip and not levels.isdisjoint(name.levels):
                    yield Near(slip, place, name)

    def _parts_of(self, syllable: str) -> Parts:
        if syllable not in self._parts:
            self._parts[syllable] = parts_of(syllable)
        return self._parts[syllable]


def _gaps_of(key: str) -> Iterator[tuple[str, str]]:
    """Give a name with each of its syllables left out, and that syllable."""
    start = 0
    for syllable in key.split(" "):
        yield f"{key[:start]}*{key[start + len(syllable) :]}", syllable
        start += len(syllable) + 1
