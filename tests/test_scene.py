"""Is the Scene one finished value: its dump says all of it, its hash changes with any of it?"""

from __future__ import annotations

import pickle
from dataclasses import replace
from pathlib import Path as FilePath
from typing import Any

import pytest

from bannergen.colour import Cmyk, Colour
from bannergen.geometry import IDENTITY, Matrix, Outline, Rect, Unit
from bannergen.scene import (
    Glyph,
    GlyphRun,
    GradientStop,
    Group,
    Image,
    Imprint,
    LinearGradient,
    PageBoxes,
    Path,
    RadialGradient,
    Scene,
    SceneFont,
    SceneText,
    Stroke,
    Word,
    dump,
    walk,
)
from tests import project

RED, GOLD = Colour(181, 18, 27, Cmyk(0, 100, 100, 28)), Colour(255, 210, 31)
TRIM = Rect(0, 0, 100, 50)
BOXES = PageBoxes(TRIM.grown(5), TRIM.grown(5), TRIM, TRIM.grown(-4))
STOPS = (GradientStop(0, RED), GradientStop(1, GOLD))
# A square of 500 units, its left lower corner in the glyph's origin.
FONT = SceneFont(
    "sample",
    900,
    100,
    1000,
    FilePath("/somewhere/a.ttf"),
    "0123456789abcdef" * 4,
    (),
    {7: Outline.rectangle(Rect(0, 0, 500, 500))},
)
RUN = GlyphRun(
    FONT,
    10,
    20,
    30,
    (Word("Đ", 0, (Glyph(7, 0, 600, 0, 0),)), Word("ỏ", 8, (Glyph(7, 0, 600, 100, 200),))),
    "Đ ỏ",
    GOLD,
    0.5,
)
PATH = Path(Outline("MCZ", (0, 0, 0, 4, 4, 4, 4, 0)), RED, Stroke(GOLD, 0.5), even_odd=True)
IMAGE = Image(Rect(1, 2, 3, 4), 1, 1, b"\1\2\3", "ảnh")
GROUP = Group((PATH, Group((IMAGE,))), Matrix(2, 0, 0, 2, 10, -0.0), Outline.rectangle(Rect(0, 0, 2, 2)), 0.5, "hoa")
GROUND = Path(Outline.rectangle(TRIM.grown(5)), LinearGradient(0, 0, 0, 50, STOPS))
SUN = Path(Outline.rectangle(TRIM), RadialGradient(50, 25, 60, STOPS))
SCENE = Scene("Nhỏ", Unit.MM, BOXES, (GROUND, SUN, GROUP, RUN), (SceneText("slogan", "Đ ỏ", ("Đ", "ỏ"), TRIM),))

GOLDEN = """\
scene mm vi 'Nhỏ'
box bleed -5 -5 110 60
box trim 0 0 100 50
box safe 4 4 92 42
text slogan 'Đ ỏ' ['Đ', 'ỏ'] 0 0 100 50
path fill linear(0 0 0 50 0 #b5121b cmyk 0/100/100/28 1 #ffd21f) M -5 -5 L 105 -5 L 105 55 L -5 55 Z
path fill radial(50 25 60 0 #b5121b cmyk 0/100/100/28 1 #ffd21f) M 0 0 L 100 0 L 100 50 L 0 50 Z
group 'hoa' 2 0 0 2 10 0 opacity 0.5 clip M 0 0 L 2 0 L 2 2 L 0 2 Z
  path even-odd fill #b5121b cmyk 0/100/100/28 stroke #ffd21f 0.5 butt miter M 0 0 C 0 4 4 4 4 0 Z
  group '' 1 0 0 1 0 0 opacity 1
    image 1 2 3 4 1x1 039058c6f2c0cb492c533b0a4d14ef77cc0f78abccced5287d84a1a2011cfb81 'ảnh'
run 'Đ ỏ' font sample 900 0123456789abcdef size 10 at 20 30 tracking 0.5 fill #ffd21f
  word 'Đ' 0 7:0:600:0:0
  word 'ỏ' 8 7:0:600:100:200
"""


def test_the_dump_of_a_small_scene() -> None:
    assert dump(SCENE) == GOLDEN


def test_equal_scenes_have_equal_dumps_and_hashes() -> None:
    other = replace(SCENE, nodes=tuple(replace(node) for node in SCENE.nodes))
    assert other is not SCENE
    assert (dump(other), other.sha256) == (dump(SCENE), SCENE.sha256)


def test_where_the_font_file_lies_is_no_part_of_the_picture() -> None:
    moved = replace(RUN, font=replace(FONT, file=FilePath("/elsewhere/a.ttf")))
    assert replace(SCENE, nodes=(GROUND, SUN, GROUP, moved)).sha256 == SCENE.sha256


def test_differences_below_a_ten_thousandth_are_none() -> None:
    moved = replace(RUN, x=RUN.x + 1e-6)
    assert replace(SCENE, nodes=(GROUND, SUN, GROUP, moved)).sha256 == SCENE.sha256


def _with(node: Any, **changes: Any) -> tuple[Any, ...]:
    return tuple(replace(other, **changes) if other is node else other for other in SCENE.nodes)


@pytest.mark.parametrize(
    "changes",
    [
        {"title": "Lớn"},
        {"unit": Unit.PX},
        {"language": "en"},
        {"boxes": replace(BOXES, bleed=TRIM.grown(4))},
        {"boxes": replace(BOXES, trim=TRIM.moved(0, 1))},
        {"boxes": replace(BOXES, safe=TRIM)},
        {"texts": ()},
        {"texts": (replace(SCENE.texts[0], lines=("Đ ỏ",)),)},
        {"texts": (replace(SCENE.texts[0], role="issuer"),)},
        {"texts": (replace(SCENE.texts[0], box=TRIM.grown(1)),)},
        {"nodes": SCENE.nodes[::-1]},
        {"nodes": SCENE.nodes[:-1]},
        {"nodes": _with(GROUND, fill=LinearGradient(0, 0, 0, 51, STOPS))},
        {"nodes": _with(GROUND, fill=LinearGradient(0, 0, 0, 50, STOPS[::-1]))},
        {"nodes": _with(GROUND, fill=LinearGradient(0, 0, 0, 50, (STOPS[0], GradientStop(0.9, GOLD))))},
        {"nodes": _with(GROUND, fill=None)},
        {"nodes": _with(GROUND, outline=Outline.rectangle(TRIM))},
        {"nodes": _with(GROUND, stroke=Stroke(RED, 1))},
        {"nodes": _with(GROUND, even_odd=True)},
        {"nodes": _with(SUN, fill=RadialGradient(50, 25, 61, STOPS))},
        {"nodes": _with(SUN, fill=replace(RED, cmyk=Cmyk(0, 100, 100, 29)))},
        {"nodes": _with(SUN, fill=replace(RED, spot="PANTONE 1795 C"))},
        {"nodes": _with(GROUP, opacity=0.6)},
        {"nodes": _with(GROUP, clip=None)},
        {"nodes": _with(GROUP, transform=Matrix(2, 0, 0, 2, 10, 1))},
        {"nodes": _with(GROUP, children=(PATH, IMAGE))},
        {"nodes": _with(GROUP, children=(PATH, Group((replace(IMAGE, rgb=b"\1\2\4"),))))},
        {"nodes": _with(GROUP, children=(replace(PATH, stroke=Stroke(GOLD, 0.5, "round")), Group((IMAGE,))))},
        {"nodes": _with(GROUP, children=(replace(PATH, stroke=Stroke(GOLD, 0.5, join="round")), Group((IMAGE,))))},
        {"nodes": _with(RUN, x=21)},
        {"nodes": _with(RUN, size=11)},
        {"nodes": _with(RUN, tracking=0.6)},
        {"nodes": _with(RUN, fill=RED)},
        {"nodes": _with(RUN, font=replace(FONT, sha256="f" * 64))},
        {"nodes": _with(RUN, font=replace(FONT, weight=800))},
        {"nodes": _with(RUN, words=RUN.words[:1])},
        {"nodes": _with(RUN, words=(RUN.words[0], replace(RUN.words[1], x=9)))},
        {"nodes": _with(RUN, words=(RUN.words[0], replace(RUN.words[1], glyphs=(Glyph(7, 0, 601, 100, 200),))))},
    ],
    ids=str,
)
def test_the_hash_changes_with_everything_that_is_seen_or_read(changes: dict[str, Any]) -> None:
    assert replace(SCENE, **changes).sha256 != SCENE.sha256


def test_what_lies_around_the_picture_is_no_part_of_it() -> None:
    around = replace(SCENE, boxes=replace(BOXES, media=TRIM.grown(9)), marks=(PATH,), imprint=Imprint("Chiến dịch"))
    assert (dump(around), around.sha256) == (dump(SCENE), SCENE.sha256)


def test_a_clip_that_hides_everything_is_not_no_clip() -> None:
    hidden = replace(SCENE, nodes=(replace(GROUP, clip=Outline("", ())),))
    assert hidden.sha256 != replace(SCENE, nodes=(replace(GROUP, clip=None),)).sha256


def test_a_transform_that_moves_ink_by_a_tenth_is_another() -> None:
    factors = (Matrix(0.01, 0, 0, 0.01), Matrix(0.01004, 0, 0, 0.01004))
    wide = Path(Outline.rectangle(Rect(0, 0, 100_000, 10)), RED)
    one, other = (replace(SCENE, nodes=(Group((wide,), factor),)) for factor in factors)
    assert one.sha256 != other.sha256


def test_walk_goes_parents_first_and_back_to_front() -> None:
    assert list(walk(SCENE.nodes)) == [GROUND, SUN, GROUP, PATH, GROUP.children[1], IMAGE, RUN]
    assert list(SCENE.runs()) == [(RUN, IDENTITY)]


def test_bounds_of_a_run_are_those_of_its_ink() -> None:
    # The second glyph: 20 + 8 + its offset of 100 units, 200 units above the first; each 500 units of 10 mm an em.
    assert RUN.ink == Rect(20, 23, 14, 7)


def test_glyphs_are_placed_by_the_shaper_and_tracking() -> None:
    two = replace(RUN, words=(Word("Đỏ", 0, (Glyph(7, 0, 600, 0, 0), Glyph(7, 1, 600, 0, 0))),))
    assert [x for _, x, _ in two.placed()] == [20, 26.5]


def test_a_run_without_ink_has_no_bounds() -> None:
    blank = replace(RUN, font=replace(FONT, outlines={7: Outline("", ())}))
    assert blank.ink is None


def test_a_scene_travels_to_another_process() -> None:
    travelled = pickle.loads(pickle.dumps(project.composition("pano-3x2").scene))
    assert travelled.sha256 == project.composition("pano-3x2").scene.sha256
    assert [run.ink for run, _ in travelled.runs()] == [
        run.ink for run, _ in project.composition("pano-3x2").scene.runs()
    ]


def test_a_font_names_itself() -> None:
    assert FONT.name == "sample 900"
    assert replace(FONT, width_axis=92.5, variations=(("wdth", 92.5),)).name == "sample 900 wdth 92.5"
    assert replace(FONT, width_axis=79).name == "sample 900 wdth 79"
