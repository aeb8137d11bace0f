"""Is every pixel of a picture converted once, whatever the bands, plates and threads, and is the file the same?"""

from __future__ import annotations

import io

import numpy as np
import pytest

from bannergen.export import inks, raster
from bannergen.export.formats import FORMATS, Settings
from bannergen.export.inks import PrintCondition
from bannergen.export.pdf_colours import screen_colours
from bannergen.export.raster import grid, sources
from bannergen.geometry import Rect, Unit
from bannergen.scene import Image, PageBoxes, Scene
from tests.export.test_pictures_in_files import exchanged_profile

BOX = Rect(0, 0, 300, 200)
INNER = BOX.grown(-10)
WIDTH, HEIGHT = 220, 150


def picture(box: Rect = INNER, seed: int = 1, profile: bytes = b"") -> Image:
    noise = np.random.default_rng(seed).integers(0, 256, (HEIGHT, WIDTH, 3), np.uint8)
    return Image(box, WIDTH, HEIGHT, noise.tobytes(), profile=profile)


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


def written(*pictures: Image, workers: int = 1) -> bytes:
    sink = io.BytesIO()
    scene = Scene("Ảnh", Unit.MM, PageBoxes(BOX, BOX, BOX, BOX), pictures)
    FORMATS["tiff"].write(scene, Settings(dpi=25.4, workers=workers), sink)
    return sink.getvalue()


@pytest.mark.parametrize("threads", [1, 4])
def test_each_pixel_is_converted_once(converted: list[int], threads: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(raster, "can_copy", lambda: False)  # a copy converts the rows it needs by itself
    written(picture(), workers=threads)
    assert sum(converted) == WIDTH * HEIGHT


def test_a_picture_placed_twice_is_converted_once(converted: list[int]) -> None:
    found = picture(Rect(10, 10, 100, 80))
    written(found, Image(Rect(150, 90, 100, 80), WIDTH, HEIGHT, found.rgb))
    assert sum(converted) == WIDTH * HEIGHT


def test_one_too_large_to_keep_is_converted_for_both_plates_at_once_and_gives_the_same_bytes(
    converted: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = written(picture(), picture(Rect(150, 0, 100, 100), 2, exchanged_profile()))
    del converted[:]
    monkeypatch.setattr(sources, "KEPT_PX", WIDTH * HEIGHT)  # the second one finds no room
    assert written(picture(), picture(Rect(150, 0, 100, 100), 2, exchanged_profile())) == kept
    # The kernel looks some rows beyond a band; each plate by itself would come to five times the pixels.
    assert WIDTH * HEIGHT * 2 < sum(converted) < WIDTH * HEIGHT * 4
    assert max(converted[-5:]) < WIDTH * HEIGHT


def test_a_proof_makes_the_transform_of_a_profile_once(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []
    build = inks._transform_of

    def counted(source: bytes, target: bytes, mode: str) -> object:
        made.append(mode)
        return build(source, target, mode)

    monkeypatch.setattr(inks, "_transform_of", counted)
    colours = screen_colours()
    for seed in range(3):
        colours.pixels(picture(seed=seed, profile=exchanged_profile()))
    assert made == ["RGB"]
