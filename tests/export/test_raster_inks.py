"""Rasters in inks: flat builds to the last bit, black that knocks out, pictures and groups without a seam."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PIL import Image as Pillow
from PIL import ImageCms

from bannergen.colour import Cmyk, Colour
from bannergen.export.raster import Grid, bands, grid
from bannergen.geometry import Matrix, Outline, Rect
from bannergen.resources import bundled_root
from bannergen.scene import (
    GradientStop,
    Group,
    Image,
    LinearGradient,
    Node,
    Path,
    RadialGradient,
    Scene,
    Stroke,
)
from tests import project
from tests.export.ink_samples import BLACK, BOX, CONDITION, RED, YELLOW, Inks, inks, scene, square
from tests.pictures import noise, page_of

SPOT = Colour(200, 30, 40, Cmyk(12, 97.5, 80, 3), "PANTONE 186 C")
ALL = Colour(0, 0, 0, Cmyk(100, 100, 100, 100), "All")
UNBUILT = Colour(10, 60, 180)


def screen(found: Scene, size: tuple[int, int] = (300, 200)) -> Inks:
    return np.concatenate(list(bands(found, Grid(found.boxes.trim, *size), np.copy)))[..., 2::-1]


def test_bare_paper_has_no_ink() -> None:
    assert not inks(scene()).any()


@pytest.mark.parametrize(
    ("colour", "levels"),
    [
        (RED, [0, 255, 255, 97]),
        (YELLOW, [0, 10, 214, 0]),
        (BLACK, [0, 0, 0, 255]),
        (SPOT, [31, 249, 204, 8]),
        (ALL, [255, 255, 255, 255]),
    ],
    ids=["red", "yellow", "black", "spot", "registration"],
)
def test_a_flat_colour_is_its_build(colour: Colour, levels: list[int]) -> None:
    assert (inks(scene(square(colour))) == levels).all()


def test_a_colour_without_a_build_goes_through_the_condition() -> None:
    build = CONDITION.build(UNBUILT)
    wanted = [round(ink * 2.55) for ink in (build.cyan, build.magenta, build.yellow, build.black)]
    assert (inks(scene(square(UNBUILT))) == wanted).all()
    assert wanted[0] > 200


def test_black_letters_knock_out() -> None:
    letter = Path(Outline("MLLZ", (20, 180, 150, 20, 280, 180)), fill=BLACK)
    found = inks(scene(square(RED), letter))
    assert found[150, 150].tolist() == [0, 0, 0, 255]
    assert found[10, 10].tolist() == [0, 255, 255, 97]
    # On the edge the two builds share each pixel as one: what magenta lacks of the ground, black has above it.
    share = 1 - found[..., 1] / 255
    assert np.abs(found[..., 3] - (97 + share * (255 - 97))).max() <= 1.5


def test_white_over_black_leaves_paper() -> None:
    hole = square(Colour(255, 255, 255, Cmyk(0, 0, 0, 0)), Rect(100, 50, 100, 100))
    found = inks(scene(square(BLACK), hole))
    assert found[100, 150].tolist() == [0, 0, 0, 0]
    assert found[10, 10].tolist() == [0, 0, 0, 255]


def test_an_opacity_mixes_all_inks_alike() -> None:
    group = Group((square(BLACK, Rect(50, 50, 200, 100)), square(YELLOW, Rect(50, 50, 100, 100))), opacity=0.5)
    found = inks(scene(square(RED), group)).astype(int)
    assert np.abs(found[100, 200] - [0, 127.5, 127.5, 176]).max() <= 1
    assert np.abs(found[100, 100] - [0, 132.5, 234.5, 48.5]).max() <= 1


STOPS = (GradientStop(0, RED), GradientStop(0.4, YELLOW), GradientStop(1, BLACK))


@pytest.mark.parametrize(
    "gradient", [LinearGradient(0, 0, 300, 0, STOPS), RadialGradient(0, 0, 300, STOPS)], ids=["linear", "radial"]
)
def test_a_gradient_runs_from_build_to_build(gradient: LinearGradient | RadialGradient) -> None:
    row = inks(scene(square(gradient)))[0].astype(float)
    at = (np.arange(300) + 0.5) / 300
    builds = np.array([[0, 255, 255, 97], [0, 10, 214, 0], [0, 0, 0, 255]])
    wanted = np.stack([np.interp(at, [0, 0.4, 1], builds[:, ink]) for ink in range(4)], axis=1)
    assert np.abs(row - wanted).max() <= 1.5


def test_a_picture_of_its_own_pixels_is_what_the_condition_makes_of_them() -> None:
    image = noise(Rect(0, 0, 300, 187.5))
    found = inks(page_of(image.box, image), (64, 40))
    assert np.array_equal(found, CONDITION.inks(image))


def other_profile() -> bytes:
    """Return an RGB profile with the linear tone of a camera's raw pixels: sRGB's own file with other curves."""
    data = (bundled_root() / "assets/icc/sRGB.icc").read_bytes()
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    assert profile != data
    linear = b"curv" + bytes(8)
    tags = int.from_bytes(profile[128:132])
    changed = bytearray(profile)
    for at in range(132, 132 + tags * 12, 12):
        if profile[at : at + 4] in {b"rTRC", b"gTRC", b"bTRC"}:
            offset = int.from_bytes(profile[at + 4 : at + 8])
            changed[offset : offset + 12] = linear
            changed[at + 8 : at + 12] = (12).to_bytes(4)
    return bytes(changed)


def test_a_picture_of_another_profile_becomes_srgb_on_screens() -> None:
    grey = Image(BOX, 1, 1, bytes((55, 55, 55)), profile=other_profile())
    assert np.abs(screen(scene(grey))[100, 150].astype(int) - 128).max() <= 1  # 55/255 of the light is sRGB's 128
    assert screen(scene(replace(grey, profile=b"")))[100, 150].tolist() == [55, 55, 55]


PLACES = (Rect(0, 0, 300, 200), Rect(-43.3, -27.1, 400, 257), Rect(70.2, 30.7, 90, 61), Rect(20.5, 20.5, 0.2, 0.2))
KINDS: dict[str, tuple[Node, ...]] = {
    "radial": (square(RadialGradient(150, 100, 140, STOPS)),),
    "linear": (square(LinearGradient(20, 20, 280, 180, STOPS)),),
    "stroke": (square(RED), Path(Outline("MCC", (20, 100, 80, 20, 120, 180, 150, 100, 180, 20, 220, 180, 280, 100)),
                                 stroke=Stroke(BLACK, 12, "round", "round"))),
    "opacity": (square(RED), Group((square(YELLOW, Rect(33, 22, 200, 150)), noise(Rect(50, 50, 90, 90))), opacity=0.4)),
    "turned": (Group((square(RadialGradient(150, 100, 140, STOPS)),), transform=Matrix(0.6, 0.3, -0.3, 0.6, 60, 10)),),
    **{f"picture-{number}": (noise(place),) for number, place in enumerate(PLACES)},
}  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
def test_bands_and_columns_are_the_single_surface(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    found = scene(*KINDS[kind])
    size = (450, 300)
    whole = inks(found, size).astype(int)
    monkeypatch.setattr(grid, "BAND_PIXELS", 17 * 450)
    # Pictures are summed up in floating point, and groups mixed in bytes: a level at most.
    allowed = 0 if kind in {"radial", "linear", "turned"} else 1
    assert np.abs(inks(found, size) - whole).max() <= allowed
    monkeypatch.setattr(grid, "COLUMN_PX", 193)
    difference = np.abs(inks(found, size) - whole).max(axis=2)
    assert difference.max() <= 20
    assert (difference > 1).mean() <= 0.0005  # on the edges of the stroke; a real column is 32,766 px wide


def test_a_piece_in_inks_does_not_depend_on_bands_or_workers(monkeypatch: pytest.MonkeyPatch) -> None:
    found = project.composition("pano-3x2", "chu-de").scene
    whole = inks(found, (900, 600)).astype(int)
    monkeypatch.setattr(grid, "BAND_PIXELS", 17 * 900)
    banded = inks(found, (900, 600))
    assert np.abs(banded - whole).max() <= 2
    assert np.array_equal(inks(found, (900, 600), workers=4), banded)


def test_inks_and_screen_are_one_picture() -> None:
    """What the profile says the inks look like is near what screens show: no mark is missing on a plate."""
    found = project.composition("pano-3x2").scene
    data = inks(found, (450, 300)).tobytes()
    picture = Pillow.frombuffer("CMYK", (450, 300), data, "raw", "CMYK", 0, 1)
    to_screen = ImageCms.profileToProfile(
        picture,
        str(bundled_root() / "assets/icc/FOGRA39L_coated.icc"),
        ImageCms.createProfile("sRGB"),
        outputMode="RGB",
    )
    assert to_screen is not None
    difference = np.abs(np.asarray(to_screen).astype(int) - screen(found, (450, 300)))
    assert np.median(difference) < 30
    assert (difference.max(axis=2) > 120).mean() < 0.01
