"""Step 1, read: what a letter holds.

In: nothing. Out: the frozen types. Refuses nothing; a part not found is None.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Generic, TypeVar

T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Line:
    """One cleaned line; lines count from 1 through the whole text, pages from 1 (0: no pages)."""

    number: int
    text: str
    page: int = 0


@dataclass(frozen=True, slots=True)
class Found(Generic[T_co]):
    """A value and the line it stands on; not ``sure`` where a rule of thumb decided."""

    value: T_co
    line: Line
    sure: bool = True


@dataclass(frozen=True, slots=True)
class LetterPeriod:
    """First and last day, both included."""

    start: dt.date
    end: dt.date


@dataclass(frozen=True, slots=True)
class Province:
    """A province-level unit by its bare name: ``Tuyên Quang``, kind ``tỉnh`` or ``thành phố``."""

    name: str
    kind: str

    def __str__(self) -> str:
        return f"{self.kind} {self.name}"


@dataclass(frozen=True, slots=True)
class Letter:
    """A campaign letter; slogans are verbatim, NFC, with the list's own full stop."""

    source: str
    slogans: tuple[Found[str], ...]
    number: Found[str] | None = None
    date: Found[dt.date] | None = None
    issuer: Found[str] | None = None
    province: Found[Province] | None = None
    event: Found[str] | None = None
    period: Found[LetterPeriod] | None = None
    basis: tuple[Found[str], ...] = ()
    receivers: tuple[Found[str], ...] = ()
