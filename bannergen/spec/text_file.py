"""Step 1, read: the lines of any file that a person may want looked through.

In: the bytes of a file. Out: its lines as Texts that know their places, not cleaned. Refuses what is no text. Legacy
encodings have no mark of their own: such bytes come in as the characters a Western program shows for them.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Sequence

from bannergen.codes import letter as codes
from bannergen.codes import reading
from bannergen.diagnostics import Diagnostic, Fault, Span
from bannergen.orthography.legacy import decoded
from bannergen.orthography.legacy.document import LINE_END
from bannergen.orthography.lint import composition_of, faults_of
from bannergen.spec.lint import lint
from bannergen.spec.values import Text

_BINARY = re.compile(rb"[\0\x07\x08\x0e\x0f]")  # what no text has, not even one of TCVN 5712, whose letters start at 1


def text_of(data: bytes, source: str) -> str:
    """Return the characters of a file; raise a Fault where it is no text, or in an encoding that nothing tells."""
    wide = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    if not wide and _BINARY.search(data):
        raise Fault(codes.BINARY.at(Span(source), path=source))
    try:
        return decoded(data)[0]
    except UnicodeDecodeError as fault:
        code = codes.BINARY if wide else reading.NOT_UTF8
        raise Fault(code.at(Span(source), path=source, offset=fault.start + 1)) from None


def lines_of(text: str, source: str) -> tuple[Text, ...]:
    """Return the lines of a text, each with its place."""
    lines = LINE_END.split(text)[::2]
    return tuple(Text(line, Span(source, number, 1, len(line), line)) for number, line in enumerate(lines, 1))


def lint_lines(lines: Sequence[Text], is_known: Callable[[str], bool]) -> list[Diagnostic]:
    """Return all that is to be said of some lines; what concerns several at the end."""
    found = [said for line in lines for said in (*faults_of(line, line.span), *composition_of(line, line.span))]
    return found + lint(lines, is_known)
