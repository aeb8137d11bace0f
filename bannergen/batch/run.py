"""Step 6, batch: a plan carried out by worker processes.

In: jobs. Out: files, the manifest, the contact sheet and the bill of materials; the folder does not depend on the
number of workers. An interruption ends the workers at once and leaves no part of a file; what is complete by then is
recorded.
"""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import IO

from bannergen.batch.bill import bill_of_materials
from bannergen.batch.contact_sheet import contact_sheet, thumbnail_path
from bannergen.batch.files import remove_parts, write_fault, write_whole
from bannergen.batch.lock import locked
from bannergen.batch.make import Maker
from bannergen.batch.manifest import manifest_json
from bannergen.batch.plan import Job
from bannergen.batch.record import earlier_record, joined, outdated
from bannergen.batch.room import room_held
from bannergen.batch.size_cache import cached_sizes
from bannergen.batch.sizes import sized
from bannergen.batch.workers import carried_out
from bannergen.codes import files
from bannergen.codes import pieces as codes
from bannergen.diagnostics import Diagnostic, Fault
from bannergen.export.inks import PrintCondition
from bannergen.preflight.manifest import BILL, Artefact, Failure, Record, SharedSize, stem_of
from bannergen.resources import SearchPath
from bannergen.spec.piece import Piece

_STALE_SECONDS = 3600  # no run goes on that long without writing to a file it has opened


@dataclass(frozen=True)
class Build:
    """What a run made, what kept it from writing its record, and what the folder holds now."""

    folder: Path
    made: Record
    record: Record
    sizes: tuple[SharedSize, ...] = ()
    faults: tuple[Diagnostic, ...] = ()


def run(
    jobs: tuple[Job, ...],
    search: SearchPath,
    output: Path,
    *,
    everything: tuple[Job, ...] = (),
    workers: int = 1,
    condition: PrintCondition | None = None,
    progress: Callable[[Record], None] = lambda _: None,
) -> Build:
    """Make all jobs into ``output/<campaign>``; raise a Fault when that folder cannot be written.

    ``everything`` is the whole campaign where ``jobs`` are only a part of it; ``condition`` is what inks are meant for,
    FOGRA39 unless told. Raise a Fault, too, when no worker can be started; an interruption goes on to the caller once
    what is complete is recorded.
    """
    campaign = jobs[0].piece.campaign
    folder = output / campaign.campaign
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        raise write_fault(folder, fault) from fault
    pieces = {job.piece.stem: job.piece for job in everything or jobs}
    sizes = cached_sizes(tuple(pieces.values()), search, output / f".{campaign.campaign}.sizes.json")
    jobs = tuple(replace(job, piece=sized(job.piece, sizes)) for job in jobs)
    results: dict[int, Record] = {}
    with room_held(folder, jobs) as room:
        whole = _Whole(pieces, sizes, room)
        try:
            maker = partial(Maker, search, folder, condition)
            with contextlib.closing(carried_out(jobs, maker, folder, workers)) as done:
                for index, made in done:
                    results[index] = made
                    progress(made)
            return _finished(folder, jobs, whole, results)
        except Exception:
            raise
        except BaseException:  # an interruption; a second one stops this too
            if results or (folder / "manifest.json").is_file():
                _finished(folder, jobs, whole, results)
            raise


@dataclass(frozen=True)
class _Whole:
    """All that the campaign asks for: its pieces by stem, the sizes they share; and the room held for its record."""

    pieces: Mapping[str, Piece]
    sizes: tuple[SharedSize, ...]
    room: IO[bytes]


def _finished(folder: Path, jobs: tuple[Job, ...], whole: _Whole, results: Mapping[int, Record]) -> Build:
    """Record the results, by their place in the plan, and remove what killed runs left half-written."""
    done = tuple(jobs[index] for index in sorted(results))
    undone = tuple(job for index, job in enumerate(jobs) if index not in results)
    made = _together(results[index] for index in sorted(results))
    try:
        with locked(folder.parent / f".{folder.name}.lock"):
            remove_parts(folder, before=time.time() - _STALE_SECONDS)
            whole.room.close()
            return _recorded(folder, made, (done, undone), whole)
    except Fault as fault:
        return Build(folder, made, made, whole.sizes, fault.diagnostics)


def _together(records: Iterable[Record]) -> Record:
    results = tuple(records)
    return Record(
        tuple(artefact for made in results for artefact in made.artefacts),
        tuple(failure for made in results for failure in made.failures),
        tuple(finding for made in results for finding in made.findings),
    )


def _recorded(folder: Path, made: Record, jobs: tuple[tuple[Job, ...], tuple[Job, ...]], whole: _Whole) -> Build:
    """Bring the folder's record up to date, and remove what a piece tried in this run leaves out of date."""
    (done, undone), pieces = jobs, whole.pieces
    campaign = next(iter(pieces.values())).campaign
    earlier = earlier_record(folder)
    mixed = _mixed(folder, earlier, undone)
    stopped = Record(failures=tuple(Failure.of(job.piece, (codes.PIECE_INTERRUPTED.at(),)) for job in mixed))
    record = joined(earlier, _together((made, stopped)), (*done, *mixed), pieces, folder)
    listed = {stem_of(artefact) for artefact in record.artefacts}
    pictures = (thumbnail_path(job.piece.stem) for job in done if job.piece.stem not in listed)
    bill = bill_of_materials(pieces, record)
    faults = [
        *_removed(folder, (*outdated(earlier, record, done), *pictures, *(() if bill else (BILL,)))),
        *_written(folder / "manifest.json", manifest_json(campaign.campaign, record, whole.sizes)),
        *_written(folder / "index.html", contact_sheet(campaign, pieces, record)),
        *(_written(folder / BILL, bill) if bill else ()),
    ]
    return Build(folder, made, record, whole.sizes, tuple(faults))


def _mixed(folder: Path, earlier: Record, undone: tuple[Job, ...]) -> tuple[Job, ...]:
    """Return the jobs that were stopped midway: a file of theirs is newer than the record that lists it."""
    if not undone:
        return ()

    def is_newer(artefact: Artefact) -> bool:
        try:
            return (folder / artefact.path).stat().st_mtime_ns > (folder / "manifest.json").stat().st_mtime_ns
        except OSError:
            return False

    stems = {job.piece.stem for job in undone}
    newer = {stem_of(artefact) for artefact in earlier.artefacts if stem_of(artefact) in stems and is_newer(artefact)}
    return tuple(job for job in undone if job.piece.stem in newer)


def _removed(folder: Path, paths: Iterable[str]) -> Iterator[Diagnostic]:
    """Remove files of a campaign's folder; a folder linked to elsewhere is not of it."""
    for path in paths:
        file = folder / path
        try:
            if file.parent.resolve().is_relative_to(folder.resolve()) and file.is_file():
                file.unlink()
        except OSError as fault:
            yield files.OUTDATED.at(path=file, reason=fault.strerror or fault)


def _written(path: Path, text: str) -> tuple[Diagnostic, ...]:
    """Write a file of the record; what keeps it from being written must not hide what became of the pieces."""
    try:
        write_whole(path, text.encode())
    except Fault as fault:
        return fault.diagnostics
    return ()
