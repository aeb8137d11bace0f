"""Step 1, read: how a slot's text may be set: the limits of the cascade in docs/typesetting.md."""

from __future__ import annotations

from dataclasses import dataclass, field

from bannergen.codes import layout as codes
from bannergen.diagnostics import Diagnostic, Span
from bannergen.spec.ranges import comparable, reversed_range
from bannergen.spec.values import CountRange, Length, NumberRange, Slug, Tightening


@dataclass(frozen=True, kw_only=True)
class Fit:
    """Number of lines, widths, tracking, capitals at least and at most so high, clearance between lines.

    ``width_axis`` is in per cent of the family's natural width; without it the style's own width is used. ``tracking``
    is how much nearer letters may stand than the style sets them, in thousandths of an em, 0 or less. ``clearance`` is
    the least distance of two lines' ink, in cap heights, and how far it may open where height is left. Slots of one
    ``group`` share one type size.
    """

    lines: CountRange = CountRange(1, 1)
    width_axis: NumberRange | None = None
    tracking: Tightening = 0
    least: Length | None = None
    most: Length | None = None
    clearance: NumberRange = NumberRange(0.12, 0.12)
    group: Slug | None = None
    span: Span | None = field(default=None, compare=False)

    def faults(self) -> list[Diagnostic]:
        """Return a fault for letters that may be of no height, or of none between least and most."""
        if self.most and self.most.value == 0:
            return [codes.MOST_ZERO.at(self.span)]
        heights = comparable(self.least, self.most)
        if heights and heights[0] > heights[1]:
            return [reversed_range(("least", self.least), ("most", self.most), self.span)]
        return []
