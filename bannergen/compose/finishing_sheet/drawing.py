"""Step 3, compose: the pen of the finishing sheet: dimension lines, dashes, hatching, rings, labels that keep a width.

In: positions in millimetres on the sheet. Out: nodes. A dimension's label never stands on a line: where the dimension
is too short for it, the label goes beyond its end.
"""

from __future__ import annotations

from collections.abc import Iterable

from bannergen.colour import Colour
from bannergen.compose.working_drawing import GREEN, INK, QUIET, WorkingDrawing
from bannergen.geometry import Outline, Rect
from bannergen.scene import Group, Path, Stroke
from bannergen.typeset.block import Align

Point = tuple[float, float]
Interval = tuple[float, float]
WHITE, HEM_TINT, POCKET_TINT = (Colour.from_hex(each) for each in ("#ffffff", "#d9e6f6", "#d5ecd9"))
THIN, FINE, THICK = 0.13, 0.2, 0.5
CAP = 1.9  # of labels: 7.5 pt letters, read at arm's length
_ARROW, _PAST, _GAP = 1.8, 0.7, 1.1


class SheetDrawing(WorkingDrawing):
    """A working drawing with dimensions."""

    def measured(self, text: str) -> float:
        """Return how wide a label of the usual height would be."""
        return self.width_of(text, CAP)

    def within(self, text: str, at: Point, room: float, colour: Colour = INK, align: Align = "start") -> None:
        """Set a label of the usual height, lower where it would be wider than its room."""
        width = self.measured(text)
        self.label(text, at, CAP * min(1.0, room / width if width else 1.0), colour, align)

    def dashed(self, start: Point, end: Point, colour: Colour, width: float = FINE, dash: float = 1.6) -> None:
        """Draw a dashed line as separate strokes; both ends are drawn."""
        (x1, y1), (x2, y2) = start, end
        length = abs(x2 - x1) + abs(y2 - y1)  # upright or level
        count = max(1, round((length / dash + 0.6) / 1.6))
        if not length:
            return
        unit = 1 / (count * 1.6 - 0.6)
        numbers: list[float] = []
        for at in range(count):
            for share in (at * 1.6 * unit, (at * 1.6 + 1) * unit):
                numbers += (x1 + (x2 - x1) * share, y1 + (y2 - y1) * share)
        self.nodes.append(Path(Outline("ML" * count, tuple(numbers)), stroke=Stroke(colour, width)))

    def hatched(self, rect: Rect, colour: Colour, gap: float = 1.3, width: float = THIN) -> None:
        """Draw slanted lines over a box."""
        numbers: list[float] = []
        reach = rect.width + rect.height
        for at in range(1, int(reach / gap) + 1):
            offset = at * gap
            x1, y1 = (offset, 0.0) if offset <= rect.width else (rect.width, offset - rect.width)
            x2, y2 = (0.0, offset) if offset <= rect.height else (offset - rect.height, rect.height)
            numbers += (rect.x + x1, rect.y + y1, rect.x + x2, rect.y + y2)
        if numbers:
            outline = Outline("ML" * (len(numbers) // 4), tuple(numbers))
            self.nodes.append(Path(outline, stroke=Stroke(colour, width)))

    def flap(self, rect: Rect, *, pocket: bool) -> None:
        """Draw what is folded back: a hem, or the hatched material of a pole pocket."""
        self.block(rect, POCKET_TINT if pocket else HEM_TINT)
        if pocket:
            self.hatched(rect, GREEN)

    def rings(self, centres: Iterable[Point], radius: float, name: str) -> None:
        """Draw rings with a white middle, in a group of that name."""
        rings = tuple(
            Path(Outline.circle(centre, radius), WHITE, Stroke(INK, max(FINE, radius / 4))) for centre in centres
        )
        self.nodes.append(Group(rings, id=name))

    def balloon(self, text: str, centre: Point) -> None:
        """Draw a short name in a circle."""
        self.nodes.append(Path(Outline.circle(centre, 2.3), WHITE, Stroke(INK, FINE)))
        self.label(text, (centre[0], centre[1] + CAP / 2), CAP, INK, "center")

    def across(
        self, ends: Interval, y: float, edge_y: float, text: str, beyond: tuple[Interval, bool] | None = None
    ) -> None:
        """Draw a level dimension at y, with lines out to it from ``edge_y``.

        A short one is labelled after its end, or past an interval that is ``beyond``, before it where that says so.
        """
        x1, x2 = ends
        for x in ends:
            self.rule((x, edge_y), (x, y + (_PAST if y > edge_y else -_PAST)), QUIET, THIN)
        self._arrows((x1, y), (x2, y))
        if not self.is_short(text, x2 - x1):
            self.label(text, ((x1 + x2) / 2, y - _GAP), CAP, INK, "center")
            return
        x, before = self._end(ends, beyond)
        self.rule((x1 if before else x2, y), (x, y), INK, THIN)
        self.label(text, (x - _GAP if before else x + _GAP, y + CAP / 2), CAP, INK, "end" if before else "start")

    def upright(self, ends: Interval, x: float, edge_x: float, text: str, at: float | None = None) -> None:
        """Draw an upright dimension at x, with lines out to it from ``edge_x``.

        Its label stands outside of it, in its middle or at a height ``at``; without that, a short one has it below.
        """
        y1, y2 = ends
        side = 1 if x > edge_x else -1
        for y in ends:
            self.rule((edge_x, y), (x + side * _PAST, y), QUIET, THIN)
        self._arrows((x, y1), (x, y2))
        if at is None and y2 - y1 < CAP + 2 * _GAP:
            end = y2 + self._tail(y2 - y1)
            self.label(text, (x, end + _GAP + CAP), CAP, INK, "center")
            return
        middle = (y1 + y2) / 2 if at is None else at
        if not y1 <= middle <= y2:
            self.rule((x, y1 if middle < y1 else y2), (x, middle), INK, THIN)
        self.label(text, (x + side * (_PAST + _GAP), middle + CAP / 2), CAP, INK, "start" if side > 0 else "end")

    def is_short(self, text: str, length: float) -> bool:
        """Tell whether a level dimension is too short for its label."""
        return self.measured(text) + 2 * _GAP > length

    def _end(self, ends: Interval, beyond: tuple[Interval, bool] | None) -> tuple[float, bool]:
        """Return where the line of a short dimension ends, and whether that is before it."""
        tail = self._tail(ends[1] - ends[0])
        (low, high), before = beyond or (ends, False)
        return (min(ends[0] - tail, low) if before else max(ends[1] + tail, high)), before

    def _tail(self, length: float) -> float:
        """Return how far the line of a dimension goes on beyond its ends: short ones have their arrows outside."""
        return 0.0 if length >= 3 * _ARROW else 2 * _ARROW

    def _arrows(self, start: Point, end: Point) -> None:
        (x1, y1), (x2, y2) = start, end
        length = abs(x2 - x1) + abs(y2 - y1)
        dx, dy = ((x2 - x1) / length, (y2 - y1) / length) if length else (1.0, 0.0)
        tail = self._tail(length)
        self.rule((x1 - dx * tail, y1 - dy * tail), (x2 + dx * tail, y2 + dy * tail), INK, THIN)
        inwards = -1 if tail else 1
        for (x, y), turn in ((start, inwards), (end, -inwards)):
            back = (x + dx * _ARROW * turn, y + dy * _ARROW * turn)
            points = (x, y, back[0] - dy * 0.35, back[1] + dx * 0.35, back[0] + dy * 0.35, back[1] - dx * 0.35)
            self.nodes.append(Path(Outline("MLLZ", points), fill=INK))
