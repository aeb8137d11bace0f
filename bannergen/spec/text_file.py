"""Step 1, read: any file with text in it that a person may want looked through.

In: the bytes of a file. Out: its characters, its lines as Texts that know their places. Refuses what is no text. Legacy
encodings have no mark of their own: such bytes come in as the characters that a Western program shows for them.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Sequence
from operator import itemgetter

from bannergen.codes import letter as codes
from bannergen.codes import reading
from bannergen.diagnostics import Diagnostic, Fault, Span
from bannergen.orthography.legacy import Encoding, decoded
from bannergen.orthography.legacy.document import LINE_END
from bannergen.orthography.lint import legacy
from bannergen.spec.values import Text

_NO_LETTERS = re.compile(rb"[\0\x07\x08\x0e-\x10\x18-\x1a\x1c-\x1f]")  # not even of TCVN 5712, whose first are 1 to 6
_MOST = 0.1  # of a file's bytes: a control character that slipped in is told with its place


def text_of(data: bytes, source: str) -> str:
    """Return the characters of a file; raise a Fault where it is no text, or in an encoding that nothing tells."""
    wide = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    strange = 0 if wide else len(_NO_LETTERS.findall(data))
    if strange > _MOST * len(data):
        raise Fault(codes.BINARY.at(Span(source), path=source))
    try:
        return decoded(data)[0]
    except UnicodeDecodeError as fault:
        code = codes.BINARY if wide or strange else reading.NOT_UTF8
        raise Fault(code.at(Span(source), path=source, offset=fault.start + 1)) from None


def lines_of(text: str, source: str) -> tuple[Text, ...]:
    """Return the lines of a text, each with its place."""
    lines = LINE_END.split(text)[::2]
    return tuple(Text(line, Span(source, number, 1, len(line), line)) for number, line in enumerate(lines, 1))


def in_legacy(lines: Sequence[Text], encodings: Sequence[Encoding | None]) -> list[Diagnostic]:
    """Return a fault for each legacy encoding that lines are in, at the first of them."""
    first = {encoding: at for at, encoding in reversed([*enumerate(encodings)]) if encoding}
    return [
        legacy(lines[at], encoding, lines[at].span, encodings.count(encoding))
        for encoding, at in sorted(first.items(), key=itemgetter(1))
    ]
