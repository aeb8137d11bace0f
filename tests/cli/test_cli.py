"""Do the verbs keep the contract: exit status, stdout for data, stderr for words, two languages?"""

from __future__ import annotations

import io
import json
import re
import struct
import xml.etree.ElementTree as ET
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import click
import pikepdf
import pytest
from click.testing import CliRunner, Result
from PIL import Image
from pypdf import PdfReader

from bannergen import __version__
from bannergen.cli import VERBS, main, run
from bannergen.cli.listing import LISTS
from bannergen.codes import CODES
from bannergen.diagnostics import Code, Severity
from bannergen.export.formats import FORMATS, Settings
from bannergen.preflight.scenes import RULES
from bannergen.spec import Campaign
from tests.cli.small import LETTER

BOARD = ("render", "led-p5-640x384", "--text", "CHÀO MỪNG")
CAMPAIGN = """\
campaign: nho
title: Nhỏ
document: {number: "1", issuer: Sở Nội vụ}
slogans: [{id: s, text: CHÀO MỪNG}, {id: t, text: CHÚC MỪNG NĂM MỚI}]
places: {table: t.csv}
products: [led-p5-640x384]
theme: do-co
"""
TABLE = "slug,name,level\na,Huyện A,huyện\nb,Huyện B,huyện\n"


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in an empty folder with a small campaign, without the caller's language."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("BANNERGEN_LANG", raising=False)
    (tmp_path / "c.yaml").write_text(CAMPAIGN, "utf-8")
    (tmp_path / "t.csv").write_text(TABLE, "utf-8")
    return tmp_path


def call(*arguments: str, **environment: str) -> Result:
    result = CliRunner().invoke(main, arguments, env=environment)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def data(*arguments: str) -> Any:
    result = call(*arguments)
    assert (result.exit_code, result.stderr) == (0, "")
    return json.loads(result.stdout)


def test_help_names_every_verb() -> None:
    result = call("--help")
    assert result.exit_code == 0
    assert all(verb in result.stdout for verb in VERBS)


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_explains_itself_with_an_example(verb: str) -> None:
    result = call(verb, "--help")
    assert result.exit_code == 0
    assert f"bannergen {verb}" in result.stdout


def test_version() -> None:
    assert call("--version").stdout == f"bannergen {__version__}\n"


def test_run_leaves_with_the_status(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        run(["list", "nonsense"])
    assert left.value.code == 2
    assert "nonsense" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "code", "nearest"),
    [
        (("buld",), "unknown-command", "build"),
        (("build", "--jbos", "2"), "unknown-option", "--jobs"),
        (("list", "product"), "bad-option", "products"),
        (("list", "products", "--jsn"), "unknown-option", "--json"),
        (("list", "products", "--campaign", "c.yaml"), "option-conflict", None),
        (("list", "codes", "--lang", "de"), "bad-option", None),
        (("build", "--place"), "missing-value", None),
        (("build", "-j", "0"), "bad-option", None),
        (("build", "-j", "many"), "bad-option", None),
        (("build", "one", "two"), "not-understood", None),
        (("render", "pano-3x2"), "missing-argument", None),
        ((*BOARD, "--dpi", "0", "-o", "x.png"), "bad-value", None),
        ((*BOARD, "--dpi", "nan", "-o", "x.png"), "bad-value", None),
        ((*BOARD, "--box", "media", "-o", "x.png"), "bad-option", None),
        ((*BOARD, "--scale", "1:0", "-o", "x.pdf"), "bad-option", None),
        (("import",), "missing-argument", None),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else value,
)
def test_a_request_that_is_not_understood(
    arguments: tuple[str, ...], code: str, nearest: str | None, project: Path
) -> None:
    for lang, label, meant in (("vi", "lỗi", "có phải"), ("en", "error", "did you mean")):
        result = call("--lang", lang, *arguments)
        assert (result.exit_code, result.stdout) == (2, "")
        assert f"{label} [{code}]: " in result.stderr
        assert (f"  {meant}: {nearest}?" in result.stderr) == (nearest is not None)
    assert {path.name for path in project.iterdir()} == {"c.yaml", "t.csv"}


@pytest.mark.parametrize("what", LISTS)
def test_every_list_in_json_has_ids_and_titles(what: str) -> None:
    rows = data("list", what, "--json")
    assert rows or what == "slogans"
    assert all(row["id"] and row["title"] for row in rows)
    assert len({row["id"] for row in rows}) == len(rows)


@pytest.mark.parametrize("what", LISTS)
def test_every_list_for_people_has_a_line_per_row(what: str) -> None:
    result = call("list", what)
    rows = data("list", what, "--json")
    assert (result.exit_code, result.stderr) == (0, "")
    lines = result.stdout.splitlines()
    assert [line.split()[0] for line in lines] == [row["id"] for row in rows]
    assert "None" not in result.stdout


def test_listed_fonts_say_what_they_can_be_set_in() -> None:
    rows = {row["id"]: row for row in data("list", "fonts", "--json")}
    keys = ("weights", "widths", "axes", "rows_px")
    assert [rows["galmuri"][key] for key in keys] == [[], [], {}, [13, 16, 18]]
    assert [rows["noto-serif"][key] for key in keys] == [[700], [87], {}, []]
    assert [rows["archivo"][key] for key in keys] == [[], [], {"wdth": [62, 125], "wght": [100, 900]}, []]
    assert "·  ·" not in call("list", "fonts").stdout


def test_listed_products_have_the_fields_of_the_contract() -> None:
    rows = {row["id"]: row for row in data("list", "products", "--json")}
    pano, board = rows["pano-3x2"], rows["led-p5-640x384"]
    raster = {"dpi", "raster_width_px", "raster_height_px"}
    assert set(pano) == {"id", "title", "family", "width_mm", "height_mm", "layout", "formats", *raster}
    assert (pano["width_mm"], pano["height_mm"], pano["layout"]) == (3000, 2000, "pano")
    assert (pano["dpi"], pano["raster_width_px"], pano["raster_height_px"]) == (100, 11811, 7874)
    assert not raster & set(board)
    assert (board["width_px"], board["height_px"], board["formats"]) == (640, 384, ["png"])
    assert {row["id"] for row in data("list", "boards", "--json")} == {
        name for name in rows if rows[name]["family"] == "led_board"
    }


def test_listed_places_have_the_fields_of_the_contract() -> None:
    rows = {row["id"]: row for row in data("list", "places", "--json")}
    assert len(rows) == 146
    na_hang = rows["huyen-na-hang"]
    assert (na_hang["code"], na_hang["level"], na_hang["parent"], na_hang["issuer"]) == (
        "072",
        "huyện",
        "08",
        "UBND huyện Na Hang",
    )


def test_places_and_slogans_of_another_campaign() -> None:
    assert [row["id"] for row in data("list", "places", "--campaign", "c.yaml", "--json")] == ["a", "b"]
    assert [row["title"] for row in data("list", "slogans", "--campaign", "c.yaml", "--json")] == [
        "CHÀO MỪNG",
        "CHÚC MỪNG NĂM MỚI",
    ]


def test_listed_codes_are_all_codes_with_severity_and_meaning() -> None:
    rows = {row["code"]: row for row in data("list", "codes", "--json")}
    assert set(rows) == set(CODES)
    assert {row["severity"] for row in rows.values()} == {"error", "warning", "info"}
    assert rows["disk-full"]["meaning"].startswith("Đĩa đầy")
    english = {row["code"]: row["meaning"] for row in data("--lang", "en", "list", "codes", "--json")}
    assert english["disk-full"].startswith("The disk is full")


def test_vietnamese_unless_asked_otherwise() -> None:
    for arguments, environment, word in (
        ((), {}, "lỗi"),
        (("--lang", "vi"), {}, "lỗi"),
        (("--lang", "en"), {}, "error"),
        ((), {"BANNERGEN_LANG": "en"}, "error"),
        (("--lang", "vi"), {"BANNERGEN_LANG": "en"}, "lỗi"),
    ):
        result = call(*arguments, "build", "none.yaml", **environment)
        assert result.stderr.startswith(f"{word} [file-missing]: ")


def test_the_language_may_stand_after_the_verb() -> None:
    assert call("build", "none.yaml", "--lang", "en").stderr.startswith("error [file-missing]: ")
    assert call("--lang", "en", "build", "none.yaml", "--lang", "vi").stderr.startswith("lỗi [file-missing]: ")


def test_a_language_that_is_none_is_refused_from_the_environment_too() -> None:
    assert call("list", "products", BANNERGEN_LANG="xx").exit_code == 2


def test_the_language_changes_wording_only() -> None:
    vi, en = (call("--lang", lang, *BOARD, "--format", "png", "-o", "-") for lang in ("vi", "en"))
    assert vi.stdout_bytes == en.stdout_bytes


def test_a_diagnostic_shows_place_line_marks_nearest_and_accepted(project: Path) -> None:
    (project / "c.yaml").write_text(CAMPAIGN.replace("theme:", "them:"), "utf-8")
    result = call("--lang", "en", "build", "c.yaml")
    assert result.stderr.splitlines() == [
        "c.yaml:7:1: error [unknown-key]: There is no key “them” in campaign.",
        "    7 | them: do-co",
        "      | ^^^^",
        "  did you mean: theme?",
        f"  accepted: {', '.join(field.name for field in fields(Campaign) if field.name != 'span')}",
        "c.yaml:1:1: error [missing-key]: The key “theme” is missing in campaign.",
        "    1 | campaign: nho",
        "      | ^^^^^^^^^^^^^",
        "  → Add a line “theme: …”.",
    ]


def test_marks_stand_below_what_is_meant_in_long_lines_too(project: Path) -> None:
    (project / "c.yaml").write_text(CAMPAIGN.replace("Sở Nội vụ}", f"{'Đ' * 300}, isuer: x}}"), "utf-8")
    line, marks = call("build", "c.yaml").stderr.splitlines()[1:3]
    assert "isuer" in line
    assert line[marks.index("^") : marks.rindex("^") + 1] == "isuer"


def test_colours_only_on_a_terminal() -> None:
    assert "\x1b" not in call("build", "none.yaml").stderr


def test_render_svg_to_stdout() -> None:
    result = call("render", "pano-3x2", "--text", "CHÀO MỪNG", "--format", "svg", "-o", "-")
    assert (result.exit_code, result.stderr) == (0, "")
    root = ET.fromstring(result.stdout_bytes)
    assert root.get("width") == "3000mm"


def test_render_png_of_a_board(project: Path) -> None:
    result = call(*BOARD, "-o", "below/x.png")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "")
    with Image.open(project / "below/x.png") as picture:
        assert (picture.size, picture.mode) == ((640, 384), "RGB")


def test_render_png_to_stdout_is_the_file(project: Path) -> None:
    call(*BOARD, "-o", "x.png")
    assert call(*BOARD, "--format", "png", "-o", "-").stdout_bytes == (project / "x.png").read_bytes()


def test_render_png_has_the_pixels_of_its_size_and_resolution() -> None:
    arguments = ("render", "pano-3x2", "--text", "CHÀO MỪNG", "--dpi", "5", "--format", "png", "-o", "-")
    trim, bleed = (
        Image.open(io.BytesIO(call(*arguments, "--box", box).stdout_bytes)).size for box in ("trim", "bleed")
    )
    assert trim == (round(3000 / 25.4 * 5), round(2000 / 25.4 * 5))
    assert bleed == (round(3040 / 25.4 * 5), round(2040 / 25.4 * 5))


def test_render_pdf_of_print_and_proof(project: Path) -> None:
    for kind in ("x4", "proof"):
        result = call("render", "pano-3x2", "--text", "CHÀO MỪNG", "--pdf", kind, "-o", f"{kind}.pdf")
        assert (result.exit_code, result.stdout) == (0, "")
    with pikepdf.open(project / "x4.pdf") as document:
        (page,) = document.pages
        boxes = [[round(float(v) / 72 * 25.4, 2) for v in box] for box in (page.TrimBox, page.BleedBox, page.MediaBox)]
        # 15 mm of marks around, up to a whole point
        assert boxes == [[35, 35, 3035, 2035], [15, 15, 3055, 2055], [0, 0, 3070.22, 2070.1]]
        assert "/Font" not in page.Resources
    with pikepdf.open(project / "proof.pdf") as document:
        assert "/Font" in document.pages[0].Resources


@pytest.mark.parametrize(
    ("more", "told"),
    [(("-o", "b.pdf"), True), (("-o", "b_1-10.pdf"), False), (("-o", "b.pdf", "--scale", "1:10"), False)],
)
def test_a_scale_that_nobody_asked_for_is_told(more: tuple[str, ...], told: bool) -> None:
    result = call("--lang", "en", "render", "bang-ron-ngang-8x1", "--text", "CHÀO MỪNG", *more)
    assert (result.exit_code, "note [pdf-scaled]: The file is at 1:10" in result.stderr) == (0, told)


@pytest.mark.parametrize("text", ["10/10", "100%", "30-4", "CHÀO"])
def test_a_text_of_your_own_stands_there_once(text: str, project: Path) -> None:
    assert call("render", "pano-3x2", "--text", text, "--pdf", "proof", "-o", "x.pdf").exit_code == 0
    assert PdfReader(project / "x.pdf").pages[0].extract_text().split() == [text]


def test_render_at_another_size_and_layout() -> None:
    arguments = ("render", "pano-3x2", "--text", "CHÀO MỪNG", "--format", "png", "-o", "-")
    board = call(*arguments, "--size", "320x192px", "--layout", "bang-led").stdout_bytes
    assert struct.unpack(">II", board[16:24]) == (320, 192)


def test_render_refuses_a_layout_whose_names_the_theme_does_not_know(project: Path) -> None:
    (project / "layouts").mkdir()
    unseen = "{slot: issuer, style: signatur, show: {below: '1:9'}}"
    (project / "layouts/mine.yaml").write_text(
        f"layout: mine\ntitle: M\nshapes: {{from: '1:1', to: '2:1'}}\nground: {{fill: ground}}\n"
        f"body:\n  column: {{items: [{unseen}, {{slot: slogan, style: display, grow: 1}}]}}\n"
    )
    result = call(*BOARD, "--layout", "mine", "-o", "x.png")
    assert (result.exit_code, result.stderr.split(" lỗi ")[0]) == (2, "layouts/mine.yaml:6:42:")
    assert "[theme-unknown-style]" in result.stderr
    assert not (project / "x.png").exists()


def test_render_takes_slogan_place_and_issuer_from_the_campaign(project: Path) -> None:
    def png(*more: str) -> bytes:
        result = call("render", "led-p5-640x384", "--campaign", "c.yaml", *more, "--format", "png", "-o", "-")
        assert result.exit_code == 0
        return result.stdout_bytes

    own = png()
    assert own == png("--slogan", "s")
    assert len({own, png("--slogan", "t"), png("--place", "a"), png("--place", "b")}) == 4


@pytest.mark.parametrize(
    ("more", "code", "nearest"),
    [
        (("--campaign", "c.yaml", "-o", "x.png"), "option-conflict", None),
        (("--slogan", "s", "-o", "x.png"), "option-conflict", None),
        (("-o", "x.pgn"), "format-unknown", "png"),
        (("-o", "x"), "option-conflict", None),
        (("-o", "-"), "option-conflict", None),
        (("--dpi", "30", "-o", "x.png"), "option-conflict", None),
        (("--box", "bleed", "-o", "x.png"), "option-conflict", None),
        (("--pdf", "proof", "-o", "x.png"), "option-conflict", None),
        (("--colour", "cmyk", "-o", "x.png"), "option-conflict", None),
        (("--compression", "lzw", "-o", "x.png"), "option-conflict", None),
        (("--format", "tiff", "-o", "x.jpg"), "option-conflict", None),
        (("--scale", "1:10", "-o", "x.pdf"), "option-conflict", None),
        (("--format", "svg", "-o", "x.png"), "option-conflict", None),
        (("--size", "3 by 2", "-o", "x.png"), "bad-value", None),
        (("--size", "0x2m", "-o", "x.png"), "product-size", None),
        (("--size", "600x400m", "-o", "x.png"), "product-size", None),
        (("--layout", "bang-ledd", "-o", "x.png"), "unknown-id", "bang-led"),
        (("--theme", "do-c", "-o", "x.png"), "unknown-id", "do-co"),
        (("--place", "huyen-na-han", "-o", "x.png"), "unknown-id", "huyen-na-hang"),
        (("--layout", "bang-ron-ngang", "-o", "x.png"), "layout-shape-out-of-range", None),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else None,
)
def test_render_refuses(more: tuple[str, ...], code: str, nearest: str | None, project: Path) -> None:
    result = call(*BOARD, *more)
    assert (result.exit_code, result.stdout) == (2, "")
    assert f"[{code}]" in result.stderr
    assert nearest is None or f"có phải: {nearest}?" in result.stderr
    assert {path.name for path in project.iterdir()} == {"c.yaml", "t.csv"}


@pytest.mark.parametrize(
    ("product", "more", "said"),
    [
        ("pano-3x2", ("--pdf", "proof", "-o", "x.png"), "--pdf goes with .pdf only; the file to be made is .png."),
        ("pano-3x2", ("--colour", "cmyk", "-o", "x.png"), "--colour goes with .tiff, .jpeg only"),
        ("led-p5-640x384", ("--dpi", "30", "-o", "x.png"), "--dpi goes with print products only"),
        (
            "pano-3x2",
            ("--variant", "hoan-thien", "--pdf", "x1a", "-o", "x.pdf"),
            "--pdf x1a does not go with --variant hoan-thien: that file always is --pdf proof.",
        ),
    ],
)
def test_options_that_change_nothing_are_told_what_they_go_with(product: str, more: tuple[str, ...], said: str) -> None:
    assert said in call("--lang", "en", "render", product, "--text", "X", *more).stderr


def test_a_size_of_the_command_line_is_told_as_such() -> None:
    assert call(*BOARD, "--size", "0x2m", "-o", "x.png").stderr.startswith("--size: lỗi [product-size]")


@pytest.mark.parametrize(("one", "other"), [("x.jpg", "x.jpeg"), ("x.tif", "x.tiff")])
def test_either_ending_is_the_same_file(one: str, other: str, project: Path) -> None:
    for name in (one, other):
        assert call(*BOARD, "--colour", "cmyk", "-o", name).exit_code == 0
    assert call(*BOARD, "--format", Path(other).suffix[1:], "-o", one).exit_code == 0
    assert (project / one).read_bytes() != (project / other).read_bytes()  # sRGB beside inks
    call(*BOARD, "-o", other)
    assert (project / one).read_bytes() == (project / other).read_bytes()


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ((), ["TIFF, Deflate; 8 bit", "TIFF, Deflate; 8 bits"]),
        (("--compression", "lzw"), ["TIFF, LZW; 8 bit", "TIFF, LZW; 8 bits"]),
        (("--compression", "none"), ["TIFF, không nén; 8 bit", "TIFF, not compressed; 8 bits"]),
    ],
    ids=" ".join,
)
def test_a_tiff_is_packed_as_asked_and_check_says_how(asked: tuple[str, ...], said: list[str], project: Path) -> None:
    assert call(*BOARD, *asked, "-o", "x.tif").exit_code == 0
    for lang, expected in zip(("vi", "en"), said, strict=True):
        assert expected in " ".join(call("--lang", lang, "check", "x.tif").stdout.split())


def test_a_jpeg_that_is_too_large_names_what_is_not(project: Path) -> None:
    result = call("render", "pano-3x2", "--text", "X", "--dpi", "600", "-o", "x.jpg")
    assert (result.exit_code, (project / "x.jpg").exists()) == (2, False)
    assert "[raster-too-large]" in result.stderr
    assert "TIFF" in result.stderr


@pytest.mark.parametrize(("option", "kind"), [("--place", "địa bàn"), ("--slogan", "khẩu hiệu")])
def test_what_the_campaign_does_not_have_is_named_by_its_kind(option: str, kind: str) -> None:
    result = call("render", "led-p5-640x384", "--campaign", "c.yaml", option, "x", "-o", "x.png")
    assert result.stderr.startswith(f"lỗi [unknown-id]: Không có {kind} nào tên “x”.")


def test_render_refuses_a_place_of_another_time(project: Path) -> None:
    (project / "t.csv").write_text("slug,name,level,valid_to\na,Huyện A,huyện,2020-01-01\n", "utf-8")
    (project / "c.yaml").write_text(CAMPAIGN + "period: {from: 2022-10-01, to: 2022-10-10}\n", "utf-8")
    result = call("render", "led-p5-640x384", "--campaign", "c.yaml", "--place", "a", "-o", "x.png")
    assert (result.exit_code, (project / "x.png").exists()) == (2, False)
    assert result.stderr.startswith("t.csv:2:1: lỗi [place-not-valid]")


def test_build_writes_below_the_output_folder_and_tells_people_what() -> None:
    result = call("--lang", "en", "build", "c.yaml", "-o", "out", "--place", "a", "-j", "1")
    assert (result.exit_code, result.stderr) == (0, "")
    lines = result.stdout.splitlines()
    assert [line.split() for line in lines[:2]] == [
        ["product", "pieces", "files", "MB", "failures"],
        ["led-p5-640x384", "2", "2", lines[1].split()[3], "0"],
    ]
    assert re.fullmatch(r"0\.[01]", lines[1].split()[3])
    assert lines[2] == "See: out/nho/index.html"


def test_build_in_json(project: Path) -> None:
    found = data("build", "c.yaml", "-o", "out", "--place", "a", "--slogan", "t", "-j", "1", "--json")
    manifest = json.loads((project / "out/nho/manifest.json").read_text("utf-8"))
    assert found == manifest
    assert [artefact["path"] for artefact in found["artefacts"]] == ["led-p5-640x384/a/t.png"]


def test_build_finds_bundled_campaigns_by_name_and_the_default() -> None:
    for names in (("ngay-chuyen-doi-so-2022",), ()):
        result = call(
            "build",
            *names,
            "--product",
            "led-p5-640x384",
            "--place",
            "huyen-na-hang",
            "--slogan",
            "chao-mung",
            "-j",
            "1",
        )
        assert result.exit_code == 0
        assert Path("output/ngay-chuyen-doi-so-2022/led-p5-640x384/huyen-na-hang/chao-mung.png").is_file()


@pytest.mark.parametrize("name", ["../campaigns/ngay-chuyen-doi-so-2022", "none", "t.csv/c"])
def test_a_campaign_that_is_neither_a_file_nor_bundled(name: str) -> None:
    result = call("build", name)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(f"lỗi [file-missing]: Không tìm thấy tệp {name}.\n")
    assert "dùng được: ngay-chuyen-doi-so-2022" in result.stderr


def test_check_of_a_sound_campaign_and_folder(project: Path) -> None:
    call("build", "c.yaml", "-o", "out", "--place", "a", "-j", "1")
    for target in ("c.yaml", "out/nho"):
        result = call("check", target)
        assert (result.exit_code, result.stdout, result.stderr) == (0, "", "Không có lỗi.\n")
        assert data_of_check(target) == (0, [])


def test_check_of_a_file_tells_what_it_is(project: Path) -> None:
    call(*BOARD, "-o", "x.png")
    result = call("check", "x.png")
    assert (result.exit_code, result.stderr) == (0, "Không có lỗi.\n")
    lines = result.stdout.splitlines()
    assert lines[0].split() == ["Loại", "tệp", "PNG,", "Deflate;", "8", "bit", "mỗi", "kênh"]
    assert len({line.index(said) for line, said in zip(lines, ("PNG", "tỉ lệ 1:1", "RGB"), strict=False)}) == 1
    assert "640 × 384 px" in call("--lang", "en", "check", "x.png").stdout
    status, facts = data_of_check("x.png")
    assert (status, {fact["severity"] for fact in facts}) == (0, {"info"})
    values = {fact["code"]: fact["values"] for fact in facts}
    assert list(values) == ["file-kind", "file-size", "file-colours", "file-inks", "file-resolution"]
    assert (values["file-size"]["width_px"], values["file-size"]["width_mm"]) == (640, None)
    assert values["file-colours"]["spaces"] == ["RGB"]


def test_check_of_a_file_lists_findings_after_facts(project: Path) -> None:
    call("render", "pano-3x2", "--text", "A", "-o", "x.pdf")
    status, told = data_of_check("x.pdf")
    assert (status, {found["severity"] for found in told}) == (0, {"info"})
    call("render", "pano-3x2", "--text", "A", "--pdf", "proof", "-o", "proof.pdf")
    assert [found["code"] for found in data_of_check("proof.pdf")[1]][-2:] == ["file-contents", "file-for-people"]
    assert all(set(found) == {"code", "severity", "message", "where", "piece", "values"} for found in told)
    Path("x.pdf").write_bytes(Path("x.pdf").read_bytes()[:500])
    result = call("check", "x.pdf")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "lỗi [file-damaged]" in result.stderr


def data_of_check(target: str) -> tuple[int, list[dict[str, Any]]]:
    result = call("check", target, "--json")
    assert result.stderr == ""
    return result.exit_code, json.loads(result.stdout)


def test_check_of_a_folder_whose_files_changed(project: Path) -> None:
    call("build", "c.yaml", "-o", "out", "--place", "a", "-j", "1")
    (project / "out/nho/led-p5-640x384/a/s.png").write_bytes(b"other")
    (project / "out/nho/led-p5-640x384/a/t.png").unlink()
    status, findings = data_of_check("out/nho")
    assert (status, {finding["code"] for finding in findings}) == (1, {"file-changed", "file-lost"})
    assert all(set(finding) == {"code", "severity", "message", "where", "piece"} for finding in findings)


def test_check_of_a_campaign_with_a_text_that_cannot_fit(project: Path) -> None:
    (project / "c.yaml").write_text(CAMPAIGN.replace("CHÚC MỪNG NĂM MỚI", "DAI" * 900), "utf-8")
    status, findings = data_of_check("c.yaml")
    assert status == 1
    assert [(finding["code"], finding["piece"]) for finding in findings] == [
        ("text-does-not-fit", "led-p5-640x384/a/t"),
        ("text-does-not-fit", "led-p5-640x384/b/t"),
    ]
    assert findings[0]["where"].startswith("layouts/bang-led.yaml:")
    words = call("check", "c.yaml").stderr.splitlines()
    assert words[0] == "led-p5-640x384/a/t:"
    assert words[1].startswith("layouts/bang-led.yaml:")
    assert set(project.iterdir()) == {project / "c.yaml", project / "t.csv"}


NARROW = """\
family: billboard
products:
  - {id: hep, title: Hẹp, size: 3x2m, bleed: 20mm, layout: pano, formats: [FORMAT], roll: {width: 300mm}}
"""


@pytest.mark.parametrize(("extension", "told"), [("tiff", {"panel-cuts"}), ("svg", {"panels-not-made"})])
def test_check_of_a_campaign_tells_what_seams_would_cut(project: Path, extension: str, told: set[str]) -> None:
    """In the formats that panels are made in, as a build would; and nothing is written."""
    (project / "layouts/products").mkdir(parents=True)
    (project / "layouts/products/hep.yaml").write_text(NARROW.replace("FORMAT", extension), "utf-8")
    (project / "c.yaml").write_text(CAMPAIGN.replace("led-p5-640x384", "hep"), "utf-8")
    status, findings = data_of_check("c.yaml")
    assert status == 0
    assert {finding["code"] for finding in findings if finding["piece"]} == told
    assert set(project.iterdir()) == {project / "c.yaml", project / "t.csv", project / "layouts"}


@pytest.mark.parametrize("target", ["none", "none.pdf", "t.csv", "."])
def test_check_of_what_cannot_be_checked(target: str) -> None:
    result = call("check", target)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "lỗi [file-" in result.stderr


def test_import_puts_yaml_on_stdout_and_its_report_on_stderr(project: Path) -> None:
    (project / "l.txt").write_text(LETTER, "utf-8")
    result = call("import", "l.txt")
    assert result.exit_code == 0
    assert result.stdout.startswith("campaign:") or "\ncampaign:" in result.stdout
    assert "CHÀO MỪNG NGÀY CHUYỂN ĐỔI SỐ QUỐC GIA 10/10" in result.stdout
    assert "[letter-found]" in result.stderr
    assert call("import", "l.txt", "-o", "new/campaign.yaml").stdout == ""
    assert (project / "new/campaign.yaml").read_text("utf-8") == result.stdout


def test_an_imported_campaign_is_one_that_check_takes(project: Path) -> None:
    (project / "l.txt").write_text(LETTER, "utf-8")
    call("import", "l.txt", "-o", "imported.yaml")
    assert call("list", "slogans", "--campaign", "imported.yaml").exit_code == 0


def test_a_fault_of_the_program_is_one_line_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(LISTS, "themes", lambda *_: 1 // 0)
    result = call("--lang", "en", "list", "themes")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith("error [program-fault]: A fault of the program: ZeroDivisionError: ")
    assert "test_cli.py:" in result.stderr


def test_every_option_has_a_help_text() -> None:
    context = click.Context(main)
    for verb in VERBS:
        command = main.get_command(context, verb)
        assert command is not None
        options = [parameter for parameter in command.params if isinstance(parameter, click.Option)]
        assert [option.name for option in options if not option.help and option.name != "help"] == []


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_remarks_are_shown_by_every_verb_and_stop_none(lang: str, monkeypatch: pytest.MonkeyPatch) -> None:
    remark = Code("remark", Severity.WARNING, "Nên xem lại.", "Look at it.")
    monkeypatch.setitem(RULES, "remark", lambda scene: [remark.at()])
    said = {"vi": "cảnh báo [remark]: Nên xem lại.\n", "en": "warning [remark]: Look at it.\n"}[lang]
    rendered = call("--lang", lang, *BOARD, "-o", "x.png")
    assert (rendered.exit_code, rendered.stderr) == (0, said)
    built = call("--lang", lang, "build", "c.yaml", "-o", "out", "-j", "1", "--slogan", "s")
    assert (built.exit_code, built.stderr) == (0, f"led-p5-640x384/a/s, led-p5-640x384/b/s:\n{said}")
    checked = call("--lang", lang, "check", "c.yaml")
    assert (checked.exit_code, checked.stderr.count(said)) == (0, 4)
    folder = call("--lang", lang, "check", "out/nho")
    assert (folder.exit_code, folder.stderr.count("[piece-remarked]")) == (0, 2)


def test_check_tells_of_a_piece_that_failed_and_of_a_file_left_over(project: Path) -> None:
    call("build", "c.yaml", "-o", "out", "-j", "1")
    (project / "c.yaml").write_text(CAMPAIGN.replace("CHÚC MỪNG NĂM MỚI", "DAI" * 900), "utf-8")
    assert call("build", "c.yaml", "-o", "out", "-j", "1").exit_code == 1
    assert not list(project.glob("out/**/t.png"))
    status, findings = data_of_check("out/nho")
    assert (status, [finding["code"] for finding in findings]) == (1, ["piece-missing"] * 2)
    (project / "c.yaml").write_text(CAMPAIGN.replace(", {id: t, text: CHÚC MỪNG NĂM MỚI}", ""), "utf-8")
    (project / "out/nho/led-p5-640x384/a/t.png").write_bytes(b"old")
    assert call("build", "c.yaml", "-o", "out", "-j", "1").exit_code == 0
    status, findings = data_of_check("out/nho")
    assert (status, [finding["code"] for finding in findings]) == (0, ["file-unlisted"])


def test_a_picture_takes_no_more_memory_on_a_machine_of_many_cores(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []

    def write(_: object, settings: Settings, __: object) -> None:
        asked.append(settings.workers)

    monkeypatch.setattr("os.cpu_count", lambda: 64)
    monkeypatch.setitem(FORMATS, "png", replace(FORMATS["png"], write=write))
    assert call(*BOARD, "-o", "x.png").exit_code == 0
    assert asked == [4]


WIDE = ("render", "pano-3x2", "--text", "CHÀO MỪNG NGÀY CHUYỂN ĐỔI SỐ", "--size", "6x4m")


def test_render_a_panel_and_the_joining_diagram(project: Path) -> None:
    for variant in ("tam-1-2", "ghep-tam"):
        assert call(*WIDE, "--variant", variant, "-o", f"{variant}_1-10.pdf").exit_code == 0
    boxes = [PdfReader(project / f"{name}_1-10.pdf").pages[0].mediabox for name in ("tam-1-2", "ghep-tam")]
    assert boxes[0].width > 604 / 25.4 * 72
    assert round(boxes[1].width / 72 * 25.4) == 297


@pytest.mark.parametrize(
    ("more", "code"),
    [
        (("--variant", "tam-9-9", "-o", "x.pdf"), "variant-unknown"),
        (("--variant", "tam-1-2", "-o", "x.png"), "variant-format"),
        (("--variant", "ghep-tam", "--scale", "1:1", "-o", "x.pdf"), "option-conflict"),
        (("--variant", "ghep-tam", "--pdf", "x1a", "-o", "x.pdf"), "option-conflict"),
    ],
)
def test_a_variant_that_cannot_be_made_is_refused(more: tuple[str, ...], code: str, project: Path) -> None:
    result = call("--lang", "en", *WIDE, *more)
    assert result.exit_code == 2
    assert f"[{code}]" in result.stderr
    assert not list(project.glob("x.*"))
