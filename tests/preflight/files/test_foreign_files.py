"""Is a file that anybody made read in bounded memory and time, and its inks told by Ghostscript where it has none?"""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name
from PIL import Image

from bannergen.cli import check
from bannergen.diagnostics import Fault, Lang, has_errors
from bannergen.export.pdf_proof import write_proof
from bannergen.export.pdf_sheet import PdfScale
from bannergen.preflight.files import ghostscript, read, read_file, told
from bannergen.preflight.files.confinement import NoAnswerError, confined
from bannergen.preflight.files.pdf import objects, painting
from bannergen.preflight.files.report import PURPOSES, Boxes, Inks, PdfKind
from bannergen.scene import Group, Imprint
from tests.export.pdf_samples import printed, run_of, scene_of
from tests.preflight.files.gone_wrong import dies, eats, is_wrong, is_wrong_in_its_own_way, refuses, waits
from tests.preflight.files.samples import Sheet, codes_of, fact_of, icc, kind_of, spot
from tests.readers import reader

RED = ".1 .9 .8 .05 k 0 0 300 200 re f "


def test_a_reader_that_never_ends_is_ended() -> None:
    with pytest.raises(NoAnswerError, match=r"> 0\.5 s"):
        confined(waits, seconds=0.5)


@pytest.mark.parametrize(("read", "reason"), [(eats, "> 4 GB"), (dies, "exit 3")])
def test_a_reader_that_eats_memory_or_dies_is_told_of(read: Callable[[], None], reason: str) -> None:
    with pytest.raises(NoAnswerError, match=reason):
        confined(read)


def test_what_a_reader_returns_or_raises_comes_out() -> None:
    assert confined(len, "abc") == 3
    with pytest.raises(Fault) as caught:
        confined(refuses)
    assert caught.value.diagnostics[0].code.id == "file-missing"


@pytest.mark.parametrize(("read", "kind"), [(is_wrong, KeyError), (is_wrong_in_its_own_way, RuntimeError)])
def test_a_fault_of_ours_comes_out_as_such_with_its_place(read: Callable[[], None], kind: type[Exception]) -> None:
    with pytest.raises(kind, match="ours") as caught:
        confined(read)
    assert [note.partition(":")[0] for note in caught.value.__notes__] == ["gone_wrong.py"]


def test_a_fault_of_ours_is_no_damage_of_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def is_ours(*_: object, **__: object) -> None:
        message = "ours"
        raise ValueError(message)

    monkeypatch.setattr("bannergen.preflight.files.pdf.facts_of", is_ours)
    monkeypatch.setattr("bannergen.preflight.files.tiff.profile_of", is_ours)
    monkeypatch.setattr("bannergen.preflight.files.jpeg.profile_of", is_ours)
    for path in (Sheet().save(tmp_path / "x.pdf"), picture(tmp_path / "x.tif"), picture(tmp_path / "x.jpg")):
        with pytest.raises(ValueError, match="ours"):
            read(path)


def picture(path: Path) -> Path:
    Image.new("CMYK", (8, 8)).save(path, dpi=(72, 72))
    return path


def test_a_fault_of_ours_ends_check_as_a_fault_of_the_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def is_ours(*_: object) -> None:
        confined(is_wrong)

    monkeypatch.setattr("bannergen.preflight.files.confined", is_ours)
    with pytest.raises(SystemExit) as caught:
        check.command.main([str(Sheet().save(tmp_path / "x.pdf"))], standalone_mode=False)
    assert caught.value.code == 1
    said = capsys.readouterr().err
    assert "program-fault" in said
    assert "gone_wrong.py:" in said


def test_a_file_that_cannot_be_read_in_bounds_is_a_finding(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_answer(*_: object) -> None:
        raise NoAnswerError

    monkeypatch.setattr("bannergen.preflight.files.confined", no_answer)
    path = Sheet().save(tmp_path / "x.pdf")
    assert [found.code.id for found in read_file(path).findings] == ["file-too-much"]


@pytest.mark.parametrize(("name", "code"), [("none.pdf", "file-missing"), ("x.doc", "file-not-checkable")])
def test_what_is_no_file_of_ours_is_refused(tmp_path: Path, name: str, code: str) -> None:
    (tmp_path / "x.doc").write_text("x")
    with pytest.raises(Fault) as caught:
        read_file(tmp_path / name)
    assert caught.value.diagnostics[0].code.id == code


def test_a_damaged_file_is_a_finding(tmp_path: Path) -> None:
    (tmp_path / "x.png").write_bytes(b"x")
    assert [found.code.id for found in read_file(tmp_path / "x.png").findings] == ["file-damaged"]


def test_inks_are_not_determined_without_ghostscript(tmp_path: Path) -> None:
    inks = kind_of(read_file(Sheet().save(tmp_path / "x.pdf", "1 0 0 rg 0 0 300 200 re f")), Inks)
    assert (inks.source, inks.total) == ("", None)
    assert "Ghostscript" in inks.reason.en


def separated(path: Path) -> Inks:
    return ghostscript.separated(path, fact_of(path, Boxes), Path(reader("gs")))


def test_ghostscript_and_the_operators_see_the_same_inks(tmp_path: Path) -> None:
    sheet = Sheet().resource("/ColorSpace", S=spot("Đỏ cờ", (0, 1, 1, 0)))
    path = sheet.save(tmp_path / "x.pdf", RED + "/S cs .5 scn 100 100 50 50 re f 0 0 0 1 k 60 60 3 3 re f")
    exact, seen = fact_of(path, Inks), separated(path)
    assert (exact.source, seen.source) == ("operators", "ghostscript")
    assert [ink.name for ink in seen.inks] == [ink.name for ink in exact.inks]
    for ours, theirs in zip(exact.inks, seen.inks, strict=True):
        assert theirs.most == pytest.approx(ours.most, abs=0.5)
    assert seen.total == pytest.approx(exact.total, abs=1)
    assert exact.total == 185


def test_what_lies_outside_of_the_bleed_is_on_no_plate(tmp_path: Path) -> None:
    path = Sheet().save(tmp_path / "x.pdf", "0 1 0 0 k 20 20 50 50 re f 1 1 1 1 k 0 0 9 200 re f")
    assert separated(path).total == 100


def test_transparency_is_separated_too(tmp_path: Path) -> None:
    sheet = Sheet().resource("/ExtGState", Half=Dictionary(ca=0.5, BM="/Multiply"))
    path = sheet.save(tmp_path / "x.pdf", "0 1 0 0 k 20 20 99 99 re f /Half gs 0 0 1 .5 k 20 20 99 99 re f")
    inks = kind_of(read_file(path, Path(reader("gs"))), Inks)
    assert inks.source == "ghostscript"
    assert inks.total is not None
    assert inks.total > 100


def test_a_heavy_build_is_found_with_and_without_ghostscript(tmp_path: Path) -> None:
    path = Sheet().save(tmp_path / "x.pdf", "1 1 1 .5 k 20 20 99 99 re f 1 0 0 rg 20 20 9 9 re f")
    for ghost in (None, Path(reader("gs"))):
        found = [found for found in read_file(path, ghost).findings if found.code.id == "ink-too-heavy"]
        assert [dict(one.values)["total"] for one in found] == ["350"]


def test_what_a_conversion_makes_of_rgb_is_no_finding(tmp_path: Path) -> None:
    inks = Inks("ghostscript", total=350.0, converted=True, build=0.0)
    from bannergen.preflight.files.limits import ink_findings

    assert list(ink_findings(inks)) == []
    assert [found.code.id for found in ink_findings(replace(inks, converted=False))] == ["ink-too-heavy"]


def test_a_ghostscript_that_fails_or_hangs_is_a_reason(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = Sheet().save(tmp_path / "x.pdf", RED)
    program = tmp_path / "gs"
    cases = [("echo nope; exit 3", "nope"), ("exec sleep 60", "more than"), ("true", "1.tif")]
    if sys.platform == "linux":
        cases.append(("exec yes", "cannot read the file"))  # it says gigabytes a second
    for script, reason in cases:
        program.write_text(f"#!/bin/sh\n{script}\n")
        program.chmod(0o755)
        monkeypatch.setattr(ghostscript, "_SECONDS", 1.0)
        inks = ghostscript.separated(path, fact_of(path, Boxes), program)
        assert inks.source == ""
        assert reason in inks.reason.en


@pytest.mark.parametrize("limit", ["MOST_OPERATIONS", "_DEEPEST", "_MOST_COLOURS"])
def test_ghostscript_is_not_asked_about_a_file_that_was_given_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: str
) -> None:
    asked: list[object] = []
    monkeypatch.setattr("bannergen.preflight.files.confined", lambda read, path: read(path))
    monkeypatch.setattr(ghostscript, "separated", lambda *given: asked.append(given) or Inks())
    sheet = Sheet()
    path = sheet.resource("/XObject", F=sheet.form(RED)).save(tmp_path / "x.pdf", "1 0 0 rg 20 20 9 9 re f /F Do")
    read_file(path, Path("gs"))
    assert len(asked) == 1
    monkeypatch.setattr(painting, limit, 0)
    found = read_file(path, Path("gs"))
    assert len(asked) == 1
    assert "file-unread" in [one.code.id for one in found.findings]


def test_a_stream_too_long_for_a_drawing_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(objects, "LARGEST_STREAM", 100)
    assert fact_of(Sheet().save(tmp_path / "x.pdf", b" " * 101), Inks).given_up


def claimed(sheet: Sheet, claim: str) -> Sheet:
    """A sheet that says it is ready for print: as PDF/X, or as a print file of bannergen."""
    if claim == "x4":
        sheet.pdf.docinfo["/Trapped"] = Name("/False")
        return sheet.xmp(pdfxid__GTS_PDFXVersion="PDF/X-4")
    return sheet.xmp(bannergen__condition="FOGRA39") if claim else sheet


@pytest.mark.parametrize(
    ("claim", "codes"),
    [
        ("", {"file-rgb", "file-no-intent"}),
        ("x4", {"file-rgb", "file-no-intent", "pdfx-broken"}),
        ("ours", {"file-rgb", "file-no-intent", "print-broken"}),
    ],
)
def test_rgb_without_an_intent_is_an_error_where_the_file_claims_print(
    tmp_path: Path, claim: str, codes: set[str]
) -> None:
    report = read_file(claimed(Sheet(), claim).save(tmp_path / "x.pdf", "1 0 0 rg 20 20 9 9 re f"))
    assert {found.code.id for found in report.findings} == codes
    assert has_errors(report.findings) is bool(claim)


@pytest.mark.parametrize(("claim", "code"), [("", None), ("x4", "pdfx-broken"), ("ours", "print-broken")])
def test_rgb_under_an_intent_of_inks_is_an_error_where_the_file_claims_print(
    tmp_path: Path, claim: str, code: str | None
) -> None:
    sheet = claimed(Sheet(), claim)
    path = sheet.intent(DestOutputProfile=sheet.profile(icc())).save(tmp_path / "x.pdf", "1 0 0 rg 20 20 9 9 re f")
    assert codes_of(path) == [*([code] if code else []), "file-rgb"]


def test_rgb_that_a_default_space_defines_breaks_no_pdfx(tmp_path: Path) -> None:
    sheet = claimed(Sheet(), "x4")
    sheet.resource("/ColorSpace", DefaultRGB=Array([Name.ICCBased, sheet.profile(icc("RGB", "mntr"), 3)]))
    path = sheet.intent(DestOutputProfile=sheet.profile(icc())).save(tmp_path / "x.pdf", "1 0 0 rg 20 20 9 9 re f")
    assert codes_of(path) == ["file-rgb"]


@pytest.mark.parametrize(("claim", "code"), [("", "ink-too-heavy"), ("x4", "ink-refused"), ("ours", "ink-refused")])
def test_too_much_ink_is_an_error_where_the_file_claims_print(tmp_path: Path, claim: str, code: str) -> None:
    sheet = claimed(Sheet(), claim)
    sheet.intent(DestOutputProfile=sheet.profile(icc()))
    report = read_file(sheet.save(tmp_path / "x.pdf", "1 1 1 .5 k 20 20 99 99 re f"))
    assert [found.code.id for found in report.findings] == [code]
    assert has_errors(report.findings) is bool(claim)


@pytest.mark.parametrize("user_unit", [False, True])
def test_our_print_file_claims_print_and_keeps_its_promise(tmp_path: Path, user_unit: bool) -> None:
    path = printed(scene_of((run_of("ĐỔI SỐ"),)), tmp_path, scale=PdfScale(10, user_unit=user_unit))
    assert fact_of(path, PdfKind).condition == "FOGRA39"
    assert not has_errors(read_file(path).findings)


@pytest.mark.parametrize("purpose", ["", "finishing-sheet", "joining-diagram"])
def test_what_people_read_is_judged_as_what_it_is(tmp_path: Path, purpose: str) -> None:
    """No bleed, fonts, RGB, opacity, no output intent: all as it should be. Ghostscript is not asked for its inks."""
    faded = Group((run_of("ĐỔI SỐ"),), opacity=0.4, id="faded")
    with (tmp_path / "x.pdf").open("wb") as sink:
        write_proof(replace(scene_of((faded,)), imprint=Imprint(purpose=purpose)), sink)
    report = read_file(tmp_path / "x.pdf", Path("/no/gs"))
    kind = kind_of(report, PdfKind)
    assert (kind.claims_print, kind.purpose) == (False, purpose or "proof")
    assert [found.code.id for found in report.findings] == ["file-for-people"]
    assert kind_of(report, Inks).source == ""
    assert PURPOSES[purpose or "proof"].vi in told(kind).message("vi")


def test_a_print_file_that_says_it_is_a_proof_is_a_print_file(tmp_path: Path) -> None:
    sheet = claimed(Sheet(), "ours")
    sheet.xmp(bannergen__condition="FOGRA39", bannergen__purpose="proof")
    assert "print-broken" in codes_of(sheet.save(tmp_path / "x.pdf", RED))


def test_a_purpose_that_nobody_knows_excuses_nothing(tmp_path: Path) -> None:
    path = Sheet().xmp(bannergen__purpose="poster").save(tmp_path / "x.pdf", "1 0 0 rg 20 20 9 9 re f")
    assert codes_of(path) == ["file-rgb", "file-no-intent"]


def test_every_fact_is_a_label_and_what_was_found(tmp_path: Path) -> None:
    for fact in read(Sheet().save(tmp_path / "x.pdf", RED)).facts:
        for lang in get_args(Lang):
            label, colon, said = told(fact).message(lang).partition(": ")
            assert (colon, bool(label), bool(said)) == (": ", True, True)
            assert said.isprintable()


@pytest.fixture(scope="module")
def our_pdf(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return printed(scene_of((run_of("ĐỔI SỐ"),), texts=("ĐỔI SỐ",)), tmp_path_factory.mktemp("fuzz")).read_bytes()


@settings(max_examples=150)
@given(st.data())
def test_no_change_of_bytes_makes_the_reader_fall(
    our_pdf: bytes, tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    changed = bytearray(our_pdf)
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(changed) - 1))
        count = data.draw(st.integers(0, 40))
        changed[at : at + count] = data.draw(st.binary(max_size=40))
    path = tmp_path_factory.getbasetemp() / "changed.pdf"
    path.write_bytes(bytes(changed))
    assert refusals_of(path) <= {"file-damaged", "file-encrypted"}


def refusals_of(path: Path) -> set[str]:
    """Read a file and tell of all its facts; return the codes with which it is refused."""
    try:
        for fact in read(path).facts:
            told(fact)
    except Fault as fault:
        return {found.code.id for found in fault.diagnostics}
    return set()


@settings(max_examples=60)
@given(st.data(), st.sampled_from(["tif", "png", "jpg"]))
def test_no_change_of_bytes_makes_the_readers_of_rasters_fall(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject, ending: str
) -> None:
    path = tmp_path_factory.getbasetemp() / f"changed.{ending}"
    Image.new("CMYK" if ending != "png" else "RGB", (30, 20), "red" if ending == "png" else None).save(path)
    changed = bytearray(path.read_bytes())
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(changed) - 1))
        changed[at : at + data.draw(st.integers(0, 8))] = data.draw(st.binary(max_size=8))
    path.write_bytes(bytes(changed))
    assert refusals_of(path) <= {"file-damaged"}
