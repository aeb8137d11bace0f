"""Step 5, preflight: the graphics state of a PDF's content, as far as it decides what is laid down.

In: a state, and settings of an ExtGState. Out: the state after them. Values of another kind than the standard asks
leave it as it is. Source: PDF 32000-1:2008, 8.4.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field, replace
from typing import Any

from bannergen.geometry import IDENTITY, Matrix
from bannergen.preflight.files.pdf.objects import array, entry, name, number
from bannergen.preflight.files.pdf.spaces import Space, device

Colour = tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """The colour of one side of the state: fills, or strokes."""

    space: Space = field(default_factory=lambda: device("DeviceGray"))
    colour: Colour = (0.0,)
    pattern: str = ""
    overprint: bool = False
    see_through: tuple[str, ...] = ()  # an opacity below 1


@dataclass(frozen=True, slots=True)
class State:
    """Where things are drawn, in which colours, and how they meet what is below them."""

    matrix: Matrix = IDENTITY
    fill: Side = Side()
    stroke: Side = Side()
    mode: int = 0  # of overprint
    see_through: tuple[str, ...] = ()  # a blend mode, a soft mask
    text_mode: float = 0  # 0 fills, 1 strokes, 2 both, 3 nothing; the same and a clip from 4 on
    everywhere: bool = False  # a tile of a pattern: it is repeated nobody knows where


def with_settings(state: State, settings: Any) -> State:
    """Return a state after an ExtGState: overprint, opacity, blend mode and soft mask."""
    strokes = _true(settings, "/OP", state.stroke.overprint)
    both = strokes if entry(settings, "/OP") is not None else state.fill.overprint
    fills = _true(settings, "/op", both)
    return replace(
        state,
        mode=int(number(settings, "/OPM") or 0) if entry(settings, "/OPM") is not None else state.mode,
        see_through=_blended(settings, state.see_through),
        fill=replace(state.fill, overprint=fills, see_through=_faded(settings, "/ca", state.fill)),
        stroke=replace(state.stroke, overprint=strokes, see_through=_faded(settings, "/CA", state.stroke)),
    )


def mapped(outer: Matrix, read: tuple[float, ...]) -> Matrix:
    """Return a map after one of six numbers; as it was where there are not six, or what comes out is not finite."""
    if len(read) != 6:
        return outer
    inner = outer.after(Matrix(*read))
    return inner if math.isfinite(inner.a + inner.b + inner.c + inner.d + inner.e + inner.f) else outer


def _faded(settings: Any, key: str, side: Side) -> tuple[str, ...]:
    opacity = number(settings, key)
    if opacity is None:
        return side.see_through
    return (f"{key} {opacity:g}",) if opacity < 1 else ()


def _blended(settings: Any, before: tuple[str, ...]) -> tuple[str, ...]:
    """Return what of blend mode and soft mask holds after a setting; one that does not name them leaves them."""
    blend = name(settings, "/BM") or next(map(name, array(settings, "/BM")), "")
    kinds = [kind for kind in before if not (blend and kind.startswith("/BM"))]
    if blend not in {"", "Normal", "Compatible"}:
        kinds.append(f"/BM {blend}")
    if entry(settings, "/SMask") is not None:
        kinds = [kind for kind in kinds if kind != "/SMask"] + ["/SMask"] * (name(settings, "/SMask") != "None")
    return tuple(kinds)


def _true(settings: Any, key: str, default: bool) -> bool:
    found = entry(settings, key)
    return default if found is None else bool(found == True)  # noqa: E712 - pypdf's own truth value
