"""Does a build write what the contract says, the same bytes every time, one piece's fault harming no other?"""

from __future__ import annotations

import hashlib
import json
import os
import re
import signal
import subprocess
import sys
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from bannergen.batch import workers as workers_module
from bannergen.batch.deliverables import Source
from bannergen.batch.make import Maker
from bannergen.batch.plan import Choice, Job, plan
from bannergen.batch.run import Build, run
from bannergen.diagnostics import Fault
from bannergen.geometry import Rect
from bannergen.preflight.finished import check_folder
from bannergen.preflight.manifest import Record
from bannergen.resources import SearchPath, bundled_root
from bannergen.spec import Library, read_campaign, request_of
from bannergen.spec.values import Text

CAMPAIGN = """\
campaign: nho
title: Ngày <Chuyển đổi số> 10/10
period: {from: 2022-10-01, to: 2022-10-10}
slogans: [{id: chao-mung, text: CHÀO MỪNG NGÀY CHUYỂN ĐỔI SỐ, keep: [CHUYỂN ĐỔI SỐ]}]
places: {table: places/tuyen-quang-2022.csv, use: [huyen-na-hang, tuyen-quang-tinh]}
products: [led-p5-640x384, pano-3x2]
theme: do-co
"""
FILES = {
    "index.html",
    "manifest.json",
    "vat-tu.csv",
    *(
        f"thumbnails/{product}/{place}/chao-mung.png"
        for product in ("led-p5-640x384", "pano-3x2")
        for place in ("huyen-na-hang", "tuyen-quang-tinh")
    ),
    *(f"led-p5-640x384/{place}/chao-mung.png" for place in ("huyen-na-hang", "tuyen-quang-tinh")),
    *(
        f"pano-3x2/{place}/chao-mung{ending}"
        for place in ("huyen-na-hang", "tuyen-quang-tinh")
        for ending in (".pdf", "_hoan-thien.pdf", ".svg")
    ),
}
# CONTRACT.md, "Files and manifest"
ARTEFACT_KEYS = frozenset(
    re.findall(
        r"\w+",
        "path product place slogan layout theme format variant media_type box colour profile width_mm height_mm "
        "file_width_mm file_height_mm scale width_px height_px dpi seconds text lines fit scene_sha256 sha256 bytes "
        "findings materials",
    )
)
FAILURE_KEYS = {"product", "place", "slogan", "code", "message", "where"}


def jobs_of(folder: Path) -> tuple[Job, ...]:
    path = folder / "c.yaml"
    path.write_text(CAMPAIGN, "utf-8")
    library = Library(SearchPath((bundled_root(),)))
    campaign = read_campaign(path, "c.yaml")
    jobs = plan(request_of(campaign, library, folder), library, Choice())
    # The PNG of a pano has 93 million pixels; its other formats ask the same questions faster.
    return tuple(
        replace(job, formats=tuple(f for f in job.formats if f != "png" or "led" in job.piece.stem)) for job in jobs
    )


def build(folder: Path, output: Path, workers: int = 1, jobs: tuple[Job, ...] = ()) -> Build:
    planned = jobs_of(folder)
    return run(jobs or planned, SearchPath((bundled_root(),)), output, workers=workers)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Build:
    folder = tmp_path_factory.mktemp("build")
    return build(folder, folder / "output")


@pytest.fixture(scope="module")
def manifest(built: Build) -> dict[str, Any]:
    read: dict[str, Any] = json.loads((built.folder / "manifest.json").read_text("utf-8"))
    return read


def hashes(folder: Path) -> dict[str, str]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def test_the_files_are_those_of_the_contract(built: Build) -> None:
    assert set(hashes(built.folder)) == FILES
    assert built.folder.name == "nho"
    assert built.made.failures == ()


def test_the_manifest_has_the_fields_of_the_contract(manifest: dict[str, Any]) -> None:
    assert set(manifest) == {"bannergen", "campaign", "sizes", "artefacts", "failures"}
    assert (manifest["campaign"], manifest["failures"]) == ("nho", [])
    assert {frozenset(artefact) for artefact in manifest["artefacts"]} == {ARTEFACT_KEYS}
    assert {
        frozenset(a["fit"]) >= {"steps", "cap_height_mm", "width_axis", "tracking"} for a in manifest["artefacts"]
    } == {True}


def test_the_manifest_lists_every_file_with_its_bytes(built: Build, manifest: dict[str, Any]) -> None:
    listed = {artefact["path"]: artefact for artefact in manifest["artefacts"]}
    assert set(listed) == {path for path in FILES if path.count("/") == 2}
    for path, artefact in listed.items():
        raw = (built.folder / path).read_bytes()
        assert (artefact["bytes"], artefact["sha256"]) == (len(raw), hashlib.sha256(raw).hexdigest())
        product, place, name = path.split("/")
        assert (artefact["product"], artefact["place"]) == (product, place)
        variant = f"_{artefact['variant']}" if artefact["variant"] else ""
        assert name == f"{artefact['slogan']}{variant}.{artefact['format']}"


def test_the_record_of_a_board(manifest: dict[str, Any]) -> None:
    board = next(a for a in manifest["artefacts"] if a["path"] == "led-p5-640x384/huyen-na-hang/chao-mung.png")
    assert (board["width_px"], board["height_px"], board["width_mm"], board["file_width_mm"], board["dpi"]) == (
        640,
        384,
        None,
        None,
        None,
    )
    assert (board["media_type"], board["box"], board["colour"], board["scale"], board["variant"]) == (
        "image/png",
        "trim",
        "rgb",
        "1:1",
        None,
    )
    assert (board["layout"], board["theme"], board["seconds"], board["findings"]) == ("bang-led", "do-co", None, [])
    assert board["text"] == ["Ngày <Chuyển đổi số> 10/10", "CHÀO MỪNG NGÀY CHUYỂN ĐỔI SỐ", "UBND huyện Na Hang"]
    assert [" ".join(lines) for lines in board["lines"]] == board["text"]


def records_of_pano(manifest: dict[str, Any]) -> dict[tuple[str | None, str], dict[str, Any]]:
    listed = (a for a in manifest["artefacts"] if (a["product"], a["place"]) == ("pano-3x2", "huyen-na-hang"))
    return {(a["variant"], a["format"]): a for a in listed}


def test_the_record_of_a_finishing_sheet(manifest: dict[str, Any]) -> None:
    """The sheet measures A4, whatever the piece measures; it says which picture it is of, and what the piece takes."""
    records = records_of_pano(manifest)
    sheet, pdf = records["hoan-thien", "pdf"], records[None, "pdf"]
    assert (sheet["width_mm"], sheet["file_width_mm"], sheet["file_height_mm"]) == (3000, 297, 210)
    assert (sheet["colour"], sheet["profile"], sheet["scale"]) == ("rgb", None, "1:1")
    assert sheet["scene_sha256"] == pdf["scene_sha256"]
    assert {record["materials"] == sheet["materials"] for record in records.values()} == {True}
    assert sheet["materials"] == {
        "material": "Bạt hiflex",
        "material_width_mm": 3050,
        "material_height_mm": 2050,
        "area_m2": 6.2525,
        "hem_m": 10,
        "pole_pocket_m": 0,
        "eyelets": 20,
        "panels": 0,
        "seam_m": 0,
        "roll_m": 0,
    }


def test_a_board_takes_no_material(manifest: dict[str, Any]) -> None:
    assert {a["materials"] is None for a in manifest["artefacts"] if "led" in a["product"]} == {True}


def test_what_was_built_is_found_whole(built: Build) -> None:
    """Fonts on the finishing sheet and the bill beside the manifest are no findings."""
    assert list(check_folder(built.folder)) == []


def test_the_record_of_a_print_file(manifest: dict[str, Any]) -> None:
    pdf, svg = (records_of_pano(manifest)[None, ending] for ending in ("pdf", "svg"))
    assert (pdf["width_mm"], pdf["height_mm"], pdf["file_width_mm"], pdf["file_height_mm"]) == (3000, 2000, 3040, 2040)
    assert (svg["file_width_mm"], svg["file_height_mm"], svg["width_px"]) == (3000, 2000, None)
    assert (pdf["box"], svg["box"], pdf["scale"]) == ("bleed", "trim", "1:1")
    assert pdf["scene_sha256"] == svg["scene_sha256"]
    assert "UBND huyện Na Hang" in pdf["text"]


def test_whole_numbers_are_written_whole(built: Build) -> None:
    assert not re.search(r"\d\.0\b", (built.folder / "manifest.json").read_text("utf-8").replace("0.1.0", ""))


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.test_ids: list[str] = []
        self.scripts = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.links += [value for key in ("href", "src") if (value := found.get(key)) is not None]
        self.test_ids += [value for key, value in attrs if key == "data-testid" and value]
        self.scripts += tag == "script"


def test_the_contact_sheet_links_to_files_that_are_there(built: Build) -> None:
    page = _Links()
    page.feed((built.folder / "index.html").read_text("utf-8"))
    assert all((built.folder / link).is_file() for link in page.links)
    assert set(page.links) == FILES - {"index.html", "manifest.json"}
    assert (page.scripts, page.test_ids) == (0, ["piece"] * 4)


def test_the_contact_sheets_pictures_are_640_px_long(built: Build) -> None:
    page = (built.folder / "index.html").read_text("utf-8")
    for product, size in (("led-p5-640x384", (640, 384)), ("pano-3x2", (640, 427))):
        picture = f"thumbnails/{product}/huyen-na-hang/chao-mung.png"
        with Image.open(built.folder / picture) as opened:
            assert opened.size == size
        (tag,) = re.findall(f'<img src="{picture}"[^>]*>', page)
        assert f'width="{size[0]}" height="{size[1]}"' in tag


def test_the_contact_sheet_escapes_what_people_write(built: Build) -> None:
    page = (built.folder / "index.html").read_text("utf-8")
    assert "Ngày &lt;Chuyển đổi số&gt; 10/10" in page
    assert "<Chuyển" not in page


_ELSEWHERE = """
import sys
from pathlib import Path
from tests.batch.test_build import build
if __name__ == "__main__":
    build(Path(sys.argv[1]), Path("out"), workers=int(sys.argv[2]))
"""


def test_two_builds_give_the_same_bytes(built: Build, tmp_path: Path) -> None:
    """Another number of workers, working folder, time zone, hash seed and language of the caller."""
    (tmp_path / "elsewhere").mkdir()
    script = tmp_path / "other_build.py"
    script.write_text(_ELSEWHERE)
    environment = {
        **os.environ,
        "PYTHONPATH": str(Path(__file__).parents[2]),
        "PYTHONHASHSEED": "4321",
        "TZ": "Pacific/Kiritimati",
        "LC_ALL": "C",
        "SOURCE_DATE_EPOCH": "86400",
    }
    arguments = [sys.executable, "-W", "error", str(script), str(tmp_path), "2"]
    subprocess.run(arguments, check=True, cwd=tmp_path / "elsewhere", env=environment, timeout=120)
    assert hashes(tmp_path / "elsewhere/out/nho") == hashes(built.folder)


def test_a_second_build_over_the_first_changes_nothing(built: Build, tmp_path: Path) -> None:
    jobs = jobs_of(tmp_path)
    boards = tuple(job for job in jobs if "led" in job.piece.stem)
    build(tmp_path, tmp_path / "output", jobs=boards)
    first = hashes(tmp_path / "output")
    build(tmp_path, tmp_path / "output", jobs=boards)
    assert hashes(tmp_path / "output") == first


def test_a_piece_that_fails_harms_no_other(tmp_path: Path) -> None:
    jobs = jobs_of(tmp_path)
    first, second = (job for job in jobs if "led" in job.piece.stem)
    slogan = replace(first.piece.slogan, text=Text("DÀI" * 2000))
    found = build(tmp_path, tmp_path / "o", jobs=(replace(first, piece=replace(first.piece, slogan=slogan)), second))
    assert [artefact.path for artefact in found.made.artefacts] == ["led-p5-640x384/tuyen-quang-tinh/chao-mung.png"]
    (failure,) = json.loads((found.folder / "manifest.json").read_text("utf-8"))["failures"]
    assert set(failure) == FAILURE_KEYS
    assert (failure["product"], failure["place"], failure["code"]) == (
        "led-p5-640x384",
        "huyen-na-hang",
        "text-does-not-fit",
    )
    assert re.fullmatch(r"layouts/bang-led\.yaml:\d+:\d+", failure["where"])
    assert "text-does-not-fit" in (found.folder / "index.html").read_text("utf-8")
    assert not [path for path in found.folder.rglob("*") if path.is_file() and "huyen-na-hang" in path.parts]


def test_a_fault_of_the_program_fails_its_piece_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    jobs = jobs_of(tmp_path)
    boards = tuple(job for job in jobs if "led" in job.piece.stem)
    compose = Maker.compose

    def broken(maker: Maker, piece: Any) -> Any:
        if piece.place.slug == "huyen-na-hang":
            return 1 // 0
        return compose(maker, piece)

    monkeypatch.setattr(Maker, "compose", broken)
    found = build(tmp_path, tmp_path / "o", jobs=boards)
    assert [(failure.code, failure.place) for failure in found.made.failures] == [("piece-failed", "huyen-na-hang")]
    assert "ZeroDivisionError: " in found.made.failures[0].message
    assert len(found.made.artefacts) == 1


def test_a_format_that_fails_leaves_the_whole_files_of_its_piece_listed(tmp_path: Path) -> None:
    jobs = jobs_of(tmp_path)
    board = replace(jobs[0], formats=("png", "pfd"))
    found = build(tmp_path, tmp_path / "o", jobs=(board,))
    assert [failure.code for failure in found.made.failures] == ["format-unknown"]
    listed = {artefact.path for artefact in found.made.artefacts}
    assert listed == {path for path in hashes(found.folder) if path.startswith("led")}
    assert listed == {"led-p5-640x384/huyen-na-hang/chao-mung.png"}


def test_a_small_picture_that_cannot_be_written_costs_no_piece(tmp_path: Path) -> None:
    board = next(job for job in jobs_of(tmp_path) if "led" in job.piece.stem)
    (tmp_path / "o/nho").mkdir(parents=True)
    (tmp_path / "o/nho/thumbnails").write_text("a file, no folder")
    found = build(tmp_path, tmp_path / "o", jobs=(board,))
    assert (found.made.failures, found.faults) == ((), ())
    assert [artefact.path for artefact in found.record.artefacts] == [f"{board.piece.stem}.png"]
    assert [(stem, told.code.id) for stem, told in found.made.findings] == [(board.piece.stem, "thumbnail-not-written")]


def test_a_folder_that_cannot_be_made_is_one_fault(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(Fault) as caught:
        build(tmp_path, tmp_path / "file")
    assert [fault.code.id for fault in caught.value.diagnostics] == ["file-unwritable"]


def test_what_would_break_every_worker_is_a_fault_of_the_request(tmp_path: Path) -> None:
    project = tmp_path / "project"
    (project / "fonts/mine").mkdir(parents=True)
    (project / "fonts/mine/family.yaml").write_text("family: mine\n")
    jobs = jobs_of(tmp_path)
    with pytest.raises(Fault) as caught:
        run(jobs, SearchPath.of_project(project), tmp_path / "o", workers=2)
    assert {fault.code.id for fault in caught.value.diagnostics} == {"missing-key"}


def _make_or_die(maker: Maker, job: Job) -> Record:
    if job.piece.place.slug == "huyen-na-hang":
        os.kill(os.getpid(), signal.SIGKILL)
    return maker.make(job)


def test_a_worker_that_is_killed_fails_its_piece_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers_module, "_make", _make_or_die)
    jobs = jobs_of(tmp_path)
    boards = tuple(job for job in jobs if "led" in job.piece.stem)
    found = run(boards, SearchPath((bundled_root(),)), tmp_path / "o", workers=2)
    assert [(failure.code, failure.place) for failure in found.made.failures] == [("piece-failed", "huyen-na-hang")]
    assert [artefact.place for artefact in found.made.artefacts] == ["tuyen-quang-tinh"]
    assert not list(found.folder.rglob("*.part"))


def test_progress_is_told_of_every_job_in_order(tmp_path: Path) -> None:
    jobs = jobs_of(tmp_path)
    boards = tuple(job for job in jobs if "led" in job.piece.stem)
    told: list[str] = []
    search = SearchPath((bundled_root(),))
    run(boards, search, tmp_path / "o", progress=lambda made: told.append(made.artefacts[0].place))
    assert told == ["huyen-na-hang", "tuyen-quang-tinh"]


def test_a_narrowed_build_leaves_the_rest_listed(tmp_path: Path) -> None:
    everything = tuple(job for job in jobs_of(tmp_path) if "led" in job.piece.stem)
    search = SearchPath((bundled_root(),))
    whole = run(everything, search, tmp_path / "o")
    before = hashes(whole.folder)
    again = run(everything[1:], search, tmp_path / "o", everything=everything)
    assert hashes(whole.folder) == before
    assert len(again.made.artefacts) == 1
    assert again.record == whole.record


def test_what_is_no_longer_asked_for_or_no_longer_there_is_not_listed(tmp_path: Path) -> None:
    everything = tuple(job for job in jobs_of(tmp_path) if "led" in job.piece.stem)
    search = SearchPath((bundled_root(),))
    whole = run(everything, search, tmp_path / "o")
    assert [a.place for a in run(everything[1:], search, tmp_path / "o").record.artefacts] == ["tuyen-quang-tinh"]
    run(everything, search, tmp_path / "o")
    (whole.folder / "led-p5-640x384/huyen-na-hang/chao-mung.png").unlink()
    narrowed = run(everything[1:], search, tmp_path / "o", everything=everything)
    assert [a.place for a in narrowed.record.artefacts] == ["tuyen-quang-tinh"]


def test_a_failure_stays_listed_until_its_piece_is_tried_again(tmp_path: Path) -> None:
    everything = tuple(job for job in jobs_of(tmp_path) if "led" in job.piece.stem)
    search = SearchPath((bundled_root(),))
    slogan = replace(everything[0].piece.slogan, text=Text("DÀI" * 2000))
    broken = replace(everything[0], piece=replace(everything[0].piece, slogan=slogan))
    run((broken, everything[1]), search, tmp_path / "o")
    still = run(everything[1:], search, tmp_path / "o", everything=everything)
    assert [failure.place for failure in still.record.failures] == ["huyen-na-hang"]
    mended = run(everything[:1], search, tmp_path / "o", everything=everything)
    assert mended.record.failures == ()
    assert len(mended.record.artefacts) == 2


@pytest.mark.parametrize("text", ["", "{", "[]", '{"artefacts": 1}', '{"artefacts": [{}], "failures": []}'])
def test_a_damaged_manifest_is_replaced(tmp_path: Path, text: str) -> None:
    (job, *_) = jobs_of(tmp_path)
    (tmp_path / "o/nho").mkdir(parents=True)
    (tmp_path / "o/nho/manifest.json").write_text(text)
    assert len(build(tmp_path, tmp_path / "o", jobs=(job,)).record.artefacts) == 1


@pytest.mark.parametrize("trim", [Rect(0, 0, 1, 2000), Rect(0, 0, 2000, 1)], ids=["tall", "wide"])
def test_the_thinnest_piece_has_a_small_picture(tmp_path: Path, trim: Rect) -> None:
    (job, *_) = jobs_of(tmp_path)
    maker = Maker(SearchPath((bundled_root(),)), tmp_path)
    composition = maker.composer.compose(job.piece)
    scene = replace(composition.scene, boxes=replace(composition.scene.boxes, trim=trim))
    maker._thumbnail(Source(job.piece, replace(composition, scene=scene), maker.composer))
    with Image.open(tmp_path / f"thumbnails/{job.piece.stem}.png") as picture:
        assert sorted(picture.size) == [1, 640]
