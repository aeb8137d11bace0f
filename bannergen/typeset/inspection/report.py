"""Step 2, typeset: what an inspection says of a face: facts and findings, with letters and numbers."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from bannergen.diagnostics import Diagnostic, Severity, has_errors


@dataclass(frozen=True, slots=True)
class Fact:
    """Something measured or stated: its id, its value, the value's unit, the letter it was found at.

    Units: ``em/1000``, ``em``, ``cap`` (heights of a capital), ``mm`` (with capitals of 100 mm),
    ``px``, ``%``; none for words. ``of`` is the whole that a count is part of, or the rows of a
    capital that pixels are counted at.
    """

    id: str
    value: str | int | float | bool
    unit: str = ""
    letter: str = ""
    of: int | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """A fault or remark about a face: what it says, of which letters, the number it rests on.

    ``place`` is the spot in the letter's drawing, in font units from its pen, y upwards.
    """

    diagnostic: Diagnostic
    letter: str = ""
    value: float | None = None
    place: tuple[float, float] | None = None

    @property
    def code(self) -> str:
        """The id of its code."""
        return self.diagnostic.code.id

    @property
    def severity(self) -> Severity:
        """How grave it is."""
        return self.diagnostic.severity

    @property
    def codepoint(self) -> str:
        """The code points of its letters."""
        return " ".join(f"U+{ord(character):04X}" for character in self.letter)


@dataclass(frozen=True, slots=True)
class FaceReport:
    """The report on one face of one file."""

    font: str
    file: Path
    facts: tuple[Fact, ...]
    findings: tuple[Finding, ...]

    @property
    def passes(self) -> bool:
        """Whether it may be used: nothing found is an error."""
        return not has_errors(finding.diagnostic for finding in self.findings)
