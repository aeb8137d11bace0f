"""Print files from the command line: which standard, for which print condition, and what is refused."""

from __future__ import annotations

import json
from pathlib import Path

import pikepdf
import pytest
from click.testing import CliRunner, Result

from bannergen.cli import main
from bannergen.resources import bundled_root

PANO = ("render", "pano-3x2", "--text", "CHÀO MỪNG")
BANNER = ("render", "bang-ron-ngang-8x1", "--text", "CHÀO MỪNG")
CAMPAIGN = (
    "campaign: nho\ntitle: Nhỏ\ndocument: {number: '1', issuer: Sở Nội vụ}\nslogans: [{id: s, text: CHÀO MỪNG}]\n"
    "products: [pano-3x2, bang-ron-ngang-8x1]\ntheme: do-co\n"
)


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a folder with a campaign and a shop's profile."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("BANNERGEN_LANG", raising=False)
    data = bytearray((bundled_root() / "assets/icc/FOGRA39L_coated.icc").read_bytes())
    data[24:26] = b"\7\1"  # the year of its date
    (tmp_path / "shop.icc").write_bytes(data)
    (tmp_path / "c.yaml").write_text(CAMPAIGN, "utf-8")
    (tmp_path / "d.yaml").write_text(CAMPAIGN + "output_intent: shop.icc\n", "utf-8")
    return tmp_path


def call(*arguments: str) -> Result:
    result = CliRunner().invoke(main, arguments)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def intent_of(path: Path) -> str:
    with pikepdf.open(path) as pdf:
        return str(pdf.Root.OutputIntents[0].OutputConditionIdentifier)


@pytest.mark.parametrize(("kind", "version"), [((), "1.6"), (("--pdf", "x4"), "1.6"), (("--pdf", "x1a"), "1.4")])
def test_render_writes_the_standard_asked_for(kind: tuple[str, ...], version: str, project: Path) -> None:
    assert call(*PANO, *kind, "-o", "x.pdf").exit_code == 0
    with pikepdf.open(project / "x.pdf") as pdf:
        assert pdf.pdf_version == version
    assert intent_of(project / "x.pdf") == "FOGRA39"


@pytest.mark.parametrize(
    ("more", "intent"),
    [
        (("--text", "A", "--output-intent", "shop.icc"), "Custom"),
        (("--text", "A", "--output-intent", "FOGRA39L_coated.icc"), "FOGRA39"),
        (("--campaign", "c.yaml"), "FOGRA39"),
        (("--campaign", "d.yaml"), "Custom"),
        (("--campaign", "d.yaml", "--output-intent", "FOGRA39L_coated.icc"), "FOGRA39"),
    ],
)
def test_the_condition_is_the_options_else_the_campaigns(more: tuple[str, ...], intent: str, project: Path) -> None:
    assert call("render", "pano-3x2", *more, "-o", "x.pdf").exit_code == 0
    assert intent_of(project / "x.pdf") == intent


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ((*PANO, "--output-intent", "nix.icc", "-o", "x.pdf"), "file-missing"),
        ((*PANO, "--output-intent", "sRGB.icc", "-o", "x.pdf"), "profile-not-cmyk"),
        ((*PANO, "--output-intent", "c.yaml", "-o", "x.pdf"), "profile-unreadable"),
        ((*PANO, "--output-intent", "shop.icc", "-o", "x.png"), "option-conflict"),
        ((*PANO, "--output-intent", "shop.icc", "--pdf", "proof", "-o", "x.pdf"), "option-conflict"),
        ((*BANNER, "--pdf", "x1a", "--scale", "1:1", "-o", "x.pdf"), "pdf-x1a-user-unit"),
        (("build", "c.yaml", "--output-intent", "nix.icc"), "file-missing"),
    ],
)
def test_what_is_refused_leaves_no_file(arguments: tuple[str, ...], code: str, project: Path) -> None:
    result = call(*arguments)
    assert result.exit_code == 2
    assert f"[{code}]" in result.stderr
    assert {path.name for path in project.iterdir()} == {"shop.icc", "c.yaml", "d.yaml"}


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_build_prints_for_the_condition_of_the_campaign(jobs: str, project: Path) -> None:
    result = call("build", "d.yaml", "--format", "pdf", "-j", jobs, "--json")
    assert result.exit_code == 0
    made, _, banner, _ = json.loads(result.stdout)["artefacts"]  # each with its finishing sheet
    assert (banner["variant"], banner["file_width_mm"], banner["file_height_mm"]) == ("1-10", 804, 104)
    assert (made["colour"], made["profile"], made["box"]) == ("cmyk", "FOGRA39L Coated", "bleed")
    assert intent_of(project / "output/nho" / made["path"]) == "Custom"
    assert call("check", "output").exit_code == 0
