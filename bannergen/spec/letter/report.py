"""Step 1, read: what to tell about a letter.

In: a `Letter`, and the place tables there are. Out: diagnostics. Refuses nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeAlias

from bannergen.codes import letter as codes
from bannergen.diagnostics import Diagnostic, Span
from bannergen.orthography.lint import faults_of
from bannergen.spec.letter.model import Found, Letter, LetterPeriod
from bannergen.spec.letter.provinces import ProvinceTable, table_of

# What each part is called, in both languages.
NAMES = {
    "number": ("số văn bản", "document number"),
    "date": ("ngày văn bản", "document date"),
    "issuer": ("cơ quan ban hành", "issuer"),
    "province": ("tỉnh, thành phố", "province"),
    "event": ("sự kiện", "event"),
    "period": ("thời gian", "period"),
    "basis": ("căn cứ", "basis"),
    "receivers": ("nơi nhận", "receivers"),
    "slogans": ("khẩu hiệu", "slogan"),
}
Part: TypeAlias = tuple[str, tuple[Found[object], ...]]


def parts_of(letter: Letter) -> Iterator[Part]:
    """Give each part's name and all that was found of it."""
    for name in NAMES:
        found = getattr(letter, name)
        if isinstance(found, tuple):
            yield name, found
        else:
            yield name, () if found is None else (found,)


def report(letter: Letter) -> tuple[Diagnostic, ...]:
    """Say what was found on which line, what of it cannot be set, what is not certain, and what was not found."""
    return tuple(each for part in parts_of(letter) for each in _of_part(letter.source, part))


def missing_table(letter: Letter, tables: Iterable[ProvinceTable]) -> tuple[Diagnostic, ...]:
    """Say that no table holds the places of the letter's province."""
    found = letter.province
    if found is None or table_of(found.value.name, tables):
        return ()
    return (codes.NO_TABLE.at(_span(letter.source, found), province=found.value),)


def _span(source: str, found: Found[object]) -> Span:
    return Span(source, found.line.number, 1, len(found.line.text), found.line.text)


def _of_part(source: str, part: Part) -> Iterator[Diagnostic]:
    name, found = part
    what_vi, what_en = NAMES[name]
    if not found:
        yield codes.NOT_FOUND.at(Span(source), what_vi=what_vi, what_en=what_en)
    for each in found:
        span = _span(source, each)
        yield from faults_of(each.line.text, span)
        yield codes.FOUND.at(span, what_vi=_first_up(what_vi), what_en=_first_up(what_en), value=_paged(each))
        if not each.sure:
            yield codes.UNSURE.at(span, what_vi=_first_up(what_vi), what_en=what_en, value=_shown(each))


def _first_up(words: str) -> str:
    return words[:1].upper() + words[1:]


def _shown(found: Found[object]) -> str:
    value = found.value
    return f"{value.start} – {value.end}" if isinstance(value, LetterPeriod) else str(value)


def _paged(found: Found[object]) -> str:
    """Write a value, with the page where the letter has pages."""
    return f"{_shown(found)} [tr. {found.line.page}]" if found.line.page else _shown(found)
