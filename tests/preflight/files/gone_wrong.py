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
