"""Step 1, read: the comparison of a campaign's texts with the record of official texts.

In: a campaign, the record. Out: findings: official slogans that are not word for word those of the record are errors,
whatever cannot be compared is a warning that says so. Refuses nothing itself; ``spec.piece`` raises the errors.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence

from bannergen.codes import official as codes
from bannergen.diagnostics import Code, Diagnostic
from bannergen.spec.campaign import Campaign, Period
from bannergen.spec.event_days import check_days, check_years, mentions
from bannergen.spec.record import OfficialText, Record
from bannergen.spec.values import Text
from bannergen.spec.wording import Word, differences, is_same, likeness, quotes, words_of

# Campaigns for a day begin weeks before it, and "tháng hành động" run on after it; farther off it is another event.
_MARGIN = datetime.timedelta(days=60)
# A campaign's own text may be like an official one on purpose; one word in seven is no purpose.
_ALIKE = 0.15
_COUNTED = re.compile(r"[\d/.]+|[ivxlcdm]+")  # numbers, Roman ones too: what changes from year to year


def check_official(campaign: Campaign, record: Record) -> list[Diagnostic]:
    """Return what the record has to say of all texts of a campaign."""
    years, around = _years(campaign, datetime.timedelta()), _years(campaign, _MARGIN)
    official = [slogan.official for slogan in campaign.slogans if slogan.official]
    found = [finding for text in official for finding in _compare(text, years, record)]
    for text in official:
        found += _check_times(text, around, record)
    for text in _own_texts(campaign):
        found += _check_alike(text, record) + _check_times(text, around, record)
    return list(dict.fromkeys(found + _check_period(campaign, record)))


def check_text(text: Text, year: int | None, record: Record) -> list[Diagnostic]:
    """Return what the record has to say of one text that is not called official."""
    return _check_alike(text, record) + _check_times(text, {year} if year else set(), record)


def _check_times(text: Text, years: set[int], record: Record) -> list[Diagnostic]:
    return check_days(text, record) + (check_years(text, years, record) if years else [])


def _own_texts(campaign: Campaign) -> Iterator[Text]:
    """Give the texts that a campaign does not call official."""
    yield campaign.title
    if campaign.short_title:
        yield campaign.short_title
    for slogan in campaign.slogans:
        if slogan.official is None:
            yield slogan.text
        if slogan.short:
            yield slogan.short


def _years(campaign: Campaign, margin: datetime.timedelta) -> set[int]:
    """Return the years of a campaign, with so many days before and after it; none where it says nothing of its time."""
    if campaign.day is None:
        return set()
    first, last = campaign.day, campaign.period.to if campaign.period else campaign.day
    return set(range((first - margin).year, (last + margin).year + 1))


def _compare(official: Text, years: set[int], record: Record) -> list[Diagnostic]:
    """Return a finding for a text that is called official and is not word for word one of the record."""
    words = words_of(official)
    same = [entry for entry in record.texts if is_same(words, entry.words)]
    if any(_is_of(entry, years) for entry in same):
        return []
    if same:
        shown = ", ".join(map(str, sorted(years)))
        return [codes.OTHER_YEARS_TEXT.at(official.span, year=same[0].year, entry=same[0], years=shown)]
    near = _nearest(words, years, record)
    if near is None:
        return [codes.NOT_IN_RECORD.at(official.span)]
    return [_differing(codes.DIFFERS if near.verified else codes.ALIKE, official, words, near)]


def _is_of(entry: OfficialText, years: set[int]) -> bool:
    return entry.year is None or not years or entry.year in years


def _nearest(words: Sequence[Word], years: set[int], record: Record) -> OfficialText | None:
    """Return the entry a text is meant to be; one of the year before others that are as near.

    The text of another year with other numbers in it ("95 năm", "96 năm") is right as it is.
    """
    found = [
        ((apart, not _is_of(entry, years)), entry)
        for entry in record.texts
        if (apart := likeness(words, entry.words)) is not None
        and (_is_of(entry, years) or not _only_numbers(words, entry.words))
    ]
    return min(found, key=lambda each: each[0])[1] if found else None


def _only_numbers(words: Sequence[Word], wanted: Sequence[Word]) -> bool:
    changed = [
        word.same for here, there in differences(words, wanted) for word in (*_of(words, here), *_of(wanted, there))
    ]
    return all(map(_COUNTED.fullmatch, changed))


def _of(words: Sequence[Word], places: range) -> Sequence[Word]:
    return words[places.start : places.stop]


def _check_alike(text: Text, record: Record) -> list[Diagnostic]:
    """Return a finding for a text that is an official one but for a slip; to quote a part of one is none."""
    words = words_of(text)
    found = []
    for entry in record.texts:
        if quotes(words, entry.words):
            return []
        apart = likeness(words, entry.words)
        if apart is not None and apart <= _ALIKE and not _only_numbers(words, entry.words):
            found.append((apart, entry))
    if not found:
        return []
    return [_differing(codes.ALIKE, text, words, min(found, key=lambda each: each[0])[1])]


def _differing(code: Code, text: Text, words: Sequence[Word], entry: OfficialText) -> Diagnostic:
    """Return a finding that shows every difference, each with the words beside it, at the first of them."""
    pairs, first = [], None
    for here, there in differences(words, entry.words):
        start, end = _cut(words, here)
        first = first or (start, end)
        wanted = entry.text[slice(*_cut(entry.words, there))]
        pairs.append((text[start:end], wanted.upper() if text.isupper() else wanted))
    shown = f"{entry} ({entry.year})" if entry.year else f"{entry}"
    return code.at(
        text.place(*first) if first else text.span,
        entry=shown,
        differences_vi="; ".join(f"“{found}” phải là “{wanted}”" for found, wanted in pairs),
        differences_en="; ".join(f"“{found}” should be “{wanted}”" for found, wanted in pairs),
    )


def _cut(words: Sequence[Word], places: range) -> tuple[int, int]:
    """Return where words begin and end in their text, with a neighbour on either side."""
    return words[max(0, places.start - 1)].start, words[min(places.stop, len(words) - 1)].end


def _check_period(campaign: Campaign, record: Record) -> list[Diagnostic]:
    """Return a finding for a title whose event is on none of the days around the campaign's period."""
    named = mentions(campaign.title, record)
    period = campaign.period
    if period is None or not named:
        return []
    events = [event for mention in named for event in mention.events]
    years = _years(campaign, _MARGIN)
    if any(_is_around(event.day.of(year), period) for event in events for year in years):
        return []
    span = campaign.title.place(named[0].start, named[0].end)
    event = events[0]
    return [codes.OUTSIDE_PERIOD.at(span, event=event.name, day=event.day, period=period, margin=_MARGIN.days)]


def _is_around(day: datetime.date, period: Period) -> bool:
    return period.from_ - _MARGIN <= day <= period.to + _MARGIN
