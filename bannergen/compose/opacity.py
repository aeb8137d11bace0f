"""Step 3, compose: opacity over a flat ground becomes the colour that is seen.

In: the nodes of a Scene, back to front. Out: the same picture, solid wherever a faded node lies over one flat colour or
over bare paper: a print file holds no transparency. A colour over a ground is mixed in sRGB and, where both have a
build, in inks; a spot is mixed as its build, because no plate holds the mixture. Leaves as it is what lies over a
gradient, a picture or an edge, and what holds a picture: painted faded on screens, a fault in a print file.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from bannergen.colour import Cmyk, Colour
from bannergen.compose.coverage import Cover, cover_of
from bannergen.geometry import IDENTITY, Matrix, Outline, Rect
from bannergen.scene import GlyphRun, GradientStop, Group, Image, Node, Paint, Path, Stroke, walk

PAPER = Colour(255, 255, 255, Cmyk(0, 0, 0, 0))
_MITRE = 4  # a joint reaches so many half widths: SVG's own limit
_SQUARE = math.sqrt(2)  # a square end, or the corner of a bent pen

Leaf = Path | GlyphRun


def resolved(nodes: tuple[Node, ...]) -> tuple[Node, ...]:
    """Return the same picture without the opacity that can be resolved."""
    if all(node.opacity == 1 for node in walk(nodes) if isinstance(node, Group)):
        return nodes
    return _Resolver().nodes(nodes, _Place())


class _MixedError(Exception):
    """A faded node lies over more than one flat colour."""


@dataclass(frozen=True)
class _Place:
    """The map from a node's coordinates to the page, and what cuts it, in those of the page."""

    matrix: Matrix = IDENTITY
    clips: tuple[Outline, ...] = ()

    def within(self, group: Group) -> _Place:
        matrix = self.matrix.after(group.transform)
        clips = self.clips if group.clip is None else (*self.clips, group.clip.mapped(matrix))
        return _Place(matrix, clips)


@dataclass(frozen=True)
class _Painted:
    """What lies on the page or in a group already; ``is_solid`` tells whether nothing shows through."""

    node: Path | GlyphRun | Image
    place: _Place
    is_solid: bool = True

    def under(self, area: Rect) -> tuple[Cover, Paint | None]:
        """Return how much of an area it covers, and with which paint where it is one."""
        clips = [cover_of(clip, area) for clip in self.place.clips]
        shape = self._cover(area)
        if Cover.NONE in clips or shape is Cover.NONE:
            return Cover.NONE, None
        if Cover.PART in clips or shape is Cover.PART or not self.is_solid or isinstance(self.node, Image):
            return Cover.PART, None
        return Cover.ALL, self.node.fill

    def _cover(self, area: Rect) -> Cover:
        reach = _reach(self.node, self.place.matrix)
        outline = _outline(self.node)
        bounds = outline.bounds
        if bounds is None or not _touch(bounds.mapped(self.place.matrix), area.grown(reach)):
            return Cover.NONE
        seen = outline.mapped(self.place.matrix)
        if reach and cover_of(seen, area.grown(reach)) is Cover.PART:  # an edge is near, and its line with it
            return Cover.PART
        if isinstance(self.node, Path) and self.node.fill is None:
            return Cover.NONE
        return cover_of(seen, area, even_odd=isinstance(self.node, Path) and self.node.even_odd)


@dataclass
class _Layer:
    """The page, or a faded group on it: what is painted there, and what an inner group that is open adds once whole."""

    opacity: float = 1.0
    painted: list[_Painted] = field(default_factory=list)
    pending: list[_Painted] = field(default_factory=list)

    def ground(self, area: Rect) -> Colour | None:
        """Return the one flat colour in an area, None where nothing is; raise _MixedError for anything else."""
        for thing in reversed(self.painted):
            cover, paint = thing.under(area)
            if cover is Cover.ALL and isinstance(paint, Colour):
                return paint
            if cover is not Cover.NONE:
                raise _MixedError
        return None

    def close(self) -> None:
        """Take in what the inner group has painted."""
        self.painted += self.pending
        self.pending = []


class _Resolver:
    """Walks the nodes back to front and keeps what lies beneath the next one."""

    def __init__(self) -> None:
        self._layers = [_Layer()]

    def nodes(self, nodes: tuple[Node, ...], place: _Place) -> tuple[Node, ...]:
        return tuple(self._node(node, place) for node in nodes)

    def _node(self, node: Node, place: _Place) -> Node:
        if isinstance(node, Group):
            inner = place.within(node)
            if node.opacity == 1:
                return replace(node, children=self.nodes(node.children, inner))
            return self._faded(node, inner)
        if len(self._layers) == 1:
            self._layers[0].painted.append(_Painted(node, place))
            return node
        if isinstance(node, Image):
            raise _MixedError
        return self._mixed(node, place)

    def _faded(self, group: Group, place: _Place) -> Group:
        """Return a group solid, or as it is where the outermost faded one around it cannot be."""
        if group.opacity <= 0:
            return replace(group, children=(), opacity=1.0)
        depth = len(self._layers)
        self._layers.append(_Layer(group.opacity))
        try:
            children = self.nodes(group.children, place)
        except _MixedError:
            if depth > 1:
                raise
            self._layers = [_Layer(painted=[*self._layers[0].painted, *_unsolid(group.children, place)])]
            return group
        self._layers.pop()
        self._layers[-1].close()
        return replace(group, children=children, opacity=1.0)

    def _mixed(self, leaf: Leaf, place: _Place) -> Node:
        """Mix a leaf with what lies beneath it, group by group, down to the page."""
        area = _area(leaf, place)
        self._layers[-1].painted.append(_Painted(leaf, place))
        opacity = 1.0
        for inner, outer in zip(reversed(self._layers), reversed(self._layers[:-1]), strict=False):
            opacity *= inner.opacity
            ground = outer.ground(area) if area else None
            if ground is None and outer is self._layers[0]:
                ground = PAPER
            if ground is not None:
                leaf, opacity = _over(leaf, ground, opacity), 1.0
            outer.pending.append(_Painted(leaf, place, is_solid=opacity == 1))
        return leaf


def _unsolid(nodes: tuple[Node, ...], place: _Place) -> Iterator[_Painted]:
    for node in nodes:
        if isinstance(node, Group):
            yield from _unsolid(node.children, place.within(node))
        else:
            yield _Painted(node, place, is_solid=False)


def _outline(node: Path | GlyphRun | Image) -> Outline:
    return Outline.rectangle(node.box) if isinstance(node, Image) else node.outline


def _reach(node: Node, matrix: Matrix) -> float:
    """Return how far a node's line can reach beyond its outline, on the page."""
    if not isinstance(node, Path) or node.stroke is None:
        return 0.0
    longest = math.hypot(matrix.a, matrix.b, matrix.c, matrix.d)
    return node.stroke.width / 2 * longest * (_MITRE if node.stroke.join == "miter" else _SQUARE)


def _area(leaf: Leaf, place: _Place) -> Rect | None:
    """Return the bounds of what is seen of a leaf; None where nothing is."""
    bounds = leaf.outline.mapped(place.matrix).bounds
    if bounds is None:
        return None
    area = bounds.grown(_reach(leaf, place.matrix))
    for clip in place.clips:
        if clip.bounds is None or not _touch(clip.bounds, area):
            return None
        edges = max(area.x, clip.bounds.x), max(area.y, clip.bounds.y)
        area = Rect.from_edges(*edges, min(area.right, clip.bounds.right), min(area.bottom, clip.bounds.bottom))
    return area


def _touch(first: Rect, second: Rect) -> bool:
    across = first.x <= second.right and second.x <= first.right
    return across and first.y <= second.bottom and second.y <= first.bottom


def _over(leaf: Leaf, ground: Colour, opacity: float) -> Leaf:
    """Return a leaf as it looks over a flat colour."""
    if isinstance(leaf, GlyphRun):
        return replace(leaf, fill=_faded_paint(leaf.fill, ground, opacity))
    fill = _faded_paint(leaf.fill, ground, opacity) if leaf.fill is not None else None
    stroke = leaf.stroke
    if stroke is not None:
        stroke = Stroke(_faded_paint(stroke.paint, ground, opacity), stroke.width, stroke.cap, stroke.join)
    return replace(leaf, fill=fill, stroke=stroke)


def _faded_paint(paint: Paint, ground: Colour, opacity: float) -> Paint:
    """Mix a paint with a ground. The way from one stop to the next is straight, so mixing the stops mixes all of it."""
    if isinstance(paint, Colour):
        return mixed(paint, ground, opacity)
    stops = tuple(GradientStop(stop.offset, mixed(stop.colour, ground, opacity)) for stop in paint.stops)
    return replace(paint, stops=stops)


def mixed(colour: Colour, ground: Colour, opacity: float) -> Colour:
    """Return a colour at an opacity over another: straight between them, as every painter blends, in sRGB and inks."""
    if opacity == 1:
        return colour
    red, green, blue = (round(part) for part in _between(_rgb(colour), _rgb(ground), opacity))
    if colour.cmyk is None or ground.cmyk is None:
        return Colour(red, green, blue)
    inks = _between(_inks(colour.cmyk), _inks(ground.cmyk), opacity)
    return Colour(red, green, blue, Cmyk(*(round(ink, 2) for ink in inks)))


def _between(over: tuple[float, ...], under: tuple[float, ...], opacity: float) -> Iterator[float]:
    return (opacity * above + (1 - opacity) * below for above, below in zip(over, under, strict=True))


def _rgb(colour: Colour) -> tuple[int, int, int]:
    return colour.red, colour.green, colour.blue


def _inks(build: Cmyk) -> tuple[float, float, float, float]:
    return build.cyan, build.magenta, build.yellow, build.black
