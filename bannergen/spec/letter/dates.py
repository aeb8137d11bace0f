"""Step 1, read: dates and periods in Vietnamese official writing.

In: passages. Out: dates, a `LetterPeriod`. Refuses days that do not exist, ranges without a month, and ranges
that run backwards or longer than a year; a missing year comes from the other end, else from the letter's
own year, and is not sure where it makes a long period across the new year.
"""

from __future__ import annotations

import datetime as dt
import re
from calendar import monthrange
from collections.abc import Iterable, Iterator

from bannergen.spec.letter.lines import Passage
from bannergen.spec.letter.model import Found, LetterPeriod

# "29 tháng 9 năm 2022", "29/9/2022", "29.9.2022"; the year may be missing.
_DAY_MONTH = r"(\d{1,2})\s*(?:[/.-]|tháng)\s*(\d{1,2})"
_YEAR = r"(?:\s*(?:[/.-]|,?\s*năm)\s*(\d{4}))"
FULL_DATE = re.compile(rf"(?<!\d){_DAY_MONTH}{_YEAR}(?!\d)", re.IGNORECASE)

# "8h00 ngày", "24 giờ ngày"
_HOUR = r"(?:\d{1,2}\s*(?:h|giờ|:)\s*(?:\d{2})?(?:\s*phút)?,?\s+)?(?:ngày\s+)?"
# The first end may say its day only: "từ ngày 01 đến ngày 10/10/2022".
_START = rf"{_HOUR}(?<!\d)(\d{{1,2}})(?:\s*(?:[/.-]|tháng)\s*(\d{{1,2}}){_YEAR}?)?"
_END = rf"(?:hết\s+)?{_HOUR}{_DAY_MONTH}{_YEAR}?(?!\d)"
_TO = r"\s*,?\s*(?:(?:và\s+)?kết thúc(?:\s+vào)?|(?:cho\s+)?đến|tới|[-–—])\s*"
_RANGE = re.compile(rf"(?:từ\s+)?{_START}{_TO}{_END}", re.IGNORECASE)
_FROM_RANGE = re.compile(rf"\btừ\s+{_START}{_TO}{_END}", re.IGNORECASE)
_MONTH = re.compile(r"\btháng\s+(\d{1,2})(?:\s*[/.-]\s*|,?\s+năm\s+)(\d{4})", re.IGNORECASE)
# What names the campaign's own time, as against the dates of other things in the letter.
_TIME = re.compile(r"\bthời gian\b|\bthời hạn\b", re.IGNORECASE)
_REACH = 200  # characters after "Thời gian" that belong to it
_LONGEST = dt.timedelta(days=366)
# A longer period across the new year, with a year guessed, more likely has its ends exchanged ("10/10 đến 01/10/2022").
_LONGEST_GUESSED = dt.timedelta(days=184)


def date_of(match: re.Match[str]) -> dt.date | None:
    """Read day, month, year from a match of FULL_DATE."""
    return _date(*(int(part) for part in match.groups()))


def _date(day: int, month: int, year: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def find_period(blocks: Iterable[Passage], year: int | None) -> Found[LetterPeriod] | None:
    """Find when the campaign runs: what stands after "Thời gian" first, else the first "từ … đến …"."""
    blocks = tuple(blocks)
    return next((period for found in (_named(blocks, year), _anywhere(blocks, year)) for period in found), None)


def _named(blocks: tuple[Passage, ...], year: int | None) -> Iterator[Found[LetterPeriod]]:
    for block in blocks:
        for named in _TIME.finditer(block.text):
            reach = named.end() + _REACH
            for pattern, read in ((_RANGE, _range), (_MONTH, _month)):
                match = pattern.search(block.text, named.end(), reach)
                if match and (period := read(match, year)):
                    yield Found(period, block.line_at(match.start()), _is_sure(match, period))


def _anywhere(blocks: tuple[Passage, ...], year: int | None) -> Iterator[Found[LetterPeriod]]:
    for block in blocks:
        for match in _FROM_RANGE.finditer(block.text):
            if period := _range(match, year):
                yield Found(period, block.line_at(match.start()), _is_sure(match, period))


def _is_sure(match: re.Match[str], period: LetterPeriod) -> bool:
    """Tell whether both ends have a year of their own, or the guessed one makes a likely period."""
    guessed = match.re is not _MONTH and not (match[3] and match[6])
    crossing = period.start.year < period.end.year
    return not (guessed and crossing and period.end - period.start > _LONGEST_GUESSED)


def _month(match: re.Match[str], _year: int | None) -> LetterPeriod | None:
    month, year = int(match[1]), int(match[2])
    if not 1 <= month <= 12 or year < 1:
        return None
    return LetterPeriod(dt.date(year, month, 1), dt.date(year, month, monthrange(year, month)[1]))


def _range(match: re.Match[str], year: int | None) -> LetterPeriod | None:
    """Complete the missing months and years and keep what makes sense."""
    day, month, first_year, last_day, last_month, last_year = (int(x) if x else None for x in match.groups())
    if day is None or last_day is None or last_month is None:
        return None
    month = month or (last_month if day <= last_day else (last_month - 2) % 12 + 1)
    crossing = (month, day) > (last_month, last_day)
    first_year = first_year or (last_year - crossing if last_year else year)
    last_year = last_year or (first_year + crossing if first_year else None)
    if not first_year or not last_year:
        return None
    start, end = _date(day, month, first_year), _date(last_day, last_month, last_year)
    sensible = start and end and dt.timedelta() <= end - start <= _LONGEST
    return LetterPeriod(start, end) if start and end and sensible else None
