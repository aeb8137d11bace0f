"""Step 6, batch: a plan carried out by worker processes.

In: jobs. Out: files, the manifest and the contact sheet; the folder does not depend on the number of workers.
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from pathlib import Path

from bannergen.batch.contact_sheet import contact_sheet, thumbnail_path
from bannergen.batch.files import write_fault, write_whole
from bannergen.batch.lock import locked
from bannergen.batch.make import Maker, failed
from bannergen.batch.manifest import manifest_json
from bannergen.batch.plan import Job
from bannergen.batch.record import earlier_record, joined, outdated
from bannergen.codes import files
from bannergen.diagnostics import Diagnostic, Fault
from bannergen.preflight.manifest import Record, stem_of
from bannergen.resources import SearchPath
from bannergen.spec.piece import Piece


@dataclass(frozen=True)
class Build:
    """What a run made, what kept it from writing its record, and what the folder holds now."""

    folder: Path
    made: Record
    record: Record
    faults: tuple[Diagnostic, ...] = ()


def run(
    jobs: tuple[Job, ...],
    search: SearchPath,
    output: Path,
    *,
    everything: tuple[Job, ...] = (),
    workers: int = 1,
    progress: Callable[[Record], None] = lambda _: None,
) -> Build:
    """Make all jobs into ``output/<campaign>``; raise a Fault only when that folder cannot be written.

    ``everything`` is the whole campaign where ``jobs`` are only a part of it.
    """
    campaign = jobs[0].piece.campaign
    folder = output / campaign.campaign
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        raise write_fault(folder, fault) from fault
    made = _made(jobs, search, folder, workers, progress)
    pieces = {job.piece.stem: job.piece for job in everything or jobs}
    try:
        with locked(output / f".{campaign.campaign}.lock"):
            return _recorded(folder, made, jobs, pieces)
    except Fault as fault:
        return Build(folder, made, made, fault.diagnostics)


def _recorded(folder: Path, made: Record, jobs: tuple[Job, ...], pieces: Mapping[str, Piece]) -> Build:
    """Bring the folder's record up to date, and remove what a piece tried in this run leaves out of date."""
    campaign = jobs[0].piece.campaign
    earlier = earlier_record(folder)
    record = joined(earlier, made, jobs, pieces, folder)
    listed = {stem_of(artefact) for artefact in record.artefacts}
    pictures = (thumbnail_path(job.piece.stem) for job in jobs if job.piece.stem not in listed)
    faults = [
        *_removed(folder, (*outdated(earlier, record, jobs), *pictures)),
        *_written(folder / "manifest.json", manifest_json(campaign.campaign, record)),
        *_written(folder / "index.html", contact_sheet(campaign, pieces, record)),
    ]
    return Build(folder, made, record, tuple(faults))


def _made(
    jobs: tuple[Job, ...], search: SearchPath, folder: Path, workers: int, progress: Callable[[Record], None]
) -> Record:
    results = []
    for made in _carried_out(jobs, search, folder, workers):
        progress(made)
        results.append(made)
    return Record(
        tuple(artefact for made in results for artefact in made.artefacts),
        tuple(failure for made in results for failure in made.failures),
        tuple(finding for made in results for finding in made.findings),
    )


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


def _carried_out(jobs: tuple[Job, ...], search: SearchPath, folder: Path, workers: int) -> Iterator[Record]:
    """Yield what became of each job, in the order of the plan."""
    maker = Maker(search, folder)  # raises here, in the open, what would break every worker
    if workers == 1 or len(jobs) == 1:
        yield from map(maker.make, jobs)
        return
    done = 0
    try:
        with _workers(min(workers, len(jobs)), search, folder) as pool:
            for made in pool.map(_make, jobs):
                yield made
                done += 1
    except BrokenProcessPool:
        yield from (_alone(job, search, folder) for job in jobs[done:])


def _alone(job: Job, search: SearchPath, folder: Path) -> Record:
    """Make a job in a process of its own: one that kills its process, say for memory, fails alone."""
    try:
        with _workers(1, search, folder) as pool:
            return pool.submit(_make, job).result()
    except BrokenProcessPool:
        return failed(job, "the worker process was killed")


def _workers(count: int, search: SearchPath, folder: Path) -> ProcessPoolExecutor:
    """Open worker processes that start clean: a forked copy of a process with threads may stand still."""
    context = multiprocessing.get_context("forkserver" if _can_forkserver() else "spawn")
    return ProcessPoolExecutor(count, context, _start, (search, folder))


def _can_forkserver() -> bool:
    return "forkserver" in multiprocessing.get_all_start_methods()


_makers: list[Maker] = []  # one per worker process, put there by its initialiser


def _start(search: SearchPath, folder: Path) -> None:
    _makers[:] = [Maker(search, folder)]


def _make(job: Job) -> Record:
    return _makers[0].make(job)
