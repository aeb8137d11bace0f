"""Command line: how diagnostics, tables and progress look."""

from __future__ import annotations

import contextlib
import errno
import functools
import json
import os
import sys
import traceback
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, TextIO, TypeVar

import click

from bannergen.batch.files import write_fault
from bannergen.codes import files, pieces
from bannergen.diagnostics import Diagnostic, Fault, Lang, Severity

F = TypeVar("F", bound=Callable[..., Any])

_LABELS = {
    "vi": {Severity.ERROR: "lỗi", Severity.WARNING: "cảnh báo", Severity.INFO: "ghi chú"},
    "en": {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"},
}
_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.INFO: "blue"}
_ACCEPTED = {"vi": "dùng được", "en": "accepted"}
_NEAREST = {"vi": "có phải", "en": "did you mean"}
_SHOWN_CHOICES = 12
_SHOWN_WIDTH = 160
_SCARCE = {errno.EMFILE, errno.ENFILE, errno.EAGAIN, errno.ENOMEM}  # never what writing to stdout is refused for


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
        _drop(sys.stderr)


def _text(diagnostic: Diagnostic, lang: Lang) -> str:
    label = click.style(_LABELS[lang][diagnostic.severity], fg=_COLOURS[diagnostic.severity], bold=True)
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


def exits(function: F) -> F:
    """Turn every failure into its report: 2 for a Fault of the request, 1 for our own; a closed pipe ends quietly."""

    @functools.wraps(function)
    def wrapped(*arguments: Any, **options: Any) -> Any:
        try:
            with written():
                result = function(*arguments, **options)
                sys.stdout.flush()
                return result
        except Fault as fault:
            show(fault.diagnostics)
            sys.exit(2)
        except (click.ClickException, click.Abort, click.exceptions.Exit):
            raise
        except Exception as fault:
            show([_own_fault(fault)])
            sys.exit(1)

    return wrapped  # type: ignore[return-value]


@contextlib.contextmanager
def written() -> Iterator[None]:
    """Say what the system refused in the block and leave with 2; a closed pipe ends quietly with 1."""
    try:
        yield
    except BrokenPipeError:
        _drop(sys.stdout)
        sys.exit(1)
    except OSError as fault:
        diagnostic = _unfinished(fault)
        _drop(sys.stdout)
        show([diagnostic])
        sys.exit(2)


def _drop(stream: TextIO) -> None:
    """Leave a stream closed, so that Python does not complain at exit of what it could not write."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _unfinished(fault: OSError) -> Diagnostic:
    """Return the diagnostic of a failure that no step expected; without a file name or a scarcity it was stdout's."""
    if fault.filename is not None:
        return files.UNREADABLE.at(path=fault.filename, reason=fault.strerror)
    try:
        Path.cwd()
    except OSError as gone:
        return files.UNREADABLE.at(path=".", reason=gone.strerror)
    if fault.errno in _SCARCE:
        return files.REFUSED.at(reason=fault.strerror)
    return write_fault(Path("stdout"), fault).diagnostics[0]


def _own_fault(fault: Exception) -> Diagnostic:
    """Return the diagnostic of a fault of the program, with the place a developer needs."""
    frames = traceback.extract_tb(fault.__traceback__)
    where = f" ({Path(frames[-1].filename).name}:{frames[-1].lineno})" if frames else ""
    return pieces.PROGRAM_FAULT.at(reason=f"{type(fault).__name__}: {fault}{where}")


def print_json(value: Any) -> None:
    """Print data as JSON to stdout."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=1))


def shown_path(path: Path) -> str:
    """Name a path as short as it can be: relative where it lies below the working folder."""
    try:
        return str(path.resolve().relative_to(Path.cwd()))
    except ValueError:
        return str(path)
