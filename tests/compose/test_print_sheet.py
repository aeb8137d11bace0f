"""Do marks lie outside the bleed, inside the sheet, clear of each other, and say what a print shop asks?"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bannergen.colour import Cmyk, Colour
from bannergen.compose.panels import on_panel_sheet
from bannergen.compose.print_sheet import on_print_sheet
from bannergen.compose.seams import panelling_of
from bannergen.diagnostics import Span
from bannergen.export.pdf_sheet import print_scale
from bannergen.geometry import Outline, Rect, Unit
from bannergen.scene import GlyphRun, Group, Imprint, Node, PageBoxes, Path, Scene, SceneText, walk
from bannergen.spec.finishing import Roll
from bannergen.spec.values import Absolute
from tests import project

RED = Colour.from_hex("#da251d")
SLOGAN = "CHUYỂN ĐỔI SỐ GIẢI QUYẾT CÁC VẤN ĐỀ CỦA XÃ HỘI VÌ MỘT CUỘC SỐNG TỐT ĐẸP HƠN CHO NGƯỜI DÂN"
MADE = Imprint("Ngày Chuyển đổi số", "Băng rôn", "Huyện Na Hang", "1119/STTTT, 29/9/2022", datetime.date(2022, 9, 29))
SHAPES = [(8000, 1000, 20), (3000, 2000, 20), (297, 420, 3), (750, 2500, 20), (600, 6000, 20), (90, 54, 3), (10, 10, 0)]

each_shape = pytest.mark.parametrize("shape", SHAPES, ids=str)


def piece(width: float, height: float, bleed: float, fill: Colour = RED) -> Scene:
    trim = Rect(0, 0, width, height)
    outer = trim.grown(bleed)
    boxes = PageBoxes(outer, outer, trim, trim)
    texts = (SceneText("slogan", SLOGAN, (SLOGAN,), trim),)
    return Scene("Mẫu thử", Unit.MM, boxes, (Path(Outline.rectangle(outer), fill=fill),), texts, imprint=MADE)


def sheet(scene: Scene, divisor: int | None = None) -> Scene:
    return on_print_sheet(scene, divisor or print_scale(scene), project.composer().book)


def bounds(node: Node) -> Rect:
    """The ink of a mark; half a stroke is not counted."""
    if isinstance(node, Group):
        inks = [bounds(child).mapped(node.transform) for child in node.children]
        found = inks[0]
        for ink in inks[1:]:
            found = found.united(ink)
        return found
    assert isinstance(node, Path | GlyphRun)
    found_ink = node.ink if isinstance(node, GlyphRun) else node.outline.bounds
    assert found_ink is not None
    return found_ink


def lines(marks: Iterable[Node]) -> list[Rect]:
    return [bounds(mark) for mark in marks if isinstance(mark, Path) and mark.outline.ops == "ML"]


def patches(marks: Iterable[Node]) -> list[Path]:
    return [mark for mark in marks if isinstance(mark, Path) and mark.fill is not None]


def letters(marks: Iterable[Node]) -> list[Rect]:
    """The box of each line of letters on the sheet."""
    found = [bounds(mark) for mark in marks if isinstance(mark, GlyphRun)]
    return found + [
        bounds(Group((run,), transform=mark.transform))
        for mark in marks
        if isinstance(mark, Group)
        for run in mark.children
    ]


def said(scene: Scene) -> str:
    return " ".join(node.text for node in walk(scene.marks) if isinstance(node, GlyphRun))


sides = st.floats(10, 20_000)


@settings(max_examples=40)
@given(sides, sides, st.sampled_from([0, 3, 20]), st.sampled_from([None, 1, 10]))
def test_every_mark_lies_between_bleed_and_media(width: float, height: float, bleed: float, scale: int | None) -> None:
    made = sheet(piece(width, height, bleed), scale)
    hair = 1e-6 * max(width, height)
    for mark in made.marks:
        ink = bounds(mark)
        assert not ink.grown(-hair).overlaps(made.boxes.bleed)
        assert made.boxes.media.excess_of(ink) <= hair


@settings(max_examples=40)
@given(sides, st.floats(4900, 5100), st.sampled_from([0, 3, 20]))
def test_the_sheet_with_its_marks_is_never_longer_than_a_pdf_page_may_be(
    width: float, height: float, bleed: float
) -> None:
    scene = piece(width, height, bleed)
    media, divisor = sheet(scene).boxes.media, print_scale(scene)
    assert divisor == 10 or max(media.width, media.height) <= 5080 + 1e-6


@settings(max_examples=40)
@given(sides, sides, st.sampled_from([0, 3, 20]), st.sampled_from([None, 10]))
def test_marks_letters_and_patches_do_not_meet(width: float, height: float, bleed: float, scale: int | None) -> None:
    assert_clear(sheet(piece(width, height, bleed), scale))


@pytest.mark.parametrize("divisor", [1, 10])
@pytest.mark.parametrize(
    ("size", "across"),
    [((12_000, 9000), 3200), ((9000, 12_000), 3200), ((12_000, 6000), 3050), ((6000, 12_000), 3050), ((700, 700), 400)],
    ids=str,
)
def test_marks_of_panels_do_not_meet_either(size: tuple[float, float], across: float, divisor: int) -> None:
    """Panels of 3,035 mm leave a roll of 3,050 mm no room for marks beside them."""
    scene = piece(*size, 20)
    roll = Roll(width=Absolute(across, "mm"), span=Span("p.yaml"))
    found = panelling_of(scene, scene.boxes.bleed, roll)
    assert found is not None
    for panel in found.panels:
        assert_clear(on_panel_sheet(scene, panel, divisor, project.composer().book))


def assert_clear(made: Scene) -> None:
    """No line of letters and no patch meets another one, a line or a ring."""
    words, bar = letters(made.marks), [bounds(patch) for patch in patches(made.marks)]
    strokes = [bounds(mark).grown(0.01) for mark in made.marks if isinstance(mark, Path) and mark.stroke]
    for at, word in enumerate(words):
        assert not any(word.overlaps(other) for other in (*words[:at], *words[at + 1 :], *bar, *strokes))
    assert not any(patch.overlaps(stroke) for patch in bar for stroke in strokes)


@each_shape
def test_eight_crop_marks_show_the_finished_size(shape: tuple[float, float, float]) -> None:
    scene = piece(*shape)
    divisor, trim, bleed = print_scale(scene), scene.boxes.trim, scene.boxes.bleed
    crops = [line for line in lines(sheet(scene).marks) if max(line.width, line.height) == pytest.approx(5 * divisor)]
    upright = {(round(line.x, 6), line.y < bleed.y) for line in crops if line.width == 0}
    lying = {(round(line.y, 6), line.x < bleed.x) for line in crops if line.height == 0}
    assert len(crops) == 8
    assert upright == {(x, above) for x in (trim.x, trim.right) for above in (True, False)}
    assert lying == {(y, left) for y in (trim.y, trim.bottom) for left in (True, False)}
    gaps = [max(bleed.y - c.bottom, c.y - bleed.bottom, bleed.x - c.right, c.x - bleed.right) for c in crops]
    assert gaps == pytest.approx([2 * divisor] * 8)


def test_registration_marks_stand_in_the_middle_of_the_four_sides() -> None:
    scene = piece(8000, 1000, 20)
    rings = [bounds(mark) for mark in sheet(scene).marks if isinstance(mark, Path) and "C" in mark.outline.ops]
    middles = {(round(r.x + r.width / 2, 3), round(r.y + r.height / 2, 3)) for r in rings}
    assert middles == {(4000, -70), (4000, 1070), (-70, 500), (8070, 500)}


def test_lines_are_hairlines_on_all_plates_at_the_files_own_size() -> None:
    for scene, width in ((piece(8000, 1000, 20), 0.8819), (piece(3000, 2000, 20), 0.0882)):
        strokes = [mark.stroke for mark in sheet(scene).marks if isinstance(mark, Path) and mark.stroke]
        assert [stroke.width for stroke in strokes] == pytest.approx([width] * len(strokes), abs=1e-4)
        paints = {stroke.paint for stroke in strokes}
        assert paints == {Colour(0, 0, 0, Cmyk(100, 100, 100, 100), "All")}


def test_the_bar_has_exact_builds_and_each_spot_of_the_piece() -> None:
    spot = Colour(218, 37, 29, Cmyk(0, 100, 100, 0), "PANTONE 485 C")
    bar = patches(sheet(piece(3000, 2000, 20, spot)).marks)
    builds = [str(patch.fill.cmyk) for patch in bar if isinstance(patch.fill, Colour)]
    assert builds[:4] == ["100/0/0/0", "0/100/0/0", "0/0/100/0", "0/0/0/100"]
    assert {"0/100/100/0", "100/0/100/0", "100/100/0/0", "50/0/0/0", "0/0/0/50", "30/30/30/100"} <= set(builds)
    assert bar[-1].fill == spot
    assert len(bar) == len(patches(sheet(piece(3000, 2000, 20)).marks)) + 1


def test_the_slug_says_what_a_print_shop_asks_in_black_ink_only() -> None:
    scene = piece(8000, 1000, 20)
    made = sheet(scene)
    for part in ("Ngày Chuyển đổi số", "Băng rôn", SLOGAN, "Huyện Na Hang", "8.000 × 1.000 mm", "tràn lề 20 mm"):
        assert part in said(made)
    for part in ("bản vẽ 1:10", "theo 1119/STTTT, 29/9/2022", "bannergen ", f"mã hình {scene.sha256[:8]}"):
        assert part in said(made)
    assert "bản vẽ 1:1 " in said(sheet(piece(3000, 2000, 20)))
    fills = {node.fill for node in walk(made.marks) if isinstance(node, GlyphRun)}
    assert fills == {Colour(0, 0, 0, Cmyk(0, 0, 0, 100))}


def test_the_slug_stands_beside_a_narrow_piece_and_below_others() -> None:
    sides_of = {shape: letters(sheet(piece(*shape)).marks) for shape in SHAPES}
    below = {shape for shape, boxes in sides_of.items() if all(box.y >= shape[1] + shape[2] for box in boxes)}
    beside = {shape for shape, boxes in sides_of.items() if all(box.right <= -shape[2] for box in boxes)}
    assert beside == {(297, 420, 3), (600, 6000, 20)}
    assert below == set(SHAPES) - beside


def test_a_small_piece_has_a_shorter_slug_in_lines() -> None:
    made = sheet(piece(90, 54, 3))
    assert "CHUYỂN ĐỔI SỐ GIẢI QUYẾT CÁC VẤN…" in said(made)
    assert SLOGAN not in said(made)
    assert len(letters(made.marks)) > 1


def test_a_word_that_is_wider_than_the_sheet_is_set_smaller() -> None:
    made = sheet(replace(piece(10, 10, 0), imprint=Imprint("TUYÊN-TRUYỀN-CHUYỂN-ĐỔI-SỐ-QUỐC-GIA-2022")))
    assert all(made.boxes.media.excess_of(box) == 0 for box in letters(made.marks))


def test_a_piece_without_document_or_slogan_has_a_slug_all_the_same() -> None:
    made = sheet(replace(piece(3000, 2000, 20), imprint=Imprint(), texts=()))
    assert said(made).startswith("3.000 × 2.000 mm – ")
    assert "theo" not in said(made)


def test_the_picture_keeps_its_hash_and_its_other_boxes() -> None:
    scene = piece(3000, 2000, 20)
    made = sheet(scene)
    assert (made.sha256, made.nodes) == (scene.sha256, scene.nodes)
    assert replace(made.boxes, media=scene.boxes.media) == scene.boxes


def test_a_screen_has_no_sheet() -> None:
    scene = project.composition("led-p5-640x384").scene
    assert sheet(scene, 1) is scene
