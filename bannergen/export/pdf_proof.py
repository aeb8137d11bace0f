"""Step 4, export: the proof PDF: the same drawing as for print, with letters as text of an embedded font.

In: a Scene. Out: a file whose slogan can be searched, copied and read out, in NFC. It may hold transparency.
Each glyph stands where its run places it; the spaces between the words are real ones.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from itertools import pairwise
from typing import BinaryIO

from bannergen.export.pdf_colours import ScreenColours
from bannergen.export.pdf_document import write_document
from bannergen.export.pdf_drawing import Drawing
from bannergen.export.pdf_font import ProofFont
from bannergen.export.pdf_resources import Resources
from bannergen.export.pdf_sheet import PdfScale, print_scale
from bannergen.export.pdf_syntax import matrix_numbers, number, path_operators
from bannergen.geometry import Matrix, Outline
from bannergen.scene import GlyphRun, Scene, SceneFont, Word

# Decimals of moves, in thousandths of an em; even an em of 14,400 pt leaves less than 0.001 pt.
_DECIMALS = 4


def write_proof(scene: Scene, sink: BinaryIO, *, scale: int | None = None) -> None:
    """Write a Scene as a proof, without the marks of its print sheet; raise a Fault for a font it cannot embed.

    The scale is the N of 1:N, ``print_scale`` unless told.
    """
    colours = ScreenColours()
    scene = replace(scene, marks=(), boxes=replace(scene.boxes, media=scene.boxes.bleed))
    write_document(
        scene,
        sink,
        PdfScale(scale or print_scale(scene)),
        lambda sheet, resources: Drawing(sheet, resources, colours, RealLetters(scene, resources, sheet.decimals)),
    )


class RealLetters:
    """Writes runs as text; the fonts they need are embedded beforehand."""

    def __init__(self, scene: Scene, resources: Resources, decimals: int) -> None:
        self._decimals = decimals
        self._fonts: dict[SceneFont, tuple[ProofFont, str]] = {}
        for scene_font, readings in _readings_by_font(scene).items():
            font = ProofFont(scene_font, readings)
            name = resources.name("Font", scene_font, partial(font.embedded, resources.pdf))
            self._fonts[scene_font] = font, name

    def __call__(self, run: GlyphRun, matrix: Matrix) -> str:
        """Write one line of text, seen through a map."""
        font, name = self._fonts[run.font]
        # The text space is one em high, its y upwards; the size lies in the matrix.
        place = matrix.after(Matrix(run.size, 0, 0, -run.size, run.x, run.y))
        marks = _marks(run)
        drawn = f"{path_operators(marks, matrix, self._decimals)}f\n" if marks else ""
        return f"{drawn}BT\n{name} 1 Tf {matrix_numbers(place)} Tm\n{_shown(run, font)}ET\n"


def _readings_by_font(scene: Scene) -> dict[SceneFont, list[tuple[int, str]]]:
    """Gather the glyphs of each font and what they stand for, in the order of the runs."""
    found: dict[SceneFont, list[tuple[int, str]]] = {}
    for run, _ in scene.runs():
        pairs = found.setdefault(run.font, [])
        for word in run.words:
            pairs += [(glyph.id, shown) for glyph, shown in zip(word.glyphs, _readings(word), strict=True) if shown]
    return found


def _shown(run: GlyphRun, font: ProofFont) -> str:
    """Write the operators that show a run's glyphs, each at its place; lengths in thousandths of an em."""
    pen, rise, parts = 0.0, 0.0, ["["]
    for glyph, shown, x, y in _placed(run, font):
        if not shown:
            continue
        if y != rise:
            parts.append(f"] TJ {number(y / 1000, 7)} Ts [")
            rise = y
        move = round(pen - x, _DECIMALS)  # TJ subtracts
        if move:
            parts.append(number(move, _DECIMALS))
        parts.append(f"<{font.code(glyph, shown):04x}>")
        pen += font.width(glyph) - move
    parts.append("] TJ\n" + ("0 Ts\n" if rise else ""))
    return "".join(parts)


def _placed(run: GlyphRun, font: ProofFont) -> Iterator[tuple[int, str, float, float]]:
    """Yield each glyph, the text it stands for and its place, in thousandths of an em from the run's origin.

    Between two words stands a space, where the first word's pen stopped.
    """
    unit, em = 1000 / run.font.units_per_em, 1000 / run.size
    pen = 0.0
    for at, word in enumerate(run.words):
        if at and font.space is not None:
            yield font.space, " ", pen, 0.0
        pen = start = word.x * em
        tracking = run.tracking * em / unit
        for (glyph, x), shown in zip(word.pens(tracking), _readings(word), strict=True):
            yield glyph.id, shown, start + (x + glyph.x_offset) * unit, glyph.y_offset * unit
            pen = start + (x + glyph.x_advance) * unit + run.tracking * em


def _marks(run: GlyphRun) -> Outline:
    """Return the outlines of what has no reading of its own: a mark that the font puts on its letter as a second glyph.

    It is drawn, not written: MuPDF and Ghostscript read a glyph that stands for nothing as an unknown character.
    """
    readings = (shown for word in run.words for shown in _readings(word))
    scale = run.size / run.font.units_per_em
    return Outline.joined(
        run.font.outlines[glyph].mapped(Matrix(scale, 0, 0, -scale, x, y))
        for (glyph, x, y), shown in zip(run.placed(), readings, strict=True)
        if not shown
    )


def _readings(word: Word) -> Iterator[str]:
    """Yield the text of each glyph: the first of a cluster stands for all of it, the others for nothing."""
    starts = [*dict.fromkeys(glyph.cluster for glyph in word.glyphs), len(word.text)]
    ends = dict(pairwise(starts))
    done: set[int] = set()
    for glyph in word.glyphs:
        text = "" if glyph.cluster in done else word.text[glyph.cluster : ends[glyph.cluster]]
        done.add(glyph.cluster)
        yield unicodedata.normalize("NFC", text)
