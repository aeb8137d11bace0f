"""Step 1, read: the events that a text names, the days and years it writes, and which of them contradict each other.

In: a text and the record. Out: findings. A day counts where it stands beside the name ("Ngày Giải phóng Thủ đô 30.4"),
as an error; elsewhere in the text as a warning, and only where it can be nothing but a day. Refuses nothing.
"""

from __future__ import annotations

import calendar
import re
from bisect import bisect_left
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
_REACH = 60  # characters: a day farther from a name is not beside it
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

    @property
    def of_year(self) -> YearDay:
        return YearDay(self.day, self.month)


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
    known = {event.day for mention in named for event in mention.events}
    written = {day.of_year for day in days}
    wrong = {day: day.certain for day in days if not day.bounds and day.of_year not in known}
    far = next((day for day, certain in wrong.items() if certain), None)
    gaps = _without(text, days)
    found = []
    for mention in named:
        right = {event.day for event in mention.events}
        beside = list(_beside(mention, days, gaps))
        near = [day for day in beside if day in wrong]
        if near and not any(day.of_year in right for day in beside):
            code = codes.WRONG_DAY if all(event.verified for event in mention.events) else codes.OTHER_DAY
            found.append(_finding(code, mention, near[0], text, record))
        elif far and not near and mention.whole and not right & written:
            found.append(_finding(codes.OTHER_DAY, mention, far, text, record))
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


def _finding(code: Code, mention: Mention, day: _Day, text: Text, record: Record) -> Diagnostic:
    others = record.on(day.of_year)
    names = _listed([event.name for event in others])
    return code.at(
        text.place(day.start, day.end),
        event=mention.events[0].name,
        day=_listed(list(dict.fromkeys(event.day for event in mention.events))),
        written=day.of_year,
        others_vi=f"; {day.of_year} là {names}" if others else "",
        others_en=f"; {day.of_year} is {names}" if others else "",
    )


def _listed(names: Sequence[object]) -> str:
    return ", ".join(map(str, names))


def _without(text: str, days: Sequence[_Day]) -> str:
    """Return a text with blanks for its days."""
    parts, at = [], 0
    for day in days:
        parts += [text[at : day.start], " " * (day.end - day.start)]
        at = day.end
    return "".join((*parts, text[at:]))


def _beside(mention: Mention, days: Sequence[_Day], gaps: str) -> Iterator[_Day]:
    """Give the days between which and a name stand only small words and other days."""
    first = bisect_left(days, mention.start - _REACH, key=lambda day: day.start)
    for day in days[first:]:
        if day.start > mention.end + _REACH:
            break
        before = day.end <= mention.start and _BEFORE.fullmatch(gaps, day.end, mention.start)
        if before or (day.end > mention.start and _BETWEEN.fullmatch(gaps, mention.end, max(day.start, mention.end))):
            yield day


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
    before = text[max(0, match.start() - _REACH) : match.start()]
    made = _Day(day, month, year, *match.span(), certain=False, bounds=bool(_END.search(before)))
    named = bool(_NAMED_DAY.search(before)) or match[2] is None or year is not None
    plain = match[2] == "/" and bool(_CLAUSE_ENDS.match(text, match.end()))
    return replace(made, certain=made.is_real and (named or plain))


def _years(text: str, named: Sequence[Mention]) -> Iterator[tuple[int, int, int]]:
    """Give the years a text states for itself: năm 2023, 10/10/2023, or behind the name of an event."""
    for match in _YEAR.finditer(text):
        if not _AIM.search(text[max(0, match.start() - _REACH) : match.start()]):
            yield int(match[1]), *match.span(1)
    for day in _days(text):
        if day.year and not day.bounds:
            yield day.year, day.start, day.end
    for mention in named:
        if behind := _YEAR_BEHIND.match(text, mention.end):
            yield int(behind[1]), *behind.span(1)
