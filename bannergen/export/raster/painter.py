"""Step 4, export: nodes onto a cairo surface."""

from __future__ import annotations

import math

import cairocffi

from bannergen.colour import Colour
from bannergen.export.raster.gradient import radial_tile
from bannergen.export.raster.picture import picture_tile
from bannergen.export.raster.tile import Tile
from bannergen.geometry import Matrix, Outline, Rect
from bannergen.scene import (
    GlyphRun,
    Group,
    Image,
    LinearGradient,
    Node,
    Paint,
    Path,
    RadialGradient,
    Stroke,
)

Gradient = LinearGradient | RadialGradient

_CAPS = {
    "butt": cairocffi.LINE_CAP_BUTT,
    "round": cairocffi.LINE_CAP_ROUND,
    "square": cairocffi.LINE_CAP_SQUARE,
}
_JOINS = {
    "miter": cairocffi.LINE_JOIN_MITER,
    "round": cairocffi.LINE_JOIN_ROUND,
    "bevel": cairocffi.LINE_JOIN_BEVEL,
}


class CairoPainter:
    """Paints nodes onto a tile."""

    def __init__(self, tile: Tile, matrix: Matrix) -> None:
        self._tile = tile
        self._matrix = matrix  # from the current group's coordinates to pixels of the whole picture
        self._context = cairocffi.Context(tile.surface)
        self._context.set_miter_limit(4)  # SVG's own
        self._apply()

    def _apply(self) -> None:
        """Set the context to the current coordinates, seen from the tile's corner."""
        m = self._matrix
        self._context.set_matrix(cairocffi.Matrix(m.a, m.b, m.c, m.d, m.e - self._tile.left, m.f - self._tile.top))

    def node(self, node: Node) -> None:
        """Paint one node and what it holds."""
        if isinstance(node, Group):
            self._group(node)
        elif isinstance(node, Path):
            self._path(node)
        elif isinstance(node, GlyphRun):
            self._fill(node.outline, node.fill, even_odd=False)
        else:
            self._image(node)

    def _group(self, group: Group) -> None:
        context, outer = self._context, self._matrix
        context.save()
        self._matrix = outer.after(group.transform)
        self._apply()
        if group.clip is not None:
            self._trace(group.clip)
            context.clip()
        if group.opacity < 1:
            context.push_group()
        for child in group.children:
            self.node(child)
        if group.opacity < 1:
            context.pop_group_to_source()
            context.paint_with_alpha(group.opacity)
        context.restore()
        self._matrix = outer

    def _path(self, path: Path) -> None:
        if path.fill is not None:
            self._fill(path.outline, path.fill, even_odd=path.even_odd)
        if path.stroke is not None:
            self._trace(path.outline)
            self._stroke(path.stroke)

    def _fill(self, outline: Outline, paint: Paint, *, even_odd: bool) -> None:
        self._trace(outline)
        rule = cairocffi.FILL_RULE_EVEN_ODD if even_odd else cairocffi.FILL_RULE_WINDING
        self._context.set_fill_rule(rule)
        tile = self._radial(outline, paint) if isinstance(paint, RadialGradient) else None
        if tile:
            self._use(tile)
        else:
            self._set_source(paint)
        self._context.fill()

    def _set_source(self, paint: Paint) -> None:
        """Paint with a colour, or with a gradient laid out in pixels.

        A gradient behind a scaling matrix would differ from tile to tile by the rounding of its inverse.
        """
        if isinstance(paint, Colour):
            self._context.set_source_rgb(*_rgb(paint))
            return
        here = Matrix(1, 0, 0, 1, -self._tile.left, -self._tile.top).after(self._matrix)
        matrix = self._context.get_matrix()
        self._context.identity_matrix()
        self._context.set_source(_gradient(paint, here))
        self._context.set_matrix(matrix)

    def _radial(self, outline: Outline, gradient: RadialGradient) -> Tile | None:
        """Return the gradient's pixels where the outline meets the tile; None where cairo's own do as well."""
        bounds = outline.bounds
        if bounds is None or outline.area < bounds.width * bounds.height / 2:
            return None  # rays and rims: most of such a tile would be painted for nothing
        box, area = bounds.mapped(self._matrix), self._tile.area
        left, top = max(math.floor(box.x) - 1, area.x), max(math.floor(box.y) - 1, area.y)
        right, bottom = min(math.ceil(box.right) + 1, area.right), min(math.ceil(box.bottom) + 1, area.bottom)
        if right <= left or bottom <= top:
            return None
        return radial_tile(gradient, self._matrix, Rect.from_edges(left, top, right, bottom))

    def _use(self, tile: Tile) -> None:
        """Paint with pixels that lie on the picture's own grid: nothing is resampled."""
        context = self._context
        pattern = cairocffi.SurfacePattern(tile.surface)
        pattern.set_filter(cairocffi.FILTER_NEAREST)
        pattern.set_extend(cairocffi.EXTEND_PAD)
        matrix = context.get_matrix()
        context.identity_matrix()
        context.translate(tile.left - self._tile.left, tile.top - self._tile.top)
        context.set_source(pattern)
        context.set_matrix(matrix)

    def _stroke(self, stroke: Stroke) -> None:
        self._set_source(stroke.paint)
        self._context.set_line_width(stroke.width)
        self._context.set_line_cap(_CAPS[stroke.cap])
        self._context.set_line_join(_JOINS[stroke.join])
        self._context.stroke()

    def _trace(self, outline: Outline) -> None:
        context = self._context
        context.new_path()
        for op, numbers in outline.segments():
            if op == "M":
                context.move_to(*numbers)
            elif op == "L":
                context.line_to(*numbers)
            elif op == "C":
                context.curve_to(*numbers)
            else:
                context.close_path()

    def _image(self, image: Image) -> None:
        tile = picture_tile(image, image.box.mapped(self._matrix), self._tile.area)
        if tile is None:
            return
        self._use(tile)
        self._trace(Outline.rectangle(image.box))
        self._context.fill()


def _gradient(paint: Gradient, matrix: Matrix) -> cairocffi.Gradient:
    """Return a gradient in pixels; ``matrix`` maps it there and must scale evenly."""
    if isinstance(paint, LinearGradient):
        pattern = cairocffi.LinearGradient(*matrix.apply(paint.x1, paint.y1), *matrix.apply(paint.x2, paint.y2))
    else:
        cx, cy = matrix.apply(paint.cx, paint.cy)
        pattern = cairocffi.RadialGradient(cx, cy, 0, cx, cy, paint.radius * matrix.scale)
    for stop in paint.stops:
        pattern.add_color_stop_rgb(stop.offset, *_rgb(stop.colour))
    pattern.set_extend(cairocffi.EXTEND_PAD)
    return pattern


def _rgb(colour: Colour) -> tuple[float, float, float]:
    return colour.red / 255, colour.green / 255, colour.blue / 255
