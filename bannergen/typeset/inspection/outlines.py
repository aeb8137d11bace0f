"""Step 2, typeset: check outlines: the kind of outlines, and the weight and width that the file states.

Why: proof PDFs embed TrueType outlines; a weight that is not the file's own sets other letters than were asked for.
Source: docs/adding-a-font.md; OpenType 1.9, OS/2 usWeightClass and usWidthClass.
"""

from __future__ import annotations

from collections.abc import Iterator

from bannergen.codes import fonts as codes
from bannergen.typeset.inspection.report import Fact, Finding
from bannergen.typeset.inspection.subject import Subject


def check(subject: Subject) -> Iterator[Fact | Finding]:
    """Yield what the file states of itself, and what does not serve or does not agree."""
    tables, declared = subject.file.tables, subject.file.declared
    if tables is None:
        yield Fact("outlines", "pixels")
        return
    yield Fact("outlines", tables.outlines)
    if not tables.axes:  # of a variable font they are those of its default
        yield Fact("weight-class", tables.weight)
        yield Fact("width-class", tables.width)
    if tables.outlines != "glyf":
        yield Finding(codes.NO_GLYF.at(kind=tables.outlines or "?"))
    if declared and declared.weight not in {None, tables.weight} and "wght" not in tables.axes:
        yield Finding(codes.WEIGHT_DIFFERS.at(declared=declared.weight, stated=tables.weight), value=tables.weight)
