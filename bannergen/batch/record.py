"""Step 6, batch: what a campaign's folder holds, over several runs.

In: the manifest of earlier runs and what this one made. Out: one Record in the campaign's order. A build narrowed to
one place lists that place anew and the others as they were; what the campaign no longer asks for is not listed. Names
the files that are out of date; removes none.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from bannergen.batch.plan import Job
from bannergen.diagnostics import Fault
from bannergen.preflight.manifest import WORKING_DRAWINGS, Artefact, Record, read_manifest, stem_of
from bannergen.resources import is_file
from bannergen.spec.piece import Piece


def earlier_record(folder: Path) -> Record:
    """Return what the folder's manifest says; nothing where there is none that can be read whole."""
    try:
        return read_manifest(folder)
    except Fault:
        return Record()


def joined(earlier: Record, made: Record, jobs: tuple[Job, ...], pieces: Mapping[str, Piece], folder: Path) -> Record:
    """Return what is true after a run of ``jobs``; ``pieces`` are all that the campaign asks for, by stem."""
    anew = {(job.piece.stem, extension) for job in jobs for extension in job.formats}
    tried = {job.piece.stem for job in jobs}
    formats = {stem: [str(name) for name in piece.product.formats] for stem, piece in pieces.items()}

    def stays(old: Artefact) -> bool:
        stem, asked = stem_of(old), formats.get(stem_of(old), ())
        if old.format not in asked:  # a drawing of panels in another format goes with them
            return old.variant in WORKING_DRAWINGS and bool(asked) and stem not in tried
        return (stem, old.format) not in anew

    artefacts = {_identity(old): old for old in earlier.artefacts if stays(old) and is_file(folder / old.path)}
    artefacts |= {_identity(new): new for new in made.artefacts}
    failures = [
        *made.failures,
        *(old for old in earlier.failures if stem_of(old) in pieces and stem_of(old) not in tried),
    ]
    place = {stem: index for index, stem in enumerate(pieces)}

    def order(entry: Artefact) -> tuple[int, int, str]:
        stem = stem_of(entry)
        known = formats[stem]
        return place[stem], known.index(entry.format) if entry.format in known else len(known), entry.variant or ""

    return Record(
        tuple(sorted(artefacts.values(), key=order)),
        tuple(sorted(failures, key=lambda failure: place[stem_of(failure)])),
    )


def outdated(earlier: Record, now: Record, jobs: tuple[Job, ...]) -> tuple[str, ...]:
    """Return the files of pieces tried in this run that were listed and no longer are: nobody may print them."""
    tried = {job.piece.stem for job in jobs}
    listed = {artefact.path for artefact in now.artefacts}
    return tuple(old.path for old in earlier.artefacts if stem_of(old) in tried and old.path not in listed)


def _identity(artefact: Artefact) -> tuple[str, str | None, str]:
    """Return what one file is of: its piece, variant and format; a new one takes the place of the same."""
    return stem_of(artefact), artefact.variant, artefact.format
