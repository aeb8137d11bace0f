"""What is in the PNG file, read by others."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Iterator

import cairocffi
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageCms

from bannergen.export.formats import pixel_size
from bannergen.export.png import adler32_combined
from bannergen.export.raster import grid
from bannergen.geometry import Rect, Unit
from tests import project
from tests.pictures import written


def png(product: str, **settings: object) -> bytes:
    return written(project.composition(product).scene, "png", **settings)


def test_eight_bits_of_rgb_at_the_resolution_asked_for() -> None:
    with Image.open(io.BytesIO(png("pano-3x2", dpi=20))) as picture:
        assert (picture.mode, picture.size) == ("RGB", (2362, 1575))
        assert picture.info["dpi"] == pytest.approx((20, 20), abs=0.02)
        profile = ImageCms.ImageCmsProfile(io.BytesIO(picture.info["icc_profile"])).profile
        assert ("srgb" in picture.info, profile.xcolor_space, profile.device_class) == (False, "RGB ", "mntr")


def test_a_board_is_exactly_its_pixels_and_says_no_resolution() -> None:
    with Image.open(io.BytesIO(png("led-p5-640x384"))) as picture:
        assert (picture.size, "dpi" in picture.info) == ((640, 384), False)
        assert ("srgb" in picture.info, "icc_profile" in picture.info) == (True, False)


def test_cairo_reads_the_same_pixels_as_pillow() -> None:
    data = png("led-p5-640x384")
    surface = cairocffi.ImageSurface.create_from_png(io.BytesIO(data))
    words = np.frombuffer(surface.get_data(), np.uint8).reshape(384, -1, 4)[:, :640, 2::-1]
    with Image.open(io.BytesIO(data)) as picture:
        assert np.array_equal(words, np.asarray(picture))


def test_its_bytes_do_not_depend_on_the_library_or_the_processor() -> None:
    data = png("pano-3x2", dpi=20)
    chunks = [chunk for kind, chunk in _chunks(data) if kind == b"IDAT"]
    rows = zlib.decompress(b"".join(chunks))
    for chunk in chunks[1:-1]:  # one a band; around them the stream's own head and end
        length = len(zlib.decompressobj(-15).decompress(chunk))
        other = zlib.compressobj(1, zlib.DEFLATED, -15, strategy=zlib.Z_RLE)
        assert chunk == other.compress(rows[:length]) + other.flush(zlib.Z_SYNC_FLUSH)
        rows = rows[length:]
    assert rows == b""


@given(st.binary(), st.binary(), st.integers(0, 70_000))
def test_checksums_of_pieces_make_that_of_the_whole(first: bytes, second: bytes, repeated: int) -> None:
    second += b"\xff" * repeated  # long enough that its sums wrap around
    whole = adler32_combined(zlib.adler32(first), zlib.adler32(second), len(second))
    assert whole == zlib.adler32(first + second)


def test_workers_change_no_byte(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(grid, "BAND_PIXELS", 30_000)
    assert png("pano-3x2", dpi=20, workers=1) == png("pano-3x2", dpi=20, workers=4)


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 8
    while at < len(data):
        length, kind = struct.unpack_from(">I4s", data, at)
        yield kind, data[at + 8 : at + 8 + length]
        at += length + 12


def test_the_bleed_box_is_larger_by_the_bleed() -> None:
    with Image.open(io.BytesIO(png("pano-3x2", dpi=25.4, box="bleed"))) as picture:
        assert picture.size == (3040, 2040)


@pytest.mark.parametrize(
    ("width", "height", "dpi", "size"),
    [(8000, 1000, 100, (31_496, 3_937)), (3000, 2000, 100, (11_811, 7_874)), (8000, 1000, 72, (22_677, 2_835))],
)
def test_pixels_are_rounded_millimetres(width: float, height: float, dpi: float, size: tuple[int, int]) -> None:
    assert pixel_size(Rect(0, 0, width, height), Unit.MM, dpi) == size
