"""Step 3, compose: whether a picture has pixels enough for the size it is printed at.

In: a picture and the box it is painted in, on a page that knows how fine its pictures have to be. Out: diagnostics at
the layout's place, with the size at which the picture would do. Refuses nothing itself.
"""

from __future__ import annotations

from collections.abc import Iterator

from bannergen.codes import layout as codes
from bannergen.compose.drawing import Picture
from bannergen.compose.page import Page
from bannergen.diagnostics import Diagnostic, decimal
from bannergen.geometry import MM_PER_INCH, Rect, Unit
from bannergen.spec.layout import Art, GroundArt

# On a screen: below half a pixel for each of its own one sees blocks, from one on there is nothing more to show.
_SCREEN = (0.5, 1.0)


def check_sharpness(art: Art | GroundArt, picture: Picture, target: Rect, page: Page) -> Iterator[Diagnostic]:
    """Yield an error where a picture is coarser than the eye puts up with, a warning where a close look tells."""
    print_ = page.unit is Unit.MM
    least, sharp = page.picture_ppi or _SCREEN
    found = picture.width_px / target.width * (MM_PER_INCH if print_ else 1)  # its shape is never bent

    def shown(fineness: float) -> str:
        return f"{decimal(fineness, 3)} {'ppi' if print_ else 'px/px'}"

    if found < least:
        # To whole millimetres, downwards: at the size it names it has to do.
        largest = "×".join(f"{int(side * found / least)}" for side in (target.width, target.height))
        yield codes.PICTURE_COARSE.at(
            art.span,
            art=art.art,
            found=shown(found),
            needed=shown(least),
            width=picture.width_px,
            height=picture.height_px,
            largest=f"{largest} {page.unit}",
        )
    elif found < sharp:
        yield codes.PICTURE_SOFT.at(art.span, art=art.art, found=shown(found), sharp=shown(sharp))
