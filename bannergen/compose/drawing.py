"""Step 3, compose: a piece of artwork as nodes in the colours of its file or in a theme's, or as a picture."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from bannergen.colour import Colour
from bannergen.geometry import Rect
from bannergen.scene import GradientStop, Group, Image, LinearGradient, Node, Paint, Path, RadialGradient, Stroke


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


@dataclass(frozen=True, slots=True)
class Picture:
    """Artwork made of pixels: opaque RGB, the first row at the top, in a profile of its own or, without one, sRGB."""

    width_px: int
    height_px: int
    rgb: bytes
    profile: bytes
    title: str

    @property
    def view(self) -> Rect:
        """The picture in its own pixels."""
        return Rect(0, 0, self.width_px, self.height_px)

    @property
    def aspect(self) -> float:
        """Width divided by height."""
        return self.width_px / self.height_px

    def placed(self, target: Rect, *, mirror: bool) -> Image:
        """Return it in a box; mirrored by its pixels, so that a picture always stands upright in a Scene."""
        rgb = self._mirrored() if mirror else self.rgb
        return Image(target, self.width_px, self.height_px, rgb, self.title, self.profile)

    def _mirrored(self) -> bytes:
        row = self.width_px * 3
        mirrored = bytearray(len(self.rgb))
        for at in range(0, len(self.rgb), row):
            for channel in range(3):
                mirrored[at + channel : at + row : 3] = self.rgb[at + channel : at + row : 3][::-1]
        return bytes(mirrored)


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
