"""Do the rules on Scenes find what touches and what leaves its box, upright and turned, and nothing else?"""

from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import distance

from bannergen.colour import Colour
from bannergen.geometry import IDENTITY, Matrix, Rect, Size
from bannergen.preflight.scenes import check_scene
from bannergen.scene import GlyphRun, Group, PageBoxes, Scene, SceneText
from bannergen.typeset import Block, FitRules, Ladder, Line, SetBlock, fit, phrases
from tests import project
from tests.outlines import drawn

PAGE = Rect(0, 0, 1000, 1000)
SAFE = PAGE.grown(-50)
FACE = project.composer().book.face("be-vietnam-pro", 900)
DOWN = Matrix(0, 1, -1, 0, 1000, 0)  # the page turned by 90°
BLACK = Colour(0, 0, 0)


def scene(runs: tuple[GlyphRun, ...], seen: Matrix = IDENTITY, box: Rect = SAFE) -> Scene:
    nodes = (Group(runs, transform=seen),)
    texts = (SceneText("slogan", "", tuple(run.text for run in runs), box),)
    return Scene("", project.piece("pano-3x2").product.unit, PageBoxes(PAGE, PAGE, PAGE, SAFE), nodes, texts)


def two_lines(upper: str, lower: str, apart: float) -> tuple[GlyphRun, ...]:
    """Two lines, their baselines so far apart, of an em of 100."""
    lines = tuple(Line.of(FACE, phrases(text)) for text in (upper, lower))
    block = Block(FACE, lines, apart * FACE.units_per_em / 100)
    return SetBlock(block, 100).runs(Rect(100, 100, 800, 800), BLACK)


def codes(of: Scene) -> list[str]:
    return [finding.code.id for finding in check_scene(of)]


@pytest.mark.parametrize("seen", [IDENTITY, DOWN], ids=["upright", "turned"])
@pytest.mark.parametrize(("apart", "found"), [(110, ["lines-touch"]), (160, [])])
def test_a_mark_on_a_line_below_another(seen: Matrix, apart: float, found: list[str]) -> None:
    assert codes(scene(two_lines("MỘT CUỘC", "SỐNG TỐT", apart), seen)) == found


@settings(max_examples=40)
@given(
    st.lists(st.sampled_from(["ỊA", "UV", "VUY", "LÝ", "ẲNG", "ỘC", "YÊN"]), min_size=2, max_size=4),
    st.lists(st.sampled_from(["ỊA", "UV", "VUY", "LÝ", "ẲNG", "ỘC", "YÊN"]), min_size=2, max_size=4),
    st.sampled_from([0.0, 0.02, 0.05, 0.12]),
)
def test_what_keeps_a_clearance_does_not_touch(upper: list[str], lower: list[str], clearance: float) -> None:
    """A dot may lie in the mouth of a V, turned or not."""
    text = phrases(f"{' '.join(upper)}|{' '.join(lower)}")
    block = fit(text, Ladder.single(FACE), Size(800, 400), FitRules(2, 2, clearance=clearance))
    runs = block.runs(Rect(100, 100, 800, 400), BLACK)
    for seen in (IDENTITY, DOWN):
        assert codes(scene(runs, seen)) == []
    first, second = runs
    nearer = dataclasses.replace(second, y=second.y - 0.3 * second.size)
    if distance(drawn(first), drawn(nearer)) == 0:
        assert codes(scene((first, nearer))) == codes(scene((first, nearer), DOWN)) == ["lines-touch"]


def test_lines_that_are_turned_differently_are_compared_on_the_page() -> None:
    first, second = two_lines("MỘT CUỘC", "SỐNG TỐT", 300)

    def crossed(x: float) -> Scene:
        """The first line across the page, the second one down it, from x on."""
        down = Group((dataclasses.replace(second, x=x, y=600),), DOWN)
        return dataclasses.replace(scene(()), nodes=(dataclasses.replace(first, y=500), down), texts=())

    assert "lines-touch" not in codes(crossed(600))
    assert "lines-touch" in codes(crossed(250))


@pytest.mark.parametrize("seen", [IDENTITY, DOWN], ids=["upright", "turned"])
def test_ink_outside_of_the_safe_area_and_of_its_box(seen: Matrix) -> None:
    runs = fit(phrases("CHÀO MỪNG"), Ladder.single(FACE), Size(900, 900), FitRules()).runs(SAFE, BLACK)
    inside = scene(runs, seen)
    assert codes(inside) == []
    (run,) = runs
    assert codes(scene((dataclasses.replace(run, x=run.x - 60),), seen)) == ["ink-outside-box"] * 2
    ink = run.ink.mapped(seen) if run.ink else PAGE
    assert codes(scene(runs, seen, Rect(ink.x + 1, ink.y, ink.width, ink.height))) == ["ink-outside-box"]


def test_neighbours_that_meet_by_rounding_do_not_touch() -> None:
    """Boxes are laid out in single precision."""
    (first,) = fit(phrases("O"), Ladder.single(FACE), Size(300, 300), FitRules()).runs(SAFE, BLACK)
    assert first.ink
    below = dataclasses.replace(first, y=first.y + first.ink.height - 1e-5)
    assert codes(scene((first, below))) == []
    nearer = dataclasses.replace(first, y=first.y + first.ink.height - 0.5)
    assert codes(scene((first, nearer))) == ["lines-touch"]
