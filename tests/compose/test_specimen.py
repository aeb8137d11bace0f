"""Does a specimen stay on its sheet, mark what is missing and what touches, and keep pixels sharp?"""

from __future__ import annotations

from dataclasses import fields, replace
from pathlib import Path

import pytest
from PIL import Image

from bannergen.cli.output import format_named
from bannergen.compose.font_files import files_of
from bannergen.compose.specimen import DPI, Captions, Headings, specimen
from bannergen.compose.specimen.sheet import INK, RED
from bannergen.diagnostics import Severity
from bannergen.export.formats import Settings
from bannergen.geometry import Rect
from bannergen.scene import GlyphRun, Scene, dump
from bannergen.scene import Path as Drawn
from bannergen.typeset import Face
from bannergen.typeset.inspection import inspect
from bannergen.typeset.inspection.report import FaceReport
from bannergen.typeset.inspection.subject import Subject, subjects_of
from tests import project
from tests.typeset.inspection.fonts import SOUND, broken, drawn_as, emptied, marks_changed, subject, without

CAPTIONS = Captions(
    title="Phông chữ",
    subtitle="phong-chu 700",
    verdict="ĐẠT",
    passes=True,
    facts=(("Chữ có dấu", "134/134"),),
    remarks=((Severity.ERROR, "Thiếu chữ."),),
    headings=Headings(*(f"Phần {number}" for number, _ in enumerate(fields(Headings)))),
    missing="thiếu",
    touching="dính",
    alike="giống",
    from_afar="xa",
)


def sheet(subject: Subject, report: FaceReport | None = None) -> Scene:
    report = report or FaceReport(subject.name, subject.file.path, (), ())
    return specimen(subject, report, CAPTIONS, labels())


def labels() -> tuple[Face, ...]:
    return tuple(project.composer().book.face(family, 700) for family in ("be-vietnam-pro", "montserrat"))


def said(scene: Scene) -> list[str]:
    return [node.text for node in scene.nodes if isinstance(node, GlyphRun)]


def bounds(scene: Scene) -> list[Rect]:
    drawn = (node for node in scene.nodes if isinstance(node, GlyphRun | Drawn))
    found = [node.ink if isinstance(node, GlyphRun) else node.outline.bounds for node in drawn]
    return [rect for rect in found if rect]


def red_frames(scene: Scene, ops: str) -> list[Rect]:
    """The outlines of a kind that are stroked in red."""
    paths = [node for node in scene.nodes if isinstance(node, Drawn) and node.stroke and node.stroke.paint == RED]
    return [path.outline.bounds for path in paths if path.outline.ops == ops and path.outline.bounds]


@pytest.mark.parametrize("family", list(project.library().families))
def test_nothing_leaves_the_sheet(family: str) -> None:
    for file in files_of(*project.library().families[family]):
        ends = [(900, 62.0), (900, 125.0)] if family == "archivo" else []
        for face in subjects_of(file, ends):
            scene = sheet(face)
            margin = scene.boxes.trim.grown(-17)
            assert [rect for rect in bounds(scene)[1:] if margin.excess_of(rect) > 0] == []


def test_more_remarks_than_there_is_room_for_stay_above_the_next_section() -> None:
    face = subject(SOUND)
    many = replace(CAPTIONS, remarks=((Severity.INFO, "Một ghi chú dài " * 12),) * 40)
    report = FaceReport(face.name, face.file.path, (), ())
    scene = specimen(face, report, many, labels())
    remarks = [node.y for node in scene.nodes if isinstance(node, GlyphRun) and node.text.startswith("Một ghi chú")]
    assert remarks
    assert max(remarks) < 252  # the six tones begin at 256
    assert [text for text in said(scene) if text.startswith("… + ")]


def test_the_same_font_gives_the_same_sheet() -> None:
    assert dump(sheet(subject(SOUND))) == dump(sheet(subject(SOUND)))


def test_missing_letters_are_empty_boxes_with_their_code_points(tmp_path: Path) -> None:
    whole, lacking = sheet(subject(SOUND)), sheet(subject(broken(tmp_path, without("Ỵỵ"))))
    assert len(red_frames(lacking, "MLLLZ")) == len(red_frames(whole, "MLLLZ")) + 2
    assert {"U+1EF4", "U+1EF5"} <= set(said(lacking))


def test_letters_without_ink_are_empty_boxes_too(tmp_path: Path) -> None:
    blank = sheet(subject(broken(tmp_path, emptied("Ỵ"))))
    assert len(red_frames(blank, "MLLLZ")) == len(red_frames(sheet(subject(SOUND)), "MLLLZ")) + 1
    assert "U+1EF4" in said(blank)


def test_letters_of_one_picture_are_marked(tmp_path: Path) -> None:
    face = subject(broken(tmp_path, drawn_as("Ờ", "Ớ")))
    bars = [rect for rect in red_frames(sheet(face, inspect(face)), "ML") if rect.width < 5 and rect.x < 200]
    assert len(bars) == 6  # two below each letter, two in the key
    assert CAPTIONS.alike in said(sheet(face, inspect(face)))


def test_the_key_has_only_the_marks_that_are_there() -> None:
    (face,) = (one for file in files_of(*project.library().families["montserrat"])[:1] for one in subjects_of(file))
    assert not {CAPTIONS.missing, CAPTIONS.touching, CAPTIONS.alike} & set(said(sheet(face)))


def test_labels_lose_no_character() -> None:
    """Be Vietnam Pro has no →, Montserrat has no 中."""
    captions = replace(CAPTIONS, remarks=((Severity.WARNING, "Không có “→” và 中."),))
    face = subject(SOUND)
    scene = specimen(face, FaceReport(face.name, face.file.path, (), ()), captions, labels())
    assert "Không có “ → ” và U+4E2D." in " ".join(said(scene))


def test_how_letters_look_from_afar_is_said_where_it_is_true() -> None:
    families = project.library().families
    shown = {
        name: CAPTIONS.from_afar in said(sheet(subjects_of(files_of(*families[name])[0])[0]))
        for name in ("be-vietnam-pro", "galmuri")
    }
    assert shown == {"be-vietnam-pro": True, "galmuri": False}


def test_a_ring_stands_around_what_touches(tmp_path: Path) -> None:
    """Twice: among the large capitals and among all letters; and one in the key, which is there only then."""
    face = subject(broken(tmp_path, marks_changed("Ỗ", 900, (1, 0, 0, 1, 0, -120))))
    touching = sheet(face, inspect(face))
    assert len(red_frames(sheet(subject(SOUND)), "MCCCCZ")) == 0
    assert len(red_frames(touching, "MCCCCZ")) == 3


def test_pixels_are_written_without_grey(tmp_path: Path) -> None:
    (face,) = (one for file in files_of(*project.library().families["misc-fixed"]) for one in subjects_of(file))
    scene = sheet(face)
    letters = [node for node in scene.nodes if isinstance(node, Drawn) and node.fill == INK]
    assert len(letters) > 100
    with (tmp_path / "sheet.png").open("wb") as sink:
        bare = replace(scene, nodes=(scene.nodes[0], *letters))
        format_named("sheet.png", None).write(bare, Settings(dpi=DPI), sink)
    with Image.open(tmp_path / "sheet.png") as picture:
        assert picture.size == (1782, 2520)
        assert {colour for _, colour in picture.convert("RGB").getcolors()} == {(255,) * 3, (17,) * 3}


def test_pixels_stand_on_the_dots_of_the_picture() -> None:
    (face,) = (one for file in files_of(*project.library().families["misc-fixed"]) for one in subjects_of(file))
    dot = 25.4 / DPI
    pixels = [
        node.outline.bounds
        for node in sheet(face).nodes
        if isinstance(node, Drawn) and node.fill and len(node.outline.ops) > 50
    ]
    assert len(pixels) > 100
    for rect in pixels:
        assert rect
        edges = (rect.x, rect.y, rect.right, rect.bottom)
        assert [edge for edge in edges if abs(edge / dot - round(edge / dot)) > 1e-6] == []
