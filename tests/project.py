"""The bundled data, loaded once for the tests that compose real pieces."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from bannergen.compose import Composer, Composition
from bannergen.resources import SearchPath, bundled_root
from bannergen.spec import Campaign, Library, Piece, Request, read_campaign, request_of
from bannergen.spec.piece import known_places
from bannergen.spec.values import FinishedSize
from bannergen.typeset import Face

# The 134 accented letters of Vietnamese: 67 of each case (đ counts as accented).
_LOWER = "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ"
LETTERS = _LOWER + _LOWER.upper()


@cache
def library() -> Library:
    return Library(SearchPath((bundled_root(),)))


@cache
def composer() -> Composer:
    return Composer(library())


@cache
def campaign() -> Campaign:
    return read_campaign(bundled_root() / "campaigns/ngay-chuyen-doi-so-2022.yaml")


@cache
def request() -> Request:
    return request_of(campaign(), library())


@cache
def piece(product: str, slogan: str = "chao-mung", place: str = "huyen-na-hang") -> Piece:
    found = library().product(product)
    places = known_places(campaign(), library(), None)
    slogans = {str(s.id): s for s in campaign().slogans}
    layout = library().layout(found.layout)
    return Piece(campaign(), found, layout, request().theme, places[place], slogans[slogan])


def resized(product: str, size: str, slogan: str = "chao-mung") -> Piece:
    found = piece(product, slogan)
    return replace(found, product=found.product.resized(FinishedSize.parse(size)))


@cache
def composition(product: str, slogan: str = "chao-mung", place: str = "huyen-na-hang") -> Composition:
    return composer().compose(piece(product, slogan, place))


@cache
def faces() -> tuple[Face, ...]:
    """Every bundled face of outlines; a variable font at the ends and in the middle of its axes."""
    return tuple(_faces())


def _faces() -> Iterator[Face]:
    book = composer().book
    for family, _ in library().families.values():
        for file in family.outlines:
            if file.axes:
                for weight, width in itertools.product((100, 400, 900), (62, 88, 100, 125)):
                    yield book.face(family.family, weight, width)
            else:
                yield book.face(family.family, file.weight or 0, file.width)
