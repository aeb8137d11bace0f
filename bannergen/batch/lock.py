"""Step 6, batch: a lock between builds that write one record. The operating system frees it when its holder ends."""

from __future__ import annotations

import contextlib
import errno
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from bannergen.batch.files import write_fault

_NO_LOCKS_HERE = {errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP}  # some network disks; a build alone is safe there too


@contextlib.contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold a lock on a file while the block runs; wait for whoever holds it.

    The file stays, empty: removing it would let two builds hold two files of one name. Raise a Fault when it cannot
    be opened.
    """
    try:
        file = path.open("ab")
    except OSError as fault:
        raise write_fault(path, fault) from fault
    with file:
        try:
            _lock(file)
        except OSError as fault:
            if fault.errno not in _NO_LOCKS_HERE:
                raise write_fault(path, fault) from fault
        yield


if sys.platform == "win32":
    import msvcrt

    def _lock(file: BinaryIO) -> None:
        file.seek(0)
        while True:
            try:
                return msvcrt.locking(file.fileno(), msvcrt.LK_LOCK, 1)
            except OSError as fault:  # it gives up after ten seconds
                if fault.errno != errno.EDEADLOCK:
                    raise

else:
    import fcntl

    def _lock(file: BinaryIO) -> None:
        fcntl.flock(file, fcntl.LOCK_EX)
