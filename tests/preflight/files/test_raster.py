"""Do the readers of TIFF, JPEG and PNG say what is in a file of any size, and find what would go wrong with it?"""

from __future__ import annotations

import struct
import tracemalloc
import zlib
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import tifffile
from PIL import Image

from bannergen.diagnostics import Fault
from bannergen.preflight.files import read, tiff, told
from bannergen.preflight.files.ink_tally import InkTally
from bannergen.preflight.files.report import Colours, FileSize, Inks, RasterKind, Resolution
from tests.preflight.files.samples import codes_of, fact_of, icc, kind_of

CMYK = np.zeros((40, 60, 4), np.uint8)
CMYK[:, :, 1:3] = 255
CMYK[:10, :, 3] = 128
INKS = [("Cyan", 0, 0), ("Magenta", 100, 100), ("Yellow", 100, 100), ("Black", 50.2, 12.5)]


def picture(path: Path, mode: str = "RGB", **options: Any) -> Path:
    Image.new(mode, (600, 400)).save(path, **{"dpi": (100, 100), "icc_profile": icc(mode), **options})
    return path


def said(size: FileSize) -> str:
    return told(size).message("vi")


def inks_of(path: Path) -> tuple[list[tuple[str, float, float | None]], float | None]:
    inks = fact_of(path, Inks)
    assert inks.source == "pixels"
    return [(ink.name, ink.most, ink.mean) for ink in inks.inks], inks.total


@pytest.mark.parametrize("levels", [256, 2], ids=["noise", "runs"])
def test_inks_are_added_up_pixel_by_pixel(levels: int) -> None:
    pixels = np.random.default_rng(5).integers(0, levels, (1100, 1000, 4), np.uint8)
    tally = InkTally()
    tally.add(pixels[:500])
    tally.add(pixels[500:, :, :4])
    flat = pixels.reshape(-1, 4).astype(int)
    assert (tally.pixels, tally.total) == (1_100_000, flat.sum(axis=1).max())
    assert (tally.sums.tolist(), tally.most.tolist()) == (flat.sum(axis=0).tolist(), flat.max(axis=0).tolist())


@pytest.mark.parametrize("ending", ["tif", "jpg", "png"])
def test_size_and_resolution_of_every_raster(tmp_path: Path, ending: str) -> None:
    report = read(picture(tmp_path / f"x_1-10.{ending}"))
    size = kind_of(report, FileSize)
    assert (size.width_px, size.height_px, size.width_mm, size.height_mm) == (600, 400, 152.4, 101.6)
    assert (size.scale, size.scale_from, size.full_width_mm, size.finished_width_mm) == ("1:1", "", 152.4, None)
    assert "khổ tệp 152,4 × 101,6 mm (tệp không ghi khổ thành phẩm); tỉ lệ 1:1 (tệp không ghi)" in said(size)
    assert (kind_of(report, Resolution).dpi_x, kind_of(report, Resolution).finished_dpi) == (100, 100)
    assert kind_of(report, Colours).profile.space == "RGB"
    assert "scale-in-name-only" in [found.code.id for found in report.findings]


@pytest.mark.parametrize("ending", ["tif", "jpg"])
def test_a_cmyk_raster_with_dpi_and_profile_is_sound(tmp_path: Path, ending: str) -> None:
    assert codes_of(picture(tmp_path / f"x.{ending}", "CMYK")) == []


@pytest.mark.parametrize("ending", ["tif", "jpg"])
@pytest.mark.parametrize(
    ("mode", "options", "codes"),
    [
        ("RGB", {}, ["file-rgb"]),
        ("CMYK", {"icc_profile": None}, ["raster-no-profile"]),
        ("L", {"dpi": (50, 50)}, ["resolution-low"]),
    ],
)
def test_what_a_technician_remarks(
    tmp_path: Path, ending: str, mode: str, options: dict[str, Any], codes: list[str]
) -> None:
    assert codes_of(picture(tmp_path / f"x.{ending}", mode, **options)) == codes


def test_a_png_without_dpi_is_for_screens_and_sound(tmp_path: Path) -> None:
    Image.new("RGB", (64, 32)).save(tmp_path / "x.png")
    assert codes_of(tmp_path / "x.png") == []
    size = fact_of(tmp_path / "x.png", FileSize)
    assert (size.width_px, size.width_mm, size.finished_width_mm) == (64, None, None)


@pytest.mark.parametrize("ending", ["tif", "jpg"])
def test_a_file_without_dpi_has_no_size(tmp_path: Path, ending: str) -> None:
    Image.new("CMYK", (64, 32)).save(tmp_path / f"x.{ending}", icc_profile=icc())
    assert codes_of(tmp_path / f"x.{ending}") == ["raster-no-dpi"]


@pytest.mark.parametrize(("mode", "options"), [("RGBA", {}), ("LA", {}), ("P", {"transparency": 0})])
def test_alpha_of_a_png(tmp_path: Path, mode: str, options: dict[str, Any]) -> None:
    path = picture(tmp_path / "x.png", mode, icc_profile=None, **options)
    assert codes_of(path) == ["raster-alpha"]
    assert fact_of(path, Colours).alpha


def test_a_deep_and_interlaced_png(tmp_path: Path) -> None:
    data = struct.pack(">IIBBBBB", 4, 4, 16, 2, 0, 0, 1)
    chunks = [(b"IHDR", data), (b"sRGB", b"\0"), (b"IDAT", zlib.compress(bytes(200))), (b"IEND", b"")]
    (tmp_path / "x.png").write_bytes(b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*chunk) for chunk in chunks))
    kind = fact_of(tmp_path / "x.png", RasterKind)
    assert (kind.bits, kind.progressive) == (16, True)
    assert fact_of(tmp_path / "x.png", Colours).profile.description.startswith("sRGB")
    assert codes_of(tmp_path / "x.png") == ["raster-deep"]


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(width: int, height: int, *, pixels: bytes = b"\0" * 13) -> bytes:
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = [(b"IHDR", header), (b"IDAT", zlib.compress(pixels)), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(*chunk) for chunk in chunks)


@pytest.mark.parametrize(
    ("name", "mode", "cut", "said"),
    [
        ("x.tif", "CMYK", slice(0, 0), "tệp rỗng"),
        ("x.tif", "CMYK", slice(0, -900), "bị cụt"),
        ("x.jpg", "CMYK", slice(0, -900), "bị cụt"),
        ("x.png", "RGB", slice(0, -900), "bị cụt"),
        ("x.tif", "CMYK", slice(9, None), "không phải TIFF"),
        ("x.jpg", "CMYK", slice(9, None), "không phải JPEG"),
        ("x.png", "RGB", slice(9, None), "không phải PNG"),
    ],
)
def test_damage_is_told_in_plain_words(tmp_path: Path, name: str, mode: str, cut: slice, said: str) -> None:
    path = tmp_path / name
    Image.effect_noise((90, 60), 50).convert(mode).save(path, icc_profile=icc(mode))
    path.write_bytes(path.read_bytes()[cut])
    with pytest.raises(Fault) as caught:
        read(path)
    (fault,) = caught.value.diagnostics
    assert said in fault.message("vi").partition(" (")[0]
    assert fault.hint("vi")


def damage_of(path: Path) -> list[str]:
    with pytest.raises(Fault) as caught:
        read(path)
    return [fault.code.id for fault in caught.value.diagnostics]


@pytest.mark.parametrize("size", [(2_000_000_000, 2_000_000_000), (1_000_000, 1_000_000), (2**31 - 1, 1)])
def test_a_png_whose_header_lies_about_its_size(tmp_path: Path, size: tuple[int, int]) -> None:
    (tmp_path / "x.png").write_bytes(png(*size))
    assert damage_of(tmp_path / "x.png") == ["file-damaged"]


@pytest.mark.parametrize("length", [0, 8, 12, 20, 33, 40, -12])
def test_a_png_that_is_cut_off(tmp_path: Path, length: int) -> None:
    (tmp_path / "x.png").write_bytes(png(2, 2)[:length])
    assert damage_of(tmp_path / "x.png") == ["file-damaged"]


def test_a_large_png_is_sound_and_the_limit_of_others_is_left_alone(tmp_path: Path) -> None:
    limit = Image.MAX_IMAGE_PIXELS
    Image.new("RGB", (30_000, 6_100)).save(tmp_path / "x.png")
    assert codes_of(tmp_path / "x.png") == []
    assert limit == Image.MAX_IMAGE_PIXELS
    assert limit is not None


@pytest.mark.parametrize(
    "options",
    [
        {},
        {"compression": "tiff_lzw"},
        {"compression": "tiff_adobe_deflate"},
        {"compression": "packbits"},
        {"compression": "tiff_lzw", "tiffinfo": {317: 2}},
    ],
    ids=str,
)
def test_inks_of_a_tiff_in_any_compression(tmp_path: Path, options: dict[str, Any]) -> None:
    Image.frombytes("CMYK", (60, 40), CMYK.tobytes()).save(tmp_path / "x.tif", **options)
    assert inks_of(tmp_path / "x.tif") == (INKS, 250.2)


@pytest.mark.parametrize(
    "options",
    [
        {"bigtiff": True},
        {"byteorder": ">"},
        {"byteorder": ">", "bigtiff": True, "compression": "zlib", "predictor": True},
        {"tile": (16, 32), "compression": "zlib"},
        {"rowsperstrip": 7},
    ],
    ids=str,
)
def test_inks_of_a_tiff_in_any_arrangement(tmp_path: Path, options: dict[str, Any]) -> None:
    tifffile.imwrite(tmp_path / "x.tif", CMYK, photometric="separated", **options)
    assert inks_of(tmp_path / "x.tif") == (INKS, 250.2)
    assert fact_of(tmp_path / "x.tif", RasterKind).big == bool(options.get("bigtiff"))


def test_a_tiff_with_16_bits_and_one_with_an_extra_channel(tmp_path: Path) -> None:
    tifffile.imwrite(tmp_path / "deep.tif", CMYK.astype(np.uint16) * 257, photometric="separated")
    assert inks_of(tmp_path / "deep.tif") == (INKS, 250.2)
    more = np.dstack([CMYK, CMYK[:, :, :1]])
    tifffile.imwrite(tmp_path / "more.tif", more, photometric="separated", extrasamples=["unassalpha"])
    assert inks_of(tmp_path / "more.tif") == (INKS, 250.2)
    assert fact_of(tmp_path / "more.tif", RasterKind).extra_channels == 1
    assert "raster-alpha" in codes_of(tmp_path / "more.tif")


def test_a_strip_that_does_not_unpack_is_damage(tmp_path: Path) -> None:
    tifffile.imwrite(tmp_path / "x.tif", CMYK, photometric="separated", compression="zlib", metadata=None)
    with tifffile.TiffFile(tmp_path / "x.tif") as file:
        at = file.pages[0].dataoffsets[0]
    data = bytearray((tmp_path / "x.tif").read_bytes())
    data[at : at + 4] = b"none"
    (tmp_path / "x.tif").write_bytes(bytes(data))
    assert damage_of(tmp_path / "x.tif") == ["file-damaged"]


def test_a_compression_that_nobody_here_knows_is_no_damage(tmp_path: Path) -> None:
    tifffile.imwrite(tmp_path / "x.tif", CMYK, photometric="separated", metadata=None)
    data = bytearray((tmp_path / "x.tif").read_bytes())
    at = data.index(struct.pack("<HHI", 259, 3, 1)) + 8
    data[at : at + 2] = struct.pack("<H", 51_234)
    (tmp_path / "x.tif").write_bytes(bytes(data))
    assert fact_of(tmp_path / "x.tif", Inks).source == ""
    assert fact_of(tmp_path / "x.tif", RasterKind).compression == "51234"


def test_planes_apart_are_told_and_not_measured(tmp_path: Path) -> None:
    planes = np.moveaxis(CMYK, 2, 0)
    tifffile.imwrite(tmp_path / "x.tif", planes, photometric="separated", planarconfig="separate")
    assert fact_of(tmp_path / "x.tif", RasterKind).planar
    assert fact_of(tmp_path / "x.tif", Inks).source == ""


def test_of_a_huge_tiff_evenly_spread_strips_are_looked_at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tifffile.imwrite(tmp_path / "x.tif", CMYK, photometric="separated", rowsperstrip=1)
    monkeypatch.setattr(tiff, "_EVERYTHING_PX", 600)
    inks = fact_of(tmp_path / "x.tif", Inks)
    assert (inks.total, inks.sampled.en) == (250.2, "one strip in 4 looked at")
    assert "total ink at most 250.2 % in what was looked at" in told(inks).message("en")
    monkeypatch.undo()
    assert "what was looked at" not in told(fact_of(tmp_path / "x.tif", Inks)).message("en")
    assert inks.inks[3].mean == 15.1  # the black of rows 0, 4 and 8, of ten rows


def test_a_tiff_is_looked_at_a_strip_at_a_time(tmp_path: Path) -> None:
    flat = np.full((2000, 3000, 4), 200, np.uint8)
    tifffile.imwrite(tmp_path / "x.tif", flat, photometric="separated", compression="zlib", rowsperstrip=64)
    read(tmp_path / "x.tif")  # libraries are loaded
    tracemalloc.start()
    read(tmp_path / "x.tif")
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 8 * 2**20  # of 24


def test_a_tiff_that_is_cut_off(tmp_path: Path) -> None:
    noise = np.random.default_rng(1).integers(0, 255, (40, 60, 4), np.uint8)
    tifffile.imwrite(tmp_path / "x.tif", noise, photometric="separated", metadata=None)
    data = (tmp_path / "x.tif").read_bytes()
    for length in (0, 4, 8, 12, 100, len(data) - 1):
        (tmp_path / "x.tif").write_bytes(data[:length])
        assert damage_of(tmp_path / "x.tif") == ["file-damaged"]


def test_a_tiff_that_claims_more_than_it_has(tmp_path: Path) -> None:
    tifffile.imwrite(tmp_path / "x.tif", CMYK, photometric="separated", metadata=None)
    data = bytearray((tmp_path / "x.tif").read_bytes())
    at = data.index(struct.pack("<HHI", 257, 4, 1)) + 8  # its height
    data[at : at + 4] = struct.pack("<I", 60_000)
    (tmp_path / "x.tif").write_bytes(bytes(data))
    assert damage_of(tmp_path / "x.tif") == ["file-damaged"]


@pytest.mark.parametrize("ending", ["tif", "jpg"])
def test_a_picture_that_a_tag_turns(tmp_path: Path, ending: str) -> None:
    image = Image.new("CMYK", (600, 400))
    exif = image.getexif()
    exif[274] = 6
    options: dict[str, Any] = {"tiffinfo": {274: 6}} if ending == "tif" else {"exif": exif}
    image.save(tmp_path / f"x.{ending}", dpi=(100, 100), icc_profile=icc(), **options)
    assert fact_of(tmp_path / f"x.{ending}", RasterKind).orientation == 6
    assert codes_of(tmp_path / f"x.{ending}") == ["raster-turned"]


def test_a_progressive_jpeg_is_told(tmp_path: Path) -> None:
    assert codes_of(picture(tmp_path / "x.jpg", "CMYK", progressive=True)) == ["raster-progressive"]


def test_inks_of_a_jpeg_are_turned_round_as_adobe_stores_them(tmp_path: Path) -> None:
    Image.new("CMYK", (64, 64), (0, 255, 255, 0)).save(tmp_path / "x.jpg", quality=95)
    inks, total = inks_of(tmp_path / "x.jpg")
    assert [round(most) for _, most, _ in inks] == [0, 100, 100, 0]
    assert total == 200
    assert fact_of(tmp_path / "x.jpg", Colours).inverted


def test_inks_of_a_jpeg_without_adobes_mark_are_not_determined(tmp_path: Path) -> None:
    Image.new("CMYK", (64, 64), (0, 255, 255, 0)).save(tmp_path / "x.jpg", icc_profile=icc(), dpi=(100, 100))
    data = (tmp_path / "x.jpg").read_bytes()
    at = data.index(b"\xff\xee\0\x0eAdobe")
    (tmp_path / "x.jpg").write_bytes(data[:at] + data[at + 16 :])
    assert fact_of(tmp_path / "x.jpg", Inks).source == ""
    assert codes_of(tmp_path / "x.jpg") == ["raster-inversion"]


@pytest.mark.parametrize("mode", ["RGB", "CMYK"])
def test_a_jpeg_that_is_cut_off(tmp_path: Path, mode: str) -> None:
    data = picture(tmp_path / "x.jpg", mode).read_bytes()
    for length in (0, 2, 30, len(data) // 2, len(data) - 40):
        (tmp_path / "x.jpg").write_bytes(data[:length])
        assert damage_of(tmp_path / "x.jpg") == ["file-damaged"]
