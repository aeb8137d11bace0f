"""Step 2, typeset: the bytes of a font file.

In: its path, and the sha256 it must have where one is known. Out: bytes. Refuses a file that is missing, unreadable or
another one.
"""

from __future__ import annotations

import hashlib
import unicodedata
from pathlib import Path

from bannergen.codes import files
from bannergen.codes import text as codes
from bannergen.diagnostics import Fault


def one_line(text: str) -> str:
    """Return what a font says of itself in one line, without control characters: no terminal or SVG wants them."""
    return "".join(each for each in " ".join(text.split()) if not unicodedata.category(each).startswith("C"))


def read_font(path: Path, sha256: str | None = None) -> bytes:
    """Return the bytes of a font file; raise a Fault when it cannot be read or differs from its sha256."""
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        raise Fault(codes.FONT_MISSING.at(path=path.name)) from None
    except OSError as fault:
        raise Fault(files.UNREADABLE.at(path=path.name, reason=fault.strerror)) from fault
    if sha256 is not None and hashlib.sha256(raw).hexdigest() != sha256:
        raise Fault(codes.FONT_CHANGED.at(path=path.name))
    return raw
