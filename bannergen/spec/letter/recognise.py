"""Step 1, read: lines become the `Letter`.

In: the source and its lines. Out: a `Letter`. Refuses a letter without slogans.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from bannergen.codes import letter as codes
from bannergen.diagnostics import Fault, Span
from bannergen.spec.letter.dates import find_period
from bannergen.spec.letter.document import find_basis, find_date, find_number, find_province, head_of
from bannergen.spec.letter.event import find_event
from bannergen.spec.letter.issuer import find_issuer
from bannergen.spec.letter.lines import Passage, passages
from bannergen.spec.letter.model import Letter, Line
from bannergen.spec.letter.receivers import find_receivers
from bannergen.spec.letter.slogans import find_slogans

_YEAR = re.compile(r"\bnăm (20\d\d)\b|/(20\d\d)\b")


def recognise(path: Path, lines: Sequence[Line]) -> Letter:
    """Find every part of the letter; only the slogans are indispensable."""
    head, blocks = head_of(lines), passages(lines)
    slogans = find_slogans(lines, blocks)
    if not slogans:
        raise Fault(codes.NO_SLOGAN.at(Span(str(path)), path=path))
    number, date = find_number(head, lines), find_date(head, blocks)
    province = find_province(head, blocks)
    return Letter(
        source=str(path),
        slogans=slogans,
        number=number,
        date=date,
        issuer=find_issuer(head, blocks, number, province),
        province=province,
        event=find_event(head, blocks),
        period=find_period(blocks, date.value.year if date else _year(blocks)),
        basis=find_basis(blocks, number.value if number else None),
        receivers=find_receivers(lines),
    )


def _year(blocks: Sequence[Passage]) -> int | None:
    """Return the first year the text names, for a letter without a date of its own."""
    match = next((match for block in blocks if (match := _YEAR.search(block.text))), None)
    return int(match[1] or match[2]) if match else None
