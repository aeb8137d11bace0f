"""Does the reader of PDFs say what is in a file, whoever made it, and find what a prepress technician would?"""

from __future__ import annotations

import json
import math
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from bannergen.diagnostics import Fault
from bannergen.preflight.files import read, told
from bannergen.preflight.files.pdf import objects, painting
from bannergen.preflight.files.report import (
    Boxes,
    Colours,
    Contents,
    FileSize,
    Fonts,
    Inks,
    Intent,
    PdfKind,
    Resolution,
)
from tests.preflight.files.samples import Sheet, codes_of, fact_of, finding, icc, kind_of, spot

MM = 72 / 25.4
SOUND = "0 1 1 0 k 0 0 300 200 re f"


def sound(sheet: Sheet | None = None) -> Sheet:
    sheet = sheet or Sheet()
    return sheet.intent(DestOutputProfile=sheet.profile(icc()))


def told_of(path: Path) -> list[str]:
    """The codes of the findings, or of the refusal."""
    try:
        return codes_of(path)
    except Fault as fault:
        return [found.code.id for found in fault.diagnostics]


def inks_of(path: Path) -> tuple[dict[str, float], float | None]:
    inks = fact_of(path, Inks)
    return {ink.name: ink.most for ink in inks.inks if ink.most}, inks.total


def test_a_sound_file_has_no_findings(tmp_path: Path) -> None:
    assert codes_of(sound().save(tmp_path / "x.pdf", SOUND)) == []


def test_boxes_and_size_are_in_millimetres(tmp_path: Path) -> None:
    report = read(Sheet().save(tmp_path / "x.pdf"))
    (page,) = kind_of(report, Boxes).pages
    assert math.isclose(page.media.width_mm, 300 / MM, abs_tol=1e-3)
    assert (page.bleed.x_mm, page.trim.y_mm) == (round(10 / MM, 4), round(20 / MM, 4))
    size = kind_of(report, FileSize)
    assert (size.width_mm, size.height_mm) == (round(260 / MM, 3), round(160 / MM, 3))


def test_boxes_that_the_page_inherits_and_edges_in_any_order(tmp_path: Path) -> None:
    sheet = Sheet()
    del sheet.page["/MediaBox"]
    sheet.pdf.Root.Pages.MediaBox = Array([300, 200, 0, 0])
    assert fact_of(sheet.save(tmp_path / "x.pdf"), Boxes).pages[0].media.width_mm == round(300 / MM, 4)


def test_user_unit_enlarges_the_page_and_is_warned_of(tmp_path: Path) -> None:
    sheet = sound()
    sheet.page.UserUnit = 10
    path = sheet.save(tmp_path / "x.pdf", SOUND)
    assert fact_of(path, FileSize).width_mm == round(2600 / MM, 3)
    assert codes_of(path) == ["page-user-unit"]


def test_a_turned_page_is_as_wide_as_it_is_shown(tmp_path: Path) -> None:
    sheet = Sheet()
    sheet.page.Rotate = -90
    size = fact_of(sheet.save(tmp_path / "x.pdf"), FileSize)
    assert (size.width_mm, size.height_mm) == (round(160 / MM, 3), round(260 / MM, 3))


def test_a_page_with_user_unit_states_its_own_size(tmp_path: Path) -> None:
    sheet = Sheet()
    sheet.page.UserUnit = 10
    size = fact_of(sheet.save(tmp_path / "x_1-10.pdf"), FileSize)
    assert (size.scale, size.finished_width_mm) == ("1:1", round(2600 / MM, 2))


@pytest.mark.parametrize(
    ("name", "stated", "scale", "source"),
    [
        ("x", None, "1:1", ""),
        ("x_1-10", None, "1:1", ""),
        ("page_1-4", None, "1:1", ""),
        ("x", "1:10", "1:10", "xmp"),
        ("x_1-10", "1:1", "1:1", "xmp"),
        ("x", "1:0", "1:1", ""),
    ],
)
def test_the_scale_is_as_the_metadata_say_and_not_as_a_name_does(
    tmp_path: Path, name: str, stated: str | None, scale: str, source: str
) -> None:
    sheet = Sheet().xmp(bannergen__scale=stated) if stated else Sheet()
    size = fact_of(sheet.save(tmp_path / f"{name}.pdf"), FileSize)
    divisor = int(scale[2:])
    assert (size.scale, size.scale_from) == (scale, source)
    assert size.finished_width_mm == round(260 / MM * divisor, 2)


@pytest.mark.parametrize("key", ["/Creator", "/Producer"])
@pytest.mark.parametrize(
    ("name", "scale"),
    [
        ("x_1-10", "1:10"),
        ("x_tam-2-5_1-10", "1:10"),
        ("x_1-10_2", "1:1"),
        ("x_1-4", "1:1"),
        ("x_1-100m", "1:1"),
        ("ngay-1-10", "1:1"),
    ],
)
def test_a_name_tells_the_scale_of_a_file_of_ours_that_lost_its_xmp(
    tmp_path: Path, name: str, scale: str, key: str
) -> None:
    sheet = Sheet()
    sheet.pdf.docinfo[key] = "bannergen 0.1.0"
    size = fact_of(sheet.save(tmp_path / f"{name}.pdf"), FileSize)
    assert (size.scale, size.scale_from) == (scale, "name" if scale == "1:10" else "")


def test_a_name_that_speaks_of_a_scale_is_told_where_the_file_states_none(tmp_path: Path) -> None:
    assert codes_of(sound().save(tmp_path / "x_1-10.pdf", SOUND)) == ["scale-in-name-only"]
    assert codes_of(sound().save(tmp_path / "page_1-4.pdf", SOUND)) == []
    assert codes_of(sound().xmp(bannergen__scale="1:10").save(tmp_path / "y_1-10.pdf", SOUND)) == []


@pytest.mark.parametrize(("data", "said"), [(b"", "tệp rỗng"), (b"hello" * 99, "không phải PDF"), (None, "bị cụt")])
def test_damage_is_told_in_plain_words(tmp_path: Path, data: bytes | None, said: str) -> None:
    (tmp_path / "x.pdf").write_bytes(sound().bytes(SOUND)[:300] if data is None else data)
    with pytest.raises(Fault) as caught:
        read(tmp_path / "x.pdf")
    assert said in caught.value.diagnostics[0].message("vi").partition(" (")[0]


def test_numbers_have_the_decimal_sign_of_the_language(tmp_path: Path) -> None:
    sheet = sound()
    sheet.resource("/ExtGState", G=Dictionary(ca=0.42))
    path = sheet.save(tmp_path / "x.pdf", f"/G gs {SOUND} .055 0 0 0 k 30 30 9 9 re f")
    report = read(path)
    shown = [*map(told, report.facts), *report.findings]
    vi, en = ("\n".join(each.message(lang) for each in shown) for lang in ("vi", "en"))  # type: ignore[arg-type]
    sizes = {"vi": "91,72 × 56,44 mm", "en": "91.72 × 56.44 mm"}
    assert (sizes["vi"] in vi, sizes["en"] in en) == (True, True)
    assert [sign for sign in ("0.42", "5.5 %", "91.72") if sign in vi] == []
    assert [sign for sign in ("0,42", "5,5 %", "91,72") if sign in en] == []
    assert "\u2396" not in vi + en + json.dumps([asdict(fact) for fact in report.facts], ensure_ascii=False)


def test_no_bleed_is_told(tmp_path: Path) -> None:
    bare = sound()
    for key in ("/BleedBox", "/TrimBox"):
        del bare.page[key]
    assert codes_of(bare.save(tmp_path / "x.pdf", SOUND)) == ["file-no-bleed"]


@pytest.mark.parametrize("key", ["BleedBox", "TrimBox"])
def test_a_box_that_leaves_the_next_one_is_an_error(tmp_path: Path, key: str) -> None:
    sheet = sound()
    sheet.page["/" + key] = Array([5, 5, 301, 195])
    assert "page-boxes" in codes_of(sheet.save(tmp_path / "x.pdf", SOUND))


def test_a_crop_box_that_hides_some_of_the_finished_piece_is_an_error(tmp_path: Path) -> None:
    sheet = sound()
    sheet.page.CropBox = Array([60, 60, 200, 150])
    assert "page-boxes" in codes_of(sheet.save(tmp_path / "x.pdf", SOUND))


def test_a_profile_that_is_cut_short_is_an_error(tmp_path: Path) -> None:
    sheet = Sheet()
    sheet = sheet.intent(DestOutputProfile=sheet.profile(icc()[:-2]))
    assert codes_of(sheet.save(tmp_path / "x.pdf", SOUND)) == ["profile-damaged"]


def test_a_page_beyond_what_viewers_open_is_told(tmp_path: Path) -> None:
    sheet = sound()
    sheet.page.MediaBox = Array([0, 0, 14401, 200])
    assert codes_of(sheet.save(tmp_path / "x.pdf", SOUND)) == ["page-too-large"]


def test_pages_are_counted_and_several_are_told(tmp_path: Path) -> None:
    sheet = sound()
    for _ in range(30):
        sheet.pdf.add_blank_page()
    path = sheet.save(tmp_path / "x.pdf", SOUND)
    kind = fact_of(path, PdfKind)
    assert (kind.pages, kind.pages_read) == (31, 20)
    assert codes_of(path) == ["file-several-pages"]


def test_the_intent_and_its_profile_are_read(tmp_path: Path) -> None:
    path = sound().save(tmp_path / "x.pdf", SOUND)
    (intent,) = fact_of(path, Intent).intents
    assert (intent.subtype, intent.identifier, intent.profile_components) == ("GTS_PDFX", "FOGRA39", 4)
    assert (intent.profile.description, intent.profile.space) == ("Thử", "CMYK")


def test_no_intent_and_one_that_is_no_printers_are_told(tmp_path: Path) -> None:
    assert codes_of(Sheet().save(tmp_path / "x.pdf", SOUND)) == ["file-no-intent"]
    sheet = Sheet()
    sheet.intent(DestOutputProfile=sheet.profile(icc("RGB", "mntr"), 3))
    assert codes_of(sheet.save(tmp_path / "x.pdf", SOUND)) == ["file-intent-not-cmyk"]


@pytest.mark.parametrize(
    ("content", "inks", "total"),
    [
        ("0 1 1 0 k 0 0 9 9 re f", {}, 0),  # outside of the bleed
        ("0 1 1 0 k 5 5 9 9 re f", {"Magenta": 100, "Yellow": 100}, 200),
        ("0 0 0 1 K 20 20 m 90 90 l S", {"Black": 100}, 100),
        ("0.25 g 20 20 50 50 re B", {"Black": 100}, 100),  # the stroke is black, as at first
        ("q .1 .2 .3 .4 k 20 20 50 50 re b Q 20 20 5 5 re f", dict(zip("CMYK", (10, 20, 30, 100), strict=True)), 100),
        ("/S cs .5 scn 20 20 50 50 re f*", {"Đỏ cờ": 50}, 100),
        ("/S cs 20 20 50 50 re f", {"Đỏ cờ": 100}, 200),  # a new space begins at its full tint
        ("/All cs 1 scn 20 20 50 50 re f", {}, 0),  # registration: in every ink, on no piece
        ("q 10 0 0 10 100 100 cm 0 1 0 0 k 0 0 1 1 re f Q", {"Magenta": 100}, 100),
        ("q 1 0 0 1 500 0 cm 0 1 0 0 k 20 20 5 5 re f Q", {}, 0),
        ("0 1 0 0 k 20 20 50 50 re n", {}, 0),
        ("/G sh", {"Cyan": 80, "Yellow": 90}, 90),
        ("/Pattern cs /T scn 20 20 50 50 re f", {"Cyan": 30}, 30),
        ("/Pattern cs /H scn 20 20 50 50 re f", {"Cyan": 80, "Yellow": 90}, 90),
        ("/F Do", {"Yellow": 70}, 70),
        ("q 50 0 0 50 20 20 cm /P Do Q", {"Cyan": 100, "Black": 20}, 120),
        ("BT 0 0 0 .6 k (A\\)B) Tj ET", {"Black": 60}, 60),
        ("BT 3 Tr 0 0 0 .6 k (A) Tj ET", {}, 0),
        ("q 9 0 0 9 20 20 cm 0 .5 0 0 k BI /W 8 /H 1 /IM true ID \xff EI Q", {"Magenta": 50}, 50),
    ],
)
def test_inks_are_exactly_those_of_the_operators(
    tmp_path: Path, content: str, inks: dict[str, float], total: float
) -> None:
    sheet = Sheet()
    gradient = Dictionary(FunctionType=2, Domain=[0, 1], C0=[0.8, 0, 0, 0], C1=[0, 0, 0.9, 0], N=1)
    shading = Dictionary(ShadingType=2, ColorSpace=Name.DeviceCMYK, Coords=[0, 0, 1, 0], Function=gradient)
    tile = sheet.stream(".3 0 0 0 k 0 0 2 2 re f", PatternType=1, PaintType=1, TilingType=1, BBox=[0, 0, 4, 4])
    tile.XStep, tile.YStep, tile.Resources = 4, 4, Dictionary()
    sheet.resource("/ColorSpace", S=spot("Đỏ cờ", (0, 1, 1, 0)), All=spot("All", (1, 1, 1, 1)))
    sheet.resource("/Shading", G=shading)
    sheet.resource("/Pattern", T=tile, H=Dictionary(PatternType=2, Shading=shading))
    picture = sheet.picture(2, 1, bytes([0, 0, 0, 0, 255, 0, 0, 51]), Name.DeviceCMYK)
    sheet.resource("/XObject", F=sheet.form("0 0 .7 0 k 20 20 5 5 re f"), P=picture)
    path = sheet.save(tmp_path / "x.pdf", content.encode("latin-1"))
    names = {"C": "Cyan", "M": "Magenta", "Y": "Yellow", "K": "Black"}
    assert fact_of(path, Inks).source == "operators"
    assert inks_of(path) == ({names.get(name, name): share for name, share in inks.items()}, total)


def test_a_picture_that_lacks_pixels_decides_no_inks(tmp_path: Path) -> None:
    sheet = Sheet()
    sheet.resource("/XObject", P=sheet.picture(2, 2, bytes(12), Name.DeviceCMYK))
    assert fact_of(sheet.save(tmp_path / "x.pdf", "q 50 0 0 50 20 20 cm /P Do Q"), Inks).source == ""


@pytest.mark.parametrize(
    ("content", "why"),
    [
        ("1 0 0 rg 20 20 50 50 re f", "RGB"),
        ("/Half gs 0 1 0 0 k 20 20 50 50 re f", "transparency"),
        ("/Multiply gs 0 1 0 0 k 20 20 50 50 re f", "transparency"),
        ("/Over gs 0 1 0 0 k 20 20 50 50 re f", "overprint"),
        ("/Nothing sh", ""),
        ("/Mesh sh", "gradient"),
    ],
)
def test_inks_that_operators_do_not_decide_are_not_determined(tmp_path: Path, content: str, why: str) -> None:
    sheet = Sheet().resource("/ExtGState", Half=Dictionary(ca=0.5), Multiply=Dictionary(BM=Name.Multiply))
    sheet.resource("/ExtGState", Over=Dictionary(OP=True))
    sheet.resource("/Shading", Mesh=Dictionary(ShadingType=7, ColorSpace=Name.DeviceCMYK))
    inks = fact_of(sheet.save(tmp_path / "x.pdf", content), Inks)
    assert (inks.source, inks.total) == ("", None)
    assert why in inks.reason.en


def test_transparency_counts_where_something_is_painted_with_it(tmp_path: Path) -> None:
    sheet = sound().resource("/ExtGState", Half=Dictionary(ca=0.5, CA=0.25, SMask=Name("/None")), Full=Dictionary(ca=1))
    unused = sheet.save(tmp_path / "x.pdf", "q /Half gs Q /Half gs /Full gs " + SOUND)
    assert codes_of(unused) == []
    used = sheet.save(tmp_path / "y.pdf", "/Half gs " + SOUND)
    assert fact_of(used, Colours).transparency == ("/ca 0.5",)
    assert codes_of(used) == ["file-transparency"]


def test_a_group_alone_is_a_fact_and_no_finding(tmp_path: Path) -> None:
    sheet = sound()
    sheet.page.Group = Dictionary(S=Name.Transparency)
    path = sheet.save(tmp_path / "x.pdf", SOUND)
    assert fact_of(path, Colours).transparency == ("/Group",)
    assert codes_of(path) == []


@pytest.mark.parametrize(
    ("content", "codes"),
    [
        ("1 0 0 rg 20 20 5 5 re f", ["file-rgb"]),
        ("/R cs 0 0 1 scn 20 20 5 5 re f", ["file-rgb"]),
        ("q 50 0 0 50 20 20 cm /P Do Q", ["file-rgb"]),
        ("0 0 0 0.05 k 20 20 5 5 re f", ["ink-too-faint"]),
        ("0 0.04 0.84 0 k 20 20 5 5 re f", []),  # a little of one ink in a strong colour
        ("/Over gs 0 0 0 0 k 20 20 5 5 re f", ["white-overprint"]),
        ("/Knock gs 0 0 0 0 k 20 20 5 5 re f", []),
        ("/Over gs 0 0 0 1 k 20 20 5 5 re f", []),
        ("/Over gs /S cs 0 scn 20 20 5 5 re f", ["white-overprint"]),
    ],
)
def test_colours_that_print_badly(tmp_path: Path, content: str, codes: list[str]) -> None:
    sheet = sound().resource("/ColorSpace", R=Array([Name.CalRGB, Dictionary(WhitePoint=[1, 1, 1])]))
    sheet.resource("/ColorSpace", S=spot("Đỏ cờ", (0, 1, 1, 0)))
    sheet.resource("/ExtGState", Over=Dictionary(op=True, OPM=1), Knock=Dictionary(op=True, OPM=0))
    sheet.resource("/XObject", P=sheet.picture(90, 90, b"abc" * 8100, Name.DeviceRGB))
    assert codes_of(sheet.save(tmp_path / "x.pdf", content)) == codes


def test_pictures_have_the_resolution_of_the_finished_size(tmp_path: Path) -> None:
    sheet = sound().xmp(bannergen__scale="1:10")
    sheet.resource("/XObject", P=sheet.picture(100, 50, bytes(20_000), Name.DeviceCMYK))
    content = "q 72 0 0 72 20 20 cm /P Do Q q 0 720 -360 0 0 0 cm /P Do Q"
    path = sheet.save(tmp_path / "x.pdf", content)
    first, second = fact_of(path, Resolution).pictures
    assert (first.ppi, first.finished_ppi) == (50, 5)  # 100 and 50 px in an inch: the worse side
    assert (second.ppi, second.finished_ppi) == (10, 1)
    low = finding(path, "resolution-low")
    assert dict(low.values)["ppi"] == "1"


def test_fonts_are_named_with_whether_they_are_embedded(tmp_path: Path) -> None:
    sheet = sound()
    with_file = Dictionary(FontFile2=sheet.stream("x"))
    whole = Dictionary(Type=Name.Font, Subtype=Name.TrueType, BaseFont=Name("/Aa"), FontDescriptor=with_file)
    bare = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name("/Bb"))
    inner = Dictionary(Subtype=Name.CIDFontType2, FontDescriptor=with_file)
    composite = Dictionary(Subtype=Name.Type0, BaseFont=Name("/Cc"), DescendantFonts=[inner])
    sheet.resource("/Font", A=whole, B=bare, C=composite, Unused=Dictionary(BaseFont=Name("/Dd")))
    path = sheet.save(tmp_path / "x.pdf", "BT /A 9 Tf (a) Tj /B 9 Tf (b) Tj /C 9 Tf (c) Tj ET")
    fonts = fact_of(path, Fonts).fonts
    assert [(font.name, font.type, font.embedded) for font in fonts] == [
        ("Aa", "TrueType", True),
        ("Bb", "Type1", False),
        ("Cc", "CIDFontType2", True),
    ]
    assert codes_of(path) == ["file-fonts-missing", "file-fonts-live"]


def test_what_cannot_be_printed_is_told(tmp_path: Path) -> None:
    sheet = sound()
    layer = sheet.pdf.make_indirect(Dictionary(Type=Name.OCG, Name="Nháp"))
    sheet.pdf.Root.OCProperties = Dictionary(OCGs=[layer])
    sheet.pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS="1")
    sheet.pdf.Root.AcroForm = Dictionary(Fields=[Dictionary(T="a")])
    sheet.page.Annots = Array([Dictionary(Type=Name.Annot, Subtype=Name.Text)])
    sheet.pdf.Root.Names = Dictionary(EmbeddedFiles=Dictionary(Names=["a.xls", Dictionary()]))
    path = sheet.save(tmp_path / "x.pdf", SOUND)
    assert fact_of(path, Contents) == Contents(("Nháp",), ("Text",), 1, scripts=True, attachments=("a.xls",))
    assert codes_of(path) == ["file-layers", "file-interactive"]


def claiming(version: str, **info: Any) -> Sheet:
    sheet = sound()
    sheet.pdf.docinfo["/GTS_PDFXVersion"] = version
    sheet.pdf.docinfo["/Trapped"] = Name("/False")
    for key, value in info.items():
        sheet.pdf.docinfo["/" + key] = value
    return sheet


def of_a_screen() -> Sheet:
    sheet = claiming("PDF/X-4").xmp(pdfxid__GTS_PDFXVersion="PDF/X-4")
    return sheet.intent(DestOutputProfile=sheet.profile(icc(kind="mntr")))


def test_what_claims_to_be_pdfx_and_is(tmp_path: Path) -> None:
    sheet = claiming("PDF/X-4", Title="Một & hai", CreationDate="D:20220928170000Z")
    sheet = sheet.xmp(
        pdfxid__GTS_PDFXVersion="PDF/X-4",
        dc__title='<rdf:Alt><rdf:li xml:lang="x-default">Một &amp; hai</rdf:li></rdf:Alt>',
        xmp__CreateDate="2022-09-29T00:00:00+07:00",
    )
    path = sheet.save(tmp_path / "x.pdf", SOUND)
    assert (fact_of(path, PdfKind).pdfx_info, fact_of(path, PdfKind).pdfx_xmp) == ("PDF/X-4", "PDF/X-4")
    assert codes_of(path) == []


@pytest.mark.parametrize(
    ("sheet", "content", "reason"),
    [
        (claiming("PDF/X-4"), SOUND, "XMP"),
        (claiming("PDF/X-1a:2003").xmp(pdfxid__GTS_PDFXVersion="PDF/X-4"), SOUND, "PDF/X-1a:2003 ≠ XMP PDF/X-4"),
        (claiming("PDF/X-1a:2003"), "1 0 0 rg 20 20 9 9 re f", "RGB"),
        (claiming("PDF/X-1a:2003", Trapped=Name("/Unknown")), SOUND, "Trapped: Unknown"),
        (
            claiming("PDF/X-1a:2003", Title="Một").xmp(dc__title="<rdf:Alt><rdf:li>Hai</rdf:li></rdf:Alt>"),
            SOUND,
            "Info Title Một ≠ XMP Hai",
        ),
        (
            claiming("PDF/X-1a:2003", CreationDate="D:20010101").xmp(xmp__CreateDate="2022-09-29T00:00:00+07:00"),
            SOUND,
            "Info CreationDate 2001-01-01 ≠ XMP 2022-09-29",
        ),
        (of_a_screen(), SOUND, "OutputIntent: Thử (mntr)"),
    ],
)
def test_what_claims_to_be_pdfx_and_is_not(tmp_path: Path, sheet: Sheet, content: str, reason: str) -> None:
    broken = finding(sheet.save(tmp_path / "x.pdf", content), "pdfx-broken")
    assert reason in dict(broken.values)["reasons"]


@pytest.mark.parametrize("box", ["/X", "5", "<< /A 1 >>", "(abcd)", "[1 2 3]", "[1 2 /X 4]", "[1 2 1 4]"])
@pytest.mark.parametrize("name", ["TrimBox", "BleedBox", "MediaBox"])
def test_a_page_box_that_is_none_is_damage(tmp_path: Path, name: str, box: str) -> None:
    sheet = Sheet()
    sheet.page["/" + name] = pikepdf.Object.parse(box.encode())
    with pytest.raises(Fault) as caught:
        read(sheet.save(tmp_path / "x.pdf"))
    assert [fault.code.id for fault in caught.value.diagnostics] == ["file-damaged"]


HUGE = "9" * 400


@pytest.mark.parametrize(
    "content",
    [
        f"BI /W {HUGE} /H {HUGE} /BPC {HUGE} /CS /RGB ID x EI",
        f"{HUGE} 0 0 {HUGE} 0 0 cm " * 9 + "q /P Do Q 0 0 1 1 re f",
        f"{HUGE} {HUGE} -{HUGE} {HUGE} re f",
        f"{HUGE} {HUGE} {HUGE} {HUGE} k 0 0 300 200 re f",
        "/Power sh",
    ],
)
def test_numbers_beyond_all_measure_make_no_reader_fall(tmp_path: Path, content: str) -> None:
    sheet = Sheet()
    power = Dictionary(FunctionType=2, Domain=[0, 10**18], C0=[0, 0, 0, 0], C1=[1, 0, 0, 0], N=99)
    sheet.resource("/Shading", Power=Dictionary(ShadingType=2, ColorSpace=Name.DeviceCMYK, Function=power))
    sheet.resource("/XObject", P=sheet.picture(2, 1, bytes(8), Name.DeviceCMYK))
    for fact in read(sheet.save(tmp_path / "x.pdf", content)).facts:
        json.dumps(asdict(fact), allow_nan=False)


@pytest.mark.parametrize("key", ["Contents", "Resources", "Annots", "UserUnit", "Rotate", "Group"])
@pytest.mark.parametrize("value", ["/X", "5", "[1 /X]", "(x)", "<< /A 1 >>", "-9000000000000000000"])
def test_an_entry_of_another_kind_is_read_as_none(tmp_path: Path, key: str, value: str) -> None:
    sheet = Sheet()
    path = sheet.save(tmp_path / "x.pdf", SOUND)
    with pikepdf.open(path) as pdf:
        pdf.pages[0].obj["/" + key] = pikepdf.Object.parse(value.encode())
        pdf.save(tmp_path / "y.pdf")
    assert "program-fault" not in told_of(tmp_path / "y.pdf")


def test_a_pdf_without_pages_is_damaged(tmp_path: Path) -> None:
    with pikepdf.new() as document:
        document.save(tmp_path / "x.pdf")
    assert "file-damaged" in codes_of(tmp_path / "x.pdf")


def test_a_tree_of_pages_that_runs_in_circles_ends(tmp_path: Path) -> None:
    sheet = Sheet()
    sheet.pdf.Root.Pages.Kids.append(sheet.pdf.Root.Pages)
    data = sheet.bytes(SOUND)
    (tmp_path / "x.pdf").write_bytes(data)
    assert "file-mended" in codes_of(tmp_path / "x.pdf")


def test_forms_that_hold_each_other_end(tmp_path: Path) -> None:
    sheet = Sheet()
    form = sheet.pdf.make_indirect(sheet.form("/F Do /F Do"))
    form.Resources = Dictionary(XObject=Dictionary(F=form))
    path = sheet.resource("/XObject", F=form).save(tmp_path / "x.pdf", "/F Do")
    assert "file-unread" in codes_of(path)


def test_a_stream_that_unpacks_to_more_than_any_drawing_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(objects, "LARGEST_STREAM", 2**20)
    path = Sheet().save(tmp_path / "x.pdf", b" " * 2**25)
    assert path.stat().st_size < 2**16
    assert "1 MB" in dict(finding(path, "file-unread").values)["reason"]


def test_a_drawing_of_more_operators_than_anybody_draws_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(painting, "MOST_OPERATIONS", 100)
    path = sound().save(tmp_path / "x.pdf", SOUND + " n" * 98)
    assert codes_of(path) == ["file-unread"]
    assert fact_of(path, Inks).source == ""


@pytest.mark.parametrize("password", ["", "x"])
def test_a_locked_file_is_refused(tmp_path: Path, password: str) -> None:
    path = Sheet().save(tmp_path / "x.pdf", SOUND)
    with pikepdf.open(path) as pdf:
        pdf.save(tmp_path / "y.pdf", encryption=pikepdf.Encryption(user=password, owner="y"))
    assert "file-encrypted" in told_of(tmp_path / "y.pdf")


@pytest.mark.parametrize("length", [0, 1, 20, 200, -1, -30, -200, -500])
def test_a_file_that_is_cut_off_is_told_of(tmp_path: Path, length: int) -> None:
    data = Sheet().bytes(SOUND)
    (tmp_path / "x.pdf").write_bytes(data[:length])
    assert length == -1 or {"file-damaged", "file-mended"} & set(told_of(tmp_path / "x.pdf"))


def test_a_space_of_the_resources_is_what_it_is_whatever_its_name(tmp_path: Path) -> None:
    sheet = Sheet()
    sheet.resource("/ColorSpace", CMYK=Array([Name.ICCBased, sheet.profile(icc("RGB", "mntr"), 3)]))
    path = sheet.save(tmp_path / "x.pdf", "/CMYK cs 1 0 0 sc 20 20 50 50 re f")
    assert fact_of(path, Colours).spaces == ("ICC RGB (Thử)",)
    assert "file-rgb" in codes_of(path)
