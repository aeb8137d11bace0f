"""Step 1, read: places and organisations from CSV tables, with validity dates, and what they call themselves.

In: a table with the columns slug, name, level (and code, parent, valid_from, valid_to, issuer where known). Out: a
PlaceTable. The issuer line of an administrative unit is "UBND huyện Na Hang" by rule; an organisation's is its name.
"""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from bannergen.codes import pieces, reading
from bannergen.diagnostics import Diagnostic, Fault, Span, raise_errors
from bannergen.spec.reader import read_text
from bannergen.spec.values import Date, Slug, Text, Wanted

# Levels of the administration; their people's committee signs (Luật Tổ chức chính quyền địa phương).
ADMINISTRATIVE_LEVELS = frozenset(
    {"tỉnh", "thành phố", "thị xã", "quận", "huyện", "phường", "xã", "thị trấn", "đặc khu"}
)
_COLUMNS = ("slug", "name", "level")


@dataclass(frozen=True, slots=True)
class Place:
    """An administrative unit or an organisation that pieces are made for."""

    slug: str
    name: str
    level: str
    issuer: str
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

    def chosen(self, use: Iterable[Text]) -> tuple[Place, ...]:
        """Return the places of a ``use`` list, each once; raise a Fault that names every unknown one."""
        wanted = tuple(use)
        if not wanted:
            return tuple(self.places.values())
        found: dict[str, Place] = {}
        faults: list[Diagnostic] = []
        for item in wanted:
            try:
                found.update({place.slug: place for place in self._named(item)})
            except Fault as fault:
                faults += fault.diagnostics
        raise_errors(faults)
        return tuple(found.values())

    def _named(self, item: Text) -> tuple[Place, ...]:
        span = getattr(item, "span", None)
        if item.startswith("level:"):
            level = item.removeprefix("level:").strip()
            levels = tuple(dict.fromkeys(place.level for place in self.places.values()))
            if level not in levels:
                raise Fault(_unknown(span, level, levels, ("cấp địa bàn", "level of places")))
            return tuple(place for place in self.places.values() if place.level == level)
        if item not in self.places:
            raise Fault(_unknown(span, item, tuple(self.places), ("địa bàn", "place")))
        return (self.places[item],)


def _unknown(span: Span | None, got: str, known: tuple[str, ...], kind: tuple[str, str]) -> Diagnostic:
    return reading.UNKNOWN_ID.at(span, got=got, accepted=known, kind_vi=kind[0], kind_en=kind[1])


def issuer_of(name: str, level: str) -> str:
    """Return the issuer line by rule: "Huyện Na Hang" speaks as "UBND huyện Na Hang"."""
    if level not in ADMINISTRATIVE_LEVELS:
        return name
    return f"UBND {name[0].lower()}{name[1:]}"


def read_places(path: Path, shown: str | None = None) -> PlaceTable:
    """Read a table; raise a Fault with every fault in it."""
    source = shown or str(path)
    text = unicodedata.normalize("NFC", read_text(path, source))
    rows = csv.reader(io.StringIO(text, newline=""), strict=True)
    header = _header(rows, source)
    reading_rows = _Rows(source, text.splitlines(), header)
    try:
        for row in rows:
            reading_rows.add(row, rows.line_num)
    except csv.Error as fault:
        reading_rows.faults.append(reading.YAML_SYNTAX.at(reading_rows.span(rows.line_num), problem=fault))
    raise_errors(reading_rows.faults)
    return PlaceTable(source, reading_rows.places)


def _header(rows: Iterable[list[str]], source: str) -> tuple[str, ...]:
    header = tuple(next(iter(rows), ()))
    if not header:
        raise Fault(reading.EMPTY.at(Span(source), path=source))
    raise_errors(
        reading.CSV_COLUMN.at(Span(source, 1, 1), path=source, column=column)
        for column in _COLUMNS
        if column not in header
    )
    return header


class _Rows:
    """Rows on their way to places, with the faults met."""

    def __init__(self, source: str, lines: list[str], header: tuple[str, ...]) -> None:
        self.source, self.lines, self.header = source, lines, header
        self.places: dict[str, Place] = {}
        self.faults: list[Diagnostic] = []

    def span(self, line: int, cell: str = "") -> Span:
        text = self.lines[line - 1] if 0 < line <= len(self.lines) else ""
        column = text.find(cell) + 1 if cell else 1
        return Span(self.source, line, max(1, column), max(1, len(cell)), text)

    def add(self, row: list[str], line: int) -> None:
        if not row:
            return
        if len(row) != len(self.header):
            found, wanted = len(row), len(self.header)
            self.faults.append(reading.CSV_ROW.at(self.span(line), found=found, wanted=wanted))
            return
        cells = dict(zip(self.header, (cell.strip() for cell in row), strict=True))
        slug = self._slug(cells, line)
        dates = [self._date(column, cells, line) for column in ("valid_from", "valid_to")]
        if not cells["name"]:
            self.faults.append(reading.MISSING_KEY.at(self.span(line), key="name", where=self.source))
        elif slug in self.places:
            first = self.places[slug].span
            self.faults.append(reading.DUPLICATE_ID.at(self.span(line, slug), id=slug, first=first))
        elif slug:
            self.places[slug] = self._place(slug, cells, dates, line)

    def _place(self, slug: str, cells: dict[str, str], dates: list[Date | None], line: int) -> Place:
        name, level = cells["name"], cells["level"]
        return Place(
            slug=slug,
            name=name,
            level=level,
            issuer=cells.get("issuer") or issuer_of(name, level),
            code=cells.get("code", ""),
            parent=cells.get("parent", ""),
            valid_from=dates[0],
            valid_to=dates[1],
            span=self.span(line),
        )

    def _date(self, column: str, cells: dict[str, str], line: int) -> Date | None:
        text = cells.get(column)
        try:
            return Date.parse(text) if text else None
        except ValueError:
            self._bad(column, cells, line, Date.WANTED)
            return None

    def _slug(self, cells: dict[str, str], line: int) -> str:
        try:
            return str(Slug.parse(cells["slug"]))
        except ValueError:
            self._bad("slug", cells, line, Slug.WANTED)
            return ""

    def _bad(self, column: str, cells: dict[str, str], line: int, wanted: Wanted) -> None:
        span = self.span(line, cells[column])
        self.faults.append(
            reading.BAD_VALUE.at(span, key=column, got=cells[column], wanted_vi=wanted.vi, wanted_en=wanted.en)
        )


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
