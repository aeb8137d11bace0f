"""Step 1, read: products: what is hung or lit, its size, and the layout and files it is made with.

In: layouts/products/*.yaml. Out: Products. Refuses: sizes of zero or of 600 m, print values on a screen, margins that
leave nothing, finishing that has no room, formats that are named twice or not at all.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from bannergen.codes import finishing as finishing_codes
from bannergen.codes import layout as layout_codes
from bannergen.codes import pieces, reading
from bannergen.diagnostics import Diagnostic, Span, decimal
from bannergen.geometry import Rect, Unit
from bannergen.scene import PageBoxes
from bannergen.spec.finishing import Finishing, Roll, check_room
from bannergen.spec.resolution import ComputedDpi, computed_dpi, picture_ppi
from bannergen.spec.values import Absolute, Dpi, FinishedSize, Slug, Text

Family = Literal["street_banner", "billboard", "notice_board", "led_board", "vehicle", "event", "screen", "social"]

# The largest roll-to-roll printers take 5 m; what is joined of panels has been made up to about 100 m.
SIZE_LIMITS = {Unit.MM: (10.0, 100_000.0), Unit.PX: (16.0, 32_767.0)}
CSS_DPI = 96.0  # what a screen's pixel measures on paper, as CSS has it
# Below this cap height black letters are of black ink alone: out of register, four inks make coloured fringes that are
# as wide as a small letter's strokes. That small text is K100 is usual practice (docs/print.md); from which size on is
# nowhere written down, so it is a key of every product.
BLACK_TEXT = Absolute(10, "mm")


@dataclass(frozen=True, kw_only=True)
class Product:
    """One product. ``bleed`` and ``safe`` are in its own unit; ``dpi`` concerns print only.

    Where ``dpi`` is not given it is worked out from the size and the viewing distance.
    """

    id: Slug
    title: Text
    size: FinishedSize
    layout: Slug
    formats: tuple[Text, ...]
    dpi: Dpi | None = None
    bleed: Absolute = Absolute(0, "mm")
    safe: Absolute = Absolute(0, "mm")
    viewing_distance: Absolute | None = None
    black_text_below: Absolute = BLACK_TEXT
    finishing: Finishing | None = None
    roll: Roll | None = None
    span: Span
    family: Family = "billboard"

    def faults(self) -> list[Diagnostic]:
        """Return a fault for a distance of nothing, for no format at all, and for each that is named again."""
        faults = []
        if self.viewing_distance and not self.viewing_distance.value:
            wanted = {"wanted_vi": "một độ dài lớn hơn 0", "wanted_en": "a length above 0"}
            faults.append(reading.BAD_VALUE.at(self.span, got="0", key="viewing_distance", **wanted))
        if not self.formats:
            return [*faults, reading.MISSING_KEY.at(self.span, key="formats", where=self.id)]
        first: dict[str, Text] = {}
        return faults + [
            reading.DUPLICATE_ID.at(name.span, id=name, first=first[name].span)
            for name in self.formats
            if first.setdefault(name, name) is not name
        ]

    @property
    def unit(self) -> Unit:
        """Millimetres for print, pixels for screens."""
        return self.size.unit

    @property
    def computed_dpi(self) -> ComputedDpi | None:
        """The resolution of its rasters worked out from its size; None for screens, and where ``dpi`` says it."""
        if self.dpi is not None or self.unit is Unit.PX:
            return None
        return computed_dpi(self.size.width, self.size.height, self._distance_mm)

    @property
    def raster_dpi(self) -> float:
        """The resolution of its rasters, given or computed; on a screen, where no file notes it, that of CSS."""
        computed = self.computed_dpi
        return computed.dpi if computed else self.dpi or CSS_DPI

    @property
    def picture_ppi(self) -> tuple[float, float] | None:
        """How fine a picture on it has to be, and from what on nobody sees its pixels; None for screens."""
        if self.unit is Unit.PX:
            return None
        return picture_ppi(self.size.width, self.size.height, self._distance_mm)

    @property
    def _distance_mm(self) -> float | None:
        return self.viewing_distance.value if self.viewing_distance else None

    def boxes(self) -> PageBoxes:
        """Return the page boxes in the product's unit; trim starts at 0, 0."""
        trim = Rect(0, 0, self.size.width, self.size.height)
        bleed = trim.grown(self.bleed.value)
        safe = trim.grown(-self.safe.value)
        return PageBoxes(media=bleed, bleed=bleed, trim=trim, safe=safe)

    def resized(self, size: FinishedSize) -> Product:
        """Return the product at another size; a print product that becomes a screen loses all that is print.

        Its title says so: most titles name the size they were made for, and the shop reads them beside the new one.
        """
        title = self.title if size == self.size else Text(f"{self.title} (đổi cỡ)", self.title.span)
        if size.unit is self.unit:
            return replace(self, size=size, title=title)
        none = Absolute(0, size.unit)
        return replace(self, size=size, title=title, bleed=none, safe=none, finishing=None, roll=None)


@dataclass(frozen=True, kw_only=True)
class ProductFile:
    """A file of products of one family; ``finishing`` and ``roll`` are those of each product that has none itself."""

    family: Family
    finishing: Finishing | None = None
    roll: Roll | None = None
    products: tuple[Product, ...]

    def faults(self) -> list[Diagnostic]:
        """Return a fault for a finishing that no product of the file takes."""
        prints = any(product.unit is Unit.MM for product in self.products)
        return [] if prints or self.finishing is None else [finishing_codes.FOR_NOTHING.at(self.finishing.span)]


def check_size(product: Product) -> list[Diagnostic]:
    """Return a fault when a side is out of all reason, and for margins in the other unit or wider than the product."""
    faults = _check_margins(product)
    least, most = SIZE_LIMITS[product.unit]
    if all(least <= side <= most for side in (product.size.width, product.size.height)):
        faults += _check_finishing(product)
        return faults or _check_safe(product)
    limits = {"least": f"{decimal(least)} {product.unit}", "most": f"{decimal(most)} {product.unit}"}
    return [*faults, pieces.PRODUCT_SIZE.at(product.span, size=product.size, **limits)]


def _check_margins(product: Product) -> list[Diagnostic]:
    if product.unit is Unit.PX and product.bleed.value:
        return [pieces.SCREEN_BLEED.at(product.span, product=product.id)]
    return [
        layout_codes.UNIT_MISMATCH.at(product.span, length=length, found=length.unit, unit=product.unit)
        for length in _lengths(product)
        if length.value and length.unit != product.unit
    ]


def _check_finishing(product: Product) -> list[Diagnostic]:
    if product.finishing is None:
        return []
    if product.unit is Unit.PX:
        return [finishing_codes.ON_SCREEN.at(product.finishing.span, product=product.id)]
    return check_room(product.finishing, product.size)


def _lengths(product: Product) -> tuple[Absolute, ...]:
    """Return the lengths that are in the product's own unit; on a screen, distances and inks are another matter."""
    if product.unit is Unit.PX:
        return product.bleed, product.safe
    distance = product.viewing_distance
    return product.bleed, product.safe, product.black_text_below, *([distance] if distance else [])


def _check_safe(product: Product) -> list[Diagnostic]:
    if 2 * product.safe.value < min(product.size.width, product.size.height):
        return []
    return [pieces.MARGINS.at(product.span, safe=product.safe, size=product.size)]
