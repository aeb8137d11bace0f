"""The print PDF as other programs read it: qpdf, poppler, MuPDF, Ghostscript and pikepdf."""

from __future__ import annotations

import io
import math
import re
import subprocess
import sys
import unicodedata
from pathlib import Path

import numpy as np
import pikepdf
import pytest

from bannergen.codes import exporting as codes
from bannergen.diagnostics import Fault
from bannergen.export.pdf import write_pdf
from bannergen.export.pdf_sheet import PdfScale, print_scale
from bannergen.geometry import POINTS_PER_MM, Matrix, Outline, Rect, Unit
from bannergen.scene import (
    GradientStop,
    Group,
    Image,
    LinearGradient,
    Node,
    Paint,
    RadialGradient,
    Scene,
    Stroke,
)
from bannergen.scene import (
    Path as Drawn,
)
from tests.export.pdf_samples import (
    BLUE,
    INK,
    RED,
    RENDERERS,
    WHITE,
    YELLOW,
    assert_alike,
    composed,
    fogra39,
    outlined,
    printed,
    run_of,
    scene_of,
    seen_as_svg,
    silent,
)
from tests.readers import run

TOLERANCE_PT = 0.001
BANNER = {"trim": (8000, 1000), "bleed": 20}


class _Page:
    """The one page of a file; keeps the file open as long as it lives."""

    def __init__(self, path: Path) -> None:
        self.pdf = pikepdf.open(path)
        self.page = self.pdf.pages[0]
        self.obj = self.page.obj


def _page(path: Path) -> _Page:
    return _Page(path)


def _box(page: _Page, name: str) -> list[float]:
    return [float(edge) for edge in page.obj[f"/{name}"]]


def _content(path: Path) -> list[pikepdf.ContentStreamInstruction]:
    page = _page(path)
    return list(pikepdf.parse_content_stream(page.page))


# Boxes and scale


def test_boxes_of_an_8_m_banner_are_804_by_104_mm(tmp_path: Path) -> None:
    page = _page(printed(scene_of(**BANNER), tmp_path))
    mm = POINTS_PER_MM
    assert _box(page, "MediaBox") == pytest.approx([0, 0, 804 * mm, 104 * mm], abs=TOLERANCE_PT)
    assert _box(page, "BleedBox") == pytest.approx([0, 0, 804 * mm, 104 * mm], abs=TOLERANCE_PT)
    assert _box(page, "TrimBox") == pytest.approx([2 * mm, 2 * mm, 802 * mm, 102 * mm], abs=TOLERANCE_PT)
    assert "/ArtBox" not in page.obj


def test_slug_around_the_bleed_moves_the_other_boxes(tmp_path: Path) -> None:
    scene = scene_of(bleed=10)
    boxes = scene.boxes
    slug = type(boxes)(Rect(-30, -20, 350, 270), boxes.bleed, boxes.trim, boxes.safe)
    page = _page(printed(Scene("x", Unit.MM, slug, scene.nodes), tmp_path))
    mm = POINTS_PER_MM
    # The sheet ends with a whole point; 350 mm are 992.13 and 270 mm 765.35 of them.
    assert _box(page, "MediaBox") == [0, 0, 993, 766]
    assert _box(page, "BleedBox") == pytest.approx([20 * mm, 40 * mm, 340 * mm, 260 * mm], abs=TOLERANCE_PT)
    assert _box(page, "TrimBox") == pytest.approx([30 * mm, 50 * mm, 330 * mm, 250 * mm], abs=TOLERANCE_PT)


def test_boxes_as_poppler_and_mupdf_read_them(tmp_path: Path) -> None:
    path = printed(scene_of(**BANNER), tmp_path)
    said = run("pdfinfo", "-box", path)
    assert re.search(r"MediaBox: +0.00 +0.00 +2279.06 +294.80", said)
    assert re.search(r"TrimBox: +5.67 +5.67 +2273.39 +289.13", said)
    boxes = dict(re.findall(r"<(\w+Box) (.*?) ?/>", run("mutool", "pages", path)))
    assert boxes["MediaBox"].startswith('l="0" b="0" r="2279.05')
    assert boxes["TrimBox"].startswith('l="5.66')
    assert "ArtBox" not in boxes


def test_a_pixel_is_three_quarters_of_a_point(tmp_path: Path) -> None:
    scene = scene_of(unit=Unit.PX, trim=(640, 384), bleed=0)
    assert _box(_page(printed(scene, tmp_path)), "MediaBox") == [0, 0, 480, 288]


@pytest.mark.parametrize(
    ("width", "bleed", "unit", "scale"),
    [
        (5010, 20, Unit.MM, 1),  # exactly 5,080 mm with its bleed and its marks
        (5010.1, 20, Unit.MM, 10),
        (8000, 20, Unit.MM, 10),
        (19_200, 0, Unit.PX, 1),
        (19_201, 0, Unit.PX, 10),
    ],
)
def test_what_passes_14400_points_is_drawn_at_1_to_10(width: float, bleed: float, unit: Unit, scale: int) -> None:
    assert print_scale(scene_of(trim=(width, 900), bleed=bleed, unit=unit)) == scale
    assert print_scale(scene_of(trim=(900, width), bleed=bleed, unit=unit)) == scale


def test_user_unit_changes_nothing_but_the_unit(tmp_path: Path) -> None:
    scene = scene_of([run_of("CỜ", size=600)], **BANNER)
    tenth = _page(printed(scene, tmp_path))
    (tmp_path / "full").mkdir()
    path = printed(scene, tmp_path / "full", scale=PdfScale(10, user_unit=True))
    full = _page(path)
    assert "/UserUnit" not in tenth.obj
    assert full.obj.UserUnit == 10
    assert full.obj.Contents.read_bytes() == tenth.obj.Contents.read_bytes()
    assert _box(full, "MediaBox") == _box(tenth, "MediaBox")
    assert '<UserUnit v="10"' in run("mutool", "pages", path)


def test_a_point_at_7_m_keeps_a_thousandth_of_a_millimetre(tmp_path: Path) -> None:
    line = Drawn(Outline("ML", (7123.4567, 987.6543, 13.0009, 0.0007)), stroke=Stroke(RED, 3.3333))
    path = printed(scene_of([line], **BANNER), tmp_path)
    drawn = {str(i.operator): [float(n) for n in i.operands] for i in _content(path)[-4:]}
    back = 10 / POINTS_PER_MM
    x, y = drawn["m"]
    assert (x * back - 20, 1020 - y * back) == pytest.approx((7123.4567, 987.6543), abs=0.001)
    x, y = drawn["l"]
    assert (x * back - 20, 1020 - y * back) == pytest.approx((13.0009, 0.0007), abs=0.001)


# What a print file must not hold


def test_it_holds_no_font_text_layer_or_transparency(tmp_path: Path) -> None:
    path = printed(composed("pano-3x2", "chu-de"), tmp_path)
    raw = path.read_bytes()
    for key in (b"/ExtGState", b"/OCProperties", b"/UserUnit", b"/Font", b"/SMask", b"/Group"):
        assert key not in raw
    operators = {str(i.operator) for i in _content(path)}
    assert not operators & {"BT", "Tj", "TJ", "gs", "BDC", "BMC", "cm"}
    assert run("pdffonts", path).splitlines()[2:] == []
    assert run("pdftotext", path, "-").strip() == ""


def test_every_transparent_group_is_named_at_once() -> None:
    inner = Group((), opacity=0.5, id="bong")
    scene = scene_of([Group((inner,), opacity=0.25, id="nen"), Group((), opacity=1, id="day")])
    with pytest.raises(Fault) as caught:
        write_pdf(scene, io.BytesIO(), fogra39())
    found = [(d.code.id, *d.data.values()) for d in caught.value.diagnostics]
    assert found == [(codes.TRANSPARENCY.id, "nen", "0.25"), (codes.TRANSPARENCY.id, "bong", "0.5")]


def test_content_is_cut_at_the_bleed_box(tmp_path: Path) -> None:
    content = _content(printed(scene_of(**BANNER), tmp_path))
    assert [str(i.operator) for i in content[:3]] == ["re", "W", "n"]
    assert [float(n) for n in content[0].operands] == pytest.approx([0, 0, 2279.0551, 294.8031], abs=1e-4)


@pytest.mark.parametrize("product", ["pano-3x2", "bang-ron-ngang-8x1", "led-p5-640x384"])
def test_qpdf_and_ghostscript_have_nothing_to_say(product: str, tmp_path: Path) -> None:
    path = printed(composed(product, "chao-mung"), tmp_path)
    assert "No syntax or stream encoding errors" in run("qpdf", "--check", path)
    silent("gs", "-q", "-dNOPAUSE", "-dBATCH", "-sDEVICE=nullpage", "-o", "/dev/null", path)


def test_two_processes_write_the_same_bytes() -> None:
    program = (
        "import hashlib, io\nfrom tests.export.pdf_samples import composed, fogra39\n"
        "from bannergen.export.pdf import write_pdf\nfrom bannergen.export.pdf_proof import write_proof\n"
        "for write, more in ((write_pdf, (fogra39(),)), (write_proof, ())):\n"
        "    sink = io.BytesIO()\n    write(composed('pano-3x2', 'chu-de'), sink, *more)\n"
        "    print(hashlib.sha256(sink.getvalue()).hexdigest())\n"
    )
    said = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": str(Path(__file__).parents[2]), "TZ": zone},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed, zone in (("1", "Asia/Ho_Chi_Minh"), ("2", "UTC"))
    }
    assert len(said) == 1


# Metadata


def test_text_and_facts_are_read_from_the_xmp(tmp_path: Path) -> None:
    slogans = ("CHÀO MỪNG <NGÀY> & ĐÊM", unicodedata.normalize("NFD", "Tiếng Việt ở Tuyên Quang"))
    path = printed(scene_of(texts=slogans, title="Chiến dịch “A & B”", **BANNER), tmp_path)
    texts = [unicodedata.normalize("NFC", slogan) for slogan in slogans]
    with pikepdf.open(path) as pdf, pdf.open_metadata(set_pikepdf_as_editor=False) as xmp:
        assert xmp["dc:title"] == "Chiến dịch “A & B”" == str(pdf.docinfo["/Title"])
        assert xmp["dc:description"] == "\n".join(texts)
        assert xmp["dc:language"] == {"vi"}
        assert xmp["xmp:CreatorTool"] == str(pdf.docinfo["/Creator"])
        assert xmp["pdf:Producer"] == str(pdf.docinfo["/Producer"])
        own = {key.split("}")[-1]: xmp[key] for key in xmp if "bannergen" in key}
        assert str(pdf.Root.Lang) == "vi"
    assert own["text"] == texts
    assert (own["scale"], own["width_mm"], own["height_mm"]) == ("1:10", "8000", "1000")
    assert own["scene_sha256"] == scene_of(texts=slogans, title="Chiến dịch “A & B”", **BANNER).sha256


def test_poppler_and_mupdf_read_the_slogan_from_the_xmp(tmp_path: Path) -> None:
    path = printed(composed("pano-3x2", "chao-mung"), tmp_path)
    slogan = composed("pano-3x2", "chao-mung").texts[0].text
    assert slogan in run("pdfinfo", "-meta", path)
    assert slogan in run("mutool", "show", "-b", path, "trailer/Root/Metadata")


def test_user_unit_is_told_in_the_xmp(tmp_path: Path) -> None:
    path = printed(scene_of(**BANNER), tmp_path, scale=PdfScale(10, user_unit=True))
    said = run("pdfinfo", "-meta", path)
    assert "<bannergen:scale>1:1<" in said
    assert "<bannergen:user_unit>10<" in said
    assert "user_unit" not in run("pdfinfo", "-meta", printed(scene_of(**BANNER), tmp_path))


# Pictures


def _star(cx: float, cy: float, radius: float) -> Outline:
    turns = [math.pi * (4 * n / 5 - 0.5) for n in range(5)]
    points = [c for a in turns for c in (cx + radius * math.cos(a), cy + radius * math.sin(a))]
    return Outline("MLLLLZ", tuple(points))


def _box_path(x: float, y: float, width: float, height: float) -> Outline:
    return Outline.rectangle(Rect(x, y, width, height))


_CURVE = Outline("MCC", (30, 160, 30, 20, 150, 20, 150, 100, 150, 180, 270, 180, 270, 40))
_CORNER = Outline("MLL", (40, 160, 90, 40, 140, 160))
_STOPS = tuple(GradientStop(at, c) for at, c in ((0.1, RED), (0.5, YELLOW), (0.5, BLUE), (0.9, WHITE)))
_DOWN = LinearGradient(40, 30, 160, 170, _STOPS)
_ROUND = RadialGradient(150, 100, 120, (GradientStop(0, YELLOW), GradientStop(0.4, RED), GradientStop(1, BLUE)))
_SHEAR = Matrix(1.5, 0.2, -0.4, 0.5, -20, 50)
_CHECKS = Image(Rect(50, 40, 160, 120), 4, 3, bytes(c for n in range(12) for c in (20 * n, 255 - 20 * n, 100 + 10 * n)))

FLAT: dict[str, tuple[Node, ...]] = {
    "solid": (Drawn(_box_path(20, 30, 200, 100), RED), Drawn(_CURVE, BLUE)),
    "nonzero": (Drawn(_star(150, 100, 90), RED),),
    "even-odd": (Drawn(_star(150, 100, 90), RED, even_odd=True),),
    "even-odd-stroked": (Drawn(_star(150, 100, 85), RED, Stroke(INK, 12), even_odd=True),),
    "stroke-only": (Drawn(_CURVE, stroke=Stroke(BLUE, 14, "round", "round")),),
    "caps-and-joins": (
        Drawn(_CORNER, stroke=Stroke(RED, 24, "butt", "miter")),
        Drawn(_CORNER.mapped(Matrix(e=110)), stroke=Stroke(BLUE, 24, "square", "bevel")),
    ),
    "sharp-mitre-is-cut": (Drawn(Outline("MLL", (40, 170, 60, 40, 80, 170)), stroke=Stroke(RED, 16)),),
    "stroke-of-no-width": (Drawn(_CURVE, stroke=Stroke(RED, 0)),),
    "transform": (Group((Drawn(_star(0, 0, 80), RED, Stroke(INK, 6)),), Matrix(0.8, 0.6, -0.6, 0.8, 150, 100)),),
    # Round: cairo cuts mitres by their angle after the map, PDF and SVG by that before it.
    "bent-pen": (Group((Drawn(_star(120, 80, 70), YELLOW, Stroke(INK, 12, join="round")),), _SHEAR),),
    "clip": (Group((Drawn(_box_path(0, 0, 300, 200), RED),), Matrix(0.9, 0.3, -0.3, 0.9, 40, 0), _star(120, 80, 80)),),
    "empty-clip": (Group((Drawn(_box_path(0, 0, 300, 200), RED),), clip=Outline("", ())),),
    "nested": (
        Group(
            (Group((Drawn(_box_path(0, 0, 90, 90), BLUE),), Matrix(1, 0, 0, -1, 30, 150), _star(45, 45, 45)),),
            Matrix(2, 0, 0, 1.2, 0, 0),
        ),
    ),
    "letters": (
        run_of("QUỐC GIA Ẳ", size=48),
        Group((run_of("ngược", fill=RED),), Matrix(1, 0.3, 0, 1, 0, 40)),
    ),
    "image": (_CHECKS,),
    "turned-image": (Group((_CHECKS,), Matrix(0, 0.8, -0.8, 0, 250, 0)),),
    "beyond-the-page": (
        Drawn(_box_path(-500, -500, 560, 560), RED),
        Drawn(_box_path(250, 150, 900, 900), BLUE),
    ),
}
# MuPDF takes 256 steps over a whole gradient, and this build of it knows no ICC: a level more.
GRADIENT_LEVELS = {"poppler": 3, "mupdf": 6}
GRADIENTS: dict[str, tuple[Node, ...]] = {
    "linear": (Drawn(_box_path(-10, -10, 320, 220), _DOWN),),
    "radial": (Drawn(_box_path(-10, -10, 320, 220), _ROUND),),
    "transformed": (Group((Drawn(_star(120, 80, 140), _DOWN), Drawn(_box_path(90, 0, 99, 99), _ROUND)), _SHEAR),),
    "stroked": (Drawn(_CURVE, stroke=Stroke(_DOWN, 40)),),
    "letters": (run_of("ẬM", size=160, at=(0, 150), fill=_ROUND),),
    "one-stop": (Drawn(_box_path(20, 20, 200, 100), LinearGradient(0, 0, 9, 9, _STOPS[:1])),),
}


@pytest.mark.parametrize("renderer", RENDERERS)
@pytest.mark.parametrize("question", FLAT)
def test_flat_colours_look_as_in_the_svg(question: str, renderer: str, tmp_path: Path) -> None:
    scene = scene_of(FLAT[question])
    seen = RENDERERS[renderer](outlined(scene, tmp_path), 640, 440)
    wanted = seen_as_svg(scene, 640, 440) if "image" not in question else _checks_by_hand(question)
    assert_alike(seen, wanted, levels=2)


def _checks_by_hand(question: str) -> np.ndarray:
    """Paint the image's squares as paths: CairoSVG blurs an image that it enlarges."""
    box = _CHECKS.box
    wide, high = box.width / 4, box.height / 3
    squares = tuple(
        Drawn(
            _box_path(box.x + n % 4 * wide, box.y + n // 4 * high, wide, high),
            type(RED)(*_CHECKS.rgb[3 * n : 3 * n + 3]),
        )
        for n in range(12)
    )
    (shown,) = FLAT[question]
    nodes = (Group(squares, shown.transform),) if isinstance(shown, Group) else squares
    return seen_as_svg(scene_of(nodes), 640, 440)


@pytest.mark.parametrize("renderer", RENDERERS)
@pytest.mark.parametrize("question", GRADIENTS)
def test_gradients_look_as_in_the_svg(question: str, renderer: str, tmp_path: Path) -> None:
    scene = scene_of(GRADIENTS[question])
    seen = RENDERERS[renderer](outlined(scene, tmp_path), 640, 440)
    assert_alike(seen, seen_as_svg(scene, 640, 440), levels=GRADIENT_LEVELS[renderer])


@pytest.mark.parametrize("paint", [RadialGradient(9, 9, 0, _STOPS[:3]), LinearGradient(9, 8, 9, 8, _STOPS[:3])])
def test_a_gradient_without_length_is_its_last_colour(paint: Paint, tmp_path: Path) -> None:
    box = _box_path(20, 20, 200, 100)
    settled = _page(outlined(scene_of([Drawn(box, paint)]), tmp_path))
    (tmp_path / "flat").mkdir()
    flat = _page(outlined(scene_of([Drawn(box, BLUE)]), tmp_path / "flat"))
    assert settled.obj.Contents.read_bytes() == flat.obj.Contents.read_bytes()


@pytest.mark.parametrize("renderer", RENDERERS)
@pytest.mark.parametrize("product", ["pano-3x2", "bang-ron-ngang-8x1"])
def test_a_real_piece_looks_as_in_the_svg(product: str, renderer: str, tmp_path: Path) -> None:
    scene = composed(product, "chu-de")
    width = 1600
    height = round(width * scene.boxes.bleed.height / scene.boxes.bleed.width)
    seen = RENDERERS[renderer](outlined(scene, tmp_path), width, height)
    # Poppler draws what is thinner than a pixel in full strength: a few pixels where CairoSVG shows next to nothing.
    assert_alike(seen, seen_as_svg(scene, width, height), levels=3, stray=0.0005)


def test_a_hard_edge_leaves_no_piece_without_length(tmp_path: Path) -> None:
    page = _page(outlined(scene_of([Drawn(_box_path(0, 0, 99, 99), _DOWN)]), tmp_path))
    (found,) = page.obj.Resources.Pattern.values()
    # Readers forgive equal bounds; PDF 32000-1:2008, 7.10.4 does not.
    assert [float(bound) for bound in found.Shading.Function.Bounds] == [0.1, 0.5, 0.9]
    assert len(found.Shading.Function.Functions) == 4


def test_an_image_used_twice_is_kept_once(tmp_path: Path) -> None:
    twin = Image(Rect(0, 0, 9, 9), 4, 3, _CHECKS.rgb)
    page = _page(outlined(scene_of([_CHECKS, twin]), tmp_path))
    (kept,) = page.obj.Resources.XObject.values()
    assert kept.read_bytes() == _CHECKS.rgb
    assert (kept.Width, kept.Height, kept.BitsPerComponent) == (4, 3, 8)


def test_a_pano_stays_below_115_kb(tmp_path: Path) -> None:
    assert outlined(composed("pano-3x2", "chu-de"), tmp_path).stat().st_size < 115_000
