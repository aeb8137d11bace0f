"""Step 4, export: work shared out over forked copies of this process.

In: what is to be done for each job, and how many copies do it. Out: what became of each, in the order of the jobs. A
copy has all that was worked out before it without a byte being sent, and a Python of its own: a band takes hundreds of
short calls, at each of which threads would wait for one another (decision 0031). It works ahead until its pipe is full.
"""

from __future__ import annotations

import contextlib
import gc
import os
import pickle
import signal
import sys
import threading
import warnings
from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import dataclass
from typing import BinaryIO, NoReturn, TypeVar

from bannergen.signals import undisturbed

J = TypeVar("J")
T = TypeVar("T")


def can_copy() -> bool:
    """Tell whether this process may be copied: a thread's locks would stay shut in a copy, and macOS forbids it."""
    return sys.platform == "linux" and threading.active_count() == 1


def done_by_copies(work: Callable[[J], T], jobs: Sequence[J], count: int) -> Generator[T]:
    """Yield what ``work`` makes of each job; what it raises is raised here. What it makes must be fit to pickle."""
    copies: list[_Copy] = []
    try:
        with contextlib.suppress(OSError):  # the system gives no more processes or pipes: those there are do the rest
            for number in range(count):
                _start(work, jobs[number::count], copies)
        for index, job in enumerate(jobs):
            number = index % count
            yield copies[number].next(work, job) if number < len(copies) else work(job)
    finally:
        with undisturbed():
            for copy in copies:
                copy.end()


@dataclass
class _Copy:
    """A copy at work, and our end of its pipe."""

    pid: int
    pipe: BinaryIO
    alive: bool = True

    def next(self, work: Callable[[J], T], job: J) -> T:
        """Return what became of its next job; we do it ourselves once the copy was killed, say for memory."""
        if self.alive:
            try:
                done, fault = pickle.load(self.pipe)  # noqa: S301 - our own copy wrote it
            except (EOFError, pickle.UnpicklingError):
                self.alive = False
            else:
                if fault is not None:
                    raise fault
                found: T = done
                return found
        return work(job)

    def end(self) -> None:
        """End it, whatever it is at."""
        self.pipe.close()
        with contextlib.suppress(ProcessLookupError, ChildProcessError):
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)


def _start(work: Callable[[J], T], jobs: Sequence[J], copies: list[_Copy]) -> None:
    """Add a copy that works at some jobs; raise OSError where the system gives none."""
    ours, its = os.pipe()
    with undisturbed(), warnings.catch_warnings(), contextlib.ExitStack() as opened:
        opened.callback(os.close, its)
        pipe = os.fdopen(ours, "rb")
        opened.push(pipe)
        # Since Python 3.12 of any thread; the only ones there can be are OpenBLAS's own, which it ends before a fork.
        warnings.simplefilter("ignore", DeprecationWarning)
        pid = os.fork()
        if not pid:
            _work(work, jobs, its, [ours, *(other.pipe.fileno() for other in copies)])
        copies.append(_Copy(pid, pipe))
        opened.pop_all()
        os.close(its)


def _work(work: Callable[[J], T], jobs: Sequence[J], its: int, unused: Sequence[int]) -> NoReturn:
    """Be a copy: it never sees a signal that stops us, but ends with its pipe; nothing of ours is tidied up in it."""
    gc.disable()  # to look for garbage it would write to all that it shares, and so copy it
    try:
        for number in unused:
            os.close(number)
        with os.fdopen(its, "wb") as pipe:
            for answer in _answers(work, jobs):
                pickle.dump(answer, pipe, pickle.HIGHEST_PROTOCOL)
                pipe.flush()
    finally:
        os._exit(0)


def _answers(work: Callable[[J], T], jobs: Sequence[J]) -> Iterator[tuple[T | None, Exception | None]]:
    for job in jobs:
        try:
            yield work(job), None
        except Exception as fault:
            yield None, fault
            return
