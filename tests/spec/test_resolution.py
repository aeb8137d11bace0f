"""Is the resolution of a print product what the eye can use, within what the trade makes of its size?"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bannergen.spec.resolution import computed_dpi, picture_ppi
from tests import project

SIDES = st.floats(10, 100_000)
DISTANCES = st.floats(100, 200_000)

# Finished size and distance in metres → dpi; sizes of docs/print.md, the last three are no piece of it.
SIZES = {
    (3, 1, 15): 100,
    (4, 1, 15): 72,
    (5, 1.5, 20): 72,
    (6, 1, 20): 72,
    (8, 1, 20): 72,
    (10, 2, 20): 72,
    (0.75, 2.5, 10): 100,
    (0.8, 2.5, 10): 100,
    (3, 2, 15): 100,
    (4, 3, 20): 72,
    (12, 6, 50): 72,
    (0.841, 1.189, 3): 150,
    (0.841, 1.189, 1): 175,
    (0.297, 0.42, 1): 175,
    (0.297, 0.42, 0.3): 300,
    (0.8, 2, 1.5): 117,
    (6, 3, 5): 72,
    (3, 2, 0.5): 150,
    (6, 3, 1): 100,
    (100, 10, 50): 36,
}


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_the_sizes_of_the_trade(size: tuple[float, float, float]) -> None:
    assert computed_dpi(*(metres * 1000 for metres in size)).dpi == SIZES[size]


@pytest.mark.parametrize(
    ("size", "dpi"), [((420, 297), 150), ((3000, 2000), 100), ((8000, 1000), 72), ((12e3, 6e3), 72)]
)
def test_without_a_distance_it_is_the_least_of_the_trade(size: tuple[float, float], dpi: float) -> None:
    found = computed_dpi(*size, None)
    assert (found.dpi, found.distance_m) == (dpi, None)
    assert "viewing_distance" in found.why("vi")
    assert "viewing_distance" in found.why("en")


def test_it_says_why() -> None:
    found = computed_dpi(8000, 1000, 20_000)
    assert (found.why("vi"), found.why("en")) == (
        "cạnh dài 8 m, nhìn từ 20 m",
        "the longer side is 8 m, seen from 20 m",
    )


@given(SIDES, SIDES, DISTANCES, DISTANCES)
def test_nobody_who_stands_nearer_gets_less(width: float, height: float, one: float, other: float) -> None:
    near, far = sorted((one, other))
    assert computed_dpi(width, height, near).dpi >= computed_dpi(width, height, far).dpi


@given(SIDES, SIDES, DISTANCES)
def test_it_is_a_whole_number_of_the_trade_and_the_same_lying_down(
    width: float, height: float, distance: float
) -> None:
    found = computed_dpi(width, height, distance).dpi
    assert 36 <= found <= 300
    assert found == int(found) == computed_dpi(height, width, distance).dpi


@given(SIDES, SIDES, DISTANCES)
def test_a_picture_has_to_be_half_as_fine_as_is_of_use(width: float, height: float, distance: float) -> None:
    least, sharp = picture_ppi(width, height, distance)
    assert least < sharp
    assert least * distance / 1000 == pytest.approx(87)
    assert sharp * distance / 1000 == pytest.approx(175)


@pytest.mark.parametrize(("longest", "ppi"), [(1000, 150), (3000, 100), (8000, 72), (12_000, 36)])
def test_without_a_distance_a_picture_is_as_fine_as_the_trade_has_it(longest: float, ppi: float) -> None:
    assert picture_ppi(longest, longest / 2, None) == (ppi, ppi)


def test_the_bundled_products_say_no_dpi_of_their_own() -> None:
    products = project.library().products
    found = {name: product.raster_dpi for name, product in products.items() if product.computed_dpi}
    assert found == {"bang-ron-ngang-8x1": 72, "pano-3x2": 100}
