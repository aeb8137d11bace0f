"""Step 3, compose: each panel of a piece as a Scene, and its sheet.

In: a piece's Scene and how it is cut. Out: Scenes of the same nodes in the same places, each with the boxes of its
panel. Bleed is only where the piece itself ends: at a seam the overlap is the material there.

The roll's width is what counts: no sheet is wider, and each has room for what is folded back beside its picture. So the
marks beside a panel get smaller, down to those of a 1:1 file, and then are left out. What a shop has to know (number,
neighbours, ends of the overlap) stands at the panel's two ends, where the roll goes on.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from bannergen.compose.marks import BLACK, Margin, margins_of, ticks
from bannergen.compose.print_sheet import with_marks
from bannergen.compose.seams import WHOLE_POINT, Panel
from bannergen.compose.slug import Slug, SlugLines
from bannergen.compose.working_drawing import WorkingDrawing, dimensions, labels_of, number
from bannergen.geometry import Outline, Rect
from bannergen.scene import MARKS_MARGIN_MM, Group, Node, Scene
from bannergen.spec.finishing import Edge
from bannergen.typeset import Face, FontBook

_NUMBER_CAP = 3.0  # millimetres of the file
# Its baseline, out from the bleed box: letters stand upright, or are read upwards; Ấ is 5.2 high.
_NEAR, _FAR = 2.5, 7.7


def panel_scene(scene: Scene, panel: Panel) -> Scene:
    """Return a panel of a piece: the same picture, cut at the panel's own bleed box."""
    bleed, trim = panel.within(scene.boxes.bleed), panel.within(scene.boxes.trim)
    safe = panel.within(scene.boxes.safe)
    boxes = replace(scene.boxes, media=bleed, bleed=bleed, trim=trim, safe=safe)
    shown = Group(scene.nodes, clip=Outline.rectangle(bleed), id=f"panel-{panel.number}-{panel.of.count}")
    title = f"{scene.title} – tấm {panel.name}"
    imprint = replace(scene.imprint, picture=scene.sha256)
    return replace(scene, title=title, boxes=boxes, nodes=(shown,), imprint=imprint)


def on_panel_sheet(scene: Scene, panel: Panel, divisor: int, book: FontBook) -> Scene:
    """Return a panel of a piece with its marks, for a file drawn at 1:divisor."""
    cut, labels = panel_scene(scene, panel), labels_of(book)
    ends: tuple[Edge, Edge] = ("bottom", "top") if panel.of.axis == "x" else ("left", "right")
    scales = float(divisor), _scale_beside(cut.boxes.bleed, panel, divisor)
    margins = margins_of(cut.boxes, *(scales if panel.of.axis == "x" else scales[::-1]))
    slug = SlugLines(Slug.of(_cut_for(scene, panel), divisor, _said(panel, cut.boxes.bleed)), labels)
    sheet = with_marks(cut, margins, slug, ends[0])
    extra = [mark for end in ends for mark in _end_marks(panel, margins[end], labels)]
    boxes = replace(sheet.boxes, media=_with_material(sheet.boxes.media, panel))
    return replace(sheet, boxes=boxes, marks=(*sheet.marks, *extra))


def _cut_for(scene: Scene, panel: Panel) -> Scene:
    """Return the piece with what is cut for a panel of it, for the slug."""
    printed, material = panel.within(scene.boxes.bleed), panel.material
    cut = (material.width, material.height) if printed.excess_of(material) > 0 else None
    return replace(scene, imprint=replace(scene.imprint, material=cut))


def _scale_beside(bleed: Rect, panel: Panel, divisor: int) -> float:
    """Return the scale of the marks beside a panel; 0 where its roll has no room for any."""
    material = panel.material
    if panel.of.axis == "x":
        printed, folded = bleed.width, max(bleed.x - material.x, material.right - bleed.right)
    else:
        printed, folded = bleed.height, max(bleed.y - material.y, material.bottom - bleed.bottom)
    spare = panel.of.roll_width - printed - divisor * WHOLE_POINT
    # The margin may lie on what is folded back, which only an end of the piece has.
    scale = min(spare / 2, spare - folded) / MARKS_MARGIN_MM
    return min(float(divisor), scale) if scale >= 1.0 else 0.0


def _with_material(media: Rect, panel: Panel) -> Rect:
    """Return the box of a sheet, across the roll no narrower than the material of its panel."""
    material = panel.material
    if panel.of.axis == "x":
        return media.united(Rect(material.x, media.y, material.width, media.height))
    return media.united(Rect(media.x, material.y, media.width, material.height))


def _said(panel: Panel, printed: Rect) -> tuple[str, ...]:
    """Return what the slug of a panel says first; turned slugs are read upwards, and so are their arrows."""
    before, after = ("←", "→") if panel.of.axis == "x" else ("→", "←")
    edges = ("mép trái", "mép phải") if panel.of.axis == "x" else ("mép trên", "mép dưới")
    found = [f"TẤM {panel.name}", f"khổ tấm {dimensions(printed.width, printed.height)}"]
    if panel.number > 1:
        found.append(f"{before} {edges[0]} chồng {number(panel.of.overlap)} mm, nằm dưới tấm {panel.number - 1}")
    if panel.number < panel.of.count:
        found.append(f"{edges[1]} chồng {number(panel.of.overlap)} mm, nằm trên tấm {panel.number + 1} {after}")
    return tuple(found)


def _end_marks(panel: Panel, margin: Margin, labels: tuple[Face, ...]) -> Iterator[Node]:
    """Yield what stands at an end of a panel: its number, and ticks where its neighbours' edges lie."""
    for edge in panel.neighbours:
        yield from ticks(margin, edge)
    start, end = margin.edge
    drawing, text, cap = WorkingDrawing(labels), f"Tấm {panel.name}", _NUMBER_CAP * margin.scale
    if drawing.width_of(text, cap) > (end - start) / 4:
        return  # it would meet the registration mark; the slug says it too
    at = margin.at(start + (end - start) / 4, _FAR if margin.side in {"bottom", "right"} else _NEAR)
    (drawing.label if margin.lies else drawing.label_upwards)(text, at, cap, BLACK, "center")
    yield from drawing.nodes
