"""Readers that go wrong, for a process of their own."""

import os
import time

from bannergen.codes import files
from bannergen.diagnostics import Fault
from bannergen.preflight.files.confinement import MEMORY_LIMIT


def waits() -> None:
    time.sleep(60)


def eats() -> int:
    return len(bytearray(MEMORY_LIMIT))


def dies() -> None:
    os._exit(3)


def refuses() -> None:
    raise Fault(files.MISSING.at(path="x"))


class TwoPartError(Exception):
    """One that pickle cannot make again: it asks for two arguments and keeps one."""

    def __init__(self, what: str, why: str) -> None:
        super().__init__(what)
        self.why = why


def is_wrong() -> None:
    message = "ours"
    raise KeyError(message)


def is_wrong_in_its_own_way() -> None:
    message = "ours"
    raise TwoPartError(message, "why")
