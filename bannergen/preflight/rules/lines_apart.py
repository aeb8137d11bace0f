"""Rule lines-apart: the ink of no two lines of text touches.

Why: a mark that touches the line above is read as another letter. Lines whose bounds are apart cannot touch; glyphs
whose bounds overlap are compared by the skylines of their outlines. Source: docs/typesetting.md, leading.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from bannergen.codes import exporting as codes
from bannergen.diagnostics import Diagnostic
from bannergen.geometry import Matrix, Outline, Rect
from bannergen.scene import GlyphRun, Scene
from bannergen.typeset.skyline import Skyline


def check(scene: Scene) -> Iterator[Diagnostic]:
    """Yield a finding for each pair of lines that touch."""
    for upper, lower in combinations(scene.runs(), 2):
        if upper.ink and lower.ink and upper.ink.overlaps(lower.ink) and _touch(upper, lower):
            yield codes.LINES_TOUCH.at(upper=upper.text, lower=lower.text)


def _touch(first: GlyphRun, second: GlyphRun) -> bool:
    others = list(_drawn(second))
    step = min(first.size, second.size)
    return any(
        box.overlaps(other_box) and _meet(Skyline.of(outline, step), Skyline.of(other, step))
        for box, outline in _drawn(first)
        for other_box, other in others
    )


def _meet(first: Skyline, second: Skyline) -> bool:
    """Tell whether neither lies above the other; these skylines stand where the glyphs do."""
    return first.leading_to(second, 0) > 0 and second.leading_to(first, 0) > 0


def _drawn(run: GlyphRun) -> Iterator[tuple[Rect, Outline]]:
    """Yield each glyph's bounds and outline, in Scene units with y upwards."""
    scale = run.size / run.font.units_per_em
    for glyph, x, y in run.placed():
        outline = run.font.outlines[glyph]
        if outline.bounds:
            here = Matrix(scale, 0, 0, scale, x, -y)
            yield outline.bounds.mapped(here), outline.mapped(here)
