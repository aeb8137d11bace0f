"""Command line: how diagnostics, tables and progress look."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click

from bannergen.cli.streams import drop
from bannergen.diagnostics import Diagnostic, Lang, Severity

LABELS = {
    "vi": {Severity.ERROR: "lỗi", Severity.WARNING: "cảnh báo", Severity.INFO: "ghi chú"},
    "en": {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"},
}
COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "blue"}
_ACCEPTED = {"vi": "dùng được", "en": "accepted"}
_NEAREST = {"vi": "có phải", "en": "did you mean"}
_SHOWN_CHOICES = 16
_SHOWN_WIDTH = 160


def lang_of() -> Lang:
    """Return the language of messages in this call."""
    context = click.get_current_context(silent=True)
    return "en" if context and context.find_root().obj == "en" else "vi"


def show(diagnostics: Iterable[Diagnostic]) -> None:
    """Print diagnostics to stderr, each once with its place, its line, what was accepted and what to try."""
    for diagnostic in dict.fromkeys(diagnostics):
        say(_text(diagnostic, lang_of()))


def say(text: str) -> None:
    """Print a line to stderr; one that cannot be written to keeps nothing from being done."""
    try:
        click.echo(text, err=True)
    except OSError:
        drop(sys.stderr)


def _text(diagnostic: Diagnostic, lang: Lang) -> str:
    label = click.style(LABELS[lang][diagnostic.severity], fg=COLOURS[diagnostic.severity], bold=True)
    where = f"{diagnostic.span}: " if diagnostic.span else ""
    lines = [f"{where}{label} [{diagnostic.code.id}]: {diagnostic.message(lang)}", *_source(diagnostic)]
    if diagnostic.suggestion:
        lines.append(f"  {_NEAREST[lang]}: {diagnostic.suggestion}?")
    if diagnostic.accepted:
        shown = ", ".join(diagnostic.accepted[:_SHOWN_CHOICES])
        more = f" … (+{len(diagnostic.accepted) - _SHOWN_CHOICES})" if len(diagnostic.accepted) > _SHOWN_CHOICES else ""
        lines.append(f"  {_ACCEPTED[lang]}: {shown}{more}")
    if diagnostic.hint(lang):
        lines.append(f"  → {diagnostic.hint(lang)}")
    return "\n".join(lines)


def _source(diagnostic: Diagnostic) -> list[str]:
    """Return the source line with carets below what is meant."""
    span = diagnostic.span
    if diagnostic.severity is Severity.INFO or not span or not span.line or not span.line_text.strip():
        return []
    start = max(0, span.column - 1 - _SHOWN_WIDTH // 2) if span.column > _SHOWN_WIDTH else 0
    line = span.line_text.replace("\t", " ")[start : start + _SHOWN_WIDTH]
    number = f"{span.line:>5} | "
    carets = " " * (span.column - 1 - start) + "^" * max(1, min(span.length, len(line) - span.column + 1 + start))
    return [number + line, " " * (len(number) - 2) + "| " + carets]


def say_all_is_well() -> None:
    """Say that nothing was found."""
    say({"vi": "Không có lỗi.", "en": "No faults."}[lang_of()])


def as_record(diagnostic: Diagnostic) -> dict[str, Any]:
    """Return a diagnostic as data."""
    return {
        "code": diagnostic.code.id,
        "severity": diagnostic.severity.value,
        "message": diagnostic.message(lang_of()),
        "where": str(diagnostic.span) if diagnostic.span else None,
    }


def print_json(value: Any) -> None:
    """Print data as JSON to stdout."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=1))


def shown_path(path: Path) -> str:
    """Name a path as short as it can be: relative where it lies below the working folder."""
    try:
        return str(path.resolve().relative_to(Path.cwd()))
    except ValueError:
        return str(path)
