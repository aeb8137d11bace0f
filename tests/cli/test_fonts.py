"""Does ``bannergen fonts`` keep the contract: exit status, report on stdout, both languages, every format?"""

from __future__ import annotations

import io
import json
import shutil
import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest
from click.testing import CliRunner, Result
from fontTools.ttLib import TTFont
from PIL import Image

from bannergen.cli import main
from bannergen.cli.font_report import FACTS
from bannergen.resources import bundled_root
from tests.typeset.inspection.fonts import SOUND, broken, without

BOLD = ("be-vietnam-pro", "--weight", "700")


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("BANNERGEN_LANG", raising=False)
    return tmp_path


def call(*arguments: str) -> Result:
    result = CliRunner().invoke(main, ["fonts", *arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def test_a_bundled_face_passes_with_a_report_on_stdout() -> None:
    result = call("check", *BOLD)
    assert result.exit_code == 0
    assert result.stderr == ""
    heading, verdict = result.stdout.splitlines()[:2]
    assert heading.startswith("be-vietnam-pro 700 · ")
    assert verdict.startswith("ĐẠT · 0 lỗi")
    assert "134/134" in result.stdout
    assert "[font-character-wanted]" in result.stdout


def test_the_report_is_english_when_asked() -> None:
    after = call("check", *BOLD, "--lang", "en")
    assert after.stdout.splitlines()[1].startswith("PASSES · 0 errors, 1 warning, 1 note")
    before = CliRunner().invoke(main, ["--lang", "en", "fonts", "check", *BOLD])
    assert before.stdout == after.stdout


def test_a_font_with_errors_leaves_with_1_and_names_each_letter(tmp_path: Path) -> None:
    path = broken(tmp_path, without("Ỡ7"))
    result = call("check", str(path))
    assert result.exit_code == 1
    assert "KHÔNG ĐẠT · 2 lỗi" in result.stdout
    assert "“Ỡ” (U+1EE0)" in result.stdout
    assert "7 U+0037" in result.stdout


def test_the_report_as_json(tmp_path: Path) -> None:
    result = call("check", broken(tmp_path, without("Ỡ")).name, "--json")
    (face,) = json.loads(result.stdout)
    assert result.exit_code == 1
    assert (face["font"], face["file"], face["passes"]) == ("Broken 700", "Broken.ttf", False)
    assert face["facts"]["accented-letters"] == {"value": 133, "of": 134}
    assert face["facts"]["smallest-gap"]["letter"] == "ỡ"
    first = face["findings"][0]
    assert (first["code"], first["severity"], first["letter"], first["codepoint"], first["value"]) == (
        "font-letter-missing",
        "error",
        "Ỡ",
        "U+1EE0",
        None,
    )


def test_every_fact_has_a_name() -> None:
    for name in (BOLD, ("misc-fixed",)):
        (face,) = json.loads(call("check", *name, "--json").stdout)
        assert set(face["facts"]) <= set(FACTS)


def test_faces_of_one_file_share_what_they_have_in_common() -> None:
    told = call("check", "archivo", "--width", "100", "--lang", "en").stdout
    assert told.count("Embedding (fsType)") == told.count("sha256") == told.count("[font-character-wanted]") == 1
    assert "0: installable, no restriction" in told
    assert told.count("Cap height ") == told.count("PASSES ·") == 2
    assert max(map(len, told.splitlines())) <= 120


def test_pairs_around_a_narrow_space_are_told_together() -> None:
    told = call("check", "archivo", "--width", "62", "--weight", "700", "--lang", "en").stdout
    assert "P + any: 0.10 · F + any: 0.14" in told
    natural = call("check", "archivo", "--width", "100", "--weight", "700", "--lang", "en").stdout
    assert "P + A–X, Z: 0.21" in natural.replace("\n    ", " ")


def test_negative_numbers_have_their_sign() -> None:
    assert "−0.2" in call("check", *BOLD).stdout


def test_a_family_is_all_its_faces_or_those_asked_for() -> None:
    def faces(*arguments: str) -> list[str]:
        return [face["font"] for face in json.loads(call("check", *arguments, "--json").stdout)]

    assert faces("saira", "--width", "61") == ["saira 700 wdth 61"]
    assert faces("saira", "--weight", "900") == ["saira 900 wdth 73"]
    assert faces("archivo", "--weight", "850", "--width", "70") == ["archivo 850 wdth 70"]


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("check", "barlo"), "unknown-id"),
        (("check", "nosuch.ttf"), "file-missing"),
        (("check", "folder/nosuch"), "file-missing"),
        (("check", "barlow", "--weight", "300"), "font-face-not-found"),
        (("check", "misc-fixed", "--weight", "300"), "font-face-not-found"),
        (("check",), "missing-argument"),
        (("check", "barlow", "--weigth", "1"), "unknown-option"),
        (("check", "barlow", "--weight", "x"), "bad-option"),
        (("chek", "barlow"), "unknown-command"),
        (("specimen", "barlow"), "missing-argument"),
        (("specimen", "barlow", "-o", "a.bmp"), "format-unknown"),
        (("specimen", "barlow", "-o", "a"), "option-conflict"),
        (("specimen", "barlow", "-o", "-"), "option-conflict"),
    ],
)
def test_a_wrong_request_is_refused(arguments: tuple[str, ...], code: str) -> None:
    result = call(*arguments)
    assert result.exit_code == 2
    assert f"[{code}]" in result.stderr
    assert result.stdout == ""


def test_the_nearest_name_is_told() -> None:
    assert "barlow?" in call("check", "barlo").stderr
    assert "check?" in call("chek", "x").stderr


def test_what_is_no_font_is_refused(tmp_path: Path) -> None:
    (tmp_path / "letter.ttf").write_text("không phải phông", "utf-8")
    assert "[font-format-unknown]" in call("check", "letter.ttf").stderr


def test_a_specimen_in_every_format(tmp_path: Path) -> None:
    for ending in ("png", "svg", "pdf"):
        result = call("specimen", *BOLD, "-o", f"sheet.{ending}")
        assert (result.exit_code, result.output) == (0, "")
    with Image.open(tmp_path / "sheet.png") as picture:
        assert picture.size == (1782, 2520)  # A3, six dots a millimetre
    with pikepdf.open(tmp_path / "sheet.pdf") as document:
        width, height = (float(side) * 25.4 / 72 for side in document.pages[0].mediabox[2:])
    assert (round(width), round(height)) == (297, 420)
    assert (tmp_path / "sheet.svg").read_text("utf-8").startswith("<")


def test_a_specimen_on_stdout() -> None:
    result = call("specimen", *BOLD, "--format", "png", "-o", "-")
    with Image.open(io.BytesIO(result.stdout_bytes)) as picture:
        assert picture.format == "PNG"


def test_a_specimen_of_a_font_without_h_is_refused(tmp_path: Path) -> None:
    result = call("specimen", str(broken(tmp_path, without("H"))), "-o", "sheet.png")
    assert result.exit_code == 2
    assert "[glyph-missing]" in result.stderr
    assert not (tmp_path / "sheet.png").exists()


def test_help_loads_no_geometry() -> None:
    code = (
        "import sys; from bannergen.cli import run\n"
        "try: run(['--help'])\n"
        "except SystemExit: pass\n"
        "print([m for m in ('shapely', 'numpy', 'fontTools', 'freetype') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=bundled_root())
    assert done.stdout.splitlines()[-1] == "[]"


@pytest.mark.parametrize("font", ["galmuri/Galmuri9-latin.bdf", "fonts/galmuri/Galmuri9-latin.bdf"])
def test_a_file_of_a_family_is_held_against_its_family_yaml(tmp_path: Path, font: str) -> None:
    shutil.copytree(bundled_root() / "fonts/galmuri", tmp_path / "fonts/galmuri")
    (face,) = json.loads(call("check", font, "--json").stdout)
    assert face["font"] == "galmuri Galmuri9-latin"
    assert face["facts"]["licence"]["value"] == "OFL-1.1"
    with (tmp_path / "fonts/galmuri/Galmuri9-latin.bdf").open("a") as file:
        file.write("COMMENT changed\n")
    (face,) = json.loads(call("check", font, "--json").stdout)
    assert "font-changed" in {finding["code"] for finding in face["findings"]}


def test_what_a_family_has_is_told(tmp_path: Path) -> None:
    refused = call("specimen", "galmuri", "--weight", "700", "-o", "a.png").stderr
    assert "độ đậm 700" in refused
    assert "độ rộng" not in refused
    assert "galmuri/Galmuri9-latin.bdf" in refused
    assert "galmuri/Galmuri9-latin.bdf" in call("check", "galmuri/Galmuri8.bdf").stderr


def test_a_variable_font_is_shown_at_its_natural_width(tmp_path: Path) -> None:
    call("specimen", "archivo", "-o", "sheet.svg")
    assert "archivo 700 wdth 100 ·" in (tmp_path / "sheet.svg").read_text("utf-8")


def test_the_name_in_the_file_heads_a_specimen(tmp_path: Path) -> None:
    assert TTFont(SOUND)["name"].getDebugName(4) == "Be Vietnam Pro Bold"
    call("specimen", str(SOUND), "-o", "sheet.svg")
    assert "Be Vietnam Pro Bold" in (tmp_path / "sheet.svg").read_text("utf-8")
