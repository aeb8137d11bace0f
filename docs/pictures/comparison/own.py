"""Panels as bannergen sets them: in the panel's face alone, and with all that a layout may allow."""

from __future__ import annotations

from dataclasses import replace

import cairosvg

from bannergen.colour import Colour
from bannergen.geometry import IDENTITY, Matrix, Outline, Rect, Size
from bannergen.typeset import FitRules, Ladder, SetBlock, fit, stack
from comparison.panels import BOOK, CLEARANCE, MARGIN, Panel, Typeface
from comparison.settings import Setting, on_tint

RULES = FitRules(lines_most=12, clearance=CLEARANCE, clearance_most=0.26)


def plain(panel: Panel) -> Setting:
    """Set a panel in its face, in upright lines."""
    return drawn(panel, fit(panel.phrases, Ladder.single(panel.typeface.face), panel.size, RULES))


def cascaded(panel: Panel) -> Setting | None:
    """Set a panel in the widths of its family and, in the narrow box, turned or stacked: the larger of the two.

    None where the family has nothing to offer, or the panel's face is not its own width.
    """
    if not panel.typeface.is_natural:
        return None
    font = panel.typeface.face.scene_font
    ladder = BOOK.ladder((font.family, font.weight, panel.typeface.width), panel.typeface.limits, capitals=True)
    if panel.box != "narrow":
        block = fit(panel.phrases, ladder, panel.size, RULES)
        return drawn(panel, block) if "width" in block.steps else None
    turned = fit(panel.phrases, ladder, Size(panel.size.height, panel.size.width), RULES)
    stacked = stack(panel.phrases, ladder, panel.size, RULES)
    larger = max(turned, stacked, key=lambda block: block.cap_height)
    return drawn(panel, larger, "turned" if larger is turned else "stacked")


def drawn(panel: Panel, block: SetBlock, how: str = "") -> Setting:
    """Draw a block as the layouts do: the capitals in the middle of the box, as far as there is room."""
    size = panel.size
    box = Size(size.height, size.width) if how == "turned" else size
    spare = box.height - block.height
    lean = max(-spare, min(spare, block.overhang_below - block.overhang_above)) / 2
    runs = block.runs(Rect(0, spare / 2 + lean, box.width, box.height), Colour(0, 0, 0))
    turn = Matrix(0, 1, -1, 0, size.width, 0) if how == "turned" else IDENTITY
    outlines = tuple(run.outline.mapped(turn) for run in runs)
    face = Typeface(block.block.face)
    width = f"width {face.width:g}" if face.width != panel.typeface.width else ""
    return Setting(
        replace(panel, typeface=face),
        block.size,
        block.lines,
        picture=on_tint(_png(Outline.joined(outlines), size), panel),
        outlines=outlines,
        way=", ".join(filter(None, (how, width))),
    )


def _png(outline: Outline, size: Size) -> bytes:
    """Return an outline's picture with its margin."""
    width, height = size.width + 2 * MARGIN, size.height + 2 * MARGIN
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{-MARGIN} {-MARGIN} {width} {height}">'
        f'<path fill="#141414" d="{outline.written}"/></svg>'
    )
    return cairosvg.svg2png(svg.encode(), output_width=width, output_height=height)
