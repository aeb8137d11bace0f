"""Step 5, preflight: a reader in a process of its own, which gets only so much memory and time.

In: a reader and a file that anybody may have made. Out: what the reader returns, or what it raises, with a note of
where. A file that eats memory, or never ends, costs that process and nothing else.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import pickle
import traceback
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, TypeVar, cast

from bannergen.signals import kept_for_us

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
        with its, kept_for_us():
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
        return cast("T", value)
    raise value


def _work(pipe: Connection, read: Callable[..., Any], arguments: tuple[Any, ...]) -> None:
    _limit_memory()
    try:
        answer: tuple[bool, Any] = (True, read(*arguments))
    except MemoryError:
        answer = (False, NoAnswerError(f"> {MEMORY_LIMIT // 2**30} GB"))
    except Exception as fault:  # raised again by who waits
        answer = (False, _noted(fault))
    pipe.send(answer)


def _noted(fault: Exception) -> Exception:
    """Return what was raised with the place in a note, for a traceback stays in its process.

    One that does not survive the way to another process is told in words.
    """
    frames = traceback.extract_tb(fault.__traceback__)
    place = f"{Path(frames[-1].filename).name}:{frames[-1].lineno}"
    try:
        told: Exception = pickle.loads(pickle.dumps(fault))  # noqa: S301 - our own, this moment
    except Exception:  # each kind fails in its own way
        told = RuntimeError(f"{type(fault).__name__}: {fault}")
    told.add_note(place)
    return told


def _limit_memory() -> None:
    """Hold this process, and what it starts, to its memory where the system can."""
    try:
        import resource  # not there on Windows
    except ImportError:
        return
    with contextlib.suppress(ValueError, OSError):  # the caller's limit is lower; macOS takes none
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_LIMIT, MEMORY_LIMIT))
