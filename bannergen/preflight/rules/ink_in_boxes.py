"""Rule ink-in-boxes: no letter's ink leaves the safe area or the box its text was given.

Why: what lies outside the safe area is hemmed, cut or hidden behind an eyelet; what leaves its box meets its neighbour.
Checked on the outlines themselves. Source: large-format practice, safe margin 5 cm (docs/print.md).
"""

from __future__ import annotations

from collections.abc import Iterator

from bannergen.codes import exporting as codes
from bannergen.diagnostics import Diagnostic, decimal
from bannergen.geometry import Rect
from bannergen.scene import Scene

_TOLERANCE = 1e-6  # of a unit: rounding of floating point numbers, nothing one could see


def check(scene: Scene) -> Iterator[Diagnostic]:
    """Yield a finding for each line whose ink leaves the safe area or its box."""
    # Texts and runs are both in reading order; two slots may say the same.
    waiting = [(line, text.box) for text in scene.texts for line in text.lines]
    for run, seen in scene.runs():
        ink = run.ink.mapped(seen) if run.ink else None
        yield from _outside((run.text, ink), scene.boxes.safe, "safe area", scene)
        found = next((pair for pair in waiting if pair[0] == run.text), None)
        if found:
            waiting.remove(found)
            yield from _outside((run.text, ink), found[1], "slot", scene)


def _outside(line: tuple[str, Rect | None], box: Rect, name: str, scene: Scene) -> Iterator[Diagnostic]:
    text, ink = line
    excess = box.excess_of(ink) if ink else 0.0
    if excess > _TOLERANCE * max(1.0, box.width):
        yield codes.INK_OUTSIDE.at(text=text, box=name, excess=f"{decimal(excess, 3)} {scene.unit}")
