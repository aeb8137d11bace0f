"""Does a campaign become a request, or one list of everything in it that is not there?"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from bannergen.resources import SearchPath, bundled_root
from bannergen.spec import Library, Piece, Request, piece, read_campaign, request_of
from bannergen.spec.piece import check_shape, known_places, own_place
from bannergen.spec.places import PlaceTable, read_places
from bannergen.spec.slug import slug_of
from bannergen.spec.values import FinishedSize
from tests.faults import faults_of, places

CAMPAIGN = """\
campaign: nho
title: Nhỏ
document: {number: "1", issuer: Sở Nội vụ}
period: {from: 2022-10-01, to: 2022-10-10}
slogans: [{id: s, text: CHÀO MỪNG}, {id: t, text: CHÚC MỪNG}]
places: {table: t.csv, use: [b, a]}
organisations: {table: o.csv}
products: [led-p5-640x384, pano-3x2]
theme: do-co
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "t.csv").write_text(
        "slug,name,level,valid_to\na,Huyện A,huyện,\nb,Huyện B,huyện,\nold,Huyện Cũ,huyện,2022-09-30\n", "utf-8"
    )
    (tmp_path / "o.csv").write_text("slug,name,level\nbao,Báo Tuyên Quang,báo chí\n", "utf-8")
    return tmp_path


def request_for(folder: Path, text: str = CAMPAIGN) -> Request:
    (folder / "c.yaml").write_text(text, "utf-8")
    return request_of(read_campaign(folder / "c.yaml", "c.yaml"), _library(folder), folder)


def refused(folder: Path, text: str) -> list[tuple[str, str]]:
    return places(faults_of(request_for, folder, text))


def _library(folder: Path) -> Library:
    return Library(SearchPath.of_project(folder))


def test_a_request_in_the_campaigns_order(folder: Path) -> None:
    request = request_for(folder)
    assert [product.id for product in request.products] == ["led-p5-640x384", "pano-3x2"]
    assert [place.slug for place in request.places] == ["b", "a", "bao"]
    assert [place.issuer for place in request.places] == ["UBND huyện B", "UBND huyện A", "Báo Tuyên Quang"]
    assert [slogan.id for slogan in request.slogans] == ["s", "t"]
    assert request.theme.theme == "do-co"


def test_the_bundled_campaign_is_the_province_and_its_7_districts() -> None:
    campaign = read_campaign(bundled_root() / "campaigns/ngay-chuyen-doi-so-2022.yaml")
    request = request_of(campaign, Library(SearchPath((bundled_root(),))))
    assert request.places[0].issuer == "UBND tỉnh Tuyên Quang"
    assert len(request.places) == 8
    assert "UBND huyện Na Hang" in {place.issuer for place in request.places}


def test_all_unknown_names_are_told_in_one_go(folder: Path) -> None:
    text = CAMPAIGN.replace("[led-p5-640x384, pano-3x2]", "[led-p5-640x385, pano-3x2, pano]").replace("do-co", "do-ca")
    text = text.replace("[b, a]", "[b, c, old, level:xã]").replace("o.csv", "none.csv")
    assert refused(folder, text) == [
        ("unknown-id", "c.yaml:8:12"),
        ("unknown-id", "c.yaml:8:38"),
        ("unknown-id", "c.yaml:9:8"),
        ("unknown-id", "c.yaml:6:33"),
        ("unknown-id", "c.yaml:6:41"),
        ("file-missing", "c.yaml:7:24"),
    ]


def test_places_of_another_time_are_refused_by_the_first_day(folder: Path) -> None:
    text = CAMPAIGN.replace("[b, a]", "[a, old]")
    assert refused(folder, text) == [("place-not-valid", "t.csv:4:1")]
    assert request_for(folder, text.replace("from: 2022-10-01", "from: 2022-09-30"))


def test_places_of_another_time_are_refused_by_the_documents_date_where_there_is_no_period(folder: Path) -> None:
    text = CAMPAIGN.replace("[b, a]", "[a, old]").replace("period: {from: 2022-10-01, to: 2022-10-10}\n", "")
    assert refused(folder, text.replace('number: "1"', 'number: "1", date: 2022-12-01')) == [
        ("place-not-valid", "t.csv:4:1")
    ]
    assert request_for(folder, text)


def test_a_fault_that_products_share_is_told_once(folder: Path) -> None:
    (folder / "layouts/products").mkdir(parents=True)
    (folder / "layouts/products/own.yaml").write_text("family: billboard\n")
    assert refused(folder, CAMPAIGN) == [("missing-key", "layouts/products/own.yaml:1:1")]


def test_an_organisation_does_not_take_the_place_of_a_place(folder: Path) -> None:
    (folder / "o.csv").write_text("slug,name,level\na,Báo A,báo chí\n", "utf-8")
    text = CAMPAIGN.replace("use: [b, a]", "use: [a]")
    assert refused(folder, text) == [("duplicate-id", "o.csv:2:1")]


def test_an_emblem_that_nobody_drew_is_told_before_anything_is_made(folder: Path) -> None:
    assert refused(folder, CAMPAIGN + "emblem: lotos\n") == [("unknown-id", "c.yaml:10:9")]


def test_a_table_beside_the_campaign_comes_before_the_bundled(folder: Path) -> None:
    (folder / "places").mkdir()
    (folder / "places/tuyen-quang-2022.csv").write_text("slug,name,level\nz,Huyện Z,huyện\n", "utf-8")
    text = CAMPAIGN.replace("{table: t.csv, use: [b, a]}", "{table: places/tuyen-quang-2022.csv}")
    assert [place.slug for place in request_for(folder, text).places] == ["z", "bao"]


@pytest.mark.parametrize("table", ["x" * 300 + ".csv", "places"])
def test_a_table_that_cannot_be_is_missing(folder: Path, table: str) -> None:
    assert refused(folder, CAMPAIGN.replace("t.csv", table)) == [("file-missing", "c.yaml:6:17")]


def test_a_campaign_without_places_is_its_own_issuers(folder: Path) -> None:
    text = CAMPAIGN.replace("places: {table: t.csv, use: [b, a]}\norganisations: {table: o.csv}\n", "")
    (place,) = request_for(folder, text).places
    assert (place.slug, place.issuer, place.level) == ("so-noi-vu", "Sở Nội vụ", "")


def test_a_campaign_without_any_issuer_still_has_a_place_to_be_filed_under(folder: Path) -> None:
    (folder / "c.yaml").write_text("{campaign: c, title: T, slogans: [{id: s, text: S}], products: [p], theme: t}")
    place = own_place(read_campaign(folder / "c.yaml"))
    assert (place.slug, place.issuer) == ("c", "")


def test_known_places_are_all_of_the_tables(folder: Path) -> None:
    request = request_for(folder)
    assert list(known_places(request.campaign, _library(folder), folder)) == ["a", "b", "old", "bao"]
    bare = replace(request.campaign, places=None, organisations=None)
    assert {"huyen-na-hang", "bao-tuyen-quang"} <= set(known_places(bare, _library(folder), folder))


def test_a_piece_lies_below_product_place_and_slogan(folder: Path) -> None:
    request = request_for(folder)
    product = request.products[1]
    layout = _library(folder).layout(product.layout)
    piece = Piece(request.campaign, product, layout, request.theme, request.places[0], request.slogans[1])
    assert piece.stem == "pano-3x2/b/t"


def test_a_layout_refuses_shapes_it_does_not_serve(folder: Path) -> None:
    library = _library(folder)
    product, layout = library.product("pano-3x2"), library.layout("pano")
    assert check_shape(product, layout) == []
    (fault,) = check_shape(product.resized(FinishedSize.parse("8x1m")), layout)
    assert (fault.code.id, dict(fault.values)["found"], dict(fault.values)["wanted"]) == (
        "layout-shape-out-of-range",
        "8:1",
        "1:1 – 2:1",
    )


def test_a_board_too_low_for_outline_letters_says_so(folder: Path) -> None:
    library = _library(folder)
    product = library.product("led-p5-640x384").resized(FinishedSize.parse("160x32px"))
    (fault,) = check_shape(product, library.layout(product.layout))
    assert (fault.code.id, dict(fault.values)["needs"]) == ("board-too-low", "48px")


def test_any_product_is_too_low_for_outline_letters_as_a_board_is(folder: Path) -> None:
    library = _library(folder)
    product = library.product("pano-3x2").resized(FinishedSize.parse("200x40px"))
    assert [fault.code.id for fault in check_shape(product, library.layout("bang-led"))] == ["board-too-low"]


def test_each_table_is_read_once(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []

    def counted(path: Path, shown: str | None = None) -> PlaceTable:
        read.append(path.name)
        return read_places(path, shown)

    monkeypatch.setattr(piece, "read_places", counted)
    request_for(folder)
    assert read == ["t.csv", "o.csv"]


def test_what_a_products_layout_names_is_looked_up_with_everything_else(folder: Path) -> None:
    (folder / "layouts").mkdir()
    (folder / "layouts/pano.yaml").write_text(
        'layout: pano\ntitle: P\nshapes: {from: "1:1", to: "2:1"}\nground: {fill: grund}\n'
        "body: {slot: slogan, style: loud}\n"
    )
    assert refused(folder, CAMPAIGN.replace("[b, a]", "[b, x]")) == [
        ("theme-unknown-token", "layouts/pano.yaml:4:16"),
        ("theme-unknown-style", "layouts/pano.yaml:5:29"),
        ("unknown-id", "c.yaml:6:33"),
    ]


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Huyện Na Hang", "huyen-na-hang"),
        ("Đặc khu Đảo Ỷ-La", "dac-khu-dao-y-la"),
        ("  10/10 – “Số” ", "10-10-so"),
        ("ﬁ漢", ""),
    ],
)
def test_slugs_are_plain_ascii(text: str, slug: str) -> None:
    assert slug_of(text) == slug
