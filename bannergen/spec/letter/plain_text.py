"""Step 1, read: .txt letters. In: bytes. Out: `Line` values.

Accepts UTF-8 and, with a byte order mark, UTF-16. Refuses binary data and other encodings (never guessed
here).
"""

from __future__ import annotations

import codecs
import re

from bannergen.codes import letter as codes
from bannergen.codes import reading
from bannergen.diagnostics import Fault, Span
from bannergen.spec.letter.lines import lines_of
from bannergen.spec.letter.model import Line

# Control bytes no text editor writes; tab, line ends, vertical tab, form feed, escape and Word's hyphens
# are not here.
_BINARY = re.compile(rb"[\x00-\x08\x0e-\x1a]")


def read(data: bytes, source: str) -> tuple[Line, ...]:
    """Read the lines of a text file."""
    return lines_of([_decoded(data, source)])


def _decoded(data: bytes, source: str) -> str:
    wide = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    if not wide and _BINARY.search(data):
        raise Fault(codes.BINARY.at(Span(source), path=source))
    try:
        return data.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError as error:
        code = codes.BINARY if wide else reading.NOT_UTF8
        raise Fault(code.at(Span(source), path=source, offset=error.start + 1)) from None
