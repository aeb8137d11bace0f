"""The painter's own binding of cairo: does it paint what cairocffi paints, and say what cairo refuses?"""

from __future__ import annotations

import ctypes
import gc
from collections.abc import Callable, Iterator
from types import ModuleType
from typing import Any

import cairocffi
import pytest

from bannergen.diagnostics import Fault
from bannergen.export.raster import cairo

WIDTH, HEIGHT = 40, 30


def painted(library: ModuleType, draw: Callable[[ModuleType, Any], None]) -> bytes:
    memory = bytearray(b"\xff" * WIDTH * HEIGHT * 4)
    surface = library.ImageSurface(library.FORMAT_RGB24, WIDTH, HEIGHT, memory, WIDTH * 4)
    draw(library, library.Context(surface))
    surface.flush()
    return bytes(memory)


def traced(library: ModuleType, context: Any, *corners: tuple[float, float]) -> None:
    """Make corners the path, each library in its own way."""
    if library is cairocffi:
        context.move_to(*corners[0])
        for corner in corners[1:]:
            context.line_to(*corner)
        context.close_path()
        return
    elements = (ctypes.c_double * (4 * len(corners) + 2))()
    heads = ctypes.cast(elements, ctypes.POINTER(ctypes.c_int))
    for index, corner in enumerate(corners):
        heads[index * 8], heads[index * 8 + 1] = library.PATH_LINE_TO if index else library.PATH_MOVE_TO, 2
        elements[index * 4 + 2 : index * 4 + 4] = corner
    heads[len(corners) * 8], heads[len(corners) * 8 + 1] = library.PATH_CLOSE_PATH, 1
    context.new_path()
    context.append_path(library.PathData(0, ctypes.addressof(elements), 2 * len(corners) + 1))


STAR = ((20.3, 1.0), (30.5, 28.0), (3.0, 11.0), (37.0, 11.5), (9.0, 28.5))


def a_fill(library: ModuleType, context: Any) -> None:
    context.translate(1, -0.5)
    context.set_source_rgb(0.8, 0.1, 0.2)
    context.set_fill_rule(library.FILL_RULE_EVEN_ODD)
    traced(library, context, *STAR)
    context.fill()


def a_stroke(library: ModuleType, context: Any) -> None:
    context.set_line_width(2.5)
    context.set_line_cap(library.LINE_CAP_ROUND)
    context.set_line_join(library.LINE_JOIN_BEVEL)
    context.set_miter_limit(4)
    context.set_source_rgb(0, 0, 1)
    traced(library, context, *STAR)
    context.stroke()


def a_gradient(library: ModuleType, context: Any) -> None:
    pattern = library.RadialGradient(20, 15, 0, 20, 15, 18)
    for offset, red in ((0, 1.0), (0.6, 0.4), (1, 0.0)):
        pattern.add_color_stop_rgb(offset, red, 0.2, 0.3)
    pattern.set_extend(library.EXTEND_PAD)
    context.set_source(pattern)
    traced(library, context, *STAR)
    context.fill()


def a_layer_in_a_clip(library: ModuleType, context: Any) -> None:
    context.save()
    traced(library, context, (5, 5), (35, 9), (20, 29))
    context.clip()
    context.push_group()
    pattern = library.LinearGradient(0, 0, 40, 30)
    pattern.add_color_stop_rgb(0, 1, 1, 0)
    pattern.add_color_stop_rgb(1, 0, 1, 1)
    context.set_source(pattern)
    traced(library, context, *STAR)
    context.fill()
    context.pop_group_to_source()
    context.paint_with_alpha(0.6)
    context.restore()
    traced(library, context, (0, 0), (6, 0), (0, 6))
    context.fill()


def pixels_of_another_surface(library: ModuleType, context: Any) -> None:
    surface = library.ImageSurface(library.FORMAT_RGB24, 4, 4, bytearray(range(64)), 16)
    pattern = library.SurfacePattern(surface)
    pattern.set_filter(library.FILTER_NEAREST)
    pattern.set_extend(library.EXTEND_PAD)
    kept = context.get_matrix()
    context.identity_matrix()
    context.translate(7, 9)
    context.set_source(pattern)
    context.set_matrix(kept)
    traced(library, context, *STAR)
    context.fill()


@pytest.mark.parametrize("draw", [a_fill, a_stroke, a_gradient, a_layer_in_a_clip, pixels_of_another_surface])
def test_it_paints_what_cairocffi_paints(draw: Callable[[ModuleType, Any], None]) -> None:
    ours = painted(cairo, draw)
    assert ours == painted(cairocffi, draw)
    assert ours != b"\xff" * len(ours)


@pytest.mark.parametrize(
    "name",
    [name for name in vars(cairo) if name.startswith(("FORMAT_", "FILL_", "LINE_", "PATH_", "EXTEND_", "FILTER_"))],
)
def test_its_constants_are_those_of_cairo(name: str) -> None:
    assert getattr(cairo, name) == getattr(cairocffi, name)


def a_context() -> cairo.Context:
    return cairo.Context(cairo.ImageSurface(cairo.FORMAT_RGB24, 8, 8, bytearray(256), 32))


def a_source(context: cairo.Context) -> list[str]:
    """Let a context paint with pixels of which nobody else knows; the list is filled when their memory goes."""
    gone: list[str] = []

    class Watched(bytearray):
        def __del__(self) -> None:
            gone.append("gone")

    context.set_source(cairo.SurfacePattern(cairo.ImageSurface(cairo.FORMAT_RGB24, 4, 4, Watched(64), 16)))
    gc.collect()
    return gone


def test_what_a_context_paints_with_stays_until_it_paints_with_something_else() -> None:
    context = a_context()
    gone = a_source(context)
    context.save()
    context.set_source_rgb(0, 0, 0)
    gc.collect()
    assert gone == []  # restored, it is painted with again
    context.restore()
    context.set_source_rgb(0, 0, 0)
    gc.collect()
    assert gone == ["gone"]


def test_what_a_layer_was_painted_with_goes_with_it() -> None:
    context = a_context()
    context.push_group()
    gone = a_source(context)
    assert gone == []
    context.pop_group_to_source()
    gc.collect()
    assert gone == ["gone"]


def test_a_call_that_fails_says_so() -> None:
    context = a_context()
    with pytest.raises(cairo.CairoError, match="restore"):
        context.restore()
    with pytest.raises(cairo.CairoError, match="size"):
        cairo.ImageSurface(cairo.FORMAT_RGB24, 40_000, 1, bytearray(160_000), 160_000)


def test_memory_that_is_too_small_is_never_painted_on() -> None:
    with pytest.raises(ValueError, match="256"):
        cairo.ImageSurface(cairo.FORMAT_RGB24, 8, 8, bytearray(255), 32)


def test_a_library_that_is_not_there_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> Iterator[None]:
        raise OSError(name)

    monkeypatch.setattr(ctypes, "CDLL", missing)
    with pytest.raises(Fault) as caught:
        cairo._loaded()
    (diagnostic,) = caught.value.diagnostics
    assert diagnostic.code.id == "no-cairo"
    assert "libcairo" in str(diagnostic)
