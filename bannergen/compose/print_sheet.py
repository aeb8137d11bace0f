"""Step 3, compose: the sheet of a print file: crop and registration marks, colour bar and slug around the bleed box.

In: a finished Scene and the scale of the file. Out: the same Scene with its media box and marks. A Scene of pixels
stays as it is: nobody cuts a screen.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import chain

from bannergen.compose.marks import (
    Margin,
    bar_colours,
    colour_bar,
    crop_marks,
    margins_of,
    registration_mark,
)
from bannergen.compose.slug import Slug, SlugLines
from bannergen.compose.working_drawing import labels_of
from bannergen.geometry import Rect, Unit
from bannergen.scene import MARKS_MARGIN_MM, Node, Scene
from bannergen.spec.finishing import Edge
from bannergen.typeset import FontBook

_OPPOSITE: Mapping[Edge, Edge] = {"bottom": "top", "left": "right"}


def on_print_sheet(scene: Scene, divisor: int, book: FontBook) -> Scene:
    """Return a Scene with its marks; they are as large as a file drawn at 1:divisor needs them."""
    if scene.unit is not Unit.MM:
        return scene
    margins = margins_of(scene.boxes, divisor, divisor)
    slug = SlugLines(Slug.of(scene, divisor), labels_of(book))
    return with_marks(scene, margins, slug, slug.side(margins))


def with_marks(scene: Scene, margins: Mapping[Edge, Margin], slug: SlugLines, side: Edge) -> Scene:
    """Return a Scene with its marks, the slug along a side and the colour bar along the one across from it."""
    marks: list[Node] = list(chain(*map(crop_marks, margins.values()), *map(registration_mark, margins.values())))
    lines, slug_reach = slug.set_along(margins[side])
    across = margins[_OPPOSITE[side]]
    bar, bar_reach = colour_bar(across, bar_colours(scene))
    reaches = dict.fromkeys(margins, MARKS_MARGIN_MM)
    reaches[side], reaches[across.side] = max(MARKS_MARGIN_MM, slug_reach), max(MARKS_MARGIN_MM, bar_reach)
    media = _grown(scene.boxes.bleed, {at: reach * margins[at].scale for at, reach in reaches.items()})
    return replace(scene, boxes=replace(scene.boxes, media=media), marks=(*marks, *bar, *lines))


def _grown(box: Rect, by: Mapping[Edge, float]) -> Rect:
    left, top, right, bottom = (by.get(side, 0.0) for side in ("left", "top", "right", "bottom"))
    return Rect.from_edges(box.x - left, box.y - top, box.right + right, box.bottom + bottom)
