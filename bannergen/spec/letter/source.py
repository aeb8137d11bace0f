"""Step 1, read: a letter file becomes lines.

In: a path. Out: `Line` values. Refuses missing and unreadable files, other formats, and text without any
letter. The table of formats stands here; adding one is a module and a line.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from bannergen.codes import letter as codes
from bannergen.diagnostics import Fault, Span
from bannergen.spec.letter.model import Line
from bannergen.spec.reader import read_bytes


# The readers are imported when a file of their kind comes, because python-docx and pypdf together take
# longer to
# start than the rest of an import does.
def _plain(data: bytes, source: str) -> tuple[Line, ...]:
    from bannergen.spec.letter import plain_text  # see above

    return plain_text.read(data, source)


def _docx(data: bytes, source: str) -> tuple[Line, ...]:
    from bannergen.spec.letter import docx_text  # see above

    return docx_text.read(data, source)


def _pdf(data: bytes, source: str) -> tuple[Line, ...]:
    from bannergen.spec.letter import pdf_text  # see above

    return pdf_text.read(data, source)


READERS: dict[str, Callable[[bytes, str], tuple[Line, ...]]] = {".txt": _plain, ".docx": _docx, ".pdf": _pdf}


def read_lines(path: Path) -> tuple[Line, ...]:
    """Read the letter's lines by the kind its name says."""
    data = read_bytes(path, str(path))
    read = READERS.get(path.suffix.lower())
    if read is None:
        raise Fault(codes.FORMAT.at(Span(str(path)), got=path.suffix or path.name, accepted=READERS))
    lines = read(data, str(path)) if data else ()
    if not any(line.text for line in lines):
        raise Fault(codes.EMPTY.at(Span(str(path)), path=path))
    return lines
