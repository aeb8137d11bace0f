"""Step 3, compose: a detail of the finishing sheet: a corner enlarged, with what is folded and where the eyelet is.

In: a product and its corners. Out: nodes. Corners that are finished alike, mirrored or not, are drawn once.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from bannergen.colour import Colour
from bannergen.compose.finishing_sheet.drawing import THICK, THIN, SheetDrawing
from bannergen.compose.finishing_sheet.numbers import decimal, scale_of, scale_within
from bannergen.compose.finishing_sheet.view import OVERHANG
from bannergen.compose.working_drawing import BLUE, GREEN, INK, RED
from bannergen.geometry import Matrix, Outline, Rect
from bannergen.scene import Path, Stroke
from bannergen.spec.finishing import Edge
from bannergen.spec.materials import eyelet_row, eyelets_of, finishing_of
from bannergen.spec.product import Product

Corner = tuple[Edge, Edge]
CORNERS: tuple[Corner, ...] = (("top", "left"), ("top", "right"), ("bottom", "right"), ("bottom", "left"))
_NAMES = {
    CORNERS: "bốn góc",
    CORNERS[:2]: "hai góc trên",
    CORNERS[2:]: "hai góc dưới",
    CORNERS[::3]: "hai góc trái",
    CORNERS[1:3]: "hai góc phải",
}
_WORDS = {"top": "trên", "right": "phải", "bottom": "dưới", "left": "trái"}
_PICTURE = Colour.from_hex("#fbf3e4")
_TITLE, _LEVEL = 5.0, 5.6
_EYELET_MM = 6.0  # the radius an eyelet is drawn with; the real one is the shop's


@dataclass(frozen=True)
class Side:
    """What is done along an edge at a corner; lengths from the finished edge."""

    bleed: float
    flap: float
    seam: float
    pocket: float
    inset: float | None
    step: float | None

    @property
    def outside(self) -> float:
        """How far the material goes beyond the finished edge."""
        return max(self.bleed, self.flap)

    @property
    def inside(self) -> float:
        """How far inside there is something to show."""
        return max(self.seam, self.inset or 0.0)


@dataclass(frozen=True)
class Detail:
    """A corner to draw, and all that are like it."""

    name: str
    corners: tuple[Corner, ...]
    level: Side  # along the top or the bottom
    upright: Side  # along the left or the right
    eyelets: tuple[tuple[float, float], ...]  # near it, from the corner inwards

    @property
    def title(self) -> str:
        """Which corners it shows."""
        named = " và ".join(f"góc {_WORDS[end]} {_WORDS[side]}" for end, side in self.corners)
        return _NAMES.get(self.corners, named)


def details_of(product: Product, most: int) -> tuple[Detail, ...]:
    """Return the corners that are worth a detail, at most so many; none where the piece is only cut."""
    found: dict[tuple[object, ...], list[Corner]] = {}
    for corner in CORNERS:
        end, side = (_side(product, edge) for edge in corner)
        if end.outside or end.inside or side.outside or side.inside:
            found.setdefault((end, side, _near(product, corner)), []).append(corner)
    return tuple(_detail(product, "ABCD"[at], tuple(same)) for at, same in enumerate(list(found.values())[:most]))


def _detail(product: Product, name: str, corners: tuple[Corner, ...]) -> Detail:
    """Return a detail; an eyelet is dimensioned from both edges, on whichever of them its row is."""
    (end, side), near = (_side(product, edge) for edge in corners[0]), _near(product, corners[0])
    if near:
        side = side if side.inset is not None else replace(side, inset=near[0][0])
        end = end if end.inset is not None else replace(end, inset=near[0][1])
    return Detail(name, corners, end, side, near)


def _side(product: Product, edge: Edge) -> Side:
    finishing = finishing_of(product)
    pocket, row = finishing.pocket_on(edge), eyelet_row(product, edge)
    written = finishing.row_on(edge)
    return Side(
        bleed=product.bleed.value,
        flap=finishing.flap_on(edge),
        seam=pocket.size.value if pocket else finishing.hem_on(edge),
        pocket=pocket.size.value if pocket else 0.0,
        inset=finishing.inset_on(edge, written) if written else None,
        step=round(row.step, 3) if row else None,
    )


def _near(product: Product, corner: Corner) -> tuple[tuple[float, float], ...]:
    """Return the eyelets that a detail of a corner shows, by their distances from its edges."""
    end, side = corner
    reach = [_window(_side(product, edge)) for edge in (side, end)]
    size = product.size
    inwards = (
        (size.width - x if side == "right" else x, size.height - y if end == "bottom" else y)
        for x, y in eyelets_of(product)
    )
    near = ((round(u, 3), round(v, 3)) for u, v in inwards if u + _EYELET_MM < reach[0] and v + _EYELET_MM < reach[1])
    return tuple(sorted(near))


def _window(side: Side) -> float:
    """Return how far inside the finished edge a detail reaches."""
    return max(1.4 * side.inside, side.inside + 2 * _EYELET_MM, 1.2 * side.outside)


def draw_detail(draw: SheetDrawing, detail: Detail, room: Rect) -> None:
    """Draw a corner in its room, as it lies on the piece: a lower right one has its edges below and on the right."""
    end, side = detail.corners[0]
    across, down = detail.upright, detail.level  # what is measured across stands along the upright edge
    labels = max((draw.measured(text) for _, _, text, _ in _spans(down)), default=0.0)
    beside, above = 7.0 + 2 * (labels + 3.5), _LEVEL * 2 + 3.0
    inner = Rect.from_edges(room.x, room.y + _TITLE, room.right, room.bottom)
    size = (across.outside + _window(across), down.outside + _window(down))
    factor = scale_within(*size, (inner.width - beside, inner.height - above))
    width, height = size[0] * factor, size[1] * factor
    flip_x, flip_y = side == "right", end == "bottom"
    left = inner.x + (inner.width - width - beside) / 2
    x = left + width - across.outside * factor if flip_x else left + beside + across.outside * factor
    y = inner.y + height - down.outside * factor if flip_y else inner.y + above + down.outside * factor
    matrix = Matrix(-factor if flip_x else factor, 0, 0, -factor if flip_y else factor, x, y)
    draw.within(f"{detail.name} · {detail.title} · tỉ lệ {scale_of(factor)}", (room.x, room.y + 2.4), room.width)
    _draw_corner(draw, detail, matrix)
    _draw_spans(draw, detail, matrix)


def _draw_corner(draw: SheetDrawing, detail: Detail, matrix: Matrix) -> None:
    across, down = detail.upright, detail.level
    right, bottom = _window(across), _window(down)

    def box(left: float, top: float, to_right: float, to_bottom: float) -> Rect:
        return Rect.from_edges(left, top, to_right, to_bottom).mapped(matrix)

    def line(start: tuple[float, float], end: tuple[float, float]) -> tuple[tuple[float, float], tuple[float, float]]:
        return matrix.apply(*start), matrix.apply(*end)

    draw.block(box(-across.outside, -down.outside, right, bottom), OVERHANG)
    draw.block(box(-across.bleed, -down.bleed, right, bottom), _PICTURE)
    for side, flap in ((across, box(-across.flap, 0, 0, bottom)), (down, box(0, -down.flap, right, 0))):
        if side.flap:
            draw.flap(flap, pocket=bool(side.pocket))
    if across.bleed:
        draw.dashed(*line((-across.bleed, -down.bleed), (-across.bleed, bottom)), RED)
        draw.dashed(*line((-across.bleed, -down.bleed), (right, -down.bleed)), RED)
    for side, seam in (
        (across, line((across.seam, 0), (across.seam, bottom))),
        (down, line((0, down.seam), (right, down.seam))),
    ):
        if side.seam:
            draw.dashed(*seam, GREEN if side.pocket else BLUE)
    _corner(draw, matrix, ((-across.outside, bottom), (-across.outside, -down.outside), (right, -down.outside)), THIN)
    _corner(draw, matrix, ((0, bottom), (0, 0), (right, 0)), THICK)
    scale = matrix.scale
    for eyelet in detail.eyelets:
        u, v = matrix.apply(*eyelet)
        draw.rings([(u, v)], _EYELET_MM * scale, "detail")
        draw.rule((u - 0.5, v), (u + 0.5, v), INK, THIN)
        draw.rule((u, v - 0.5), (u, v + 0.5), INK, THIN)


def _corner(draw: SheetDrawing, matrix: Matrix, points: tuple[tuple[float, float], ...], width: float) -> None:
    numbers = tuple(number for point in points for number in matrix.apply(*point))
    draw.nodes.append(Path(Outline("MLL", numbers), stroke=Stroke(INK, width)))


def _spans(side: Side) -> Iterator[tuple[float, float, str, int]]:
    """Yield the dimensions of an edge: from where to where, what they say, on which level."""
    if side.bleed:
        yield -side.bleed, 0.0, decimal(side.bleed), 0
    if side.inset is not None:
        yield 0.0, side.inset, decimal(side.inset), 0
    if side.flap:
        flap = f"{decimal(side.pocket)} + {decimal(side.flap - side.pocket)}" if side.pocket else decimal(side.flap)
        yield -side.flap, 0.0, flap, 1
    if side.seam:
        yield 0.0, side.seam, decimal(side.seam), 1


def _draw_spans(draw: SheetDrawing, detail: Detail, matrix: Matrix) -> None:
    across, down = detail.upright, detail.level
    corner = matrix.apply(-across.outside, -down.outside)
    out_x, out_y = (1 if matrix.a < 0 else -1), (1 if matrix.d < 0 else -1)
    for start, end, text, level in _spans(across):
        x1, x2 = sorted(matrix.apply(each, 0)[0] for each in (start, end))
        y = corner[1] + out_y * (3.5 + level * _LEVEL)
        draw.across((x1, x2), y, corner[1], text, before=x1 < matrix.e - 1e-6)
    apart = 3.5 + max((draw.measured(text) for _, _, text, _ in _spans(down)), default=0.0)
    for start, end, text, level in _spans(down):
        y1, y2 = sorted(matrix.apply(0, each)[1] for each in (start, end))
        draw.upright((y1, y2), corner[0] + out_x * (3.5 + level * apart), corner[0], text, before=y1 < matrix.f - 1e-6)
