"""Leaf: faults and remarks as values. Every step returns or raises these; only the CLI prints them."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Literal, ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")

Lang = Literal["vi", "en"]


class Severity(StrEnum):
    """How grave a diagnostic is: an error stops its piece, the others do not."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Span:
    """A place in a source file.

    Lines and columns count from 1, columns in characters; line 0 means the file as a whole.
    """

    source: str
    line: int = 0
    column: int = 0
    length: int = 1
    line_text: str = ""

    def __str__(self) -> str:
        return f"{self.source}:{self.line}:{self.column}" if self.line else self.source


@dataclass(frozen=True, slots=True)
class Code:
    """A kind of fault: a stable id and its wording, with ``{placeholders}`` for the values of one case."""

    id: str
    severity: Severity
    vi: str
    en: str
    hint_vi: str = ""
    hint_en: str = ""

    def at(
        self,
        span: Span | None = None,
        *,
        accepted: Iterable[str] = (),
        got: str | None = None,
        **values: object,
    ) -> Diagnostic:
        """Make the diagnostic of one case; ``got`` is compared with ``accepted`` for the nearest match."""
        choices = tuple(accepted)
        if got is not None:
            values["got"] = got
        return Diagnostic(
            code=self,
            span=span,
            values=tuple((key, _shown(value)) for key, value in values.items()),
            accepted=choices,
            suggestion=nearest(got, choices) if got is not None else None,
        )


_SIGN = "\u2396"  # stands for the decimal sign until it is known who reads it
_SIGNS: dict[Lang, str] = {"vi": ",", "en": "."}


def decimal(number: float, digits: int = 6) -> str:
    """Write a number for a diagnostic, to so many digits: with the decimal sign of the language it will be read in."""
    written = f"{float(f'{number:.{digits}g}'):.6f}".rstrip("0").rstrip(".")
    return written.replace(".", _SIGN)


def in_language(text: str, lang: Lang) -> str:
    """Return a text with the decimal sign of a language."""
    return text.replace(_SIGN, _SIGNS[lang])


def _shown(value: object) -> str:
    return decimal(value) if isinstance(value, float) else str(value)


def nearest(got: str, choices: Iterable[str]) -> str | None:
    """Return the choice a typist most likely meant, or None."""
    found = difflib.get_close_matches(got, list(choices), n=1, cutoff=0.6)
    return found[0] if found else None


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One fault or remark: what (code and values), where (span), what was accepted, what to try."""

    code: Code
    span: Span | None = None
    values: tuple[tuple[str, str], ...] = ()
    accepted: tuple[str, ...] = ()
    suggestion: str | None = None

    @property
    def severity(self) -> Severity:
        """The severity of its code."""
        return self.code.severity

    @property
    def data(self) -> dict[str, str]:
        """Its values by name, as programs read them: with decimal points."""
        return {name: in_language(value, "en") for name, value in self.values}

    def message(self, lang: Lang) -> str:
        """Say what is wrong, in one sentence."""
        return in_language((self.code.vi if lang == "vi" else self.code.en).format_map(dict(self.values)), lang)

    def hint(self, lang: Lang) -> str:
        """Say what to try, or the empty string."""
        return in_language(
            (self.code.hint_vi if lang == "vi" else self.code.hint_en).format_map(dict(self.values)), lang
        )

    def located(self, span: Span) -> Diagnostic:
        """Return the same diagnostic at a place, where it has none yet."""
        return self if self.span else replace(self, span=span)


class Fault(Exception):  # noqa: N818 - "fault" is the word of this project's documents
    """A step that cannot give its value; carries every diagnostic it found, not only the first."""

    def __init__(self, *diagnostics: Diagnostic) -> None:
        super().__init__("; ".join(d.message("en") for d in diagnostics))
        self.diagnostics = diagnostics

    def __reduce__(self) -> tuple[type[Fault], tuple[Diagnostic, ...]]:
        return Fault, self.diagnostics


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    """Tell whether any of them is an error."""
    return any(d.severity is Severity.ERROR for d in diagnostics)


def raise_errors(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Raise a Fault with all of them when one is an error; else return them."""
    gathered = tuple(diagnostics)
    if has_errors(gathered):
        raise Fault(*gathered)
    return gathered


def tried(faults: list[Diagnostic], attempt: Callable[P, T], *arguments: P.args, **named: P.kwargs) -> tuple[T, ...]:
    """Return the value of an attempt alone in a tuple; an empty one, with the faults recorded, where it fails."""
    try:
        return (attempt(*arguments, **named),)
    except Fault as fault:
        faults += fault.diagnostics
        return ()
