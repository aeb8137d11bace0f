"""Does a build that is stopped, however it is stopped, end soon, say so once, and leave nothing half-done?"""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bannergen.batch.files import whole_file
from tests.cli.small import CAMPAIGN, MAIN, TABLE

if not Path("/proc/self/stat").is_file():
    pytest.skip("who is left is read from /proc", allow_module_level=True)

HUGE = "family: billboard\nproducts:\n  - {id: huge, title: Lớn, size: 12x8m, layout: pano, formats: [png], dpi: 100}\n"
BOARD = "out/nho/led-p5-640x384/{}/s.png"


@pytest.fixture
def project(project: Path) -> Path:
    """Add what takes long: a billboard for each of three places."""
    (project / "c.yaml").write_text(CAMPAIGN.replace("x384]", "x384, huge]"), "utf-8")
    (project / "t.csv").write_text(TABLE + "c,Huyện C,huyện,\n", "utf-8")
    (project / "layouts/products").mkdir(parents=True)
    (project / "layouts/products/huge.yaml").write_text(HUGE, "utf-8")
    return project


def _as_at_a_terminal() -> None:
    """Undo what a caller in the background hands down: ignored signals stay ignored."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_DFL)


@pytest.fixture
def start(project: Path) -> Iterator[Callable[..., subprocess.Popen[str]]]:
    started: list[subprocess.Popen[str]] = []

    def start(*arguments: str) -> subprocess.Popen[str]:
        # A signal in the middle of an import leaves the module's file to the collector, which Python remarks.
        environment = {**os.environ, "BANNERGEN_LANG": "en", "PYTHONWARNINGS": "error,ignore::ResourceWarning"}
        process = subprocess.Popen(
            [sys.executable, "-c", MAIN, *arguments],
            cwd=project,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            start_new_session=True,
            preexec_fn=_as_at_a_terminal,  # noqa: PLW1509 - no thread runs here
        )
        started.append(process)
        return process

    yield start
    for process in started:
        for pid in members(process.pid):
            os.kill(pid, signal.SIGKILL)
        process.communicate()


def members(session: int) -> list[int]:
    """Return the processes of a session that still run."""
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = path.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[3]) == session and fields[0] != "Z":
            found.append(int(path.parent.name))
    return found


def wait_for(what: Callable[[], object], seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < end
        time.sleep(0.01)


def wait_until_a_huge_piece_is_written(project: Path) -> None:
    wait_for(lambda: list(project.glob("out/nho/huge/*/.*.part")))


def assert_it_left_well(process: subprocess.Popen[str], project: Path, number: int, announced: str = "") -> None:
    out, err = process.communicate(timeout=60)
    assert (process.returncode, out) == (128 + number, "")
    name = signal.Signals(number).name
    said = f"error [interrupted]: Stopped as asked ({name}); the files that were complete are kept.\n"
    assert re.fullmatch(announced + re.escape(said), err)
    wait_for(lambda: not members(process.pid))
    assert not list(project.rglob("*.part"))


@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_stops_a_build(
    project: Path, start: Callable[..., subprocess.Popen[str]], number: int, jobs: str
) -> None:
    process = start("build", "c.yaml", "-o", "out", "-j", jobs)
    wait_until_a_huge_piece_is_written(project)
    process.send_signal(number)
    assert_it_left_well(process, project, number)


@pytest.mark.parametrize("pause", [0.01, 0.05, 0.5])
@pytest.mark.parametrize("send", [os.kill, os.killpg], ids=["parent", "group"])
def test_two_interruptions_stop_it_too(
    project: Path, start: Callable[..., subprocess.Popen[str]], send: Callable[[int, int], None], pause: float
) -> None:
    process = start("build", "c.yaml", "-o", "out", "-j", "2")
    wait_until_a_huge_piece_is_written(project)
    send(process.pid, signal.SIGINT)
    time.sleep(pause)
    send(process.pid, signal.SIGINT)  # it may be gone by now, but nobody has waited for it
    assert_it_left_well(process, project, signal.SIGINT)


def test_an_interruption_while_the_workers_start(project: Path, start: Callable[..., subprocess.Popen[str]]) -> None:
    process = start("build", "c.yaml", "-o", "out", "-j", "2")
    wait_for(lambda: len(members(process.pid)) > 1)
    os.killpg(process.pid, signal.SIGINT)
    assert_it_left_well(process, project, signal.SIGINT)


@pytest.mark.parametrize("ending", ["png", "tiff", "jpeg"])
def test_a_piece_alone_is_stopped_as_well(
    project: Path, start: Callable[..., subprocess.Popen[str]], ending: str
) -> None:
    process = start("render", "huge", "--text", "X", "-o", f"x.{ending}")
    wait_for(lambda: list(project.glob(".*.part")))
    os.killpg(process.pid, signal.SIGINT)
    announced = r"47,244×31,496 px \(1\.5 Gpx\), about \d+ MB, about \d+ s\n"
    assert_it_left_well(process, project, signal.SIGINT, announced)
    assert not (project / f"x.{ending}").exists()


def test_what_was_complete_is_recorded(project: Path, start: Callable[..., subprocess.Popen[str]]) -> None:
    narrowed = start("build", "c.yaml", "-o", "out", "-j", "2", "--product", "led-p5-640x384")
    assert (narrowed.wait(60), narrowed.stderr and narrowed.stderr.read()) == (0, "")
    before = json.loads((project / "out/nho/manifest.json").read_text("utf-8"))["artefacts"]
    campaign = project / "c.yaml"
    campaign.write_text(campaign.read_text("utf-8").replace("CHÀO", "XIN CHÀO"), "utf-8")
    process = start("build", "c.yaml", "-o", "out", "-j", "2")
    wait_until_a_huge_piece_is_written(project)
    wait_for(lambda: len(list(project.glob("out/nho/huge/*/.*.part"))) == 2)  # the boards are made, then
    process.send_signal(signal.SIGINT)
    assert_it_left_well(process, project, signal.SIGINT)
    after = json.loads((project / "out/nho/manifest.json").read_text("utf-8"))["artefacts"]
    assert [entry["path"] for entry in after] == [entry["path"] for entry in before]
    assert not {entry["sha256"] for entry in after} & {entry["sha256"] for entry in before}
    check = start("check", "out/nho")
    assert (check.wait(60), check.stderr and check.stderr.read()) == (0, "No faults.\n")


def test_workers_end_when_their_parent_is_killed(project: Path, start: Callable[..., subprocess.Popen[str]]) -> None:
    process = start("build", "c.yaml", "-o", "out", "-j", "2")
    wait_until_a_huge_piece_is_written(project)
    process.kill()
    assert "Traceback" not in process.communicate(timeout=60)[1]
    wait_for(lambda: not members(process.pid))
    assert not list(project.rglob("*.part"))


def test_a_build_removes_what_a_killed_one_left_and_nothing_of_a_living_one(
    project: Path, start: Callable[..., subprocess.Popen[str]]
) -> None:
    folder = project / "out/nho/huge/a"
    folder.mkdir(parents=True)
    stale = [folder / ".s.png.abcd_123.part", folder / ".s.png.0123456789abcdef.abcd_123.part"]
    kept = [folder / "mine.part", folder / ".part", folder / ".s.png.abcd_124.part"]
    for path in (*stale, *kept):
        path.write_bytes(b"half")
    for path in (*stale, *kept[:2]):
        os.utime(path, (time.time() - 7200,) * 2)
    with whole_file(folder / "living.png"):
        build = start("build", "c.yaml", "-o", "out", "-j", "2", "--product", "led-p5-640x384")
        assert (build.wait(60), build.stderr and build.stderr.read()) == (0, "")
        assert len(list(folder.glob(".living.png.*.part"))) == 1
    assert [path.exists() for path in stale] == [False, False]
    assert [path.exists() for path in kept] == [True, True, True]
