"""Step 1, read: the gazetteer, known names of places.

In: a table with the columns name, before, since, province: the levels of a name before and since 1 July 2025. Out:
names. Refuses tables of other columns, rows of another length, unknown levels; all of them at once.
"""

from __future__ import annotations

import csv
from pathlib import Path
from unicodedata import normalize

from bannergen.orthography.gazetteer import PlaceName
from bannergen.spec.reader import read_text


def read_gazetteer(path: Path, shown: str) -> list[PlaceName]:
    """Read a table."""
    rows = csv.reader(normalize("NFC", read_text(path, shown)).splitlines())
    next(rows)
    names = []
    for name, before, since, province in rows:
        levels = filter(None, (*before.split("; "), *since.split("; ")))
        names.append(PlaceName(name, tuple(dict.fromkeys(levels)), province))
    return names
