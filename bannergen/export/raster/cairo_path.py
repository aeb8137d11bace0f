"""Step 4, export: an outline in cairo's own form, so that tracing it again is one call instead of one a segment."""

from __future__ import annotations

import numpy as np

from bannergen.export.raster import cairo
from bannergen.geometry import POINTS_OF, Outline

_KINDS = {
    "M": cairo.PATH_MOVE_TO,
    "L": cairo.PATH_LINE_TO,
    "C": cairo.PATH_CURVE_TO,
    "Z": cairo.PATH_CLOSE_PATH,
}


class CairoPath:
    """An outline, its ``cairo_path_t`` and the memory behind it.

    Its data are 16 bytes an element: a header (kind and number of elements, two ints), then the points (two doubles).
    Source: https://www.cairographics.org/manual/cairo-Paths.html, cairo_path_data_t.
    """

    def __init__(self, outline: Outline) -> None:
        self.outline = outline
        counts = np.array([POINTS_OF[op] for op in outline.ops], np.int64)
        headers = np.cumsum(counts + 1) - counts - 1
        total = int(counts.sum()) + len(counts)
        self._elements = np.empty((max(total, 1), 2), np.float64)
        points = np.ones(total, bool)
        points[headers] = False
        self._elements[:total][points] = np.array(outline.coordinates, np.float64).reshape(-1, 2)
        ints = self._elements.view(np.int32)
        ints[headers, 0] = [_KINDS[op] for op in outline.ops]
        ints[headers, 1] = counts + 1
        self._path = cairo.PathData(0, self._elements.ctypes.data, total)

    def trace(self, context: cairo.Context) -> None:
        """Make it the context's path."""
        context.new_path()
        context.append_path(self._path)
