"""Step 1, read: a `Letter` becomes the campaign YAML.

In: a `Letter`, the place tables there are, the words of the language. Out: the YAML text a designer goes on
editing, with the letter's line numbers as comments. Refuses nothing; what was not found is left out and named in a
comment.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Set
from pathlib import PurePath

from bannergen.spec.campaign import as_set
from bannergen.spec.letter.compounds import keep_phrases
from bannergen.spec.letter.lines import clean
from bannergen.spec.letter.model import Found, Letter
from bannergen.spec.letter.names import campaign_id, short_slug, slogan_ids
from bannergen.spec.letter.provinces import ProvinceTable, table_of
from bannergen.spec.letter.report import NAMES
from bannergen.spec.theme import DEFAULT_THEME

PRODUCTS = ("bang-ron-ngang-8x1", "pano-3x2", "led-p5-640x384")
# Begins like a word and holds nothing YAML reads as its own: in a block, and in a flow list.
_PLAIN = re.compile(r"[^\W_](?:[^:#\\]|:(?=\S))*")
_PLAIN_IN_LIST = re.compile(r"[^\W_](?:[^:#?\\,\[\]{}]|:(?=[^\s,\[\]{}]))*")
# What YAML 1.1 readers take for something else than text.
_MISREAD = re.compile(r"y|n|yes|no|on|off|true|false|null|[-+.\d_:]*\d[\d_.:eE+-]*|0[xob][\da-fA-F_]+", re.IGNORECASE)
_ISO_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_UNPRINTABLE = re.compile("[^\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")


def campaign_yaml(letter: Letter, tables: Iterable[ProvinceTable] = (), words: Set[str] = frozenset()) -> str:
    """Write the campaign YAML of a letter; the ``words`` in its slogans stay whole."""
    sections = (
        _heading(letter),
        _document(letter),
        _period(letter),
        _receivers(letter),
        _slogans(letter, words),
        _places(letter, tables),
        _choices(),
    )
    return "\n".join(line for section in sections for line in section) + "\n"


def quoted(text: str) -> str:
    """Write a double-quoted scalar."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{_UNPRINTABLE.sub(_escape, escaped)}"'


def _escape(match: re.Match[str]) -> str:
    return f"\\u{ord(match[0]):04x}"


def scalar(text: str, plain: re.Pattern[str] = _PLAIN) -> str:
    """Write a scalar plain where every YAML reader takes it for this very text, else double-quoted."""
    safe = plain.fullmatch(text) and not text.endswith((" ", ":")) and not _UNPRINTABLE.search(text)
    return text if safe and (_ISO_DATE.fullmatch(text) or not _MISREAD.fullmatch(text)) else quoted(text)


def flow(texts: Iterable[str]) -> str:
    """Write a list on one line."""
    return f"[{', '.join(scalar(text, _PLAIN_IN_LIST) for text in texts)}]"


def _at(found: Found[object]) -> str:
    page = f", trang {found.line.page}" if found.line.page else ""
    return f"  # dòng {found.line.number}{page}"


def _missing(name: str) -> str:
    return f"# chưa tìm thấy: {NAMES[name][0]}"


def _heading(letter: Letter) -> Iterator[str]:
    name = clean(PurePath(letter.source).name)
    yield f"# Lập từ công văn {_UNPRINTABLE.sub('?', name)}; số dòng là dòng trong công văn."
    event = letter.event.value if letter.event else ""
    stem = (campaign_id(event, _year(letter)) if event else "") or short_slug(PurePath(name).stem) or "chien-dich"
    yield f"campaign: {scalar(stem)}"
    if letter.event:
        yield f"title: {scalar(event)}{_at(letter.event)}"
    else:  # a campaign has a title; the first slogan stands in
        yield _missing("event")
        yield f"title: {scalar(as_set(letter.slogans[0].value))}"


def _year(letter: Letter) -> int | None:
    """Return the campaign's year: the event's own, else that of a period that is sure, else the letter's."""
    named = re.search(r"\bnăm (\d{4})\b", letter.event.value) if letter.event else None
    if named:
        return int(named[1])
    if letter.period and letter.period.sure:
        return letter.period.value.start.year
    return letter.date.value.year if letter.date else None


def _document(letter: Letter) -> Iterator[str]:
    """Write the document; a campaign wants its number and issuer, so half a document waits as a comment."""
    keys = list(_document_keys(letter))
    yield from (_missing(name) for name in ("number", "date", "issuer", "basis") if not getattr(letter, name))
    if letter.number and letter.issuer:
        yield from ("document:", *keys)
        return
    if keys:
        yield from ("# document:", *(f"# {key}" for key in keys))
    if letter.issuer:
        yield f"issuer: {scalar(letter.issuer.value)}{_at(letter.issuer)}"


def _document_keys(letter: Letter) -> Iterator[str]:
    for name, found in (("number", letter.number), ("date", letter.date), ("issuer", letter.issuer)):
        if found:
            yield f"  {name}: {scalar(str(found.value))}{_at(found)}"
    if letter.basis:
        lines = ", ".join(str(line) for line in dict.fromkeys(found.line.number for found in letter.basis))
        yield f"  basis: {flow(found.value for found in letter.basis)}  # dòng {lines}"


def _period(letter: Letter) -> Iterator[str]:
    """Write the period; one that is not sure waits as a comment."""
    if letter.period is None:
        yield _missing("period")
        return
    waits, doubt = ("", "") if letter.period.sure else ("# ", "; chưa chắc chắn, đối chiếu với công văn gốc")
    yield f"{waits}period:{_at(letter.period)}{doubt}"
    yield f"{waits}  from: {letter.period.value.start}"
    yield f"{waits}  to: {letter.period.value.end}"


def _receivers(letter: Letter) -> Iterator[str]:
    if not letter.receivers:
        yield _missing("receivers")
        return
    yield "receivers:"
    yield from (f"  - {scalar(found.value)}" for found in letter.receivers)


def _slogans(letter: Letter, words: Set[str]) -> Iterator[str]:
    texts = [as_set(found.value) for found in letter.slogans]
    event = letter.event.value if letter.event else ""
    province = letter.province.value.name if letter.province else ""
    yield "slogans:"
    for found, text, name in zip(letter.slogans, texts, slogan_ids(texts), strict=True):
        yield f"  - id: {scalar(name)}{_at(found)}"
        yield f"    official: {quoted(found.value)}"
        yield f"    text: {scalar(text)}"
        if keep := keep_phrases(text, words, event, province):
            yield f"    keep: {flow(keep)}"


def _places(letter: Letter, tables: Iterable[ProvinceTable]) -> Iterator[str]:
    if letter.province is None:
        yield _missing("province")
        return
    name = letter.province.value.name
    table = table_of(name, tables)
    if table is None:
        yield f"# chưa có bảng địa bàn kèm theo: {name}"
        return
    levels = "".join(f", {quoted(f'level:{level}')}" for level in table.levels)
    yield "places:"
    yield f"  table: {scalar(table.table)}"
    yield f"  use: [{table.province_slug}{levels}]"


def _choices() -> Iterator[str]:
    yield "products:"
    yield from (f"  - {product}" for product in PRODUCTS)
    yield f"theme: {DEFAULT_THEME}"
