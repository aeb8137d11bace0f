"""Forked copies of the process do the work in order, pass on what they raise, and are gone in the end."""

from __future__ import annotations

import os
import resource
import signal
import sys
import threading
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest

from bannergen.codes import exporting
from bannergen.diagnostics import Fault
from bannergen.export import raster
from bannergen.export.raster import grid
from bannergen.export.raster.copies import can_copy, done_by_copies
from tests import project
from tests.pictures import ours

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="processes are copied on Linux only")

JOBS = tuple(range(20))
LARGE = 1 << 20  # more than a pipe holds


def children() -> set[str]:
    """The copies; a build of an earlier test leaves the two servers of multiprocessing behind."""
    found = Path(f"/proc/self/task/{threading.get_native_id()}/children").read_text("ascii").split()
    return {pid for pid in found if "multiprocessing" not in Path(f"/proc/{pid}/cmdline").read_text("utf-8")}


@pytest.mark.parametrize("count", [1, 2, 3, 20])
def test_what_becomes_of_the_jobs_comes_in_their_order_from_other_processes(count: int) -> None:
    done = list(done_by_copies(lambda job: (job, os.getpid(), bytes(LARGE)), JOBS, count))
    assert [job for job, _, _ in done] == list(JOBS)
    assert len({pid for _, pid, _ in done} - {os.getpid()}) == count
    assert not children()


def test_what_a_copy_raises_is_raised_here() -> None:
    def work(job: int) -> int:
        if job == 7:
            raise Fault(exporting.NO_CAIRO.at(reason="lạ"))
        return job

    done = []
    with pytest.raises(Fault, match="lạ"):
        done += done_by_copies(work, JOBS, 3)
    assert done == list(range(7))
    assert not children()


def test_what_cannot_be_sent_is_done_here() -> None:
    assert [made() for made in done_by_copies(lambda job: lambda: job, JOBS, 2)] == list(JOBS)


def test_the_jobs_of_a_copy_that_is_killed_are_done_here() -> None:
    us = os.getpid()

    def work(job: int) -> int:
        if job == 5 and os.getpid() != us:
            os.kill(os.getpid(), signal.SIGKILL)
        return job

    assert list(done_by_copies(work, JOBS, 2)) == list(JOBS)
    assert not children()


def test_copies_are_gone_when_nobody_asks_any_more() -> None:
    with closing(done_by_copies(lambda job: bytes(LARGE + job), JOBS, 3)) as done:
        next(done)
        assert len(children()) == 3
    assert not children()


def test_a_copy_ends_with_who_made_it() -> None:
    ours_end, its_end = os.pipe()
    parent = os.fork()
    if not parent:
        copies = done_by_copies(lambda job: (os.write(its_end, b"x"), bytes(LARGE))[1] if job else None, JOBS, 2)
        next(copies)
        os.kill(os.getpid(), signal.SIGKILL)
    os.close(its_end)
    os.waitpid(parent, 0)
    with os.fdopen(ours_end, "rb") as pipe:
        assert set(pipe.read()) <= {ord("x")}  # ends only when no copy holds the other end


def test_a_process_with_threads_is_not_copied() -> None:
    assert can_copy()
    done = threading.Event()
    thread = threading.Thread(target=done.wait)
    thread.start()
    assert not can_copy()
    done.set()
    thread.join()


def test_where_no_process_is_copied_threads_make_the_same_picture(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(grid, "BAND_PIXELS", 17 * 900)
    scene = project.composition("pano-3x2", "chu-de").scene
    one = ours(scene, scene.boxes.trim, (900, 600))
    monkeypatch.setattr(raster, "can_copy", lambda: False)
    assert np.array_equal(ours(scene, scene.boxes.trim, (900, 600), workers=4), one)


def test_where_the_system_gives_no_more_copies_those_there_are_do_the_rest() -> None:
    before = resource.getrlimit(resource.RLIMIT_NOFILE)
    lowest = os.dup(0)
    os.close(lowest)
    opened = len(list(Path("/proc/self/fd").iterdir()))
    resource.setrlimit(resource.RLIMIT_NOFILE, (lowest + 3, before[1]))  # one pipe, and the end of a second
    try:
        done = list(done_by_copies(lambda job: (job, os.getpid()), JOBS, 3))
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, before)
    assert [job for job, _ in done] == list(JOBS)
    assert {pid == os.getpid() for _, pid in done} == {True, False}
    assert len(list(Path("/proc/self/fd").iterdir())) == opened
    assert not children()
