"""Step 1, read: the events that a text names, the days and years it writes, and which of them contradict each other.

In: a text and the record. Out: findings. A day counts where it stands beside the name ("Ngày Giải phóng Thủ đô 30.4"),
as an error; elsewhere in the text as a warning, and only where it can be nothing but a day. Refuses nothing.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from bannergen.codes import official as codes
from bannergen.diagnostics import Code, Diagnostic
from bannergen.spec.record import Event, Record, YearDay
from bannergen.spec.values import Text
from bannergen.spec.wording import syllables_of

# 10/10, 30.4, 2 - 9, 10 tháng 10, each with a year or without; not the number of a document (12/5-KH, 45/2019/QH14).
_DATE = re.compile(
    r"(?<![\w/.,])(\d{1,2})(?:\s?([/.–-])\s?|\s+(?:tháng)\s+)(\d{1,2})"
    r"(?:(?:\s?[/.–-]\s?|,?\s+năm\s+)(\d{4}))?(?![\w/]|[.,]\d|-[^\W\d])",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?<!\w)năm\s+(\d{4})(?!\w)", re.IGNORECASE)
_YEAR_BEHIND = re.compile(r"\s+(\d{4})(?!\w)")
_AIM = re.compile(r"(?:đến|tới|vào|trước|sau|từ|hết)\s+$", re.IGNORECASE)  # đến năm 2030: no year of the campaign
_END = re.compile(r"(?:đến|tới|trước|sau|từ|hết)\s+(?:hết\s+)?(?:ngày\s+)?$", re.IGNORECASE)  # the end of a period
_DASH = re.compile(r"\s*[-–—]\s*(?:ngày\s+)?", re.IGNORECASE)
_NAMED_DAY = re.compile(r"(?:ngày|mùng|mồng)\s+$", re.IGNORECASE)
_CLAUSE_ENDS = re.compile(r"\s*(?:$|[,;:.!?)”\"|–-])")
# What may stand between a name and its day; a full stop may not.
_BETWEEN = re.compile(r"(?:[^\w.;!?]|\bngày\b|\blà\b|\bvào\b|\btức\b|\bnăm\b|\b\d{4}\b)*", re.IGNORECASE)
_BEFORE = re.compile(r"(?:[\s:(|“\"]|\bngày\b|\blà\b)*", re.IGNORECASE)
# Slips are a wrong last digit and a file of an earlier year; what is farther off is history, or an aim.
_SLIP_YEARS = 10


@dataclass(frozen=True, slots=True)
class _Day:
    """A day that a text writes."""

    day: int
    month: int
    year: int | None
    start: int
    end: int
    certain: bool  # nothing but a day, wherever it stands
    bounds: bool = False  # an end of a period

    @property
    def is_real(self) -> bool:
        return 1 <= self.month <= 12 and 1 <= self.day <= calendar.monthrange(2000, self.month)[1]

    def __str__(self) -> str:
        return f"{self.day}/{self.month}"

    def is_of(self, event: Event) -> bool:
        return (event.day.day, event.day.month) == (self.day, self.month)


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in a text, and the events it may mean."""

    events: tuple[Event, ...]
    start: int
    end: int
    whole: bool  # the event's full name, which goes on to be no other's


def mentions(text: str, record: Record) -> list[Mention]:
    """Return the events a text names, in any case and spelling, punctuation aside; of two names the longer."""
    words = syllables_of(text)
    found, at = [], 0
    longest = max(map(len, record.names), default=0)
    while at < len(words):
        for end in range(min(len(words), at + longest), at, -1):
            name = tuple(word.same for word in words[at:end])
            if events := record.names.get(name):
                whole = any(name == tuple(word.same for word in syllables_of(event.name)) for event in events)
                found.append(Mention(events, words[at].start, words[end - 1].end, whole))
                at = end - 1
                break
        at += 1
    return found


def check_days(text: Text, record: Record) -> list[Diagnostic]:
    """Return a finding for each event whose day is written wrong."""
    named, days = mentions(text, record), _days(text)
    known = [event for mention in named for event in mention.events]
    wrong = [day for day in days if not day.bounds and not any(map(day.is_of, known))]
    found = []
    for mention in named:
        beside = [day for day in days if _is_beside(day, mention, days, text)]
        near = [day for day in beside if day in wrong]
        if near and not _has_own(mention, beside):
            code = codes.WRONG_DAY if all(event.verified for event in mention.events) else codes.OTHER_DAY
            found.append(_finding(code, mention, near[0], text, record))
        elif mention.whole and not _has_own(mention, days):
            far = [day for day in wrong if day.certain and day not in beside]
            found += [_finding(codes.OTHER_DAY, mention, day, text, record) for day in far[:1]]
    return found


def check_years(text: Text, years: Collection[int], record: Record) -> list[Diagnostic]:
    """Return a finding where a text states another year than the campaign's, and where an event was not yet held."""
    named = mentions(text, record)
    stated = list(_years(text, named))
    own = {event.since for mention in named for event in mention.events}
    found = []
    if not any(year in own or year in years for year, _, _ in stated):
        found += [
            codes.OTHER_YEAR.at(text.place(start, end), year=year, years=_listed(sorted(years)))
            for year, start, end in stated
            if min(abs(year - known) for known in years) <= _SLIP_YEARS
        ][:1]
    for mention in named:
        since = [event.since for event in mention.events if event.since]
        if since and max(years) < min(since):
            found.append(
                codes.NOT_YET.at(
                    text.place(mention.start, mention.end),
                    event=mention.events[0].name,
                    since=min(since),
                    year=max(years),
                )
            )
    return found


def _has_own(mention: Mention, days: Sequence[_Day]) -> bool:
    return any(day.is_of(event) for event in mention.events for day in days)


def _finding(code: Code, mention: Mention, day: _Day, text: Text, record: Record) -> Diagnostic:
    others = record.on(YearDay(day.day, day.month))
    right = " · ".join(dict.fromkeys(str(event.day) for event in mention.events))
    names = _listed([event.name for event in others])
    return code.at(
        text.place(day.start, day.end),
        event=mention.events[0].name,
        day=right,
        written=day,
        others_vi=f"; {day} là {names}" if others else "",
        others_en=f"; {day} is {names}" if others else "",
    )


def _listed(names: Sequence[object]) -> str:
    return ", ".join(map(str, names))


def _is_beside(day: _Day, mention: Mention, days: Sequence[_Day], text: str) -> bool:
    """Tell whether nothing but small words and other days stands between a name and a day."""
    if day.end <= mention.start:
        return bool(_BEFORE.fullmatch(text, day.end, mention.start))
    between = "".join(
        " " if any(other.start <= at < other.end for other in days) else text[at]
        for at in range(mention.end, day.start)
    )
    return bool(_BETWEEN.fullmatch(between))


def _days(text: str) -> list[_Day]:
    """Return the days a text writes; two that a dash joins bound a period, unless they are one day of two years."""
    found = [_day(match, text) for match in _DATE.finditer(text)]
    joined = {
        day
        for first, last in pairwise(found)
        if (first.day, first.month) != (last.day, last.month) and _DASH.fullmatch(text, first.end, last.start)
        for day in (first, last)
    }
    return [replace(day, bounds=True) if day in joined else day for day in found]


def _day(match: re.Match[str], text: str) -> _Day:
    day, month, year = int(match[1]), int(match[3]), int(match[4]) if match[4] else None
    before = text[: match.start()]
    made = _Day(day, month, year, *match.span(), certain=False, bounds=bool(_END.search(before)))
    named = bool(_NAMED_DAY.search(before)) or match[2] is None or year is not None
    plain = match[2] == "/" and bool(_CLAUSE_ENDS.match(text, match.end()))
    return replace(made, certain=made.is_real and (named or plain))


def _years(text: str, named: Sequence[Mention]) -> Iterator[tuple[int, int, int]]:
    """Give the years a text states for itself: năm 2023, 10/10/2023, or behind the name of an event."""
    for match in _YEAR.finditer(text):
        if not _AIM.search(text[: match.start()]):
            yield int(match[1]), *match.span(1)
    for day in _days(text):
        if day.year and not day.bounds:
            yield day.year, day.start, day.end
    for mention in named:
        if behind := _YEAR_BEHIND.match(text, mention.end):
            yield int(behind[1]), *behind.span(1)
