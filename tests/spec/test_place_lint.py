"""Is a near place name shown where it stands, in a text and in a place table?"""

from __future__ import annotations

from pathlib import Path

import pytest

from bannergen.diagnostics import Diagnostic, Severity, Span
from bannergen.resources import bundled_root
from bannergen.spec import read_campaign
from bannergen.spec.place_lint import check_place_names, check_place_table
from bannergen.spec.places import Place, read_places
from bannergen.spec.values import Text
from tests import project

LIBRARY = project.library()


def table(folder: Path, text: str) -> list[Diagnostic]:
    path = folder / "t.csv"
    path.write_text(text, encoding="utf-8")
    return check_place_table(read_places(path, "t.csv").places.values(), LIBRARY)


def shown(remark: Diagnostic) -> str:
    """Return what stands above the carets."""
    assert remark.span
    return remark.span.line_text[remark.span.column - 1 :][: remark.span.length]


def test_a_slogan_in_a_campaign(tmp_path: Path) -> None:
    campaign = tmp_path / "c.yaml"
    slogan = '{id: a, text: "CHÀO MỪNG ĐẠI HỘI ĐẢNG BỘ QUẬN NAM TỪ NIÊM"}'
    campaign.write_text(
        f"campaign: c\ntitle: Nam Từ Niêm\nslogans:\n  - {slogan}\nproducts: [pano-3x2]\ntheme: do-co\n", "utf-8"
    )
    read = read_campaign(campaign)
    (remark,) = check_place_names([read.slogans[0].text], LIBRARY)
    assert (remark.code.id, remark.severity) == ("place-name-near", Severity.WARNING)
    assert shown(remark) == "NAM TỪ NIÊM"
    assert remark.suggestion == "NAM TỪ LIÊM"
    assert dict(remark.values) == {"written": "NAM TỪ NIÊM", "meant": "quận Nam Từ Liêm (Hà Nội)"}
    (remark,) = check_place_names([read.title], LIBRARY)
    assert (shown(remark), remark.suggestion) == ("Nam Từ Niêm", "Nam Từ Liêm")


def test_a_text_without_a_place_and_one_that_its_line_does_not_show() -> None:
    assert [remark.span for remark in check_place_names([Text("Nam Từ Niêm")], LIBRARY)] == [None]
    span = Span("c.yaml", 3, 9, 20, 'text: >- "NAM')
    assert [remark.span for remark in check_place_names([Text("NAM TỪ NIÊM", span)], LIBRARY)] == [span]


def test_a_name_that_stands_twice_is_shown_twice() -> None:
    line = "title: Nam Từ Niêm và Nam Từ Niêm"
    text = Text(line.removeprefix("title: "), Span("c.yaml", 2, 8, 26, line))
    remarks = check_place_names([text], LIBRARY)
    assert [remark.span.column for remark in remarks if remark.span] == [8, 23]
    assert [shown(remark) for remark in remarks] == ["Nam Từ Niêm"] * 2


@pytest.mark.parametrize(
    "row",
    [
        "a,Quận Nam Từ Niêm,quận",
        "a,Nam Từ Niêm,quận",
        'a,"Quận Nam Từ Niêm",Quận',
        "a,QUẬN NAM TỪ NIÊM,quận",
        "nam-tu-niem,quận Nam Từ Niêm,quận",
    ],
)
def test_the_row_of_a_table_is_shown_at_its_cell(tmp_path: Path, row: str) -> None:
    (remark,) = table(tmp_path, f"slug,name,level\nb,Quận Hà Đông,quận\n{row}\n")
    assert remark.span
    assert remark.span.line == 3
    assert shown(remark).casefold() == "nam từ niêm"


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("a,Huyện Na Hàng,huyện,,", ["Na Hàng"]),  # two syllables: the row has the level
        ("a,Báo Tuyên Quang,báo chí,,", []),
        ("a,Trung tâm Văn hóa huyện Na Hàng,trung tâm,,", ["Na Hàng"]),
        ("a,Trung tâm Văn hóa huyện Na Hàng,trung tâm,Sở Nội vụ,", ["Na Hàng"]),
        ("a,Huyện Na Hang,huyện,Công an huyện Na Hàng,NA HANG", ["Na Hàng"]),
        ("a,Huyện Na Hang,huyện,,", []),
        ("a,Thôn Nà Khoang,thôn,,", []),
    ],
)
def test_what_the_cells_of_a_row_say(tmp_path: Path, row: str, expected: list[str]) -> None:
    found = table(tmp_path, f"slug,name,level,issuer,short_name\n{row}\n")
    assert [shown(remark) for remark in found] == expected


def test_a_name_of_the_own_table_is_known_in_texts(tmp_path: Path) -> None:
    place = Place(slug="a", name="Quận Nam Từ Niêm", level="quận", issuer="")
    assert check_place_names([Text("quận Nam Từ Niêm")], LIBRARY, [place]) == []
    assert check_place_names([Text("quận Nam Từ Niêm")], LIBRARY) != []


def test_a_place_without_a_file_has_no_cell() -> None:
    (remark,) = check_place_table([Place(slug="a", name="Quận Nam Từ Niêm", level="quận", issuer="")], LIBRARY)
    assert remark.span is None


@pytest.mark.parametrize(
    "path", sorted((bundled_root() / "campaigns/places").glob("*.csv")), ids=lambda path: path.stem
)
def test_the_bundled_tables_are_left_in_peace(path: Path) -> None:
    assert check_place_table(read_places(path).places.values(), LIBRARY) == []


def test_the_test_slogans_are_left_in_peace() -> None:
    slogans = (Path(__file__).parents[1] / "typeset/slogans.txt").read_text("utf-8").splitlines()
    places = read_places(bundled_root() / "campaigns/places/tuyen-quang-2022.csv").places.values()
    assert check_place_names([Text(slogan) for slogan in slogans], LIBRARY, places) == []
    assert check_place_names([Text(slogan.upper()) for slogan in slogans], LIBRARY, places) == []
