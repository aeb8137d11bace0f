"""Step 5, preflight: the rules that look at a Scene before a pixel is made.

In: a Scene. Out: findings. A rule is one file in ``preflight.rules`` and one line in this table.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from bannergen.diagnostics import Diagnostic
from bannergen.preflight.rules import ink_in_boxes, lines_apart, page_boxes
from bannergen.scene import Scene

RULES: dict[str, Callable[[Scene], Iterable[Diagnostic]]] = {
    "page-boxes": page_boxes.check,
    "ink-in-boxes": ink_in_boxes.check,
    "lines-apart": lines_apart.check,
}


def check_scene(scene: Scene) -> tuple[Diagnostic, ...]:
    """Return the findings of all rules."""
    return tuple(finding for rule in RULES.values() for finding in rule(scene))
