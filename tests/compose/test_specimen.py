"""Does a specimen stay on its sheet, mark what is missing and what touches, and keep pixels sharp?"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from bannergen.compose.font_files import files_of
from bannergen.compose.specimen import DPI, HEADINGS, Captions, specimen
from bannergen.compose.specimen.sheet import RED
from bannergen.diagnostics import Severity
from bannergen.geometry import Rect
from bannergen.scene import GlyphRun, Scene, dump
from bannergen.scene import Path as Drawn
from bannergen.typeset.inspection import inspect
from bannergen.typeset.inspection.report import FaceReport
from bannergen.typeset.inspection.subject import Subject, subjects_of
from tests import project
from tests.typeset.inspection.fonts import SOUND, broken, marks_changed, subject, without

CAPTIONS = Captions(
    title="Phông chữ",
    subtitle="phong-chu 700",
    verdict="ĐẠT",
    passes=True,
    facts=(("Chữ có dấu", "134/134"),),
    remarks=((Severity.ERROR, "Thiếu chữ."),),
    headings=tuple(f"Phần {number}" for number in range(HEADINGS)),
    missing="thiếu",
    touching="dính",
    from_afar="xa",
)


def sheet(subject: Subject, report: FaceReport | None = None) -> Scene:
    report = report or FaceReport(subject.name, subject.file.path, (), ())
    return specimen(subject, report, CAPTIONS, project.composer().book.face("be-vietnam-pro", 700))


def bounds(scene: Scene) -> list[Rect]:
    found = [node.ink if isinstance(node, GlyphRun) else node.outline.bounds for node in scene.nodes]  # type: ignore[union-attr]
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
    scene = specimen(face, report, many, project.composer().book.face("be-vietnam-pro", 700))
    remarks = [node.y for node in scene.nodes if isinstance(node, GlyphRun) and node.text.startswith("Một ghi chú")]
    assert remarks
    assert max(remarks) < 268  # the six tones begin at 272


def test_the_same_font_gives_the_same_sheet() -> None:
    assert dump(sheet(subject(SOUND))) == dump(sheet(subject(SOUND)))


def test_missing_letters_are_empty_boxes_with_their_code_points(tmp_path: Path) -> None:
    whole, lacking = sheet(subject(SOUND)), sheet(subject(broken(tmp_path, without("Ỵỵ"))))
    assert len(red_frames(lacking, "MLLLZ")) == len(red_frames(whole, "MLLLZ")) + 2
    said = {node.text for node in lacking.nodes if isinstance(node, GlyphRun)}
    assert {"U+1EF4", "U+1EF5"} <= said


def test_a_ring_stands_around_what_touches(tmp_path: Path) -> None:
    """Twice: among the large capitals and among all letters; and one in the key."""
    face = subject(broken(tmp_path, marks_changed("Ỗ", 900, (1, 0, 0, 1, 0, -120))))
    touching = sheet(face, inspect(face))
    assert len(red_frames(sheet(subject(SOUND)), "MCCCCZ")) == 1
    assert len(red_frames(touching, "MCCCCZ")) == 3


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
