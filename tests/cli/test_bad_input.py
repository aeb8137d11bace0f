"""Does every kind of bad input get one clear message, the contract's exit status, and nothing half-written?

Requests that are wrong in themselves are called inside this process; what starts workers or meets the limits of the
machine runs as a command of its own, as a person at a shell would get it.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import resource
import shutil
import subprocess
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from bannergen.cli import main
from bannergen.resources import bundled_root
from tests.cli.small import CAMPAIGN, MAIN, TABLE

BIG = "  - {id: big, title: Lớn, size: 8000x5000px, layout: bang-led, formats: [png]}\n"
PNG = "out/nho/led-p5-640x384/{}/s.png"


def bannergen(
    folder: Path, *arguments: str, largest_file: int | None = None, stdout: int = subprocess.PIPE
) -> subprocess.CompletedProcess[str]:
    """Run the command as a shell would; never a traceback, never a half-written file."""

    def limited() -> None:
        if largest_file is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (largest_file, largest_file))

    environment = {**os.environ, "BANNERGEN_LANG": "en", "PYTHONDONTWRITEBYTECODE": "1", "PYTHONWARNINGS": "error"}
    command = [sys.executable, "-c", MAIN, *arguments]
    done = subprocess.run(
        command,
        cwd=folder,
        env=environment,
        stdout=stdout,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        timeout=120,
        check=False,
        preexec_fn=limited,
    )
    assert "Traceback" not in done.stderr
    assert "Exception ignored" not in done.stderr
    assert not list(folder.rglob("*.part"))
    return done


def refused(folder: Path, *arguments: str) -> str:
    """Run a request that is wrong in itself: status 2, no data, nothing written."""
    before = sorted(folder.rglob("*"))
    with contextlib.chdir(folder):
        result = CliRunner().invoke(main, ["--lang", "en", *arguments])
    assert isinstance(result.exception, SystemExit), result.exception
    assert (result.exit_code, result.stdout) == (2, "")
    assert sorted(folder.rglob("*")) == before
    return result.stderr


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("l.txt", b"", "letter-empty"),
        ("l.txt", b"\x00\x01\x02\xff" * 400, "letter-binary"),
        ("l.pdf", b"\x00\x01\x02\xff" * 400, "letter-damaged"),
        ("l.docx", b"PK\x03\x04 but no more", "letter-damaged"),
        ("l.png", b"\x89PNG\r\n", "letter-format"),
    ],
)
def test_a_letter_that_is_none(project: Path, name: str, content: bytes, code: str) -> None:
    (project / name).write_bytes(content)
    message = refused(project, "import", name, "-o", "new.yaml")
    assert f"error [{code}]: " in message.splitlines()[0]
    assert name in message or code == "letter-format"


@pytest.mark.parametrize(
    ("text", "first_line"),
    [
        ("", "c.yaml: error [yaml-empty]"),
        (CAMPAIGN.replace("slogans: ", "slogans:\n\t- "), "c.yaml:5:1: error [yaml-tab]"),
        (CAMPAIGN.replace("[led-p5-640x384]", "led-p5-640x384"), "c.yaml:6:11: error [wrong-type]"),
        (CAMPAIGN + "titel: x\n", "c.yaml:8:1: error [unknown-key]"),
        (CAMPAIGN + "title: x\n", "c.yaml:8:1: error [duplicate-key]"),
        (CAMPAIGN.replace("t.csv}", "t.csv, use: [a, huyen-x]}"), "c.yaml:5:33: error [unknown-id]"),
        ("[" * 3000, "c.yaml:1:62: error [yaml-syntax]"),
    ],
    ids=["empty", "tab", "type", "unknown key", "duplicate key", "unknown place", "deep"],
)
def test_a_campaign_that_is_wrong(project: Path, text: str, first_line: str) -> None:
    (project / "c.yaml").write_text(text, "utf-8")
    assert refused(project, "build", "c.yaml", "-o", "out").startswith(first_line)


def test_a_campaign_that_is_binary(project: Path) -> None:
    (project / "c.yaml").write_bytes(b"\x89PNG\r\n\x1a\n\xff")
    assert refused(project, "build", "c.yaml", "-o", "out").startswith("c.yaml: error [text-not-utf8]")


def test_a_place_of_another_time(project: Path) -> None:
    (project / "t.csv").write_text(TABLE.replace("Huyện B,huyện,", "Huyện B,huyện,2022-09-30"), "utf-8")
    assert refused(project, "build", "c.yaml", "-o", "out").startswith("t.csv:3:1: error [place-not-valid]")


@pytest.mark.parametrize("size", ["0x2m", "600x2m"])
def test_a_product_of_no_or_absurd_size(project: Path, size: str) -> None:
    (project / "layouts/products").mkdir(parents=True)
    text = f"family: billboard\nproducts:\n  - {{id: p, title: P, size: {size}, layout: pano, formats: [pdf]}}\n"
    (project / "layouts/products/p.yaml").write_text(text)
    message = refused(project, "build", "c.yaml", "-o", "out")
    assert message.startswith("layouts/products/p.yaml:3:5: error [product-size]")


@pytest.mark.parametrize("name", ["none.yaml", "x" * 300, "t.csv/c.yaml", "out/"])
def test_a_campaign_that_is_not_there(project: Path, name: str) -> None:
    assert refused(project, "build", name).startswith("error [file-missing]")


def test_a_text_that_cannot_fit_stops_its_piece_only(project: Path) -> None:
    text = CAMPAIGN.replace("}]", "}, {id: long, text: " + "DÀI" * 900 + "}]")
    (project / "c.yaml").write_text(text, "utf-8")
    done = bannergen(project, "build", "c.yaml", "-o", "out", "-j", "2")
    assert done.returncode == 1
    assert done.stderr.count("error [text-does-not-fit]") == 1
    assert "led-p5-640x384/a/long, led-p5-640x384/b/long:" in done.stderr
    assert [(project / PNG.format(place)).is_file() for place in "ab"] == [True, True]
    assert not list(project.rglob("long*"))


def test_a_missing_font_file_is_named(project: Path) -> None:
    family = project / "fonts/be-vietnam-pro"
    family.mkdir(parents=True)
    shutil.copy(bundled_root() / "fonts/be-vietnam-pro/family.yaml", family)
    done = bannergen(project, "build", "c.yaml", "-o", "out", "-j", "2")
    assert done.returncode == 1
    assert "note [file-shadows-bundled]: Your fonts/be-vietnam-pro/family.yaml" in done.stderr
    assert "error [font-missing]: The font file BeVietnamPro-Black.ttf is missing." in done.stderr
    assert not list(project.rglob("*.png"))
    assert (project / "out/nho/manifest.json").is_file()


def test_a_font_file_that_is_another_is_named(project: Path) -> None:
    shutil.copytree(bundled_root() / "fonts/be-vietnam-pro", project / "fonts/be-vietnam-pro")
    (project / "fonts/be-vietnam-pro/BeVietnamPro-Black.ttf").write_bytes(b"\0\1\0\0")
    message = refused(project, "render", "led-p5-640x384", "--text", "X", "-o", "x.png")
    assert "error [font-changed]: The font file BeVietnamPro-Black.ttf differs" in message


def test_a_broken_family_stops_the_request_with_many_workers_too(project: Path) -> None:
    (project / "fonts/mine").mkdir(parents=True)
    (project / "fonts/mine/family.yaml").write_text("family: [mine\n")
    message = bannergen(project, "build", "c.yaml", "-o", "out", "-j", "2").stderr
    assert message.startswith("fonts/mine/family.yaml:2:1: error [yaml-syntax]")


@pytest.mark.parametrize("output", ["t.csv", "t.csv/below", "/proc/bannergen"])
def test_a_folder_that_cannot_be_written(project: Path, output: str) -> None:
    message = refused(project, "build", "c.yaml", "-o", output)
    assert message.startswith(f"error [file-unwritable]: Cannot write {output}")


@pytest.mark.parametrize("output", ["t.csv/x.png", "/proc/x.png", "folder.png"])
def test_a_file_that_cannot_be_written(project: Path, output: str) -> None:
    (project / "folder.png").mkdir()
    message = refused(project, "render", "led-p5-640x384", "--text", "X", "-o", output)
    assert message.startswith(f"error [file-unwritable]: Cannot write {output}")


def test_a_limit_on_file_sizes_stops_what_is_larger_and_nothing_else(project: Path) -> None:
    _with_a_big_board(project)
    done = bannergen(project, "build", "c.yaml", "-o", "out", "-j", "1", largest_file=120_000)
    assert done.returncode == 1
    assert "error [file-unwritable]: Cannot write out/nho/big/a/s.png: File too large." in done.stderr
    _assert_only_the_small_are_there(project)


def _with_a_big_board(project: Path) -> None:
    (project / "layouts/products").mkdir(parents=True)
    (project / "layouts/products/big.yaml").write_text("family: led_board\nproducts:\n" + BIG, "utf-8")
    (project / "c.yaml").write_text(CAMPAIGN.replace("[led", "[big, led"), "utf-8")


def _assert_only_the_small_are_there(project: Path) -> None:
    assert [(project / PNG.format(place)).is_file() for place in "ab"] == [True, True]
    assert not list(project.glob("out/nho/big/*/*"))
    assert (project / "out/nho/manifest.json").is_file()


@pytest.fixture
def small_disk(project: Path) -> Iterator[Path]:
    """Mount a disk of 320 kB as the output folder; needs root."""
    disk = project / "out"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=320k", "tmpfs", str(disk)], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("a small disk cannot be mounted here")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


def test_a_disk_that_fills_up_stops_what_has_no_room_and_nothing_else(project: Path, small_disk: Path) -> None:
    _with_a_big_board(project)
    done = bannergen(project, "build", "c.yaml", "-o", "out", "-j", "1")
    assert done.returncode == 1
    assert (
        "error [disk-full]: The disk is full while writing out/nho/big/a/s.png; no partial file was left."
        in done.stderr
    )
    _assert_only_the_small_are_there(project)


def test_a_disk_that_is_full_to_the_last_piece_still_says_what_was_made(project: Path, small_disk: Path) -> None:
    slogans = ", ".join(f"{{id: s{number}, text: LÀM THEO {number}}}" for number in range(20))
    (project / "c.yaml").write_text(re.sub(r"slogans: .*", f"slogans: [{slogans}]", CAMPAIGN), "utf-8")
    done = bannergen(project, "build", "c.yaml", "-o", "out", "-j", "1")
    assert done.returncode == 1
    assert "error [disk-full]" in done.stderr
    assert "manifest.json" not in done.stderr
    manifest = json.loads((small_disk / "nho/manifest.json").read_text("utf-8"))
    made = {str(path.relative_to(small_disk / "nho")) for path in small_disk.glob("nho/led-p5-640x384/*/*.png")}
    assert {artefact["path"] for artefact in manifest["artefacts"]} == made
    assert len(made) + len(manifest["failures"]) == 40
    assert made
    assert manifest["failures"]
    assert (small_disk / "nho/index.html").is_file()
    assert not list(small_disk.rglob("*.part"))


def test_a_disk_without_room_for_the_record_stops_the_build_at_once(project: Path, small_disk: Path) -> None:
    (small_disk / "theirs").write_bytes(bytes(310_000))
    done = bannergen(project, "build", "c.yaml", "-o", "out", "-j", "1")
    assert done.returncode == 2
    assert "error [disk-full]: The disk is full while writing out/nho/manifest.json" in done.stderr
    assert not [path for path in small_disk.glob("nho/**/*") if path.is_file()]


@pytest.mark.parametrize("ending", ["png", "tiff", "jpeg"])
def test_a_disk_that_fills_up_while_a_picture_streams_to_it(project: Path, small_disk: Path, ending: str) -> None:
    done = bannergen(project, "render", "pano-3x2", "--text", "CHÀO MỪNG", "--dpi", "72", "-o", f"out/x.{ending}")
    assert done.returncode == 2
    assert f"error [disk-full]: The disk is full while writing out/x.{ending}" in done.stderr
    assert list(small_disk.iterdir()) == []


@pytest.mark.parametrize(
    "arguments",
    [
        ("list", "products"),
        ("render", "pano-3x2", "--text", "X", "--format", "svg", "-o", "-"),
        ("check", "--json", "c.yaml"),
        ("--version",),
        ("--help",),
        ("build", "--help"),
    ],
    ids=" ".join,
)
def test_standard_output_on_a_full_disk(project: Path, arguments: tuple[str, ...]) -> None:
    with Path("/dev/full").open("wb") as full:
        done = bannergen(project, *arguments, stdout=full.fileno())
    assert done.returncode == 2
    first = done.stderr.splitlines()[0]
    assert "[disk-full]: " in first
    assert "stdout" in first


def run_by_a_shell(folder: Path, line: str) -> subprocess.CompletedProcess[str]:
    """Run a line of the shell, where $B is the command; never a traceback."""
    main = f'{sys.executable} -c "{MAIN}"'
    environment = {**os.environ, "BANNERGEN_LANG": "en", "PYTHONWARNINGS": "error"}
    command = ["sh", "-c", line.replace("$B", main)]
    done = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, encoding="utf-8", timeout=60, check=False
    )
    assert "Traceback" not in done.stderr
    return done


@pytest.mark.parametrize(
    "arguments", ["list places", "--version", "render led-p5-640x384 --text X --format png -o -", "list codes --json"]
)
def test_standard_output_that_is_closed(project: Path, arguments: str) -> None:
    done = run_by_a_shell(project, f"$B {arguments} >&-")
    assert done.returncode == 2
    assert "stdout: Bad file descriptor." in done.stderr.splitlines()[0]
    assert done.stderr.count("[file-unwritable]: ") == 1
    assert done.stderr.count("\n") == 2


@pytest.mark.parametrize("where", ["2>&-", "2>/dev/full"])
def test_standard_error_that_cannot_be_written(project: Path, where: str) -> None:
    assert run_by_a_shell(project, f"$B build none.yaml {where}").returncode == 2
    done = run_by_a_shell(project, f"$B build c.yaml -o out -j 2 {where}")
    assert (done.returncode, "led-p5-640x384" in done.stdout) == (0, True)


@pytest.mark.parametrize("limit", range(10, 24, 2))
def test_a_limit_on_open_files_is_named(project: Path, limit: int) -> None:
    done = run_by_a_shell(project, f"ulimit -n {limit}; $B build c.yaml -o out -j 2")
    assert done.returncode in {0, 1, 2}
    assert done.returncode == 0 or "error [" in done.stderr
    assert "stdout" not in done.stderr


def test_a_reader_that_leaves_early_is_no_fault(project: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    try:
        done = bannergen(project, "list", "codes", "--json", stdout=writing)
    finally:
        os.close(writing)
    assert (done.returncode, done.stderr) == (1, "")


@pytest.mark.parametrize("arguments", [("--help",), ("list", "products"), ("list", "themes", "--json"), ("build", "ệ")])
def test_a_console_of_another_code_page(
    project: Path, arguments: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONIOENCODING", "cp1252")
    done = bannergen(project, *arguments)
    assert done.returncode == (2 if arguments[0] == "build" else 0)
    assert re.search("[ệảố×Đ]", done.stdout + done.stderr)


def test_a_file_name_that_is_no_text_is_shown_escaped(project: Path) -> None:
    assert "\\udcff" in bannergen(project, "build", "\udcff.yaml").stderr
    (project / "\udcff").mkdir()
    (project / "\udcff/manifest.json").write_text("{")
    done = bannergen(project, "check", "--json", "\udcff")
    assert (done.returncode, "\udcff/manifest.json" in json.loads(done.stdout)[0]["message"]) == (1, True)


def test_a_text_that_nothing_can_set_is_refused(project: Path) -> None:
    message = refused(project, "render", "led-p5-640x384", "--text", "CHÀO\x07MỪNG", "-o", "x.png")
    assert message.startswith("--text: error [")
    assert "U+0007" in message


def test_a_text_typed_in_pieces_is_the_same_text(project: Path) -> None:
    for name, text in (("a.png", "CHÀO MỪNG"), ("b.png", unicodedata.normalize("NFD", "CHÀO  MỪNG"))):
        bannergen(project, "render", "led-p5-640x384", "--text", text, "-o", name)
    assert (project / "a.png").read_bytes() == (project / "b.png").read_bytes()


def test_a_working_folder_that_is_gone(tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    script = f"import os; os.rmdir({str(gone)!r}); from bannergen.cli import main; main(['list', 'products'])"
    command = [sys.executable, "-c", script]
    done = subprocess.run(command, cwd=gone, capture_output=True, text=True, encoding="utf-8", timeout=60, check=False)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert "[file-unreadable]" in done.stderr
    assert "stdout" not in done.stderr


def test_a_shell_gets_the_same_message_and_status(project: Path) -> None:
    done = bannergen(project, "build", "none.yaml")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("error [file-missing]: There is no file none.yaml.")


def test_the_installed_command_is_the_same() -> None:
    command = Path(sys.executable).with_name("bannergen")
    if not command.is_file():
        pytest.skip("bannergen is not installed beside this Python")
    done = subprocess.run([command, "--version"], capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stdout.split()[0], done.stderr) == (0, "bannergen", "")


@pytest.mark.parametrize("name", ["letter.txt", "letter.DOCX", "letter.pdf"])
def test_a_letter_is_imported_first(project: Path, name: str) -> None:
    (project / name).write_bytes(b"x")
    message = refused(project, "build", name, "-o", "out")
    assert message.startswith(f"error [campaign-is-letter]: {name} is a letter, not a campaign file.")
    assert f"bannergen import {name} -o campaign.yaml" in message


def test_a_place_by_its_name_is_told_its_slug(project: Path) -> None:
    message = refused(project, "render", "led-p5-640x384", "--place", "Huyện Na Hang", "-o", "x.png")
    assert "error [unknown-id]: There is no place called “Huyện Na Hang”.\n  did you mean: huyen-na-hang?" in message
