"""Step 4, export: an outline in cairo's own form, so that tracing it again is one call instead of one a segment."""

from __future__ import annotations

from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from bannergen.export.raster import cairo
from bannergen.geometry import IDENTITY, POINTS_OF, Matrix, Outline, Rect

_SUBPIXELS = 256  # cairo keeps coordinates in 24.8 fixed point
_KIND_OF = {"M": cairo.PATH_MOVE_TO, "L": cairo.PATH_LINE_TO, "C": cairo.PATH_CURVE_TO, "Z": cairo.PATH_CLOSE_PATH}
_KINDS, _COUNTS = np.zeros(128, np.int32), np.zeros(128, np.int64)  # by the operator's code
for _op, _kind in _KIND_OF.items():
    _KINDS[ord(_op)], _COUNTS[ord(_op)] = _kind, POINTS_OF[_op]


class CairoPath:
    """An outline in pixels, its ``cairo_path_t`` and the memory behind it.

    Its data are 16 bytes an element: a header (kind and number of elements, two ints), then the points (two doubles).
    Source: https://www.cairographics.org/manual/cairo-Paths.html, cairo_path_data_t.
    """

    def __init__(self, outline: Outline, matrix: Matrix = IDENTITY) -> None:
        self._ops, self._points = outline.ops, _on_grid(outline, matrix)
        ops = np.frombuffer(outline.ops.encode(), np.uint8)
        counts = _COUNTS[ops]
        headers = np.cumsum(counts + 1) - counts - 1
        total = len(self._points) + len(ops)
        self._elements = np.empty((max(total, 1), 2), np.float64)
        points = np.ones(total, bool)
        points[headers] = False
        self._elements[:total][points] = self._points
        ints = self._elements.view(np.int32)
        ints[headers, 0], ints[headers, 1] = _KINDS[ops], counts + 1
        self._path = cairo.PathData(0, self._elements.ctypes.data, total)

    @cached_property
    def bounds(self) -> Rect | None:
        """What holds all its points, handles too; None when it is empty."""
        if not len(self._points):
            return None
        return Rect.from_edges(*self._points.min(0).tolist(), *self._points.max(0).tolist())

    @cached_property
    def outline(self) -> Outline:
        """The outline in pixels."""
        return Outline(self._ops, tuple(self._points.reshape(-1).tolist()))

    def trace(self, context: cairo.Context) -> None:
        """Make it the context's path."""
        context.new_path()
        context.append_path(self._path)


def _on_grid(outline: Outline, matrix: Matrix) -> NDArray[np.float64]:
    """Return an outline's points, mapped and rounded to cairo's own grid."""
    x, y = np.array(outline.coordinates, np.float64).reshape(-1, 2).T
    mapped = np.stack([matrix.a * x + matrix.c * y + matrix.e, matrix.b * x + matrix.d * y + matrix.f], axis=1)
    return np.rint(mapped * _SUBPIXELS) / _SUBPIXELS
