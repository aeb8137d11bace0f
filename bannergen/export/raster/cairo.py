"""Step 4, export: the few calls to libcairo that the raster painter makes, by ctypes.

In: memory, numbers. Out: painted pixels; each call is checked. Refuses to load without the library. cairocffi knows all
of cairo, and parses its declarations at each import, which takes longer than to paint a banner (decision 0023).
"""

from __future__ import annotations

import contextlib
import ctypes
import os
from collections.abc import Callable, Iterator
from ctypes import byref, c_char_p, c_double, c_int, c_void_p
from ctypes.util import find_library
from typing import Any

from bannergen.codes import exporting as codes
from bannergen.diagnostics import Fault

# Values of cairo.h, which never change. Source: https://www.cairographics.org/manual/
FORMAT_RGB24 = 1
FILL_RULE_WINDING, FILL_RULE_EVEN_ODD = 0, 1
LINE_CAP_BUTT, LINE_CAP_ROUND, LINE_CAP_SQUARE = 0, 1, 2
LINE_JOIN_MITER, LINE_JOIN_ROUND, LINE_JOIN_BEVEL = 0, 1, 2
PATH_MOVE_TO, PATH_LINE_TO, PATH_CURVE_TO, PATH_CLOSE_PATH = 0, 1, 2, 3
EXTEND_PAD = 3
FILTER_NEAREST = 3
_SUCCESS, _NO_MEMORY = 0, 1


class CairoError(Exception):
    """What cairo says of a call that failed: a fault of the program."""


class Matrix(ctypes.Structure):
    """A ``cairo_matrix_t``."""

    _fields_ = tuple((name, c_double) for name in ("xx", "yx", "xy", "yy", "x0", "y0"))


class PathData(ctypes.Structure):
    """A ``cairo_path_t`` over elements that its maker keeps."""

    _fields_ = (("status", c_int), ("data", c_void_p), ("num_data", c_int))


_P, _D, _I, _MATRIX, _PATH = c_void_p, c_double, c_int, ctypes.POINTER(Matrix), ctypes.POINTER(PathData)
# What each function takes and returns, as in cairo.h.
_DECLARED: dict[str, tuple[tuple[Any, ...], Any]] = {
    "append_path": ((_P, _PATH), None),
    "clip": ((_P,), None),
    "create": ((_P,), _P),
    "destroy": ((_P,), None),
    "fill": ((_P,), None),
    "get_matrix": ((_P, _MATRIX), None),
    "identity_matrix": ((_P,), None),
    "image_surface_create_for_data": ((_P, _I, _I, _I, _I), _P),
    "new_path": ((_P,), None),
    "paint_with_alpha": ((_P, _D), None),
    "pattern_add_color_stop_rgb": ((_P, _D, _D, _D, _D), None),
    "pattern_create_for_surface": ((_P,), _P),
    "pattern_create_linear": ((_D,) * 4, _P),
    "pattern_create_radial": ((_D,) * 6, _P),
    "pattern_destroy": ((_P,), None),
    "pattern_set_extend": ((_P, _I), None),
    "pattern_set_filter": ((_P, _I), None),
    "pattern_status": ((_P,), _I),
    "pop_group_to_source": ((_P,), None),
    "push_group": ((_P,), None),
    "restore": ((_P,), None),
    "save": ((_P,), None),
    "set_fill_rule": ((_P, _I), None),
    "set_line_cap": ((_P, _I), None),
    "set_line_join": ((_P, _I), None),
    "set_line_width": ((_P, _D), None),
    "set_matrix": ((_P, _MATRIX), None),
    "set_miter_limit": ((_P, _D), None),
    "set_source": ((_P, _P), None),
    "set_source_rgb": ((_P, _D, _D, _D), None),
    "status": ((_P,), _I),
    "status_to_string": ((_I,), c_char_p),
    "stroke": ((_P,), None),
    "surface_destroy": ((_P,), None),
    "surface_flush": ((_P,), None),
    "surface_mark_dirty": ((_P,), None),
    "surface_status": ((_P,), _I),
    "translate": ((_P, _D, _D), None),
}


def _loaded() -> ctypes.CDLL:
    """Return the library with its functions declared; raise a Fault where it cannot be loaded."""
    reasons = []
    for name in _names():
        try:
            library = ctypes.CDLL(name)
        except OSError as fault:
            reasons.append(str(fault))
        else:
            for function, (takes, gives) in _DECLARED.items():
                declared = getattr(library, f"cairo_{function}")
                declared.argtypes, declared.restype = takes, gives
            return library
    raise Fault(codes.NO_CAIRO.at(reason=reasons[0]))


def _names() -> Iterator[str]:
    """Yield what the library may be called, the usual names first: looking for others starts programs."""
    usual = ("libcairo.so.2", "libcairo.2.dylib", "libcairo-2.dll")
    yield from usual
    yield from filter(None, map(find_library, ("cairo", "cairo-2", "libcairo-2")))
    if hasattr(os, "add_dll_directory"):  # Windows: cairocffi has a variable for the folder, and adds it for everyone
        with contextlib.suppress(OSError):
            import cairocffi  # noqa: F401 - for what its import does

            yield from usual


_cairo = _loaded()


def _check(status: int) -> None:
    if status == _NO_MEMORY:
        raise MemoryError
    if status != _SUCCESS:
        raise CairoError(_cairo.cairo_status_to_string(status).decode())


class ImageSurface:
    """Pixels in memory that is writable and stays where it is; a row takes ``stride`` bytes."""

    def __init__(self, kind: int, width: int, height: int, memory: bytearray | memoryview, stride: int) -> None:
        if stride * (height - 1) + 4 * width > len(memory):  # the last row of a part of a wider picture ends early
            raise ValueError(stride * height)
        self._memory = ctypes.c_char.from_buffer(memory)  # keeps it, and from being resized
        self.pointer = _cairo.cairo_image_surface_create_for_data(byref(self._memory), kind, width, height, stride)
        self._check()

    def __del__(self) -> None:
        if hasattr(self, "pointer"):
            _cairo.cairo_surface_destroy(self.pointer)

    def flush(self) -> None:
        """Let cairo finish what it draws, before anyone else touches the memory."""
        _cairo.cairo_surface_flush(self.pointer)
        self._check()

    def mark_dirty(self) -> None:
        """Tell cairo that someone else wrote to the memory."""
        _cairo.cairo_surface_mark_dirty(self.pointer)
        self._check()

    def _check(self) -> None:
        _check(_cairo.cairo_surface_status(self.pointer))


class Pattern:
    """Something to paint with."""

    def __init__(self, pointer: int) -> None:
        self.pointer = pointer
        self._check()

    def __del__(self) -> None:
        _cairo.cairo_pattern_destroy(self.pointer)

    def set_extend(self, extend: int) -> None:
        """Say what lies beyond its ends."""
        _cairo.cairo_pattern_set_extend(self.pointer, extend)
        self._check()

    def _check(self) -> None:
        _check(_cairo.cairo_pattern_status(self.pointer))


class SurfacePattern(Pattern):
    """The pixels of a surface."""

    def __init__(self, surface: ImageSurface) -> None:
        self._surface = surface
        super().__init__(_cairo.cairo_pattern_create_for_surface(surface.pointer))

    def set_filter(self, kind: int) -> None:
        """Say how it is resampled."""
        _cairo.cairo_pattern_set_filter(self.pointer, kind)
        self._check()


class Gradient(Pattern):
    """Colours that go over into one another."""

    def add_color_stop_rgb(self, offset: float, red: float, green: float, blue: float) -> None:
        """Add a colour."""
        _cairo.cairo_pattern_add_color_stop_rgb(self.pointer, offset, red, green, blue)
        self._check()


class LinearGradient(Gradient):
    """Colours along the line from (x0, y0) to (x1, y1)."""

    def __init__(self, x0: float, y0: float, x1: float, y1: float) -> None:
        super().__init__(_cairo.cairo_pattern_create_linear(x0, y0, x1, y1))


class RadialGradient(Gradient):
    """Colours from one circle to another."""

    def __init__(self, *circles: float) -> None:
        super().__init__(_cairo.cairo_pattern_create_radial(*circles))


class Context:
    """Draws onto a surface; its methods are cairo's own."""

    def __init__(self, surface: ImageSurface) -> None:
        self._surface = surface
        # The sources of the states that are saved, the current one last: cairo does not know of Python's memory.
        self._sources: list[Pattern | None] = [None]
        self._pointer = _cairo.cairo_create(surface.pointer)
        self._check()

    def __del__(self) -> None:
        if hasattr(self, "_pointer"):
            _cairo.cairo_destroy(self._pointer)

    def save(self) -> None:
        """Keep the current state for ``restore``."""
        self._do(_cairo.cairo_save)
        self._sources.append(self._sources[-1])

    def restore(self) -> None:
        """Go back to the state that was saved last."""
        self._do(_cairo.cairo_restore)
        del self._sources[-1]

    def push_group(self) -> None:
        """Draw onto a layer of its own from now on."""
        self._do(_cairo.cairo_push_group)
        self._sources.append(self._sources[-1])

    def pop_group_to_source(self) -> None:
        """Leave the layer; it becomes what is painted with."""
        self._do(_cairo.cairo_pop_group_to_source)
        self._sources[-2:] = [None]

    def translate(self, x: float, y: float) -> None:
        """Move the origin."""
        self._do(_cairo.cairo_translate, x, y)

    def get_matrix(self) -> Matrix:
        """Return the current matrix."""
        matrix = Matrix()
        self._do(_cairo.cairo_get_matrix, byref(matrix))
        return matrix

    def set_matrix(self, matrix: Matrix) -> None:
        """Replace the current matrix."""
        self._do(_cairo.cairo_set_matrix, byref(matrix))

    def identity_matrix(self) -> None:
        """Make a unit a pixel."""
        self._do(_cairo.cairo_identity_matrix)

    def set_source(self, pattern: Pattern) -> None:
        """Paint with a pattern, whose origin is the current one."""
        self._do(_cairo.cairo_set_source, pattern.pointer)
        self._sources[-1] = pattern

    def set_source_rgb(self, red: float, green: float, blue: float) -> None:
        """Paint with a colour."""
        self._do(_cairo.cairo_set_source_rgb, red, green, blue)
        self._sources[-1] = None

    def set_fill_rule(self, rule: int) -> None:
        """Say what is inside of a path, for filling and clipping."""
        self._do(_cairo.cairo_set_fill_rule, rule)

    def set_line_width(self, width: float) -> None:
        """Set the width of strokes."""
        self._do(_cairo.cairo_set_line_width, width)

    def set_line_cap(self, cap: int) -> None:
        """Set the ends of strokes."""
        self._do(_cairo.cairo_set_line_cap, cap)

    def set_line_join(self, join: int) -> None:
        """Set the corners of strokes."""
        self._do(_cairo.cairo_set_line_join, join)

    def set_miter_limit(self, limit: float) -> None:
        """Set how far a mitred corner may reach."""
        self._do(_cairo.cairo_set_miter_limit, limit)

    def new_path(self) -> None:
        """Forget the path."""
        self._do(_cairo.cairo_new_path)

    def append_path(self, path: PathData) -> None:
        """Add to the path."""
        self._do(_cairo.cairo_append_path, byref(path))

    def fill(self) -> None:
        """Fill the path and forget it."""
        self._do(_cairo.cairo_fill)

    def stroke(self) -> None:
        """Stroke the path and forget it."""
        self._do(_cairo.cairo_stroke)

    def clip(self) -> None:
        """Draw nothing outside the path, and forget it."""
        self._do(_cairo.cairo_clip)

    def paint_with_alpha(self, alpha: float) -> None:
        """Paint everywhere, at an opacity."""
        self._do(_cairo.cairo_paint_with_alpha, alpha)

    def _do(self, function: Callable[..., None], *arguments: object) -> None:
        function(self._pointer, *arguments)
        self._check()

    def _check(self) -> None:
        _check(_cairo.cairo_status(self._pointer))
