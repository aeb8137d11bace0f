"""Leaf: the visible table of all diagnostic codes, one module per area of the house.

An id never changes its meaning once published; wording may improve. ``bannergen list codes`` shows this table.
"""

from __future__ import annotations

from bannergen.codes import (
    exporting,
    files,
    finishing,
    fonts,
    layout,
    letter,
    official,
    orthography,
    pieces,
    reading,
    text,
    usage,
)
from bannergen.diagnostics import Code

_AREAS = (files, reading, orthography, letter, official, layout, text, fonts, pieces, finishing, exporting, usage)

CODES: dict[str, Code] = {code.id: code for area in _AREAS for code in vars(area).values() if isinstance(code, Code)}
