"""Step 1, read: how a print product is finished after it is printed: hem, pole pockets, eyelets, folds, panels.

In: the ``finishing`` and ``roll`` of layouts/products/*.yaml. Out: Finishing and Roll, all lengths in millimetres of
the finished piece. None of it is ever part of a print file; it is drawn on the finishing sheet.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from bannergen.diagnostics import Span
from bannergen.spec.values import Absolute, Text

Edge = Literal["top", "right", "bottom", "left"]


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
