"""Step 3.1, compose: what each slot of a piece says.

In: a Piece. Out: a Content for each role that has something to say. An empty role is simply absent: its slot leaves
no hole. The headline is the event's name, and is left out where the slogan already says it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from bannergen.codes import text as codes
from bannergen.diagnostics import Fault, Span
from bannergen.spec.piece import Piece
from bannergen.spec.places import ADMINISTRATIVE_LEVELS, Place
from bannergen.spec.values import Slug
from bannergen.typeset import normalised, says, unbroken

_LONG_NAME = 4  # syllables: a longer name is more than one phrase


@dataclass(frozen=True, slots=True)
class Content:
    """A text and the phrases of it that stay on one line, or the id of a piece of artwork.

    ``written`` has the breaks that are forced with ``|``; ``short`` is the approved shorter form, if there is one.
    """

    written: str = ""
    short: str = ""
    keep: tuple[str, ...] = ()
    art: Slug | None = None
    span: Span | None = None  # where it was written
    is_short: bool = False  # whether ``written`` is the shorter form

    @property
    def shortened(self) -> Content:
        """The content in its shorter form."""
        return replace(self, written=self.short, short="", is_short=True)

    @property
    def text(self) -> str:
        """The text as it reads."""
        return unbroken(self.written)


def contents_of(piece: Piece) -> Mapping[str, Content]:
    """Return the contents by role; raise a Fault when there is no slogan to set."""
    campaign, place = piece.campaign, piece.place
    slogan = normalised(piece.slogan.text)
    if not unbroken(slogan):
        raise Fault(codes.EMPTY.at(piece.slogan.text.span))
    said = tuple(phrase for other in campaign.slogans for phrase in other.keep)
    names = _names(place)
    found = {
        "headline": Content(
            _headline(campaign.title, slogan), _said(campaign.short_title or ""), said, span=campaign.title.span
        ),
        "slogan": Content(
            slogan, _said(piece.slogan.short or ""), (*piece.slogan.keep, *names), span=piece.slogan.text.span
        ),
        "issuer": Content(normalised(place.issuer), _said(place.short_issuer), (*names, *said), span=place.span),
        "place": Content(normalised(place.name), _said(place.short_name), names, span=place.span),
        "emblem": Content(art=campaign.emblem),
        "period": Content(str(campaign.period) if campaign.period else ""),
    }
    return {role: content for role, content in found.items() if content.text or content.art}


def _said(text: str) -> str:
    """Return a text that may be missing; one of nothing but breaks says nothing."""
    return normalised(text) if unbroken(text) else ""


def _headline(title: str, slogan: str) -> str:
    name = normalised(title)
    return "" if name == slogan or says(slogan, name) else name


def _names(place: Place) -> tuple[str, ...]:
    """Return the names of a place: a unit's with its level and without. An organisation's long name may break."""
    name, short = normalised(place.name), normalised(place.short_name)
    if place.level not in ADMINISTRATIVE_LEVELS:
        return tuple(said for said in (name, short) if 0 < len(said.split()) <= _LONG_NAME)
    return tuple(filter(None, (name, name.partition(" ")[2], short)))
