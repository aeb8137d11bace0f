"""Step 1, read: the piece, one product for one place with one slogan, and the request that names many of them.

In: a campaign and the library. Out: a Request of Pieces, everything resolved to typed values. Refuses products,
places, slogans, themes and layouts that do not exist, and places that did not exist in the campaign's period.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from bannergen.codes import files, reading
from bannergen.codes import layout as layout_codes
from bannergen.codes import pieces as codes
from bannergen.diagnostics import Diagnostic, Fault, decimal, raise_errors, tried
from bannergen.resources import is_file
from bannergen.spec.campaign import Campaign, PlaceUse, Slogan
from bannergen.spec.checks import check_layout
from bannergen.spec.layout import Layout
from bannergen.spec.library import Library
from bannergen.spec.lint import lint, texts_of
from bannergen.spec.official import check_official
from bannergen.spec.places import Place, PlaceTable, check_valid, read_places
from bannergen.spec.product import Product
from bannergen.spec.slug import slug_of
from bannergen.spec.theme import Theme
from bannergen.spec.values import Slug


@dataclass(frozen=True)
class Piece:
    """One piece to be made."""

    campaign: Campaign
    product: Product
    layout: Layout
    theme: Theme
    place: Place
    slogan: Slogan
    sizes: Mapping[str, float] = field(default_factory=dict)  # by group, the cap height shared with other pieces

    @property
    def stem(self) -> str:
        """Its path below the campaign's folder, without variant and ending."""
        return f"{self.product.id}/{self.place.slug}/{self.slogan.id}"


@dataclass(frozen=True)
class Request:
    """What a campaign asks for: products × places × slogans, in the campaign's order."""

    campaign: Campaign
    products: tuple[Product, ...]
    places: tuple[Place, ...]
    slogans: tuple[Slogan, ...]
    theme: Theme
    remarks: tuple[Diagnostic, ...] = ()  # on its texts


def request_of(campaign: Campaign, library: Library, folder: Path | None = None) -> Request:
    """Resolve all that a campaign names; raise a Fault with everything that is not there.

    ``folder`` is where the campaign file lies: its place tables are looked for there first.
    """
    faults: list[Diagnostic] = []
    made = [found for name in campaign.products for found in tried(faults, _with_layout, library, name)]
    themes = tried(faults, library.theme, campaign.theme)
    for theme in themes:
        for layout in {layout.layout: layout for _, layout in made}.values():
            faults += check_layout(layout, theme, library)
    if campaign.emblem:
        tried(faults, library.artwork, campaign.emblem)
    places = tried(faults, places_of, campaign, library, folder)
    faults += remarks_on(campaign, library, *places)
    remarks = raise_errors(dict.fromkeys(faults))  # a fault that several products share is one fault
    return Request(
        campaign=campaign,
        products=tuple(product for product, _ in made),
        places=places[0],
        slogans=campaign.slogans,
        theme=themes[0],
        remarks=remarks,
    )


def remarks_on(campaign: Campaign, library: Library, places: tuple[Place, ...] = ()) -> list[Diagnostic]:
    """Return the findings about a campaign's texts and places, errors too; those of the record if it cannot be read."""
    faults = lint([*texts_of(campaign), *texts_of(places)], library, places)
    for record in tried(faults, lambda: library.record):
        faults += check_official(campaign, record)
    return faults


def _with_layout(library: Library, name: Slug) -> tuple[Product, Layout]:
    product = library.product(name)
    return product, library.layout(product.layout)


def places_of(campaign: Campaign, library: Library, folder: Path | None = None) -> tuple[Place, ...]:
    """Return the places a campaign is made for; its own issuer where it names none."""
    uses = [use for use in (campaign.places, campaign.organisations) if use]
    if not uses:
        return (own_place(campaign),)
    found: dict[str, Place] = {}
    faults: list[Diagnostic] = []
    for use in uses:
        for places in tried(faults, _chosen, use, library, folder):
            faults += [
                reading.DUPLICATE_ID.at(place.span, id=place.slug, first=found[place.slug].span)
                for place in places
                if place.slug in found
            ]
            found |= {place.slug: place for place in places}
    if campaign.day:
        faults += check_valid(found.values(), campaign.day)
    raise_errors(faults)
    return tuple(found.values())


def own_place(campaign: Campaign) -> Place:
    """Return the campaign's own issuer as a place, for pieces that name none."""
    issuer = campaign.own_issuer or ""
    short = campaign.short_issuer or ""
    slug = slug_of(issuer) or campaign.campaign
    return Place(slug=slug, name=issuer, level="", issuer=issuer, short_name=short, short_issuer=short)


def _chosen(use: PlaceUse, library: Library, folder: Path | None) -> tuple[Place, ...]:
    return _table(use, library, folder).chosen(use.use)


def _table(use: PlaceUse, library: Library, folder: Path | None) -> PlaceTable:
    beside = folder / use.table if folder else None
    path = beside if beside and is_file(beside) else library.search.find(f"campaigns/{use.table}")
    if path is None:
        raise Fault(files.MISSING.at(use.table.span, path=use.table))
    return read_places(path, use.table)


def known_places(campaign: Campaign, library: Library, folder: Path | None) -> dict[str, Place]:
    """Return every place of the campaign's tables by slug; of all bundled tables where it names none."""
    uses = [use for use in (campaign.places, campaign.organisations) if use]
    if uses:
        tables = [_table(use, library, folder) for use in uses]
    else:
        tables = [read_places(paths[0], name) for name, paths in library.search.all("campaigns/places/*.csv").items()]
    return {slug: place for table in tables for slug, place in table.places.items()}


def _too_low(product: Product, layout: Layout) -> bool:
    least = layout.min_height
    return least is not None and least.unit == product.unit and product.size.height < least.value


def check_shape(product: Product, layout: Layout) -> list[Diagnostic]:
    """Return a fault when a layout does not serve a product's size."""
    size = product.size
    if _too_low(product, layout):
        needs, found = f"{layout.min_height}", f"{decimal(size.height)} {size.unit}"
        return [codes.BOARD_TOO_LOW.at(product.span, product=product.id, found=found, needs=needs)]
    if not layout.shapes.holds(size.width / size.height):
        found = f"{decimal(size.width / size.height, 3)}:1"
        return [
            layout_codes.SHAPE_OUT_OF_RANGE.at(
                product.span, layout=layout.layout, product=product.id, wanted=layout.shapes, found=found
            )
        ]
    return []
