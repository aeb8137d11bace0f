"""Does a folder's record stay true over several builds, and does nothing out of date stay to be printed?"""

from __future__ import annotations

import json
import threading
import time
from dataclasses import replace
from pathlib import Path

import pytest

from bannergen.batch import run as run_module
from bannergen.batch.lock import locked
from bannergen.batch.plan import Job
from bannergen.batch.record import earlier_record, joined, outdated
from bannergen.batch.run import Build, run
from bannergen.diagnostics import Code, Fault, Severity
from bannergen.preflight import scenes
from bannergen.preflight.finished import check_folder
from bannergen.preflight.manifest import Artefact, Record
from bannergen.resources import SearchPath, bundled_root
from bannergen.spec.values import Text
from tests.batch.test_build import jobs_of

SEARCH = SearchPath((bundled_root(),))
BOARD = "led-p5-640x384/huyen-na-hang/chao-mung.png"
REMARK = Code("remark", Severity.WARNING, "Xem {what}.", "Look at {what}.")


def boards_of(folder: Path) -> tuple[Job, ...]:
    return tuple(job for job in jobs_of(folder) if "led" in job.piece.stem)


def broken(job: Job) -> Job:
    slogan = replace(job.piece.slogan, text=Text("DÀI" * 2000))
    return replace(job, piece=replace(job.piece, slogan=slogan))


def codes_of(folder: Path) -> list[str]:
    return [finding.code.id for finding in check_folder(folder)]


def entry(job: Job, extension: str, variant: str | None = None) -> Artefact:
    piece, ending = job.piece, f"{f'_{variant}' if variant else ''}.{extension}"
    names = (str(piece.product.id), piece.place.slug, str(piece.slogan.id))
    facts = ("l", "t", extension, variant, "m", "trim", "rgb", None, 1, 1, 1, 1, "1:1", None, None, None, None)
    return Artefact(f"{piece.stem}{ending}", *names, *facts, (), (), {}, "", "", 1)


def pano_of(folder: Path) -> tuple[Job, Artefact, Artefact]:
    """Return a pano with two files on the disk, as listed."""
    job = next(job for job in jobs_of(folder) if "pano" in job.piece.stem)
    listed = entry(job, "pdf"), entry(job, "svg")
    for artefact in listed:
        (folder / artefact.path).parent.mkdir(parents=True, exist_ok=True)
        (folder / artefact.path).write_bytes(b"x")
    return job, *listed


def with_formats(job: Job, *formats: str) -> Job:
    return replace(job, piece=replace(job.piece, product=replace(job.piece.product, formats=formats)), formats=formats)


def test_a_format_the_product_lost_is_not_listed(tmp_path: Path) -> None:
    job, pdf, svg = pano_of(tmp_path)
    earlier, now = Record((pdf, svg)), with_formats(job, "pdf")
    record = joined(earlier, Record((pdf,)), (now,), {now.piece.stem: now.piece}, tmp_path)
    assert record.artefacts == (pdf,)
    assert outdated(earlier, record, (now,)) == (svg.path,)
    other = next(other for other in jobs_of(tmp_path) if other.piece.stem != job.piece.stem)
    pieces = {piece.stem: piece for piece in (now.piece, other.piece)}
    assert joined(earlier, Record(), (other,), pieces, tmp_path).artefacts == (pdf,)


def test_variants_of_a_format_stand_side_by_side(tmp_path: Path) -> None:
    job, pdf, svg = pano_of(tmp_path)
    small = entry(job, "pdf", "1-10")
    (tmp_path / small.path).write_bytes(b"x")
    pieces = {job.piece.stem: job.piece}
    both = joined(Record(), Record((svg, small, pdf)), (job,), pieces, tmp_path)
    assert [artefact.path.split("/")[-1] for artefact in both.artefacts] == [
        "chao-mung.pdf",
        "chao-mung_1-10.pdf",
        "chao-mung.svg",
    ]
    narrowed = replace(job, formats=("svg",))
    assert joined(both, Record((svg,)), (narrowed,), pieces, tmp_path) == both
    assert joined(both, Record((pdf,)), (), pieces, tmp_path) == both
    one = joined(both, Record((pdf, svg)), (job,), pieces, tmp_path)
    assert outdated(both, one, (job,)) == (small.path,)


def test_a_piece_that_fails_now_leaves_no_file_of_before(tmp_path: Path) -> None:
    first, second = boards_of(tmp_path)
    whole = run((first, second), SEARCH, tmp_path / "o")
    again = run((broken(first), second), SEARCH, tmp_path / "o")
    assert (again.faults, [artefact.place for artefact in again.record.artefacts]) == ((), ["tuyen-quang-tinh"])
    assert not (whole.folder / BOARD).exists()
    assert not (whole.folder / "thumbnails" / BOARD).exists()
    assert codes_of(whole.folder) == ["piece-missing"]


def test_only_files_the_manifest_lists_are_removed(tmp_path: Path) -> None:
    first, second = boards_of(tmp_path)
    folder = run((first, second), SEARCH, tmp_path / "o").folder
    mine = (folder / BOARD).with_name("mine.png")
    mine.write_bytes((folder / BOARD).read_bytes())
    run((broken(first), second), SEARCH, tmp_path / "o")
    assert mine.is_file()
    run((second,), SEARCH, tmp_path / "o")
    assert codes_of(folder) == ["file-unlisted"]


def test_a_piece_no_longer_asked_for_keeps_its_file_and_check_tells(tmp_path: Path) -> None:
    first, second = boards_of(tmp_path)
    folder = run((first, second), SEARCH, tmp_path / "o").folder
    run((second,), SEARCH, tmp_path / "o")
    assert (folder / BOARD).is_file()
    (finding,) = check_folder(folder)
    assert (finding.code.id, finding.severity) == ("file-unlisted", Severity.WARNING)
    assert BOARD in finding.message("vi")


def test_nothing_outside_the_folder_is_removed(tmp_path: Path) -> None:
    (first, _) = boards_of(tmp_path)
    folder = run((first,), SEARCH, tmp_path / "o").folder
    outside = tmp_path / "outside"
    (folder / "led-p5-640x384").rename(outside)
    (folder / "led-p5-640x384").symlink_to(outside)
    run((broken(first),), SEARCH, tmp_path / "o")
    assert (outside / "huyen-na-hang/chao-mung.png").is_file()
    manifest = json.loads((folder / "manifest.json").read_bytes())
    listed = [{**vars(entry(first, "png")), "path": path} for path in ("../../outside/huyen-na-hang/chao-mung.png",)]
    (folder / "manifest.json").write_text(json.dumps(manifest | {"artefacts": listed}))
    run((broken(first),), SEARCH, tmp_path / "o")
    assert (outside / "huyen-na-hang/chao-mung.png").is_file()


def test_a_file_that_cannot_be_removed_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (first, _) = boards_of(tmp_path)
    run((first,), SEARCH, tmp_path / "o")

    def refuse(path: Path, missing_ok: bool = False) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "unlink", refuse)
    found = run((broken(first),), SEARCH, tmp_path / "o")
    assert {fault.code.id for fault in found.faults} == {"file-outdated"}
    assert BOARD in found.faults[0].message("en")


def test_builds_at_the_same_time_do_not_lose_each_others_entries(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    everything = boards_of(tmp_path)

    def slow(folder: Path) -> Record:
        read = earlier_record(folder)
        time.sleep(0.3)
        return read

    monkeypatch.setattr(run_module, "earlier_record", slow)
    found: list[Build] = []
    threads = [
        threading.Thread(
            target=lambda job=job: found.append(run((job,), SEARCH, tmp_path / "o", everything=everything))
        )
        for job in everything
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert [len(build.made.artefacts) for build in found] == [1, 1]
    assert len(json.loads((tmp_path / "o/nho/manifest.json").read_bytes())["artefacts"]) == 2


def test_a_lock_that_cannot_be_opened_is_told_and_the_pieces_too(tmp_path: Path) -> None:
    (tmp_path / "o/.nho.lock").mkdir(parents=True)
    found = run(boards_of(tmp_path)[:1], SEARCH, tmp_path / "o")
    assert [fault.code.id for fault in found.faults] == ["file-unwritable"]
    assert len(found.made.artefacts) == 1


def test_a_lock_is_free_again_after_a_fault(tmp_path: Path) -> None:
    with pytest.raises(Fault), locked(tmp_path / "l"):
        raise Fault
    with locked(tmp_path / "l"):
        assert (tmp_path / "l").read_bytes() == b""


def test_a_remark_is_recorded_told_and_stops_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(scenes.RULES, "remark", lambda scene: [REMARK.at(what="{x}")])
    (first, _) = boards_of(tmp_path)
    found = run((first,), SEARCH, tmp_path / "o")
    assert found.made.failures == ()
    assert found.made.findings == ((first.piece.stem, REMARK.at(what="{x}")),)
    written = json.loads((found.folder / "manifest.json").read_bytes())["artefacts"][0]["findings"]
    assert written == [{"code": "remark", "severity": "warning", "message": "Xem {x}.", "where": None}]
    assert earlier_record(found.folder).artefacts == found.record.artefacts
    (told,) = check_folder(found.folder)
    assert (told.code.id, told.severity) == ("piece-remarked", Severity.WARNING)
    assert "Xem {x}. [remark]" in told.message("en")


def test_a_warning_beside_an_error_is_not_the_reason(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    error = Code("grave", Severity.ERROR, "x", "x")
    monkeypatch.setitem(scenes.RULES, "remark", lambda scene: [REMARK.at(what="x"), error.at()])
    found = run(boards_of(tmp_path)[:1], SEARCH, tmp_path / "o")
    assert [failure.code for failure in found.made.failures] == ["grave"]
