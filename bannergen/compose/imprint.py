"""Step 3, compose: where a piece comes from, for its slug line and its metadata."""

from __future__ import annotations

from bannergen.scene import Imprint
from bannergen.spec.piece import Piece


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
    )
