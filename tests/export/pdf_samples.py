"""Scenes for the PDF tests, and what other renderers make of them."""

from __future__ import annotations

import io
import subprocess
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from typing import Any, BinaryIO

import cairosvg
import numpy as np
from numpy.typing import NDArray
from PIL import Image as Pillow

from bannergen.colour import Colour
from bannergen.export.inks import PrintCondition
from bannergen.export.pdf import write_pdf
from bannergen.export.pdf_colours import ScreenColours
from bannergen.export.pdf_document import write_document
from bannergen.export.pdf_drawing import Drawing, Outlined
from bannergen.export.pdf_proof import write_proof
from bannergen.export.pdf_sheet import PdfScale, print_scale
from bannergen.export.svg import svg_of
from bannergen.geometry import Outline, Rect, Unit
from bannergen.scene import GlyphRun, Node, PageBoxes, Paint, Scene, SceneText, Word
from bannergen.scene import Path as Drawn
from tests import project
from tests.readers import reader

RED, YELLOW, BLUE, WHITE, INK = (Colour.from_hex(h) for h in ("#da251d", "#ffff00", "#0a3cb4", "#ffffff", "#123456"))
Pixels = NDArray[np.int16]


def scene_of(
    nodes: Iterable[Node] = (),
    *,
    unit: Unit = Unit.MM,
    trim: tuple[float, float] = (300, 200),
    bleed: float = 10,
    texts: tuple[str, ...] = (),
    title: str = "Mẫu thử",
) -> Scene:
    """Put nodes on a white ground."""
    finished = Rect(0, 0, *trim)
    boxes = PageBoxes(finished.grown(bleed), finished.grown(bleed), finished, finished.grown(-5))
    ground = Drawn(Outline.rectangle(boxes.bleed), WHITE)
    shown = tuple(SceneText("slogan", text, (text,), finished) for text in texts)
    return Scene(title, unit, boxes, (ground, *nodes), shown)


def composed(product: str, slogan: str) -> Scene:
    """Return a piece of the bundled campaign."""
    return project.composition(product, slogan).scene


def run_of(
    text: str,
    *,
    family: str = "be-vietnam-pro",
    weight: int = 700,
    width: float = 100,
    size: float = 40,
    at: tuple[float, float] = (10, 100),
    tracking: float = 0,
    fill: Paint = INK,
) -> GlyphRun:
    """Set one line, word by word."""
    face = project.composer().book.face(family, weight, width)
    scale = size / face.units_per_em
    words, pen = [], 0.0
    for part in text.split(" "):
        shaped = face.word(part)
        words.append(Word(part, pen, shaped.glyphs))
        pen += (shaped.advance + face.space) * scale + tracking * (len(shaped.glyphs) + 1)
    font = face.drawing(glyph.id for word in words for glyph in word.glyphs)
    return GlyphRun(font, size, *at, tuple(words), text, fill, tracking)


@cache
def fogra39() -> PrintCondition:
    """Return the print condition of the tests; one, as in a run."""
    return PrintCondition.fogra39()


def printed(scene: Scene, folder: Path, **options: Any) -> Path:
    """Write the print PDF into a folder."""
    return _written(write_pdf, scene, folder / "print.pdf", {"condition": fogra39(), **options})


def outlined(scene: Scene, folder: Path) -> Path:
    """Write what a print PDF draws, in the colours of screens: to be compared with pictures in sRGB."""
    return _written(_outlined, scene, folder / "outlined.pdf", {})


def _outlined(scene: Scene, sink: BinaryIO) -> None:
    write_document(
        scene,
        sink,
        PdfScale(print_scale(scene)),
        lambda sheet, resources: Drawing(sheet, resources, ScreenColours(), Outlined(sheet.decimals)),
    )


def proofed(scene: Scene, folder: Path, **options: Any) -> Path:
    """Write the proof into a folder."""
    return _written(write_proof, scene, folder / "proof.pdf", options)


def _written(write: Callable[..., None], scene: Scene, path: Path, options: dict[str, Any]) -> Path:
    with path.open("wb") as sink:
        write(scene, sink, **options)
    return path


def silent(*command: str | Path) -> None:
    """Run a reader that must have nothing to say."""
    name, *rest = map(str, command)
    done = subprocess.run([reader(name), *rest], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def seen_by_poppler(path: Path, width: int, height: int) -> Pixels:
    """Render the page with poppler."""
    size = ["-scale-to-x", str(width), "-scale-to-y", str(height)]
    out = path.with_suffix("")
    subprocess.run([reader("pdftoppm"), "-png", "-singlefile", *size, path, out], check=True, capture_output=True)
    return _pixels(out.with_suffix(".png").read_bytes())


def seen_by_mupdf(path: Path, width: int, height: int) -> Pixels:
    """Render the page with MuPDF."""
    size = ["-w", str(width), "-h", str(height), "-f"]
    out = path.with_suffix(".mu.png")
    subprocess.run([reader("mutool"), "draw", "-q", *size, "-o", out, path], check=True, capture_output=True)
    return _pixels(out.read_bytes())


RENDERERS = {"poppler": seen_by_poppler, "mupdf": seen_by_mupdf}


def seen_as_svg(scene: Scene, width: int, height: int) -> Pixels:
    """Render the SVG of the same Scene with CairoSVG."""
    svg = svg_of(scene, scene.boxes.bleed).encode()
    return _pixels(cairosvg.svg2png(bytestring=svg, output_width=width, output_height=height))


def _pixels(png: bytes) -> Pixels:
    return np.asarray(Pillow.open(io.BytesIO(png)).convert("RGB")).astype(np.int16)


def assert_alike(seen: Pixels, wanted: Pixels, *, levels: int, stray: float = 0, edges: float = 0.004) -> None:
    """Compare two pictures.

    Away from edges pixels agree within ``levels``, all but a share of ``stray``. Renderers smooth edges in their own
    ways: there, at most a share ``edges`` of all pixels may differ by more than 96 levels.
    """
    assert seen.shape == wanted.shape
    difference = np.abs(seen - wanted).max(axis=2)
    smooth = ~_near_edges(wanted)
    assert smooth.mean() > 0.25  # else there is nothing to compare
    assert (difference[smooth] > levels).mean() <= stray
    assert (difference > 96).mean() <= edges


def _near_edges(pixels: Pixels) -> NDArray[np.bool_]:
    """Tell which pixels have a step of more than 4 levels within two pixels' reach."""
    found = np.zeros(pixels.shape[:2], dtype=bool)
    for axis in (0, 1):
        step = (np.abs(np.diff(pixels, axis=axis)) > 4).any(axis=2)
        before, after = [(0, 0), (0, 0)], [(0, 0), (0, 0)]
        before[axis], after[axis] = (1, 0), (0, 1)
        found |= np.pad(step, before) | np.pad(step, after)
    for _ in range(2):
        grown = np.pad(found, 1, mode="edge")
        found = np.any(
            [grown[y : y + found.shape[0], x : x + found.shape[1]] for y in range(3) for x in range(3)],
            axis=0,
        )
    return found
