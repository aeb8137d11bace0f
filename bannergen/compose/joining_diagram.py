"""Step 3, compose: the joining diagram: how the panels of a piece are put together, on one sheet of A4.

In: a piece's Scene and how it is cut. Out: a Scene: the piece small, its panels numbered and dimensioned, which edge
lies on top, how much material it takes. It is a working drawing for who joins; nothing of it is printed on a panel.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from bannergen.colour import Colour
from bannergen.compose.seams import Panel, Panelling
from bannergen.compose.whole_text import Room, whole_text
from bannergen.compose.working_drawing import (
    BLUE,
    INK,
    PALE,
    QUIET,
    RED,
    WorkingDrawing,
    dimensions,
    labels_of,
    number,
    outlined,
)
from bannergen.geometry import Matrix, Outline, Rect, Unit
from bannergen.scene import Group, PageBoxes, Path, Scene, SceneText, Stroke
from bannergen.typeset import FontBook

_PAGE = Rect(0, 0, 297, 210)
_MARGIN = 15.0
_PICTURE = Rect.from_edges(32, 56, 272, 150)  # where the piece may lie
_WHITE = Colour.from_hex("#ffffff")
_SEAM = 0.5
_NUMBER_CAP, _TITLE_CAP, _TEXT_CAP = 4.2, 5.0, 2.2
_LINE = 5.2


def joining_diagram(scene: Scene, panelling: Panelling, book: FontBook) -> Scene:
    """Return the joining diagram of a piece."""
    drawing = WorkingDrawing(labels_of(book))
    drawing.block(_PAGE, _WHITE)
    title = f"Sơ đồ ghép tấm – {scene.title}"
    _masthead(drawing, scene)
    view = _view(panelling.material)
    drawing.nodes.append(Group(tuple(map(outlined, scene.nodes)), transform=view, id="piece"))
    drawing.box(panelling.material.mapped(view), QUIET, 0.2)
    for panel in panelling.panels:
        _panel(drawing, panel, view)
    _whole_size(drawing, panelling, view)
    _notes(drawing, panelling, scene.boxes.trim)
    _detail(drawing, panelling, Rect.from_edges(196, 164, 282, 192))
    boxes, texts = PageBoxes.alike(_PAGE), (SceneText("label", title, (title,), _PAGE),)
    made = replace(scene.imprint, picture=scene.sha256, purpose="joining-diagram")
    return Scene(title, Unit.MM, boxes, tuple(drawing.nodes), texts, imprint=made)


def _masthead(drawing: WorkingDrawing, scene: Scene) -> None:
    drawing.label("SƠ ĐỒ GHÉP TẤM", (_MARGIN, 22), _TITLE_CAP, INK)
    made, trim, bleed = scene.imprint, scene.boxes.trim, scene.boxes.bleed
    said = " – ".join(filter(None, dict.fromkeys((made.campaign, made.product, scene.slogan, made.place))))
    room = Room(_PAGE.width - 2 * _MARGIN, 2 * _LINE, _TEXT_CAP, _LINE)
    whole = whole_text(drawing, (("Chiến dịch – sản phẩm – khẩu hiệu – địa bàn", said),), room)
    for row, line in enumerate(whole.lines[0]):
        drawing.label(line, (_MARGIN, 30 + row * _LINE * whole.scale), _TEXT_CAP * whole.scale, INK)
    size = f"Thành phẩm {dimensions(trim.width, trim.height)}, tràn lề {number(trim.x - bleed.x)} mm"
    drawing.label(f"{size} – mã hình {scene.sha256[:8]}", (_PAGE.right - _MARGIN, 22), _TEXT_CAP, QUIET, "end")
    drawing.rule((_MARGIN, 40), (_PAGE.right - _MARGIN, 40), PALE, 0.3)


def _view(box: Rect) -> Matrix:
    """Return the map from the piece to its small picture, in the middle of the room there is."""
    scale = min(_PICTURE.width / box.width, _PICTURE.height / box.height)
    left = _PICTURE.x + (_PICTURE.width - box.width * scale) / 2
    top = _PICTURE.y + (_PICTURE.height - box.height * scale) / 2
    return Matrix(scale, 0, 0, scale, left - box.x * scale, top - box.y * scale)


def _panel(drawing: WorkingDrawing, panel: Panel, view: Matrix) -> None:
    """Draw a panel over the picture: its seam, the hidden edge of the next one, its number and its width."""
    rect = panel.material.mapped(view)
    upright = panel.of.axis == "x"
    if panel.number < panel.of.count:
        ends = _across(rect, rect.right if upright else rect.bottom, upright)
        hidden = panel.of.overlap * view.scale
        under = _across(rect, (rect.right if upright else rect.bottom) - hidden, upright)
        drawing.rule(*under, _WHITE, 0.2)
        drawing.rule(*ends, _WHITE, 2 * _SEAM)
        drawing.rule(*ends, RED, _SEAM)
    cap = min(_NUMBER_CAP, (rect.width if upright else rect.height) / 2)
    middle, away = (rect.x + rect.width / 2, rect.y + rect.height / 2), 1.3 * _NUMBER_CAP
    centre = (middle[0], rect.y - away) if upright else (rect.right + away, middle[1])
    drawing.nodes.append(Path(Outline.circle(centre, 0.85 * cap), fill=_WHITE, stroke=Stroke(INK, cap / 10)))
    drawing.label(str(panel.number), (centre[0], centre[1] + cap / 2), cap, INK, "center")
    _dimension(drawing, rect, f"tấm {panel.number}: {number(panel.width)}", upright, level=1 + (panel.number % 2))


def _across(rect: Rect, at: float, upright: bool) -> tuple[tuple[float, float], tuple[float, float]]:
    """Return a line across a panel's whole length, a little beyond its ends."""
    if upright:
        return (at, rect.y - 2), (at, rect.bottom + 2)
    return (rect.x - 2, at), (rect.right + 2, at)


def _dimension(drawing: WorkingDrawing, rect: Rect, text: str, upright: bool, *, level: int) -> None:
    """Draw a dimension beside the picture; neighbours, which overlap, stand on two levels."""
    if upright:
        y = rect.bottom + 1 + 4.5 * level
        drawing.rule((rect.x, y), (rect.right, y), BLUE, 0.2)
        for x in (rect.x, rect.right):
            drawing.rule((x, y - 1), (x, y + 1), BLUE, 0.2)
        drawing.label(text, (rect.x + rect.width / 2, y - 0.8), _fitting(drawing, text, rect.width), BLUE, "center")
        return
    x = rect.x - 1 - 4.5 * level
    drawing.rule((x, rect.y), (x, rect.bottom), BLUE, 0.2)
    for y in (rect.y, rect.bottom):
        drawing.rule((x - 1, y), (x + 1, y), BLUE, 0.2)
    at = (x - 0.8, rect.y + rect.height / 2)
    drawing.label_upwards(text, at, _fitting(drawing, text, rect.height), BLUE, "center")


def _fitting(drawing: WorkingDrawing, text: str, width: float) -> float:
    """Return a cap height at which a label is no wider than its dimension line."""
    return _TEXT_CAP * min(1.0, width / drawing.width_of(text, _TEXT_CAP))


def _whole_size(drawing: WorkingDrawing, panelling: Panelling, view: Matrix) -> None:
    """Write how long each panel is, beside the picture's other side."""
    rect = panelling.material.mapped(view)
    text = f"vật liệu dài {number(panelling.panels[0].length)} mm"
    if panelling.axis == "x":
        at = (rect.x - 3, rect.y + rect.height / 2)
        drawing.label_upwards(text, at, _fitting(drawing, text, rect.height), BLUE, "center")
    else:
        at = (rect.x + rect.width / 2, rect.y - 3)
        drawing.label(text, at, _fitting(drawing, text, rect.width), BLUE, "center")


def _notes(drawing: WorkingDrawing, panelling: Panelling, trim: Rect) -> None:
    cut = ", ".join(f"{first}–{first + 1}" for first, found in enumerate(panelling.cut, 1) if found)
    warned = [(f"Mối nối cắt qua chữ hoặc hình: {cut}.", RED)] if cut else []
    said = [*((text, INK) for text in _said(panelling, trim)), *warned]
    lines = [(line, colour) for text, colour in said for line in drawing.wrapped(text, 165, _TEXT_CAP)]
    fits = min(1.0, 33 / (len(lines) * _LINE))  # smaller where dozens of seams are listed
    for row, (line, colour) in enumerate(lines):
        drawing.label(line, (_MARGIN, 168 + row * _LINE * fits), _TEXT_CAP * fits, colour)


def _said(panelling: Panelling, trim: Rect) -> Iterator[str]:
    count, first = panelling.count, panelling.panels[0]
    order = "từ trái sang phải" if panelling.axis == "x" else "từ trên xuống dưới"
    yield f"{count} tấm, đánh số {order}; tấm trước nằm trên tấm sau."
    length = count * first.length / 1000
    yield f"Cuộn rộng {number(panelling.roll_width)} mm; cần {number(length, 2)} m dài, chưa kể dấu cắt."
    yield (
        f"Mép chồng {number(panelling.overlap)} mm ở mỗi mối nối; "
        "chiều rộng của tấm đã gồm mép chồng, tràn lề và phần gập ra sau."
    )
    edge, zero = ("mép trái", trim.x) if panelling.axis == "x" else ("mép trên", trim.y)
    places = ", ".join(number(seam - zero) for seam in panelling.seams)
    yield f"Mối nối (nét đỏ) cách {edge} thành phẩm: {places} mm."


def _detail(drawing: WorkingDrawing, panelling: Panelling, box: Rect) -> None:
    """Draw a seam from the side: the panel before on top of the next one."""
    middle, over = box.x + box.width / 2, box.width / 5
    top = box.y + 9
    drawing.label("Mối nối nhìn từ cạnh", (middle, box.y), _TEXT_CAP, QUIET, "center")
    drawing.block(Rect(box.x, top, box.width / 2 + over / 2, 1.6), INK)
    drawing.block(Rect(middle - over / 2, top + 2.2, box.width / 2 + over / 2, 1.6), QUIET)
    drawing.label("tấm trước", (box.x, top - 1.5), _TEXT_CAP, INK)
    drawing.label("tấm sau", (box.right, top + 8), _TEXT_CAP, QUIET, "end")
    left, right, y = middle - over / 2, middle + over / 2, top + 8
    drawing.rule((left, y), (right, y), BLUE, 0.2)
    for x in (left, right):
        drawing.rule((x, y - 1), (x, y + 1), BLUE, 0.2)
    drawing.label(f"{number(panelling.overlap)} mm", (middle, y + 4), _TEXT_CAP, BLUE, "center")
