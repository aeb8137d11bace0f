"""Step 1, read: how a print product is finished after it is printed: hem, pole pockets, eyelets, folds, panels.

In: the ``finishing`` and ``roll`` of layouts/products/*.yaml. Out: Finishing and Roll, all lengths in millimetres of
the finished piece. Refuses lengths in px, work on no edge or twice on the same edge, and work that the piece has no
room for. None of it is ever part of a print file; it is drawn on the finishing sheet.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import ClassVar, Literal, get_args

from bannergen.codes import finishing as codes
from bannergen.codes import pieces
from bannergen.diagnostics import Diagnostic, Span, decimal
from bannergen.geometry import Unit
from bannergen.spec.values import Absolute, EyeletSpacing, FinishedSize, PositiveLength, PrintLength, Text, Wanted

Edge = Literal["top", "right", "bottom", "left"]
EDGES: tuple[Edge, ...] = get_args(Edge)  # clockwise
SIDES: tuple[Edge, ...] = ("left", "right")
ENDS: tuple[Edge, ...] = ("top", "bottom")
EDGE_NAMES: dict[Edge, tuple[str, str]] = {
    "top": ("trên", "top"),
    "right": ("phải", "right"),
    "bottom": ("dưới", "bottom"),
    "left": ("trái", "left"),
}


_MOST = 6  # folds or notes that the finishing sheet has room for
SEAM = PrintLength(25, "mm")  # about 2.5 cm beyond the pocket's size, docs/print.md
LEAST_ROLL_MM = 300.0  # plotters for narrow vinyl; nothing narrower prints banners
INSET = PositiveLength(15, "mm")  # in the doubled edge of a usual hem; unverified
RING_MM = 15.0  # from the middle of an eyelet to where its ring ends, and the tool that presses it; unverified


@dataclass(frozen=True)
class Hem:
    """How wide each edge is folded back: one length, two (vertical, horizontal) or four (top, right, bottom, left)."""

    WANTED: ClassVar = Wanted("1, 2 hoặc 4 độ dài như 25mm, 2.5cm", "1, 2 or 4 lengths such as 25mm, 2.5cm")
    widths: Mapping[Edge, float] = field(default_factory=lambda: dict.fromkeys(EDGES, 0.0))

    @classmethod
    def parse(cls, text: str) -> Hem:
        """Read it; raise ValueError for anything else."""
        lengths = [PrintLength.parse(part).value for part in text.split()]
        if len(lengths) not in {1, 2, 4}:
            raise ValueError(text)
        return cls({edge: lengths[at % len(lengths)] for at, edge in enumerate(EDGES)})


@dataclass(frozen=True, kw_only=True)
class PolePocket:
    """A tube sewn along an edge for a pole, open at both ends: how wide it lies flat, and the seam that closes it."""

    edge: Edge
    size: PositiveLength
    seam: PrintLength = SEAM
    span: Span


@dataclass(frozen=True, kw_only=True)
class Eyelets:
    """Rings along edges, at most ``spacing`` apart.

    Without ``edges`` they are on every edge that has no pole pocket and is not named by other eyelets. ``inset`` is
    from the edge to the middle of the ring, or from the stitching of a pole pocket where the edge has one.
    """

    edges: tuple[Edge, ...] | None = None
    spacing: EyeletSpacing
    inset: PositiveLength = INSET
    corners: bool = True
    span: Span


@dataclass(frozen=True, kw_only=True)
class Fold:
    """A line across the piece, so far from an edge; ``hidden`` says that what lies beyond is not seen when it hangs."""

    edge: Edge
    at: PositiveLength
    title: Text
    hidden: bool = False
    span: Span


@dataclass(frozen=True, kw_only=True)
class Finishing:
    """What is done to a printed piece; nothing at all is a cut to the finished size."""

    material: Text | None = None
    hem: Hem = field(default_factory=Hem)
    pole_pockets: tuple[PolePocket, ...] = ()
    eyelets: tuple[Eyelets, ...] = ()
    folds: tuple[Fold, ...] = ()
    notes: tuple[Text, ...] = ()
    span: Span

    def faults(self) -> list[Diagnostic]:
        """Return a fault for each edge worked on twice, for eyelets on no edge, for more than a sheet can show."""
        return [
            *_twice("pole_pockets", ((pocket.edge, pocket.span) for pocket in self.pole_pockets)),
            *_twice("eyelets", ((edge, row.span) for row in self.eyelets for edge in self.edges_of(row))),
            *(codes.NO_EDGE.at(row.span) for row in self.eyelets if not self.edges_of(row)),
            *(
                codes.TOO_MANY.at(self.span, key=key, count=len(found), most=_MOST)
                for key, found in (("folds", self.folds), ("notes", self.notes))
                if len(found) > _MOST
            ),
        ]

    def edges_of(self, row: Eyelets) -> tuple[Edge, ...]:
        """Return the edges of a row of eyelets: those it names, or all without a pole pocket that no row names."""
        if row.edges is not None:
            return row.edges
        named = {edge for other in self.eyelets for edge in other.edges or ()}
        return tuple(edge for edge in EDGES if edge not in named and self.pocket_on(edge) is None)

    def pocket_on(self, edge: Edge) -> PolePocket | None:
        """Return the pole pocket of an edge."""
        return next((pocket for pocket in self.pole_pockets if pocket.edge == edge), None)

    def hem_on(self, edge: Edge) -> float:
        """Return how wide the hem of an edge is; one with a pole pocket has none."""
        return 0.0 if self.pocket_on(edge) else self.hem.widths[edge]

    def row_on(self, edge: Edge) -> Eyelets | None:
        """Return the eyelets of an edge."""
        return next((row for row in self.eyelets if edge in self.edges_of(row)), None)

    def flap_on(self, edge: Edge) -> float:
        """Return what is folded back along an edge beyond the finished size."""
        pocket = self.pocket_on(edge)
        return pocket.size.value + pocket.seam.value if pocket else self.hem_on(edge)

    def inset_on(self, edge: Edge, row: Eyelets) -> float:
        """Return how far inside an edge the eyelets of a row stand: off its pole pocket, if there is one."""
        pocket = self.pocket_on(edge)
        return row.inset.value + (pocket.size.value if pocket else 0.0)

    def reach(self, edge: Edge, row: Eyelets) -> float:
        """Return how far from an edge a row that runs towards it ends: in line with that edge's own eyelets."""
        return self.inset_on(edge, self.row_on(edge) or row)

    def ring_on(self, row: Eyelets) -> float:
        """Return how far around its middle an eyelet covers the piece: never beyond the edge or the stitching."""
        return min(row.inset.value, RING_MM)

    def taken(self, edge: Edge) -> float:
        """Return how much of the finished piece the work along an edge takes."""
        pocket, towards = self.pocket_on(edge), ENDS if edge in SIDES else SIDES
        rows = (row for row in self.eyelets if edge in self.edges_of(row) or {*towards} & {*self.edges_of(row)})
        return max(pocket.size.value if pocket else self.hem_on(edge), *(self.reach(edge, row) for row in rows), 0.0)


def _twice(key: str, edges: Iterable[tuple[Edge, Span]]) -> Iterator[Diagnostic]:
    seen: dict[Edge, Span] = {}
    for edge, span in edges:
        if edge in seen:
            vi, en = EDGE_NAMES[edge]
            yield codes.EDGE_TWICE.at(span, key=key, edge_vi=vi, edge_en=en, first=seen[edge])
        seen.setdefault(edge, span)


def check_room(finishing: Finishing, size: FinishedSize) -> list[Diagnostic]:
    """Return a fault where work along two opposite edges leaves nothing between them, and for folds off the piece."""
    faults = []
    for edges, side in ((SIDES, size.width), (ENDS, size.height)):
        taken = sum(finishing.taken(edge) for edge in edges)
        if taken >= side:
            vi, en = (", ".join(EDGE_NAMES[edge][language] for edge in edges) for language in (0, 1))
            lengths = {"taken": f"{decimal(taken)} mm", "side": f"{decimal(side)} mm"}
            faults.append(codes.NO_ROOM.at(finishing.span, edges_vi=vi, edges_en=en, **lengths))
    for fold in finishing.folds:
        side = size.width if fold.edge in SIDES else size.height
        if fold.at.value >= side:
            faults.append(codes.FOLD_OUTSIDE.at(fold.span, title=fold.title, at=fold.at, side=f"{decimal(side)} mm"))
    return faults


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
        return [pieces.ROLL.at(self.span, width=self.width, overlap=self.overlap, least=least)]
