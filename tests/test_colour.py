"""Are colours read exactly, and their contrast that of WCAG 2.2?"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bannergen.colour import Cmyk, Colour

BYTES = st.integers(0, 255)
COLOURS = st.builds(Colour, BYTES, BYTES, BYTES)
BLACK, WHITE = Colour(0, 0, 0), Colour(255, 255, 255)


# The ratios are those that WCAG's own techniques and the WebAIM checker give.
@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000000", "#FFFFFF", 21),
        ("#777777", "#FFFFFF", 4.48),
        ("#767676", "#FFFFFF", 4.54),
        ("#FF0000", "#FFFFFF", 4.00),
        ("#0000FF", "#FFFFFF", 8.59),
        ("#00FF00", "#FFFFFF", 1.37),
        ("#FFFF00", "#FF0000", 3.72),
    ],
)
def test_contrast_as_wcag_gives_it(one: str, other: str, ratio: float) -> None:
    assert round(Colour.from_hex(one).contrast(Colour.from_hex(other)), 2) == ratio


@pytest.mark.parametrize(
    ("colour", "luminance"),
    [("#000000", 0), ("#FFFFFF", 1), ("#FF0000", 0.2126), ("#808080", 0.2158605), ("#0A0A0A", 0.0030353)],
)
def test_luminance_as_wcag_gives_it(colour: str, luminance: float) -> None:
    assert Colour.from_hex(colour).luminance == pytest.approx(luminance, abs=1e-6)


@given(COLOURS, COLOURS)
def test_contrast_is_the_same_both_ways_and_within_1_and_21(one: Colour, other: Colour) -> None:
    assert one.contrast(other) == other.contrast(one)
    assert 1 <= one.contrast(other) <= 21 + 1e-9
    assert one.contrast(one) == 1


@given(COLOURS)
def test_hex_round_trips(colour: Colour) -> None:
    assert Colour.from_hex(colour.hex) == colour == Colour.from_hex(colour.hex.upper())


@pytest.mark.parametrize("text", ["", "#", "#12345", "#1234567", "123456", "1234567", "#12345g", "red"])
def test_what_is_no_hex(text: str) -> None:
    with pytest.raises(ValueError, match=r"^"):
        Colour.from_hex(text)


def test_a_colour_says_its_ink_build_and_spot() -> None:
    assert str(Colour(181, 18, 27, Cmyk(0, 100, 99.5, 28), "PANTONE 1795 C")) == (
        "#b5121b cmyk 0/100/99.5/28 spot PANTONE 1795 C"
    )
    assert str(BLACK) == "#000000"


def test_total_ink_is_the_sum() -> None:
    assert Cmyk(10, 20, 30.5, 40).total_ink == 100.5


def test_colours_that_print_differently_are_different() -> None:
    assert Colour(0, 0, 0, Cmyk(0, 0, 0, 100)) != Colour(0, 0, 0, Cmyk(60, 40, 40, 100)) != BLACK
    assert Colour(255, 255, 255, spot="White") != WHITE
