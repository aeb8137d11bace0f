"""Which files is a piece delivered as, and are its panels what an independent reader sees in them?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from numpy.lib.stride_tricks import sliding_window_view
from pypdf import PdfReader

from bannergen.batch.contact_sheet import contact_sheet
from bannergen.batch.deliverables import Deliverable, Source, deliverables, derived, variant_named
from bannergen.batch.make import Maker
from bannergen.batch.plan import Job
from bannergen.batch.record import joined
from bannergen.compose.seams import Panel
from bannergen.diagnostics import Fault, Span
from bannergen.export.formats import Settings, format_of
from bannergen.preflight.files import compare
from bannergen.preflight.manifest import WORKING_DRAWINGS, Artefact, Record
from bannergen.resources import SearchPath, bundled_root
from bannergen.spec.finishing import EDGES, ENDS, Edge, Finishing, PolePocket, Roll
from bannergen.spec.piece import Piece
from bannergen.spec.values import Absolute, PositiveLength, Text
from tests import project
from tests.export.pdf_samples import Pixels, said_beside, seen_by_mupdf, seen_by_poppler
from tests.readers import run

SETTINGS = Settings(dpi=10)


@cache
def piece(size: str = "6x4m", slogan: str = "chu-de") -> Piece:
    return project.resized("pano-3x2", size, slogan)


@cache
def source(size: str = "6x4m", slogan: str = "chu-de") -> Source:
    made = piece(size, slogan)
    return Source(made, project.composer().compose(made), project.composer())


def panels_of(size: str = "6x4m") -> tuple[Panel, ...]:
    panelling = source(size).panelling
    assert panelling is not None
    return panelling.panels


def written(one: Deliverable, folder: Path) -> Path:
    path = folder / f"x_{one.variant}.{one.extension}"
    with path.open("wb") as sink:
        format_of(one.extension).write(one.scene, one.settings, sink)
    return path


def test_panels_and_their_diagram_come_after_the_piece_in_each_format() -> None:
    made = deliverables(source(), ("pdf", "svg", "tiff"))
    assert [(one.extension, one.variant) for one in made] == [
        ("pdf", "1-10"),
        ("pdf", "tam-1-2_1-10"),
        ("pdf", "tam-2-2_1-10"),
        ("pdf", "ghep-tam"),
        ("pdf", "hoan-thien"),
        ("svg", ""),
        ("tiff", ""),
        ("tiff", "tam-1-2"),
        ("tiff", "tam-2-2"),
    ]


def test_who_asks_for_no_format_of_panels_is_told_that_there_are_none() -> None:
    (told,) = source().remarks(("png", "svg"))
    assert told.code.id == "panels-not-made"
    assert all(extension in told.message("vi") for extension in (".pdf", ".tiff", ".png", ".svg"))
    assert source().remarks(("png", "pdf")) == ()
    assert source("3x2m").remarks(("png",)) == ()


@pytest.mark.parametrize(
    ("name", "extension", "others"),
    [("tam-1-2", "png", ".pdf, .tiff"), ("tam-1-2", "jpeg", ".pdf, .tiff"), ("ghep-tam", "tiff", ".pdf")],
)
def test_a_variant_in_a_format_it_is_not_made_in_names_those_it_is(name: str, extension: str, others: str) -> None:
    with pytest.raises(Fault) as caught:
        variant_named(name, source(), extension, SETTINGS)
    (fault,) = caught.value.diagnostics
    assert (fault.code.id, dict(fault.values)["others"]) == ("variant-format", others)


def test_a_raster_of_a_panel_shows_the_sheet_with_its_marks_at_their_own_size() -> None:
    one = variant_named("tam-1-2", source(), "tiff", SETTINGS)
    assert one.settings.box == "media"
    bleed, media = one.scene.boxes.bleed, one.scene.boxes.media
    assert (media.width - bleed.width, media.height - bleed.height) == (30, 30)
    assert one.scene.marks


def test_a_proof_of_a_panel_has_no_marks() -> None:
    one = variant_named("tam-1-2", source(), "pdf", replace(SETTINGS, pdf="proof"))
    assert one.scene.boxes.media == one.scene.boxes.bleed
    assert not one.scene.marks


def test_panels_without_a_pdf_have_their_diagram_as_one(tmp_path: Path) -> None:
    made = replace(piece(), product=replace(piece().product, formats=(Text("tiff"),), dpi=5))
    record = Maker(SearchPath((bundled_root(),)), tmp_path).make(Job(made, ("tiff",)))
    listed = [(artefact.format, artefact.variant) for artefact in record.artefacts]
    assert listed == [("tiff", None), ("tiff", "tam-1-2"), ("tiff", "tam-2-2"), ("pdf", "ghep-tam")]
    pieces = {made.stem: made}
    again = joined(Record(), record, (Job(made, ("tiff",)),), pieces, tmp_path)
    assert sorted(artefact.path for artefact in again.artefacts) == sorted(one.path for one in record.artefacts)
    assert joined(again, Record(), (), pieces, tmp_path) == again
    assert joined(again, Record(), (Job(made, ("tiff",)),), pieces, tmp_path).artefacts == ()


def test_every_file_of_a_piece_names_its_picture(tmp_path: Path) -> None:
    for one in deliverables(source(), ("pdf",)):
        xmp = PdfReader(written(one, tmp_path)).trailer["/Root"]["/Metadata"].get_object().get_data().decode()
        assert f"<bannergen:scene_sha256>{source().scene.sha256}<" in xmp


def test_what_fits_its_roll_has_no_derived_files() -> None:
    found = Source(project.piece("pano-3x2"), project.composition("pano-3x2"), project.composer())
    assert [one.variant for one in derived(found, "pdf", SETTINGS)] == ["hoan-thien"]
    assert list(derived(found, "tiff", SETTINGS)) == []
    bare = replace(piece(), product=replace(piece().product, roll=None, finishing=None))
    assert list(derived(replace(source(), piece=bare), "pdf", SETTINGS)) == []


def test_a_variant_that_is_not_there_is_refused_with_those_that_are() -> None:
    with pytest.raises(Fault) as caught:
        variant_named("tam-2-3", source(), "pdf", SETTINGS)
    (fault,) = caught.value.diagnostics
    assert (fault.code.id, fault.accepted, fault.suggestion) == (
        "variant-unknown",
        ("tam-1-2", "tam-2-2", "ghep-tam", "hoan-thien"),
        "tam-2-2",
    )


@pytest.mark.parametrize("scale", [None, 1])
def test_boxes_of_a_panel_as_pypdf_reads_them(tmp_path: Path, scale: int | None) -> None:
    one = variant_named("tam-2-2", source(), "pdf", replace(SETTINGS, scale=scale))
    page = PdfReader(written(one, tmp_path)).pages[0]
    assert page.get("/UserUnit", 1) == (10 if scale else 1)
    assert ("mở ở 1:1 nhờ UserUnit 10" in said_beside(one.scene)) is bool(scale)
    boxes = [page.mediabox, page.bleedbox, page.trimbox]
    media, bleed, trim = ([float(n) * 254 / 72 for n in box] for box in boxes)  # of a file at 1:10
    panel = panels_of()[1]
    assert bleed[2] - bleed[0] == pytest.approx(6040, abs=0.1)
    assert bleed[3] - bleed[1] == pytest.approx(panel.within(source().scene.boxes.bleed).height, abs=0.1)
    # The seam is at its head: no bleed there, 20 mm on the other sides.
    assert [t - b for t, b in zip(trim, bleed, strict=True)] == pytest.approx([20, 20, -20, 0], abs=0.1)
    # 150 mm (15 mm of the file) or more at the ends; beside it no more than the roll leaves.
    assert media[:2] == pytest.approx([0, 0], abs=0.1)
    assert min(bleed[0], media[2] - bleed[2]) >= 149.9
    assert media[3] <= 3200


@pytest.mark.parametrize("scale", [None, 1, 10])
@pytest.mark.parametrize(
    ("size", "across", "pocket"),
    [
        ("6x4m", 1600, 0),
        ("6x3.1m", 3200, 80),
        ("4.2x3.4m", 2000, 80),
        ("12x6m", 3200, 150),
        ("6.3x6.27m", 1600, 0),
        ("1.5x1m", 700, 40),
    ],
)
def test_no_written_panel_is_wider_than_its_roll(
    tmp_path: Path, scale: int | None, size: str, across: int, pocket: int
) -> None:
    """As pypdf reads the page, which ends with a whole point; and what is folded back is on it."""
    found = on_roll(size, across, pocket)
    panelling = found.panelling
    assert panelling is not None
    panels = [one for one in derived(found, "pdf", replace(SETTINGS, scale=scale)) if one.kind.startswith("tam-")]
    assert len(panels) == panelling.count
    for one, panel in zip(panels, panelling.panels, strict=True):
        page = PdfReader(written(one, tmp_path)).pages[0]
        drawn = 1 if one.scale == "" and scale != 1 else 10 if one.scale else int(page.get("/UserUnit", 1))
        per_point = 25.4 / 72 * drawn
        width, height = (float(side) * per_point for side in (page.mediabox.width, page.mediabox.height))
        sheet = width if panelling.axis == "x" else height
        assert panel.width - 1e-3 <= sheet <= across
        assert one.scene.boxes.bleed == panel.within(found.scene.boxes.bleed)


def on_roll(size: str, across: float, pocket: float = 0, edges: tuple[Edge, ...] = ENDS) -> Source:
    """A piece with pole pockets, at its head and foot, on a roll."""
    made, span = piece(size), Span("-")
    pockets = tuple(PolePocket(edge=e, size=PositiveLength(pocket, "mm"), span=span) for e in edges) if pocket else ()
    finishing = Finishing(pole_pockets=pockets, span=span)
    product = replace(made.product, finishing=finishing, roll=read_as_roll(f"{across}mm"))
    return replace(source(size), piece=replace(made, product=product))


def test_what_is_folded_back_counts_against_the_roll() -> None:
    """6×3.1 m has a bleed of 3140 mm; two pockets of 80 mm with their seams make it 3310 mm."""
    assert on_roll("6x3.1m", 3200).panelling is None
    found = on_roll("6x3.1m", 3200, 80)
    assert found.panelling is not None
    assert [one.variant for one in derived(found, "pdf", SETTINGS)][:2] == ["tam-1-2_1-10", "tam-2-2_1-10"]
    assert (found.panelling.material.width, found.panelling.material.height) == (6040, 3310)


def test_materials_count_panels_seams_overlaps_and_the_roll() -> None:
    found = on_roll("6x3.1m", 3200, 80)
    panelling, needs, whole = found.panelling, found.materials, on_roll("6x3.1m", 4000, 80).materials
    assert panelling is not None
    assert needs is not None
    assert whole is not None
    assert (whole.panels, whole.seam_m, whole.roll_m) == (0, 0, 0)
    length, across = (3.31, 6.04) if panelling.axis == "x" else (6.04, 3.31)
    assert (needs.panels, needs.seam_m, needs.roll_m) == (2, length, 2 * length)
    assert needs.area_m2 == pytest.approx((across + 0.03) * length, abs=6e-4)
    assert whole.area_m2 == pytest.approx(6.04 * 3.31, abs=6e-4)
    assert replace(needs, area_m2=whole.area_m2, panels=0, seam_m=0, roll_m=0) == whole


def test_the_finishing_sheet_of_a_piece_in_panels_says_so(tmp_path: Path) -> None:
    said = [
        run("pdftotext", written(variant_named("hoan-thien", found, "pdf", SETTINGS), tmp_path), "-")
        for found in (on_roll("6x3.1m", 3200, 80), on_roll("6x3.1m", 4000, 80))
    ]
    assert ["Ghép 2 tấm, xem sơ đồ ghép tấm" in " ".join(text.split()) for text in said] == [True, False]


def test_the_finishing_sheet_names_the_scale_that_was_asked_for(tmp_path: Path) -> None:
    found = Source(project.piece("pano-3x2"), project.composition("pano-3x2"), project.composer())
    for scale, named in ((None, "3.040 × 2.040 mm, tỉ lệ 1:1"), (10, "304 × 204 mm, tỉ lệ 1:10")):
        one = variant_named("hoan-thien", found, "pdf", replace(SETTINGS, scale=scale))
        assert named in " ".join(run("pdftotext", written(one, tmp_path), "-").split())


def test_a_roll_for_nothing_but_what_is_folded_back_is_refused(tmp_path: Path) -> None:
    found = on_roll("3x2m", 300, 260, EDGES)
    with pytest.raises(Fault) as caught:
        _ = found.panelling
    assert [fault.code.id for fault in caught.value.diagnostics] == ["roll-folded"]
    roomy = replace(found.piece, product=replace(found.piece.product, safe=Absolute.parse("300mm")))  # for the text
    record = Maker(SearchPath((bundled_root(),)), tmp_path).make(Job(roomy, ("svg",)))
    assert [failure.code for failure in record.failures] == ["roll-folded"]
    assert list(tmp_path.rglob("*.svg")) == []


def test_a_panel_shows_its_part_of_the_piece_to_poppler_and_mupdf(tmp_path: Path) -> None:
    whole, *panels = [
        written(one, tmp_path) for one in deliverables(source(), ("pdf",)) if one.variant not in WORKING_DRAWINGS
    ]
    per_mm = 0.1
    for seen in (seen_by_poppler, seen_by_mupdf):
        base = _bleed_pixels(whole, seen, per_mm)
        panelling = source().panelling
        assert panelling is not None
        for path, panel in zip(panels, panelling.panels, strict=True):
            shown = _bleed_pixels(path, seen, per_mm)
            top = round((panel.start - panelling.material.y) * per_mm)
            part = base[top : top + shown.shape[0]]
            around = sliding_window_view(part, (3, 3), axis=(0, 1))
            inner = shown[1:-1, 1:-1][: around.shape[0]]
            # Renderers smooth edges by where the page starts: each pixel is one that the whole has there or beside it.
            low, high = around.min(axis=(3, 4)) - 24, around.max(axis=(3, 4)) + 24
            outside = ((inner < low) | (inner > high)).any(axis=2)[3:-3, 3:-3]
            assert outside.mean() < 0.001
            assert np.median(np.abs(inner - part[1:-1, 1:-1][: inner.shape[0]])) <= 2


def _bleed_pixels(path: Path, seen: Callable[[Path, int, int], Pixels], per_mm: float) -> np.ndarray:
    """The bleed box of a page at 1:10, rendered by another program."""
    page = PdfReader(path).pages[0]
    factor = 254 / 72 * per_mm
    left, bottom, right, top = (float(n) * factor for n in page.bleedbox)
    size = (round(float(page.mediabox.width) * factor), round(float(page.mediabox.height) * factor))
    shown = seen(path, *size)
    high = size[1]
    return shown[round(high - top) : round(high - bottom), round(left) : round(right)]


def test_the_joining_diagram_can_be_read_and_searched(tmp_path: Path) -> None:
    path = written(variant_named("ghep-tam", source(), "pdf", SETTINGS), tmp_path)
    text = run("pdftotext", path, "-")
    assert "SƠ ĐỒ GHÉP TẤM" in text
    assert "Cuộn rộng 3.200 mm; cần 12,1 m dài" in text
    assert "CÁC VẤN ĐỀ CỦA XÃ HỘI" in text
    assert [float(n) for n in PdfReader(path).pages[0].mediabox] == pytest.approx([0, 0, 841.89, 595.28], abs=0.01)


def test_the_manifest_tells_each_file(tmp_path: Path) -> None:
    job = Job(piece("12x6m"), ("pdf",))
    record = Maker(SearchPath((bundled_root(),)), tmp_path).make(job)
    made = {artefact.variant: artefact for artefact in record.artefacts}
    assert list(made) == ["1-10", "tam-1-3_1-10", "tam-2-3_1-10", "tam-3-3_1-10", "ghep-tam", "hoan-thien"]
    assert [(a.width_mm, a.height_mm) for a in made.values()] == [(12_000, 6000)] * 6
    assert {a.scene_sha256 for a in made.values()} == {source("12x6m").scene.sha256}
    panels, bleed = panels_of("12x6m"), source("12x6m").scene.boxes.bleed
    assert [_size(a) for a in made.values()] == [
        ("bleed", "1:10", 1204, 604),
        *(("bleed", "1:10", 1204, pytest.approx(panel.within(bleed).height / 10)) for panel in panels),
        ("bleed", "1:1", 297, 210),
        ("bleed", "1:1", 297, 210),
    ]
    assert record.findings == ()
    page = contact_sheet(job.piece.campaign, {job.piece.stem: job.piece}, record)
    for name in ("PDF 1:10", "PDF tam-1-3 1:10", "PDF tam-2-3 1:10", "PDF ghep-tam", "PDF hoàn thiện"):
        assert f">{name}</a>" in page
    for artefact in made.values():
        assert list(compare(tmp_path / artefact.path, artefact)) == []


def test_what_seams_must_cut_is_told_of_the_panels_and_of_the_piece(tmp_path: Path) -> None:
    narrow = read_as_roll("300mm")
    cut = replace(piece("3x2m"), product=replace(piece("3x2m").product, roll=narrow))
    record = Maker(SearchPath((bundled_root(),)), tmp_path).make(Job(cut, ("pdf",)))
    made = {artefact.variant: artefact for artefact in record.artefacts}
    assert made[None].findings == made["hoan-thien"].findings == ()
    assert {finding["code"] for finding in made["ghep-tam"].findings} == {"panel-cuts"}
    assert {found.code.id for _, found in record.findings} == {"panel-cuts"}


def read_as_roll(width: str) -> Roll:
    return Roll(width=Absolute.parse(width), span=Span("-"))


def _size(artefact: Artefact) -> tuple[str, str, float | None, float | None]:
    return artefact.box, artefact.scale, artefact.file_width_mm, artefact.file_height_mm
