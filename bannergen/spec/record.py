"""Step 1, read: the record of official texts and of the days they belong to, entered by hand from documents.

In: ``assets/official/*.yaml`` (docs/official.md). Out: a Record. Refuses: unknown keys, an event of two entries, a text
of an event that is not there. It is never filled by an import: a record copied from a letter would find no slip in it.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import ClassVar

from bannergen.codes import reading
from bannergen.diagnostics import Diagnostic, raise_errors
from bannergen.spec.campaign import Document
from bannergen.spec.decode import read_as
from bannergen.spec.known import unknown
from bannergen.spec.values import Date, Slug, Text, Wanted
from bannergen.spec.wording import Word, syllables_of, words_of


@dataclass(frozen=True, slots=True)
class YearDay:
    """A day of every year of the solar calendar: ``10/10``, the day before the month."""

    WANTED: ClassVar = Wanted("ngày/tháng như 2/9", "day/month such as 2/9")
    day: int
    month: int

    @classmethod
    def parse(cls, text: str) -> YearDay:
        """Read it; raise ValueError for anything else, and for 29/2, which not every year has."""
        found = re.fullmatch("([0-9]{1,2})/([0-9]{1,2})", text)
        if not found:
            raise ValueError(text)
        day = cls(int(found[1]), int(found[2]))
        day.of(2001)
        return day

    def of(self, year: int) -> datetime.date:
        """Return the day of one year."""
        return datetime.date(year, self.month, self.day)

    def __str__(self) -> str:
        return f"{self.day}/{self.month}"


@dataclass(frozen=True, kw_only=True)
class Event:
    """A day of the country: its name, other names it goes by, its day, and since which year it is counted."""

    event: Slug
    name: Text
    also: tuple[Text, ...] = ()
    day: YearDay
    since: int | None = None
    document: Document | None = None
    source: Text
    read: Date
    verified: bool


@dataclass(frozen=True, kw_only=True)
class OfficialText:
    """A text in its exact words, and the document it stands in; without a year it is right in every year.

    ``verified`` says that the words were read in the document or on an authority's page, or alike in two sources.
    """

    event: Slug | None = None
    year: int | None = None
    text: Text
    document: Document | None = None
    source: Text
    read: Date
    verified: bool

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """Its words for comparing."""
        return words_of(self.text)

    def __str__(self) -> str:
        """Name the entry: the document, else the source."""
        if self.document is None:
            return self.source
        date = f", {self.document.date:%d/%m/%Y}" if self.document.date else ""
        return f"{self.document.number}{date}"


@dataclass(frozen=True, kw_only=True)
class RecordFile:
    """One file of the record."""

    events: tuple[Event, ...] = ()
    texts: tuple[OfficialText, ...] = ()


@dataclass(frozen=True)
class Record:
    """All events and all texts that are known."""

    events: tuple[Event, ...] = ()
    texts: tuple[OfficialText, ...] = ()

    @cached_property
    def names(self) -> dict[tuple[str, ...], tuple[Event, ...]]:
        """The events by the syllables of each of their names."""
        found: dict[tuple[str, ...], tuple[Event, ...]] = {}
        for event in self.events:
            for name in (event.name, *event.also):
                syllables = tuple(word.same for word in syllables_of(name))
                found[syllables] = (*found.get(syllables, ()), event)
        return found

    def on(self, day: YearDay) -> tuple[Event, ...]:
        """Return the events of a day."""
        return tuple(event for event in self.events if event.day == day)


def read_record(files: Iterable[tuple[Path, str]]) -> Record:
    """Read the files of the record, each by its path and the name it is shown by; raise a Fault with every fault."""
    read = [read_as(RecordFile, path, shown) for path, shown in files]
    record = Record(
        tuple(event for file in read for event in file.events), tuple(text for file in read for text in file.texts)
    )
    raise_errors([*_repeated(record), *_unknown(record)])
    return record


def _repeated(record: Record) -> list[Diagnostic]:
    first: dict[str, Slug] = {}
    return [
        reading.DUPLICATE_ID.at(event.event.span, id=event.event, first=first[event.event].span)
        for event in record.events
        if first.setdefault(event.event, event.event) is not event.event
    ]


def _unknown(record: Record) -> list[Diagnostic]:
    events = tuple(event.event for event in record.events)
    return [
        unknown(text.event, events, ("sự kiện", "event"))
        for text in record.texts
        if text.event and text.event not in events
    ]
