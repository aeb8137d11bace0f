"""Do place tables give the places of a day with the names they sign by, and tell every fault of a table?"""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bannergen.diagnostics import Diagnostic, Fault, Span
from bannergen.resources import bundled_root
from bannergen.spec.places import (
    ADMINISTRATIVE_LEVELS,
    PlaceTable,
    check_valid,
    issuer_of,
    meant_level,
    read_places,
)
from bannergen.spec.values import Date, Text
from tests.faults import faults_of, places

TABLE = """\
code,parent,name,level,slug,valid_from,valid_to
08,,Tỉnh Tuyên Quang,tỉnh,tuyen-quang-tinh,,2025-06-30
072,08,Huyện Na Hang,huyện,huyen-na-hang,1831-11-04,2025-06-30
073,08,Huyện Chiêm Hoá,huyện,huyen-chiem-hoa,,
"""


def read(folder: Path, text: str | bytes) -> PlaceTable:
    path = folder / "t.csv"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_places(path, "t.csv")


def refused(folder: Path, text: str | bytes) -> tuple[Diagnostic, ...]:
    return faults_of(read, folder, text)


def test_a_table_in_its_order(tmp_path: Path) -> None:
    table = read(tmp_path, TABLE)
    assert list(table.places) == ["tuyen-quang-tinh", "huyen-na-hang", "huyen-chiem-hoa"]
    place = table.places["huyen-na-hang"]
    assert (place.code, place.parent, place.level, place.valid_from) == ("072", "08", "huyện", Date(1831, 11, 4))
    assert str(place.span) == "t.csv:3:28"


@pytest.mark.parametrize(
    ("name", "level", "issuer"),
    [
        ("Huyện Na Hang", "huyện", "UBND huyện Na Hang"),
        ("Tỉnh Tuyên Quang", "tỉnh", "UBND tỉnh Tuyên Quang"),
        ("Thành phố Tuyên Quang", "thành phố", "UBND thành phố Tuyên Quang"),
        ("Thị trấn Vĩnh Lộc", "thị trấn", "UBND thị trấn Vĩnh Lộc"),
        ("Đặc khu Phú Quốc", "đặc khu", "UBND đặc khu Phú Quốc"),
        ("Báo Tuyên Quang", "báo chí", "Báo Tuyên Quang"),
        ("Sở Nội vụ", "sở, ban, ngành", "Sở Nội vụ"),
        ("Huyện Na Hang", "Huyện", "UBND huyện Na Hang"),
        ("Thành phố Huế", " THÀNH  PHỐ ", "UBND thành phố Huế"),
        ("Huyện Na Hang", unicodedata.normalize("NFD", "huyện"), "UBND huyện Na Hang"),
        ("Huyện ủy Na Hang", "huyện ủy", "Huyện ủy Na Hang"),
    ],
)
def test_units_sign_by_their_committee_and_organisations_by_their_name(name: str, level: str, issuer: str) -> None:
    assert issuer_of(name, level) == issuer


def test_levels_are_the_same_in_any_case_of_letters(tmp_path: Path) -> None:
    table = read(tmp_path, "slug,name,level\na,Huyện A,Huyện\nb,Huyện B,huyện\n")
    assert [place.issuer for place in table.chosen([Text("level:HUYỆN")])] == ["UBND huyện A", "UBND huyện B"]


@pytest.mark.parametrize(
    ("level", "meant"),
    [
        ("huyen", "huyện"),
        ("Huyên", "huyện"),
        ("xa", "xã"),
        ("thi xa", "thị xã"),
        ("thànhphố", "thành phố"),
        ("thành phồ", "thành phố"),
        ("phưòng", "phường"),
        ("tinh", "tỉnh"),
    ],
)
def test_a_slip_of_a_level_is_refused_with_what_is_meant(tmp_path: Path, level: str, meant: str) -> None:
    (fault,) = refused(tmp_path, f"slug,name,level\na,Huyện A,{level}\n")
    assert (fault.code.id, str(fault.span)) == ("place-level-unknown", "t.csv:2:11")
    assert (dict(fault.values)["wanted"], fault.suggestion or meant) == (meant, meant)
    assert fault.hint("vi")


@pytest.mark.parametrize(
    "level",
    [
        "báo chí",
        "cổng thông tin",
        "sở",
        "ban",
        "trung tâm",
        "đoàn thể",
        "đài",
        "phòng",
        "trường",
        "thôn",
        "tổ",
        "hội",
        "huyện ủy",
        "tỉnh ủy",
        "tỉnh đoàn",
        "thị ủy",
        "thành ủy",
        "xã hội",
        "",
        *sorted(ADMINISTRATIVE_LEVELS),
    ],
)
def test_levels_of_organisations_are_no_slips(level: str) -> None:
    assert meant_level(level) is None


def test_control_characters_in_cells_are_told_with_their_cells(tmp_path: Path) -> None:
    faults = refused(tmp_path, "slug,name,level\na,Huyện\x0bA,huyện\nb,Huyện B,huyện\x00\nB,Huyện B,huyện\n")
    assert places(faults) == [
        ("text-control-character", "t.csv:2:8"),
        ("text-control-character", "t.csv:3:16"),
        ("bad-value", "t.csv:4:1"),
    ]


def test_a_cell_of_several_lines_is_one_text(tmp_path: Path) -> None:
    assert read(tmp_path, 'slug,name,level\na,"Huyện\n  A\tB",huyện\n').places["a"].name == "Huyện A B"


def test_short_forms_are_those_of_the_table_alone(tmp_path: Path) -> None:
    table = read(
        tmp_path, "slug,name,level,short_name,short_issuer\na,Huyện A,huyện,H. A,UBND H. A\nb,Huyện B,huyện,,\n"
    )
    assert [(place.short_name, place.short_issuer) for place in table.places.values()] == [
        ("H. A", "UBND H. A"),
        ("", ""),
    ]


def test_an_issuer_that_is_written_out_stays(tmp_path: Path) -> None:
    table = read(tmp_path, "slug,name,level,issuer\na,Huyện A,huyện,UBND và UBMTTQ huyện A\nb,Huyện B,huyện,\n")
    assert [place.issuer for place in table.places.values()] == ["UBND và UBMTTQ huyện A", "UBND huyện B"]


@pytest.mark.parametrize(
    ("day", "valid"),
    [(Date(1831, 11, 3), False), (Date(1831, 11, 4), True), (Date(2025, 6, 30), True), (Date(2025, 7, 1), False)],
)
def test_validity_holds_on_both_its_days(tmp_path: Path, day: Date, valid: bool) -> None:
    assert read(tmp_path, TABLE).places["huyen-na-hang"].valid_on(day) is valid


def test_an_open_end_holds_for_ever(tmp_path: Path) -> None:
    place = read(tmp_path, TABLE).places["huyen-chiem-hoa"]
    assert place.valid_on(Date(1, 1, 1))
    assert place.valid_on(Date(9999, 1, 1))


def test_every_place_that_is_not_valid_is_told_with_its_dates(tmp_path: Path) -> None:
    faults = check_valid(read(tmp_path, TABLE).places.values(), Date(2025, 10, 1))
    assert places(tuple(faults)) == [("place-not-valid", "t.csv:2:27"), ("place-not-valid", "t.csv:3:28")]
    message = "Huyện Na Hang does not exist on 2025-10-01: it is valid 1831-11-04 – 2025-06-30."
    assert faults[1].message("en") == message
    assert "… – 2025-06-30" in faults[0].message("vi")


def test_all_places_are_chosen_where_none_is_named(tmp_path: Path) -> None:
    assert len(read(tmp_path, TABLE).chosen(None)) == 3
    assert read(tmp_path, TABLE).chosen(()) == ()


def test_places_and_levels_are_chosen_each_once_in_the_order_named(tmp_path: Path) -> None:
    chosen = read(tmp_path, TABLE).chosen(Text(name) for name in ("huyen-chiem-hoa", "level:huyện", "tuyen-quang-tinh"))
    assert [place.slug for place in chosen] == ["huyen-chiem-hoa", "huyen-na-hang", "tuyen-quang-tinh"]


def test_every_unknown_place_and_level_is_told_with_the_nearest(tmp_path: Path) -> None:
    use = [Text("huyen-na-han", Span("c.yaml", 7, 3)), Text("level:xã"), Text("huyen-na-hang"), Text("x")]
    with pytest.raises(Fault) as caught:
        read(tmp_path, TABLE).chosen(use)
    first, second, third = caught.value.diagnostics
    assert (first.code.id, str(first.span), first.suggestion) == ("unknown-id", "c.yaml:7:3", "huyen-na-hang")
    assert second.accepted == ("tỉnh", "huyện")
    assert third.message("en") == "There is no place called “x”."


def test_all_faults_of_a_table_at_once_at_their_cells(tmp_path: Path) -> None:
    rows = [
        "a,Huyện A,huyện,2022-13-01,",
        "b,Huyện B,huyện,,mai",
        "Huyện C,Huyện C,huyện,,",
        "d,,huyện,,",
        "a,Huyện A,huyện,,",
        "f,Huyện, F,huyện,,",
        "g,Huyện G,huyện,2022-01-02,2022-01-01",
        '"h h","Huyện ""H"", cũ",huyện,x,',
        "a,Huyện A,huyện,,",
    ]
    faults = refused(tmp_path, "slug,name,level,valid_from,valid_to\n" + "\n".join(rows))
    assert places(faults) == [
        ("bad-value", "t.csv:2:17"),
        ("bad-value", "t.csv:3:18"),
        ("bad-value", "t.csv:4:1"),
        ("missing-key", "t.csv:5:3"),
        ("duplicate-id", "t.csv:6:1"),
        ("csv-row", "t.csv:7:1"),
        ("period-reversed", "t.csv:8:28"),
        ("bad-value", "t.csv:9:1"),
        ("bad-value", "t.csv:9:31"),
        ("duplicate-id", "t.csv:10:1"),
    ]
    assert all(fault.span and fault.span.line_text for fault in faults)
    marked = [fault.span.line_text[fault.span.column - 1 :][: fault.span.length] for fault in faults if fault.span]
    assert marked[:3] + marked[7:] == ["2022-13-01", "mai", "Huyện C", '"h h"', "x", "a"]


def test_every_missing_column_is_named(tmp_path: Path) -> None:
    faults = refused(tmp_path, "name,code\nA,1\n")
    assert [dict(fault.values)["column"] for fault in faults] == ["slug", "level"]
    assert {str(fault.span) for fault in faults} == {"t.csv:1:1"}


def test_a_repeated_column_is_refused(tmp_path: Path) -> None:
    assert places(refused(tmp_path, "slug,name,level,name\na,A,b,C\n")) == [("duplicate-key", "t.csv:1:1")]


@pytest.mark.parametrize("text", ["", "\n", "\ufeff"])
def test_an_empty_table_says_so(tmp_path: Path, text: str) -> None:
    assert places(refused(tmp_path, text)) == [("yaml-empty", "t.csv")]


def test_a_table_of_another_encoding_is_refused(tmp_path: Path) -> None:
    assert places(refused(tmp_path, TABLE.encode("utf-16"))) == [("text-not-utf8", "t.csv")]


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ('slug,name,level\na,"Huyện "A,huyện\n', "t.csv:2:1"),
        ('slug,name,level\na,"Huyện A,huyện\n', "t.csv:2:1"),
        ('slug,"na"me,level\n', "t.csv:1:1"),
        ("slug,name,level\na," + "x" * 140_000 + ",b\n", "t.csv:2:1"),
        ("x" * 140_000, "t.csv:1:1"),
    ],
    ids=["stray quote", "open quote", "header", "long cell", "long header"],
)
def test_what_is_no_csv_is_refused(tmp_path: Path, text: str, where: str) -> None:
    assert places(refused(tmp_path, text)) == [("csv-syntax", where)]


def test_faults_before_the_csv_breaks_are_told_too(tmp_path: Path) -> None:
    faults = refused(tmp_path, 'slug,name,level\nA A,Huyện A,huyện\na,"Huyện "A,huyện\n')
    assert [fault.code.id for fault in faults] == ["bad-value", "csv-syntax"]


@pytest.mark.parametrize("break_", ["\n", "\r\n", "\r"])
def test_lines_count_whatever_ends_them(tmp_path: Path, break_: str) -> None:
    text = break_.join(["slug,name,level", "a,Huyện A\u2028,huyện", "", "B,Huyện B,huyện", ""])
    assert places(refused(tmp_path, text)) == [("bad-value", "t.csv:4:1")]


def test_decomposed_names_become_composed_and_cells_lose_their_margins(tmp_path: Path) -> None:
    table = read(
        tmp_path, b"\xef\xbb\xbf" + unicodedata.normalize("NFD", " slug ,name,level\n a , Huyện Á ,huyện\n").encode()
    )
    assert (table.places["a"].name, table.places["a"].issuer) == ("Huyện Á", "UBND huyện Á")


def test_the_bundled_tables_are_whole() -> None:
    folder = bundled_root() / "campaigns/places"
    units = read_places(folder / "tuyen-quang-2022.csv").places
    assert units["tuyen-quang-tinh"].issuer == "UBND tỉnh Tuyên Quang"
    assert units["huyen-na-hang"].issuer == "UBND huyện Na Hang"
    assert len(units) == 146
    assert {place.level for place in units.values()} <= ADMINISTRATIVE_LEVELS
    codes = {place.code for place in units.values()}
    assert all(place.parent in codes for place in units.values() if place.parent)
    for path in folder.glob("organisations-*.csv"):
        organisations = read_places(path).places.values()
        assert organisations
        assert all(place.issuer == place.name for place in organisations)


@given(st.binary(max_size=120))
def test_arbitrary_bytes_give_a_table_or_a_fault(tmp_path_factory: pytest.TempPathFactory, raw: bytes) -> None:
    _table_or_fault(tmp_path_factory, raw)


@given(st.text(st.sampled_from('a1,"\n\r -đ\0\x85'), max_size=60))
def test_arbitrary_rows_give_a_table_or_a_fault(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    _table_or_fault(tmp_path_factory, b"slug,name,level,valid_to\n" + text.encode())


def _table_or_fault(factory: pytest.TempPathFactory, raw: bytes) -> None:
    path = factory.getbasetemp() / "arbitrary.csv"
    path.write_bytes(raw)
    faults: tuple[Diagnostic, ...] = ()
    try:
        read_places(path, "t.csv")
    except Fault as fault:
        faults = fault.diagnostics
    assert all(str(diagnostic.span).startswith("t.csv") for diagnostic in faults)
    assert all(diagnostic.message("vi") and diagnostic.message("en") for diagnostic in faults)
