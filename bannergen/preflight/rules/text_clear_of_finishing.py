"""Rule text-clear-of-finishing: no letter's ink is folded away, stitched through, or under an eyelet.

Why: such a piece is printed whole and hangs with half of its slogan; nobody sees it before it is sewn. Hidden is what
lies behind a fold marked so, in a pole pocket, on a hem up to its stitching, and under the ring of an eyelet. Only the
product knows its finishing, so this rule gets it beside the Scene. Source: the finishing itself (docs/print.md).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import hypot

from bannergen.codes import finishing as codes
from bannergen.diagnostics import Diagnostic, Span, decimal
from bannergen.geometry import Matrix, Rect
from bannergen.scene import GlyphRun, Scene
from bannergen.spec.finishing import EDGE_NAMES, EDGES, Edge, Finishing
from bannergen.spec.materials import eyelet_row
from bannergen.spec.product import Product

_TOLERANCE = 1e-3  # of a millimetre: rounding, nothing one could see


@dataclass(frozen=True)
class _Zone:
    """What is not seen along an edge: so far from it."""

    edge: Edge
    depth: float
    vi: str
    en: str
    span: Span


def check(scene: Scene, product: Product) -> Iterator[Diagnostic]:
    """Yield a finding for each line and edge whose finishing hides some of it."""
    finishing = product.finishing
    if finishing is None:
        return
    zones = [zone for edge in EDGES if (zone := _deepest(finishing, edge))]
    for run, seen in scene.runs():
        if run.ink is None:
            continue
        ink = run.ink.mapped(seen)
        inside = [(zone, _within(ink, scene.boxes.trim, zone)) for zone in zones]
        found = [_finding(run.text, zone, by) for zone, by in inside if by > _TOLERANCE]
        yield from found or _under_eyelets(run, seen, scene.boxes.trim, product)


def _deepest(finishing: Finishing, edge: Edge) -> _Zone | None:
    """Return what reaches farthest in from an edge; the rest lies within it."""
    zones = [
        _Zone(edge, fold.at.value, f"phần khuất sau nếp gấp “{fold.title}”", f"what “{fold.title}” hides", fold.span)
        for fold in finishing.folds
        if fold.hidden and fold.edge == edge
    ]
    pocket, hem = finishing.pocket_on(edge), finishing.hem_on(edge)
    if pocket:
        zones.append(_Zone(edge, pocket.size.value, "túi luồn", "the pole pocket", pocket.span))
    if hem:
        zones.append(_Zone(edge, hem, "phần may biên", "the hem", finishing.span))
    return max(zones, key=lambda zone: zone.depth, default=None)


def _within(ink: Rect, trim: Rect, zone: _Zone) -> float:
    """Return how far ink reaches into a zone; not at all where that is not positive."""
    off = {
        "top": ink.y - trim.y,
        "right": trim.right - ink.right,
        "bottom": trim.bottom - ink.bottom,
        "left": ink.x - trim.x,
    }[zone.edge]
    return zone.depth - off


def _finding(text: str, zone: _Zone, by: float) -> Diagnostic:
    vi, en = EDGE_NAMES[zone.edge]
    said = {"zone_vi": zone.vi, "zone_en": zone.en, "edge_vi": vi, "edge_en": en}
    return codes.TEXT_HIDDEN.at(zone.span, text=text, excess=f"{decimal(by, 3)} mm", **said)


def _under_eyelets(run: GlyphRun, seen: Matrix, trim: Rect, product: Product) -> Iterator[Diagnostic]:
    """Yield a finding for each edge with an eyelet on a letter; it is the letters that count, not the gaps."""
    finishing, letters = product.finishing, tuple(_letters(run, seen))
    for edge in EDGES:
        written, row = finishing.row_on(edge) if finishing else None, eyelet_row(product, edge)
        if not finishing or not written or not row:
            continue
        ring = finishing.ring_on(written)
        by = max((ring - _apart((trim.x + x, trim.y + y), box) for x, y in row.eyelets for box in letters), default=0.0)
        if by > _TOLERANCE:
            yield _finding(run.text, _Zone(edge, ring, "vùng của một khoen", "the ring of an eyelet", written.span), by)


def _letters(run: GlyphRun, seen: Matrix) -> Iterator[Rect]:
    scale = run.size / run.font.units_per_em
    for glyph, x, y in run.placed():
        bounds = run.font.outlines[glyph].bounds
        if bounds:
            yield bounds.mapped(seen.after(Matrix(scale, 0, 0, -scale, x, y)))


def _apart(point: tuple[float, float], box: Rect) -> float:
    x, y = point
    return hypot(max(box.x - x, 0.0, x - box.right), max(box.y - y, 0.0, y - box.bottom))
