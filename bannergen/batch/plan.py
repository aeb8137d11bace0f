"""Step 6, batch: what is to be made. Pure: nothing is opened, nothing is written.

In: a Request and what the command line narrows it to. Out: Jobs in the campaign's order, one per piece. Refuses names
that the campaign does not have.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from bannergen.codes import pieces as codes
from bannergen.diagnostics import Diagnostic, Fault, raise_errors
from bannergen.export.formats import FORMATS
from bannergen.spec.known import unknown
from bannergen.spec.library import Library
from bannergen.spec.piece import Piece, Request

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Choice:
    """What of a request is wanted; an empty tuple wants everything."""

    places: tuple[str, ...] = ()
    products: tuple[str, ...] = ()
    slogans: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Job:
    """One piece and the formats it is written in."""

    piece: Piece
    formats: tuple[str, ...]


def plan(request: Request, library: Library, choice: Choice) -> tuple[Job, ...]:
    """Return the jobs of a choice; raise a Fault with every name that is not in the request."""
    faults: list[Diagnostic] = []
    products = _chosen(request.products, choice.products, ("sản phẩm", "product"), faults)
    places = _chosen(request.places, choice.places, ("địa bàn", "place"), faults)
    slogans = _chosen(request.slogans, choice.slogans, ("khẩu hiệu", "slogan"), faults)
    faults += [
        codes.FORMAT_UNKNOWN.at(getattr(name, "span", None), got=name, accepted=tuple(FORMATS))
        for name in (*choice.formats, *(name for product in products for name in product.formats))
        if name not in FORMATS
    ]
    raise_errors(faults)
    jobs = []
    for product in products:
        formats = tuple(name for name in product.formats if not choice.formats or name in choice.formats)
        layout = library.layout(product.layout)
        for place in places:
            for slogan in slogans:
                piece = Piece(request.campaign, product, layout, request.theme, place, slogan)
                jobs.append(Job(piece, formats))
    wanted = tuple(job for job in jobs if job.formats)
    if not wanted:
        raise Fault(codes.NOTHING_TO_BUILD.at())
    return wanted


def _id(item: object) -> str:
    return str(getattr(item, "id", None) or getattr(item, "slug", ""))


def _chosen(
    items: Sequence[T], wanted: Iterable[str], kind: tuple[str, str], faults: list[Diagnostic]
) -> tuple[T, ...]:
    names = tuple(wanted)
    if not names:
        return tuple(items)
    found = {_id(item): item for item in items}
    faults += [unknown(name, found, kind) for name in names if name not in found]
    return tuple(item for name, item in found.items() if name in names)
