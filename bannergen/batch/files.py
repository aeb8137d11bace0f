"""Step 6, batch: files that are whole or not there: a temporary name, a flush to the disk, a rename."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import io
import os
import re
import shutil
import stat
import sys
from collections.abc import Callable, Collection, Iterator
from pathlib import Path
from typing import IO, TYPE_CHECKING, BinaryIO, cast

from bannergen.codes import files
from bannergen.diagnostics import Fault
from bannergen.signals import undisturbed

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

_KEPT_IN_MEMORY = 64 << 20


@contextlib.contextmanager
def whole_file(path: Path) -> Iterator[BinaryIO]:
    """Open a file that appears under its name only when it is complete and on the disk.

    A link is followed; a pipe or a device is never replaced, it gets the content once that is complete. Raise a Fault
    when the folder cannot be written or the disk is full; nothing half-written stays behind.
    """
    try:
        with _as_a_stream(path) if _is_no_plain_file(path) else _under_a_temporary_name(path) as sink:
            yield sink
    except OSError as fault:
        raise write_fault(path, fault) from fault


def _is_no_plain_file(path: Path) -> bool:
    """Tell whether something else than a file has the name; a folder has too, and refuses to be written."""
    try:
        return not stat.S_ISREG(path.stat().st_mode)
    except (FileNotFoundError, NotADirectoryError):
        return False


@contextlib.contextmanager
def _as_a_stream(path: Path) -> Iterator[BinaryIO]:
    with kept_until_whole() as whole:
        yield cast("BinaryIO", whole)
        whole.seek(0)
        with path.open("wb") as sink:
            shutil.copyfileobj(whole, sink)


def kept_until_whole() -> IO[bytes]:
    """Return where to keep what goes to a stream until it is complete: in memory, on the disk when it is large."""
    import tempfile  # few write to a stream

    return tempfile.SpooledTemporaryFile(_KEPT_IN_MEMORY)


@contextlib.contextmanager
def _under_a_temporary_name(path: Path) -> Iterator[BinaryIO]:
    target = Path(os.path.realpath(path))
    temporary: Path | None = None
    sink: BinaryIO | None = None
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        # 40 characters are 160 bytes at most: the name with its additions stays below the usual 255.
        name = f".{target.name[:40]}.{part_mark(os.getpid())}.{os.urandom(4).hex()}.part"
        with undisturbed():  # else an interruption could come between the file and who removes it
            sink = (target.parent / name).open("x+b")
            temporary = target.parent / name
        yield sink
        sink.flush()
        os.fsync(sink.fileno())
        sink.close()
        temporary.replace(target)
        temporary = None
    finally:
        try:
            if sink is not None:
                sink.close()  # what it still holds may not fit on the disk
        finally:
            if temporary is not None:
                temporary.unlink(missing_ok=True)


_PART = re.compile(r"\..+?(?:\.(?P<mark>[0-9a-f]{16}))?\.[a-z0-9_]{8}\.part")


def part_mark(pid: int | None) -> str:
    """Return what marks the temporary names of a process of this run; pids alone repeat, between containers too."""
    processes = sys.modules.get("multiprocessing")  # who has not loaded it is alone, and it is slow
    key = processes.current_process().authkey if processes else os.urandom(32)  # all processes of a run share it
    return hashlib.sha256(key + str(pid).encode()).hexdigest()[:16]


def remove_parts(folder: Path, *, marks: Collection[str] = (), before: float = 0) -> None:
    """Remove temporary files below a folder: those with a mark, and those last written to before a time."""
    for parent, _, names in os.walk(folder):
        for name in names:
            part = _PART.fullmatch(name)
            if part is None:
                continue
            path = Path(parent, name)
            with contextlib.suppress(OSError):  # gone by itself, or not ours to remove
                if part["mark"] in marks or path.lstat().st_mtime < before:
                    path.unlink()


def write_fault(path: Path, fault: OSError) -> Fault:
    """Return the fault of a failed write."""
    if fault.errno in {errno.ENOSPC, errno.EDQUOT}:
        return Fault(files.DISK_FULL.at(path=path))
    return Fault(files.UNWRITABLE.at(path=path, reason=fault.strerror or fault))


def free_bytes(path: Path) -> int:
    """Return how much the disk of a file or folder has left; it and its folders need not be there yet."""
    folder = next(parent for parent in (path, *path.absolute().parents) if parent.is_dir())
    return shutil.disk_usage(folder).free


class Watched(io.RawIOBase):
    """A file that tells how much has been written to it, whoever writes."""

    def __init__(self, sink: BinaryIO, told: Callable[[int], None]) -> None:
        super().__init__()
        self._sink, self._told = sink, told
        self._written = 0

    def writable(self) -> bool:
        """Say that it is."""
        return True

    def seekable(self) -> bool:
        """Say what the file says."""
        return self._sink.seekable()

    def write(self, data: ReadableBuffer) -> int:
        """Write, and tell."""
        count = self._sink.write(data)
        self._written += count
        self._told(self._written)
        return count

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Move the place of the next writing."""
        return self._sink.seek(offset, whence)

    def tell(self) -> int:
        """Return the place of the next writing."""
        return self._sink.tell()

    def read(self, size: int = -1) -> bytes:
        """Read what was written."""
        return self._sink.read(size)


def write_whole(path: Path, data: bytes) -> None:
    """Write a small file whole or not at all."""
    with whole_file(path) as sink:
        sink.write(data)


def identity(path: Path) -> tuple[str, int]:
    """Return the sha256 and the length of a file as it lies on the disk."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest(), path.stat().st_size
