"""Rule lines-apart: the ink of no two lines of text touches.

Why: a mark that touches the line above is read as another letter. Lines whose bounds are apart cannot touch; glyphs
whose bounds overlap are compared by the skylines of their outlines. Source: docs/typesetting.md, leading.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from bannergen.codes import exporting as codes
from bannergen.diagnostics import Diagnostic
from bannergen.geometry import IDENTITY, Matrix, Outline, Rect
from bannergen.scene import GlyphRun, Scene
from bannergen.typeset.skyline import Skyline

_TOLERANCE = 1e-5  # of an em: boxes are laid out in single precision
_UPWARDS = Matrix(1, 0, 0, -1, 0, 0)


def check(scene: Scene) -> Iterator[Diagnostic]:
    """Yield a finding for each pair of lines that touch."""
    for upper, lower in combinations(scene.runs(), 2):
        inks = [run.ink.mapped(seen) for run, seen in (upper, lower) if run.ink]
        if len(inks) == 2 and inks[0].overlaps(inks[1]) and _touch(upper, lower):
            yield codes.LINES_TOUCH.at(upper=upper[0].text, lower=lower[0].text)


def _touch(first: tuple[GlyphRun, Matrix], second: tuple[GlyphRun, Matrix]) -> bool:
    if first[1] == second[1]:  # turned together: columns stand across the lines
        first, second = (first[0], IDENTITY), (second[0], IDENTITY)
    others = list(_drawn(*second))
    step = min(run.size * seen.scale for run, seen in (first, second))
    return any(
        box.overlaps(other_box) and _meet(Skyline.of(outline, step), Skyline.of(other, step), step * _TOLERANCE)
        for box, outline in _drawn(*first)
        for other_box, other in others
    )


def _meet(first: Skyline, second: Skyline, tolerance: float) -> bool:
    """Tell whether neither lies above the other; these skylines stand where the glyphs do."""
    return min(first.leading_to(second, 0), second.leading_to(first, 0)) > tolerance


def _drawn(run: GlyphRun, seen: Matrix) -> Iterator[tuple[Rect, Outline]]:
    """Yield each glyph's bounds and outline on the page, with y upwards."""
    scale = run.size / run.font.units_per_em
    for glyph, x, y in run.placed():
        outline = run.font.outlines[glyph]
        if outline.bounds:
            here = _UPWARDS.after(seen).after(Matrix(scale, 0, 0, -scale, x, y))
            yield outline.bounds.mapped(here), outline.mapped(here)
