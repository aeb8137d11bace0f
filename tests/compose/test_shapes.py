"""One layout file serves its whole range of shapes."""

from __future__ import annotations

import dataclasses

import pytest

from bannergen.diagnostics import Fault
from bannergen.preflight.scenes import check_scene
from bannergen.spec.values import FinishedSize
from tests import project

BANNERS = ["3x1m", "4x1m", "5x1.5m", "6x1m", "6x1.5m", "8x1m", "10x1m", "10x2m", "12x1m", "3000x997mm"]
PANOS = ["2x2m", "2.5x2m", "4x3m", "3x2m", "6x4m", "12x6m", "2x1m"]
BOARDS = ["320x192px", "640x384px", "768x480px", "1280x768px", "640x320px", "1280x640px", "1600x800px", "1920x1080px"]


@pytest.mark.parametrize("slogan", ["chao-mung", "chu-de"])
@pytest.mark.parametrize(
    ("product", "size"),
    [("bang-ron-ngang-8x1", size) for size in BANNERS]
    + [("pano-3x2", size) for size in PANOS]
    + [("led-p5-640x384", size) for size in BOARDS],
)
def test_over_the_range(product: str, size: str, slogan: str) -> None:
    made = compose(product, size, slogan)
    assert check_scene(made.scene) == ()
    slogans = [text for text in made.texts if text.slot.slot == "slogan"]
    others = [text for text in made.texts if text.slot.slot != "slogan"]
    assert all(slogans[0].block.cap_height > other.block.cap_height for other in others), "hierarchy"


def compose(product: str, size: str, slogan: str):
    return project.composer().compose(project.resized(product, size, slogan))


@pytest.mark.parametrize(
    ("product", "size", "code"),
    [
        ("bang-ron-ngang-8x1", "2.9x1m", "layout-shape-out-of-range"),
        ("bang-ron-ngang-8x1", "13x1m", "layout-shape-out-of-range"),
        ("pano-3x2", "1x2m", "layout-shape-out-of-range"),
        ("led-p5-640x384", "320x32px", "board-too-low"),
        ("led-p5-640x384", "160x16px", "board-too-low"),
        ("pano-3x2", "600x400m", "product-size"),
        ("pano-3x2", "0x0mm", "product-size"),
        ("led-p5-640x384", "0x0px", "product-size"),
        ("led-p5-640x384", "100000x60000px", "product-size"),
    ],
)
def test_outside_the_range(product: str, size: str, code: str) -> None:
    with pytest.raises(Fault) as caught:
        compose(product, size, "chao-mung")
    assert [d.code.id for d in caught.value.diagnostics] == [code]


def test_a_board_of_48_rows_says_a_short_text() -> None:
    piece = project.piece("led-p5-640x384")
    product = piece.product.resized(FinishedSize.parse("192x48px"))
    slogan = dataclasses.replace(piece.slogan, text=type(piece.slogan.text)("CHÀO MỪNG 10/10"))
    made = project.composer().compose(dataclasses.replace(piece, product=product, slogan=slogan))
    assert made.texts[0].block.cap_height >= 8


def test_what_does_not_fit_says_how_much_it_needs() -> None:
    with pytest.raises(Fault) as caught:
        compose("led-p5-640x384", "96x48px", "chu-de")
    (fault,) = caught.value.diagnostics
    assert fault.code.id == "text-does-not-fit"
    assert dict(fault.values)["needs"].endswith("px")
    assert fault.span is not None
    assert fault.span.source == "layouts/bang-led.yaml"
