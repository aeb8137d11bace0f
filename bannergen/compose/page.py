"""Step 3, compose: the page a layout is worked out on, and what its lengths come to there."""

from __future__ import annotations

from dataclasses import dataclass

from bannergen.codes import layout as codes
from bannergen.diagnostics import Fault, Span
from bannergen.geometry import Unit
from bannergen.scene import PageBoxes
from bannergen.spec.layout import Show
from bannergen.spec.product import Product
from bannergen.spec.values import Length

_ALMOST = 1.001  # a shape a thousandth short of a limit counts as the limit


@dataclass(frozen=True, slots=True)
class Page:
    """The boxes of a product in its unit. ``u`` is a hundredth of the finished short side.

    ``picture_ppi`` is how fine a picture has to be, and from what on it is sharp; None on a screen.
    """

    unit: Unit
    boxes: PageBoxes
    picture_ppi: tuple[float, float] | None = None

    @classmethod
    def of(cls, product: Product) -> Page:
        """Return the page of a product."""
        return cls(product.unit, product.boxes(), product.picture_ppi)

    @property
    def aspect(self) -> float:
        """The finished width divided by the height."""
        return self.boxes.trim.size.aspect

    def absolute(self, length: Length, span: Span | None, whole: float = 0.0) -> float:
        """Return a length in the page's unit; per cent are of ``whole``. Raise a Fault for the other unit."""
        if length.unit == "%":
            return length.value / 100 * whole
        if length.unit == "u":
            return length.value / 100 * self.boxes.trim.size.short_side
        if length.unit != self.unit:
            raise Fault(codes.UNIT_MISMATCH.at(span, length=length, found=length.unit, unit=self.unit))
        return length.value

    def shows(self, show: Show, span: Span | None) -> bool:
        """Tell whether an item with this condition is there on this page."""
        aspect = self.aspect * _ALMOST
        height = self.boxes.trim.height
        return not (
            (show.from_ and aspect < show.from_.aspect)
            or (show.below and aspect >= show.below.aspect)
            or (show.height_from and height < self.absolute(show.height_from, span))
            or (show.height_below and height >= self.absolute(show.height_below, span))
        )
