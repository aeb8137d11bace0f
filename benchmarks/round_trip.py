"""Our print PDFs, taken through pdftocairo and Inkscape: whether letters, lines and pages come back as they were.

Usage: python benchmarks/round_trip.py [PRODUCT …]

Each core product's slogans as PDF/X-4 and PDF/X-1a (8×1 m is at 1:10), written out again by each program as PDF and as
SVG. Asked of what comes back: the size of the page; every curve (all letters are curves) and every single line (crop
and registration marks), in the same order and place; how it looks to poppler. Of a proof, whose text is text: the same
words. Neither program writes a trim or a bleed box, so what tells the finished size afterwards is the crop marks.
Inkscape writes six digits: 0.05 pt on a page of 3 m. Exits with 1 when anything differs, with 2 without the programs.
"""

from __future__ import annotations

import argparse
import io
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import cairosvg
import numpy as np
from PIL import Image

sys.path.insert(0, str(Path(__file__).parents[1]))

from core import BANNERGEN

from tests.export.drawn import Drawn, drawn, farthest

PRODUCTS = ("bang-ron-ngang-8x1", "pano-3x2")
SLOGANS = ("chao-mung", "chu-de")
WITHIN_PT = 0.1  # 0.035 mm of the file
WIDTH_PX = 3000
EDGE_LEVELS, EDGE_SHARE = 16, 0.003  # edges are smoothed anew; no pixel may change its colour
WAYS = {
    "pdftocairo, PDF": ["pdftocairo", "-pdf", "{path}", "{back}.pdf"],
    "pdftocairo, SVG": ["pdftocairo", "-svg", "{path}", "{back}.svg"],
    "Inkscape, PDF": ["inkscape", "--export-type=pdf", "-o", "{back}.pdf", "{path}"],
    "Inkscape, SVG": ["inkscape", "--export-type=svg", "-o", "{back}.svg", "{path}"],
}


def main() -> None:
    """Take all of them round and print; exit with 1 where anything differs."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("products", nargs="*", default=PRODUCTS, metavar="PRODUCT")
    products = parser.parse_args().products
    missing = [name for name in ("pdftocairo", "inkscape", "pdftoppm", "pdftotext") if not shutil.which(name)]
    if missing:
        print(f"not installed: {', '.join(missing)}", file=sys.stderr)
        sys.exit(2)
    print(" · ".join(_first_line(command) for command in (["pdftocairo", "-v"], ["inkscape", "--version"])))
    with tempfile.TemporaryDirectory() as folder:
        wrong = [
            fault
            for product in products
            for slogan in SLOGANS
            for kind in ("x4", "x1a", "proof")
            for fault in _taken_round(Path(folder), product, slogan, kind)
        ]
    print("\n".join(wrong) or "nothing differs")
    sys.exit(1 if wrong else 0)


def _taken_round(folder: Path, product: str, slogan: str, kind: str) -> list[str]:
    """Take one file all ways; print what was measured and return what differs."""
    path = folder / f"{product}-{slogan}-{kind}.pdf"
    command = [BANNERGEN, "render", product, "--slogan", slogan, "--pdf", kind, "-o", str(path)]
    _run(command, folder)
    if kind == "proof":
        back = folder / "back.pdf"
        _run(["pdftocairo", "-pdf", str(path), str(back)], folder)
        same = _words(path, folder) == _words(back, folder)
        print(f"{path.stem}, pdftocairo, PDF: {len(_words(path, folder))} words, the same: {same}")
        return [] if same else [f"{path.stem}: other words"]
    before, picture = drawn(path), _picture(path, folder)
    wrong = []
    for name, way in WAYS.items():
        back = _back(path, way, folder)
        after = drawn(back)
        faults = [*before.differs(after, WITHIN_PT), *_seen(picture, _picture(back, folder))]
        print(f"{path.stem}, {name}: {_measured(before, after)}")
        wrong += [f"{path.stem}, {name}: {fault}" for fault in faults]
    return wrong


def _back(path: Path, way: list[str], folder: Path) -> Path:
    """Return what a program makes of a file, as a PDF: an SVG is turned into one by CairoSVG."""
    back = folder / "back"
    _run([part.format(path=path, back=back) for part in way], folder)
    if "svg" in " ".join(way):
        cairosvg.svg2pdf(url=f"{back}.svg", write_to=f"{back}.pdf")
    return back.with_suffix(".pdf")


def _measured(before: Drawn, after: Drawn) -> str:
    width, height = (points / 72 * 25.4 for points in after.size)
    told = f"{width:.2f}×{height:.2f} mm, {len(after.curves)} curves, {len(after.lines) // 2} lines"
    if (len(before.curves), len(before.lines)) != (len(after.curves), len(after.lines)):
        return told
    moved = max(farthest(before.curves, after.curves), farthest(before.lines, after.lines))
    return f"{told}, none moved by more than {moved:.4f} pt"


def _seen(before: np.ndarray, after: np.ndarray) -> list[str]:
    """Return what looks different: ink elsewhere, or another colour."""
    if before.shape != after.shape:
        return [f"seen: {before.shape} became {after.shape}"]
    difference = np.abs(before - after).max(axis=2)
    share = float((difference > EDGE_LEVELS).mean())
    print(f"  seen: at most {difference.max()} levels, {share:.4%} of pixels above {EDGE_LEVELS}; ink {_ink(after)}")
    moved = max(abs(ours - theirs) for ours, theirs in zip(_ink(before), _ink(after), strict=True))
    faults = [f"seen: ink reaches {moved} px elsewhere"] if moved > 1 else []
    return faults + ([f"seen: {share:.4%} of pixels differ"] if share > EDGE_SHARE else [])


def _ink(picture: np.ndarray) -> tuple[int, ...]:
    """Return the first and last row and column that are not paper."""
    inked = (picture < 250).any(axis=2)
    rows, columns = np.flatnonzero(inked.any(axis=1)), np.flatnonzero(inked.any(axis=0))
    return int(rows[0]), int(rows[-1]), int(columns[0]), int(columns[-1])


def _picture(path: Path, folder: Path) -> np.ndarray:
    command = ["pdftoppm", "-scale-to-x", str(WIDTH_PX), "-scale-to-y", "-1", "-singlefile", str(path)]
    with Image.open(io.BytesIO(_run(command, folder))) as picture:
        return np.asarray(picture.convert("RGB")).astype(np.int16)


def _words(path: Path, folder: Path) -> list[str]:
    return _run(["pdftotext", str(path), "-"], folder).decode().split()


def _run(command: list[str], folder: Path) -> bytes:
    return subprocess.run(command, cwd=folder, capture_output=True, check=True).stdout


def _first_line(command: list[str]) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return re.split(r"\n| \(", (done.stdout or done.stderr).strip())[0]


if __name__ == "__main__":
    main()
