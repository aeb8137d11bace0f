"""Rule lines-apart: the ink of no two lines of text touches.

Why: a mark that touches the line above is read as another letter. Lines whose bounds are apart cannot touch; lines
whose bounds overlap are compared glyph by glyph, by the exact bounds of the ink. Source: docs/architecture.md, step 2.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from bannergen.codes import exporting as codes
from bannergen.diagnostics import Diagnostic
from bannergen.geometry import Matrix, Rect
from bannergen.scene import GlyphRun, Scene


def check(scene: Scene) -> Iterator[Diagnostic]:
    """Yield a finding for each pair of lines that touch."""
    for upper, lower in combinations(scene.runs(), 2):
        if upper.ink and lower.ink and upper.ink.overlaps(lower.ink) and _touch(upper, lower):
            yield codes.LINES_TOUCH.at(upper=upper.text, lower=lower.text)


def _touch(upper: GlyphRun, lower: GlyphRun) -> bool:
    below = _glyph_boxes(lower)
    return any(box.overlaps(other) for box in _glyph_boxes(upper) for other in below)


def _glyph_boxes(run: GlyphRun) -> list[Rect]:
    scale = run.size / run.font.units_per_em
    found = []
    for glyph, x, y in run.placed():
        bounds = run.font.outlines[glyph].bounds
        if bounds:
            found.append(bounds.mapped(Matrix(scale, 0, 0, -scale, x, y)))
    return found
