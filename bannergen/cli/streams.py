"""Command line: standard output and error, which may be closed, full, a broken pipe, or no UTF-8."""

from __future__ import annotations

import contextlib
import io
import os
import sys
from typing import TextIO


def open_what_is_closed() -> None:
    """Put something in place of closed streams, or the next file opened would get their number.

    Writing to such a stdout is refused as the system would refuse it; such a stderr is silence.
    """
    if sys.stdout and sys.stderr:
        return
    while (number := os.open(os.devnull, os.O_RDONLY)) <= 2:
        pass
    if not sys.stdout:
        sys.stdout = os.fdopen(number, "w", closefd=False)
    if not sys.stderr:
        sys.stderr = os.fdopen(os.open(os.devnull, os.O_WRONLY), "w")


def speak_utf8() -> None:
    """Write UTF-8 whatever the console's code page; a file name that is no text is shown escaped."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def drop(stream: TextIO) -> None:
    """Leave a stream that cannot be written, so that Python does not complain at exit of what it could not write."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
