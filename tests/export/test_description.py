"""Do files of every format say the same of themselves, where programs of others look for it?"""

from __future__ import annotations

import base64
import io
import xml.etree.ElementTree as ET
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from bannergen.compose.panels import on_panel_sheet
from bannergen.compose.seams import panelling_of
from bannergen.diagnostics import Span
from bannergen.export.description import Description
from bannergen.export.formats import FORMATS, Settings
from bannergen.preflight.files import read, told
from bannergen.preflight.files.report import FileSize
from bannergen.scene import Imprint, Scene, SceneText
from bannergen.spec.finishing import Roll
from bannergen.spec.values import Absolute
from tests import project
from tests.preflight.files.samples import codes_of, fact_of, kind_of
from tests.readers import run

RASTERS = ["tiff", "jpeg", "png"]
IMPRINT = Imprint("Ngày hội", "Pa-nô", "Na Hang", "1119")


def pano() -> Scene:
    return replace(project.composition("pano-3x2").scene, imprint=IMPRINT, title="CHÀO MỪNG – “NGÀY HỘI”  ĐỔI MỚI…")


def written(folder: Path, extension: str, scene: Scene | None = None, **settings: object) -> Path:
    path = folder / f"x.{extension}"
    with path.open("wb") as sink:
        FORMATS[extension].write(scene or pano(), Settings(**{"dpi": 20, **settings}), sink)
    return path


def packet_of(path: Path) -> bytes:
    """The XMP packet as Pillow finds it, or as it stands in a PDF, which nothing compresses."""
    if path.suffix == ".pdf":
        data = path.read_bytes()
        return data[data.index(b"<?xpacket begin") : data.index(b'<?xpacket end="r"?>')]
    with Image.open(path) as picture:
        return picture.tag_v2[700] if path.suffix == ".tiff" else picture.info["xmp"]


def said_in(path: Path) -> dict[str, str | list[str]]:
    """The properties of a packet as an XML parser reads them, without their namespaces."""
    text = packet_of(path).decode().split("?>", 1)[1].split("<?xpacket")[0]
    (described,) = ET.fromstring(text)[0]
    return {
        each.tag.split("}")[1]: [item.text or "" for item in each.iter() if item.tag.endswith("}li")] or each.text or ""
        for each in described
    }


@pytest.mark.parametrize(("extension", "box"), [("tiff", "bleed"), ("jpeg", "trim"), ("png", "trim"), ("pdf", "media")])
def test_every_format_says_what_it_shows(tmp_path: Path, extension: str, box: str) -> None:
    said = said_in(written(tmp_path, extension))
    assert (said["campaign"], said["product"], said["place"], said["document"]) == (
        "Ngày hội",
        "Pa-nô",
        "Na Hang",
        "1119",
    )
    assert (said["box"], said["scale"], said["width_mm"], said["height_mm"]) == (box, "1:1", "3000", "2000")
    assert said["bleed_mm"] == ("0 0 0 0" if box == "trim" else "20 20 20 20")
    assert said["scene_sha256"] == pano().sha256
    assert said["text"] == [text.text for text in pano().texts]
    assert said["format"] == FORMATS[extension].media_type
    assert ("tràn lề 20 mm" in said["subject"]) == (box != "trim")


@pytest.mark.parametrize("extension", RASTERS)
def test_libvips_finds_the_same_packet(tmp_path: Path, extension: str) -> None:
    path = written(tmp_path, extension)
    found = base64.b64decode(run("vipsheader", "-f", "xmp-data", path))
    assert found.rstrip(b"\0") == packet_of(path)
    assert b"<bannergen:width_mm>3000</bannergen:width_mm>" in found


def test_the_description_of_a_tiff_is_plain_ascii(tmp_path: Path) -> None:
    with Image.open(written(tmp_path, "tiff")) as picture:
        assert picture.tag_v2[270] == 'CHAO MUNG - "NGAY HOI" DOI MOI...'


def test_the_packet_of_a_jpeg_stands_before_its_profile(tmp_path: Path) -> None:
    data = written(tmp_path, "jpeg").read_bytes()
    assert data[:4] == b"\xff\xd8\xff\xe0"
    assert data[20:22] == b"\xff\xe1"
    assert data.index(b"http://ns.adobe.com/xap/1.0/\x00") < data.index(b"ICC_PROFILE\x00")


def test_a_text_too_long_for_a_jpegs_segment_is_left_out_and_the_facts_are_not(tmp_path: Path) -> None:
    scene = pano()
    long = replace(scene, texts=(*scene.texts, SceneText("note", "Ữ" * 30_000, (), scene.boxes.trim)))
    said = said_in(written(tmp_path, "jpeg", long))
    assert (said["width_mm"], said["title"]) == ("3000", [scene.title])
    assert "Ữ" not in str(said)
    assert len(Description(long, "trim").xmp("image/jpeg", most_bytes=65_000)) < 65_000


@pytest.mark.parametrize("beyond", [0, 1, 10, 20])
def test_a_text_that_just_fits_a_jpegs_segment_or_just_does_not_leaves_it_whole(tmp_path: Path, beyond: int) -> None:
    scene = pano()

    def noted(letters: int) -> Scene:
        return replace(scene, texts=(SceneText("note", "A" * letters, (), scene.boxes.trim),))

    bare = len(Description(noted(1), "trim").xmp("image/jpeg")) - 2  # the text stands there twice
    fitting = (65_533 - len(b"http://ns.adobe.com/xap/1.0/\x00") - bare) // 2
    said = said_in(written(tmp_path, "jpeg", noted(fitting + beyond)))
    assert ("A" * fitting in str(said)) == (beyond == 0)


@pytest.mark.parametrize("extension", RASTERS)
def test_a_picture_of_a_contact_sheet_says_nothing(extension: str) -> None:
    from bannergen.export.laid import Laid
    from bannergen.export.raster import Grid

    writers = __import__(f"bannergen.export.{extension}", fromlist=["write"])
    sink = io.BytesIO()
    getattr(writers, f"write_{extension}")(Laid(pano(), Grid(pano().boxes.trim, 30, 20)), sink)
    assert b"xpacket" not in sink.getvalue()


@pytest.mark.parametrize("extension", RASTERS)
@pytest.mark.parametrize(("box", "bleed"), [("trim", "tệp không có tràn lề"), ("bleed", "tràn lề 20 mm mỗi cạnh")])
def test_the_check_tells_the_finished_size(tmp_path: Path, extension: str, box: str, bleed: str) -> None:
    report = read(written(tmp_path, extension, box=box))
    size = kind_of(report, FileSize)
    assert (size.finished_width_mm, size.finished_height_mm) == (3000, 2000)
    assert told(size).message("vi").startswith(f"Kích thước: thành phẩm 3000 × 2000 mm; {bleed}; trong tệp ")
    assert "file-size-stated" not in [found.code.id for found in report.findings]


def test_the_check_tells_the_finished_size_of_a_panel_and_its_bleed(tmp_path: Path) -> None:
    composition = project.composer().compose(project.resized("pano-3x2", "6x4m"))
    panelling = panelling_of(
        composition.scene, composition.scene.boxes.bleed, Roll(width=Absolute(3200, "mm"), span=Span("x"))
    )
    assert panelling is not None
    panel = panelling.panels[0]
    sheet = on_panel_sheet(composition.scene, panel, 1, project.composer().book)
    size = fact_of(written(tmp_path, "tiff", sheet, dpi=10, box="media"), FileSize)
    shown = sheet.boxes.trim
    assert (size.finished_width_mm, size.finished_height_mm) == (round(shown.width, 3), round(shown.height, 3))
    assert sorted(size.bleed_mm) == [0, 20, 20, 20]
    assert size.width_mm > size.finished_width_mm + 40


def test_a_file_that_was_cropped_afterwards_is_told_and_has_no_finished_size(tmp_path: Path) -> None:
    path = written(tmp_path, "tiff")
    with Image.open(path) as picture:
        part = picture.crop((0, 0, 2000, 1606))
        part.save(
            tmp_path / "y.tiff",
            tiffinfo={700: picture.tag_v2[700]},
            icc_profile=picture.info["icc_profile"],
            dpi=(20, 20),
        )
    assert "file-size-stated" in codes_of(tmp_path / "y.tiff")
    size = fact_of(tmp_path / "y.tiff", FileSize)
    assert (size.finished_width_mm, size.bleed_mm) == (None, None)
    assert "khổ tệp 2540 × 2039,62 mm" in told(size).message("vi")


@pytest.mark.parametrize("value", ["", "x", "0", "1 2", "1e9", "-3", "9" * 400, "nan"])
def test_a_stated_size_that_is_none_is_not_stated(tmp_path: Path, value: str) -> None:
    path = written(tmp_path, "png")
    with Image.open(path) as picture:
        from PIL.PngImagePlugin import PngInfo

        info = PngInfo()
        packet = packet_of(path).decode().replace("<bannergen:width_mm>3000<", f"<bannergen:width_mm>{value}<")
        info.add_itxt("XML:com.adobe.xmp", packet)
        picture.save(tmp_path / "y.png", pnginfo=info, dpi=(20, 20))
    size = fact_of(tmp_path / "y.png", FileSize)
    assert (size.finished_width_mm, size.full_width_mm) == (None, pytest.approx(3000, abs=2))
