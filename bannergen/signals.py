"""Leaf: signals, kept from the processes that we start, and from the few lines that must run to their end.

In: a block that starts processes: they never see Ctrl-C or the end of a session; whoever started them ends them. Or a
block that takes hold of something. Refuses nothing: where the system cannot block signals (Windows), the block runs as
it is.
"""

from __future__ import annotations

import contextlib
import signal
from collections.abc import Iterator


@contextlib.contextmanager
def kept_for_us() -> Iterator[None]:
    """Let processes started in the block never see what a terminal sends to all: we decide for them.

    A blocked signal stays blocked in whoever is started; ours is delivered after the block.
    """
    if hasattr(signal, "pthread_sigmask"):
        from multiprocessing import resource_tracker  # not there on Windows

        resource_tracker.ensure_running()  # its own start would unblock them again
    with _blocked("SIGINT", "SIGHUP"):
        yield


@contextlib.contextmanager
def undisturbed() -> Iterator[None]:
    """Let a few lines run to their end: what would stop them does so right after the block."""
    with _blocked("SIGINT", "SIGTERM", "SIGHUP"):
        yield


@contextlib.contextmanager
def _blocked(*names: str) -> Iterator[None]:
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {getattr(signal, name) for name in names})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
