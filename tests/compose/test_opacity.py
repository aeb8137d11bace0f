"""Opacity over a flat ground becomes a solid colour that looks the same; the rest stays, and print files refuse it."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bannergen.colour import Cmyk, Colour
from bannergen.compose.opacity import mixed, resolved
from bannergen.diagnostics import Fault
from bannergen.export.inks import PrintCondition
from bannergen.export.pdf import write_pdf
from bannergen.geometry import Matrix, Outline, Rect, Unit
from bannergen.scene import (
    GradientStop,
    Group,
    Image,
    LinearGradient,
    Node,
    Paint,
    Path,
    RadialGradient,
    Scene,
    Stroke,
    walk,
)
from tests.pictures import cairosvg_picture, differences, page_of

PAGE = Rect(0, 0, 60, 40)
RED = Colour(200, 0, 0, Cmyk(0, 100, 100, 20))
YELLOW = Colour(255, 255, 0, Cmyk(0, 0, 100, 0))
BLUE = Colour(0, 40, 160, Cmyk(100, 80, 0, 10))
FADE = LinearGradient(0, 0, 60, 0, (GradientStop(0, RED), GradientStop(1, BLUE)))


def box(x: float, y: float, width: float, height: float, fill: Paint | None = YELLOW, **more: Any) -> Path:
    return Path(Outline.rectangle(Rect(x, y, width, height)), fill=fill, **more)


GROUND = box(0, 0, 60, 40, RED)


def scene_of(*nodes: Node) -> Scene:
    return page_of(PAGE, box(0, 0, 60, 40, Colour(255, 255, 255)), *nodes, unit=Unit.PX)


def is_faded(nodes: tuple[Node, ...]) -> bool:
    return any(isinstance(node, Group) and node.opacity != 1 for node in walk(nodes))


def fills(*nodes: Node) -> list[Paint | None]:
    return [node.fill for node in walk(resolved(nodes)) if isinstance(node, Path)]


def assert_same_picture(scene: Scene) -> Scene:
    """Compare before and after as CairoSVG paints them, and return what resolving made of the Scene."""
    solid = replace(scene, nodes=resolved(scene.nodes))
    size = (240, 160)
    inside, edges = differences(*(cairosvg_picture(each, PAGE, size) for each in (scene, solid)))
    assert inside <= 1
    assert edges <= 40
    return solid


# Colours


def test_a_mixture_is_straight_in_srgb_and_in_inks() -> None:
    assert mixed(YELLOW, RED, 0.25) == Colour(214, 64, 0, Cmyk(0, 75, 100, 15))
    assert mixed(RED, YELLOW, 1) is RED


def test_a_spot_becomes_its_build_also_over_paper() -> None:
    gold = Colour(200, 160, 60, Cmyk(0, 20, 80, 20), "PANTONE 871 C")
    assert mixed(gold, RED, 0.5) == Colour(200, 80, 30, Cmyk(0, 60, 90, 20))
    (fill,) = fills(Group((box(5, 5, 9, 9, gold),), opacity=0.5))
    assert fill == Colour(228, 208, 158, Cmyk(0, 10, 40, 10))


def test_without_both_builds_the_mixture_has_none() -> None:
    assert mixed(Colour(0, 0, 0), RED, 0.5) == Colour(100, 0, 0)


# What is resolved


def test_nothing_faded_is_left_as_it_is() -> None:
    nodes = (GROUND, Group((box(1, 1, 9, 9),)))
    assert resolved(nodes) is nodes


def test_the_ground_is_what_lies_there_not_what_lies_first() -> None:
    nodes = (GROUND, box(30, 0, 30, 40, BLUE), Group((box(2, 2, 9, 9), box(40, 2, 9, 9)), opacity=0.5))
    assert fills(*nodes)[2:] == [mixed(YELLOW, RED, 0.5), mixed(YELLOW, BLUE, 0.5)]
    assert_same_picture(scene_of(*nodes))


def test_what_was_resolved_is_the_ground_of_what_follows() -> None:
    nodes = (GROUND, Group((box(5, 5, 30, 30, BLUE),), opacity=0.5), Group((box(10, 10, 9, 9),), opacity=0.5))
    assert fills(*nodes)[1:] == [mixed(BLUE, RED, 0.5), mixed(YELLOW, mixed(BLUE, RED, 0.5), 0.5)]
    assert_same_picture(scene_of(*nodes))


def test_a_hole_lets_the_ground_through() -> None:
    ring = Path(Outline.joined((Outline.rectangle(PAGE), Outline.rectangle(Rect(10, 10, 30, 20)))), BLUE, None, True)
    assert fills(GROUND, ring, Group((box(12, 12, 9, 9),), opacity=0.5))[-1] == mixed(YELLOW, RED, 0.5)


def test_opacities_multiply_where_nothing_of_the_group_lies_beneath() -> None:
    inner = Group((box(30, 10, 10, 10),), opacity=0.5)
    nodes = (GROUND, Group((box(5, 5, 20, 20, BLUE), inner), opacity=0.5))
    assert fills(*nodes)[1:] == [mixed(BLUE, RED, 0.5), mixed(YELLOW, RED, 0.25)]
    assert_same_picture(scene_of(*nodes))


def test_inside_a_group_the_ground_is_the_groups() -> None:
    inner = Group((box(10, 10, 10, 10),), opacity=0.5)
    nodes = (GROUND, Group((box(5, 5, 20, 20, BLUE), inner), opacity=0.5))
    assert fills(*nodes)[1:] == [mixed(BLUE, RED, 0.5), mixed(mixed(YELLOW, BLUE, 0.5), RED, 0.5)]
    assert_same_picture(scene_of(*nodes))


def test_within_a_group_the_upper_hides_the_lower() -> None:
    nodes = (GROUND, Group((box(5, 5, 30, 30, BLUE), box(10, 10, 30, 10)), opacity=0.6))
    assert not is_faded(assert_same_picture(scene_of(*nodes)).nodes)


def test_lines_transforms_and_clips() -> None:
    turned = Matrix(0.8, 0.6, -0.6, 0.8, 20, 0)
    line = box(5, 5, 20, 12, YELLOW, stroke=Stroke(BLUE, 3, join="round"))
    clip = Outline("MLLZ", (0, 0, 40, 0, 0, 30))
    nodes = (GROUND, Group((Group((line,), clip=clip),), transform=turned, opacity=0.4))
    assert not is_faded(assert_same_picture(scene_of(*nodes)).nodes)


@pytest.mark.parametrize(
    "paint",
    [FADE, RadialGradient(30, 20, 30, (GradientStop(0, YELLOW), GradientStop(0.5, BLUE), GradientStop(1, RED)))],
)
def test_a_gradient_over_a_flat_ground_keeps_its_way(paint: Paint) -> None:
    solid = assert_same_picture(scene_of(GROUND, Group((box(5, 5, 50, 30, paint),), opacity=0.5)))
    assert not is_faded(solid.nodes)


def test_what_is_not_seen_at_all_is_not_drawn() -> None:
    (group,) = resolved((Group((box(0, 0, 9, 9),), opacity=0),))
    assert isinstance(group, Group)
    assert (group.children, group.opacity) == ((), 1)


# What stays


STAYS: dict[str, tuple[Node, ...]] = {
    "over a gradient": (box(0, 0, 60, 40, FADE), Group((box(5, 5, 9, 9),), opacity=0.5)),
    "over an edge": (GROUND, box(0, 0, 30, 40, BLUE), Group((box(25, 5, 9, 9),), opacity=0.5)),
    "over the edge of the ground": (box(0, 0, 30, 40, RED), Group((box(25, 5, 9, 9),), opacity=0.5)),
    "over a line": (box(0, 0, 60, 40, RED, stroke=Stroke(BLUE, 4)), Group((box(1, 5, 9, 9),), opacity=0.5)),
    "over a picture": (Image(PAGE, 1, 1, bytes(3)), Group((box(5, 5, 9, 9),), opacity=0.5)),
    "a picture": (GROUND, Group((Image(Rect(5, 5, 9, 9), 1, 1, bytes(3)),), opacity=0.5)),
    "over what is faded itself": (
        box(0, 0, 60, 40, FADE),
        Group((box(5, 5, 30, 30),), opacity=0.5),
        Group((box(10, 10, 9, 9),), opacity=0.5),
    ),
    "over half of its own group": (
        GROUND,
        Group((box(5, 5, 10, 10, BLUE), Group((box(10, 10, 20, 20),), opacity=0.5)), opacity=0.5),
    ),
}


@pytest.mark.parametrize("question", STAYS)
def test_what_has_no_one_ground_stays_and_is_a_fault_of_print_files(question: str) -> None:
    scene = assert_same_picture(scene_of(*STAYS[question]))
    with pytest.raises(Fault) as caught:
        write_pdf(scene, io.BytesIO(), PrintCondition.fogra39())
    assert {fault.code.id for fault in caught.value.diagnostics} == {"pdf-transparency"}


def test_what_can_be_resolved_beside_it_is() -> None:
    nodes = (*STAYS["over an edge"], Group((box(40, 30, 9, 9),), opacity=0.5, id="frei"))
    assert [node.opacity for node in resolved(nodes) if isinstance(node, Group)] == [0.5, 1]


def test_a_fault_names_the_art_that_a_nameless_group_is_in() -> None:
    inner = Group((box(25, 5, 9, 9),), opacity=0.5)
    with pytest.raises(Fault) as caught:
        write_pdf(scene_of(Group((inner, inner), id="sen")), io.BytesIO(), PrintCondition.fogra39())
    assert [dict(fault.values)["group"] for fault in caught.value.diagnostics] == ["sen"]


# Anything


colours = st.builds(Colour, *[st.integers(0, 255)] * 3)
opacities = st.sampled_from([0.1, 0.35, 0.5, 0.8])


@st.composite
def rectangles(draw: st.DrawFn) -> Path:
    x, y = draw(st.integers(0, 50)), draw(st.integers(0, 30))
    return box(x, y, draw(st.integers(4, 60)), draw(st.integers(4, 40)), draw(colours))


groups = st.builds(
    lambda children, opacity: Group(tuple(children), opacity=opacity),
    st.lists(
        st.one_of(
            rectangles(),
            st.builds(lambda child, opacity: Group((child,), opacity=opacity), rectangles(), opacities),
        ),
        min_size=1,
        max_size=3,
    ),
    opacities,
)


@settings(deadline=None, max_examples=60)
@given(st.lists(st.one_of(rectangles(), groups), min_size=1, max_size=5))
def test_the_resolved_picture_is_the_painted_one(nodes: list[Node]) -> None:
    scene = scene_of(*nodes)
    solid = replace(scene, nodes=resolved(scene.nodes))
    before, after = (cairosvg_picture(each, PAGE, (60, 40)) for each in (scene, solid))
    # Each layer is rounded to levels when it is painted: up to two layers here, over what was rounded before.
    assert np.abs(before - after).max() <= 2
