"""PDF/X-4 and X-1a: what each asks for and forbids, as pikepdf, pypdf, poppler, MuPDF, qpdf and Ghostscript read it."""

from __future__ import annotations

import datetime
import io
import re
import subprocess
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from pypdf import PdfReader

from bannergen.colour import Cmyk, Colour
from bannergen.diagnostics import Fault
from bannergen.export.inks import PrintCondition
from bannergen.export.pdf import write_pdf
from bannergen.export.pdf_sheet import PdfScale
from bannergen.export.pdf_standard import X1A, X4, Standard
from bannergen.geometry import Outline, Rect
from bannergen.scene import GradientStop, Image, LinearGradient, Scene
from bannergen.scene import Path as Drawn
from tests import project
from tests.export.pdf_samples import fogra39, printed, proofed, run_of, scene_of, silent
from tests.readers import reader, run

BOTH = pytest.mark.parametrize("standard", [X4, X1A], ids=["x4", "x1a"])
GOLD = Colour(200, 160, 60, Cmyk(0, 20, 80, 20), "PANTONE 871 C")
RED = Colour(158, 13, 22, Cmyk(0, 100, 100, 38))
BANNER = {"trim": (8000, 1000), "bleed": 20}


def everything() -> Scene:
    """Return a Scene with all that can be painted."""
    square = Outline.rectangle(Rect(0, 0, 90, 90))
    fade = LinearGradient(0, 0, 100, 0, (GradientStop(0, GOLD), GradientStop(1, RED)))
    image = Image(Rect(100, 100, 40, 10), 2, 1, bytes((0, 0, 0, 218, 37, 29)))
    scene = scene_of([Drawn(square, fade), run_of("CỜ", fill=GOLD), image], texts=("CHÀO MỪNG", "Huyện Na Hang"))
    day = datetime.date(2022, 9, 29)
    imprint = replace(scene.imprint, campaign="Ngày hội", product="Pa-nô", place="Na Hang", document="1119", date=day)
    return replace(scene, imprint=imprint)


def xmp_of(path: Path) -> dict[str, object]:
    with pikepdf.open(path) as pdf, pdf.open_metadata(set_pikepdf_as_editor=False) as xmp:
        return {re.sub(r"^.*\}", "", key): xmp[key] for key in xmp}


# What both ask for


@BOTH
def test_readers_have_nothing_to_say(standard: Standard, tmp_path: Path) -> None:
    path = printed(everything(), tmp_path, standard=standard)
    said = run("qpdf", "--check", path)
    assert "No syntax or stream encoding errors" in said
    assert f"PDF Version: {standard.version}\n" in said
    silent("gs", "-q", "-dNOPAUSE", "-dBATCH", "-sDEVICE=nullpage", "-o", "/dev/null", path)
    done = subprocess.run(
        [reader("mutool"), "draw", "-q", "-r9", "-o", tmp_path / "o.png", path], capture_output=True, check=False
    )
    # Debian builds MuPDF without lcms, and it says so of every file that holds a profile.
    assert (done.returncode, done.stderr.replace(b"warning: ICC support is not available\n", b"")) == (0, b"")
    silent("pdftoppm", "-r", "9", "-png", "-singlefile", path, tmp_path / "out")


@BOTH
def test_info_and_xmp_agree_key_by_key(standard: Standard, tmp_path: Path) -> None:
    path = printed(everything(), tmp_path, standard=standard)
    xmp = xmp_of(path)
    with pikepdf.open(path) as pdf:
        info = {str(key): str(value) for key, value in pdf.docinfo.items()}
    assert info["/Title"] == xmp["title"]
    assert info["/Subject"] == xmp["description"] == "CHÀO MỪNG\nHuyện Na Hang"
    assert info["/Keywords"] == xmp["Keywords"] == "Ngày hội; Pa-nô; Na Hang; 1119; 300×200 mm; tràn lề 10 mm; 1:1"
    assert info["/Creator"] == xmp["CreatorTool"]
    assert info["/Producer"] == xmp["Producer"]
    assert (info["/Trapped"], xmp["Trapped"]) == ("/False", "False")
    assert info["/CreationDate"] == info["/ModDate"] == "D:20220929000000+07'00'"
    assert xmp["CreateDate"] == xmp["ModifyDate"] == xmp["MetadataDate"] == "2022-09-29T00:00:00+07:00"
    assert (xmp["campaign"], xmp["product"], xmp["place"], xmp["document"]) == ("Ngày hội", "Pa-nô", "Na Hang", "1119")
    assert xmp["text"] == ["CHÀO MỪNG", "Huyện Na Hang"]


def test_pypdf_reads_the_same(tmp_path: Path) -> None:
    reader = PdfReader(printed(everything(), tmp_path))
    assert reader.metadata is not None
    assert reader.xmp_metadata is not None
    assert reader.metadata.subject == "CHÀO MỪNG\nHuyện Na Hang" == reader.xmp_metadata.dc_description["x-default"]
    assert reader.metadata.title == reader.xmp_metadata.dc_title["x-default"]
    assert reader.metadata.creation_date == datetime.datetime(
        2022, 9, 29, tzinfo=datetime.timezone(datetime.timedelta(hours=7))
    )
    # pypdf turns the dates of XMP into UTC and forgets to say so.
    assert reader.xmp_metadata.xmp_create_date == datetime.datetime(2022, 9, 28, 17)  # noqa: DTZ001


def test_a_piece_without_a_day_carries_a_fixed_one(tmp_path: Path) -> None:
    path = printed(scene_of(), tmp_path)
    assert xmp_of(path)["CreateDate"] == "2000-01-01T00:00:00+07:00"


@BOTH
def test_the_identity_is_made_of_the_content(standard: Standard, tmp_path: Path) -> None:
    names = ("a", "b", "c", "d", "e", "f")
    for name in names:
        (tmp_path / name).mkdir()
    scene = everything()
    same = [xmp_of(printed(scene, tmp_path / name, standard=standard)) for name in names[:2]]
    other = xmp_of(printed(replace(scene, nodes=scene.nodes[:1]), tmp_path / "c", standard=standard))
    tenth = xmp_of(printed(scene, tmp_path / "d", standard=standard, scale=PdfScale(10)))
    place = replace(scene, imprint=replace(scene.imprint, place="Chiêm Hoá"))
    elsewhere = xmp_of(printed(place, tmp_path / "e", standard=standard))
    shop = PrintCondition("FOGRA39", fogra39().profile + b"\0")
    shops = xmp_of(printed(scene, tmp_path / "f", standard=standard, condition=shop))
    assert same[0] == same[1]
    assert tenth["DocumentID"] == shops["DocumentID"] == same[0]["DocumentID"] != other["DocumentID"]
    assert len({found["InstanceID"] for found in (same[0], other, tenth, elsewhere, shops)}) == 5
    with pikepdf.open(tmp_path / "a/print.pdf") as pdf:
        assert len(pdf.trailer.ID) == 2


@BOTH
def test_the_output_intent_is_the_registered_condition_with_its_profile(standard: Standard, tmp_path: Path) -> None:
    with pikepdf.open(printed(everything(), tmp_path, standard=standard)) as pdf:
        (intent,) = pdf.Root.OutputIntents
        assert (str(intent.Type), str(intent.S)) == ("/OutputIntent", "/GTS_PDFX")
        assert str(intent.OutputConditionIdentifier) == "FOGRA39"
        assert str(intent.RegistryName) == "http://www.color.org"
        assert intent.DestOutputProfile.N == 4
        assert intent.DestOutputProfile.read_bytes() == fogra39().profile


def test_a_shops_own_profile_is_custom_and_said_in_words(tmp_path: Path) -> None:
    own = PrintCondition("Máy in bạt 3,2 m", fogra39().profile, description="Máy in bạt 3,2 m")
    with pikepdf.open(printed(everything(), tmp_path, condition=own)) as pdf:
        (intent,) = pdf.Root.OutputIntents
        assert str(intent.OutputConditionIdentifier) == "Custom"
        assert str(intent.Info) == "Máy in bạt 3,2 m"
        assert "/RegistryName" not in intent


@BOTH
def test_boxes_nest_and_neither_art_nor_crop_box_is_there(standard: Standard, tmp_path: Path) -> None:
    with pikepdf.open(printed(everything(), tmp_path, standard=standard)) as pdf:
        (page,) = pdf.pages
        media, bleed, trim = ([float(edge) for edge in page.obj[f"/{name}Box"]] for name in ("Media", "Bleed", "Trim"))
        assert not {"/ArtBox", "/CropBox", "/UserUnit", "/Annots", "/Group"} & set(page.obj.keys())
    for outer, inner in ((media, bleed), (bleed, trim)):
        assert outer[0] <= inner[0] < inner[2] <= outer[2]
        assert outer[1] <= inner[1] < inner[3] <= outer[3]


@BOTH
def test_nothing_that_it_forbids_is_there(standard: Standard, tmp_path: Path) -> None:
    path = printed(everything(), tmp_path, standard=standard)
    forbidden = {"/ExtGState", "/OCProperties", "/AcroForm", "/Names", "/OpenAction", "/AA", "/Encrypt", "/SMask"}
    with pikepdf.open(path) as pdf:
        assert not pdf.is_encrypted
        for each in pdf.objects:
            if not isinstance(each, pikepdf.Dictionary | pikepdf.Stream):
                continue
            assert not forbidden & set(each.keys())
            assert str(each.get("/Filter", "/FlateDecode")) == "/FlateDecode"
            assert str(each.get("/Type", "")) not in {"/ObjStm", "/XRef"}
    raw = path.read_bytes()
    for space in (b"/ICCBased", b"/DeviceRGB", b"/CalRGB", b"/Lab", b"/Indexed"):
        assert space not in raw


# What sets them apart


def test_x4_is_claimed_in_the_xmp_and_x1a_in_the_info(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    four, one = printed(everything(), tmp_path), printed(everything(), tmp_path / "a", standard=X1A)
    assert "<pdfxid:GTS_PDFXVersion>PDF/X-4<" in run("pdfinfo", "-meta", four)
    assert "pdfxid:GTS_PDFXVersion>" not in run("pdfinfo", "-meta", one)
    assert re.search(r"PDF subtype: +PDF/X-1a:2003", run("pdfinfo", one))
    assert (four.read_bytes()[:8], one.read_bytes()[:8]) == (b"%PDF-1.6", b"%PDF-1.4")
    assert (xmp_of(four)["VersionID"], xmp_of(four)["RenditionClass"]) == ("1", "default")
    with pikepdf.open(one) as pdf:
        assert str(pdf.docinfo["/GTS_PDFXVersion"]) == "PDF/X-1a:2003"
        assert "/GTS_PDFXConformance" not in pdf.docinfo  # X-1a:2001


def test_a_file_with_user_unit_claims_neither_and_keeps_its_output_intent(tmp_path: Path) -> None:
    path = printed(scene_of(**BANNER), tmp_path, scale=PdfScale(10, user_unit=True))
    assert "GTS_PDFXVersion" not in path.read_text("latin-1")
    with pikepdf.open(path) as pdf:
        assert len(pdf.Root.OutputIntents) == 1
        assert pdf.pages[0].obj.UserUnit == 10


def test_x1a_with_user_unit_is_refused() -> None:
    with pytest.raises(Fault) as caught:
        write_pdf(scene_of(**BANNER), io.BytesIO(), fogra39(), standard=X1A, scale=PdfScale(10, user_unit=True))
    assert [fault.code.id for fault in caught.value.diagnostics] == ["pdf-x1a-user-unit"]


def test_x1a_refuses_a_profile_that_its_pdf_does_not_know() -> None:
    newer = fogra39().profile[:8] + b"\4" + fogra39().profile[9:]
    condition = PrintCondition("Mới", newer)
    write_pdf(scene_of(), io.BytesIO(), condition, standard=X4)
    with pytest.raises(Fault) as caught:
        write_pdf(scene_of(), io.BytesIO(), condition, standard=X1A)
    assert [fault.code.id for fault in caught.value.diagnostics] == ["profile-too-new"]


def test_a_proof_claims_nothing_and_has_no_output_intent(tmp_path: Path) -> None:
    path = proofed(project.composition("pano-3x2").scene, tmp_path)
    raw = path.read_text("latin-1")
    assert "GTS_PDFXVersion>" not in raw
    with pikepdf.open(path) as pdf:
        assert "/OutputIntents" not in pdf.Root
        assert "/Trapped" not in pdf.docinfo
