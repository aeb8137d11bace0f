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
    faults: list[Diagnostic] = []
    names: list[PlaceName] = []
    known: dict[tuple[str, str], tuple[str, ...]] = {("", ""): ()}  # levels as written; few of them are different
    try:
        for row in rows:
            if len(row) == len(_COLUMNS):
                name, before, since, province = row
                if (before, since) not in known:
                    known[before, since] = _levels(before, since, Span(shown, rows.line_num), faults)
                names.append(PlaceName(name, known[before, since], province))
            elif row:
                faults.append(reading.CSV_ROW.at(Span(shown, rows.line_num), found=len(row), wanted=len(_COLUMNS)))
    except csv.Error as fault:
        faults.append(reading.CSV_SYNTAX.at(Span(shown, rows.line_num), problem=fault))
    raise_errors(faults)
    return names


def _levels(before: str, since: str, span: Span, faults: list[Diagnostic]) -> tuple[str, ...]:
    levels = tuple(dict.fromkeys(filter(None, (*before.split("; "), *since.split("; ")))))
    wanted = ", ".join(LEVELS)
    faults += [
        reading.BAD_VALUE.at(span, key="level", got=level, wanted_vi=wanted, wanted_en=wanted)
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
