"""Step 1, read: .pdf letters with a text layer. In: bytes. Out: the text of each page.

Columns keep their own lines; blank lines come back where the page shows a gap; page numbers are dropped.
Refuses damaged files, files that need a password, and scans.
"""

from __future__ import annotations

import io
import logging
import re
import warnings
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import pairwise

import pypdf

from bannergen.codes import letter as codes
from bannergen.diagnostics import Fault, Span

# Fewer letters than this in the whole file are a stamp or a page number, not a letter.
_LEAST_LETTERS = 12
# The trailer's key of a locked file is never compressed.
_LOCK = b"/Encrypt"
_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(r"[-–]?\s*\d{1,3}\s*[-–]?")


def read(data: bytes, source: str) -> list[str]:
    """Read the text of all pages."""
    try:
        with _quiet():
            shown = [(_plain_lines(page), _blanks_below(page)) for page in _opened(data, source).pages]
    except Fault:
        raise
    except Exception:  # a damaged file raises many kinds deep inside the library
        raise Fault(codes.DAMAGED.at(Span(source), path=source, kind=".pdf")) from None
    bodies = _without_running_lines([lines for lines, _ in shown])
    spaced = [[(text, blanks.get(text, 0)) for text in body] for body, (_, blanks) in zip(bodies, shown, strict=True)]
    leading = _leading(spaced)
    pages = ["\n".join(text + "\n" * (blanks > leading) for text, blanks in lines) for lines in spaced]
    if pages and sum(c.isalpha() for text in pages for c in text) < _LEAST_LETTERS:
        raise Fault(codes.SCAN.at(Span(source), path=source, pages=len(pages)))
    return pages


def _opened(data: bytes, source: str) -> pypdf.PdfReader:
    return pypdf.PdfReader(_unlocked(data, source) if _LOCK in data else io.BytesIO(data))


def _unlocked(data: bytes, source: str) -> io.BytesIO:
    """Open a file that is only locked against changes; one that asks for a password is refused."""
    # qpdf knows every cipher, pypdf only the oldest without further libraries; needed for locked files alone.
    import pikepdf  # see above

    opened = io.BytesIO()
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            pdf.save(opened)
    except pikepdf.PasswordError:
        raise Fault(codes.ENCRYPTED.at(Span(source), path=source)) from None
    return opened


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep the libraries' remarks about sloppy files to themselves."""
    loggers = [logging.getLogger(name) for name in ("pypdf", "pikepdf")]
    levels = [logger.level for logger in loggers]
    for logger in loggers:
        logger.setLevel(logging.CRITICAL + 1)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        for logger, level in zip(loggers, levels, strict=True):
            logger.setLevel(level)


def _plain_lines(page: pypdf.PageObject) -> list[str]:
    """Read a page's lines without the page number above or below them."""
    lines = [text for text in map(_folded, page.extract_text().split("\n")) if text]
    while lines and _PAGE_NUMBER.fullmatch(lines[-1]):
        lines.pop()
    while lines and _PAGE_NUMBER.fullmatch(lines[0]):
        lines.pop(0)
    return lines


def _folded(line: str) -> str:
    """Return a line with single spaces, otherwise as it is: in a legacy encoding, what is invisible may be a letter."""
    return " ".join(line.split())


def _without_running_lines(pages: list[list[str]]) -> list[list[str]]:
    """Drop what stands at foot or head of every page, whatever its numbers: running titles, print dates."""
    for edge in (-1, 0):
        while len(pages) > 1 and all(pages) and _alike(page[edge] for page in pages):
            for page in pages:
                page.pop(edge)
    return pages


def _alike(lines: Iterable[str]) -> bool:
    return len({_DIGITS.sub("", line) for line in lines}) == 1


def _leading(pages: Iterable[list[tuple[str, int]]]) -> int:
    """Return how many blank lines stand between lines of one paragraph: those of which the lower begins small."""
    pairs = ((blanks, below) for lines in pages for (_, blanks), (below, _) in pairwise(lines))
    counts = sorted(blanks for blanks, below in pairs if below[:1].islower() and below[1:2] not in {")", "."})
    return counts[len(counts) // 2] if counts else 0


def _blanks_below(page: pypdf.PageObject) -> dict[str, int]:
    """Count the blank lines below each line of a page: free space, which ends a paragraph where it is wide enough.

    pypdf's plain mode keeps columns apart but forgets gaps; its layout mode shows gaps but merges columns.
    """
    try:
        shown = [_folded(text) for text in page.extract_text(extraction_mode="layout").split("\n")]
    except Exception:  # layout mode is the weaker of the two; gaps are a help, not a need
        return {}
    filled = [at for at, text in enumerate(shown) if text]
    return {shown[at]: below - at - 1 for at, below in pairwise(filled)}
