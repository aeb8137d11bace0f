"""Do panels cover a piece, fit the roll, keep letters whole and join to the same picture?"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise, product
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bannergen.colour import Colour
from bannergen.compose.joining_diagram import joining_diagram
from bannergen.compose.panels import on_panel_sheet, panel_scene
from bannergen.compose.seams import Panelling, panelling_of
from bannergen.compose.working_drawing import dimensions, number
from bannergen.diagnostics import Fault, Span
from bannergen.geometry import Outline, Rect
from bannergen.scene import GlyphRun, Group, Node, Scene, walk
from bannergen.scene import Path as Drawn
from bannergen.spec.finishing import Roll
from bannergen.spec.values import Absolute
from tests import laid_out, project
from tests.export.pdf_samples import RED, WHITE, run_of, said_beside, scene_of
from tests.pictures import ours

BLACK = Colour.from_hex("#000000")


def roll(width: float = 3200, overlap: float = 30) -> Roll:
    return Roll(width=Absolute(width, "mm"), overlap=Absolute(overlap, "mm"), span=Span("p.yaml"))


def wide(width: float, height: float, *nodes: Node, bleed: float = 20) -> Scene:
    return scene_of(nodes, trim=(width, height), bleed=bleed)


def item(box: Rect, name: str = "qr") -> Group:
    return Group((Drawn(Outline.rectangle(box), fill=BLACK),), id=name)


def composed(size: str, name: str = "pano-3x2", slogan: str = "chu-de") -> Scene:
    return project.composer().compose(project.resized(name, size, slogan)).scene


def cut(scene: Scene, of: Roll, material: Rect | None = None) -> Panelling:
    found = panelling_of(scene, material or scene.boxes.bleed, of)
    assert found is not None
    return found


def weights(found: Panelling) -> int:
    return sum(each.weight for seam in found.cut for each in seam)


# How many, how wide, in which direction


@pytest.mark.parametrize(("width", "height"), [(3160, 20_000), (20_000, 3160), (100, 100)])
def test_what_fits_the_roll_in_one_of_two_ways_is_not_cut(width: float, height: float) -> None:
    scene = wide(width, height)
    assert panelling_of(scene, scene.boxes.bleed, roll()) is None


def test_a_screen_is_not_cut() -> None:
    scene = project.composition("led-p5-640x384").scene
    assert panelling_of(scene, scene.boxes.bleed, roll(300)) is None


FLAPS = st.sampled_from([0, 0, 5, 25, 105, 180])


@given(st.floats(600, 30_000), st.floats(600, 30_000), st.floats(400, 5000), st.floats(0, 100), st.data())
def test_panels_cover_the_piece_and_fit_the_roll(
    width: float, height: float, across: float, overlap: float, data: st.DataObject
) -> None:
    boxes = data.draw(st.lists(st.tuples(*[st.floats(0, 0.9)] * 2, *[st.floats(0.001, 0.1)] * 2), max_size=12))
    items = [item(Rect(x * width, y * height, w * width, h * height)) for x, y, w, h in boxes]
    scene = wide(width, height, *items)
    bleed, flaps = scene.boxes.bleed, data.draw(st.tuples(FLAPS, FLAPS, FLAPS, FLAPS))
    folded = Rect.from_edges(-flaps[0], -flaps[1], width + flaps[2], height + flaps[3])
    material = bleed.united(folded)
    found = panelling_of(scene, material, roll(across, overlap))
    if found is None:
        assert min(material.width, material.height) <= across + 1e-5
        return
    first, last = (material.x, material.right) if found.axis == "x" else (material.y, material.bottom)
    panels = found.panels
    printed = [panel_scene(scene, panel).boxes.bleed for panel in panels]
    assert all(bleed.excess_of(part) == 0 and min(part.width, part.height) >= 10 - 1e-6 for part in printed)
    assert (panels[0].start, panels[-1].end) == (first, last)
    assert all(before.end - after.start == pytest.approx(overlap) for before, after in pairwise(panels))
    assert all(0 < panel.width <= across - 3.5 for panel in panels)  # a sheet at 1:10 ends with a whole point
    # Three less would not do, and none is a sliver.
    assert (len(panels) - 3) * (across - 3.6) - (len(panels) - 4) * overlap < last - first or len(panels) <= 4
    even = (last - first - overlap) / len(panels)
    assert all(panel.width >= even / 2 - 1e-3 for panel in panels)


def test_panels_of_a_plain_ground_are_even_to_a_millimetre() -> None:
    found = cut(wide(12_000, 9000), roll())
    assert found.axis == "y"
    assert [panel.width for panel in found.panels] == pytest.approx([(9040 + 2 * 30) / 3] * 3, abs=1)


def test_seams_are_at_whole_millimetres_where_they_may_be() -> None:
    seams = cut(wide(12_000.5, 9000.25), roll()).seams
    assert seams == tuple(round(seam) for seam in seams)


def test_a_seam_and_what_reaches_under_it_keep_ten_millimetres_from_ink() -> None:
    even = cut(wide(4000, 3600), roll(2500)).seams[0]
    # Ink just right of where the seam would be, just left, and just beside the edge that reaches under it.
    for left in (even + 2, even - 42, even - 38):
        seam = cut(wide(4000, 3600, item(Rect(left, 100, 10, 3400))), roll(2500)).seams[0]
        assert seam + 10 <= left or left + 10 <= seam - 30 - 10
        assert abs(seam - even) < 60


def test_seams_run_where_there_are_the_fewest_and_then_where_they_are_shortest() -> None:
    assert (cut(wide(12_000, 6000), roll()).axis, cut(wide(6000, 12_000), roll()).axis) == ("y", "x")
    assert (cut(wide(6200, 3500), roll()).axis, cut(wide(3500, 6200), roll()).axis) == ("x", "y")


def test_more_seams_are_better_than_one_through_a_whole_line() -> None:
    line = run_of("CHÀO MỪNG NGÀY CHUYỂN ĐỔI SỐ", size=1000, at=(200, 3500))
    assert line.ink is not None
    scene = wide(line.ink.right + 200, 6300, line)  # two panels fit, and their seam can move by 30 mm
    found = cut(scene, roll())
    assert (found.axis, found.count, weights(found)) == ("y", 3, 0)  # one above the line, one below


def test_another_panel_is_cut_for_no_less_than_three_letters() -> None:
    for text, count in (("XA", 2), ("XUA", 3)):
        line = run_of(text, size=4000, at=(200, 4300))  # across all places where one seam might lie
        assert cut(wide(12_000, 6300, line), roll()).count == count


# Where the seams lie


@settings(max_examples=60)
@given(
    st.lists(st.tuples(st.integers(0, 5800), st.integers(10, 900)), min_size=1, max_size=12), st.integers(3100, 4000)
)
def test_no_seam_could_cut_less(bars: list[tuple[int, int]], across: int) -> None:
    """A search of all whole millimetres, and of all tens for two seams, is the witness."""
    height = 12_000
    bars = [(start, min(length, 6000 - start)) for start, length in bars]
    nodes = [item(Rect(10, start, height - 20, length)) for start, length in bars]
    scene = replace(wide(height, 6000, *nodes, bleed=0))
    found = cut(scene, roll(across, 30))
    count = found.count if found.axis == "y" else 0
    if found.axis == "x":
        return  # the other direction cut less

    def cost(place: float) -> int:
        return sum(4 for start, length in bars if start < place < start + length)

    step = 1 if count == 2 else 10
    ways = product(range(0, 6001, step), repeat=count - 1)
    reach = across - 30
    fitting = [
        seams
        for seams in ways
        if seams[0] <= across and 6000 - seams[-1] <= reach and all(0 < b - a <= reach for a, b in pairwise(seams))
    ]
    even = (6000 - 30) / count
    whole = [s for s in fitting if s[0] - 30 >= even / 2 and 6000 - s[-1] >= even / 2]
    assert weights(found) <= min(sum(map(cost, seams)) for seams in whole)


def dark(scene: Scene, found: Panelling, seam: float) -> int:
    """How many pixels of letters a seam meets: letters black on white, 1 px a millimetre on both sides of it."""
    letters = tuple(replace(node, fill=BLACK) for node in scene.nodes if isinstance(node, GlyphRun))
    box = scene.boxes.bleed
    ground = Drawn(Outline.rectangle(box), fill=WHITE)
    strip = Rect(seam - 1, box.y, 2, box.height) if found.axis == "x" else Rect(box.x, seam - 1, box.width, 2)
    shown = ours(replace(scene, nodes=(ground, *letters)), strip, (round(strip.width), round(strip.height)))
    return int((shown < 128).sum())


@pytest.mark.parametrize(
    ("size", "name", "slogan", "across"),
    [
        ("6x4m", "pano-3x2", "chu-de", 3200),
        ("6x4m", "pano-3x2", "chao-mung", 3200),
        ("9x1.7m", "bang-ron-ngang-8x1", "chao-mung", 1600),
    ],
)
def test_seams_of_real_pieces_meet_no_ink_of_letters(size: str, name: str, slogan: str, across: float) -> None:
    scene = composed(size, name, slogan)
    found = cut(scene, roll(across))
    assert found.remarks() == ()
    assert [dark(scene, found, seam) for seam in found.seams] == [0] * len(found.seams)


def test_a_seam_across_a_line_of_words_meets_no_ink() -> None:
    lines = [run_of("CHÀO MỪNG NGÀY CHUYỂN ĐỔI SỐ", size=300, at=(200, y)) for y in (3000, 5000)]
    scene = wide(6000, 12_000, *lines)
    found = cut(scene, roll())
    assert found.axis == "x"
    assert dark(scene, found, found.seams[0]) == 0
    even = sum(dark(scene, found, 3015.0 + away) > 0 for away in range(-150, 150, 10))
    assert even > 10  # it had to look for its place


def test_no_panel_is_a_sliver_only_to_save_an_emblem() -> None:
    found = cut(wide(12_000, 3300, item(Rect(0, 300, 12_000, 2700))), roll())
    assert found.axis == "y"
    assert min(panel.width for panel in found.panels) > 800
    assert weights(found) == 4


def test_a_seam_between_words_is_better_than_one_between_letters() -> None:
    line = run_of("ĐỔI SỐ", size=1000, at=(400, 2500))
    boxes = [run.ink for run in (replace(line, words=(word,)) for word in line.words)]
    assert boxes[0] is not None and boxes[1] is not None  # noqa: PT018 - one thought
    found = cut(wide(4000, 3600, line), roll(2500))
    assert found.axis == "x"
    assert boxes[0].right < found.seams[0] < boxes[1].x


def test_a_seam_keeps_off_artwork_of_the_layout_but_not_of_the_ground() -> None:
    emblem = item(Rect(2800, 100, 400, 400), "emblem")
    scene = wide(6000, 12_000, emblem)
    found = cut(scene, roll(3600))
    assert found.axis == "x"
    assert found.seams[0] <= 2800 or found.seams[0] >= 3200
    ground = replace(emblem, clip=Outline.rectangle(scene.boxes.bleed))
    assert cut(wide(6000, 12_000, ground), roll(3600)).seams[0] == pytest.approx(3015, abs=1)


def test_what_must_be_cut_is_named_by_its_words_and_artwork() -> None:
    low = run_of("TO Ý", size=900, at=(200, 3300))
    scene = wide(12_000, 6000, low, item(Rect(0, 0, 12_000, 6000), "emblem"))
    found = cut(scene, roll(3060))  # the seam can move by 50 mm, and another one would cut the emblem again
    (remark,) = found.remarks()
    assert remark.code.id == "panel-cuts"
    values = dict(remark.values)
    assert (values["first"], values["second"]) == ("1", "2")
    assert values["what_en"] == "“TO”, “Ý”, the artwork emblem"
    assert values["what_vi"] == "“TO”, “Ý”, hình emblem"


# Each panel


def test_a_panel_has_bleed_only_where_the_piece_ends() -> None:
    scene = wide(12_000, 9000)
    found = cut(scene, roll())
    first, second, third = (panel_scene(scene, panel).boxes for panel in found.panels)
    one, two = found.seams
    assert first.trim == Rect.from_edges(0, 0, 12_000, one)
    assert first.bleed == first.media == Rect.from_edges(-20, -20, 12_020, one)
    assert second.trim == Rect.from_edges(0, one - 30, 12_000, two)
    assert second.bleed == Rect.from_edges(-20, one - 30, 12_020, two)
    assert third.trim == Rect.from_edges(0, two - 30, 12_000, 9000)
    assert third.bleed == Rect.from_edges(-20, two - 30, 12_020, 9020)


@pytest.mark.parametrize(
    ("size", "name", "across", "overlap"),
    [("6x4m", "pano-3x2", 3200, 30), ("4x6.1m", "bang-ron-ngang-8x1", 1500, 50)],
)
def test_panels_laid_over_each_other_are_the_whole_picture(
    tmp_path: Path, size: str, name: str, across: float, overlap: float
) -> None:
    if name == "pano-3x2":
        scene = composed(size)
    else:
        body = "  column:\n    items:\n      - {slot: slogan, grow: 1, fit: {lines: 1-12}}\n"
        scene = project.composer().compose(laid_out.piece(tmp_path, body, size)).scene
    found = cut(scene, roll(across, overlap))
    assert {round(seam) for seam in found.seams} == set(found.seams)
    per_mm = 0.2  # the seams, the overlap and the box are whole fives of a millimetre only where rounded so
    found = replace(found, seams=tuple(round(seam / 5) * 5.0 for seam in found.seams))
    box = scene.boxes.bleed
    whole = ours(scene, box, (round(box.width * per_mm), round(box.height * per_mm)))
    joined = np.zeros_like(whole)
    for panel in reversed(found.panels):  # the first lies on top
        part = panel_scene(scene, panel)
        at = part.boxes.bleed
        left, top = round((at.x - box.x) * per_mm), round((at.y - box.y) * per_mm)
        columns, rows = round(at.width * per_mm), round(at.height * per_mm)
        joined[top : top + rows, left : left + columns] = ours(part, at, (columns, rows))
    assert int(np.abs(joined - whole).max()) == 0


def test_nothing_of_a_panels_neighbours_is_seen_on_its_margins() -> None:
    scene = wide(12_000, 6000, item(Rect(0, 0, 12_000, 6000)))
    panel = cut(scene, roll()).panels[0]
    sheet = on_panel_sheet(scene, panel, 10, project.composer().book)
    media = sheet.boxes.media
    shown = ours(sheet, media, (round(media.width / 10), round(media.height / 10)))
    below = round((sheet.boxes.bleed.bottom - media.y) / 10) + 1
    assert (shown[below:] == 255).all()


def test_a_panel_says_its_number_its_size_and_its_neighbours() -> None:
    scene = wide(12_000, 9000)
    book = project.composer().book
    one, two, three = (said_beside(on_panel_sheet(scene, panel, 10, book)) for panel in cut(scene, roll()).panels)
    assert "TẤM 1/3" in one
    assert "mép trên" not in one
    assert "mép dưới chồng 30 mm, nằm trên tấm 2" in one
    assert "mép trên chồng 30 mm, nằm dưới tấm 1" in two
    assert "mép dưới chồng 30 mm, nằm trên tấm 3" in two
    assert two.count("Tấm 2/3") == 2
    assert "khổ tấm 12.040 × " in three
    assert "mép dưới" not in three
    assert f"mã hình {scene.sha256[:8]}" in two
    # Turned by a quarter, so that it is read upwards: the panel above is to the right of the words.
    assert ("→ mép trên" in two, "tấm 3 ←" in two) == (True, True)
    upright = said_beside(on_panel_sheet(wide(9000, 12_000), cut(wide(9000, 12_000), roll()).panels[1], 10, book))
    assert ("← mép trái" in upright, "tấm 3 →" in upright) == (True, True)


@pytest.mark.parametrize("size", [(12_000.0, 9000.0), (9000.0, 12_000.0)])
def test_ticks_at_both_ends_show_where_the_neighbours_end(size: tuple[float, float]) -> None:
    scene = wide(*size)
    found = cut(scene, roll())
    sheet = on_panel_sheet(scene, found.panels[1], 10, project.composer().book)
    short = [m.outline.coordinates for m in sheet.marks if isinstance(m, Drawn) and m.outline.ops == "ML"]
    axis = 0 if found.axis == "x" else 1
    dashes = [c[axis] for c in short if c[axis] == c[axis + 2] and abs(c[1 - axis] - c[3 - axis]) == pytest.approx(12)]
    assert sorted(set(dashes)) == [found.seams[0], found.seams[1] - 30]
    assert len(dashes) == 2 * 2 * 3
    assert [panel.neighbours for panel in found.panels] == [
        (found.seams[0] - 30,),
        (found.seams[0], found.seams[1] - 30),
        (found.seams[1],),
    ]


def test_marks_beside_a_panel_get_smaller_where_the_roll_has_no_room_and_then_are_left_out() -> None:
    scene = wide(12_000, 6000)
    book = project.composer().book
    for panel in cut(scene, roll()).panels:
        media = on_panel_sheet(scene, panel, 10, book).boxes.media
        assert media.height <= 3200 - 3.5
        assert media.width >= 12_040 + 2 * 150
    for across, beside in ((3080, True), (3050, False)):
        tight = cut(scene, roll(across, 30)).panels[0]
        sheet = on_panel_sheet(scene, tight, 10, book)
        bleed, media = sheet.boxes.bleed, sheet.boxes.media
        assert media.height <= across - 3.5
        assert (media.height > bleed.height) == beside
        assert media.width >= 12_040 + 2 * 150
        inks = [node.outline.bounds for node in sheet.marks if isinstance(node, Drawn)]
        assert all(ink and media.grown(1).excess_of(ink) == 0 for ink in inks)


def test_a_sheet_has_room_for_what_is_folded_back_beside_its_picture() -> None:
    scene = wide(12_000, 6000)
    book = project.composer().book
    material = Rect.from_edges(-20, -105, 12_020, 6205)
    found = cut(scene, roll(), material)
    assert found.axis == "y"
    for panel in found.panels:
        sheet = on_panel_sheet(scene, panel, 10, book)
        assert sheet.boxes.media.height <= 3200 - 3.5
        assert sheet.boxes.media.y <= panel.material.y
        assert sheet.boxes.media.bottom >= panel.material.bottom
    first, last = found.panels[0], found.panels[-1]
    sheets = [on_panel_sheet(scene, panel, 10, book) for panel in (first, last)]
    assert [sheets[0].boxes.bleed.y, sheets[1].boxes.bleed.bottom] == [-20, 6020]
    assert f"khổ vật liệu {dimensions(12_040, first.width)}" in said_beside(sheets[0])
    assert "khổ vật liệu" not in said_beside(on_panel_sheet(scene, cut(scene, roll()).panels[0], 10, book))


def test_a_sheet_has_that_room_where_panels_stand_too() -> None:
    found = cut(wide(6000, 12_000), roll(), Rect.from_edges(-105, -20, 6205, 12_020))
    assert found.axis == "x"
    for panel in found.panels:
        media = on_panel_sheet(wide(6000, 12_000), panel, 10, project.composer().book).boxes.media
        assert media.width <= 3200 - 3.5
        assert (media.x <= panel.material.x, media.right >= panel.material.right) == (True, True)


def test_the_joining_diagram_measures_seams_from_the_finished_edge() -> None:
    scene = wide(12_000, 6000)
    found = cut(scene, roll(), Rect.from_edges(-20, -105, 12_020, 6205))
    texts = {
        node.text
        for node in walk(joining_diagram(scene, found, project.composer().book).nodes)
        if isinstance(node, GlyphRun)
    }
    assert (
        f"Mối nối (nét đỏ) cách mép trên thành phẩm: {', '.join(number(seam) for seam in found.seams)} mm."
        in " ".join(texts)
    )
    assert "Thành phẩm 12.000 × 6.000 mm, tràn lề 20 mm" in " ".join(texts)


# The joining diagram


@pytest.mark.parametrize("size", ["6x4m", "12x6m", "9x9m", "90x90m"])
def test_the_joining_diagram_names_and_measures_every_panel(size: str) -> None:
    scene = composed(size)
    found = cut(scene, roll())
    sheet = joining_diagram(scene, found, project.composer().book)
    texts = {node.text for node in walk(sheet.nodes) if isinstance(node, GlyphRun)}
    for panel in found.panels:
        assert {str(panel.number), f"tấm {panel.number}: {_written(panel.width, 1)}"} <= texts
    shown = " ".join(texts)
    metres = _written(found.count * found.panels[0].length / 1000)
    for part in ("Cuộn rộng 3.200 mm", f"cần {metres} m dài", "Mép chồng 30 mm", "tấm trước nằm trên tấm sau"):
        assert part in shown
    assert ("Mối nối cắt qua" in shown) == bool(found.remarks())
    assert sheet.boxes.media == Rect(0, 0, 297, 210)
    for node in sheet.nodes:
        if isinstance(node, GlyphRun) and node.ink:
            assert sheet.boxes.media.grown(-10).excess_of(node.ink) == 0


def _written(value: float, places: int = 2) -> str:
    return f"{value:,.{places}f}".rstrip("0").rstrip(".").translate(str.maketrans(",.", ".,"))


def test_the_joining_diagram_names_all_of_a_long_campaign() -> None:
    """Its place stands last; nothing is left out."""
    scene = wide(12_000, 6000)
    long = replace(
        scene.imprint, campaign="Tuần lễ hưởng ứng chuyển đổi số " * 15, product="Pa-nô", place="Huyện Na Hang"
    )
    sheet = joining_diagram(replace(scene, imprint=long), cut(scene, roll()), project.composer().book)
    shown = " ".join(node.text for node in walk(sheet.nodes) if isinstance(node, GlyphRun))
    assert shown.count("Tuần lễ hưởng ứng chuyển đổi số") == 15
    assert "Huyện Na Hang" in shown
    longer = replace(long, campaign="Tuần lễ " * 200)
    with pytest.raises(Fault) as fault:
        joining_diagram(replace(scene, imprint=longer), cut(scene, roll()), project.composer().book)
    assert [each.code.id for each in fault.value.diagnostics] == ["finishing-text-too-long"]


def test_the_joining_diagram_shows_the_piece_itself() -> None:
    scene = wide(
        12_000, 6000, item(Rect(0, 0, 6000, 6000)), Drawn(Outline.rectangle(Rect(6000, 0, 6000, 6000)), fill=RED)
    )
    sheet = joining_diagram(scene, cut(scene, roll()), project.composer().book)
    shown = ours(sheet, sheet.boxes.media, (297, 210))
    assert tuple(shown[80, 100]) == (0, 0, 0)
    assert tuple(shown[80, 200]) == (218, 37, 29)
