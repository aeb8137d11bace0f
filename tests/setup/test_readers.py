"""Independent readers: a missing one is a skip at a desk and a failure in CI."""

import subprocess
from pathlib import Path

import pytest

from tests import readers

ROOT = Path(__file__).parents[2]


@pytest.fixture
def no_programs(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))


@pytest.fixture
def complaining_qpdf(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    program = tmp_path / "qpdf"
    program.write_text("#!/bin/sh\necho 'trailer is damaged' >&2\nexit 2\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))


@pytest.fixture
def echoing_qpdf(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    program = tmp_path / "qpdf"
    program.write_text('#!/bin/sh\nprintf "%s|" "$@"\nwhile read -r line; do printf "%s" "$line"; done\n')
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))


@pytest.mark.usefixtures("no_programs")
@pytest.mark.parametrize("value", [None, "", "false"])
def test_at_a_desk_a_missing_reader_is_a_skip(monkeypatch: pytest.MonkeyPatch, value: str | None) -> None:
    monkeypatch.delenv("CI", raising=False)
    if value is not None:
        monkeypatch.setenv("CI", value)
    with pytest.raises(pytest.skip.Exception, match=r"reader qpdf is missing.*package qpdf"):
        readers.reader("qpdf")


@pytest.mark.usefixtures("no_programs")
def test_in_ci_a_missing_reader_is_a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception, match=r"reader hb-shape is missing.*package libharfbuzz-bin"):
        readers.reader("hb-shape")


@pytest.mark.usefixtures("complaining_qpdf")
def test_a_reader_that_refuses_a_file_is_quoted() -> None:
    with pytest.raises(subprocess.CalledProcessError, match="qpdf said: trailer is damaged"):
        readers.run("qpdf", "--check", Path("x.pdf"))


@pytest.mark.usefixtures("echoing_qpdf")
def test_a_reader_gets_arguments_and_input_as_utf8() -> None:
    assert readers.run("qpdf", "Chuyển", input="đổi số\n") == "Chuyển|đổi số"


def test_set_up_installs_the_package_of_every_reader() -> None:
    script = (ROOT / "run").read_text(encoding="utf-8")
    assert [name for name, package in readers.PACKAGES.items() if f":{package}" not in script] == []
