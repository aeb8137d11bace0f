"""Step 3, compose: marks around a piece: crop and registration marks, colour bar, ticks where panels overlap.

In: the boxes of a piece and by how much its file is smaller. Out: nodes, none of them inside the bleed box. They are
for who prints and cuts: large enough for the file as it is opened, not for the piece.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bannergen.colour import Cmyk, Colour
from bannergen.geometry import MM_PER_INCH, Outline, Rect
from bannergen.scene import MARKS_MARGIN_MM, GlyphRun, Node, PageBoxes, Paint, Path, Scene, Stroke, walk
from bannergen.spec.finishing import EDGES, Edge

# On all plates, whatever they are: a registration colour, as PDF 32000-1:2008, 8.6.6.4 has it.
REGISTRATION = Colour(0, 0, 0, Cmyk(100, 100, 100, 100), "All")
BLACK = Colour(0, 0, 0, Cmyk(0, 0, 0, 100))

# Millimetres of the file, outwards from the bleed box. Marks lie in the inner lane, bar and slug in the outer one.
CLEAR = 2.0
CROP_MARK = 5.0
RING, CROSS, RING_AT = 1.75, 3.0, 5.0
OUTER_LANE = 9.0
PATCH = 5.0
OUTER_CLEAR = 1.0  # from what stands in the outer lane to the end of the sheet
HAIRLINE = 0.25 * MM_PER_INCH / 72  # a quarter of a point: what the trade calls a hairline
_TICKS = ((2.0, 3.2), (4.0, 5.2), (6.0, 7.2))  # a dashed line, drawn as three short ones


@dataclass(frozen=True, slots=True)
class Margin:
    """The margin along one side: places are how far along the page, and how far out from the bleed box."""

    side: Edge
    bleed: Rect
    trim: Rect
    scale: float  # Scene units of a millimetre of the file
    beyond: float  # how far the sheet goes on past the two ends of the bleed box, in Scene units

    @property
    def lies(self) -> bool:
        """Whether it runs along the top or the bottom."""
        return self.side in {"top", "bottom"}

    @property
    def edge(self) -> tuple[float, float]:
        """Where the bleed box starts and ends along it."""
        return (self.bleed.x, self.bleed.right) if self.lies else (self.bleed.y, self.bleed.bottom)

    @property
    def cut(self) -> tuple[float, float]:
        """Where the trim box starts and ends along it."""
        return (self.trim.x, self.trim.right) if self.lies else (self.trim.y, self.trim.bottom)

    @property
    def lane(self) -> tuple[float, float]:
        """Where its outer lane starts and ends: along the whole sheet, a little inside."""
        reach = max(0.0, self.beyond - CLEAR * self.scale)
        return self.edge[0] - reach, self.edge[1] + reach

    @property
    def length(self) -> float:
        """How long it is, in millimetres of the file."""
        return (self.edge[1] - self.edge[0]) / self.scale

    def at(self, along: float, out: float) -> tuple[float, float]:
        """Return a point: ``along`` in the Scene's own numbers, ``out`` in millimetres of the file."""
        away = out * self.scale
        if self.side == "top":
            return along, self.bleed.y - away
        if self.side == "bottom":
            return along, self.bleed.bottom + away
        return (self.bleed.x - away if self.side == "left" else self.bleed.right + away), along

    def box(self, along: tuple[float, float], out: tuple[float, float]) -> Rect:
        """Return a box between two places along and two distances out."""
        (x1, y1), (x2, y2) = self.at(along[0], out[0]), self.at(along[1], out[1])
        return Rect.from_edges(min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2))


def margins_of(boxes: PageBoxes, lying: float, standing: float) -> dict[Edge, Margin]:
    """Return the margins of a page: those that lie and those that stand, each at their scale; none at a scale of 0."""
    scales = {side: lying if side in {"top", "bottom"} else standing for side in EDGES}
    beyond = {side: MARKS_MARGIN_MM * (standing if side in {"top", "bottom"} else lying) for side in EDGES}
    return {side: Margin(side, boxes.bleed, boxes.trim, scales[side], beyond[side]) for side in EDGES if scales[side]}


def crop_marks(margin: Margin) -> Iterator[Node]:
    """Yield the two crop marks of a side: where the sheet is cut to its finished size."""
    for along in margin.cut:
        yield _line(margin, along, CLEAR, CLEAR + CROP_MARK)


def registration_mark(margin: Margin) -> Iterator[Node]:
    """Yield a cross in a circle in the middle of a side; none where it would meet the crop marks."""
    start, end = margin.cut
    if (end - start) / margin.scale < 2 * (CROSS + CLEAR):
        return
    middle, reach = (start + end) / 2, CROSS * margin.scale
    yield _line(margin, middle, RING_AT - CROSS, RING_AT + CROSS)
    yield _stroked(Outline("ML", (*margin.at(middle - reach, RING_AT), *margin.at(middle + reach, RING_AT))), margin)
    yield _stroked(Outline.circle(margin.at(middle, RING_AT), RING * margin.scale), margin)


def ticks(margin: Margin, along: float) -> Iterator[Node]:
    """Yield the dashes that show up to where the next panel reaches."""
    for start, end in _TICKS:
        yield _line(margin, along, start, end)


def colour_bar(margin: Margin, colours: Iterable[Colour]) -> tuple[list[Node], float]:
    """Return patches along a side, in as many rows as they need, and how far out they reach."""
    patches, size = list(colours), PATCH * margin.scale
    room = margin.cut if len(patches) * size <= margin.cut[1] - margin.cut[0] else margin.lane
    along = max(1, int((room[1] - room[0]) / size + 1e-9))
    nodes: list[Node] = []
    for index, colour in enumerate(patches):
        row, column = divmod(index, along)
        start, out = room[0] + column * size, OUTER_LANE + row * PATCH
        nodes.append(Path(Outline.rectangle(margin.box((start, start + size), (out, out + PATCH))), fill=colour))
    return nodes, OUTER_LANE + -(-len(patches) // along) * PATCH + OUTER_CLEAR


def bar_colours(scene: Scene) -> tuple[Colour, ...]:
    """Return the patches of a bar: each ink, two on each other, tints, rich black, and each spot of the Scene."""
    spots = {
        colour.spot: colour
        for node in walk(scene.nodes)
        for paint in _paints(node)
        for colour in _colours(paint)
        if colour.spot
    }
    return (*_BAR, *spots.values())


def _bar(build: tuple[int, int, int, int], shown: str) -> Colour:
    seen = Colour.from_hex(shown)
    return Colour(seen.red, seen.green, seen.blue, Cmyk(*build))


# The screen values are for who looks at the file; the builds are what is printed.
_BAR = (
    _bar((100, 0, 0, 0), "#009fe3"),
    _bar((0, 100, 0, 0), "#e6007e"),
    _bar((0, 0, 100, 0), "#ffed00"),
    _bar((0, 0, 0, 100), "#1d1d1b"),
    _bar((0, 100, 100, 0), "#e30613"),
    _bar((100, 0, 100, 0), "#009640"),
    _bar((100, 100, 0, 0), "#312783"),
    _bar((50, 0, 0, 0), "#83d0f5"),
    _bar((0, 50, 0, 0), "#f29fc5"),
    _bar((0, 0, 50, 0), "#fff58b"),
    _bar((0, 0, 0, 50), "#9d9d9c"),
    _bar((30, 30, 30, 100), "#0c0c0c"),
)


def _paints(node: Node) -> Iterator[Paint]:
    if isinstance(node, Path):
        yield from (paint for paint in (node.fill, node.stroke.paint if node.stroke else None) if paint)
    elif isinstance(node, GlyphRun):
        yield node.fill


def _colours(paint: Paint) -> tuple[Colour, ...]:
    return (paint,) if isinstance(paint, Colour) else tuple(stop.colour for stop in paint.stops)


def _line(margin: Margin, along: float, start: float, end: float) -> Node:
    return _stroked(Outline("ML", (*margin.at(along, start), *margin.at(along, end))), margin)


def _stroked(outline: Outline, margin: Margin) -> Node:
    return Path(outline, stroke=Stroke(REGISTRATION, HAIRLINE * margin.scale))
