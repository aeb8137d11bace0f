"""Step 1, read: how a print product is finished after it is printed: hem, pole pockets, eyelets, folds, panels.

In: the ``finishing`` and ``roll`` of layouts/products/*.yaml. Out: Finishing and Roll, all lengths in millimetres of
the finished piece. None of it is ever part of a print file; it is drawn on the finishing sheet.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from bannergen.codes import pieces as codes
from bannergen.diagnostics import Diagnostic, Span
from bannergen.geometry import Unit
from bannergen.spec.values import Absolute, Text

Edge = Literal["top", "right", "bottom", "left"]

LEAST_ROLL_MM = 300.0  # plotters for narrow vinyl; nothing narrower prints banners


@dataclass(frozen=True, kw_only=True)
class PolePocket:
    """A tube sewn along an edge for a pole: how wide it lies flat, and the seam that closes it."""

    edge: Edge
    size: Absolute
    seam: Absolute = Absolute(25, "mm")
    span: Span


@dataclass(frozen=True, kw_only=True)
class Eyelets:
    """Rings along edges: at most so far apart, so far from the edge, and at the corners where wanted."""

    edges: tuple[Edge, ...] = ("top", "right", "bottom", "left")
    spacing: Absolute
    inset: Absolute = Absolute(25, "mm")
    corners: bool = True
    span: Span


@dataclass(frozen=True, kw_only=True)
class Fold:
    """A line across the piece where it is folded or hidden, so far from an edge."""

    edge: Edge
    at: Absolute
    title: Text
    span: Span


@dataclass(frozen=True, kw_only=True)
class Finishing:
    """What is done to a printed piece; ``hem`` is folded back along every edge that has no pole pocket."""

    hem: Absolute = Absolute(0, "mm")
    pole_pockets: tuple[PolePocket, ...] = ()
    eyelets: Eyelets | None = None
    folds: tuple[Fold, ...] = ()
    span: Span


@dataclass(frozen=True, kw_only=True)
class Roll:
    """The roll a piece is printed on: its printable width, and by how much two panels overlap where they are joined."""

    width: Absolute
    overlap: Absolute = Absolute(30, "mm")
    span: Span

    def faults(self) -> list[Diagnostic]:
        """Return a fault where no panels could be cut from it."""
        width, overlap = self.width.value, self.overlap.value
        units = {length.unit for length in (self.width, self.overlap) if length.value}
        if units == {Unit.MM} and width >= LEAST_ROLL_MM and 0 <= overlap <= width / 4:
            return []
        least = Absolute(LEAST_ROLL_MM, Unit.MM)
        return [codes.ROLL.at(self.span, width=self.width, overlap=self.overlap, least=least)]
