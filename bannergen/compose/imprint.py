"""Step 3, compose: where a piece comes from, for its slug line and its metadata."""

from __future__ import annotations

from bannergen.geometry import Unit
from bannergen.scene import Imprint
from bannergen.spec.materials import material_box
from bannergen.spec.piece import Piece
from bannergen.spec.product import Product


def imprint_of(piece: Piece) -> Imprint:
    """Return the imprint of a piece."""
    campaign = piece.campaign
    document = campaign.document
    day = document.date if document else None
    written = (document.number if document else None, f"{day.day}/{day.month}/{day.year}" if day else None)
    return Imprint(
        campaign=campaign.title,
        product=piece.product.title,
        place=piece.place.name,
        document=", ".join(part for part in written if part),
        date=campaign.day,
        material=_material(piece.product),
    )


def _material(product: Product) -> tuple[float, float] | None:
    """Return the size of the material that is more than the bleed: what is folded back is not in the print file."""
    if product.unit is not Unit.MM:
        return None
    cut, bleed = material_box(product), product.boxes().bleed
    return (cut.width, cut.height) if bleed.excess_of(cut) > 0 else None
