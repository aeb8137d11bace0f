"""Does the bill of materials count each piece once, add up what it prints, and open in a Vietnamese spreadsheet?"""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from bannergen.batch.bill import HEADER, bill_of_materials
from bannergen.batch.plan import Job
from bannergen.batch.run import run
from bannergen.geometry import Unit
from bannergen.preflight.finished import check_folder
from bannergen.preflight.manifest import Artefact, Record
from bannergen.resources import SearchPath, bundled_root
from bannergen.spec.materials import Materials, materials_of
from bannergen.spec.piece import Piece
from bannergen.spec.values import FinishedSize, Text
from tests.batch.test_build import jobs_of
from tests.batch.test_record import entry

SEARCH = SearchPath((bundled_root(),))
NEEDS = Materials("Bạt hiflex", 3050, 2050.5, 6.254, 10, 0, 20, 2, 3.05, 6.1)


def made(job: Job, needs: Materials | None = NEEDS, *extensions: str) -> tuple[Artefact, ...]:
    return tuple(
        replace(entry(job, extension), width_mm=3000, height_mm=2000, materials=needs)
        for extension in extensions or ("pdf", "svg")
    )


def bill(*parts: tuple[Job, tuple[Artefact, ...]]) -> list[list[str]]:
    pieces = {job.piece.stem: job.piece for job, _ in parts}
    return rows(bill_of_materials(pieces, Record(tuple(each for _, artefacts in parts for each in artefacts))))


def rows(text: str) -> list[list[str]]:
    assert text[0] == "\ufeff"
    return list(csv.reader(io.StringIO(text[1:], newline=""), delimiter=";"))


def at(job: Job, slug: str, name: str) -> Job:
    place = replace(job.piece.place, slug=slug, name=Text(name))
    return replace(job, piece=replace(job.piece, place=place))


def panos(folder: Path) -> tuple[Job, Job]:
    first, second = (job for job in jobs_of(folder) if "pano" in job.piece.stem)
    return first, second


def test_a_piece_of_several_files_counts_once(tmp_path: Path) -> None:
    job, _ = panos(tmp_path)
    header, line, place, total = bill((job, made(job)))
    assert tuple(header) == HEADER
    named = ["Tác phẩm", "Huyện Na Hang", "Pa-nô 3×2 m", "chao-mung", "Bạt hiflex"]
    assert line == [*named, "3000", "2000", "3050", "2050,5", "6,254", "10", "0", "20", "2", "3,05", "6,1"]
    assert place == ["Cộng địa bàn", "Huyện Na Hang", *[""] * 7, "6,254", "10", "0", "20", "2", "3,05", "6,1"]
    assert total == ["Tổng cộng", *[""] * 8, "6,254", "10", "0", "20", "2", "3,05", "6,1"]


def test_places_have_their_sums_and_all_have_one(tmp_path: Path) -> None:
    """Each place's pieces stand together, whatever order the files were made in."""
    job, other = panos(tmp_path)
    slogan = replace(job.piece.slogan, id=Text("hai"))
    second = replace(job, piece=replace(job.piece, slogan=slogan))
    found = bill((job, made(job)), (other, made(other)), (second, made(second)))
    assert [(line[0], line[1], line[12]) for line in found[1:]] == [
        ("Tác phẩm", "Huyện Na Hang", "20"),
        ("Tác phẩm", "Huyện Na Hang", "20"),
        ("Cộng địa bàn", "Huyện Na Hang", "40"),
        ("Tác phẩm", "Tỉnh Tuyên Quang", "20"),
        ("Cộng địa bàn", "Tỉnh Tuyên Quang", "20"),
        ("Tổng cộng", "", "60"),
    ]


def test_several_materials_have_a_sum_each(tmp_path: Path) -> None:
    job, other = panos(tmp_path)
    paper = replace(NEEDS, material=None, area_m2=0.1, eyelets=0)
    found = bill((job, made(job)), (other, made(other, paper)))
    sums = [(line[4], line[9], line[12]) for line in found if line[0] == "Cộng vật liệu"]
    assert sums == [("Bạt hiflex", "6,254", "20"), ("", "0,1", "0")]
    assert found[-1][9] == "6,354"


def test_a_sum_is_that_of_the_lines_shown_and_that_of_the_pieces_as_they_are(tmp_path: Path) -> None:
    """8,040 × 1,040 mm are 8.3616 m²: to a thousandth, a thousand of them would be 0.4 m² off."""
    job, _ = panos(tmp_path)
    banner = replace(job.piece.product, size=FinishedSize(8000, 1000, Unit.MM), finishing=None)
    needs = materials_of(banner)
    assert needs
    jobs = [at(job, f"n{number}", f"Xã {number}") for number in range(1000)]
    found = bill(*((each, made(each, needs, "pdf")) for each in jobs))
    shown = [Decimal(line[9].replace(",", ".")) for line in found if line[0] == "Tác phẩm"]
    assert sum(shown) == Decimal(found[-1][9].replace(",", ".")) == 1000 * Decimal("8.3616")


def test_what_takes_no_material_is_in_no_bill(tmp_path: Path) -> None:
    job, other = panos(tmp_path)
    assert bill_of_materials({job.piece.stem: job.piece}, Record(made(job, None))) == ""
    assert len(bill((job, made(job, None)), (other, made(other)))) == 4


@pytest.mark.parametrize("name", ['Xã "A"; B', "=1+1", "+84", "-x", "@x"])
def test_no_name_is_a_formula_or_another_cell(tmp_path: Path, name: str) -> None:
    job = at(panos(tmp_path)[0], "a", name)
    _, line, *_ = bill((job, made(job)))
    assert line[1] == (name if name.startswith("Xã") else f"'{name}")
    assert len(line) == len(HEADER)


def test_the_bill_of_a_folder_stays_whole_over_narrowed_builds(tmp_path: Path) -> None:
    everything = tuple(replace(job, formats=("svg",)) for job in jobs_of(tmp_path) if "pano" in job.piece.stem)
    whole = run(everything, SEARCH, tmp_path / "o")
    before = (whole.folder / "vat-tu.csv").read_bytes()
    narrowed = run(everything[:1], SEARCH, tmp_path / "o", everything=everything)
    assert narrowed.faults == ()
    assert (whole.folder / "vat-tu.csv").read_bytes() == before
    assert before.startswith(b"\xef\xbb\xbf")
    assert [line[1] for line in rows(before.decode()) if line[0] == "Tác phẩm"] == ["Huyện Na Hang", "Tỉnh Tuyên Quang"]
    assert list(check_folder(whole.folder)) == []


def test_a_campaign_that_prints_nothing_any_more_keeps_no_bill(tmp_path: Path) -> None:
    jobs = jobs_of(tmp_path)
    pano = tuple(replace(job, formats=("svg",)) for job in jobs if "pano" in job.piece.stem)
    folder = run(pano, SEARCH, tmp_path / "o").folder
    assert (folder / "vat-tu.csv").is_file()
    run(tuple(job for job in jobs if "led" in job.piece.stem), SEARCH, tmp_path / "o")
    assert not (folder / "vat-tu.csv").exists()


def test_finishing_that_is_taken_away_takes_its_sheet_away(tmp_path: Path) -> None:
    job = replace(panos(tmp_path)[0], formats=("pdf",))
    folder = run((job,), SEARCH, tmp_path / "o").folder
    sheet = folder / f"{job.piece.stem}_hoan-thien.pdf"
    assert sheet.is_file()
    plain = replace(job, piece=_without_finishing(job.piece))
    assert run((plain,), SEARCH, tmp_path / "o").faults == ()
    assert not sheet.exists()


def _without_finishing(piece: Piece) -> Piece:
    return replace(piece, product=replace(piece.product, finishing=None))
