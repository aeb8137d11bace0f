"""Print files, measured: large PNG and CMYK TIFF against what a shop would use, memory and time over sizes, PDF/X-4.

Usage: python benchmarks/print.py [--rounds N] [--dpi N] [--only png tiff curve ten pdf]

Prints the machine, the versions and how many processes paint, then medians of N rounds (at least five; one of who takes
longer than half a minute) with peak memory and file size. Memory is told twice: of the largest process, and of all
processes together, what they share counted once, from a run that is not timed. ``×4.2`` means that the peer took 4.2
times as long as bannergen in the same run. The peers get our own SVG of the same design; bannergen's whole process
reads the campaign, sets the type and paints. What is not installed is named as such; resvg is looked for where Node
finds it (npm install @resvg/resvg-js, then NODE_PATH=…/node_modules). ``ten`` writes a picture of ten gigapixels and is
left out unless asked for. ``--dpi`` makes the banner smaller, to try the script out.
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

from core import BANNERGEN, PYTHON, machine, once, together

BANNER = ["render", "bang-ron-ngang-8x1", "--slogan", "chu-de"]
DPI = 100.0  # of an 8 m banner: 31,496×3,937 px, 124 Mpx
SLOW_S = 30  # who takes longer is measured once
PANO = ["render", "pano-3x2", "--size", "12x6m"]
CURVE_DPI = (8.5, 17, 34, 67, 106, 150)  # of 12×6 m: 8 Mpx … 2.5 Gpx
TEN_DPI = 300  # of 12×6 m: 10 Gpx
FOGRA39 = Path(__file__).parents[1] / "assets/icc/FOGRA39L_coated.icc"
SECTIONS = ("png", "tiff", "curve", "ten", "pdf")

CAIROSVG = "cairosvg.svg2png(url=sys.argv[1], write_to=sys.argv[2], output_width=int(sys.argv[3]))"
RESVG = """
const { readFileSync, writeFileSync } = require("fs");
const { performance } = require("perf_hooks");
const { Resvg } = require("@resvg/resvg-js");
const [svg, out, width] = process.argv.slice(1);
for (let round = 0; round <= ROUNDS; round++) {
  const start = performance.now();
  const made = new Resvg(readFileSync(svg, "utf8"), { fitTo: { mode: "width", value: Number(width) } });
  writeFileSync(out, made.render().asPng());
  console.log((performance.now() - start) / 1000);
}
"""
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
settings = Settings(dpi=float(sys.argv[4]), workers={workers})
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
    """What one program took: median seconds of so many rounds, bytes written, peak memory in MB.

    ``largest`` is of its largest process, ``together`` of all of them; 0 where it was not measured.
    """

    seconds: float
    size: int
    rounds: int
    largest: float = 0
    together: float = 0


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--dpi", type=float, default=DPI)
    parser.add_argument("--only", nargs="+", choices=SECTIONS, default=[each for each in SECTIONS if each != "ten"])
    arguments = parser.parse_args()
    rounds, dpi = max(5, arguments.rounds), arguments.dpi
    print(machine())
    print(f"{tools()}\nbannergen paints in {workers()} processes, the others as they choose")
    sections: dict[str, Callable[[Path, int], None]] = {
        "png": lambda folder, rounds: png(folder, rounds, dpi),
        "tiff": lambda folder, rounds: tiff(folder, rounds, dpi),
        "curve": curve,
        "ten": ten,
        "pdf": pdf,
    }
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)  # not a project: nothing of the user's is picked up
        for name in arguments.only:
            sections[name](Path(folder), rounds)


def workers() -> int:
    """Return in how many processes ``render`` paints a large picture here."""
    return min(4, os.cpu_count() or 1)


def tools() -> str:
    """Name the versions of the peers."""
    asked = (("rsvg-convert", "--version"), ("inkscape", "--version"), ("vips", "--version"))
    said = [version_of(list(command)) for command in asked]
    if importlib.util.find_spec("weasyprint"):
        from importlib.metadata import version  # only where there is one

        said.append(f"weasyprint {version('weasyprint')}")
    said.append(f"@resvg/resvg-js {resvg_version() or 'not installed'} in Node")
    return ", ".join(said)


def resvg_version() -> str:
    """Return the version of resvg-js that Node finds; empty where it finds none."""
    if not shutil.which("node"):
        return ""
    command = ["node", "-p", "require('@resvg/resvg-js/package.json').version"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.stdout.strip() if done.returncode == 0 else ""


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


def size_at(dpi: float) -> str:
    """Return how many pixels wide the banner is."""
    return str(round(8000 / 25.4 * dpi))


def png(folder: Path, rounds: int, dpi: float) -> None:
    """Measure a PNG of the banner."""
    svg, out, width = svg_of(folder), str(folder / "banner.png"), size_at(dpi)
    print(f"\nPNG of {BANNER[1]}, {width} px wide, whole processes")
    ours = run([BANNERGEN, *BANNER, "--dpi", str(dpi), "-o", out], out, rounds)
    show("bannergen", ours, ours)
    resvg = ["node", "-e", RESVG.replace("ROUNDS", "0"), svg, out, width] if resvg_version() else [""]
    peers = {
        "rsvg-convert": ["rsvg-convert", "--unlimited", "-w", width, "-o", out, svg],
        "CairoSVG": [PYTHON, "-c", f"import cairosvg, sys; {CAIROSVG}", svg, out, width],
        "Inkscape": [*inkscape(width), "-o", out, svg],
        "resvg (@resvg/resvg-js in Node)": resvg,
        "libvips": ["vips", "thumbnail", svg, out, width, "--height", "100000"],
        "libvips, fastest deflate": ["vips", "thumbnail", svg, f"{out}[compression=1]", width, "--height", "100000"],
    }
    slow = {name for name, command in peers.items() if show(name, run(command, out, rounds), ours)}
    print("the same, warm: a process that is open already")
    warm = warm_of(ours_warm(rounds, workers(), [BANNER[1], "png", out, str(dpi)]), out)
    show("bannergen, composed anew each time", warm, warm)
    script = WARM.format(imports="import cairosvg", rounds=rounds, work=CAIROSVG)
    show("CairoSVG", warm_of([PYTHON, "-c", script, svg, out, width], out), warm)
    if resvg_version():
        name = "resvg (@resvg/resvg-js in Node)"
        resvg[2] = RESVG.replace("ROUNDS", "1" if name in slow else str(rounds))
        show(name, warm_of(resvg, out), warm)


def inkscape(width: str) -> list[str]:
    """Return how Inkscape is asked for a PNG."""
    return ["inkscape", "--export-type=png", f"--export-width={width}"]


def ours_warm(rounds: int, workers: int, arguments: list[str]) -> list[str]:
    """Return the process that makes one piece again and again."""
    return [PYTHON, "-c", OURS_WARM.format(rounds=rounds, workers=workers), *arguments]


def tiff(folder: Path, rounds: int, dpi: float) -> None:
    """Measure a CMYK TIFF of the same size; the chain's picture goes through ICC, as a shop's would."""
    svg, out, between = svg_of(folder), str(folder / "banner.tiff"), str(folder / "between.png")
    width = size_at(dpi)
    print(f"\nCMYK TIFF of {BANNER[1]}, {width} px wide, whole processes")
    ours = run([BANNERGEN, *BANNER, "--dpi", str(dpi), "--box", "trim", "-o", out], out, rounds)
    show("bannergen", ours, ours)
    convert = ["vips", "icc_transform", between, f"{out}[compression=deflate]", str(FOGRA39)]
    convert += ["--input-profile", "srgb", "--intent", "relative"]
    chains = {
        "rsvg-convert, then libvips": ["rsvg-convert", "--unlimited", "-w", width, "-b", "white", "-o", between, svg],
        "Inkscape, then libvips": [*inkscape(width), "--export-background=white", "-o", between, svg],
    }
    for name, first in chains.items():
        made = run(first, between, rounds)
        then = run(convert, out, rounds) if made else None
        show(name, one_after_another(made, then) if made and then else None, ours)


def one_after_another(first: Run, second: Run) -> Run:
    """Return what two programs take that run one after the other."""
    return Run(
        first.seconds + second.seconds,
        second.size,
        min(first.rounds, second.rounds),
        max(first.largest, second.largest),
        max(first.together, second.together),
    )


def curve(folder: Path, rounds: int) -> None:
    """Measure PNG and TIFF of 12×6 m from 8 Mpx to 2.5 Gpx."""
    del rounds
    print("\n12×6 m from 8 Mpx to 2.5 Gpx, whole processes, start included, one timed round each")
    for extension in ("png", "tiff"):
        out = str(folder / f"pano.{extension}")
        once([BANNERGEN, *PANO, "--dpi", str(CURVE_DPI[0]), "-o", out])
        for dpi in CURVE_DPI:
            print(f"  {extension:<5}{of_pano(dpi, out)}")


def ten(folder: Path, rounds: int) -> None:
    """Measure a CMYK TIFF of ten gigapixels, once."""
    del rounds
    print(f"\nCMYK TIFF of ten gigapixels:{of_pano(TEN_DPI, str(folder / 'ten.tiff'))}")


def of_pano(dpi: float, out: str) -> str:
    """Return what the pano of 12×6 m takes: one timed round, and one for the memory."""
    command = [BANNERGEN, *PANO, "--dpi", str(dpi), "--box", "trim", "-o", out]
    seconds, largest = once(command)
    pixels = (12_000 / 25.4 * dpi) * (6_000 / 25.4 * dpi)
    size = Path(out).stat().st_size / 1e6
    took = f"{seconds:>7.2f} s {seconds / pixels * 1e9:>7.2f} ns a pixel"
    return f"{pixels / 1e6:>7,.0f} Mpx {took} {memory(largest, together(command))} {size:>7.1f} MB file"


def pdf(folder: Path, rounds: int) -> None:
    """Measure PDF/X-4 of a pano, warm, against WeasyPrint's: of our SVG, and of the same words over a plain ground."""
    print("\nPDF/X-4 of pano-3x2 with FOGRA39 embedded, warm")
    out, svg = str(folder / "pano.pdf"), folder / "pano.svg"
    ours = warm_of(ours_warm(max(rounds, 50), 1, ["pano-3x2", "pdf", out, str(DPI)]), out)
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
        show(name, warm_of([PYTHON, "-c", script, str(page), out], out), ours)


def run(command: Sequence[str], out: str, rounds: int) -> Run | None:
    """Measure a program that writes a file; None where it is not installed. The first run warms the disk."""
    module = re.search(r"import (\w+)", command[2]) if command[0] == PYTHON else None
    if not shutil.which(command[0]) or (module and not importlib.util.find_spec(module[1])):
        return None
    samples = [once(command)]
    rounds = 1 if samples[0][0] > SLOW_S else rounds
    samples = [once(command) for _ in range(rounds)]
    seconds, largest = statistics.median(each for each, _ in samples), max(memory for _, memory in samples)
    return Run(seconds, Path(out).stat().st_size, rounds, largest, together(command))


def warm_of(command: list[str], out: str) -> Run:
    """Run a script that prints the seconds of each round; the first round does not count."""
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    seconds = [float(line) for line in done.stdout.split()][1:]
    return Run(statistics.median(seconds), Path(out).stat().st_size, len(seconds))


def memory(largest: float, together: float) -> str:
    """Return both peaks in words, or room for them."""
    return f"{largest:>5.0f} MB largest {together:>5.0f} MB together" if largest else " " * 32


def show(name: str, measured: Run | None, ours: Run | None) -> bool:
    """Print one line; return whether it took so long that it was measured once."""
    if measured is None or ours is None:
        print(f"  {name:<36} not installed")
        return False
    size, ratio = f"{measured.size / 1e6:>7.1f} MB file", f"×{measured.seconds / ours.seconds:.1f}"
    once_only = measured.rounds == 1
    took = f"{measured.seconds:>8.3f} s {memory(measured.largest, measured.together)}"
    print(f"  {name:<36}{took} {size}  {ratio}{'  (one round)' if once_only else ''}", flush=True)
    return once_only


if __name__ == "__main__":
    main()
