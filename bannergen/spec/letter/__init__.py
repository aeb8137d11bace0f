"""Step 1, read: the letter's door.

In: the path of a .txt, .docx or .pdf letter. Out: a typed `Letter` with diagnostics, and the campaign YAML
of it. Refuses (as a `Fault`) what is missing, unreadable, empty, no text, damaged, locked, scanned, or
holds no slogan. Never guesses in silence: what is not found and what is not certain is said.
"""

from __future__ import annotations

from collections.abc import Container
from pathlib import Path

from bannergen.diagnostics import Diagnostic
from bannergen.orthography.legacy import Encoding
from bannergen.spec.letter.campaign import campaign_yaml
from bannergen.spec.letter.model import Found, Letter, LetterPeriod
from bannergen.spec.letter.provinces import ProvinceTable, province_tables
from bannergen.spec.letter.recognise import recognise
from bannergen.spec.letter.report import missing_table, report
from bannergen.spec.letter.source import read_lines

__all__ = [
    "Found",
    "Letter",
    "LetterPeriod",
    "ProvinceTable",
    "campaign_yaml",
    "import_letter",
    "missing_table",
    "province_tables",
]


def import_letter(
    path: Path, stated: Encoding | None = None, words: Container[str] = frozenset()
) -> tuple[Letter, tuple[Diagnostic, ...]]:
    """Read a letter, from a legacy encoding where one is stated; the diagnostics say what was found, and what not."""
    letter = recognise(path, read_lines(path, stated, words))
    return letter, report(letter)
