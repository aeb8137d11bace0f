"""Does a piece say where it comes from, and what material is cut for it where that is more than its bleed?"""

from __future__ import annotations

import datetime
from dataclasses import replace

from bannergen.compose.imprint import imprint_of
from bannergen.spec.finishing import Finishing, Hem
from bannergen.spec.materials import material_box
from tests import project


def test_it_names_campaign_product_place_document_and_day() -> None:
    made = imprint_of(project.piece("pano-3x2"))
    assert (made.campaign, made.place) == ("Ngày Chuyển đổi số quốc gia 10/10", "Huyện Na Hang")
    assert made.product == project.library().product("pano-3x2").title
    assert (made.document, made.date) == ("1119/STTTT-TTBCXB, 29/9/2022", datetime.date(2022, 10, 1))  # its first day


def test_material_is_told_only_where_more_than_the_bleed_is_cut() -> None:
    piece = project.piece("pano-3x2")
    assert piece.product.finishing is not None
    hems = [
        replace(piece.product.finishing, hem=Hem.parse(f"{width}mm"), pole_pockets=(), eyelets=(), folds=())
        for width in (0, 20, 25)
    ]
    found = [_material(finishing) for finishing in hems]
    assert piece.product.boxes().bleed.width == 3040
    assert found == [None, None, (3050, 2050)]


def _material(finishing: Finishing) -> tuple[float, float] | None:
    piece = project.piece("pano-3x2")
    product = replace(piece.product, finishing=finishing)
    box = material_box(product)
    made = imprint_of(replace(piece, product=product)).material
    assert made in {None, (box.width, box.height)}
    return made
