"""Are official texts compared by every verb that makes or checks pieces?"""

from __future__ import annotations

import contextlib
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bannergen.cli import main
from tests.cli.small import CAMPAIGN

SLIP = "CHÀO MỪNG NGÀY CHUYỂN ĐỐI SỐ QUỐC GIA 10/10"
WRONG = CAMPAIGN.replace("text: CHÀO MỪNG", f'text: {SLIP}, official: "{SLIP}."')
UNKNOWN = CAMPAIGN.replace("text: CHÀO MỪNG", "text: XIN CHÀO, official: XIN CHÀO")


def run(folder: Path, campaign: str, *arguments: str) -> Result:
    (folder / "c.yaml").write_text(campaign, "utf-8")
    with contextlib.chdir(folder):
        return CliRunner().invoke(main, ["--lang", "en", *arguments])


@pytest.mark.parametrize(
    "arguments",
    [
        ("build", "c.yaml", "-o", "out"),
        ("check", "c.yaml"),
        ("render", "led-p5-640x384", "--campaign", "c.yaml", "-o", "out.svg"),
    ],
    ids=lambda arguments: arguments[0],
)
def test_a_slip_in_an_official_slogan_stops_the_call(project: Path, arguments: tuple[str, ...]) -> None:
    before = sorted(project.iterdir())
    result = run(project, WRONG, *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("c.yaml:4:")
    assert "error [official-differs]: " in result.stderr.splitlines()[0]
    assert "“CHUYỂN ĐỐI SỐ” should be “CHUYỂN ĐỔI SỐ”" in result.stderr
    assert sorted(project.iterdir()) == before


def test_build_shows_a_warning_and_goes_on(project: Path) -> None:
    result = run(project, UNKNOWN, "build", "c.yaml", "-o", "out", "-j", "1")
    assert result.exit_code == 0
    assert result.stderr.count("warning [official-not-in-record]") == 1
    assert (project / "out/nho/index.html").exists()


def test_check_lists_a_warning(project: Path) -> None:
    result = run(project, UNKNOWN, "check", "c.yaml", "--json")
    assert result.exit_code == 0
    (found,) = json.loads(result.stdout)
    assert (found["code"], found["severity"], found["piece"]) == ("official-not-in-record", "warning", None)
    assert found["where"].startswith("c.yaml:4:")


def test_render_warns_of_a_text_that_is_nearly_an_official_one(project: Path) -> None:
    result = run(project, CAMPAIGN, "render", "led-p5-640x384", "--text", SLIP, "-o", "out.svg")
    assert result.exit_code == 0
    assert result.stderr.count("warning [official-alike]") == 1
    assert (project / "out.svg").exists()


def test_render_refuses_a_day_that_is_not_the_events(project: Path) -> None:
    result = run(
        project, CAMPAIGN, "render", "led-p5-640x384", "--text", "NGÀY GIẢI PHÓNG THỦ ĐÔ 30/4", "-o", "out.svg"
    )
    assert result.exit_code == 2
    assert "error [event-wrong-day]" in result.stderr
    assert not (project / "out.svg").exists()


def test_a_record_that_is_wrong_is_told(project: Path) -> None:
    (project / "assets/official").mkdir(parents=True)
    (project / "assets/official/own.yaml").write_text("texts: [{text: A}]\n", "utf-8")
    result = run(project, CAMPAIGN, "build", "c.yaml", "-o", "out")
    assert result.exit_code == 2
    assert "assets/official/own.yaml:1:9: error [missing-key]" in result.stderr
