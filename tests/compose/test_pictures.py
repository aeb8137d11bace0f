"""Pictures as artwork: taken as they are, refused by name where they would not print, fine enough for their size."""

from __future__ import annotations

import dataclasses
import random
from pathlib import Path

import numpy as np
import pytest
from PIL import Image as Pillow
from PIL import ImageCms

from bannergen.compose import Composer, Composition
from bannergen.compose.drawing import Picture
from bannergen.compose.picture import read_picture
from bannergen.diagnostics import Diagnostic, Fault, tried
from bannergen.geometry import Unit
from bannergen.resources import SearchPath, bundled_root
from bannergen.scene import Image, walk
from bannergen.spec import Library
from bannergen.spec.values import Absolute, FinishedSize
from tests import project

NOTE = "artwork: x\ntitle: {vi: Cảnh, en: View}\nsource: test\nlicence: CC0-1.0\n"
LAYOUT = """\
layout: anh
title: Ảnh
shapes: {from: "1:4", to: "8:1"}
ground: {fill: ground, art: [{art: x, cover: true, at: [50%, 0%]}]}
body: {column: {padding: 5u, items: [{slot: slogan, style: display, grow: 1}]}}
"""
QUARTERS = np.zeros((4, 6, 3), np.uint8)
QUARTERS[:2, :3], QUARTERS[:2, 3:], QUARTERS[2:, :3] = (250, 0, 0), (0, 250, 0), (0, 0, 250)


def library(folder: Path, picture: Pillow.Image, ending: str = "png", **options: object) -> Library:
    (folder / "assets/artwork").mkdir(parents=True, exist_ok=True)
    picture.save(folder / f"assets/artwork/x.{ending}", **options)
    (folder / "assets/artwork/x.yaml").write_text(NOTE, "utf-8")
    return Library(SearchPath((folder, bundled_root())))


def read(folder: Path, picture: Pillow.Image, ending: str = "png", **options: object) -> Picture:
    return read_picture(library(folder, picture, ending, **options).artwork("x"))


def quarters() -> Pillow.Image:
    return Pillow.fromarray(QUARTERS)


def pixels(picture: Picture) -> np.ndarray:
    return np.frombuffer(picture.rgb, np.uint8).reshape(picture.height_px, picture.width_px, 3)


@pytest.mark.parametrize("ending", ["png", "tif", "tiff"])
def test_pixels_come_in_as_they_are(tmp_path: Path, ending: str) -> None:
    found = read(tmp_path, quarters(), ending)
    assert np.array_equal(pixels(found), QUARTERS)
    assert (found.profile, found.title, found.aspect) == (b"", "Cảnh", 1.5)


@pytest.mark.parametrize("ending", ["jpg", "jpeg"])
def test_a_jpeg_is_a_picture(tmp_path: Path, ending: str) -> None:
    found = read(tmp_path, quarters().resize((600, 400), Pillow.Resampling.NEAREST), ending, quality=95)
    assert np.abs(pixels(found)[50::200, 50::200].astype(int) - pixels_at_centres()).max() < 12


def pixels_at_centres() -> np.ndarray:
    return np.asarray(quarters().resize((600, 400), Pillow.Resampling.NEAREST))[50::200, 50::200].astype(int)


@pytest.mark.parametrize("ending", ["jpg", "png", "tif"])
@pytest.mark.parametrize(("orientation", "turned"), [(3, np.rot90(QUARTERS, 2)), (6, np.rot90(QUARTERS, -1))])
def test_a_camera_that_was_turned_does_not_matter(
    tmp_path: Path, ending: str, orientation: int, turned: np.ndarray
) -> None:
    exif = Pillow.Exif()
    exif[0x112] = orientation
    options = {"quality": 100, "subsampling": 0} if ending == "jpg" else {}
    found = read(tmp_path, quarters(), ending, exif=exif, **options)
    assert (found.width_px, found.height_px) == (turned.shape[1], turned.shape[0])
    if ending != "jpg":
        assert np.array_equal(pixels(found), turned)


def profile_of(name: str) -> bytes:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile(name)).tobytes()


def wide_profile() -> bytes:
    """Return the profile of sRGB with red and green exchanged: nothing calls it sRGB, everything shows it."""
    data = bytearray((bundled_root() / "assets/icc/sRGB.icc").read_bytes())
    tags = {bytes(data[at : at + 4]): at for at in range(132, 132 + 12 * int.from_bytes(data[128:132], "big"), 12)}
    red, green = (bytes(data[tags[tag] + 4 : tags[tag] + 12]) for tag in (b"rXYZ", b"gXYZ"))
    data[tags[b"rXYZ"] + 4 : tags[b"rXYZ"] + 12], data[tags[b"gXYZ"] + 4 : tags[b"gXYZ"] + 12] = green, red
    return bytes(data).replace(b"sRGB", b"oRGB").replace("sRGB".encode("utf-16-be"), "oRGB".encode("utf-16-be"))


def test_a_profile_comes_along_and_that_of_srgb_is_left_out(tmp_path: Path) -> None:
    assert read(tmp_path, quarters(), icc_profile=profile_of("sRGB")).profile == b""
    own = wide_profile()
    assert read(tmp_path, quarters(), icc_profile=own).profile == own


def test_grey_palette_and_opaque_alpha_are_colours_too(tmp_path: Path) -> None:
    for mode in ("L", "1", "P", "RGBA", "LA"):
        expected = np.asarray(quarters().convert(mode).convert("RGB"))
        assert np.array_equal(pixels(read(tmp_path, quarters().convert(mode))), expected), mode


def refused(folder: Path, picture: Pillow.Image, ending: str = "png", **options: object) -> Diagnostic:
    with pytest.raises(Fault) as caught:
        read(folder, picture, ending, **options)
    (fault,) = caught.value.diagnostics
    assert dict(fault.values)["path"] == f"assets/artwork/x.{ending}"
    assert fault.hint("vi")
    return fault


def test_what_shows_something_through_is_refused(tmp_path: Path) -> None:
    clear = quarters().convert("RGBA")
    clear.putpixel((2, 2), (0, 0, 0, 254))
    assert refused(tmp_path, clear).code.id == "picture-transparent"
    assert refused(tmp_path, quarters(), transparency=(250, 0, 0)).code.id == "picture-transparent"
    assert refused(tmp_path, quarters().quantize(4), transparency=0).code.id == "picture-transparent"


@pytest.mark.parametrize("ending", ["jpg", "tif"])
def test_inks_are_refused(tmp_path: Path, ending: str) -> None:
    fault = refused(tmp_path, quarters().convert("CMYK"), ending)
    assert (fault.code.id, dict(fault.values)["space"]) == ("picture-colour-space", "CMYK")


def test_other_spaces_are_refused(tmp_path: Path) -> None:
    assert refused(tmp_path, Pillow.new("LAB", (4, 4)), "tif").code.id == "picture-colour-space"


@pytest.mark.parametrize("mode", ["I;16", "I", "F"])
def test_deep_greys_are_refused(tmp_path: Path, mode: str) -> None:
    assert refused(tmp_path, Pillow.new(mode, (4, 4)), "tif").code.id == "picture-16-bit"


def test_deep_colours_are_refused(tmp_path: Path) -> None:
    import struct
    import zlib

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    library(tmp_path, quarters())  # Pillow cannot write what it reads
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 2, 1, 16, 2, 0, 0, 0))
    data = b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(bytes(13))) + chunk(b"IEND", b"")
    (tmp_path / "assets/artwork/x.png").write_bytes(data)
    with pytest.raises(Fault) as caught:
        read_picture(Library(SearchPath((tmp_path, bundled_root()))).artwork("x"))
    assert [fault.code.id for fault in caught.value.diagnostics] == ["picture-16-bit"]


@pytest.mark.parametrize("ending", ["png", "tif"])
def test_several_pictures_in_a_file_are_refused(tmp_path: Path, ending: str) -> None:
    others = [quarters().transpose(Pillow.Transpose.ROTATE_180)]
    assert refused(tmp_path, quarters(), ending, save_all=True, append_images=others).code.id == "picture-frames"


@pytest.mark.parametrize("size", [(10_001, 10_000), (14_000, 14_000)])
def test_more_pixels_than_can_be_held_are_refused_before_they_are_read(tmp_path: Path, size: tuple[int, int]) -> None:
    fault = refused(tmp_path, Pillow.new("1", size))
    assert (fault.code.id, dict(fault.values)["most"]) == ("picture-too-large", "100")


@pytest.mark.parametrize("ending", ["png", "jpg", "tif"])
def test_damage_is_refused_wherever_it_is(tmp_path: Path, ending: str) -> None:
    noise = np.random.default_rng(10).integers(0, 256, (40, 60, 3), np.uint8)
    library(tmp_path, Pillow.fromarray(noise), ending)
    path = tmp_path / f"assets/artwork/x.{ending}"
    whole = path.read_bytes()
    artwork = Library(SearchPath((tmp_path, bundled_root()))).artwork("x")
    chance = random.Random(1010)
    for length in (0, 3, 20, *(chance.randrange(len(whole) // 2) for _ in range(40))):
        path.write_bytes(whole[:length])
        with pytest.raises(Fault) as caught:
            read_picture(artwork)
        assert [fault.code.id for fault in caught.value.diagnostics] == ["picture-damaged"]
    faults: list[Diagnostic] = []
    for _ in range(100):  # nothing but a Fault or a picture, whatever bytes stand there
        broken = bytearray(whole)
        broken[chance.randrange(min(len(broken), 400))] = chance.randrange(256)
        path.write_bytes(broken)
        tried(faults, read_picture, artwork)
    assert all(fault.code.id.startswith("picture-") for fault in faults)


def test_a_broken_profile_and_one_of_inks_are_damage(tmp_path: Path) -> None:
    assert refused(tmp_path, quarters(), icc_profile=b"no profile").code.id == "picture-damaged"
    inks = (bundled_root() / "assets/icc/FOGRA39L_coated.icc").read_bytes()
    assert refused(tmp_path, quarters(), icc_profile=inks).code.id == "picture-damaged"


def composed(
    folder: Path, width_px: int, size: FinishedSize, distance: Absolute | None, *, mirror: bool = False
) -> Composition:
    (folder / "layouts").mkdir(exist_ok=True)
    layout = LAYOUT.replace("cover: true", "cover: true, mirror: true") if mirror else LAYOUT
    (folder / "layouts/anh.yaml").write_text(layout, "utf-8")
    found = library(folder, quarters().resize((width_px, width_px * 2 // 3), Pillow.Resampling.NEAREST))
    piece = project.piece("pano-3x2")
    product = dataclasses.replace(piece.product, viewing_distance=distance, bleed=Absolute(0, "mm")).resized(size)
    piece = dataclasses.replace(piece, product=product, layout=found.layout("anh"))
    return Composer(found).compose(piece)


PANO = FinishedSize(3000, 2000, Unit.MM)
METRES = 1000.0


@pytest.mark.parametrize(
    ("width_px", "distance", "codes"),
    [
        (684, 15, ["picture-too-coarse"]),  # 87 / 15 ppi over 3 m are 685 px
        (687, 15, ["picture-soft"]),
        (1377, 15, ["picture-soft"]),  # 175 / 15 ppi are 1,378 px
        (1380, 15, []),
        (1377, None, ["picture-too-coarse"]),  # 100 ppi are 11,811 px
    ],
)
def test_a_picture_is_as_fine_as_the_distance_wants_it(
    tmp_path: Path, width_px: int, distance: float | None, codes: list[str]
) -> None:
    absolute = Absolute(distance * METRES, "mm") if distance else None
    try:
        found = composed(tmp_path, width_px, PANO, absolute).remarks
    except Fault as fault:
        found = fault.diagnostics
    assert [finding.code.id for finding in found] == codes
    assert all(str(finding.span) == "layouts/anh.yaml:4:30" for finding in found)


def test_a_coarse_picture_names_the_size_at_which_it_would_do(tmp_path: Path) -> None:
    distance = Absolute(15 * METRES, "mm")
    with pytest.raises(Fault) as caught:
        composed(tmp_path, 600, PANO, distance)
    values = caught.value.diagnostics[0].data
    assert (values["found"], values["needed"], values["largest"]) == ("5.08 ppi", "5.8 ppi", "2627×1751 mm")
    largest = FinishedSize(2627, 1751, Unit.MM)
    assert [finding.code.id for finding in composed(tmp_path, 600, largest, distance).remarks] == ["picture-soft"]


@pytest.mark.parametrize(("width_px", "codes"), [(318, ["picture-too-coarse"]), (321, ["picture-soft"]), (642, [])])
def test_a_screen_wants_a_pixel_for_a_pixel(tmp_path: Path, width_px: int, codes: list[str]) -> None:
    try:
        found = composed(tmp_path, width_px, FinishedSize(640, 400, Unit.PX), None).remarks
    except Fault as fault:
        found = fault.diagnostics
    assert [finding.code.id for finding in found] == codes


def test_a_mirrored_picture_is_mirrored_by_its_pixels(tmp_path: Path) -> None:
    plain, mirrored = (
        next(node for node in walk(composed(tmp_path, 1500, PANO, FAR, mirror=mirror).scene.nodes) if _is(node))
        for mirror in (False, True)
    )
    assert isinstance(plain, Image)
    assert isinstance(mirrored, Image)
    shape = (1000, 1500, 3)
    first, second = (np.frombuffer(image.rgb, np.uint8).reshape(shape) for image in (plain, mirrored))
    assert np.array_equal(first[:, ::-1], second)
    assert plain.box == mirrored.box


FAR = Absolute(100 * METRES, "mm")


def _is(node: object) -> bool:
    return isinstance(node, Image)


def test_a_picture_and_a_drawing_of_one_name_are_a_question(tmp_path: Path) -> None:
    library(tmp_path, quarters())
    (tmp_path / "assets/artwork/x.svg").write_text("<svg/>")
    with pytest.raises(Fault) as caught:
        Library(SearchPath((tmp_path, bundled_root()))).artwork("x")
    (fault,) = caught.value.diagnostics
    assert (fault.code.id, dict(fault.values)["files"]) == ("artwork-twice", "x.png, x.svg")


def test_a_kind_that_is_not_read_is_named(tmp_path: Path) -> None:
    library(tmp_path, quarters(), "webp")
    with pytest.raises(Fault) as caught:
        Library(SearchPath((tmp_path, bundled_root()))).artwork("x")
    (fault,) = caught.value.diagnostics
    assert (fault.code.id, dict(fault.values)["path"]) == ("artwork-kind", "assets/artwork/x.webp")


def test_a_users_picture_takes_the_place_of_a_bundled_drawing(tmp_path: Path) -> None:
    library(tmp_path, quarters())
    for name in ("x.png", "x.yaml"):
        (tmp_path / "assets/artwork" / name).rename(tmp_path / "assets/artwork" / name.replace("x", "lotus", 1))
    note = tmp_path / "assets/artwork/lotus.yaml"
    note.write_text(note.read_text("utf-8").replace("artwork: x", "artwork: lotus"), "utf-8")
    assert Library(SearchPath((tmp_path, bundled_root()))).artwork("lotus").is_picture
