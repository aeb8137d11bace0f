"""Step 3, compose: a piece of artwork as nodes in the colours of its file, and the same in a theme's colours."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from bannergen.colour import Colour
from bannergen.geometry import Rect
from bannergen.scene import GradientStop, Group, LinearGradient, Node, Paint, Path, RadialGradient, Stroke


@dataclass(frozen=True, slots=True)
class Drawing:
    """Artwork in the coordinates of its view box, in the colours of its file."""

    view: Rect
    nodes: tuple[Node, ...]  # paths, and groups of them that have an opacity

    @property
    def aspect(self) -> float:
        """Width divided by height."""
        return self.view.width / self.view.height

    def coloured(self, colour: Callable[[Colour], Colour]) -> tuple[Node, ...]:
        """Return its nodes with every colour replaced."""
        return _coloured(self.nodes, colour)


def _coloured(nodes: tuple[Node, ...], colour: Callable[[Colour], Colour]) -> tuple[Node, ...]:
    found: list[Node] = []
    for node in nodes:
        if isinstance(node, Group):
            found.append(replace(node, children=_coloured(node.children, colour)))
        elif isinstance(node, Path):
            fill, stroke = _recoloured(node.fill, colour), _restroked(node.stroke, colour)
            found.append(Path(node.outline, fill, stroke, node.even_odd))
        else:
            found.append(node)
    return tuple(found)


def _recoloured(paint: Paint | None, colour: Callable[[Colour], Colour]) -> Paint | None:
    if paint is None:
        return None
    if isinstance(paint, Colour):
        return colour(paint)
    stops = tuple(GradientStop(stop.offset, colour(stop.colour)) for stop in paint.stops)
    if isinstance(paint, LinearGradient):
        return LinearGradient(paint.x1, paint.y1, paint.x2, paint.y2, stops)
    return RadialGradient(paint.cx, paint.cy, paint.radius, stops)


def _restroked(stroke: Stroke | None, colour: Callable[[Colour], Colour]) -> Stroke | None:
    if stroke is None:
        return None
    paint = _recoloured(stroke.paint, colour)
    return Stroke(paint, stroke.width, stroke.cap, stroke.join) if paint else None
