"""Step 6, batch: room on the disk for the record of a run, held while its pieces are made.

In: the jobs and what the folder holds. Out: an open file without a name, of about the size of all that is written last:
the manifest, the contact sheet and the bill. A disk that pieces fill has room for what says which of them are whole.
Raises a Fault where there is none to begin with.
"""

from __future__ import annotations

import contextlib
import math
import os
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from bannergen.batch.deliverables import PANEL_FORMATS
from bannergen.batch.files import write_fault
from bannergen.batch.plan import Job
from bannergen.preflight.manifest import BILL
from bannergen.spec.product import Product

RECORD = ("manifest.json", "index.html", BILL)
_PER_FILE, _PER_PIECE, _AT_LEAST = 2048, 2048, 16384  # bytes; measured: 1.6 kB a file with its text, 1.2 kB a piece
_PER_LETTER = 16  # up to 3 bytes, twice for each file in the manifest, twice in the contact sheet
_AT_ONCE = 1 << 20


@contextlib.contextmanager
def room_held(folder: Path, jobs: tuple[Job, ...]) -> Iterator[IO[bytes]]:
    """Yield an open file that holds the room until it is closed; it has no name, so nothing is ever left of it."""
    import tempfile  # who makes one piece does not need it

    with contextlib.ExitStack() as held:
        try:
            file = held.enter_context(tempfile.TemporaryFile(dir=folder, buffering=0))
            left = _needed(folder, jobs)
            while left > 0:
                left -= file.write(os.urandom(min(_AT_ONCE, left)))  # no disk packs it smaller
            os.fsync(file.fileno())
        except OSError as fault:
            raise write_fault(folder / RECORD[0], fault) from fault
        yield file


def _needed(folder: Path, jobs: tuple[Job, ...]) -> int:
    """Return more bytes than the record takes: what it has now, for all that stays, and what the jobs add."""
    now = 0
    for name in RECORD:
        with contextlib.suppress(OSError):
            now += (folder / name).stat().st_size
    return _AT_LEAST + now + sum(map(_of_job, jobs))


def _of_job(job: Job) -> int:
    files = sum(_most_files(job.piece.product, extension) for extension in job.formats)
    return _PER_PIECE + files * (_PER_FILE + _PER_LETTER * len(job.piece.slogan.text))


def _most_files(product: Product, extension: str) -> int:
    """Return how many files a piece has in a format at most: itself, its drawings, and its panels."""
    if extension not in PANEL_FORMATS:
        return 1
    longest = max(product.size.width, product.size.height)
    # Itself, the finishing sheet, the joining diagram; panels may be two more than the least, to spare letters.
    return 3 + (2 + math.ceil(2 * longest / product.roll.width.value) if product.roll else 0)
