"""Step 5, preflight: what a file's own bytes are to blame for, told apart from what we are.

In: what a library raises while it opens or decodes a file, and what our readers refuse in one. Out: a Fault that names
the file. Whatever else is raised is a fault of this program, and goes through.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

from bannergen.codes import exporting as codes
from bannergen.diagnostics import Fault
from bannergen.preflight.files.report import one_line


class DamagedError(Exception):
    """What stands in a file cannot stand there."""


@contextlib.contextmanager
def decoding(passing: tuple[type[Exception], ...] = ()) -> Iterator[None]:
    """Hold the file to blame for what a library raises in the block; nothing of ours stands in there.

    A damaged file raises many kinds deep inside a library; ``passing`` are those that mean something else. Memory is
    the limits' affair.
    """
    through: tuple[type[Exception], ...] = (DamagedError, MemoryError, *passing)
    try:
        yield
    except through:
        raise
    except Exception as fault:
        raise DamagedError(str(fault) or type(fault).__name__) from fault


@contextlib.contextmanager
def damage_of(path: Path) -> Iterator[None]:
    """Raise a Fault about the file where its damage shows in the block."""
    try:
        yield
    except DamagedError as fault:
        raise Fault(codes.FILE_DAMAGED.at(path=path, reason=one_line(fault))) from fault
