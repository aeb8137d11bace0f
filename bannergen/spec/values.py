"""Step 1, read: the scalar types of the YAML: texts with a place, lengths, sizes, shapes, dates, ranges.

Each type reads itself from the written text by ``parse`` and says in ``WANTED`` what it accepts. Every text comes in
through ``clean_text``, which is the text door of every file and of the command line.
"""

from __future__ import annotations

import datetime
import math
import re
from dataclasses import dataclass, replace
from typing import Annotated, ClassVar, NamedTuple, Self, TypeAlias

from bannergen.diagnostics import Span, raise_errors
from bannergen.geometry import Unit
from bannergen.orthography.composition import set_right
from bannergen.orthography.lint import faults_of


class Wanted(NamedTuple):
    """What a value must look like, for messages."""

    vi: str
    en: str


class Text(str):
    """A written text that knows where it stands, and how it was written; otherwise a plain str."""

    __slots__ = ("span", "written")
    span: Span | None
    written: str

    def __new__(cls, value: str, span: Span | None = None, written: str | None = None) -> Text:
        """Make it from a str, its place, and what stood there where that differs."""
        text = super().__new__(cls, value)
        text.span = span
        text.written = value if written is None else written
        return text

    def __reduce__(self) -> tuple[type[Text], tuple[str, Span | None, str]]:
        return Text, (str(self), self.span, self.written)

    def place(self, start: int, end: int) -> Span | None:
        """Return the place of a part of it; its own place where the line is not written as the text reads."""
        if self.span is None:
            return None
        written = max(0, self.span.column - 1)
        whole, part = self.span.line_text.find(self, written), self.span.line_text.find(self[start:end], written)
        at = whole + start if whole >= 0 else part
        return replace(self.span, column=at + 1, length=end - start) if at >= 0 and end > start else self.span


def clean_text(text: str, span: Span | None = None) -> Text:
    """Return a text as it is set: composed, nothing invisible in it, every run of white space one space.

    Raise a Fault for all that keeps it from being set.
    """
    raise_errors(faults_of(text, span))
    return Text(" ".join(set_right(text).split()), span, text)


class Slug(Text):
    """An id that is safe in file names and addresses: small ASCII letters, digits, single hyphens."""

    WANTED: ClassVar = Wanted("mã gồm chữ thường a–z, số và gạch nối", "an id of a–z, digits and hyphens")
    __slots__ = ()

    @classmethod
    def parse(cls, text: str, span: Span | None = None) -> Slug:
        """Read it; raise ValueError for anything else."""
        if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", text) or len(text) > 100:
            raise ValueError(text)
        slug = cls(text, span)
        assert isinstance(slug, Slug)  # noqa: S101 - Text.__new__ is typed for Text
        return slug

    def __reduce__(self) -> tuple[type[Text], tuple[str, Span | None, str]]:
        return Slug, (str(self), self.span, self.written)


def number_of(text: str) -> float:
    """Read a number; raise ValueError for what nobody writes: ``1_000``, digits of other scripts, infinity, NaN."""
    if "_" in text or not text.isascii():
        raise ValueError(text)
    number = float(text)
    if not -1e9 < number < 1e9:
        raise ValueError(text)
    return number


class _Bounded:
    """How a number between two bounds is read, both included."""

    LEAST: ClassVar = -math.inf
    MOST: ClassVar = math.inf

    @classmethod
    def parse(cls, text: str) -> float:
        """Read it; raise ValueError for anything else."""
        number = number_of(text)
        if not cls.LEAST <= number <= cls.MOST:
            raise ValueError(text)
        return number


class _NonNegative(_Bounded):
    LEAST = 0
    WANTED: ClassVar = Wanted("một số không âm", "a number that is not negative")


class _Tracking(_Bounded):
    """In thousandths of an em; beyond these a word is no word any more."""

    LEAST, MOST = -100, 500
    WANTED: ClassVar = Wanted("một số từ -100 đến 500", "a number from -100 to 500")


class _Tightening(_Bounded):
    """A tracking that brings letters nearer."""

    LEAST, MOST = _Tracking.LEAST, 0
    WANTED: ClassVar = Wanted("một số từ -100 đến 0", "a number from -100 to 0")


class Resolution:
    """How a resolution is read."""

    MOST: ClassVar = 20_000.0
    WANTED: ClassVar = Wanted("một số lớn hơn 0, đến 20000", "a number above 0, up to 20000")

    @classmethod
    def parse(cls, text: str) -> float:
        """Read it; raise ValueError for anything else."""
        number = number_of(text)
        if not 0 < number <= cls.MOST:
            raise ValueError(text)
        return number


NonNegative: TypeAlias = Annotated[float, _NonNegative]
Tracking: TypeAlias = Annotated[float, _Tracking]
Tightening: TypeAlias = Annotated[float, _Tightening]
Dpi: TypeAlias = Annotated[float, Resolution]

_NUMBER = r"([0-9]{1,9}(?:\.[0-9]{1,6})?)"
_MM_PER = {"mm": 1.0, "cm": 10.0, "m": 1000.0}


def _written(number: float) -> str:
    """Write a number as these types read it: no exponent, no idle zeros."""
    return f"{number:.6f}".rstrip("0").rstrip(".")


@dataclass(frozen=True, slots=True)
class Length:
    """A length as designers write it: ``12mm``, ``1.2m``, ``40px``, ``6u`` (1 % of the short side), ``50%``."""

    WANTED: ClassVar = Wanted(
        "độ dài như 12mm, 1.5m, 40px, 6u hoặc 50%", "a length such as 12mm, 1.5m, 40px, 6u or 50%"
    )
    value: float
    unit: str  # mm, px, u or %

    @classmethod
    def parse(cls, text: str) -> Length:
        """Read it; raise ValueError for anything else. ``0`` needs no unit."""
        if text == "0":
            return cls(0.0, "u")
        found = re.fullmatch(_NUMBER + r"\s*(mm|cm|m|px|u|%)", text)
        if not found:
            raise ValueError(text)
        number, unit = float(found[1]), found[2]
        return cls(number * _MM_PER[unit], "mm") if unit in _MM_PER else cls(number, unit)

    def __str__(self) -> str:
        return f"{_written(self.value)}{self.unit}"


@dataclass(frozen=True, slots=True)
class Absolute(Length):
    """A length that means the same on every page: in mm, cm, m or px."""

    WANTED: ClassVar = Wanted("độ dài như 12mm, 1.5m hoặc 40px", "a length such as 12mm, 1.5m or 40px")

    @classmethod
    def parse(cls, text: str) -> Absolute:
        """Read it; raise ValueError for a relative length too."""
        length = Length.parse(text)
        if length.unit not in {Unit.MM, Unit.PX} and length.value:
            raise ValueError(text)
        return cls(length.value, length.unit if length.value else Unit.MM)


@dataclass(frozen=True, slots=True)
class PrintLength(Absolute):
    """A length of something printed: in mm, cm or m."""

    LEAST: ClassVar = 0.0
    WANTED: ClassVar = Wanted("độ dài như 25mm, 2.5cm hoặc 1.5m", "a length such as 25mm, 2.5cm or 1.5m")

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read it; raise ValueError for one in px, or for less than the least."""
        length = Absolute.parse(text)
        if length.unit != Unit.MM or length.value < cls.LEAST:
            raise ValueError(text)
        return cls(length.value, length.unit)


@dataclass(frozen=True, slots=True)
class PositiveLength(PrintLength):
    """A length that somebody can sew or cut."""

    LEAST: ClassVar = 1.0
    WANTED: ClassVar = Wanted("độ dài từ 1mm, như 25mm hoặc 2.5cm", "a length from 1mm, such as 25mm or 2.5cm")


@dataclass(frozen=True, slots=True)
class EyeletSpacing(PrintLength):
    """How far apart eyelets are: nearer than 20 mm the rings themselves meet."""

    LEAST: ClassVar = 20.0
    WANTED: ClassVar = Wanted("khoảng cách từ 20mm, như 500mm", "a spacing from 20mm, such as 500mm")


@dataclass(frozen=True, slots=True)
class FinishedSize:
    """A finished size: ``8000x1000mm``, ``8x1m``, ``640x384px``."""

    WANTED: ClassVar = Wanted(
        "kích thước như 3200x1400mm, 8x1m hoặc 640x384px", "a size such as 3200x1400mm, 8x1m or 640x384px"
    )
    width: float
    height: float
    unit: Unit

    @classmethod
    def parse(cls, text: str) -> FinishedSize:
        """Read it; raise ValueError for anything else. Pixels are whole."""
        found = re.fullmatch(_NUMBER + r"\s*[x×]\s*" + _NUMBER + r"\s*(mm|cm|m|px)", text)
        if not found:
            raise ValueError(text)
        width, height, unit = float(found[1]), float(found[2]), found[3]
        if unit == "px":
            if not (width.is_integer() and height.is_integer()):
                raise ValueError(text)
            return cls(width, height, Unit.PX)
        return cls(width * _MM_PER[unit], height * _MM_PER[unit], Unit.MM)

    def __str__(self) -> str:
        return f"{_written(self.width)}×{_written(self.height)} {self.unit}"


@dataclass(frozen=True, slots=True)
class Shape:
    """A shape as width to height: ``3:1``."""

    WANTED: ClassVar = Wanted("tỉ lệ ngang:cao như 3:1", "a shape, width to height, such as 3:1")
    width: float
    height: float

    @classmethod
    def parse(cls, text: str) -> Shape:
        """Read it; raise ValueError for anything else."""
        found = re.fullmatch(_NUMBER + r"\s*:\s*" + _NUMBER, text)
        if not found or float(found[1]) == 0 or float(found[2]) == 0:
            raise ValueError(text)
        return cls(float(found[1]), float(found[2]))

    @property
    def aspect(self) -> float:
        """Width divided by height."""
        return self.width / self.height

    def __str__(self) -> str:
        return f"{_written(self.width)}:{_written(self.height)}"


@dataclass(frozen=True, slots=True)
class CountRange:
    """A count or a range of counts: ``2`` or ``1-3``."""

    MOST: ClassVar = 20  # lines: a text of more is none that hangs
    WANTED: ClassVar = Wanted(
        "số đếm đến 20 như 2 hoặc khoảng như 1-3", "a count up to 20 such as 2 or a range such as 1-3"
    )
    least: int
    most: int

    @classmethod
    def parse(cls, text: str) -> CountRange:
        """Read it; raise ValueError for anything else."""
        found = re.fullmatch(r"([0-9]{1,2})(?:\s*[-–]\s*([0-9]{1,2}))?", text)
        if not found:
            raise ValueError(text)
        least, most = int(found[1]), int(found[2] or found[1])
        if not 1 <= least <= most <= cls.MOST:
            raise ValueError(text)
        return cls(least, most)

    def __str__(self) -> str:
        return f"{self.least}-{self.most}"


@dataclass(frozen=True, slots=True)
class NumberRange:
    """A number or a range of numbers, none negative: ``100``, ``75-100``, ``0.12-0.3``."""

    WANTED: ClassVar = Wanted("một số như 100 hoặc khoảng như 75-100", "a number such as 100 or a range such as 75-100")
    least: float
    most: float

    @classmethod
    def parse(cls, text: str) -> NumberRange:
        """Read it; raise ValueError for anything else."""
        found = re.fullmatch(rf"{_NUMBER}(?:\s*[-–]\s*{_NUMBER})?", text)
        if not found:
            raise ValueError(text)
        least, most = float(found[1]), float(found[2] or found[1])
        if least > most:
            raise ValueError(text)
        return cls(least, most)

    def __str__(self) -> str:
        return _written(self.least) if self.least == self.most else f"{_written(self.least)}-{_written(self.most)}"


@dataclass(frozen=True, slots=True)
class Percentage:
    """A share: ``50%``."""

    WANTED: ClassVar = Wanted("phần trăm như 50%", "a percentage such as 50%")
    value: float

    @classmethod
    def parse(cls, text: str) -> Percentage:
        """Read it; raise ValueError for anything else. It may be negative."""
        found = re.fullmatch(rf"(-?){_NUMBER}\s*%", text)
        if not found:
            raise ValueError(text)
        return cls(float(found[1] + found[2]))

    @property
    def fraction(self) -> float:
        """As a fraction of one."""
        return self.value / 100

    def __str__(self) -> str:
        return f"{_written(self.value)}%"


class Date(datetime.date):
    """A day: ``2022-10-01``."""

    WANTED: ClassVar = Wanted("ngày dạng 2022-10-01", "a date such as 2022-10-01")

    @classmethod
    def parse(cls, text: str) -> Date:
        """Read it; raise ValueError for anything else."""
        if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
            raise ValueError(text)
        return cls.fromisoformat(text)
