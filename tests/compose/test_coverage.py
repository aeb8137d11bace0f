"""Does an outline cover an area wholly, in part or not at all? Shapely is the witness."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely import Polygon, box

from bannergen.compose.coverage import Cover, cover_of
from bannergen.geometry import Outline, Rect

CIRCLE = Outline("MCCCCZ", (
    100, 50, 100, 77.614, 77.614, 100, 50, 100, 22.386, 100, 0, 77.614, 0, 50,
    0, 22.386, 22.386, 0, 50, 0, 77.614, 0, 100, 22.386, 100, 50,
))  # fmt: skip
RING = Outline.joined((Outline.rectangle(Rect(0, 0, 90, 90)), Outline.rectangle(Rect(30, 30, 30, 30))))


@pytest.mark.parametrize(
    ("area", "cover"),
    [
        (Rect(40, 40, 20, 20), Cover.ALL),
        (Rect(14.7, 14.7, 70.6, 70.6), Cover.ALL),  # its corners a hair inside the circle
        (Rect(14.6, 14.6, 70.8, 70.8), Cover.PART),
        (Rect(0, 0, 14, 14), Cover.NONE),  # in the bounds, outside the curve
        (Rect(0, 0, 15, 15), Cover.PART),
        (Rect(101, 0, 9, 9), Cover.NONE),
        (Rect(-10, -10, 200, 200), Cover.PART),
    ],
)
def test_a_circle(area: Rect, cover: Cover) -> None:
    assert cover_of(CIRCLE, area) is cover


@pytest.mark.parametrize(("even_odd", "cover"), [(False, Cover.ALL), (True, Cover.NONE)])
def test_the_hole_of_a_ring_follows_its_rule(even_odd: bool, cover: Cover) -> None:
    assert cover_of(RING, Rect(35, 35, 20, 20), even_odd=even_odd) is cover
    assert cover_of(RING, Rect(5, 5, 20, 20), even_odd=even_odd) is Cover.ALL


def test_an_area_as_large_as_the_outline_is_covered() -> None:
    area = Rect(0.1, 0.2, 3000.3, 7.7)
    assert cover_of(Outline.rectangle(area), area) is Cover.ALL


def test_what_is_open_is_closed_as_a_fill_closes_it() -> None:
    assert cover_of(Outline("MLL", (0, 0, 90, 0, 0, 90)), Rect(10, 10, 20, 20)) is Cover.ALL
    assert cover_of(Outline("MLL", (0, 0, 90, 0, 0, 90)), Rect(60, 60, 20, 20)) is Cover.NONE


coordinates = st.integers(0, 40)
sides = st.integers(1, 25)


@given(st.lists(st.tuples(coordinates, coordinates), min_size=3, max_size=6), coordinates, coordinates, sides, sides)
def test_any_polygon_as_shapely_says(corners: list[tuple[int, int]], x: int, y: int, width: int, height: int) -> None:
    polygon = Polygon(corners)
    if not polygon.is_valid or polygon.area == 0:
        return
    area = box(x, y, x + width, y + height)
    common = polygon.intersection(area).area
    wanted = Cover.NONE if common < 1e-9 else Cover.ALL if area.area - common < 1e-9 else Cover.PART
    outline = Outline("M" + "L" * (len(corners) - 1) + "Z", tuple(float(n) for corner in corners for n in corner))
    assert cover_of(outline, Rect(x, y, width, height)) is wanted
