"""Step 6, batch: worker processes that end when they are told to, and when whoever started them is gone.

In: jobs. Out: what became of each, as it is done. Python's own pool waits for its workers when it is interrupted, and
leaves them behind when its process is killed.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterator, Mapping
from dataclasses import dataclass, field
from multiprocessing import connection, parent_process
from multiprocessing.process import BaseProcess
from pathlib import Path

from bannergen.batch.files import part_mark, remove_parts
from bannergen.batch.make import Maker, failed
from bannergen.batch.plan import Job
from bannergen.codes import pieces as codes
from bannergen.diagnostics import Fault
from bannergen.preflight.manifest import Record
from bannergen.signals import kept_for_us

_ENDING_SECONDS = 5.0  # how long a killed process may take to be gone
_FILES_OF_A_START = 20  # more than starting one worker opens, here and in the server that forks it


def carried_out(
    jobs: tuple[Job, ...], new_maker: Callable[[], Maker], folder: Path, workers: int
) -> Generator[tuple[int, Record]]:
    """Yield what became of each job, with its place in the plan, as they are done; each worker makes its own Maker."""
    maker = new_maker()  # raises here, in the open, what would break every worker
    if workers == 1 or len(jobs) == 1:
        yield from enumerate(map(maker.make, jobs))
        return
    left = dict(enumerate(jobs))
    with _crew(min(workers, len(jobs)), new_maker, folder) as crew:
        for index, made in crew.carry_out(left):
            del left[index]
            yield index, made
        if not crew.ready:
            raise Fault(codes.NO_WORKERS.at(reason="EOF"))
    for index, job in left.items():
        yield index, _alone(job, new_maker, folder)


def _alone(job: Job, new_maker: Callable[[], Maker], folder: Path) -> Record:
    """Make a job in a process of its own: one that kills its process, say for memory, fails alone."""
    with _crew(1, new_maker, folder) as crew:
        for _, made in crew.carry_out({0: job}):
            return made
    return failed(job, "the worker process was killed")


@dataclass
class _Crew:
    """Worker processes by our ends of their pipes, and whether any of them ever said that it is ready."""

    processes: dict[connection.Connection, BaseProcess] = field(default_factory=dict)
    ready: bool = False

    def carry_out(self, jobs: Mapping[int, Job]) -> Iterator[tuple[int, Record]]:
        """Yield what became of the jobs; those whose worker died, and all when none is left, do not come."""
        waiting, alive = deque(jobs.items()), set(self.processes)
        busy: dict[connection.Connection, int] = {}
        while alive and (waiting or busy):
            for pipe in alive.intersection(connection.wait(list(alive))):
                try:
                    answer = pipe.recv()
                except (EOFError, OSError):  # it died
                    alive.remove(pipe)
                    busy.pop(pipe, None)
                    continue
                self.ready = True
                if pipe in busy:
                    yield busy.pop(pipe), answer
                if waiting:
                    busy[pipe], job = waiting.popleft()
                    with contextlib.suppress(OSError):  # it died; the next reading tells
                        pipe.send(job)


@contextlib.contextmanager
def _crew(count: int, new_maker: Callable[[], Maker], folder: Path) -> Iterator[_Crew]:
    """Start workers, as many as the system lets us; none of them and no part of a file is left after the block."""
    crew = _Crew()
    try:
        with kept_for_us():
            for _ in range(count):
                try:
                    _probe_open_files()
                    _start(crew, new_maker, folder)
                except (OSError, EOFError) as fault:
                    if not crew.processes:
                        raise Fault(codes.NO_WORKERS.at(reason=getattr(fault, "strerror", None) or "EOF")) from fault
                    break
        yield crew
    finally:
        with kept_for_us():  # a second interruption waits these few milliseconds
            _end(crew)
            remove_parts(folder, marks={part_mark(process.pid) for process in crew.processes.values()})


def _probe_open_files() -> None:
    """Raise OSError where files are scarce: the server that forks our workers would die of it with a traceback."""
    with contextlib.ExitStack() as opened:
        for _ in range(_FILES_OF_A_START):
            opened.enter_context(Path(os.devnull).open("rb"))


def _end(crew: _Crew) -> None:
    for process in crew.processes.values():
        process.kill()
    for pipe, process in crew.processes.items():
        process.join(_ENDING_SECONDS)
        pipe.close()


def _start(crew: _Crew, new_maker: Callable[[], Maker], folder: Path) -> None:
    """Start a worker that starts clean: a forked copy of a process with threads may stand still."""
    ours, its = multiprocessing.Pipe()
    with its:
        process = _process_class()(target=_work, args=(its, new_maker, folder, _make), daemon=True)
        process.start()
    crew.processes[ours] = process


def _process_class() -> type[BaseProcess]:
    if "forkserver" in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("forkserver").Process
    return multiprocessing.get_context("spawn").Process


def _work(
    pipe: connection.Connection,
    new_maker: Callable[[], Maker],
    folder: Path,
    make: Callable[[Maker, Job], Record],
) -> None:
    """Be a worker: say that it is ready, then make each job that comes, until the parent is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, args=(folder,), daemon=True).start()
    with contextlib.suppress(EOFError, OSError):  # the parent is gone, or the system lets us open nothing
        maker = new_maker()
        pipe.send(None)
        while True:
            pipe.send(make(maker, pipe.recv()))


def _end_with_parent(folder: Path) -> None:
    """Wait until the parent is gone, however it went; then end this process, whatever it is at."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        remove_parts(folder, marks={part_mark(os.getpid())})
        os._exit(1)


def _make(maker: Maker, job: Job) -> Record:
    return maker.make(job)
