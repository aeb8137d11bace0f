"""Do other programs see in our files, and in theirs, what our readers tell of them?"""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import pytest
import tifffile
from PIL import Image, ImageCms

from bannergen.preflight.files.profile import profile_of
from bannergen.preflight.files.report import Boxes, FileSize, Fonts, PdfKind, RasterKind, Resolution
from bannergen.resources import bundled_root
from tests import readers
from tests.export.pdf_samples import printed, proofed, run_of, scene_of
from tests.preflight.files.samples import Sheet, fact_of

POINTS_PER_MM = 72 / 25.4


def poppler_boxes(path: Path) -> dict[str, list[float]]:
    said = readers.run("pdfinfo", "-box", path)
    return {name: [float(n) for n in numbers.split()] for name, numbers in re.findall(r"(\w+)Box: +([\d. -]+)", said)}


def ours_and_foreign(tmp_path: Path) -> list[Path]:
    scene = scene_of((run_of("ĐỔI SỐ"),), texts=("ĐỔI SỐ",))
    program = tmp_path / "x.ps"
    program.write_text(
        "%!PS\n<< /PageSize [500 300] >> setpagedevice 0 1 1 0 setcmykcolor 0 0 99 99 rectfill\n"
        "/Helvetica findfont 40 scalefont setfont 50 150 moveto (CHAO) show showpage\n"
    )
    foreign = tmp_path / "gs.pdf"
    readers.run("gs", "-q", "-dBATCH", "-dNOPAUSE", "-sDEVICE=pdfwrite", f"-sOutputFile={foreign}", program)
    return [printed(scene, tmp_path), proofed(scene, tmp_path), foreign]


def test_poppler_sees_the_same_boxes_version_and_fonts(tmp_path: Path) -> None:
    for path in ours_and_foreign(tmp_path):
        (page,) = fact_of(path, Boxes).pages
        theirs = poppler_boxes(path)
        for name, box in (("Media", page.media), ("Bleed", page.bleed), ("Trim", page.trim)):
            if box is not None:
                left, bottom, right, top = theirs[name]
                assert box.width_mm * POINTS_PER_MM == pytest.approx(right - left, abs=0.01)
                assert box.y_mm * POINTS_PER_MM == pytest.approx(bottom, abs=0.01)
                assert box.height_mm * POINTS_PER_MM == pytest.approx(top - bottom, abs=0.01)
                assert box.x_mm * POINTS_PER_MM == pytest.approx(left, abs=0.01)
        kind = fact_of(path, PdfKind)
        assert f"PDF version:     {kind.version}" in readers.run("pdfinfo", path)
        rows = readers.run("pdffonts", path).splitlines()[2:]
        seen = [(row.split()[0], row[54:].split()[1 if row[54:].split()[0] != "yes" else 0] == "yes") for row in rows]
        assert [font.name for font in fact_of(path, Fonts).fonts] == sorted(name for name, _ in seen)
        assert [font.embedded for font in fact_of(path, Fonts).fonts] == [yes for _, yes in sorted(seen)]


def test_mupdf_sees_the_same_size_with_user_unit(tmp_path: Path) -> None:
    sheet = Sheet()
    sheet.page.UserUnit = 10
    path = sheet.save(tmp_path / "x.pdf")
    said = readers.run("mutool", "pages", path)
    right = float(re.findall(r"MediaBox[^>]*r=\"([\d.]+)\"", said)[0])
    assert fact_of(path, Boxes).pages[0].media.width_mm * POINTS_PER_MM == pytest.approx(
        right * (10 if right < 1000 else 1), abs=0.01
    )


def test_poppler_sees_pictures_of_the_same_resolution(tmp_path: Path) -> None:
    from pikepdf import Name

    sheet = Sheet()
    sheet.resource("/XObject", P=sheet.picture(100, 50, bytes(20_000), Name.DeviceCMYK))
    path = sheet.save(tmp_path / "x.pdf", "q 36 0 0 18 20 20 cm /P Do Q")
    (picture,) = fact_of(path, Resolution).pictures
    row = readers.run("pdfimages", "-list", path).splitlines()[2].split()
    assert row[3:8] == [str(picture.width_px), str(picture.height_px), "cmyk", "4", str(picture.bits)]
    assert float(row[12]) == picture.ppi == 200


@pytest.mark.parametrize("big", [False, True])
def test_libtiff_and_libvips_see_the_same_tiff(tmp_path: Path, big: bool) -> None:
    path = tmp_path / "x.tif"
    pixels = np.zeros((30, 40, 4), np.uint8)
    options = {"bigtiff": big, "compression": "zlib", "resolution": (150, 150), "resolutionunit": "INCH"}
    tifffile.imwrite(path, pixels, photometric="separated", **options)
    size, kind = fact_of(path, FileSize), fact_of(path, RasterKind)
    said = readers.run("tiffinfo", path)
    assert f"Image Width: {size.width_px} Image Length: {size.height_px}" in said
    assert "Resolution: 150, 150 pixels/inch" in said
    assert fact_of(path, Resolution).dpi_x == 150
    assert (kind.compression, "AdobeDeflate" in said) == ("Deflate", True)
    assert readers.run("vipsheader", "-f", "interpretation", path).strip().lower().endswith(("cmyk", "cmyk)"))
    assert readers.run("vipsheader", "-f", "width", path).strip() == str(size.width_px)


@pytest.mark.parametrize("name", ["FOGRA39L_coated.icc", "sRGB.icc"])
def test_littlecms_sees_the_same_profile(name: str) -> None:
    path = bundled_root() / "assets" / "icc" / name
    theirs = ImageCms.ImageCmsProfile(str(path)).profile
    ours = profile_of(path.read_bytes())
    assert ours is not None
    assert ours.description == (theirs.profile_description or "").strip()
    assert (ours.space, ours.device_class) == (theirs.xcolor_space.strip(), theirs.device_class.strip())
    assert ours.version == f"{theirs.version:.1f}"


def test_no_profile_is_none() -> None:
    assert profile_of(b"") is None
    assert profile_of(bytes(200)) is None


def test_pillow_sees_the_same_raster(tmp_path: Path) -> None:
    Image.new("RGB", (50, 20)).save(tmp_path / "x.jpg", dpi=(120, 120))
    with Image.open(tmp_path / "x.jpg") as picture:
        size = fact_of(tmp_path / "x.jpg", FileSize)
        assert (size.width_px, size.height_px) == picture.size
        assert fact_of(tmp_path / "x.jpg", Resolution).dpi_x == picture.info["dpi"][0]
