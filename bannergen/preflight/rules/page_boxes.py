"""Rule page-boxes: media holds bleed, bleed holds trim, trim holds the safe area, and none is empty.

Why: a printer cuts along the trim box and needs the bleed around it. Source: Committee for Graphic Arts Technologies
Standards, Application Notes for PDF/X, version 3, 2002, on the boxes of a page; read 2026-11.
"""

from __future__ import annotations

from collections.abc import Iterator

from bannergen.codes import exporting as codes
from bannergen.diagnostics import Diagnostic, decimal
from bannergen.scene import Scene

_TOLERANCE = 1e-6


def check(scene: Scene) -> Iterator[Diagnostic]:
    """Yield a finding for each pair of boxes that do not nest, and for each empty box."""
    boxes = scene.boxes
    for outer, inner in (("media", "bleed"), ("bleed", "trim"), ("trim", "safe")):
        excess = getattr(boxes, outer).excess_of(getattr(boxes, inner))
        if excess > _TOLERANCE:
            yield codes.BOXES.at(path=scene.title, reason=f"{inner} > {outer} ({decimal(excess, 3)} {scene.unit})")
    for name in ("trim", "safe"):
        box = getattr(boxes, name)
        if min(box.width, box.height) <= 0:
            yield codes.BOXES.at(
                path=scene.title, reason=f"{name} = {decimal(box.width)}×{decimal(box.height)} {scene.unit}"
            )
