"""Step 5, preflight: finished files read back: the visible table of readers, one module for each format.

In: a file that anybody made. Out: a Report of facts and findings, or, for a file of a manifest, where the two do not
agree. Readers share no code with our writers. A foreign file is read in a process of its own, with its memory and time
limited.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bannergen.codes import exporting
from bannergen.codes import files as file_codes
from bannergen.codes import finished as codes
from bannergen.diagnostics import Diagnostic, Fault
from bannergen.preflight.files.confinement import NoAnswerError, confined
from bannergen.preflight.files.limits import ink_findings
from bannergen.preflight.files.report import Boxes, Fact, Inks, PdfKind, Report, Said
from bannergen.preflight.files.wording import told
from bannergen.resources import is_file

if TYPE_CHECKING:  # a reader's process does not load what campaigns are made of
    from bannergen.preflight.manifest import Artefact


# Each module has `read(path)`, which returns a Report, and `compare(path, artefact)`, which yields findings.
READERS = {
    "pdf": "bannergen.preflight.files.pdf",
    "tiff": "bannergen.preflight.files.tiff",
    "tif": "bannergen.preflight.files.tiff",
    "jpeg": "bannergen.preflight.files.jpeg",
    "jpg": "bannergen.preflight.files.jpeg",
    "png": "bannergen.preflight.files.png",
    "svg": "bannergen.preflight.files.svg",
}


def read(path: Path) -> Report:
    """Return what a file is, in this process; raise a Fault where it is damaged or there is no reader of it."""
    report: Report = _reader_of(path).read(path)
    return report


def compare(path: Path, artefact: Artefact) -> Iterator[Diagnostic]:
    """Yield where a file is not what its manifest says; raise a Fault as `read` does."""
    yield from _reader_of(path).compare(path, artefact)


def _reader_of(path: Path) -> Any:
    """Return the reader of a file's ending, loaded when it is needed; raise a Fault where there is none."""
    name = READERS.get(path.suffix.removeprefix(".").lower())
    if name is None:
        raise Fault(exporting.NOT_CHECKABLE.at(got=path.name, accepted=tuple(READERS)))
    return importlib.import_module(name)


def read_file(path: Path, ghostscript: Path | None = None) -> Report:
    """Return what a file is; Ghostscript tells the inks of a PDF whose operators do not.

    Raise a Fault where there is no such file or no reader of it. A damaged file is a finding.
    """
    if not is_file(path):
        raise Fault(file_codes.MISSING.at(path=path))
    _reader_of(path)
    try:
        report = confined(read, path)
    except NoAnswerError as fault:
        return Report(findings=(codes.TOO_MUCH.at(path=path, reason=fault),))
    except OSError as fault:
        return Report(findings=(file_codes.UNREADABLE.at(path=path, reason=fault.strerror or fault),))
    except Fault as fault:
        return Report(findings=fault.diagnostics)
    facts = tuple(_inks_told(path, report, fact, ghostscript) for fact in report.facts)
    claimed = any(isinstance(fact, PdfKind) and fact.claims_print for fact in facts)
    inks = [fact for fact in facts if isinstance(fact, Inks)]
    heavy = tuple(finding for fact in inks for finding in ink_findings(fact, claimed=claimed))
    return Report(facts, (*report.findings, *heavy))


def _inks_told(path: Path, report: Report, fact: Fact, ghostscript: Path | None) -> Fact:
    boxes = next((one for one in report.facts if isinstance(one, Boxes)), None)
    if not isinstance(fact, Inks) or fact.source or fact.given_up or boxes is None:  # only PDFs have page boxes
        return fact
    if ghostscript is None:
        lacks = Said(f"{fact.reason.vi}, và máy không có Ghostscript", f"{fact.reason.en}, and there is no Ghostscript")
        return replace(fact, reason=lacks)
    from bannergen.preflight.files.ghostscript import separated  # loaded by who asks for inks

    return replace(separated(path, boxes, ghostscript), converted=fact.converted, build=fact.build)


__all__ = ["READERS", "Report", "compare", "read", "read_file", "told"]
