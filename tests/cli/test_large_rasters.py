"""Is a large raster announced before it is made, shown while it is made, and gone without a trace where it fails?"""

from __future__ import annotations

import errno
import io
import json
import os
import pty
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from bannergen.batch import estimate, files, forecast
from bannergen.cli import announcement, run
from bannergen.cli import render as rendering
from tests.cli.small import MAIN

BANNER = ("render", "bang-ron-ngang-8x1", "--text", "CHÀO MỪNG")


def called(*arguments: str) -> int:
    with pytest.raises(SystemExit) as ended:
        run(list(arguments))
    return int(ended.value.code or 0)


@pytest.fixture
def small_is_large(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setattr(rendering, "LARGE_PX", 1000)
    monkeypatch.setattr(announcement, "LARGE_BUILD_PX", 1000)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_limits_leave_what_is_quickly_made_alone() -> None:
    assert 124_000_000 < rendering.LARGE_PX < 579_000_000  # 8 × 1 m at 100 dpi, 12 × 6 m at 72
    assert forecast.LARGE_BUILD_PX > 2_500_000_000  # the bundled campaign


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ((), r"note \[resolution-computed\]: 72 dpi \(22677×2835 px\) because .* 8 m, seen from 20 m; .*\n"),
        (("--dpi", "72"), ""),
    ],
)
def test_a_raster_tells_the_resolution_that_nobody_gave(
    options: tuple[str, ...], said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert called("--lang", "en", *BANNER, *options, "-o", str(tmp_path / "x.png")) == 0
    assert re.fullmatch(said, capsys.readouterr().err)


@pytest.mark.parametrize("ending", ["svg", "pdf"])
def test_where_there_are_no_pixels_there_is_no_resolution(
    ending: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert called(*BANNER, "-o", str(tmp_path / f"x_1-10.{ending}")) == 0
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("vi", r"1\.575×197 px \(0,3 Mpx\), khoảng \d,\d MB, khoảng \d+ giây\n"),
        ("en", r"1,575×197 px \(0\.3 Mpx\), about \d\.\d MB, about \d+ s\n"),
    ],
)
def test_a_large_raster_is_announced(
    lang: str, said: str, small_is_large: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert called("--lang", lang, *BANNER, "--dpi", "5", "-o", "x.png") == 0
    assert re.fullmatch(said, capsys.readouterr().err)
    assert (small_is_large / "x.png").is_file()


@pytest.mark.usefixtures("small_is_large")
def test_a_raster_beyond_the_limit_names_the_dpi_that_would_do(capsys: pytest.CaptureFixture[str]) -> None:
    assert called("--lang", "en", *BANNER, "--dpi", "5000", "-o", "x.png") == 2
    assert "[raster-too-large]: 1574803×196850 px" in capsys.readouterr().err
    assert called("--lang", "en", *BANNER, "--dpi", "0.01", "-o", "x.png") == 2
    said = capsys.readouterr().err
    assert "[raster-too-small]: 3×0 px" in said
    assert "--dpi 1 or more" in said
    assert called(*BANNER, "--dpi", "26", "--size", "8x1m", "-o", "x.png") == 0


@pytest.mark.parametrize(
    ("free", "code", "status", "made"),
    [(10, "disk-too-small", 2, False), (-1, "disk-scarce", 0, True), (10**9, "", 0, True)],
)
def test_a_disk_is_looked_at_before_a_large_raster(
    small_is_large: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    free: int,
    code: str,
    status: int,
    made: bool,
) -> None:
    def expected(*arguments: object) -> estimate.Estimate:
        return estimate.Estimate(1575, 197, (1000.0,), 1.0)

    monkeypatch.setattr(estimate, "estimate", expected)
    monkeypatch.setattr(announcement, "free_bytes", lambda _: free if free > 0 else 600)
    assert called(*BANNER, "--dpi", "5", "-o", "new/x.png") == status
    assert re.findall(r"\[(.*?)\]", capsys.readouterr().err) == [code][: bool(code)]
    assert (small_is_large / "new/x.png").exists() == made


def test_free_space_is_that_of_the_disk_the_file_will_be_on(tmp_path: Path) -> None:
    free = shutil.disk_usage(tmp_path).free
    for path in (tmp_path, tmp_path / "x.png", tmp_path / "not/there/yet/x.png"):
        assert abs(files.free_bytes(path) - free) < 1 << 30


def test_a_large_build_is_announced(project: Path, small_is_large: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert called("--lang", "en", "build", str(project / "c.yaml"), "-o", "out", "-j", "1") == 0
    assert re.fullmatch(r"2 files, 0\.5 Mpx, about 0\.\d MB, about \d+ s\n", capsys.readouterr().err)


def test_a_disk_that_fills_in_the_middle_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class SoonFull(io.FileIO):
        def write(self, data: bytes) -> int:
            if self.tell() > 100:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            return super().write(data)

    opened = Path.open
    monkeypatch.setattr(
        Path, "open", lambda path, mode="r", *how: SoonFull(path, mode) if "+b" in mode else opened(path, mode, *how)
    )
    assert called(*BANNER, "--dpi", "5", "-o", str(tmp_path / "x.png")) == 2
    assert "[disk-full]" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


# A disk of 1 MB in namespaces of its own, which needs no rights; what lies on it at the end is copied to $2.
SMALL_DISK = 'mount -t tmpfs -o size=1m tmpfs "$1" && "${@:3}"; code=$?; cp -a "$1/." "$2"; exit $code'


def in_a_megabyte(command: list[str], disk: Path, kept: Path) -> subprocess.CompletedProcess[str]:
    """Run a command whose folder ``disk`` is one of 1 MB; skip where the system lets nobody make one."""
    trial = ["unshare", "-rm", "mount", "-t", "tmpfs", "tmpfs", str(disk)]
    if not shutil.which("unshare") or subprocess.run(trial, capture_output=True, check=False).returncode:
        pytest.skip("no disk can be mounted here")
    inside = ["unshare", "-rm", "bash", "-c", SMALL_DISK, "bash", str(disk), str(kept), *command]
    return subprocess.run(inside, capture_output=True, text=True, check=False)


def in_files_of_a_megabyte(command: list[str], disk: Path, kept: Path) -> subprocess.CompletedProcess[str]:
    """Run a command that may write no file of more than 1 MB: every system refuses it in the middle, as a full disk."""
    limited = ["bash", "-c", 'ulimit -f 1024; "$@"', "bash", *command]
    done = subprocess.run(limited, capture_output=True, text=True, check=False)
    shutil.copytree(disk, kept, dirs_exist_ok=True)
    return done


@pytest.mark.parametrize(
    ("run_in", "code"), [(in_a_megabyte, "disk-full"), (in_files_of_a_megabyte, "file-unwritable")]
)
def test_a_disk_that_is_full_costs_the_pieces_that_do_not_fit(
    run_in: Callable[[list[str], Path, Path], subprocess.CompletedProcess[str]],
    code: str,
    project: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    products = "family: billboard\nproducts:\n  - {id: huge, title: Lớn, size: 3x2m, layout: pano, formats: [tiff]}\n"
    (project / "layouts/products").mkdir(parents=True)
    (project / "layouts/products/huge.yaml").write_text(products, "utf-8")
    campaign = (project / "c.yaml").read_text("utf-8")
    (project / "c.yaml").write_text(campaign.replace("[led", "[huge, led"), "utf-8")
    monkeypatch.chdir(project)
    disk, kept = tmp_path / "disk", tmp_path / "kept"
    disk.mkdir()
    kept.mkdir()
    done = run_in([sys.executable, "-c", MAIN, "build", "c.yaml", "-o", str(disk), "-j", "1"], disk, kept)
    assert done.returncode == 1, done.stderr
    assert re.findall(r"\[(.*?)\]", done.stderr) == [code] * 2
    record = json.loads((kept / "nho/manifest.json").read_text("utf-8"))
    assert [entry["product"] for entry in record["artefacts"]] == ["led-p5-640x384"] * 2
    assert [(entry["product"], entry["code"]) for entry in record["failures"]] == [("huge", code)] * 2
    assert not list(kept.rglob("*.part"))
    assert not list(kept.rglob("huge/**/*.tiff"))


def in_a_terminal(arguments: tuple[str, ...], folder: Path, stop_at: str = "") -> tuple[int, str]:
    """Run the command with its stderr on a terminal; interrupt it once a text was seen."""
    ours, its = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-c", MAIN, *arguments], cwd=folder, stderr=its, env={**os.environ, "TERM": "xterm"}
    )
    os.close(its)
    seen = b""
    while True:
        try:
            seen += os.read(ours, 4096)
        except OSError:  # nobody has it open any more
            break
        if stop_at and stop_at.encode() in seen:
            time.sleep(0.2)
            process.send_signal(signal.SIGTERM)
            stop_at = ""
    os.close(ours)
    return process.wait(60), seen.decode()


def test_a_terminal_shows_a_bar_and_an_interruption_clears_it(tmp_path: Path) -> None:
    arguments = ("--lang", "en", *BANNER, "--size", "30x4m", "--dpi", "100", "-o", "x.tiff")  # 1.9 Gpx
    status, seen = in_a_terminal(arguments, tmp_path, stop_at="Painting")
    assert status == 128 + signal.SIGTERM
    assert re.search(r"118,\d+×15,\d+ px \(1\.9 Gpx\), about \d+ MB, about \d+ s", seen)
    assert re.search(r"Painting .*%", seen)
    assert seen.count("\x1b[?25l") == seen.count("\x1b[?25h")  # the cursor is back
    assert len(re.findall("interrupted", seen)) == 1
    assert list(tmp_path.iterdir()) == []
