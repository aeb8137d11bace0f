"""What is in the JPEG file, read by others, and that its joints are not to be found."""

from __future__ import annotations

import io
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from bannergen.diagnostics import Fault
from bannergen.export import jpeg
from bannergen.export.formats import FORMATS, Settings
from bannergen.export.inks import PrintCondition
from bannergen.export.raster import grid
from bannergen.geometry import Rect
from tests import project
from tests.export.ink_samples import BLACK, RED, YELLOW, inks, scene, square
from tests.pictures import facts_of, ours, written
from tests.readers import complaints, run

COLOURS = ["cmyk", "rgb"]


@cache
def pano(colour: str) -> bytes:
    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.setattr(grid, "BAND_PIXELS", 20 * 1181)  # bands of 16 rows
        return written(project.composition("pano-3x2").scene, "jpeg", dpi=10, colour=colour)


@pytest.fixture(params=COLOURS)
def file(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    path = tmp_path / f"{request.param}.jpeg"
    path.write_bytes(pano(request.param))
    return path


def test_others_read_it_in_silence(file: Path) -> None:
    assert complaints("identify", "-regard-warnings", "-verbose", file) == ""
    said = run("identify", "-format", "%w %h %[colorspace] %x %U", file)
    assert said == f"1181 787 {'CMYK' if file.stem == 'cmyk' else 'sRGB'} 10 PixelsPerInch"
    assert complaints("vips", "rawsave", file, file.with_suffix(".raw")) == ""


def test_it_is_the_picture_that_was_painted(file: Path) -> None:
    found = project.composition("pano-3x2").scene
    with Image.open(file) as picture:
        pixels = np.asarray(picture).astype(int)
        assert picture.info["dpi"] == (10, 10)
        assert (picture.info["icc_profile"] == PrintCondition.fogra39().profile) == (file.stem == "cmyk")
    painted = ours(found, found.boxes.trim, (1181, 787)) if file.stem == "rgb" else inks(found, (1181, 787))
    difference = np.abs(pixels - painted)
    assert difference.mean() < 1
    assert difference.max() < 80  # on the edges of letters


@pytest.mark.parametrize("colour", COLOURS)
def test_its_pixels_are_those_of_a_picture_encoded_at_once(colour: str) -> None:
    found = project.composition("pano-3x2").scene
    if colour == "rgb":
        whole = Image.fromarray(ours(found, found.boxes.trim, (1181, 787)).astype(np.uint8))
    else:
        whole = Image.frombytes("CMYK", (1181, 787), inks(found, (1181, 787)).tobytes())
    assert_same_picture(pano(colour), whole)


def assert_same_picture(data: bytes, whole: Image.Image) -> None:
    once = io.BytesIO()
    whole.save(once, "JPEG", quality=92, subsampling=0)
    with Image.open(io.BytesIO(data)) as joined, Image.open(once) as encoded:
        assert np.array_equal(np.asarray(joined), np.asarray(encoded))


@given(
    width=st.integers(1, 70),
    height=st.integers(1, 300),
    blocks=st.integers(1, 4),
    mode=st.sampled_from(["RGB", "CMYK", "L"]),
    seed=st.integers(0, 1 << 30),
)
def test_bands_joined_are_the_whole_picture(width: int, height: int, blocks: int, mode: str, seed: int) -> None:
    noise = np.random.default_rng(seed).integers(0, 256, (height, width, len(mode)), np.uint8)
    whole = Image.frombytes(mode, (width, height), noise.tobytes())
    rows = blocks * jpeg.BLOCK
    joined = jpeg.joined((_encoded(whole, top, rows) for top in range(0, height, rows)), whole.size, rows)
    assert_same_picture(b"".join(joined), whole)


def _encoded(whole: Image.Image, top: int, rows: int) -> bytes:
    sink = io.BytesIO()
    band = whole.crop((0, top, whole.width, min(top + rows, whole.height)))
    band.save(sink, "JPEG", quality=92, subsampling=0)
    return sink.getvalue()


def test_black_and_yellow_are_nearly_their_builds(tmp_path: Path) -> None:
    found = scene(square(RED), square(YELLOW, Rect(40, 40, 80, 80)), square(BLACK, Rect(200, 40, 80, 80)))
    with Image.open(io.BytesIO(written(found, "jpeg", dpi=25.4, colour="cmyk"))) as picture:
        pixels = np.asarray(picture).astype(int)
    for at, build in ((80, [0, 10, 214, 0]), (240, [0, 0, 0, 255])):
        assert np.abs(pixels[80, at] - build).max() <= 2


def test_what_the_manifest_says_of_it() -> None:
    facts = facts_of(project.composition("pano-3x2").scene, "jpeg", dpi=10)
    assert (facts.media_type, facts.box, facts.colour, facts.profile) == ("image/jpeg", "trim", "rgb", "sRGB")
    assert (facts.width_px, facts.height_px, facts.dpi, facts.file_width_mm) == (1181, 787, 10, 3000)


@pytest.mark.parametrize("colour", COLOURS)
def test_workers_change_no_byte(colour: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(grid, "BAND_PIXELS", 20 * 1181)
    assert written(project.composition("pano-3x2").scene, "jpeg", dpi=10, colour=colour, workers=4) == pano(colour)


def test_a_board_says_no_resolution() -> None:
    with Image.open(io.BytesIO(written(project.composition("led-p5-640x384").scene, "jpeg"))) as picture:
        assert (picture.size, picture.info["jfif_unit"], picture.info["jfif_density"]) == ((640, 384), 0, (1, 1))


def test_one_that_is_too_large_is_refused_before_it_is_begun() -> None:
    sink = io.BytesIO()
    with pytest.raises(Fault) as caught:
        FORMATS["jpeg"].write(project.composition("pano-3x2").scene, Settings(dpi=555), sink)
    assert [fault.code.id for fault in caught.value.diagnostics] == ["raster-too-large"]
    assert sink.getvalue() == b""


def test_a_restart_interval_never_passes_its_field() -> None:
    widest = grid.Grid(Rect(0, 0, 1, 1), jpeg.SIDE_LIMIT_PX, jpeg.SIDE_LIMIT_PX, jpeg.BLOCK)
    for laid in (widest, grid.Grid(Rect(0, 0, 1, 1), 8, jpeg.SIDE_LIMIT_PX, jpeg.BLOCK)):
        assert -(-laid.width_px // 8) * -(-laid.band_rows() // 8) <= 0xFFFF
