"""Step 3, compose: the main view of the finishing sheet: the whole piece at scale, from its printed side.

In: a product, its picture, the room for the view. Out: nodes; and the places of the corners, for the details' names.
The material lies flat: what is folded back stands outside the finished edge, and eyelets stand where they are punched
once it is folded.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bannergen.colour import Colour
from bannergen.compose.finishing_sheet.drawing import CAP, THICK, THIN, SheetDrawing
from bannergen.compose.finishing_sheet.scales import scale_within
from bannergen.compose.working_drawing import BLUE, GREEN, INK, QUIET, RED, number, outlined
from bannergen.geometry import Matrix, Outline, Rect
from bannergen.scene import Group, Scene
from bannergen.spec.finishing import EDGES, SIDES, Edge
from bannergen.spec.materials import eyelet_row, eyelets_of, finishing_of, material_box
from bannergen.spec.product import Product

OVERHANG = Colour.from_hex("#f1eeea")
_PALE = 0.42  # of the picture: lines over it must read
_FIRST = {"top": 7.5, "bottom": 7.5, "left": 8.0, "right": 8.0}  # of dimensions, from the material's edge
_APART = 0.6  # on paper: lines nearer than this are one line
_TICKS_APART = 1.2
_RING = 0.95


@dataclass(frozen=True)
class Dimension:
    """A dimension beside the piece: on which side, from where to where along it, and what it says."""

    side: Edge
    start: float
    end: float
    text: str
    ticks: tuple[float, ...] = ()


@dataclass(frozen=True)
class View:
    """A piece on the sheet."""

    product: Product
    matrix: Matrix
    dimensions: tuple[Dimension, ...]

    @property
    def factor(self) -> float:
        """How large the drawing is against the piece."""
        return self.matrix.a

    def box(self, rect: Rect) -> Rect:
        """Return where a box of the piece lies on the sheet."""
        return rect.mapped(self.matrix)


def laid_out(draw: SheetDrawing, product: Product, room: Rect) -> View:
    """Return the piece as large as its room allows with the dimensions around it, in the middle."""
    dimensions = tuple(_dimensions(product))
    top, right, bottom, left = (_margin(draw, dimensions, edge) for edge in EDGES)
    inner = Rect.from_edges(room.x + left, room.y + top, room.right - right, room.bottom - bottom)
    cut = material_box(product)
    factor = scale_within(cut.width, cut.height, (max(1.0, inner.width), max(1.0, inner.height)))
    x = inner.x + (inner.width - cut.width * factor) / 2 - cut.x * factor
    y = inner.y + (inner.height - cut.height * factor) / 2 - cut.y * factor
    return View(product, Matrix(factor, 0, 0, factor, x, y), dimensions)


def _dimensions(product: Product) -> Iterator[Dimension]:
    """Yield the dimensions, on each side from the piece outwards."""
    yield from _chains(product, "top", "bottom")
    yield from _chains(product, "left", "right")
    yield from _folds(product)
    yield Dimension("bottom", 0, product.size.width, number(product.size.width))
    yield Dimension("right", 0, product.size.height, number(product.size.height))


def _chains(product: Product, first: Edge, second: Edge) -> Iterator[Dimension]:
    """Yield the rows of eyelets of two opposite edges; equal ones once."""
    seen: list[tuple[float, ...]] = []
    for edge in (first, second):
        row = eyelet_row(product, edge)
        along = tuple(eyelet[edge in SIDES] for eyelet in row.eyelets) if row else ()
        if row and len(along) > 1 and along not in seen:
            seen.append(along)
            yield Dimension(edge, along[0], along[-1], f"{len(along) - 1} × {number(row.step)}", along)


def _folds(product: Product) -> Iterator[Dimension]:
    finishing, size = finishing_of(product), product.size
    for at, fold in sorted(enumerate(finishing.folds, 1), key=lambda each: each[1].at.value):
        whole = size.width if fold.edge in SIDES else size.height
        ends = (0.0, fold.at.value) if fold.edge in {"left", "top"} else (whole - fold.at.value, whole)
        side: Edge = "bottom" if fold.edge in SIDES else "right"
        yield Dimension(side, *ends, f"G{at}: {number(fold.at.value)}")


def _on(dimensions: tuple[Dimension, ...], side: Edge) -> tuple[Dimension, ...]:
    return tuple(each for each in dimensions if each.side == side)


def _level(draw: SheetDrawing, dimensions: tuple[Dimension, ...], side: Edge) -> float:
    """Return how far apart the dimensions of a side are."""
    if side in SIDES:
        return 4.0 + max((draw.measured(each.text) for each in _on(dimensions, side)), default=0.0)
    return 6.0


def _margin(draw: SheetDrawing, dimensions: tuple[Dimension, ...], side: Edge) -> float:
    count = len(_on(dimensions, side))
    return _FIRST[side] + max(0, count - 1 + (side in SIDES)) * _level(draw, dimensions, side) + CAP


def draw_view(draw: SheetDrawing, view: View, scene: Scene) -> None:
    """Draw the piece with all that is done to it."""
    _ground(draw, view, scene)
    _edges(draw, view)
    _draw_folds(draw, view)
    _eyelets(draw, view)
    _draw_dimensions(draw, view)


def _ground(draw: SheetDrawing, view: View, scene: Scene) -> None:
    """Draw the material, what is folded back of it, and the picture."""
    product, finishing = view.product, finishing_of(view.product)
    trim, cut = scene.boxes.trim, material_box(product)
    draw.block(view.box(cut), OVERHANG)
    children = tuple(map(outlined, scene.nodes))
    clip = Outline.rectangle(scene.boxes.bleed)
    draw.nodes.append(Group(children, view.matrix, clip, _PALE, "picture"))
    for edge in EDGES:
        flap = view.box(flap_box(trim, edge, finishing.flap_on(edge)))
        if finishing.flap_on(edge):
            draw.flap(flap, pocket=finishing.pocket_on(edge) is not None)


def flap_box(trim: Rect, edge: Edge, flap: float) -> Rect:
    """Return what is folded back along an edge, as it lies flat."""
    return {
        "top": Rect(trim.x, trim.y - flap, trim.width, flap),
        "right": Rect(trim.right, trim.y, flap, trim.height),
        "bottom": Rect(trim.x, trim.bottom, trim.width, flap),
        "left": Rect(trim.x - flap, trim.y, flap, trim.height),
    }[edge]


def _edges(draw: SheetDrawing, view: View) -> None:
    """Draw the edges of the material, the bleed, the seams and the finished piece."""
    product, finishing = view.product, finishing_of(view.product)
    trim, cut = product.boxes().trim, material_box(product)
    draw.box(view.box(cut), INK, THIN)
    flaps = {finishing.flap_on(edge) for edge in EDGES}
    bleed = product.bleed.value
    if bleed * view.factor >= _APART and all(abs(bleed - flap) * view.factor >= _APART for flap in flaps if flap):
        dash_box(draw, view.box(product.boxes().bleed), RED)
    draw.box(view.box(trim), INK, THICK)
    for edge in EDGES:
        pocket = finishing.pocket_on(edge)
        seam = pocket.size.value if pocket else finishing.hem_on(edge)
        if seam * view.factor >= _APART:
            start, end = line_inside(trim, edge, seam)
            draw.dashed(view.matrix.apply(*start), view.matrix.apply(*end), GREEN if pocket else BLUE)


def dash_box(draw: SheetDrawing, rect: Rect, colour: Colour) -> None:
    """Draw a dashed frame."""
    for edge in EDGES:
        draw.dashed(*line_inside(rect, edge, 0), colour)


def line_inside(rect: Rect, edge: Edge, inset: float) -> tuple[tuple[float, float], tuple[float, float]]:
    """Return the ends of a line along an edge, so far inside of it."""
    if edge in SIDES:
        x = rect.x + inset if edge == "left" else rect.right - inset
        return (x, rect.y), (x, rect.bottom)
    y = rect.y + inset if edge == "top" else rect.bottom - inset
    return (rect.x, y), (rect.right, y)


def _draw_folds(draw: SheetDrawing, view: View) -> None:
    trim = view.product.boxes().trim
    for fold in finishing_of(view.product).folds:
        start, end = line_inside(trim, fold.edge, fold.at.value)
        if fold.hidden:
            (x1, y1), (x2, y2) = line_inside(trim, fold.edge, 0)
            hidden = Rect.from_edges(min(x1, start[0]), min(y1, start[1]), max(x2, end[0]), max(y2, end[1]))
            draw.hatched(view.box(hidden), QUIET, 1.8)
        draw.dashed(view.matrix.apply(*start), view.matrix.apply(*end), INK, 0.3, 3.2)


def _eyelets(draw: SheetDrawing, view: View) -> None:
    """Draw the eyelets at their places; where they stand close their rings are small."""
    rows = [row for row in (eyelet_row(view.product, edge) for edge in EDGES) if row]
    least = min((row.step for row in rows), default=0.0) * view.factor
    centres = [view.matrix.apply(*eyelet) for eyelet in eyelets_of(view.product)]
    if centres:
        draw.rings(centres, min(_RING, 0.38 * least), "eyelets")


def _draw_dimensions(draw: SheetDrawing, view: View) -> None:
    cut = view.box(material_box(view.product))
    edge_at = {"top": cut.y, "bottom": cut.bottom, "left": cut.x, "right": cut.right}
    for side in EDGES:
        outwards = 1 if side in {"bottom", "right"} else -1
        for at, each in enumerate(_on(view.dimensions, side)):
            away = edge_at[side] + outwards * (_FIRST[side] + at * _level(draw, view.dimensions, side))
            axis = side in SIDES
            ends = tuple(view.matrix.apply(value, value)[axis] for value in (each.start, each.end))
            if axis:
                draw.upright((ends[0], ends[1]), away, edge_at[side], each.text)
            else:
                draw.across((ends[0], ends[1]), away, edge_at[side], each.text, (_past_lines(draw, view, each), False))
            _ticks(draw, view, each, away)


def _past_lines(draw: SheetDrawing, view: View, dimension: Dimension) -> tuple[float, float]:
    """Return what the label of a short level dimension goes beyond: the lines of those farther out that it meets."""
    on = _on(view.dimensions, dimension.side)
    farther = on[on.index(dimension) :]
    low, high = (view.matrix.apply(each, 0)[0] for each in (dimension.start, dimension.end))
    room = draw.measured(dimension.text) + 6  # with its arrow
    for x in sorted(view.matrix.apply(end, 0)[0] for each in farther for end in (each.start, each.end)):
        high = x if high < x < high + room else high
    return low, high


def _ticks(draw: SheetDrawing, view: View, dimension: Dimension, away: float) -> None:
    """Mark each eyelet of a row on its dimension, where there is room."""
    places = [view.matrix.apply(value, value)[dimension.side in SIDES] for value in dimension.ticks[1:-1]]
    if not places or places[0] - view.matrix.apply(*(2 * dimension.ticks[:1]))[dimension.side in SIDES] < _TICKS_APART:
        return
    half = 0.4
    for place in places:
        if dimension.side in SIDES:
            draw.rule((away - half, place), (away + half, place), INK, THIN)
        else:
            draw.rule((place, away - half), (place, away + half), INK, THIN)


def corner_mark(view: View, corner: tuple[Edge, Edge]) -> tuple[float, float]:
    """Return the place of a corner's name, off the corner of the material."""
    cut = view.box(material_box(view.product))
    end, side = corner
    return (cut.right + 4 if side == "right" else cut.x - 4), (cut.bottom + 4 if end == "bottom" else cut.y - 4)
