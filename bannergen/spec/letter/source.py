"""Step 1, read: a letter file becomes lines.

In: a path, and the legacy encoding where somebody states one. Out: `Line` values. Refuses missing and unreadable
files, other formats, text without any letter, and lines in a legacy encoding that nobody stated: whether the conversion
is right is for a person to say. The table of formats stands here; adding one is a module and a line.
"""

from __future__ import annotations

from collections.abc import Callable, Container
from pathlib import Path

from bannergen.codes import letter as codes
from bannergen.diagnostics import Fault, Span
from bannergen.orthography.legacy import Encoding
from bannergen.orthography.legacy.document import converted_lines, encodings_of
from bannergen.spec.letter.lines import clean, raw_lines
from bannergen.spec.letter.model import Line
from bannergen.spec.reader import read_bytes
from bannergen.spec.text_file import in_legacy, lines_of, text_of


# The readers are imported when a file of their kind comes, because python-docx and pypdf together take
# longer to
# start than the rest of an import does.
def _docx(data: bytes, source: str) -> list[str]:
    from bannergen.spec.letter import docx_text  # see above

    return docx_text.read(data, source)


def _pdf(data: bytes, source: str) -> list[str]:
    from bannergen.spec.letter import pdf_text  # see above

    return pdf_text.read(data, source)


# A reader gives the text of each page as the file has it: in a legacy encoding, what is invisible may be a letter.
READERS: dict[str, Callable[[bytes, str], list[str]]] = {
    ".txt": lambda data, source: [text_of(data, source)],
    ".docx": _docx,
    ".pdf": _pdf,
}
_PAGED = {".pdf"}


def read_lines(path: Path, stated: Encoding | None = None, words: Container[str] = frozenset()) -> tuple[Line, ...]:
    """Read the letter's lines by the kind its name says.

    ``stated`` is the legacy encoding to convert them from, in which the ``words`` of the language help.
    """
    source, kind = str(path), path.suffix.lower()
    data = read_bytes(path, source)
    if kind not in READERS:
        raise Fault(codes.FORMAT.at(Span(source), got=path.suffix or path.name, accepted=READERS))
    raw = raw_lines(READERS[kind](data, source) if data else [])
    lines_as_written = [text for _, text in raw]
    encodings = encodings_of(lines_as_written, stated)
    if stated is None and any(encodings):
        raise Fault(*in_legacy(lines_of("\n".join(lines_as_written), source), encodings))
    texts = converted_lines(lines_as_written, encodings, words)
    pages = [page if kind in _PAGED else 0 for page, _ in raw]
    lines = tuple(
        Line(number, clean(text), page) for number, (page, text) in enumerate(zip(pages, texts, strict=True), 1)
    )
    if not any(line.text for line in lines):
        raise Fault(codes.EMPTY.at(Span(source), path=path))
    return lines
