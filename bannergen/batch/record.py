"""Step 6, batch: what a campaign's folder holds, over several runs.

In: the manifest of earlier runs and what this one made. Out: one Record in the campaign's order. A build narrowed to
one place lists that place anew and the others as they were; what the campaign no longer asks for is not listed.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bannergen.batch.manifest import Artefact, Failure
from bannergen.batch.plan import Job
from bannergen.spec.piece import Piece


@dataclass(frozen=True)
class Record:
    """Files made and pieces that could not be made."""

    artefacts: tuple[Artefact, ...] = ()
    failures: tuple[Failure, ...] = ()


def earlier_record(folder: Path) -> Record:
    """Return what the folder's manifest says; nothing where there is none that this version wrote whole."""
    try:
        document = json.loads((folder / "manifest.json").read_bytes())
        artefacts = tuple(_artefact(artefact) for artefact in document["artefacts"])
        return Record(artefacts, tuple(Failure(**failure) for failure in document["failures"]))
    except (OSError, ValueError, TypeError, KeyError):
        return Record()


def _artefact(read: dict[str, Any]) -> Artefact:
    """Return an artefact as it was before it became JSON, which knows no tuples."""
    lists = {
        "text": tuple(read["text"]),
        "lines": tuple(tuple(lines) for lines in read["lines"]),
        "findings": tuple(read["findings"]),
    }
    return Artefact(**read | lists)


def joined(earlier: Record, made: Record, jobs: tuple[Job, ...], pieces: Mapping[str, Piece], folder: Path) -> Record:
    """Return what is true after a run of ``jobs``; ``pieces`` are all that the campaign asks for, by stem."""
    anew = {(job.piece.stem, extension) for job in jobs for extension in job.formats}
    tried = {job.piece.stem for job in jobs}
    artefacts = [
        *made.artefacts,
        *(
            old
            for old in earlier.artefacts
            if old.stem in pieces and (old.stem, old.format) not in anew and (folder / old.path).is_file()
        ),
    ]
    failures = [*made.failures, *(old for old in earlier.failures if old.stem in pieces and old.stem not in tried)]
    place = {stem: index for index, stem in enumerate(pieces)}
    formats = {stem: [str(name) for name in piece.product.formats] for stem, piece in pieces.items()}
    artefacts.sort(key=lambda made: (place[made.stem], formats[made.stem].index(made.format)))
    failures.sort(key=lambda failure: place[failure.stem])
    return Record(tuple(artefacts), tuple(failures))
