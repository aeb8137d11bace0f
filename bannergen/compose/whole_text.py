"""Step 3, compose: texts on a working drawing, whole: wrapped, and set smaller where they need more lines.

In: names and texts, the room of all, their size at best. Out: the lines of each, and how much smaller they are. Nothing
is cut short: who works from the sheet must read all of it. Refuses texts that would have to be too small to read.
"""

from __future__ import annotations

from dataclasses import dataclass

from bannergen.codes import finishing as codes
from bannergen.compose.working_drawing import WorkingDrawing
from bannergen.diagnostics import Fault, Span

_SCALES = (1.0, 0.89, 0.77, 0.68, 0.59)  # of 7 pt letters; the last leave 4 pt, the least that prints on office paper
_NAMED = 60  # letters of a text that are enough to find it by

Named = tuple[str, str]


@dataclass(frozen=True)
class Room:
    """The room of texts that stand one below another, and their cap height and lines at best."""

    width: float
    height: float
    cap_height: float
    pitch: float


@dataclass(frozen=True)
class WholeText:
    """The lines of each text, and the scale they are set at."""

    lines: tuple[tuple[str, ...], ...]
    scale: float


def whole_text(drawing: WorkingDrawing, texts: tuple[Named, ...], room: Room, span: Span | None = None) -> WholeText:
    """Return texts in lines, as large as their room allows; raise a Fault with what would fit."""
    for scale in _SCALES:
        if found := _at(drawing, tuple(text for _, text in texts), room, scale):
            return found
    low, high = 0, max(len(text) for _, text in texts)  # the first is known to fit, the last not to
    while high - low > 1:
        middle = (low + high) // 2
        fits = _at(drawing, tuple(text[:middle] for _, text in texts), room, _SCALES[-1])
        low, high = (middle, high) if fits else (low, middle)
    raise Fault(
        *(
            codes.TEXT_TOO_LONG.at(span, name=name, text=text[:_NAMED], letters=len(text), most=low)
            for name, text in texts
            if len(text) > low
        )
    )


def _at(drawing: WorkingDrawing, texts: tuple[str, ...], room: Room, scale: float) -> WholeText | None:
    lines = tuple(tuple(_lines(drawing, text, room.width, room.cap_height * scale)) for text in texts)
    high = sum(map(len, lines)) * room.pitch * scale
    return WholeText(lines, scale) if high <= room.height + 1e-9 else None


def _lines(drawing: WorkingDrawing, text: str, width: float, cap_height: float) -> list[str]:
    """Return a text in lines of a width; a word that is wider than one goes on in the next."""
    lines: list[str] = []
    for line in drawing.wrapped(text, width, cap_height):
        rest = line
        while drawing.width_of(rest, cap_height) > width and len(rest) > 1:
            end = next((at for at in range(2, len(rest)) if drawing.width_of(rest[:at], cap_height) > width), len(rest))
            lines.append(rest[: end - 1])
            rest = rest[end - 1 :]
        lines.append(rest)
    return lines
