"""Step 1, read: whether the places that texts and place tables name are known, or only nearly.

In: texts and places with their spans, the library. Out: a remark for each name that is nearly a known one. Refuses
nothing: a name that is not near any known one may be a village's or a street's, and nobody has a list of those.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from bannergen.codes import orthography as codes
from bannergen.diagnostics import Diagnostic, Span
from bannergen.orthography.gazetteer import LEVELS
from bannergen.orthography.place_names import NearPlace, near_places
from bannergen.spec.gazetteer import bare_name, names_of
from bannergen.spec.library import Library
from bannergen.spec.places import Place
from bannergen.spec.values import Text


def check_place_names(texts: Iterable[Text], library: Library, places: Iterable[Place] = ()) -> list[Diagnostic]:
    """Return a remark for each name in some texts that is nearly a known one; the campaign's own places are known."""
    known, own, words = library.place_names, names_of(places), library.words
    return [_remark(near, text) for text in texts for near in near_places(text, known, own, words)]


def check_place_table(places: Iterable[Place], library: Library) -> list[Diagnostic]:
    """Return a remark for each name in the rows of a table that is nearly a known one."""
    remarks = (remark for place in places for remark in _check_row(place, library))
    return list(dict.fromkeys(remarks))  # an organisation's issuer is its name


def _check_row(place: Place, library: Library) -> list[Diagnostic]:
    cells = [place.issuer, place.short_name, place.short_issuer]
    remarks = []
    if place.level in LEVELS:
        # Its level is the row's own, whatever the name begins with, and small: capitals after it are a name's.
        name = bare_name(place)
        before, text = f"{place.level} ", Text(name, getattr(place.name, "span", place.span))
        for near in near_places(f"{before}{name}", library.place_names, words=library.words):
            remarks.append(_remark(replace(near, start=near.start - len(before)), text))
    else:
        cells.append(place.name)
    written = [cell for cell in cells if isinstance(cell, Text)]  # a unit's issuer that follows from its name is not
    return remarks + check_place_names(written, library)


def _remark(near: NearPlace, text: Text) -> Diagnostic:
    level = f"{near.level} " if near.level else ""
    province = f" ({near.meant.province})" if near.meant.province else ""
    meant = f"{level}{near.meant.name}{province}"
    found = codes.PLACE_NAME_NEAR.at(_span(near, text), written=near.written, meant=meant)
    is_large = near.written.isupper() and len(near.written) > 1
    return replace(found, suggestion=near.meant.name.upper() if is_large else near.meant.name)


def _span(near: NearPlace, text: Text) -> Span | None:
    """Return where a name stands; the place of the whole text where the line is not written as the text reads."""
    span = text.span
    if span is None:
        return None
    after = max(0, span.column - 1)
    whole = span.line_text.find(text, after)
    at = whole + near.start if whole >= 0 else span.line_text.find(near.written, after)
    return replace(span, column=at + 1, length=near.length) if at >= 0 else span
