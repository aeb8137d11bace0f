"""The core promises, measured: one board, one large banner, the whole first campaign, each as a whole process.

Usage: python benchmarks/core.py [--rounds N] [--skip-build]

Prints the machine, the versions, the median of N rounds (at least five) of each process with its peak memory, and the
peers' ratio to ours on the same picture. A peer that is not installed is named as such.
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

PYTHON = sys.executable
BANNERGEN = str(Path(PYTHON).with_name("bannergen"))
BANNER, BOARD = "bang-ron-ngang-8x1", "led-p5-640x384"
TEXT = "CHÀO MỪNG NGÀY CHUYỂN ĐỔI SỐ QUỐC GIA 10/10"
FONT = Path(__file__).parents[1] / "fonts/be-vietnam-pro/BeVietnamPro-Black.ttf"

CAIROSVG = (
    "import cairosvg, sys; cairosvg.svg2png(url=sys.argv[1], write_to=sys.argv[2], output_width=int(sys.argv[3]))"
)
PILLOW = f"""
from PIL import Image, ImageDraw, ImageFont
picture = Image.new("RGB", (640, 384), "#7e0a12")
font = ImageFont.truetype({str(FONT)!r}, 64)
words = "CHÀO MỪNG NGÀY\\nCHUYỂN ĐỔI SỐ\\nQUỐC GIA 10/10"
ImageDraw.Draw(picture).multiline_text((320, 192), words, "#ffeb3d", font, "mm", align="center")
import sys; picture.save(sys.argv[1])
"""
TYPST = f"""
import sys, typst
source = '''
#set page(width: 640pt, height: 384pt, margin: 8pt, fill: rgb("#7e0a12"))
#set text(font: "Be Vietnam Pro", weight: 900, size: 64pt, fill: rgb("#ffeb3d"))
#set align(center + horizon)
{TEXT}
'''
typst.compile(source.encode(), output=sys.argv[1], format="png", ppi=72, font_paths=[{str(FONT.parent)!r}])
"""


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--skip-build", action="store_true")
    arguments = parser.parse_args()
    rounds = max(5, arguments.rounds)
    if not Path(BANNERGEN).exists():
        sys.exit(f"bannergen is not installed beside {PYTHON}; after ./run build: .venv/bin/python benchmarks/core.py")
    print(machine())
    with tempfile.TemporaryDirectory() as folder:
        board(Path(folder), rounds)
        banner(Path(folder), rounds)
        if not arguments.skip_build:
            campaign(Path(folder), rounds)


def machine() -> str:
    """Name the machine and the versions."""
    model = platform.processor() or platform.machine()
    if Path("/proc/cpuinfo").is_file():
        lines = Path("/proc/cpuinfo").read_text("utf-8").splitlines()
        model = next((line.split(": ", 1)[1] for line in lines if line.startswith("model name")), model)
    packages = ("bannergen", "cairosvg", "cairocffi", "pillow", "typst", "uharfbuzz", "numpy", "zlib-ng")
    versions = ", ".join(f"{name} {installed(name)}" for name in packages)
    return f"{model}, {os.cpu_count()} cores, Python {platform.python_version()}\n{versions}"


def installed(package: str) -> str:
    """Return the version of a package, or a dash."""
    try:
        return version(package)
    except PackageNotFoundError:
        return "–"


def board(folder: Path, rounds: int) -> None:
    """Measure one 640×384 board, promised within 1 s."""
    out = str(folder / "board.png")
    ours = measure([BANNERGEN, "render", BOARD, "-o", out], rounds)
    report(f"\nrender {BOARD} (promised ≤ 1 s)", ours, ours)
    report("  Pillow, the same words at a given size", measure([PYTHON, "-c", PILLOW, out], rounds), ours)
    typst = ["typst"] if importlib.util.find_spec("typst") else []
    report("  Typst", measure([PYTHON, "-c", TYPST, out], rounds) if typst else None, ours)
    svg = str(folder / "board.svg")
    subprocess.run([BANNERGEN, "render", BOARD, "-o", svg], check=True)
    report("  CairoSVG, of our SVG", measure([PYTHON, "-c", CAIROSVG, svg, out, "640"], rounds), ours)


def banner(folder: Path, rounds: int) -> None:
    """Measure an 8×1 m banner at 100 dpi, promised within 2 s and 200 MB."""
    out, svg = str(folder / "banner.png"), str(folder / "banner.svg")
    command = [BANNERGEN, "render", BANNER, "--slogan", "chu-de"]
    ours = measure([*command, "--dpi", "100", "-o", out], rounds)
    report(f"\nrender {BANNER} at 100 dpi, 31,496×3,937 px (promised ≤ 2 s, ≤ 200 MB)", ours, ours)
    subprocess.run([*command, "-o", svg], check=True)
    report("  CairoSVG, of our SVG", measure([PYTHON, "-c", CAIROSVG, svg, out, "31496"], rounds), ours)
    rsvg = shutil.which("rsvg-convert")
    report("  rsvg-convert, of our SVG", measure([rsvg, "-w", "31496", "-o", out, svg], rounds) if rsvg else None, ours)


def campaign(folder: Path, rounds: int) -> None:
    """Measure the 48 core pieces, promised within 60 s on 2 cores."""
    ours = measure([BANNERGEN, "build", "-o", str(folder / "output")], rounds)
    report("\nbuild, 48 pieces, 112 files (promised ≤ 60 s on 2 cores)", ours, ours)


Measured = tuple[float, float]  # median seconds, highest peak memory in MB


def measure(command: Sequence[str], rounds: int) -> Measured:
    """Run a process some times; the first run warms the disk and does not count."""
    samples = [once(command) for _ in range(rounds + 1)][1:]
    return statistics.median(seconds for seconds, _ in samples), max(memory for _, memory in samples)


def once(command: Sequence[str]) -> Measured:
    """Run a process; return its seconds and its peak memory, its largest child's where that is more."""
    start = time.perf_counter()
    process = started(command)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    check(status, command)
    return seconds, usage.ru_maxrss / 1024


def together(command: Sequence[str]) -> float:
    """Run a process again, untimed; return the peak in MB of what it and its children take at one time.

    What several of them share counts once (proportional set sizes, sampled every 20 ms); 0 where Linux does not tell.
    """
    process, peak = started(command), 0
    while process.poll() is None:
        peak = max(peak, sum(map(proportional_kb, family(process.pid))))
        time.sleep(0.02)
    check(process.returncode, command)
    return peak / 1024


def family(pid: int) -> list[int]:
    """Return a process and all that it started."""
    try:
        threads = list(Path(f"/proc/{pid}/task").iterdir())
        children = [int(child) for thread in threads for child in (thread / "children").read_text("ascii").split()]
    except OSError:  # it ended meanwhile
        return [pid]
    return [pid, *(each for child in children for each in family(child))]


def proportional_kb(pid: int) -> int:
    """Return a process's own memory and its share of what it shares with others."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text("ascii").splitlines()
    except OSError:  # it ended meanwhile
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)


def started(command: Sequence[str]) -> subprocess.Popen[bytes]:
    """Start a process that says nothing; Python keeps what it compiled, as it does wherever nobody forbids it."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment)


def check(status: int, command: Sequence[str]) -> None:
    """Raise where a process failed."""
    if status:
        message = f"exit status {status}: {' '.join(command)[:200]}"
        raise RuntimeError(message)


def report(name: str, measured: Measured | None, ours: Measured) -> None:
    """Print one line."""
    if measured is None:
        print(f"{name}: not installed")
        return
    print(f"{name}: {measured[0]:.2f} s, {measured[1]:.0f} MB, ×{measured[0] / ours[0]:.1f}")


if __name__ == "__main__":
    main()
