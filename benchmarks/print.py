"""Print files, measured: large PNG and CMYK TIFF against what a shop would use, memory and time over sizes, PDF/X-4.

Usage: python benchmarks/print.py [--rounds N] [--only png tiff curve ten pdf]

Prints the machine, the versions and threads, then medians of N rounds (at least five) with peak memory and file size.
``×4.2`` means that the peer took 4.2 times as long as bannergen in the same run. The peers get our own SVG of the same
design; bannergen's whole process reads the campaign, sets the type and paints. What is not installed is named as such.
``ten`` writes a picture of ten gigapixels and is left out unless asked for.
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import re
import shutil
import statistics
import subprocess
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from core import BANNERGEN, PYTHON, machine, measure, once

BANNER = ["render", "bang-ron-ngang-8x1", "--slogan", "chu-de"]
DPI, WIDTH_PX = 100, 31_496  # of an 8 m banner: 31,496×3,937 px, 124 Mpx
PANO = ["render", "pano-3x2", "--size", "12x6m"]
CURVE_DPI = (8.5, 17, 34, 67, 106, 150)  # of 12×6 m: 8 Mpx … 2.5 Gpx
TEN_DPI = 300  # of 12×6 m: 10 Gpx
FOGRA39 = Path(__file__).parents[1] / "assets/icc/FOGRA39L_coated.icc"
SECTIONS = ("png", "tiff", "curve", "ten", "pdf")

INKSCAPE = ["inkscape", "--export-type=png", f"--export-width={WIDTH_PX}"]
CAIROSVG = "cairosvg.svg2png(url=sys.argv[1], write_to=sys.argv[2], output_width=int(sys.argv[3]))"
RESVG = (
    "open(sys.argv[2], 'wb').write(bytes(resvg_py.svg_to_bytes("
    "svg_string=open(sys.argv[1], encoding='utf-8').read(), width=int(sys.argv[3]))))"
)
WARM = """
import sys, time
{imports}
for _ in range({rounds} + 1):
    start = time.perf_counter()
    {work}
    print(time.perf_counter() - start)
"""
OURS_WARM = """
import sys, time
from dataclasses import replace
from pathlib import Path
from bannergen.batch.deliverables import deliverable
from bannergen.compose import Composer
from bannergen.export.formats import FORMATS, Settings
from bannergen.resources import SearchPath
from bannergen.spec.campaign import read_campaign
from bannergen.spec.library import Library
from bannergen.spec.piece import Piece, own_place
search = SearchPath.of_project(Path("/nonexistent"))
library = Library(search)
campaign = read_campaign(search.find("campaigns/ngay-chuyen-doi-so-2022.yaml"))
product = library.product(sys.argv[1])
piece = Piece(campaign, product, library.layout(product.layout), library.theme(campaign.theme), own_place(campaign),
              campaign.slogans[-1])
composer = Composer(library)
settings = Settings(dpi=float(sys.argv[4]), workers={threads})
for _ in range({rounds} + 1):
    start = time.perf_counter()
    made = deliverable(sys.argv[2], composer.compose(piece).scene, composer, settings)
    with open(sys.argv[3], "wb") as sink:
        FORMATS[sys.argv[2]].write(made.scene, made.settings, sink)
    print(time.perf_counter() - start)
"""

WEASYPRINT = "HTML(sys.argv[1]).write_pdf(sys.argv[2], pdf_variant='pdf/x-4')"
WEASYPRINT_PAGE = """<!doctype html><meta charset="utf-8"><title>pano</title><style>
@color-profile device-cmyk {{ src: url({profile}); components: cyan, magenta, yellow, black }}
@page {{ size: 3000mm 2000mm; margin: 0; bleed: 20mm; marks: crop cross; background: device-cmyk(0 1 1 .38) }}
body, svg, h1 {{ margin: 0; font-size: 200mm; color: device-cmyk(0 .04 .84 0) }}
svg {{ position: absolute; left: -20mm; top: -20mm; width: 3040mm; height: 2040mm }}
</style>{body}"""


@dataclass(frozen=True)
class Run:
    """What one program took: median seconds, peak memory in MB, bytes written; None where it is not installed."""

    seconds: float
    megabytes: float
    size: int


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--only", nargs="+", choices=SECTIONS, default=[each for each in SECTIONS if each != "ten"])
    arguments = parser.parse_args()
    rounds = max(5, arguments.rounds)
    print(machine())
    print(f"{tools()}\nthreads: bannergen {threads()}, the others as they choose")
    sections: dict[str, Callable[[Path, int], None]] = {
        "png": png,
        "tiff": tiff,
        "curve": curve,
        "ten": ten,
        "pdf": pdf,
    }
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)  # not a project: nothing of the user's is picked up
        for name in arguments.only:
            sections[name](Path(folder), rounds)


def threads() -> int:
    """Return how many threads ``render`` paints with here."""
    return min(4, os.cpu_count() or 1)


def tools() -> str:
    """Name the versions of the peers."""
    asked = (("rsvg-convert", "--version"), ("inkscape", "--version"), ("vips", "--version"))
    said = [version_of(list(command)) for command in asked]
    for package in ("weasyprint", "resvg_py"):
        if importlib.util.find_spec(package):
            from importlib.metadata import version  # only where there is one

            said.append(f"{package} {version(package)}")
    return ", ".join(filter(None, said))


def version_of(command: list[str]) -> str:
    """Return the first words a program says of itself."""
    if not shutil.which(command[0]):
        return f"{command[0]}: not installed"
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return " ".join(done.stdout.split()[:3])


def svg_of(folder: Path) -> str:
    """Write our SVG of the banner; its size in px, since one of the peers knows no other unit."""
    path = folder / "banner.svg"
    subprocess.run([BANNERGEN, *BANNER, "-o", str(path)], check=True, stderr=subprocess.DEVNULL)
    written = path.read_text("utf-8").replace('width="8000mm" height="1000mm"', 'width="8000" height="1000"', 1)
    path.write_text(written, "utf-8")
    return str(path)


def png(folder: Path, rounds: int) -> None:
    """Measure a PNG of 31,496×3,937 px."""
    svg, out = svg_of(folder), str(folder / "banner.png")
    print(f"\nPNG, 31,496×3,937 px of {BANNER[1]}, whole processes")
    ours = run([BANNERGEN, *BANNER, "--dpi", str(DPI), "-o", out], out, rounds)
    show("bannergen", ours, ours)
    width = str(WIDTH_PX)
    peers = {
        "rsvg-convert": ["rsvg-convert", "--unlimited", "-w", str(WIDTH_PX), "-o", out, svg],
        "CairoSVG": [PYTHON, "-c", f"import cairosvg, sys; {CAIROSVG}", svg, out, str(WIDTH_PX)],
        "Inkscape": [*INKSCAPE, "-o", out, svg],
        "resvg (resvg-py)": [PYTHON, "-c", f"import resvg_py, sys; {RESVG}", svg, out, str(WIDTH_PX)],
        "libvips": ["vips", "thumbnail", svg, out, width, "--height", "100000"],
        "libvips, fastest deflate": ["vips", "thumbnail", svg, f"{out}[compression=1]", width, "--height", "100000"],
    }
    for name, command in peers.items():
        show(name, run(command, out, rounds), ours)
    print("the same, warm: a process that is open already")
    warm = warm_of(OURS_WARM.format(rounds=rounds, workers=threads()), [BANNER[1], "png", out, str(DPI)])
    show("bannergen, composed anew each time", warm, warm)
    for name, package, work in (("CairoSVG", "cairosvg", CAIROSVG), ("resvg (resvg-py)", "resvg_py", RESVG)):
        if importlib.util.find_spec(package):
            script = WARM.format(imports=f"import {package}", rounds=rounds, work=work)
            show(name, warm_of(script, [svg, out, str(WIDTH_PX)]), warm)


def tiff(folder: Path, rounds: int) -> None:
    """Measure a CMYK TIFF of the same size; the chain's picture goes through ICC, as a shop's would."""
    svg, out, between = svg_of(folder), str(folder / "banner.tiff"), str(folder / "between.png")
    print(f"\nCMYK TIFF, 31,496×3,937 px of {BANNER[1]}, whole processes")
    ours = run([BANNERGEN, *BANNER, "--dpi", str(DPI), "--box", "trim", "-o", out], out, rounds)
    show("bannergen", ours, ours)
    convert = ["vips", "icc_transform", between, f"{out}[compression=deflate]", str(FOGRA39)]
    convert += ["--input-profile", "srgb", "--intent", "relative"]
    width = str(WIDTH_PX)
    chains = {
        "rsvg-convert, then libvips": ["rsvg-convert", "--unlimited", "-w", width, "-b", "white", "-o", between, svg],
        "Inkscape, then libvips": [*INKSCAPE, "--export-background=white", "-o", between, svg],
    }
    for name, first in chains.items():
        made = run(first, between, rounds)
        then = run(convert, out, rounds) if made else None
        both = (
            Run(made.seconds + then.seconds, max(made.megabytes, then.megabytes), then.size) if made and then else None
        )
        show(name, both, ours)


def curve(folder: Path, rounds: int) -> None:
    """Measure PNG and TIFF of 12×6 m from 8 Mpx to 2.5 Gpx."""
    del rounds
    print("\n12×6 m from 8 Mpx to 2.5 Gpx, whole processes, one round each after one of the smallest")
    for extension in ("png", "tiff"):
        out = str(folder / f"pano.{extension}")
        once([BANNERGEN, *PANO, "--dpi", str(CURVE_DPI[0]), "-o", out])
        for dpi in CURVE_DPI:
            seconds, megabytes = once([BANNERGEN, *PANO, "--dpi", str(dpi), "--box", "trim", "-o", out])
            pixels = (12_000 / 25.4 * dpi) * (6_000 / 25.4 * dpi)
            size = Path(out).stat().st_size / 1e6
            taken = f"{seconds:>7.2f} s {megabytes:>5.0f} MB peak {size:>7.1f} MB file"
            print(f"  {extension:<5}{pixels / 1e6:>7,.0f} Mpx {taken}")


def ten(folder: Path, rounds: int) -> None:
    """Measure a CMYK TIFF of ten gigapixels, once."""
    del rounds
    out = str(folder / "ten.tiff")
    seconds, megabytes = once([BANNERGEN, *PANO, "--dpi", str(TEN_DPI), "--box", "trim", "-o", out])
    pixels = (12_000 / 25.4 * TEN_DPI) * (6_000 / 25.4 * TEN_DPI)
    size = Path(out).stat().st_size / 1e6
    print(f"\nCMYK TIFF of {pixels / 1e9:.1f} Gpx: {seconds:.1f} s, {megabytes:.0f} MB peak, {size:.0f} MB file")


def pdf(folder: Path, rounds: int) -> None:
    """Measure PDF/X-4 of a pano, warm, against WeasyPrint's: of our SVG, and of the same words over a plain ground."""
    print("\nPDF/X-4 of pano-3x2 with FOGRA39 embedded, warm")
    out, svg = str(folder / "pano.pdf"), folder / "pano.svg"
    ours = warm_of(OURS_WARM.format(rounds=max(rounds, 50), workers=1), ["pano-3x2", "pdf", out, str(DPI)])
    show("bannergen, composed anew each time", ours, ours)
    command = [BANNERGEN, "render", "pano-3x2", "--slogan", "chu-de", "--box", "bleed", "-o", str(svg)]
    subprocess.run(command, check=True, stderr=subprocess.DEVNULL)
    drawn = re.sub(r"<\?xml.*?\?>", "", svg.read_text("utf-8"))
    words = re.search(r"<desc>(.*?)</desc>", drawn, re.DOTALL)
    designs = {
        "WeasyPrint, of our SVG": drawn,
        "WeasyPrint, the words alone": f"<h1>{words[1] if words else ''}</h1>",
    }
    if not importlib.util.find_spec("weasyprint"):
        show("WeasyPrint", None, ours)
        return
    for name, body in designs.items():
        page = folder / "pano.html"
        page.write_text(WEASYPRINT_PAGE.format(body=body, profile=FOGRA39.as_uri()), "utf-8")
        script = WARM.format(imports="from weasyprint import HTML", rounds=rounds, work=WEASYPRINT)
        show(name, warm_of(script, [str(page), out, ""]), ours)


def run(command: Sequence[str], out: str, rounds: int) -> Run | None:
    """Measure a program that writes a file; None where it is not installed."""
    module = re.search(r"import (\w+)", command[2]) if command[0] == PYTHON else None
    if not shutil.which(command[0]) or (module and not importlib.util.find_spec(module[1])):
        return None
    seconds, megabytes = measure(command, rounds)
    return Run(seconds, megabytes, Path(out).stat().st_size)


def warm_of(script: str, arguments: list[str]) -> Run:
    """Run a script that prints the seconds of each round; the first round does not count."""
    done = subprocess.run([PYTHON, "-c", script, *arguments], check=True, stdout=subprocess.PIPE, text=True)
    seconds = [float(line) for line in done.stdout.split()][1:]
    return Run(statistics.median(seconds), 0, Path(arguments[-2]).stat().st_size)


def show(name: str, measured: Run | None, ours: Run | None) -> None:
    """Print one line."""
    if measured is None or ours is None:
        print(f"  {name:<36} not installed")
        return
    memory = f"{measured.megabytes:>6.0f} MB" if measured.megabytes else " " * 9
    ratio = measured.seconds / ours.seconds
    print(f"  {name:<36}{measured.seconds:>8.3f} s{memory}  {measured.size / 1e6:>7.1f} MB file  ×{ratio:.1f}")


if __name__ == "__main__":
    main()
