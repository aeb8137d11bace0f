"""Step 4, export: marks onto a tile, by cairo."""

from __future__ import annotations

import math
from collections.abc import Iterable
from itertools import dropwhile

from bannergen.colour import Colour
from bannergen.export.raster import cairo
from bannergen.export.raster.cairo_path import CairoPath
from bannergen.export.raster.gradient import paint_rings
from bannergen.export.raster.marks import Cluster, Fill, Line, Mark, Picture, Stack
from bannergen.export.raster.picture import picture_tile
from bannergen.export.raster.plates import Plate
from bannergen.export.raster.sources import TileSources
from bannergen.export.raster.tile import Tile
from bannergen.geometry import Outline, Rect
from bannergen.scene import LinearGradient, Paint, RadialGradient

_CAPS = {"butt": cairo.LINE_CAP_BUTT, "round": cairo.LINE_CAP_ROUND, "square": cairo.LINE_CAP_SQUARE}
_JOINS = {"miter": cairo.LINE_JOIN_MITER, "round": cairo.LINE_JOIN_ROUND, "bevel": cairo.LINE_JOIN_BEVEL}


def paint_tile(tile: Tile, marks: Stack, plate: Plate, sources: TileSources) -> bool:
    """Paint a tile from scratch on a plate; False, and nothing done, where all of it stays paper."""
    painter = _Painter(tile, plate, sources)
    found = painter.marks_on_paper(marks)
    if not found:
        return False
    if not _covers(found[0], tile.area):
        tile.clear(plate.paper)
    painter.paint(found)
    tile.surface.flush()
    return True


class _Painter:
    def __init__(self, tile: Tile, plate: Plate, sources: TileSources) -> None:
        self._tile, self._plate, self._sources = tile, plate, sources
        self._clipped = False
        self._context = cairo.Context(tile.surface)
        self._context.set_miter_limit(4)  # SVG's own
        # A whole number of pixels: with coordinates on cairo's grid nothing is rounded anew.
        self._context.translate(-tile.left, -tile.top)

    def marks_on_paper(self, stack: Stack) -> list[Mark]:
        """Return what shows on bare paper; what paints paper there does not: most bands hold no black at all."""
        return list(dropwhile(self._is_paper, stack.within(self._tile.area)))

    def _is_paper(self, mark: Mark) -> bool:
        if isinstance(mark, Cluster):
            return all(map(self._is_paper, mark.marks.within(self._tile.area)))
        if isinstance(mark, Picture):
            return False
        colours = [mark.paint] if isinstance(mark.paint, Colour) else [stop.colour for stop in mark.paint.stops]
        return all(level == self._plate.paper for colour in colours for level in self._plate.levels(colour))

    def paint(self, marks: Iterable[Mark]) -> None:
        """Paint marks, back to front."""
        for mark in marks:
            self._mark(mark)

    def _mark(self, mark: Mark) -> None:
        if isinstance(mark, Fill):
            self._fill(mark)
        elif isinstance(mark, Line):
            self._line(mark)
        elif isinstance(mark, Cluster):
            self._cluster(mark)
        else:
            self._picture(mark)

    def _fill(self, fill: Fill) -> None:
        rule = cairo.FILL_RULE_EVEN_ODD if fill.even_odd else cairo.FILL_RULE_WINDING
        self._context.set_fill_rule(rule)
        if isinstance(fill.paint, RadialGradient) and self._paint_rings(fill, fill.paint):
            return
        self._set_source(fill.paint)
        fill.path.trace(self._context)
        self._context.fill()

    def _line(self, line: Line) -> None:
        self._set_source(line.paint)
        self._context.set_line_width(line.width)
        self._context.set_line_cap(_CAPS[line.cap])
        self._context.set_line_join(_JOINS[line.join])
        line.path.trace(self._context)
        self._context.stroke()

    def _cluster(self, cluster: Cluster) -> None:
        context, clipped = self._context, self._clipped
        self._clipped = True  # or on a layer of its own: nobody writes to the tile past cairo
        context.save()
        if cluster.clip is not None:
            context.set_fill_rule(cairo.FILL_RULE_WINDING)
            cluster.clip.trace(context)
            context.clip()
        if cluster.opacity < 1:
            context.push_group()
        self.paint(cluster.marks.within(self._tile.area))
        if cluster.opacity < 1:
            context.pop_group_to_source()
            context.paint_with_alpha(cluster.opacity)
        context.restore()
        self._clipped = clipped

    def _picture(self, picture: Picture) -> None:
        tile = picture_tile(picture, self._tile.area, self._plate, self._sources)
        if tile:
            self._use(tile)
            picture.path.trace(self._context)
            self._context.fill()

    def _set_source(self, paint: Paint) -> None:
        if isinstance(paint, Colour):
            self._context.set_source_rgb(*self._rgb(paint))
            return
        # Laid out from the tile's corner: a pattern's matrix holds no large numbers.
        self._in_tile_pixels(self._gradient(paint), 0, 0)

    def _paint_rings(self, fill: Fill, gradient: RadialGradient) -> bool:
        """Fill with a radial gradient by its rings; False where cairo's own serves as well."""
        outline, bounds = fill.path.outline, fill.path.bounds
        if bounds is None or outline.area < bounds.width * bounds.height / 2:
            return False  # rays and rims: most of the rings would be painted for nothing
        touched, inner = self._pixels_of(bounds, inside=False), self._pixels_of(bounds, inside=True)
        if not (touched.width and touched.height):
            return True  # it ends beside the tile
        parts = [touched]
        if inner.width and inner.height and not self._clipped and outline == Outline.rectangle(bounds):
            self._tile.surface.flush()
            words = self._tile.words[_rows_and_columns(inner, self._tile)]
            painted = paint_rings(gradient, words, (int(inner.x), int(inner.y)), self._plate)
            self._tile.surface.mark_dirty()
            if not painted:
                return False
            parts = _around(touched, inner)  # pixels that its edges cut
        return all(self._paint_rings_within(part, fill, gradient) for part in parts)

    def _paint_rings_within(self, part: Rect, fill: Fill, gradient: RadialGradient) -> bool:
        rings = Tile.alone(int(part.width), int(part.height), int(part.x), int(part.y))
        if not paint_rings(gradient, rings.words, (rings.left, rings.top), self._plate):
            return False
        self._context.save()
        CairoPath(Outline.rectangle(part)).trace(self._context)
        self._context.clip()
        self._use(rings)
        fill.path.trace(self._context)
        self._context.fill()
        self._context.restore()
        return True

    def _pixels_of(self, bounds: Rect, *, inside: bool) -> Rect:
        """Return the pixels of the tile that lie wholly inside of some bounds, or that these touch at all."""
        low, high = (math.ceil, math.floor) if inside else (math.floor, math.ceil)
        area = self._tile.area
        left, top = max(low(bounds.x), area.x), max(low(bounds.y), area.y)
        right, bottom = min(high(bounds.right), area.right), min(high(bounds.bottom), area.bottom)
        return Rect.from_edges(left, top, max(left, right), max(top, bottom))

    def _use(self, tile: Tile) -> None:
        """Paint with pixels that lie on the picture's own grid: nothing is resampled."""
        pattern = cairo.SurfacePattern(tile.surface)
        pattern.set_filter(cairo.FILTER_NEAREST)
        pattern.set_extend(cairo.EXTEND_PAD)
        self._in_tile_pixels(pattern, tile.left - self._tile.left, tile.top - self._tile.top)

    def _in_tile_pixels(self, pattern: cairo.Pattern, left: int, top: int) -> None:
        """Set a source whose origin lies at a pixel of this tile."""
        matrix = self._context.get_matrix()
        self._context.identity_matrix()
        self._context.translate(left, top)
        self._context.set_source(pattern)
        self._context.set_matrix(matrix)

    def _gradient(self, paint: LinearGradient | RadialGradient) -> cairo.Gradient:
        left, top = self._tile.left, self._tile.top
        if isinstance(paint, LinearGradient):
            pattern: cairo.Gradient = cairo.LinearGradient(
                paint.x1 - left, paint.y1 - top, paint.x2 - left, paint.y2 - top
            )
        else:
            cx, cy = paint.cx - left, paint.cy - top
            pattern = cairo.RadialGradient(cx, cy, 0, cx, cy, paint.radius)
        for stop in paint.stops:
            pattern.add_color_stop_rgb(stop.offset, *self._rgb(stop.colour))
        pattern.set_extend(cairo.EXTEND_PAD)
        return pattern

    def _rgb(self, colour: Colour) -> tuple[float, float, float]:
        """Return a colour as cairo takes it; its red is the third byte of a pixel."""
        first, second, third = self._plate.levels(colour)
        return third / 255, second / 255, first / 255


def _covers(mark: Mark, area: Rect) -> bool:
    """Tell whether a mark is a rectangle over all of an area, as most grounds are; paints are opaque."""
    if not isinstance(mark, Fill) or mark.path.bounds is None:
        return False
    bounds = mark.path.bounds
    return bounds.excess_of(area) == 0 and mark.path.outline == Outline.rectangle(bounds)


def _rows_and_columns(pixels: Rect, tile: Tile) -> tuple[slice, slice]:
    left, top = int(pixels.x) - tile.left, int(pixels.y) - tile.top
    return slice(top, top + int(pixels.height)), slice(left, left + int(pixels.width))


def _around(outer: Rect, inner: Rect) -> list[Rect]:
    """Return what of a rectangle lies around another within it: above, below, left, right."""
    parts = (
        Rect.from_edges(outer.x, outer.y, outer.right, inner.y),
        Rect.from_edges(outer.x, inner.bottom, outer.right, outer.bottom),
        Rect.from_edges(outer.x, inner.y, inner.x, inner.bottom),
        Rect.from_edges(inner.right, inner.y, outer.right, inner.bottom),
    )
    return [part for part in parts if part.width and part.height]
