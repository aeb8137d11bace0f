"""Step 1, read: the place tables of provinces, for the campaign a letter becomes.

In: a SearchPath. Out: a ProvinceTable for each province-level unit that a table holds. Refuses tables with faults.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bannergen.resources import SearchPath
from bannergen.spec.places import PlaceTable, read_places


@dataclass(frozen=True, slots=True)
class ProvinceTable:
    """The place table of a province: its bare name, the table's path, its own row's slug, the levels right below it."""

    province: str
    table: str
    province_slug: str
    levels: tuple[str, ...] = ()


def province_tables(search: SearchPath) -> tuple[ProvinceTable, ...]:
    """Return the place tables there are, each with the province it is of: its row without a parent."""
    return tuple(
        found
        for relative, paths in search.all("campaigns/places/*.csv").items()
        for found in _provinces(read_places(paths[0], relative.removeprefix("campaigns/")))
    )


def table_of(province: str, tables: Iterable[ProvinceTable]) -> ProvinceTable | None:
    """Return the table of a province, whatever the case of its letters."""
    return next((table for table in tables if table.province.casefold() == province.casefold()), None)


def _provinces(table: PlaceTable) -> Iterator[ProvinceTable]:
    for place in table.places.values():
        if place.code and not place.parent:
            below = (unit.level for unit in table.places.values() if unit.parent == place.code)
            name = place.name.removeprefix("Tỉnh ").removeprefix("Thành phố ")
            yield ProvinceTable(name, table.source, place.slug, tuple(dict.fromkeys(below)))
