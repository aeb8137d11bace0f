"""Step 1, read: the names that places are known by, from the gazetteer and from a campaign's own table.

In: tables with the columns name, before, since, province (the levels of a name before and since 1 July 2025); places.
Out: names. Refuses tables of other columns, rows of another length, unknown levels: all faults of a table at once.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path
from unicodedata import normalize

from bannergen.codes import reading
from bannergen.diagnostics import Diagnostic, Fault, Span, raise_errors
from bannergen.orthography.gazetteer import LEVELS, PlaceName, PlaceNames
from bannergen.spec.places import Place
from bannergen.spec.reader import read_text

_COLUMNS = ["name", "before", "since", "province"]


def read_gazetteer(path: Path, shown: str) -> list[PlaceName]:
    """Return the names of a table; raise a Fault with every fault in it."""
    lines = normalize("NFC", read_text(path, shown)).splitlines()
    rows = csv.reader(lines)
    if next(rows, []) != _COLUMNS:
        raise Fault(reading.CSV_COLUMN.at(Span(shown, 1), path=shown, column=",".join(_COLUMNS)))
    table = _Table(shown)
    try:
        for row in rows:
            table.add(row, rows.line_num)
    except csv.Error as fault:
        table.faults.append(reading.CSV_SYNTAX.at(Span(shown, rows.line_num), problem=fault))
    raise_errors(table.faults)
    return table.names


class _Table:
    def __init__(self, source: str) -> None:
        self.source = source
        self.names: list[PlaceName] = []
        self.faults: list[Diagnostic] = []
        self._levels: dict[tuple[str, str], tuple[str, ...]] = {("", ""): ()}  # as written; few of them are different

    def add(self, row: list[str], line: int) -> None:
        if len(row) != len(_COLUMNS):
            if row:
                fault = reading.CSV_ROW.at(Span(self.source, line), found=len(row), wanted=len(_COLUMNS))
                self.faults.append(fault)
            return
        name, before, since, province = row
        levels = self._levels.get((before, since))
        if levels is None:
            levels = self._levels[before, since] = self._read_levels(before, since, line)
        self.names.append(PlaceName(name, levels, province))

    def _read_levels(self, before: str, since: str, line: int) -> tuple[str, ...]:
        levels = tuple(dict.fromkeys(filter(None, (*before.split("; "), *since.split("; ")))))
        wanted = ", ".join(LEVELS)
        self.faults += [
            reading.BAD_VALUE.at(Span(self.source, line), key="level", got=level, wanted_vi=wanted, wanted_en=wanted)
            for level in levels
            if level not in LEVELS
        ]
        return levels


def names_of(places: Iterable[Place]) -> PlaceNames:
    """Return the names of the administrative units of a campaign's own table."""
    return PlaceNames(
        PlaceName(bare_name(place), (place.level,)) for place in places if place.level in LEVELS and bare_name(place)
    )


def bare_name(place: Place) -> str:
    """Return the name of a unit without its level: "Na Hang" of "Huyện Na Hang"."""
    start = len(place.level)
    has_level = place.name[:start].casefold() == place.level and place.name[start : start + 1] == " "
    return place.name[start + 1 :] if has_level else place.name
