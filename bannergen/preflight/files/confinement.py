"""Step 5, preflight: a reader in a process of its own, which gets only so much memory and time.

In: a reader and a file that anybody may have made. Out: what the reader returns. A file that eats memory, or never
ends, costs that process and nothing else.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import signal
from collections.abc import Callable, Iterator
from multiprocessing.connection import Connection
from typing import Any, TypeVar

T = TypeVar("T")

MEMORY_LIMIT = 4 * 2**30  # bytes of addresses, of which libraries reserve more than they use
SECONDS_LIMIT = 300.0
_ENDING_SECONDS = 5.0  # how long a killed process may take to be gone


class NoAnswerError(Exception):
    """The process was killed, by its limits or by the system; the message says which."""


def confined(read: Callable[..., T], *arguments: Any, seconds: float = SECONDS_LIMIT) -> T:
    """Return what a module's function returns; raise NoAnswerError, or what it raises."""
    ours, its = multiprocessing.Pipe(duplex=False)
    # Spawned, not forked: it has none of our threads and none of our memory.
    process = multiprocessing.get_context("spawn").Process(target=_work, args=(its, read, arguments), daemon=True)
    try:
        with its, _interrupts_kept_for_us():
            process.start()
        if not ours.poll(seconds):
            message = f"> {seconds:g} s"
            raise NoAnswerError(message)
        answer, value = ours.recv()
    except EOFError:
        process.join(_ENDING_SECONDS)
        message = f"exit {process.exitcode}"
        raise NoAnswerError(message) from None
    finally:
        if process.pid is not None:
            process.kill()
            process.join(_ENDING_SECONDS)
        ours.close()
    if answer:
        return value  # type: ignore[no-any-return]
    raise value


@contextlib.contextmanager
def _interrupts_kept_for_us() -> Iterator[None]:
    """Let the process never see what a terminal sends to all: we end it. A blocked signal stays blocked in it."""
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


def _work(pipe: Connection, read: Callable[..., Any], arguments: tuple[Any, ...]) -> None:
    _limit_memory()
    try:
        answer: tuple[bool, Any] = (True, read(*arguments))
    except MemoryError:
        answer = (False, NoAnswerError(f"> {MEMORY_LIMIT // 2**30} GB"))
    except Exception as fault:  # raised again by who waits
        answer = (False, fault)
    pipe.send(answer)


def _limit_memory() -> None:
    """Hold this process, and what it starts, to its memory where the system can."""
    try:
        import resource  # not there on Windows
    except ImportError:
        return
    with contextlib.suppress(ValueError, OSError):  # the caller's limit is lower; macOS takes none
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_LIMIT, MEMORY_LIMIT))
