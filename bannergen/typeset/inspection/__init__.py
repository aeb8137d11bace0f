"""Step 2, typeset: the inspection of a font that is to carry Vietnamese on a banner.

In: Subjects (``inspection.subject``). Out: FaceReports. A check is one module with its reason and its source, and one
line in the table here; docs/fonts.md has the limits and the figures they rest on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from bannergen.diagnostics import Severity
from bannergen.typeset.inspection import (
    coverage,
    figures,
    kerned_pairs,
    licence,
    metrics,
    outlines,
    tones,
    touching,
    word_space,
)
from bannergen.typeset.inspection.report import FaceReport, Fact, Finding
from bannergen.typeset.inspection.subject import Subject


@dataclass(frozen=True, slots=True)
class Check:
    """A check, whether it measures letters against the height of H, and whether it is for fonts with outlines only."""

    run: Callable[[Subject], Iterator[Fact | Finding]]
    measures: bool = True
    outlines_only: bool = False


CHECKS: tuple[Check, ...] = (
    Check(coverage.check, measures=False),
    Check(touching.check),
    Check(tones.check),
    Check(metrics.check),
    Check(kerned_pairs.check, outlines_only=True),
    Check(word_space.check),
    Check(figures.check),
    Check(outlines.check, measures=False),
    Check(licence.check, measures=False),
)
_GRAVITY = list(Severity)


def inspect(subject: Subject) -> FaceReport:
    """Run every check that applies; the gravest findings come first."""
    found = [each for check in CHECKS if _applies(check, subject) for each in check.run(subject)]
    facts = tuple(each for each in found if isinstance(each, Fact))
    findings = (each for each in found if isinstance(each, Finding))
    ordered = tuple(sorted(findings, key=lambda finding: _GRAVITY.index(finding.severity)))
    return FaceReport(subject.name, subject.file.path, facts, ordered)


def _applies(check: Check, subject: Subject) -> bool:
    fits = not (check.outlines_only and subject.drawn.has_pixels)
    return fits and (not check.measures or subject.cap_height > 0)
