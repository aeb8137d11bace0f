"""Step 1, read: all that is to be said of the texts of one file.

In: a file's bytes and name. Out: findings. A campaign and a place table are read as such, a letter gives its lines,
and so does everything else. Refuses what cannot be read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path, PurePath

from bannergen.diagnostics import Diagnostic, Span
from bannergen.orthography.legacy.document import encodings_of
from bannergen.orthography.lint import composition_of, faults_of
from bannergen.spec.campaign import read_campaign
from bannergen.spec.letter.source import read_lines
from bannergen.spec.library import Library
from bannergen.spec.lint import lint, texts_of
from bannergen.spec.official import check_text
from bannergen.spec.piece import remarks_on
from bannergen.spec.places import read_places
from bannergen.spec.text_file import in_legacy, lines_of, text_of
from bannergen.spec.values import Text

_CAMPAIGN = re.compile(rb"^campaign:", re.MULTILINE)
_TABLE = re.compile(rb"(?=.*\bslug\b)(?=.*\bname\b)(?=.*\blevel\b)")


def lint_file(data: bytes, name: str, library: Library) -> list[Diagnostic]:
    """Return what is to be said of a file called ``name``, ``-`` for one that has none; raise what cannot be read."""
    kind = PurePath(name).suffix.lower()
    if kind in {".yaml", ".yml"} and _CAMPAIGN.search(data):
        campaign = read_campaign(Path(name), name)
        return [*_apart(texts_of(campaign)), *remarks_on(campaign, library)]
    if kind == ".csv" and _TABLE.match(data):
        places = tuple(read_places(Path(name), name).places.values())
        return [*_apart(texts_of(places)), *lint(texts_of(places), library, places)]
    return lint_lines(_lines(data, name, kind), library)


def _lines(data: bytes, name: str, kind: str) -> tuple[Text, ...]:
    if kind in {".docx", ".pdf"}:
        read = read_lines(Path(name))
        return tuple(Text(line.text, Span(name, line.number, 1, len(line.text), line.text)) for line in read)
    source = "stdin" if name == "-" else name
    return lines_of(text_of(data, source), source)


def lint_lines(lines: Sequence[Text], library: Library) -> list[Diagnostic]:
    """Return what is to be said of some lines: of those in legacy encodings, of each other one, of all together."""
    lines = [line for line in lines if line.strip()]
    encodings = encodings_of(lines)
    right = tuple(line for line, encoding in zip(lines, encodings, strict=True) if encoding is None)
    found, sound = in_legacy(lines, encodings), []
    for line in right:
        faults = faults_of(line, line.span)
        found += faults or check_text(line, None, library.record)
        sound += [] if faults else [line]
    return sorted((*found, *_apart(sound), *lint(sound, library)), key=_place)


def _place(finding: Diagnostic) -> tuple[int, int]:
    return (finding.span.line, finding.span.column) if finding.span else (0, 0)


def _apart(texts: Iterable[Text]) -> Iterator[Diagnostic]:
    for text in texts:
        yield from composition_of(text.written, text.span)
