"""Step 1, read: what the finishing of a print product comes to: where its eyelets are, and the materials it takes.

In: a Product that ``check_size`` passed, and the panels it is cut into. Out: places in millimetres from the finished
piece's upper left corner, and Materials. Plain sums: who draws the finishing sheet and who writes the bill read the
same numbers.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from bannergen.geometry import Rect, Size, Unit
from bannergen.spec.finishing import EDGES, ENDS, SIDES, Edge, Finishing
from bannergen.spec.product import Product

Point = tuple[float, float]
EXACT_DIGITS = 6  # of metres and square metres: to the square millimetre, so that sums of lines are true
_NEARLY = 1e-9  # of a gap: 8 m at 0.5 m are 16 gaps, whatever binary fractions make of it


@dataclass(frozen=True)
class Materials:
    """What one copy of a piece takes: the material cut for it, and the work on it.

    A piece in panels has an area that counts what overlaps; ``seam_m`` is what is joined, ``roll_m`` how much of the
    roll's length the panels take. All three are 0 for one that is made whole.
    """

    material: str | None
    material_width_mm: float
    material_height_mm: float
    area_m2: float
    hem_m: float
    pole_pocket_m: float
    eyelets: int
    panels: int = 0
    seam_m: float = 0
    roll_m: float = 0


@dataclass(frozen=True)
class EyeletRow:
    """The eyelets of one edge, from left to right or from top to bottom, and how far apart they are."""

    eyelets: tuple[Point, ...]
    step: float


def finishing_of(product: Product) -> Finishing:
    """Return a product's finishing; a cut to size where it names none."""
    return product.finishing or Finishing(span=product.span)


def eyelet_row(product: Product, edge: Edge) -> EyeletRow | None:
    """Return the eyelets of an edge, evenly spaced; None where it has none."""
    finishing, size = finishing_of(product), product.size
    row = finishing.row_on(edge)
    if row is None:
        return None
    before, after = ENDS if edge in SIDES else SIDES
    length, depth = (size.height, size.width) if edge in SIDES else (size.width, size.height)
    start, end = finishing.reach(before, row), length - finishing.reach(after, row)
    gaps = max(1, math.ceil((end - start) / row.spacing.value - _NEARLY))
    along = [start + (end - start) * at / gaps for at in range(gaps)] + [end]
    across = finishing.inset_on(edge, row)
    across = across if edge in {"top", "left"} else depth - across
    eyelets = tuple((across, each) if edge in SIDES else (each, across) for each in along)
    return EyeletRow(eyelets if row.corners else eyelets[1:-1], (end - start) / gaps)


def eyelets_of(product: Product) -> tuple[Point, ...]:
    """Return all eyelets; one at a corner that two edges share is one."""
    rows = (eyelet_row(product, edge) for edge in EDGES)
    return tuple(dict.fromkeys(eyelet for row in rows if row for eyelet in row.eyelets))


def material_box(product: Product) -> Rect:
    """Return the material that is cut for a piece: its finished size, and on each edge the bleed or what is folded."""
    finishing, size = finishing_of(product), product.size
    top, right, bottom, left = (max(product.bleed.value, finishing.flap_on(edge)) for edge in EDGES)
    return Rect.from_edges(-left, -top, size.width + right, size.height + bottom)


def materials_of(product: Product, panels: tuple[Size, ...] = ()) -> Materials | None:
    """Return what one copy of a print product takes, whole or in panels; None for a screen.

    The width of a panel lies across the roll, its height along it; all have the same height.
    """
    if product.unit is not Unit.MM:
        return None
    finishing, cut = finishing_of(product), material_box(product)
    area = sum(panel.width for panel in panels) * panels[0].height if panels else cut.width * cut.height
    along = panels[0].height / 1000 if panels else 0.0
    lengths = {edge: product.size.height if edge in SIDES else product.size.width for edge in EDGES}
    return Materials(
        material=str(finishing.material) if finishing.material else None,
        material_width_mm=round(cut.width, 3),
        material_height_mm=round(cut.height, 3),
        area_m2=round(area / 1e6, EXACT_DIGITS),
        hem_m=round(sum(lengths[edge] for edge in EDGES if finishing.hem_on(edge)) / 1000, EXACT_DIGITS),
        pole_pocket_m=round(sum(lengths[edge] for edge in EDGES if finishing.pocket_on(edge)) / 1000, EXACT_DIGITS),
        eyelets=len(eyelets_of(product)),
        panels=len(panels),
        seam_m=round(max(0, len(panels) - 1) * along, EXACT_DIGITS),
        roll_m=round(len(panels) * along, EXACT_DIGITS),
    )
