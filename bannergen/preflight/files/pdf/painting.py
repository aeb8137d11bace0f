"""Step 5, preflight: what a PDF's content paints: colours, pictures, fonts, transparency and overprint.

In: a page and its resources. Out: Painted, which holds each colour once. Forms, patterns and the drawings of Type 3
fonts are gone through as often as they are shown. A budget of operations bounds the time; what lies beyond it is named
as unread. Nothing is rendered.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from pypdf.generic import StreamObject

from bannergen.geometry import Rect
from bannergen.preflight.files.pdf.content import Operation, operations
from bannergen.preflight.files.pdf.functions import corners
from bannergen.preflight.files.pdf.graphics_state import Colour, Side, State, mapped, with_settings
from bannergen.preflight.files.pdf.objects import (
    StreamError,
    TooLongError,
    array,
    dictionary,
    entry,
    items,
    name,
    number,
    numbers,
    stream_bytes,
)
from bannergen.preflight.files.pdf.painted import Paint, Painted, Placed
from bannergen.preflight.files.pdf.spaces import Space, device, space_of

MOST_OPERATIONS = 3_000_000
_OPERATIONS_OF_A_FORM = 50  # its stream is unpacked and its resources are looked up; measured
_MOST_COLOURS = 100_000
_DEEPEST = 12  # forms in forms, and saved states are held to a thousand
_MOST_SAVED = 1000
_MOST_POINTS = 4096
_FAR = 1e7  # points: a path without points lies there, outside of every page


class TooMuchError(Exception):
    """The budget of operations is spent."""


@dataclass
class Painter:
    """Walks the content of a page; ``bleed`` is the area, in points, whose inks count."""

    bleed: Rect
    painted: Painted

    def page(self, page: Any) -> None:
        """Go through a page; a stream that cannot be read is named, and the rest is read."""
        try:
            self.notes_group(page)
            parts = array(page, "/Contents") or [entry(page, "/Contents")]
            data = b"\n".join(self._bytes(part) for part in parts)
            _Walk(self, entry(page, "/Resources"), State(), 0).through(data)
        except TooMuchError:
            self._gives_up(f"> {MOST_OPERATIONS} operators")

    def _bytes(self, stream: Any) -> bytes:
        try:
            return stream_bytes(stream)
        except TooLongError as fault:
            self._gives_up(str(fault))
            return b""
        except StreamError as fault:
            self.painted.unread[str(fault)] = None
            return b""

    def _gives_up(self, reason: str) -> None:
        self.painted.unread[reason] = None
        self.painted.given_up = True

    def notes_group(self, form: Any) -> None:
        """Note a form or page that is a transparency group."""
        if name(form, "/Group", "/S") == "Transparency":
            self.painted.transparency["/Group"] = None

    def form(self, form: Any, state: State, resources: Any, depth: int) -> None:
        """Go through a form, or a tile of a pattern."""
        if depth > _DEEPEST:
            self._gives_up(f"> {_DEEPEST} forms deep")
            return
        self.counts(_OPERATIONS_OF_A_FORM)
        own = entry(form, "/Resources")
        at = mapped(state.matrix, numbers(form, "/Matrix"))
        _Walk(self, resources if own is None else own, replace(state, matrix=at), depth).through(self._bytes(form))

    def counts(self, weight: int = 1) -> None:
        """Count an operation, or what takes as long as several."""
        self.painted.operations += weight
        if self.painted.operations > MOST_OPERATIONS:
            raise TooMuchError

    def lays(self, side: Side, mode: int, inside: bool) -> None:
        """Note a flat colour."""
        painted = self.painted
        painted.spaces[side.space.shown] = side.space
        painted.overprint |= side.overprint
        if len(painted.paints) < _MOST_COLOURS:
            painted.paints[Paint(side.space, side.colour, side.overprint, mode, inside)] = None
        else:
            self._gives_up(f"> {_MOST_COLOURS} colours")

    def shades(self, shading: Any, resources: Any, side: Side, inside: bool) -> None:
        """Note the colours of a shading: those between which it changes steadily."""
        space = space_of(entry(shading, "/ColorSpace"), resources)
        if space is None:
            self.painted.shaded_unread = True
            return
        self.painted.spaces[space.shown] = space
        domain = numbers(shading, "/Domain") or (0.0, 1.0)
        steady = number(shading, "/ShadingType") in {2, 3} and len(domain) == 2
        found = corners(entry(shading, "/Function"), (domain[0], domain[1])) if steady else None
        if found is None:
            self.painted.shaded_unread |= inside
        for colour in found or ():
            self.lays(Side(space, colour, "", side.overprint), 0, inside)

    def holds(self, bounds: Rect | None) -> bool:
        """Tell whether something may lie inside the bleed."""
        return bounds is None or bounds.overlaps(self.bleed)


class _Walk:
    """One stream of operators, with its stack of states and the path that is being made."""

    def __init__(self, painter: Painter, resources: Any, state: State, depth: int) -> None:
        self.painter = painter
        self.resources = resources
        self.state = state
        self.depth = depth
        self.saved: list[State] = []
        self.path: list[float] = []
        painter.painted.rgb_defined |= entry(resources, "/ColorSpace", "/DefaultRGB") is not None

    def through(self, data: bytes) -> None:
        for operation in operations(data):
            self.painter.counts()
            act = _OPERATORS.get(operation.operator)
            if act is not None:
                act(self, operation)

    # Each operator's numbers may be too few, or too many: then it does nothing, as in viewers.

    def save(self, _: Operation) -> None:
        if len(self.saved) < _MOST_SAVED:
            self.saved.append(self.state)

    def restore(self, _: Operation) -> None:
        if self.saved:
            self.state = self.saved.pop()

    def concatenate(self, operation: Operation) -> None:
        self.state = replace(self.state, matrix=mapped(self.state.matrix, tuple(operation.numbers)))

    def adds_points(self, operation: Operation) -> None:
        self.path += operation.numbers[: len(operation.numbers) // 2 * 2]
        if len(self.path) > _MOST_POINTS:  # only its bounds are asked for
            xs, ys = self.path[::2], self.path[1::2]
            self.path = [min(xs), min(ys), max(xs), max(ys)]

    def adds_rectangle(self, operation: Operation) -> None:
        if len(operation.numbers) == 4:
            x, y, width, height = operation.numbers
            self.path += (x, y, x + width, y + height)

    def paints_path(self, operation: Operation) -> None:
        """Fill a path, stroke it, both or neither; then it is gone."""
        bounds = self._bounds()
        if operation.operator[0] in "fFBb":
            self._lays(self.state.fill, bounds)
        if operation.operator[0] in "SsBb":
            self._lays(self.state.stroke, bounds)
        self.path = []

    def shows_text(self, _: Operation) -> None:
        if self.state.text_mode in {0, 2, 4, 6}:
            self._lays(self.state.fill, None)
        if self.state.text_mode in {1, 2, 5, 6}:
            self._lays(self.state.stroke, None)

    def sets_text_mode(self, operation: Operation) -> None:
        if operation.numbers:
            self.state = replace(self.state, text_mode=operation.numbers[0])

    def sets_font(self, operation: Operation) -> None:
        if operation.names:
            self._notes_font(entry(self.resources, "/Font", f"/{operation.names[-1]}"))

    def sets_device_colour(self, operation: Operation) -> None:
        kind = {1: "DeviceGray", 3: "DeviceRGB", 4: "DeviceCMYK"}.get(len(operation.numbers))
        if kind:
            self._sets(operation.operator, device(kind), tuple(operation.numbers))

    def sets_space(self, operation: Operation) -> None:
        space = space_of("/" + operation.names[-1], self.resources) if operation.names else None
        if space is None:
            self.painter.painted.unread["cs ?"] = None
        else:
            self._sets(operation.operator, space, space.first)

    def sets_colour(self, operation: Operation) -> None:
        side = self._side(operation.operator)
        pattern = operation.names[-1] if operation.names else ""
        self._sets(operation.operator, side.space, tuple(operation.numbers), pattern)

    def sets_state(self, operation: Operation) -> None:
        if operation.names:
            self._applies(dictionary(self.resources, "/ExtGState", f"/{operation.names[-1]}"))

    def shades(self, operation: Operation) -> None:
        if operation.names:
            shading = entry(self.resources, "/Shading", f"/{operation.names[-1]}")
            self._notes_transparency(self.state.fill)
            self.painter.shades(shading, self.resources, self.state.fill, inside=True)

    def shows_object(self, operation: Operation) -> None:
        shown = entry(self.resources, "/XObject", f"/{operation.names[-1]}") if operation.names else None
        kind = name(shown, "/Subtype")
        if kind == "Image":
            self._places(shown)
        elif kind == "Form" and isinstance(shown, StreamObject):
            self.painter.notes_group(shown)
            self.painter.form(shown, self.state, self.resources, self.depth + 1)

    def shows_inline(self, operation: Operation) -> None:
        entries = operation.inline
        width, height, bits = (entries.get(key, 0) for key in ("Width", "Height", "BitsPerComponent"))
        if entries.get("ImageMask") == "true":
            self._lays(self.state.fill, self._unit())
        elif isinstance(width, float) and isinstance(height, float):
            space = space_of(str(entries.get("ColorSpace", "")), self.resources)
            self._notes(Placed(None, int(width), int(height), int(bits) if isinstance(bits, float) else 8, space))

    def _side(self, operator: str) -> Side:
        return self.state.stroke if operator[0].isupper() else self.state.fill

    def _sets(self, operator: str, space: Space, colour: Colour, pattern: str = "") -> None:
        side = replace(self._side(operator), space=space, colour=colour, pattern=pattern)
        if operator[0].isupper():
            self.state = replace(self.state, stroke=side)
        else:
            self.state = replace(self.state, fill=side)

    def _lays(self, side: Side, bounds: Rect | None) -> None:
        inside = self.state.everywhere or self.painter.holds(bounds)
        self._notes_transparency(side)
        if side.space.kind != "Pattern":
            self.painter.lays(side, self.state.mode, inside)
            return
        pattern = entry(self.resources, "/Pattern", f"/{side.pattern}")
        if number(pattern, "/PatternType") == 2:
            self.painter.shades(entry(pattern, "/Shading"), self.resources, side, inside)
        elif isinstance(pattern, StreamObject):
            under = side.space.under  # of an uncoloured tile, whose colour stands beside its name
            tinted = Side(under, side.colour, "", side.overprint) if under else Side()
            self.painter.form(
                pattern, State(fill=tinted, stroke=tinted, everywhere=True), self.resources, self.depth + 1
            )

    def _applies(self, settings: Any) -> None:
        self.state = with_settings(self.state, settings)
        font = array(settings, "/Font")
        if font:
            self._notes_font(font[0])

    def _notes_transparency(self, side: Side) -> None:
        self.painter.painted.transparency |= dict.fromkeys((*self.state.see_through, *side.see_through))

    def _notes_font(self, font: Any) -> None:
        if font is None or id(font) in self.painter.painted.fonts:
            return
        self.painter.painted.fonts[id(font)] = font
        if name(font, "/Subtype") == "Type3":
            for _, drawing in items(font, "/CharProcs"):
                resources = entry(font, "/Resources") or self.resources
                self.painter.form(drawing, self.state, resources, self.depth + 1)

    def _places(self, picture: Any) -> None:
        painted = self.painter.painted
        if entry(picture, "/ImageMask") == True:  # noqa: E712 - pypdf's own truth value
            self._lays(self.state.fill, self._unit())
            return
        for key in ("/SMask", "/Mask"):
            if isinstance(entry(picture, key), StreamObject):
                painted.transparency[key] = None
        space = space_of(entry(picture, "/ColorSpace"), self.resources)
        width, height, bits = (int(number(picture, key) or 0) for key in ("/Width", "/Height", "/BitsPerComponent"))
        self._notes(Placed(picture, width, height, bits, space))

    def _notes(self, picture: Placed) -> None:
        matrix, painted = self.state.matrix, self.painter.painted
        self._notes_transparency(self.state.fill)
        sides = (
            (picture.width_px, math.hypot(matrix.a, matrix.b)),
            (picture.height_px, math.hypot(matrix.c, matrix.d)),
        )
        ppi = min((72 * pixels / side if side else 0.0) for pixels, side in sides)
        if picture.space:
            painted.spaces[picture.space.shown] = picture.space
        inside = self.state.everywhere or self.painter.holds(self._unit())
        if len(painted.pictures) < _MOST_COLOURS:
            painted.pictures.append(replace(picture, ppi=ppi, inside=inside))

    def _unit(self) -> Rect:
        return Rect(0, 0, 1, 1).mapped(self.state.matrix)

    def _bounds(self) -> Rect | None:
        """Return where the path lies at most: its points' bounds, a stroke's width aside."""
        if not self.path:
            return Rect(_FAR, _FAR, 0, 0)
        xs, ys = self.path[::2], self.path[1::2]
        return Rect.from_edges(min(xs), min(ys), max(xs), max(ys)).mapped(self.state.matrix)


_Act = Callable[[_Walk, Operation], None]
_GROUPS: tuple[tuple[str, _Act], ...] = (
    ("q", _Walk.save),
    ("Q", _Walk.restore),
    ("cm", _Walk.concatenate),
    ("m l c v y", _Walk.adds_points),
    ("re", _Walk.adds_rectangle),
    ("f F f* S s B B* b b* n", _Walk.paints_path),
    ("Tj TJ ' \"", _Walk.shows_text),
    ("Tr", _Walk.sets_text_mode),
    ("Tf", _Walk.sets_font),
    ("g G rg RG k K", _Walk.sets_device_colour),
    ("cs CS", _Walk.sets_space),
    ("sc SC scn SCN", _Walk.sets_colour),
    ("gs", _Walk.sets_state),
    ("sh", _Walk.shades),
    ("Do", _Walk.shows_object),
    ("BI", _Walk.shows_inline),
)
_OPERATORS: dict[str, _Act] = {operator: act for operators, act in _GROUPS for operator in operators.split()}
