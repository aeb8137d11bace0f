"""Step 5, preflight: what a file's own bytes are to blame for, told apart from what we are.

In: what a library raises while it opens or decodes a file, and what our readers refuse in one. Out: a Fault that names
the file and says in plain words what is wrong with it; what the library said stands in brackets. Whatever else is
raised is a fault of this program, and goes through.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator
from pathlib import Path

from bannergen.codes import exporting as codes
from bannergen.diagnostics import Diagnostic, Fault
from bannergen.preflight.files.report import Said, one_line

NOT_AS_LISTED = Said("không như manifest ghi", "it is not as the manifest says")
_EMPTY = Said("tệp rỗng", "it is empty")
_CUT_OFF = Said("tệp bị cụt, thiếu phần cuối", "it is cut off, its end is missing")
_UNREADABLE = Said("nội dung không đọc được", "what it holds cannot be read")
# How files of a kind begin; a PDF may have something before it (PDF 32000-1:2008, H.3), an SVG has no mark.
_START = 1024
_MARKS = {
    "TIFF": (("tif", "tiff"), (b"II*\0", b"MM\0*", b"II+\0", b"MM\0+")),
    "JPEG": (("jpg", "jpeg"), (b"\xff\xd8",)),
    "PNG": (("png",), (b"\x89PNG\r\n\x1a\n",)),
}
# What Pillow, libtiff, pypdf and expat say of a file that ends too early.
_ENDS = re.compile(
    r"truncated|\bended\b|end.of|\beof\b|requires a buffer|not enough|no element found|unclosed token", re.IGNORECASE
)


class DamagedError(Exception):
    """What stands in a file cannot stand there."""


class CutOffError(DamagedError):
    """What should stand in a file lies beyond its end."""


def damaged(path: Path, why: Said, reason: object = "") -> Diagnostic:
    """Return the diagnostic of a damaged file: why in plain words, and what else is known of it."""
    raw = one_line(reason)
    return codes.FILE_DAMAGED.at(path=path, why_vi=why.vi, why_en=why.en, raw=f" ({raw})" if raw else "")


def damage_in(path: Path, fault: Exception) -> Diagnostic:
    """Return the diagnostic of what was raised about a file."""
    try:
        with path.open("rb") as file:
            start = file.read(_START)
    except OSError:
        return damaged(path, _UNREADABLE, fault)
    if not start:
        return damaged(path, _EMPTY)
    kind = _another_kind(path.suffix.removeprefix(".").lower(), start)
    if kind:
        why = Said(f"nội dung không phải {kind} như đuôi tệp nói", f"it is no {kind}, whatever its ending says")
        return damaged(path, why)
    cut_off = isinstance(fault, CutOffError) or _ENDS.search(str(fault))
    return damaged(path, _CUT_OFF if cut_off else _UNREADABLE, fault)


def _another_kind(ending: str, start: bytes) -> str:
    """Return what a file is not, though its ending says so; empty where it may be that."""
    if ending == "pdf" and b"%PDF-" not in start:
        return "PDF"
    of_ending = ((kind, marks) for kind, (endings, marks) in _MARKS.items() if ending in endings)
    return next((kind for kind, marks in of_ending if not start.startswith(marks)), "")


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
        raise Fault(damage_in(path, fault)) from fault
