"""Step 1, read: the campaign: what is said, by whom, when, where, on which products.

In: campaign YAML (docs/campaign.md). Out: a Campaign. Refuses: texts that are not their document's, repeated ids,
empty lists, a period that ends before it starts. Whether products and places exist is asked by ``spec.piece``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from bannergen.codes import reading
from bannergen.diagnostics import Diagnostic, Span, raise_errors
from bannergen.spec.decode import read_as
from bannergen.spec.values import Date, Slug, Text

_LISTS = ("slogans", "products")  # an empty one asks for nothing


@dataclass(frozen=True, kw_only=True)
class Document:
    """The document a campaign rests on."""

    number: Text
    date: Date | None = None
    issuer: Text
    basis: tuple[Text, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Period:
    """The first and the last day."""

    from_: Date
    to: Date
    span: Span

    def __str__(self) -> str:
        if self.from_ == self.to:
            return f"{self.to:%d/%m/%Y}"
        start = f"{self.from_:%d/%m}" if self.from_.year == self.to.year else f"{self.from_:%d/%m/%Y}"
        return f"{start} – {self.to:%d/%m/%Y}"


@dataclass(frozen=True, kw_only=True)
class Slogan:
    """A slogan: verbatim as in the document, as set, and the phrases that stay together.

    ``short`` is what a campaign's own slogan becomes where it does not fit; an official one has no short form.
    """

    id: Slug
    text: Text
    official: Text | None = None
    short: Text | None = None
    keep: tuple[Text, ...] = ()

    def faults(self) -> list[Diagnostic]:
        """Return a fault for a short form of what may not be shortened."""
        if self.official is None or self.short is None:
            return []
        return [reading.OFFICIAL_SHORTENED.at(self.short.span, slogan=self.id)]


@dataclass(frozen=True, kw_only=True)
class PlaceUse:
    """A table of places or organisations, and which of them: slugs, or ``level:huyện``; all when absent."""

    table: Text
    use: tuple[Text, ...] | None = None
    span: Span

    def faults(self) -> list[Diagnostic]:
        """Return a fault for a list of none, which may not come to mean all."""
        return [reading.USE_EMPTY.at(self.span, table=self.table)] if self.use == () else []


@dataclass(frozen=True, kw_only=True)
class Campaign:
    """One campaign."""

    campaign: Slug
    title: Text
    short_title: Text | None = None
    document: Document | None = None
    period: Period | None = None
    issuer: Text | None = None
    short_issuer: Text | None = None
    receivers: tuple[Text, ...] = ()
    slogans: tuple[Slogan, ...]
    places: PlaceUse | None = None
    organisations: PlaceUse | None = None
    products: tuple[Slug, ...]
    theme: Slug
    emblem: Slug | None = None
    output_intent: Text | None = None  # the ICC profile of the shop, beside the campaign or bundled
    span: Span

    @property
    def own_issuer(self) -> str | None:
        """Who speaks where no place does."""
        if self.issuer:
            return self.issuer
        return self.document.issuer if self.document else None

    @property
    def day(self) -> Date | None:
        """The day its places must exist on: the first of its period, else its document's date."""
        if self.period:
            return self.period.from_
        return self.document.date if self.document else None


def read_campaign(path: Path, shown: str | None = None) -> Campaign:
    """Read a campaign; raise a Fault with every fault in the file."""
    campaign = read_as(Campaign, path, shown)
    checks = (_repeated_ids, _reversed_period, _empty_lists, _changed_texts, _kept_elsewhere)
    raise_errors(fault for check in checks for fault in check(campaign))
    return campaign


def _empty_lists(campaign: Campaign) -> list[Diagnostic]:
    return [reading.EMPTY_LIST.at(campaign.span, key=key) for key in _LISTS if not getattr(campaign, key)]


def as_set(official: str) -> str:
    """Return a slogan as it is set: the list's final full stop goes, an ellipsis stays."""
    return official[:-1].rstrip() if official.endswith(".") and not official.endswith("..") else official


def _changed_texts(campaign: Campaign) -> list[Diagnostic]:
    """Return a fault for each slogan that is not set as the document has it, its final full stop aside."""
    faults = []
    for slogan in campaign.slogans:
        if slogan.official is None:
            continue
        sentence = as_set(slogan.official)
        text = " ".join(slogan.text.replace("|", " ").split())  # a forced break is no change
        if text not in {slogan.official, sentence}:
            found, wanted = _first_difference(text, sentence)
            faults.append(reading.OFFICIAL_CHANGED.at(slogan.text.span, found=found, wanted=wanted))
    return faults


def _first_difference(text: str, official: str) -> tuple[str, str]:
    """Return the words at which two texts part, each with its neighbours."""
    words, wanted = text.split(), official.split()
    shorter = min(len(words), len(wanted))
    at = next((n for n in range(shorter) if words[n] != wanted[n]), shorter)
    around = slice(max(0, at - 1), at + 2)
    return " ".join(words[around]), " ".join(wanted[around])


def _kept_elsewhere(campaign: Campaign) -> list[Diagnostic]:
    """Return a fault for each phrase to keep that its slogan does not have: most are slips of a tone mark."""
    return [
        reading.KEPT_ELSEWHERE.at(phrase.span, got=phrase, text=slogan.text)
        for slogan in campaign.slogans
        for phrase in slogan.keep
        # A text that lost it has a fault of its own.
        if not any(
            f" {_words(phrase)} " in f" {_words(text)} "
            for text in (slogan.text, slogan.official or "", slogan.short or "")
        )
    ]


def _words(text: str) -> str:
    """Return a text for comparing: in small letters, without punctuation."""
    return " ".join(re.findall(r"[\w/%-]+", text.casefold()))


def _repeated_ids(campaign: Campaign) -> list[Diagnostic]:
    faults = []
    for ids in (tuple(slogan.id for slogan in campaign.slogans), campaign.products):
        first: dict[str, Slug] = {}
        for written in ids:
            known = first.setdefault(written, written)
            if known is not written:
                faults.append(reading.DUPLICATE_ID.at(written.span, id=written, first=known.span))
    return faults


def _reversed_period(campaign: Campaign) -> list[Diagnostic]:
    period = campaign.period
    if period is None or period.from_ <= period.to:
        return []
    return [reading.PERIOD_REVERSED.at(period.span, start=period.from_, end=period.to)]
