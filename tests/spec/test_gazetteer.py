"""Is the gazetteer whole, and is every fault of a table of names told?"""

from __future__ import annotations

import contextlib
import csv
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bannergen.diagnostics import Fault
from bannergen.orthography.gazetteer import COMMUNES, DISTRICTS, LEVELS, PlaceName, keys_of
from bannergen.resources import SearchPath, bundled_root
from bannergen.spec import Library
from bannergen.spec.gazetteer import bare_name, names_of, read_gazetteer
from bannergen.spec.places import Place, read_places
from tests import project
from tests.faults import faults_of, places

TABLES = sorted((bundled_root() / "assets/places").glob("*.csv"))
HEAD = "name,before,since,province\n"
NAMES = project.library().place_names


def read(folder: Path, text: str | bytes) -> list[PlaceName]:
    path = folder / "t.csv"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_gazetteer(path, "t.csv")


def refused(folder: Path, text: str) -> list[tuple[str, str]]:
    return places(faults_of(read, folder, text))


def test_a_name_with_its_levels_of_both_times(tmp_path: Path) -> None:
    text = f"{HEAD}Tuyên Quang,tỉnh; thành phố,tỉnh; xã,\nNa Hang,huyện,,Tuyên Quang\nBắc Kinh,,,\n"
    assert read(tmp_path, text) == [
        PlaceName("Tuyên Quang", ("tỉnh", "thành phố", "xã")),
        PlaceName("Na Hang", ("huyện",), "Tuyên Quang"),
        PlaceName("Bắc Kinh"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", [("csv-column", "t.csv:1:0")]),
        ("name,level\n", [("csv-column", "t.csv:1:0")]),
        (f"{HEAD}Na Hang\n\nX,huyen,,\n", [("csv-row", "t.csv:2:0"), ("bad-value", "t.csv:4:0")]),
        (f'{HEAD}"{"a" * 140_000}"\n', [("csv-syntax", "t.csv:2:0")]),
    ],
)
def test_every_fault_of_a_table_is_told(tmp_path: Path, text: str, expected: list[tuple[str, str]]) -> None:
    assert refused(tmp_path, text) == expected


@given(st.binary(max_size=120))
def test_arbitrary_bytes_give_names_or_a_fault(tmp_path_factory: pytest.TempPathFactory, raw: bytes) -> None:
    folder = tmp_path_factory.getbasetemp()
    for head in (b"", HEAD.encode()):
        with contextlib.suppress(Fault):
            read(folder, head + raw)


@pytest.mark.parametrize("table", TABLES, ids=lambda path: path.stem)
def test_the_bundled_tables_are_in_order_and_hold_each_name_once(table: Path) -> None:
    rows = list(csv.reader(table.read_text("utf-8").splitlines()))[1:]
    names = [row[0] for row in rows]
    assert names == sorted(names)
    assert [key for key, count in Counter(keys_of(names)).items() if count > 1] == []


def test_the_gazetteer_has_about_the_units_there_were_and_are() -> None:
    levels = Counter(level for name in NAMES.names for level in name.levels)
    provinces = read_gazetteer(bundled_root() / "assets/places/viet-nam.csv", "viet-nam.csv")
    assert sum("tỉnh" in name.levels for name in provinces) == 58  # with five cities, 63 until 2025
    assert sum(not DISTRICTS.isdisjoint(name.levels) for name in NAMES.names) > 650
    assert sum(not COMMUNES.isdisjoint(name.levels) for name in NAMES.names) > 7_500
    assert set(levels) == set(LEVELS)


def test_every_unit_of_the_bundled_place_table_is_known() -> None:
    """The place table was written from another source."""
    places = read_places(bundled_root() / "campaigns/places/tuyen-quang-2022.csv").places.values()
    assert [key for key in keys_of(map(bare_name, places)) if key not in NAMES] == []


def test_a_project_may_add_names(tmp_path: Path) -> None:
    (tmp_path / "assets/places").mkdir(parents=True)
    (tmp_path / "assets/places/cua-toi.csv").write_text(f"{HEAD}Nà Khoang,xã,,\n", "utf-8")
    assert "nà khoang" not in NAMES
    assert "nà khoang" in Library(SearchPath((tmp_path, bundled_root()))).place_names


@pytest.mark.parametrize(
    ("name", "level", "bare"),
    [
        ("Huyện Na Hang", "huyện", "Na Hang"),
        ("THÀNH PHỐ HUẾ", "thành phố", "HUẾ"),
        ("Na Hang", "huyện", "Na Hang"),
        ("Xãng", "xã", "Xãng"),
        ("Xã", "xã", "Xã"),
    ],
)
def test_a_name_without_its_level(name: str, level: str, bare: str) -> None:
    assert bare_name(Place(slug="x", name=name, level=level, issuer="")) == bare


def test_organisations_are_no_places() -> None:
    places = [Place(slug="a", name="Huyện Na Hang", level="huyện", issuer=""), Place("b", "Sở Nội vụ", "sở", "")]
    assert names_of(places).names == (PlaceName("Na Hang", ("huyện",)),)
