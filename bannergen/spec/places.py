"""Step 1, read: places and organisations from CSV tables, with validity dates, and what they call themselves.

In: a table with the columns slug, name, level (and code, parent, valid_from, valid_to, issuer, short_name, short_issuer
where known). Out: a PlaceTable. The issuer line of an administrative unit is "UBND huyện Na Hang" by rule; an
organisation's is its name.
"""

from __future__ import annotations

import csv
import difflib
import io
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from bannergen.codes import pieces, reading
from bannergen.diagnostics import Diagnostic, Fault, Span, raise_errors, tried
from bannergen.orthography.composition import composed
from bannergen.spec.known import known, unknown
from bannergen.spec.reader import read_text
from bannergen.spec.slug import slug_of
from bannergen.spec.values import Date, Slug, Text, Wanted, clean_text

# Levels of the administration; their people's committee signs (Luật Tổ chức chính quyền địa phương).
ADMINISTRATIVE_LEVELS = frozenset(
    {"tỉnh", "thành phố", "thị xã", "quận", "huyện", "phường", "xã", "thị trấn", "đặc khu"}
)
_NEAR = 0.75  # how like an administrative level a word must be to be taken for a slip of it
_COLUMNS = ("slug", "name", "level")


@dataclass(frozen=True, slots=True)
class Place:
    """An administrative unit or an organisation that pieces are made for."""

    slug: str
    name: str
    level: str
    issuer: str
    short_name: str = ""
    short_issuer: str = ""
    code: str = ""
    parent: str = ""
    valid_from: Date | None = None
    valid_to: Date | None = None
    span: Span | None = None

    def valid_on(self, day: Date) -> bool:
        """Tell whether it existed on a day; an open end holds for ever."""
        return (self.valid_from is None or self.valid_from <= day) and (self.valid_to is None or day <= self.valid_to)


@dataclass(frozen=True, slots=True)
class PlaceTable:
    """All places of a table, by slug, in the table's order."""

    source: str
    places: Mapping[str, Place]

    def chosen(self, use: Iterable[Text] | None) -> tuple[Place, ...]:
        """Return the places of a ``use`` list, each once, all without one; raise a Fault that names every unknown."""
        if use is None:
            return tuple(self.places.values())
        found: dict[str, Place] = {}
        faults: list[Diagnostic] = []
        for item in use:
            for places in tried(faults, self._named, item):
                found.update({place.slug: place for place in places})
        raise_errors(faults)
        return tuple(found.values())

    def _named(self, item: Text) -> tuple[Place, ...]:
        if item.startswith("level:"):
            level = _level(item.removeprefix("level:"))
            levels = tuple(dict.fromkeys(place.level for place in self.places.values()))
            if level not in levels:
                raise Fault(unknown(level, levels, ("cấp địa bàn", "level of places"), getattr(item, "span", None)))
            return tuple(place for place in self.places.values() if place.level == level)
        return (known(item, self.places, ("địa bàn", "place")),)


def _level(written: str) -> str:
    """Return a level as it is compared: composed, in small letters, with single spaces."""
    return composed(" ".join(written.casefold().split()))


def meant_level(level: str) -> str | None:
    """Return the administrative level that a slip such as "huyen" or "thi xa" means; None for any other word.

    An organisation's level may hold such a word ("huyện ủy"), so only words of as many syllables are compared.
    """
    word = _level(level)
    if word in ADMINISTRATIVE_LEVELS:
        return None
    near = ((_likeness(word, known), known) for known in ADMINISTRATIVE_LEVELS)
    likeness, known = max(near)
    return known if likeness >= _NEAR else None


def _likeness(word: str, known: str) -> float:
    """Return 1 for words that differ in marks and spaces only, else the share of letters in common."""
    if slug_of(word).replace("-", "") == slug_of(known).replace("-", ""):
        return 1.0
    if word.count(" ") != known.count(" "):
        return 0.0
    return difflib.SequenceMatcher(None, word, known).ratio()


def issuer_of(name: str, level: str) -> str:
    """Return the issuer line by rule: "Huyện Na Hang" speaks as "UBND huyện Na Hang"."""
    if _level(level) not in ADMINISTRATIVE_LEVELS:
        return name
    return f"UBND {name[0].lower()}{name[1:]}"


def read_places(path: Path, shown: str | None = None) -> PlaceTable:
    """Read a table; raise a Fault with every fault in it."""
    source = shown or str(path)
    text = read_text(path, source)
    table = _Table(source, re.split("\r\n|\r|\n", text))
    rows = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        table.head(next(rows, []))
        for row in rows:
            table.add(row, rows.line_num)
    except csv.Error as fault:
        table.faults.append(reading.CSV_SYNTAX.at(table.span(rows.line_num), problem=fault))
    raise_errors(table.faults)
    return PlaceTable(source, table.places)


class _Table:
    """Rows on their way to places, with the faults met."""

    def __init__(self, source: str, lines: list[str]) -> None:
        self.source, self.lines = source, lines
        self._cells: dict[str, list[tuple[int, int]]] = {}  # of the lines looked at
        self.header: tuple[str, ...] = ()
        self.places: dict[str, Place] = {}
        self.faults: list[Diagnostic] = []

    def span(self, line: int, column: str = "") -> Span:
        """Return the place of a column's cell; of the whole line where the cell runs over several."""
        text = self.lines[line - 1] if 0 < line <= len(self.lines) else ""
        cells = self._cells.get(text)
        if cells is None:
            cells = self._cells[text] = _cells(text)
        at = self.header.index(column) if column in self.header else len(self.header)
        if len(cells) != len(self.header) or at == len(cells):
            return Span(self.source, line, 1, max(1, len(text)), text)
        return Span(self.source, line, cells[at][0] + 1, max(1, cells[at][1]), text)

    def head(self, header: list[str]) -> None:
        """Take the first row; raise a Fault when the others cannot be read by it."""
        if not header:
            raise Fault(reading.EMPTY.at(Span(self.source), path=self.source))
        self.header = tuple(cell.strip() for cell in header)
        repeated = [name for at, name in enumerate(self.header) if name in self.header[:at]]
        missing = [column for column in _COLUMNS if column not in self.header]
        first = Span(self.source, 1, 1, len(self.lines[0]), self.lines[0])
        raise_errors(
            [
                *(reading.DUPLICATE_KEY.at(first, key=name, first_line=1) for name in repeated),
                *(reading.CSV_COLUMN.at(first, path=self.source, column=column) for column in missing),
            ]
        )

    def add(self, row: list[str], line: int) -> None:
        """Take one more row."""
        if not row:
            return
        if len(row) != len(self.header):
            found, wanted = len(row), len(self.header)
            self.faults.append(reading.CSV_ROW.at(self.span(line), found=found, wanted=wanted))
            return
        cells = self._cleaned(row, line)
        if cells is None:
            return
        slug = self._slug(cells, line)
        self._check_level(cells, line)
        start, end = (self._date(column, cells, line) for column in ("valid_from", "valid_to"))
        if start and end and end < start:
            self.faults.append(reading.PERIOD_REVERSED.at(self.span(line, "valid_to"), start=start, end=end))
        if not cells["name"]:
            self.faults.append(reading.MISSING_KEY.at(self.span(line, "name"), key="name", where=self.source))
        elif slug in self.places:
            first = self.places[slug].span
            self.faults.append(reading.DUPLICATE_ID.at(self.span(line, "slug"), id=slug, first=first))
        elif slug:
            self.places[slug] = self._place(slug, cells, (start, end), line)

    def _cleaned(self, row: list[str], line: int) -> dict[str, Text] | None:
        """Return the cells by column; None, with the faults, where one of them holds what cannot be set."""
        cells = {
            column: text
            for column, cell in zip(self.header, row, strict=True)
            for text in tried(self.faults, clean_text, cell, self.span(line, column))
        }
        return cells if len(cells) == len(row) else None

    def _check_level(self, cells: Mapping[str, str], line: int) -> None:
        meant = meant_level(cells["level"])
        if meant:
            accepted = sorted(ADMINISTRATIVE_LEVELS)
            span = self.span(line, "level")
            self.faults.append(pieces.LEVEL_UNKNOWN.at(span, got=cells["level"], accepted=accepted, wanted=meant))

    def _place(self, slug: str, cells: Mapping[str, str], valid: tuple[Date | None, Date | None], line: int) -> Place:
        name, level = cells["name"], _level(cells["level"])
        return Place(
            slug=slug,
            name=name,
            level=level,
            issuer=cells.get("issuer") or issuer_of(name, level),
            short_name=cells.get("short_name", ""),
            short_issuer=cells.get("short_issuer", ""),
            code=cells.get("code", ""),
            parent=cells.get("parent", ""),
            valid_from=valid[0],
            valid_to=valid[1],
            span=self.span(line, "slug"),
        )

    def _date(self, column: str, cells: Mapping[str, str], line: int) -> Date | None:
        text = cells.get(column)
        try:
            return Date.parse(text) if text else None
        except ValueError:
            self._bad(column, cells, line, Date.WANTED)
            return None

    def _slug(self, cells: Mapping[str, str], line: int) -> str:
        try:
            return str(Slug.parse(cells["slug"]))
        except ValueError:
            self._bad("slug", cells, line, Slug.WANTED)
            return ""

    def _bad(self, column: str, cells: Mapping[str, str], line: int, wanted: Wanted) -> None:
        span = self.span(line, column)
        self.faults.append(
            reading.BAD_VALUE.at(span, key=column, got=cells[column], wanted_vi=wanted.vi, wanted_en=wanted.en)
        )


def _cells(line: str) -> list[tuple[int, int]]:
    """Return where each cell of a line starts and how long it is written, quotes included."""
    commas, quoted = [-1], False
    for at, character in enumerate(line):
        quoted ^= character == '"'
        if character == "," and not quoted:
            commas.append(at)
    return [(start + 1, end - start - 1) for start, end in pairwise([*commas, len(line)])]


def check_valid(places: Iterable[Place], day: Date) -> list[Diagnostic]:
    """Return a fault for each place that did not exist on a day."""
    return [
        pieces.PLACE_NOT_VALID.at(
            place.span,
            name=place.name,
            date=day,
            valid_from=place.valid_from or "…",
            valid_to=place.valid_to or "…",
        )
        for place in places
        if not place.valid_on(day)
    ]
