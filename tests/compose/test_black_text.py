"""Small black text is of black ink alone, whatever its theme builds black of; large text and other colours are kept."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bannergen.colour import Cmyk, Colour
from bannergen.scene import GlyphRun, walk
from bannergen.spec.product import check_size
from bannergen.spec.theme import Hex, InkBuild
from bannergen.spec.values import Absolute
from tests import project

RICH = Colour(10, 10, 12, Cmyk(30, 30, 30, 100))


def signature_fill(colour: Colour, limit: str, product: str = "pano-3x2") -> object:
    piece = project.piece(product)
    assert colour.cmyk is not None
    token = replace(piece.theme.colours["paper"], srgb=Hex(colour), cmyk=InkBuild(colour.cmyk), spot=colour.spot)
    theme = replace(piece.theme, colours={**piece.theme.colours, "paper": token})
    used = replace(piece.product, black_text_below=Absolute.parse(limit))
    scene = project.composer().compose(replace(piece, theme=theme, product=used)).scene
    issuer = next(text for text in scene.texts if text.role == "issuer").lines[0]
    return next(node.fill for node in walk(scene.nodes) if isinstance(node, GlyphRun) and node.text == issuer)


def test_below_the_limit_black_is_of_one_ink() -> None:
    assert signature_fill(RICH, "1m") == Colour(10, 10, 12, Cmyk(0, 0, 0, 100))


def test_above_the_limit_black_keeps_its_build() -> None:
    assert signature_fill(RICH, "5mm") == RICH


def test_on_a_screen_there_are_no_inks() -> None:
    assert signature_fill(RICH, "1m", "led-p5-640x384") == RICH


@pytest.mark.parametrize(
    ("colour", "alone"),
    [
        (Colour(0, 0, 0), True),
        (Colour(48, 40, 36, Cmyk(60, 60, 60, 90)), True),
        (Colour(49, 40, 36, Cmyk(60, 60, 60, 90)), False),  # a dark brown
        (Colour(0, 0, 40, Cmyk(100, 90, 10, 60)), False),  # a dark blue
        (Colour(40, 40, 40, Cmyk(0, 0, 0, 90)), False),  # of one ink already
        (Colour(0, 0, 0, Cmyk(30, 30, 30, 100), "Black C"), False),  # a spot has a plate of its own
    ],
)
def test_what_counts_as_black_of_several_inks(colour: Colour, alone: bool) -> None:
    wanted = Colour(colour.red, colour.green, colour.blue, Cmyk(0, 0, 0, 100)) if alone else colour
    assert colour.in_black_alone() == wanted


def test_the_limit_of_a_print_product_is_no_number_of_pixels() -> None:
    product = replace(project.piece("pano-3x2").product, black_text_below=Absolute.parse("20px"))
    assert [fault.code.id for fault in check_size(product)] == ["layout-unit-mismatch"]
