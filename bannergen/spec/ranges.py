"""Step 1, read: what ranges and pairs of limits have in common."""

from __future__ import annotations

from bannergen.codes import layout as codes
from bannergen.diagnostics import Diagnostic, Span
from bannergen.spec.values import Length


def reversed_range(start: tuple[str, object], end: tuple[str, object], span: Span | None) -> Diagnostic:
    """Return the fault of a range that holds nothing; each end as its key and value."""
    return codes.RANGE_REVERSED.at(span, start=start[0], low=start[1], end=end[0], high=end[1])


def comparable(low: Length | None, high: Length | None) -> tuple[float, float] | None:
    """Return two lengths as numbers where both are given in the same unit."""
    return (low.value, high.value) if low and high and low.unit == high.unit else None
