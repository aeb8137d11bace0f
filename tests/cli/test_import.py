"""``bannergen import``: where the YAML goes, and what is told of the letter."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bannergen.cli import main

LETTER = """\
UBND TỈNH {province}
SỞ THÔNG TIN VÀ TRUYỀN THÔNG
Số: 1119/STTTT-TTBCXB
{place}, ngày 29 tháng 9 năm 2022
V/v tuyên truyền Ngày Chuyển đổi số quốc gia 10/10

KHẨU HIỆU TUYÊN TRUYỀN
1. CHÀO MỪNG NGÀY CHUYỂN ĐỔI SỐ QUỐC GIA 10/10.
2. CHUYỂN ĐỔI SỐ GIẢI QUYẾT CÁC VẤN ĐỀ CỦA XÃ HỘI.
"""
OURS = LETTER.format(province="TUYÊN QUANG", place="Tuyên Quang")
OTHERS = LETTER.format(province="LÀO CAI", place="Lào Cai")


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a folder with nothing but a letter, without the caller's language."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("BANNERGEN_LANG", raising=False)
    (tmp_path / "l.txt").write_text(OURS, "utf-8")
    return tmp_path


def call(*arguments: str) -> Result:
    result = CliRunner().invoke(main, ("import", *arguments))
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


@pytest.mark.parametrize("force", [(), ("--force",)], ids=["", "--force"])
@pytest.mark.parametrize("output", ["l.txt", "./l.txt", "linked.txt", "hard.txt"])
def test_the_letter_is_never_written_over(output: str, force: tuple[str, ...], project: Path) -> None:
    (project / "linked.txt").symlink_to("l.txt")
    os.link(project / "l.txt", project / "hard.txt")
    result = call("l.txt", "-o", output, *force)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "[output-is-input]" in result.stderr
    assert (project / "l.txt").read_text("utf-8") == OURS


def test_a_file_that_is_there_is_written_over_only_by_force(project: Path) -> None:
    (project / "c.yaml").write_text("mine", "utf-8")
    refused = call("l.txt", "-o", "c.yaml")
    assert (refused.exit_code, refused.stdout) == (2, "")
    assert "[file-exists]" in refused.stderr
    assert "--force" in refused.stderr
    assert "letter-found" not in refused.stderr
    assert (project / "c.yaml").read_text("utf-8") == "mine"
    assert call("l.txt", "-o", "c.yaml", "--force").exit_code == 0
    assert (project / "c.yaml").read_text("utf-8") == call("l.txt").stdout


def test_a_dash_is_stdout(project: Path) -> None:
    result = call("l.txt", "-o", "-")
    assert result.exit_code == 0
    assert result.stdout == call("l.txt").stdout
    assert [path.name for path in project.iterdir()] == ["l.txt"]
    assert call("l.txt", "-o", "./-").stdout == ""
    assert (project / "-").read_text("utf-8") == result.stdout


def test_a_device_is_written_to_without_force() -> None:
    assert call("l.txt", "-o", os.devnull).exit_code == 0


@pytest.mark.parametrize("output", ["folder", "l.txt/c.yaml", "x" * 300])
def test_what_cannot_be_written_is_said(output: str, project: Path) -> None:
    (project / "folder").mkdir()
    result = call("l.txt", "-o", output)
    assert result.exit_code == 2
    assert "[file-unwritable]" in result.stderr


def test_a_province_without_a_table_is_a_warning(project: Path) -> None:
    assert "letter-no-table" not in call("l.txt").stderr
    (project / "l.txt").write_text(OTHERS, "utf-8")
    result = call("l.txt")
    assert result.exit_code == 0
    assert "l.txt:1:1: cảnh báo [letter-no-table]" in result.stderr
    assert "Lào Cai" in result.stderr


def test_the_words_of_the_list_and_of_the_project_are_kept(project: Path) -> None:
    (project / "assets/words").mkdir(parents=True)
    (project / "assets/words/rieng.txt").write_text("của xã hội\n", "utf-8")
    output = call("l.txt").stdout
    assert "keep: [CHUYỂN ĐỔI SỐ, GIẢI QUYẾT, VẤN ĐỀ, CỦA XÃ HỘI]" in output
