"""The proof PDF as other programs read it: its text, its fonts, its places."""

from __future__ import annotations

import dataclasses
import hashlib
import io
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.ttLib import TTFont

from bannergen.codes import exporting
from bannergen.codes import text as codes
from bannergen.diagnostics import Code, Fault
from bannergen.export.pdf_proof import write_proof
from bannergen.geometry import POINTS_PER_MM, Matrix, Outline, Rect
from bannergen.scene import Glyph, GlyphRun, GradientStop, Group, LinearGradient, Scene, SceneFont, Word
from bannergen.scene import Path as Drawn
from tests import project
from tests.export.pdf_samples import (
    BLUE,
    INK,
    RED,
    RENDERERS,
    YELLOW,
    assert_alike,
    composed,
    outlined,
    proofed,
    run_of,
    scene_of,
    seen_as_svg,
    silent,
)
from tests.laid_out import TURNED_AND_STACKED, piece
from tests.readers import run

SLOGANS = {
    "chao-mung": "CHÀO MỪNG NGÀY CHUYỂN ĐỔI SỐ QUỐC GIA 10/10",
    "chu-de": "CHUYỂN ĐỔI SỐ GIẢI QUYẾT CÁC VẤN ĐỀ CỦA XÃ HỘI VÌ MỘT CUỘC SỐNG TỐT ĐẸP HƠN CHO NGƯỜI DÂN",
}
ARCHIVO: dict[str, Any] = {"family": "archivo", "weight": 700, "width": 75}
# Poppler puts letters of a font on quarters of a pixel: their edges differ more, nothing else does. The share of all
# pixels grows with the letters; those of the banner make up 1.03 %.
TEXT_EDGES = 0.011
PLACES = pytest.mark.parametrize(
    "options",
    [{}, {"tracking": 2.5}, {"size": 173.3, "at": (3.33, 150)}, ARCHIVO, {**ARCHIVO, "tracking": -0.4}],
    ids=["plain", "tracked", "large", "narrow", "narrow-tracked"],
)


def _read(path: Path) -> str:
    """Return the text of a file as poppler and MuPDF agree on it, in one line."""
    poppler = " ".join(run("pdftotext", path, "-").split())
    assert poppler == " ".join(run("mutool", "draw", "-q", "-F", "txt", path).split())
    return poppler


# Text


@pytest.mark.parametrize("product", ["pano-3x2", "bang-ron-ngang-8x1", "led-p5-640x384"])
@pytest.mark.parametrize("slogan", SLOGANS)
def test_the_slogan_is_read_back(product: str, slogan: str, tmp_path: Path) -> None:
    scene = composed(product, slogan)
    said = _read(proofed(scene, tmp_path))
    assert SLOGANS[slogan] in said
    assert said == " ".join(shown.text for shown in scene.texts)
    assert unicodedata.is_normalized("NFC", said)


def test_turned_and_stacked_texts_are_read_back(tmp_path: Path) -> None:
    scene = project.composer().compose(piece(tmp_path, TURNED_AND_STACKED, "0.8x1.6m")).scene
    said = " ".join(run("pdftotext", "-raw", proofed(scene, tmp_path), "-").split())
    assert said == " ".join(line for shown in scene.texts for line in shown.lines)


@pytest.mark.parametrize("options", [{"tracking": 0.9}, {"tracking": -0.9}, ARCHIVO], ids=["wide", "tight", "narrow"])
def test_words_stay_apart_and_whole(options: dict[str, Any], tmp_path: Path) -> None:
    line = "VÌ MỘT CUỘC SỐNG TỐT ĐẸP"
    assert _read(proofed(scene_of([run_of(line, size=18, **options)]), tmp_path)) == line


def test_a_letter_of_two_glyphs_is_read_as_one(tmp_path: Path) -> None:
    scene = scene_of([_accented_apart()])
    path = proofed(scene, tmp_path)
    assert _read(path) == "CẬN Á"
    assert_alike(RENDERERS["mupdf"](path, 640, 440), seen_as_svg(scene, 640, 440), levels=2)


def _accented_apart() -> GlyphRun:
    """Set “CẬN Á” as a font without these letters would: Â and a full stop, A and a comma, the A raised."""
    plain = run_of("CÂN A.,", size=60)
    (c, a, n), (bare, stop, comma) = (word.glyphs for word in plain.words)
    bare = dataclasses.replace(bare, y_offset=50)
    raised = Glyph(stop.id, 1, 0, -400, 300)
    first = Word("CẬN", 0, (c, a, raised, n))
    second = Word("Á", plain.words[1].x, (bare, dataclasses.replace(comma, cluster=0, y_offset=-120)))
    return dataclasses.replace(plain, words=(first, second), text="CẬN Á")


def test_no_word_space_in_the_font_is_no_fault(tmp_path: Path) -> None:
    run_without = dataclasses.replace(run_of("MỘT HAI", size=20), font=_spaceless(tmp_path))
    assert _read(proofed(scene_of([run_without]), tmp_path)) == "MỘT HAI"


def _spaceless(folder: Path) -> SceneFont:
    font = run_of("MỘT HAI").font
    with TTFont(font.file, recalcTimestamp=False) as file:
        for table in file["cmap"].tables:
            table.cmap.pop(0x20, None)
        return _saved(file, folder / "spaceless.ttf", font)


def _saved(file: TTFont, path: Path, font: SceneFont) -> SceneFont:
    file.save(path)
    return dataclasses.replace(font, file=path, sha256=hashlib.sha256(path.read_bytes()).hexdigest())


# Places


@PLACES
def test_each_glyph_stands_where_the_run_places_it(options: dict[str, Any], tmp_path: Path) -> None:
    line = run_of("VƯỜN TỐT ĐẸP AVATA", **options)
    _assert_placed(scene_of([line]), line, tmp_path)


def test_raised_glyphs_stand_where_the_run_places_them(tmp_path: Path) -> None:
    line = run_of("ĐẸP HƠN")
    glyphs = [dataclasses.replace(g, y_offset=70 * n, x_offset=-9) for n, g in enumerate(line.words[0].glyphs)]
    line = dataclasses.replace(line, words=(dataclasses.replace(line.words[0], glyphs=tuple(glyphs)), line.words[1]))
    _assert_placed(scene_of([line]), line, tmp_path)


def test_places_hold_at_1_to_10_over_8_m(tmp_path: Path) -> None:
    line = run_of("CHÀO MỪNG NGÀY CHUYỂN ĐỔI SỐ QUỐC GIA", size=290, at=(12.3456, 800))
    _assert_placed(scene_of([line], trim=(8000, 1000), bleed=20), line, tmp_path)


def _assert_placed(scene: Scene, line: GlyphRun, folder: Path) -> None:
    media = scene.boxes.media
    factor = POINTS_PER_MM / (10 if media.width > 5080 else 1)
    wanted = [((x - media.x) * factor, (media.bottom - y) * factor) for _, x, y in line.placed()]
    found = list(_glyph_places(proofed(scene, folder)))
    spaces = len(line.words) - 1
    assert len(found) == len(wanted) + spaces
    shown = [(x, y) for x, y, space in found if not space]
    for (x, y), (x0, y0) in zip(shown, wanted, strict=True):
        assert (x, y) == pytest.approx((x0, y0), abs=0.001)


def _glyph_places(path: Path) -> Iterator[tuple[float, float, bool]]:
    """Follow the text operators as PDF 32000-1:2008, 9.4.4 has them; yield each glyph's place, and if it is a space."""
    with pikepdf.open(path) as pdf:
        (font,) = pdf.pages[0].obj.Resources.Font.values()
        widths, spaces = _widths(font), _codes_of(font, "0020")
        for operands, operator in pikepdf.parse_content_stream(pdf.pages[0]):
            name = str(operator)
            if name == "Tm":
                matrix, pen, rise = Matrix(*map(float, operands)), 0.0, 0.0
            elif name == "Ts":
                rise = float(operands[0])
            elif name == "TJ":
                for item in operands[0]:
                    if isinstance(item, pikepdf.String):
                        code = int.from_bytes(bytes(item))
                        yield *matrix.apply(pen, rise), code in spaces
                        pen += widths[code] / 1000
                    else:
                        pen -= float(item) / 1000


def _widths(font: pikepdf.Object) -> dict[int, float]:
    first, widths = font.DescendantFonts[0].W
    return {int(first) + at: float(width) for at, width in enumerate(widths)}


def _codes_of(font: pikepdf.Object, text: str) -> set[int]:
    lines = re.findall(rb"<([0-9a-f]{4})> <([0-9a-f]*)>\n", font.ToUnicode.read_bytes())
    return {int(code, 16) for code, shown in lines if shown.decode() == text}


# Fonts


@pytest.mark.parametrize("options", [{}, ARCHIVO], ids=["static", "variable"])
def test_fonts_are_embedded_subsets_with_unicode(options: dict[str, Any], tmp_path: Path) -> None:
    path = proofed(scene_of([run_of("ĐẸP", **options)]), tmp_path)
    (row,) = run("pdffonts", path).splitlines()[2:]
    assert re.match(r"[A-Z]{6}\+[\w-]+ +CID TrueType +Identity-H +yes yes yes ", row)


@pytest.mark.parametrize("options", [{}, ARCHIVO], ids=["static", "variable"])
def test_stated_widths_are_those_of_the_subset(options: dict[str, Any], tmp_path: Path) -> None:
    path = proofed(scene_of([run_of("VƯỜN ĐẸP", **options)]), tmp_path)
    with pikepdf.open(path) as pdf:
        (font,) = pdf.pages[0].obj.Resources.Font.values()
        inner = font.DescendantFonts[0]
        glyphs = memoryview(inner.CIDToGIDMap.read_bytes())
        file = inner.FontDescriptor.FontFile2.read_bytes()
        subset = TTFont(io.BytesIO(file))
        assert set(subset.keys()) <= {"GlyphOrder", "head", "hhea", "hmtx", "maxp", "loca", "glyf"}
        assert inner.FontDescriptor.FontFile2.Length1 == len(file) < 12_000
        for code, width in _widths(font).items():
            glyph = subset.getGlyphName(int.from_bytes(glyphs[2 * code : 2 * code + 2]))
            advance = subset["hmtx"][glyph][0] * 1000 / subset["head"].unitsPerEm
            assert width == pytest.approx(advance, abs=0.0001)


def _fault_of(scene: Scene) -> Code:
    with pytest.raises(Fault) as caught:
        write_proof(scene, io.BytesIO())
    (found,) = caught.value.diagnostics
    return found.code


def test_a_font_file_that_changed_since_is_refused(tmp_path: Path) -> None:
    line = run_of("ĐẸP")
    other = tmp_path / line.font.file.name
    other.write_bytes(line.font.file.read_bytes() + b"\0")
    font = dataclasses.replace(line.font, file=other)
    assert _fault_of(scene_of([dataclasses.replace(line, font=font)])) is codes.FONT_CHANGED
    other.unlink()
    assert _fault_of(scene_of([dataclasses.replace(line, font=font)])) is codes.FONT_MISSING


def test_a_font_without_truetype_outlines_is_refused(tmp_path: Path) -> None:
    builder = FontBuilder(1000, isTTF=False)
    builder.setupGlyphOrder([".notdef", "A"])
    builder.setupCharacterMap({65: "A"})
    charstrings = {name: T2CharStringPen(500, None).getCharString() for name in (".notdef", "A")}
    builder.setupCFF("Test", {}, charstrings, {})
    builder.setupHorizontalMetrics({".notdef": (500, 0), "A": (500, 0)})
    builder.setupHorizontalHeader()
    builder.setupOS2()
    builder.setupPost()
    line = run_of("A")
    font = _saved(builder.font, tmp_path / "test.otf", line.font)
    scene = scene_of([dataclasses.replace(line, font=font)])
    assert _fault_of(scene) is exporting.FONT_NOT_EMBEDDABLE


# Pictures and files


@pytest.mark.parametrize("renderer", RENDERERS)
@pytest.mark.parametrize("product", ["pano-3x2", "bang-ron-ngang-8x1"])
def test_it_looks_as_the_print_file(product: str, renderer: str, tmp_path: Path) -> None:
    scene = composed(product, "chu-de")
    width = 3200
    height = round(width * scene.boxes.bleed.height / scene.boxes.bleed.width)
    see = RENDERERS[renderer]
    wanted = see(outlined(scene, tmp_path), width, height)
    assert_alike(see(proofed(scene, tmp_path), width, height), wanted, levels=3, edges=TEXT_EDGES)


_FADE = LinearGradient(0, 0, 300, 0, (GradientStop(0, RED), GradientStop(1, BLUE)))
PICTURES = {
    "narrow": (run_of("TỐT ĐẸP", size=60, **ARCHIVO),),
    "gradient-letters": (run_of("TỐT ĐẸP", size=70, fill=_FADE),),
    "sheared-letters": (Group((run_of("ngược ĐẸP"),), Matrix(1.3, 0.3, -0.2, 1, 0, 0)),),
    "faded-group": (
        Drawn(Outline.rectangle(Rect(0, 0, 150, 200)), BLUE),
        Group(
            (
                Drawn(Outline.rectangle(Rect(50, 50, 150, 100)), RED),
                Group((Drawn(Outline.rectangle(Rect(100, 20, 60, 160)), YELLOW),), opacity=0.5),
                Drawn(Outline.rectangle(Rect(80, 70, 150, 60)), _FADE),
                run_of("ĐẸP", fill=INK),
            ),
            Matrix(1.1, 0, 0, 1, 3, 4),
            clip=Outline.rectangle(Rect(20, 10, 190, 150)),
            opacity=0.6,
        ),
    ),
}


@pytest.mark.parametrize("renderer", RENDERERS)
@pytest.mark.parametrize("question", PICTURES)
def test_pictures_look_as_in_the_svg(question: str, renderer: str, tmp_path: Path) -> None:
    scene = scene_of(PICTURES[question])
    seen = RENDERERS[renderer](proofed(scene, tmp_path), 640, 440)
    assert_alike(seen, seen_as_svg(scene, 640, 440), levels=3, edges=TEXT_EDGES)


@pytest.mark.parametrize("product", ["pano-3x2", "bang-ron-ngang-8x1"])
def test_qpdf_and_ghostscript_have_nothing_to_say(product: str, tmp_path: Path) -> None:
    path = proofed(composed(product, "chu-de"), tmp_path)
    assert "No syntax or stream encoding errors" in run("qpdf", "--check", path)
    silent("gs", "-q", "-dNOPAUSE", "-dBATCH", "-sDEVICE=nullpage", "-o", "/dev/null", path)


def test_fading_is_clean_pdf_too(tmp_path: Path) -> None:
    path = proofed(scene_of(PICTURES["faded-group"]), tmp_path)
    assert "No syntax or stream encoding errors" in run("qpdf", "--check", path)
    silent("gs", "-q", "-dNOPAUSE", "-dBATCH", "-sDEVICE=nullpage", "-o", "/dev/null", path)
    assert _read(path) == "ĐẸP"


def test_writing_twice_gives_the_same_bytes() -> None:
    written = []
    for _ in range(2):
        sink = io.BytesIO()
        write_proof(scene_of([run_of("ĐẸP", **ARCHIVO)]), sink)
        written.append(sink.getvalue())
    assert written[0] == written[1]
