"""Do boxes, matrices and outlines keep the laws of geometry?"""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bannergen.geometry import IDENTITY, Matrix, Outline, Rect, Size, union

NUMBERS = st.integers(-1000, 1000).map(lambda number: number / 8)
LENGTHS = st.integers(0, 1000).map(lambda number: number / 8)
POINTS = st.tuples(NUMBERS, NUMBERS)
RECTS = st.builds(Rect, NUMBERS, NUMBERS, LENGTHS, LENGTHS)
MATRICES = st.builds(Matrix, NUMBERS, NUMBERS, NUMBERS, NUMBERS, NUMBERS, NUMBERS)
CURVES = st.tuples(POINTS, POINTS, POINTS, POINTS)


def cubic(curve: tuple[tuple[float, float], ...], t: float) -> tuple[float, float]:
    weights = ((1 - t) ** 3, 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t**2, t**3)
    x = sum(weight * point[0] for weight, point in zip(weights, curve, strict=True))
    return x, sum(weight * point[1] for weight, point in zip(weights, curve, strict=True))


def outline(curve: tuple[tuple[float, float], ...]) -> Outline:
    return Outline("MC", tuple(number for point in curve for number in point))


@given(CURVES)
def test_bounds_of_a_cubic_hold_every_point_of_it(curve: tuple[tuple[float, float], ...]) -> None:
    bounds = outline(curve).bounds
    assert bounds is not None
    for step in range(65):
        x, y = cubic(curve, step / 64)
        assert bounds.excess_of(Rect(x, y, 0, 0)) < 1e-9


@given(CURVES)
def test_bounds_of_a_cubic_touch_it_on_all_sides(curve: tuple[tuple[float, float], ...]) -> None:
    bounds = outline(curve).bounds
    assert bounds is not None
    points = [cubic(curve, step / 2048) for step in range(2049)]
    near = max(1.0, bounds.width, bounds.height) * 1e-4
    assert min(x for x, _ in points) - bounds.x < near
    assert min(y for _, y in points) - bounds.y < near
    assert bounds.right - max(x for x, _ in points) < near
    assert bounds.bottom - max(y for _, y in points) < near


def test_bounds_of_a_half_circle_are_not_its_control_points() -> None:
    bounds = Outline("MC", (0, 0, 0, 4, 4, 4, 4, 0)).bounds
    assert bounds == Rect(0, 0, 4, 3)


def test_an_empty_outline_has_no_bounds() -> None:
    assert Outline("", ()).bounds is None
    assert not Outline("", ())
    assert Outline("M", (1, 2)).bounds == Rect(1, 2, 0, 0)


@given(MATRICES, MATRICES, POINTS)
def test_after_applies_the_first_and_then_the_other(last: Matrix, first: Matrix, point: tuple[float, float]) -> None:
    assert last.after(first).apply(*point) == pytest.approx(last.apply(*first.apply(*point)), rel=1e-9, abs=1e-6)


@given(MATRICES)
def test_the_identity_changes_nothing(matrix: Matrix) -> None:
    assert matrix.after(IDENTITY) == matrix == IDENTITY.after(matrix)


def test_a_matrix_maps_as_svg_says() -> None:
    assert Matrix(1, 2, 3, 4, 5, 6).apply(10, 100) == (10 + 300 + 5, 20 + 400 + 6)


@pytest.mark.parametrize(
    ("matrix", "scale"),
    [(Matrix(2, 0, 0, 2), 2), (Matrix(0, 3, -3, 0), 3), (Matrix(-2, 0, 0, 8), 4), (Matrix(0, 0, 0, 0), 0)],
)
def test_scale_is_the_mean_growth(matrix: Matrix, scale: float) -> None:
    assert matrix.scale == scale


@given(CURVES, MATRICES)
def test_a_map_of_an_outline_is_that_of_its_points(curve: tuple[tuple[float, float], ...], matrix: Matrix) -> None:
    for one in (matrix, Matrix(matrix.a, 0, 0, matrix.d, matrix.e, matrix.f)):
        places = iter(outline(curve).coordinates)
        expected = [number for x, y in zip(places, places, strict=True) for number in one.apply(x, y)]
        assert list(outline(curve).mapped(one).coordinates) == expected


@given(CURVES, MATRICES)
def test_mapped_outlines_lie_within_the_mapped_bounds(curve: tuple[tuple[float, float], ...], matrix: Matrix) -> None:
    shape = outline(curve)
    bounds, mapped = shape.bounds, shape.mapped(matrix).bounds
    assert bounds is not None
    assert mapped is not None
    assert bounds.mapped(matrix).excess_of(mapped) < 1e-6


@given(RECTS, RECTS)
def test_a_union_holds_both_and_no_more(one: Rect, other: Rect) -> None:
    both = one.united(other)
    assert both == other.united(one) == union([one, other])
    assert both.excess_of(one) == both.excess_of(other) == 0
    assert {both.x, both.right} <= {one.x, other.x, one.right, other.right}


def test_a_union_of_none_is_none() -> None:
    assert union([]) is None


@given(RECTS, LENGTHS)
def test_growing_and_shrinking_undo_each_other(rect: Rect, by: float) -> None:
    grown = rect.grown(by)
    assert (grown.width, grown.height) == (rect.width + 2 * by, rect.height + 2 * by)
    assert grown.grown(-by) == rect
    assert rect.excess_of(grown) == by


@given(RECTS, NUMBERS, NUMBERS)
def test_moving_keeps_the_size(rect: Rect, dx: float, dy: float) -> None:
    assert rect.moved(dx, dy).size == rect.size
    assert rect.moved(dx, dy).moved(-dx, -dy) == rect


@given(RECTS, RECTS)
def test_rects_overlap_exactly_when_they_share_area(one: Rect, other: Rect) -> None:
    width = min(one.right, other.right) - max(one.x, other.x)
    height = min(one.bottom, other.bottom) - max(one.y, other.y)
    if one.width and one.height and other.width and other.height:
        assert one.overlaps(other) == other.overlaps(one) == (width > 0 and height > 0)


def test_rects_that_share_an_edge_do_not_overlap() -> None:
    assert not Rect(0, 0, 1, 1).overlaps(Rect(1, 0, 1, 1))


@given(RECTS)
def test_edges(rect: Rect) -> None:
    assert Rect.from_edges(rect.x, rect.y, rect.right, rect.bottom) == rect
    assert Outline.rectangle(rect).bounds == rect


@given(RECTS)
def test_the_area_of_a_rectangle_does_not_depend_on_its_place(rect: Rect) -> None:
    assert Outline.rectangle(rect).area == pytest.approx(rect.width * rect.height)


def test_scaled_multiplies_every_coordinate() -> None:
    assert Rect(1, 2, 3, 4).scaled(10) == Rect(10, 20, 30, 40)


def test_mapped_rect_is_the_bounds_of_its_turned_corners() -> None:
    turned = Rect(0, 0, 2, 1).mapped(Matrix(0, 1, -1, 0))
    assert turned == Rect(-1, 0, 1, 2)
    assert Rect(-1, -1, 2, 2).mapped(_turn(45)).width == pytest.approx(2 * math.sqrt(2))


def _turn(degrees: float) -> Matrix:
    sine, cosine = math.sin(math.radians(degrees)), math.cos(math.radians(degrees))
    return Matrix(cosine, sine, -sine, cosine)


def test_joined_outlines_keep_their_segments() -> None:
    joined = Outline.joined([Outline("ML", (0, 0, 1, 1)), Outline("MCZ", (2, 2, 3, 3, 4, 4, 5, 5))])
    assert joined.ops == "MLMCZ"
    assert list(joined.segments()) == [
        ("M", (0, 0)),
        ("L", (1, 1)),
        ("M", (2, 2)),
        ("C", (3, 3, 4, 4, 5, 5)),
        ("Z", ()),
    ]


def test_area_counts_every_part_whichever_way_it_turns() -> None:
    square, back = Outline.rectangle(Rect(0, 0, 2, 2)), Outline("MLLLZ", (9, 9, 9, 10, 10, 10, 10, 9))
    assert Outline.joined([square, back]).area == 5


def test_size() -> None:
    assert (Size(6, 4).aspect, Size(6, 4).short_side, Size(4, 6).short_side) == (1.5, 4, 4)
