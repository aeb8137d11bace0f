"""Command line: how a call ends: done, refused, failed, cut off from its output, or stopped by a signal."""

from __future__ import annotations

import contextlib
import errno
import functools
import os
import signal
import sys
import threading
import time
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NoReturn, ParamSpec, TypeVar

import click

from bannergen.batch.files import write_fault
from bannergen.cli.report import show
from bannergen.cli.streams import drop
from bannergen.codes import files, pieces, usage
from bannergen.diagnostics import Diagnostic, Fault

P = ParamSpec("P")
T = TypeVar("T")

_SCARCE = {errno.EMFILE, errno.ENFILE, errno.EAGAIN, errno.ENOMEM}  # never what writing to stdout is refused for
_WINDING_UP_SECONDS = 1.0


def exits(function: Callable[P, T]) -> Callable[P, T]:
    """Turn every failure into its report: 2 for a Fault of the request, 1 for our own; a closed pipe ends quietly."""

    @functools.wraps(function)
    def wrapped(*arguments: P.args, **options: P.kwargs) -> T:
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

    return wrapped


@contextlib.contextmanager
def written() -> Iterator[None]:
    """Say what the system refused in the block and leave with 2; a closed pipe ends quietly with 1."""
    try:
        yield
    except BrokenPipeError:
        drop(sys.stdout)
        sys.exit(1)
    except OSError as fault:
        diagnostic = _unfinished(fault)
        drop(sys.stdout)
        show([diagnostic])
        sys.exit(2)


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
    places = [f"{Path(frame.filename).name}:{frame.lineno}" for frame in frames[-1:]]
    places = getattr(fault, "__notes__", places)  # of one that was raised in another process
    where = f" ({', '.join(places)})" if places else ""
    return pieces.PROGRAM_FAULT.at(reason=f"{type(fault).__name__}: {fault}{where}")


class _Stopped(BaseException):
    """A signal asked for the end; not a KeyboardInterrupt, for which click has words of its own."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


@contextlib.contextmanager
def stoppable() -> Iterator[None]:
    """Let Ctrl-C, SIGTERM and SIGHUP stop the block in good order; a third one does not wait for that.

    What the caller ignores stays ignored, as nohup wants it.
    """
    numbers = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = {number: old for number in numbers if (old := signal.getsignal(number)) not in {signal.SIG_IGN, None}}
    asked: list[float] = []

    def stop(number: int, _: object) -> None:
        now = time.monotonic()
        if asked and now - asked[0] < _WINDING_UP_SECONDS:
            return  # it ends already, and is removing what is half-written
        asked.append(now)
        if len(asked) > 2:
            os._exit(128 + number)
        raise _Stopped(number)

    for number in before:
        signal.signal(number, stop)
    try:
        with leaves_when_stopped():
            yield
    finally:
        for number, old in before.items():
            signal.signal(number, old)


@contextlib.contextmanager
def leaves_when_stopped() -> Iterator[None]:
    """Leave a stopped block while the language is still known."""
    try:
        yield
    except _Stopped as stopped:
        _leave(stopped.number)


def _leave(number: int) -> NoReturn:
    """Say that we were stopped, and end at once: whatever still runs in threads is not waited for."""
    with contextlib.suppress(_Stopped):
        show([usage.INTERRUPTED.at(signal=signal.Signals(number).name)])
    os._exit(128 + number)
