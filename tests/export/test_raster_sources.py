"""Is every pixel of a picture converted once, whatever the bands, plates and workers, and is the file the same?"""

from __future__ import annotations

import pytest

from bannergen.export import inks
from bannergen.export.inks import PrintCondition
from bannergen.export.pdf_colours import ScreenColours
from bannergen.export.raster import grid, sources
from bannergen.geometry import Rect
from bannergen.scene import Image
from tests.pictures import exchanged_profile, noise, page_of, written

BOX = Rect(0, 0, 300, 200)
INNER = BOX.grown(-10)
WIDTH, HEIGHT = 220, 150


def picture(box: Rect = INNER, seed: int = 1, profile: bytes = b"") -> Image:
    return noise(box, (WIDTH, HEIGHT), seed, profile)


@pytest.fixture
def converted(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many pixels each call converts, in files of many bands."""
    monkeypatch.setattr(grid, "BAND_PIXELS", 300 * 10)
    calls: list[int] = []
    convert = PrintCondition.inks

    def counted(self: PrintCondition, image: Image) -> inks.Inks:
        calls.append(image.width_px * image.height_px)
        return convert(self, image)

    monkeypatch.setattr(PrintCondition, "inks", counted)
    return calls


def tiff(*pictures: Image, workers: int = 1) -> bytes:
    return written(page_of(BOX, *pictures), "tiff", dpi=25.4, workers=workers)


@pytest.mark.parametrize("workers", [1, 4])
def test_each_pixel_is_converted_once(converted: list[int], workers: int) -> None:
    tiff(picture(), workers=workers)
    assert sum(converted) == WIDTH * HEIGHT


def test_a_picture_placed_twice_is_converted_once(converted: list[int]) -> None:
    found = picture(Rect(10, 10, 100, 80))
    tiff(found, Image(Rect(150, 90, 100, 80), WIDTH, HEIGHT, found.rgb))
    assert sum(converted) == WIDTH * HEIGHT


def test_one_too_large_to_keep_is_converted_for_both_plates_at_once_and_gives_the_same_bytes(
    converted: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = tiff(picture(), picture(Rect(150, 0, 100, 100), 2, exchanged_profile()))
    del converted[:]
    monkeypatch.setattr(sources, "KEPT_PX", WIDTH * HEIGHT)  # the second one finds no room
    assert tiff(picture(), picture(Rect(150, 0, 100, 100), 2, exchanged_profile())) == kept
    # The kernel looks some rows beyond a band; each plate by itself would come to five times the pixels.
    assert WIDTH * HEIGHT * 2 < sum(converted) < WIDTH * HEIGHT * 4
    assert max(converted[-5:]) < WIDTH * HEIGHT


def test_a_proof_makes_the_transform_of_a_profile_once(transforms: list[str]) -> None:
    colours = ScreenColours()
    for seed in range(3):
        colours.pixels(picture(seed=seed, profile=exchanged_profile()))
    assert transforms == ["RGB"]
