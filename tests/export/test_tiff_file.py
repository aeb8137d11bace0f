"""What is in the TIFF file, read by others: libtiff's own tool, libvips, ImageMagick and Pillow."""

from __future__ import annotations

import io
from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from tifffile import TiffFile

from bannergen.export import tiff
from bannergen.export.inks import PrintCondition
from bannergen.export.raster import Grid, grid
from bannergen.geometry import Outline, Rect
from bannergen.scene import Path as Drawn
from tests import project
from tests.export.ink_samples import BLACK, BOX, CONDITION, RED, YELLOW, inks, scene, square
from tests.pictures import facts_of, ours, written
from tests.readers import complaints, run

COLOURS = ["cmyk", "rgb"]


@cache
def pano(colour: str) -> bytes:
    return written(project.composition("pano-3x2").scene, "tiff", dpi=10, colour=colour)


@pytest.fixture(params=COLOURS)
def file(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    path = tmp_path / f"{request.param}.tiff"
    path.write_bytes(pano(request.param))
    return path


def raw(path: Path, bands: int) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    """Return the pixels that libvips reads."""
    out = path.with_suffix(".raw")
    assert complaints("vips", "rawsave", path, out) == ""
    width, height = (int(run("vipsheader", "-f", side, path)) for side in ("width", "height"))
    return np.fromfile(out, np.uint8).reshape(height, width, bands)


def test_libtiff_knows_all_of_it(file: Path) -> None:
    said = run("tiffinfo", file)
    assert complaints("tiffinfo", "-D", file) == ""
    for line in ("Bits/Sample: 8", "Compression Scheme: AdobeDeflate", "Resolution: 10, 10 pixels/inch"):
        assert line in said
    assert "ICC Profile: <present>" in said
    assert "CHÀO MỪNG NGÀY CHUYỂN ĐỔI SỐ QUỐC GIA 10/10" in said  # in the XMP packet
    assert "Software: bannergen" in said
    if file.stem == "cmyk":
        for line in ("Photometric Interpretation: separated", "NumberOfInks: 4", "InkSet: 1", "Dot Range: 0-255"):
            assert line in said


def test_imagemagick_reads_it_in_silence(file: Path) -> None:
    assert complaints("identify", "-regard-warnings", "-verbose", file) == ""
    said = run("identify", "-format", "%w %h %[colorspace] %x %U", file)
    assert said == f"1197 803 {'CMYK' if file.stem == 'cmyk' else 'sRGB'} 10 PixelsPerInch"


def test_libvips_reads_the_pixels_that_were_painted(file: Path) -> None:
    found = project.composition("pano-3x2").scene
    box, size = found.boxes.bleed, (1197, 803)
    if file.stem == "rgb":
        assert np.array_equal(raw(file, 3), ours(found, box, size))
    else:
        shown = replace(found, boxes=replace(found.boxes, trim=box))
        assert np.array_equal(raw(file, 4), inks(shown, size))


def test_pillow_reads_the_profile_of_the_condition(file: Path) -> None:
    with Image.open(file) as picture:
        picture.load()
        assert picture.info["dpi"] == (10, 10)
        profile = picture.info["icc_profile"]
    assert (profile == PrintCondition.fogra39().profile) == (file.stem == "cmyk")


def test_named_points_have_the_inks_of_their_builds(tmp_path: Path) -> None:
    letter, small = Rect(50, 50, 100, 100), Rect(200, 50, 50, 100)
    found = scene(square(RED), square(YELLOW, letter), Drawn(Outline.rectangle(small), fill=BLACK))
    path = tmp_path / "x.tiff"
    path.write_bytes(written(found, "tiff", dpi=25.4))
    pixels = raw(path, 4)
    assert pixels.shape == (200, 300, 4)
    assert pixels[100, 100].tolist() == [0, round(0.04 * 255), round(0.84 * 255), 0]
    assert pixels[100, 225].tolist() == [0, 0, 0, 255]
    assert pixels[10, 10].tolist() == [0, 255, 255, round(0.38 * 255)]


def test_what_the_manifest_says_of_it() -> None:
    facts = facts_of(project.composition("pano-3x2").scene, "tiff", dpi=10)
    assert (facts.media_type, facts.box, facts.colour, facts.profile) == ("image/tiff", "bleed", "cmyk", "FOGRA39")
    assert (facts.width_px, facts.height_px, facts.dpi) == (1197, 803, 10)
    assert (facts.file_width_mm, facts.file_height_mm) == (3040, 2040)
    facts = facts_of(project.composition("led-p5-640x384").scene, "tiff")
    assert (facts.colour, facts.profile, facts.dpi, facts.width_px) == ("rgb", "sRGB", None, 640)


def test_another_condition_is_embedded_and_named() -> None:
    own = PrintCondition("Xưởng in", CONDITION.profile)
    assert facts_of(scene(square(RED)), "tiff", dpi=10, condition=own).profile == "Xưởng in"
    assert own.profile in written(scene(square(RED)), "tiff", dpi=10, condition=own)


def test_the_media_box_shows_the_marks_and_no_other_does() -> None:
    media = BOX.grown(10)
    found = scene(square(RED))
    found = replace(found, boxes=replace(found.boxes, media=media), marks=(square(BLACK, Rect(-10, 50, 5, 5)),))
    with TiffFile(io.BytesIO(written(found, "tiff", dpi=25.4, box="media"))) as file:
        pixels = file.asarray()
    assert pixels.shape == (220, 320, 4)
    assert pixels[62, 2].tolist() == [0, 0, 0, 255]
    with TiffFile(io.BytesIO(written(found, "tiff", dpi=25.4))) as file:
        assert (file.asarray() == [0, 255, 255, 97]).all()


@pytest.mark.parametrize("colour", COLOURS)
def test_workers_change_no_byte(colour: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(grid, "BAND_PIXELS", 30_000)
    found = project.composition("pano-3x2").scene
    one, four = (written(found, "tiff", dpi=10, colour=colour, workers=workers) for workers in (1, 4))
    assert one == four


def test_strips_are_small_whatever_the_size(file: Path) -> None:
    with TiffFile(file) as read:
        page = read.pages[0]
        assert page.rowsperstrip * page.imagewidth * page.samplesperpixel <= 8 << 20
    wide = Grid(BOX, 1_000_000, 100)
    assert wide.band_rows() * wide.width_px * 4 <= 8 << 20


def test_it_is_a_bigtiff_where_its_pixels_pass_four_gigabytes(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert tiff.is_big(Grid(BOX, 47_244, 23_622), 4)
    assert not tiff.is_big(Grid(BOX, 34_016, 17_008), 4)
    assert not tiff.is_big(Grid(BOX, 47_244, 23_622), 3)
    path = tmp_path / "big.tiff"
    monkeypatch.setattr(tiff, "_CLASSIC_BYTES", 1000)
    path.write_bytes(written(scene(square(RED)), "tiff", dpi=25.4))
    assert path.read_bytes()[:4] == b"II\x2b\x00"
    assert complaints("tiffinfo", "-D", path) == ""
    assert (raw(path, 4) == [0, 255, 255, 97]).all()
