"""Step 5, preflight: a finished PDF, read by pypdf and by our own eyes for its operators.

In: a file. Out: a Report; for a manifest's entry only what the two do not agree on. Refuses to guess: what cannot be
read is named.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from bannergen.codes import exporting as codes
from bannergen.diagnostics import Diagnostic, decimal
from bannergen.preflight.files.pdf.document import Document, opened
from bannergen.preflight.files.pdf.facts import facts_of
from bannergen.preflight.files.pdf.objects import items
from bannergen.preflight.files.pdf.painted import Painted
from bannergen.preflight.files.pdf.painting import Painter
from bannergen.preflight.files.pdf.remarks import remarks, structure
from bannergen.preflight.files.report import Report

if TYPE_CHECKING:  # a reader's process does not load what campaigns are made of
    from bannergen.preflight.manifest import Artefact

_TOLERANCE_MM = 0.035  # a tenth of a point
_BOXES = {"media": "/MediaBox", "bleed": "/BleedBox", "trim": "/TrimBox"}


def read(path: Path) -> Report:
    """Return what a PDF is; raise a Fault where it cannot be opened."""
    with opened(path) as document:
        painted = _painted(document)
        facts = facts_of(path, document, painted)
        return Report(facts.told, tuple(remarks(path, document, painted, facts)))


def _painted(document: Document) -> Painted:
    """Go through the pages; the inks of those after the first count alike."""
    painted = Painted()
    for page in document.pages:
        Painter(page.box("/BleedBox"), painted).page(page.object)
    return painted


def compare(path: Path, artefact: Artefact) -> Iterator[Diagnostic]:
    """Yield where a PDF is not what its manifest says: damaged, of another size, with fonts."""
    from bannergen.preflight.manifest import WORKING_DRAWINGS  # only who compares with a manifest

    with opened(path) as document:
        yield from structure(path, document)
        for page in document.pages:
            fonts = [name for name, _ in items(page.object, "/Resources", "/Font")]
            if fonts and artefact.variant not in WORKING_DRAWINGS:  # those are read by people and carry real text
                yield codes.FONTS_IN_PRINT.at(path=path, fonts=", ".join(fonts))
            name = _BOXES.get(artefact.box, "/MediaBox")
            wanted = (artefact.file_width_mm, artefact.file_height_mm)
            for side, stated in zip(page.size_mm(name), wanted, strict=True):
                if stated and abs(side - stated) > _TOLERANCE_MM:
                    reason = f"{name[1:]} {decimal(round(side, 2), 8)} mm, manifest {decimal(stated)} mm"
                    yield codes.BOXES.at(path=path, reason=reason)
