"""Is a picture the right way up and in its own colours in every kind of file, as programs of others show it?"""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import cairosvg
import numpy as np
import pytest
from PIL import Image as Pillow

from bannergen.geometry import Rect
from bannergen.scene import Image, Scene
from tests.pictures import Rgb, exchanged_profile, page_of, read_png, written
from tests.readers import run

BOX = Rect(0, 0, 120, 80)
DPI = 25.4
RED, GREEN, BLUE, WHITE = (220, 20, 20), (20, 160, 40), (20, 20, 200), (255, 255, 255)


def scene(*, exchanged: bool) -> Scene:
    """Return quarters of red, green, blue and white from the top left, in a picture that fills the page."""
    quarters = np.array([[RED, GREEN], [BLUE, WHITE]], np.uint8).repeat(40, 0).repeat(60, 1)
    rgb = quarters[..., [1, 0, 2]] if exchanged else quarters
    image = Image(BOX, 120, 80, rgb.tobytes(), "Ảnh", exchanged_profile() if exchanged else b"")
    return page_of(BOX, image)


def as_png(made: Scene, _: Path) -> Rgb:
    return read_png(written(made, "png", dpi=DPI))


def as_tiff(made: Scene, _: Path) -> Rgb:
    return read_png(written(made, "tiff", dpi=DPI, colour="rgb"))


def as_svg(made: Scene, _: Path) -> Rgb:
    return read_png(cairosvg.svg2png(bytestring=written(made, "svg", dpi=DPI), output_width=120, output_height=80))


def by_ghostscript(data: bytes, folder: Path) -> Rgb:
    (folder / "x.pdf").write_bytes(data)
    run("gs", "-q", "-sDEVICE=png16m", f"-r{DPI}", "-o", folder / "x.png", folder / "x.pdf")
    return read_png(folder / "x.png")


def as_print_pdf(made: Scene, folder: Path) -> Rgb:
    return by_ghostscript(written(made, "pdf", dpi=DPI), folder)


def as_proof(made: Scene, folder: Path) -> Rgb:
    return by_ghostscript(written(made, "pdf", dpi=DPI, pdf="proof"), folder)


def as_poppler_shows_it(made: Scene, folder: Path) -> Rgb:
    (folder / "x.pdf").write_bytes(written(made, "pdf", dpi=DPI, pdf="proof"))
    run("pdftoppm", "-png", "-singlefile", "-r", str(DPI), folder / "x.pdf", folder / "x")
    return read_png(folder / "x.png")


# how it is shown → how many levels it may be off: inks have no such red, green and blue, but nothing else either
SHOWN = [(as_png, 1), (as_tiff, 1), (as_svg, 1), (as_proof, 3), (as_poppler_shows_it, 3), (as_print_pdf, 60)]


@pytest.mark.parametrize("exchanged", [False, True], ids=["srgb", "own profile"])
@pytest.mark.parametrize(("shown", "off"), SHOWN, ids=lambda value: getattr(value, "__name__", ""))
def test_it_is_upright_and_in_its_own_colours(
    shown: Callable[[Scene, Path], Rgb], off: int, exchanged: bool, tmp_path: Path
) -> None:
    picture = shown(scene(exchanged=exchanged), tmp_path)
    for (row, column), colour in {(0, 0): RED, (0, 1): GREEN, (1, 0): BLUE, (1, 1): WHITE}.items():
        found = picture[20 + 40 * row, 30 + 60 * column]
        assert np.abs(found - np.array(colour)).max() <= off, (row, column, found)


def test_inks_come_from_the_pictures_own_profile_in_one_step() -> None:
    for exchanged in (False, True):
        with Pillow.open(io.BytesIO(written(scene(exchanged=exchanged), "tiff", dpi=DPI, colour="cmyk"))) as read:
            inks = np.asarray(read)[20::40, 30::60].reshape(4, 4).astype(int)
        red, green, blue, white = inks
        assert red[0] < 60 < 200 < min(red[1:3])  # no cyan, all magenta and yellow
        assert green[1] < 60 < 150 < min(green[0], green[2])
        assert blue[2] < 60 < 150 < min(blue[0], blue[1])
        assert max(white) <= 3
