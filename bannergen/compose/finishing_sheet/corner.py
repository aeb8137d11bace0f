"""Step 3, compose: a detail of the finishing sheet: a corner enlarged, with what is folded and where the eyelet is.

In: a product and its corners. Out: nodes. Corners that are finished alike, mirrored or not, are drawn once.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from bannergen.colour import Colour
from bannergen.compose.finishing_sheet.drawing import CAP, THICK, THIN, SheetDrawing
from bannergen.compose.finishing_sheet.scales import scale_of, scale_within
from bannergen.compose.finishing_sheet.view import OVERHANG
from bannergen.compose.working_drawing import BLUE, GREEN, INK, QUIET, RED, number
from bannergen.geometry import Matrix, Outline, Rect
from bannergen.scene import Path, Stroke
from bannergen.spec.finishing import EDGE_NAMES, Edge
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
_PICTURE = Colour.from_hex("#fbf3e4")
_TITLE, _FIRST, _LEVEL, _APART = 5.0, 4.5, 5.6, 4.0  # of dimensions: the first, and between them
_EYELET_MM = 6.0  # the radius an eyelet is drawn with at most; the real one is the shop's
_DIMENSIONS = ("tràn lề", "khoen", "gập", "may", "túi")
_LETTERS = ("L", "K", "G", "M", "T")  # of the same where there is little room; none is the name of a detail
_NAMED, _LEAST, _GAP = 85.0, (58.0, 27.0), 4.0  # a room that takes whole names; the least one; between two
_LINE = 3.4  # of the words below the details


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
        named = " và ".join(f"góc {EDGE_NAMES[end][0]} {EDGE_NAMES[side][0]}" for end, side in self.corners)
        return _NAMES.get(self.corners, named)


def details_of(product: Product) -> tuple[Detail, ...]:
    """Return a detail of each kind of corner; none where the piece is only cut."""
    found: dict[tuple[object, ...], list[Corner]] = {}
    for corner in CORNERS:
        end, side = (_side(product, edge) for edge in corner)
        if end.outside or end.inside or side.outside or side.inside:
            found.setdefault((end, side, _near(product, corner)), []).append(corner)
    return tuple(_detail(product, "ABCD"[at], tuple(same)) for at, same in enumerate(found.values()))


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
    """Return how far inside the finished edge a detail reaches at least."""
    return max(1.4 * side.inside, side.inside + 2 * _EYELET_MM, 1.2 * side.outside)


@dataclass(frozen=True)
class _Frame:
    """Where a detail is drawn: the map from distances inwards, and how far it reaches."""

    matrix: Matrix
    reach: tuple[float, float]


def _framed(draw: SheetDrawing, detail: Detail, room: Rect, spans: tuple[list[Span], list[Span]]) -> _Frame:
    """Return the frame of a detail, as large as its room and the labels beside it allow."""
    end, side = detail.corners[0]
    across, down = detail.upright, detail.level  # what is measured across stands along the upright edge
    outermost = max((draw.measured(span.text) + 2 for span in spans[0] if span.start < 0), default=0.0)
    beside = _FIRST + outermost + _columns(draw, spans[1])[-1]
    innermost = max((draw.measured(span.text) + 2 for span in spans[0] if span.start >= 0), default=0.0)
    above = _FIRST + _LEVEL + 2 * CAP
    inner = Rect.from_edges(room.x, room.y + _TITLE, room.right, room.bottom)
    free = (max(1.0, inner.width - beside - innermost), max(1.0, inner.height - above))
    factor = scale_within(across.outside + _window(across), down.outside + _window(down), free)
    reach = [
        min(space / factor - each.outside, 2.2 * _window(each))
        for space, each in zip(free, (across, down), strict=True)
    ]
    width, height = (across.outside + reach[0]) * factor, (down.outside + reach[1]) * factor
    flip_x, flip_y = side == "right", end == "bottom"
    left = inner.x if not flip_x else inner.right - width - beside
    x = left + width - across.outside * factor if flip_x else left + beside + across.outside * factor
    top = inner.y if flip_y else inner.y + above
    y = top + height - down.outside * factor if flip_y else top + down.outside * factor
    matrix = Matrix(-factor if flip_x else factor, 0, 0, -factor if flip_y else factor, x, y)
    return _Frame(matrix, (reach[0], reach[1]))


def draw_details(draw: SheetDrawing, details: tuple[Detail, ...], box: Rect) -> None:
    """Draw the details that have room to be read, and say where the others are told; no dimension is without a name."""
    if not details:
        return
    columns, rows = int((box.width + _GAP) / (_LEAST[0] + _GAP)), int((box.height + _GAP) / (_LEAST[1] + _GAP))
    shown, others = details[: columns * rows], details[columns * rows :]
    rows = -(-len(shown) // columns)
    columns = -(-len(shown) // rows)
    width = min(110.0, (box.width - _GAP * (columns - 1)) / columns)
    names = _DIMENSIONS if width >= _NAMED else _LETTERS
    words = [f"{each.name} · {each.title}: xem bảng theo từng cạnh" for each in others]
    if names is _LETTERS:
        words.append(" · ".join(f"{letter} {name}" for letter, name in zip(_LETTERS, _DIMENSIONS, strict=True)))
    below = _LINE * len(words) + 1.5 * bool(words)
    height = (box.height - below - _GAP * (rows - 1)) / rows
    for at, detail in enumerate(shown):
        row, column = divmod(at, columns)
        room = Rect(box.x + column * (width + _GAP), box.y + row * (height + _GAP), width, height)
        _draw_detail(draw, detail, room, names)
    for at, line in enumerate(reversed(words)):
        draw.within(line, (box.x, box.bottom - 0.8 - at * _LINE), box.width, QUIET)


def _draw_detail(draw: SheetDrawing, detail: Detail, room: Rect, names: tuple[str, ...]) -> None:
    """Draw a corner in its room, as it lies on the piece: a lower right one has its edges below and on the right."""
    spans = list(_spans(detail.upright, names)), list(_spans(detail.level, names))
    frame = _framed(draw, detail, room, spans)
    title = f"{detail.name} · {detail.title} · tỉ lệ {scale_of(frame.matrix.scale)}"
    draw.within(title, (room.x, room.y + 2.4), room.width)
    _draw_corner(draw, detail, frame)
    _draw_spans(draw, detail, frame, spans)


def _draw_corner(draw: SheetDrawing, detail: Detail, frame: _Frame) -> None:
    across, down, matrix = detail.upright, detail.level, frame.matrix
    right, bottom = frame.reach

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
        draw.rings([(u, v)], min(_EYELET_MM, 0.6 * min(eyelet)) * scale, "detail")
        draw.rule((u - 0.5, v), (u + 0.5, v), INK, THIN)
        draw.rule((u, v - 0.5), (u, v + 0.5), INK, THIN)


def _corner(draw: SheetDrawing, matrix: Matrix, points: tuple[tuple[float, float], ...], width: float) -> None:
    numbers = tuple(number for point in points for number in matrix.apply(*point))
    draw.nodes.append(Path(Outline("MLL", numbers), stroke=Stroke(INK, width)))


@dataclass(frozen=True)
class Span:
    """A dimension of an edge: from where to where, what it says, on which level."""

    start: float
    end: float
    text: str
    level: int


def _spans(side: Side, names: tuple[str, ...]) -> Iterator[Span]:
    """Yield the dimensions of an edge, outwards and inwards on each level, short ones nearer."""
    bleed, eyelet, flap, seam, pocket = (f"{name} " for name in names)
    folded = number(side.flap)
    if side.pocket and names is _DIMENSIONS:  # the letters' sheet has it in its table of edges
        folded = f"{number(side.pocket)} + {number(side.flap - side.pocket)}"
    outwards = ((side.bleed, bleed + number(side.bleed)), (side.flap, flap + folded))
    sewn = (pocket if side.pocket else seam) + number(side.seam)
    inwards = ((side.inset or 0.0, eyelet + number(side.inset or 0.0)), (side.seam, sewn))
    for turn, lengths in ((-1, outwards), (1, inwards)):
        for level, (length, text) in enumerate(sorted(each for each in lengths if each[0])):
            yield Span(min(0.0, turn * length), max(0.0, turn * length), text, level)


def _draw_spans(draw: SheetDrawing, detail: Detail, frame: _Frame, spans: tuple[list[Span], list[Span]]) -> None:
    matrix, across, down = frame.matrix, *spans
    corner = matrix.apply(-detail.upright.outside, -detail.level.outside)
    out_x, out_y = (1 if matrix.a < 0 else -1), (1 if matrix.d < 0 else -1)
    xs = [matrix.apply(each, 0)[0] for span in across for each in (span.start, span.end)] + [corner[0]]
    for span in across:
        x1, x2 = sorted(matrix.apply(each, 0)[0] for each in (span.start, span.end))
        y = corner[1] + out_y * (_FIRST + span.level * _LEVEL)
        draw.across((x1, x2), y, corner[1], span.text, ((min(xs), max(xs)), x1 < matrix.e - 1e-6))
    columns, past = _columns(draw, down), 0.0
    for span in across:
        if span.start < 0 and draw.is_short(span.text, (span.end - span.start) * matrix.scale):
            past = max(past, draw.measured(span.text) + 2)  # its label stands beyond the corner
    for span, label in zip(down, _beside(down, matrix), strict=True):
        y1, y2 = sorted(matrix.apply(0, each)[1] for each in (span.start, span.end))
        x = corner[0] + out_x * (_FIRST + past + columns[span.level])
        draw.upright((y1, y2), x, corner[0], span.text, label)


def _columns(draw: SheetDrawing, spans: list[Span]) -> list[float]:
    """Return how far out each level of upright dimensions stands from the first, and where the last labels end."""
    columns = [0.0]
    for level in sorted({span.level for span in spans}):
        widest = max(draw.measured(span.text) for span in spans if span.level == level)
        columns.append(columns[-1] + widest + _APART)
    return columns


def _beside(spans: list[Span], matrix: Matrix) -> Iterator[float]:
    """Yield where the labels of upright dimensions stand: beside them, else as near as the next ones' lines allow."""
    taken: list[tuple[int, float]] = []
    for span in spans:
        start, end = (matrix.apply(0, each)[1] for each in (span.start, span.end))
        away = (end - start if span.start >= 0 else start - end) > 0
        lines = [
            matrix.apply(0, each)[1] for other in spans if other.level > span.level for each in (other.start, other.end)
        ]
        half = CAP / 2 + (0.8 if any(map(str.islower, span.text)) else 0.4)  # accents and descenders
        at = (start + end) / 2
        while any(abs(at - line) < half for line in lines) or any(
            level == span.level and abs(at - other) < 2 * half for level, other in taken
        ):
            at += 0.1 if away else -0.1
        taken.append((span.level, at))
        yield at
