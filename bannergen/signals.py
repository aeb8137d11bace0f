"""Leaf: signals that a terminal sends to every process, kept from those that we start.

In: a block that starts processes. Out: they never see Ctrl-C or the end of a session; whoever started them ends them.
Refuses nothing: where the system cannot block signals (Windows), the block runs as it is.
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
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    from multiprocessing import resource_tracker  # not there on Windows

    resource_tracker.ensure_running()  # its own start would unblock them again
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGHUP})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
