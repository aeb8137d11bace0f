"""Do pieces that share a type size get the same one, and is the one that holds it down named?"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Container
from dataclasses import asdict, replace
from pathlib import Path

import pytest

from bannergen.batch import size_cache
from bannergen.batch.plan import Choice, plan
from bannergen.batch.run import run
from bannergen.batch.size_cache import cached_sizes
from bannergen.batch.sizes import outliers, shared_sizes, sized
from bannergen.preflight.manifest import SharedSize
from bannergen.resources import SearchPath
from bannergen.spec import Library, Piece, read_campaign, request_of
from tests import project
from tests.cli.small import MAIN

CAMPAIGN = """\
campaign: nho
title: Nhỏ
period: {from: 2022-10-01, to: 2022-10-10}
slogans:
  - {id: ngan, text: CHÀO MỪNG}
  - {id: dai, text: CHÀO MỪNG NGÀY CHUYỂN ĐỔI SỐ QUỐC GIA NĂM 2022}
places: {table: t.csv}
products: [bang]
theme: do-co
"""
TABLE = (
    "slug,name,level,issuer\n"
    "a,Huyện A,huyện,UBND huyện A\n"
    "b,Huyện B,huyện,UBND huyện B\n"
    "c,Ban C,,Ban Chỉ đạo cuộc vận động Toàn dân đoàn kết huyện C\n"
)
LAYOUT = """\
layout: bang
title: Bảng
shapes: {from: "1:1", to: "3:1"}
groups: {chinh: places, ky: campaign}
ground: {fill: ground}
body:
  column:
    items:
      - {slot: slogan, grow: 1, fit: {lines: 1-3, group: chinh}}
      - {slot: issuer, style: signature, height: 9u, fit: {group: ky}}
"""
PRODUCTS = """\
family: led_board
products: [{id: bang, title: Bảng, size: 320x192px, layout: bang, formats: [svg]}]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "layouts/products").mkdir(parents=True)
    (tmp_path / "layouts/bang.yaml").write_text(LAYOUT, "utf-8")
    (tmp_path / "layouts/products/bang.yaml").write_text(PRODUCTS, "utf-8")
    (tmp_path / "t.csv").write_text(TABLE, "utf-8")
    (tmp_path / "c.yaml").write_text(CAMPAIGN, "utf-8")
    return tmp_path


def planned(folder: Path) -> tuple[tuple[Piece, ...], SearchPath]:
    search = SearchPath.of_project(folder)
    library = Library(search)
    jobs = plan(request_of(read_campaign(folder / "c.yaml"), library, folder), library, Choice())
    return tuple(job.piece for job in jobs), search


def sizes_of(folder: Path) -> dict[tuple[str, str], SharedSize]:
    pieces, _ = planned(folder)
    return {(size.group, size.slogan): size for size in shared_sizes(pieces, project.composer())}


def test_one_size_for_a_slogan_in_all_places_and_one_for_all_slogans(folder: Path) -> None:
    sizes = sizes_of(folder)
    assert set(sizes) == {("chinh", "ngan"), ("chinh", "dai"), ("ky", "")}
    assert sizes["chinh", "ngan"].cap_height > sizes["chinh", "dai"].cap_height
    assert {size.unit for size in sizes.values()} == {"px"}


def test_the_piece_that_holds_the_size_down_is_named(folder: Path) -> None:
    sizes = sizes_of(folder)
    longest = sizes["ky", ""]
    assert (longest.outlier, longest.otherwise > 1.03 * longest.cap_height) == ("bang/c/ngan", True)
    assert sizes["chinh", "dai"].otherwise == sizes["chinh", "dai"].cap_height  # it is as long in every place
    (told,) = outliers(sizes.values())
    assert (told.code.id, dict(told.values)["piece"]) == ("size-outlier", "bang/c/ngan")


def test_all_pieces_are_set_in_the_shared_size(folder: Path) -> None:
    pieces, _ = planned(folder)
    composer = project.composer()
    sizes = shared_sizes(pieces, composer)
    found: dict[str, set[float]] = {}
    for piece in pieces:
        for text in composer.compose(sized(piece, sizes)).texts:
            found.setdefault(f"{text.slot.slot} {piece.slogan.id}", set()).add(round(text.block.cap_height, 6))
    assert {len(caps) for caps in found.values()} == {1}
    assert found["issuer ngan"] == found["issuer dai"] != {None}


def test_a_piece_that_cannot_be_set_has_no_say(folder: Path) -> None:
    (folder / "t.csv").write_text(TABLE + "d,Ban D,,中\n", "utf-8")
    assert sizes_of(folder)["ky", ""].outlier == "bang/c/ngan"


def test_a_layout_without_such_groups_costs_nothing(folder: Path) -> None:
    (folder / "layouts/bang.yaml").write_text(LAYOUT.replace("chinh: places, ky: campaign", "chinh: piece, ky: piece"))
    pieces, search = planned(folder)
    assert cached_sizes(pieces, search, folder / "s.json") == ()
    assert not (folder / "s.json").exists()


def test_a_narrowed_build_sets_a_place_as_the_whole_one_does(folder: Path) -> None:
    def scene(*arguments: str) -> str:
        subprocess.run(
            [sys.executable, "-c", MAIN, "build", "c.yaml", *arguments],
            cwd=folder,
            check=True,
            capture_output=True,
        )
        manifest = json.loads((folder / "output/nho/manifest.json").read_text("utf-8"))
        found = {entry["path"]: entry["scene_sha256"] for entry in manifest["artefacts"]}
        assert {size["group"] for size in manifest["sizes"]} == {"chinh", "ky"}
        return str(found["bang/a/dai.svg"])

    assert scene("--place", "a", "--slogan", "dai") == scene()


def test_a_single_piece_is_set_as_in_the_build(folder: Path) -> None:
    def svg(*arguments: str) -> bytes:
        command = [sys.executable, "-c", MAIN, *arguments]
        return subprocess.run(command, cwd=folder, check=True, capture_output=True).stdout

    options = ("--campaign", "c.yaml", "--place", "a", "--slogan", "dai", "--format", "svg", "-o", "-")
    alone = svg("render", "bang", *options)
    svg("build", "c.yaml", "-j", "1")
    assert (folder / "output/nho/bang/a/dai.svg").read_bytes() == alone


def test_the_cache_is_used_while_nothing_changes(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pieces, search = planned(folder)
    path = folder / "s.json"
    first = cached_sizes(pieces, search, path)
    assert first == shared_sizes(pieces, project.composer())
    asked: list[object] = []
    monkeypatch.setattr(size_cache, "shared_sizes", lambda *given: asked.append(given) or ())
    assert cached_sizes(pieces, search, path) == first
    assert not asked
    for change in (
        lambda: (folder / "layouts/bang.yaml").write_text(LAYOUT.replace("9u", "8u"), "utf-8"),
        lambda: path.write_text("{}", "utf-8"),
        lambda: path.write_bytes(b"\xff"),
        path.unlink,
    ):
        path.write_text(json.dumps({"inputs": size_cache._digest(pieces, search), "sizes": []}), "utf-8")
        change()
        cached_sizes(pieces, search, path)
        assert asked.pop()
    other = tuple(replace(piece, place=replace(piece.place, issuer="UBND huyện Khác")) for piece in pieces)
    cached_sizes(other, search, path)
    assert asked


def test_a_cache_that_cannot_be_read_or_written_stops_nothing(folder: Path) -> None:
    pieces, search = planned(folder)
    wanted = shared_sizes(pieces, project.composer())
    (folder / "s.json").mkdir()
    (folder / "layouts/draft.yaml").mkdir()
    assert cached_sizes(pieces, search, folder / "s.json") == wanted
    entry = {
        "inputs": size_cache._digest(pieces, search),
        "sizes": [asdict(size) | {"cap_height": "x"} for size in wanted],
    }
    (folder / "t.json").write_text(json.dumps(entry), "utf-8")
    assert cached_sizes(pieces, search, folder / "t.json") == wanted


def test_a_piece_that_breaks_the_program_has_no_say(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pieces, _ = planned(folder)
    composer = project.composer()
    group_sizes = composer.group_sizes

    def break_down(piece: Piece, groups: Container[str]) -> dict[str, float]:
        if piece.place.slug == "c":
            raise ZeroDivisionError
        return group_sizes(piece, groups)

    monkeypatch.setattr(composer, "group_sizes", break_down)
    assert {size.outlier.split("/")[1] for size in shared_sizes(pieces, composer)} == {"a"}


def test_a_short_form_helps_all_where_the_least_is_raised(folder: Path) -> None:
    """What the remark on an outlier advises."""
    before = sizes_of(folder)["ky", ""].cap_height
    (folder / "t.csv").write_text(
        TABLE.replace("issuer\n", "issuer,short_issuer\n")
        .replace("huyện A\n", "huyện A,\n")
        .replace("huyện B\n", "huyện B,\n")
        .replace("huyện C\n", "huyện C,BCĐ huyện C\n"),
        "utf-8",
    )
    (folder / "layouts/bang.yaml").write_text(LAYOUT.replace("{group: ky}", "{group: ky, least: 6u}"), "utf-8")
    assert sizes_of(folder)["ky", ""].cap_height > 1.03 * before


def test_a_part_set_at_another_size_is_told_by_check(folder: Path) -> None:
    def call(*arguments: str) -> str:
        command = [sys.executable, "-c", MAIN, *arguments]
        return subprocess.run(command, cwd=folder, check=False, capture_output=True, text=True).stderr

    call("build", "c.yaml")
    assert "size-outdated" not in call("check", "output/nho")
    (folder / "layouts/bang.yaml").write_text(LAYOUT.replace("height: 9u", "height: 7u"), "utf-8")
    call("build", "c.yaml", "--place", "a")
    told = call("check", "output/nho")
    assert told.count("size-outdated") == 4  # two slogans each of b and c


def test_workers_get_the_sizes(folder: Path) -> None:
    _, search = planned(folder)
    library = Library(search)
    jobs = plan(request_of(read_campaign(folder / "c.yaml"), library, folder), library, Choice())
    one, two = (run(jobs, search, folder / name, workers=count) for name, count in (("x", 1), ("y", 2)))
    caps = [[entry.fit["groups"] for entry in build.record.artefacts] for build in (one, two)]
    assert caps[0] == caps[1]
    assert len({groups["ky"] for groups in caps[0]}) == 1
