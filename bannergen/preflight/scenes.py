"""Step 5, preflight: the rules that look at a Scene before a pixel is made.

In: a Scene, and the product it is of. Out: findings. A rule is one file in ``preflight.rules`` and one line in a table:
most need the Scene alone, some what becomes of it once it is printed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from bannergen.diagnostics import Diagnostic
from bannergen.preflight.rules import ink_in_boxes, lines_apart, page_boxes, text_clear_of_finishing
from bannergen.scene import Scene
from bannergen.spec.product import Product

RULES: dict[str, Callable[[Scene], Iterable[Diagnostic]]] = {
    "page-boxes": page_boxes.check,
    "ink-in-boxes": ink_in_boxes.check,
    "lines-apart": lines_apart.check,
}
PRODUCT_RULES: dict[str, Callable[[Scene, Product], Iterable[Diagnostic]]] = {
    "text-clear-of-finishing": text_clear_of_finishing.check,
}


def check_scene(scene: Scene) -> tuple[Diagnostic, ...]:
    """Return the findings of the rules that need the Scene alone."""
    return tuple(finding for rule in RULES.values() for finding in rule(scene))


def check_piece(scene: Scene, product: Product) -> tuple[Diagnostic, ...]:
    """Return the findings of all rules on the finished Scene of a product."""
    known = (finding for rule in PRODUCT_RULES.values() for finding in rule(scene, product))
    return (*check_scene(scene), *known)
