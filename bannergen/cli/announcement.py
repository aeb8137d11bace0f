"""Command line: what is said before a large raster is made, and the bar while it is made.

A raster of half a billion pixels, and a build of several billions, is announced with its pixels, about how many bytes
it takes and about how long; a disk that cannot hold it is told at once.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, cast

from bannergen.batch.estimate import Estimate
from bannergen.batch.files import Watched, free_bytes
from bannergen.batch.forecast import LARGE_BUILD_PX, forecast, raster_pixels
from bannergen.batch.plan import Job
from bannergen.cli.report import lang_of, say, show
from bannergen.codes import files
from bannergen.diagnostics import Diagnostic, raise_errors
from bannergen.spec.library import Library

if TYPE_CHECKING:
    from rich.progress import Progress, ProgressColumn


def announce(estimate: Estimate) -> None:
    """Say how large a raster is, in pixels and in bytes, and how long it takes."""
    width, height = grouped(estimate.width_px), grouped(estimate.height_px)
    size = f"{width}×{height} px ({pixels_of(estimate.pixels)})"
    say(f"{size}, {_about()} {bytes_of(estimate.bytes)}, {_about()} {seconds_of(estimate.seconds)}")


def announce_build(jobs: tuple[Job, ...], library: Library, output: Path, workers: int) -> None:
    """Say what a large build comes to, and warn of a disk that may be too small for it; of a small one say nothing."""
    if raster_pixels(jobs, library) < LARGE_BUILD_PX:
        return
    whole = forecast(jobs, library)
    files_word = {"vi": "tệp", "en": "files"}[lang_of()]
    size, seconds = bytes_of(whole.bytes), seconds_of(whole.seconds / min(workers, os.cpu_count() or 1))
    parts = (f"{grouped(whole.files)} {files_word}", pixels_of(whole.pixels), f"{_about()} {size}")
    say(", ".join((*parts, f"{_about()} {seconds}")))
    free = free_bytes(output)
    if whole.bytes > free:
        show([files.DISK_SCARCE.at(path=output, free=bytes_of(free), needed=size)])


def check_room(path: Path, needed: int) -> Iterable[Diagnostic]:
    """Return a warning where a disk may be too small for a file; raise a Fault where it cannot hold half of it."""
    free = free_bytes(path)
    if needed <= free:
        return ()
    code = files.DISK_SMALL if needed > 2 * free else files.DISK_SCARCE
    return raise_errors([code.at(path=path, free=bytes_of(free), needed=bytes_of(needed))])


@contextmanager
def watched(sink: BinaryIO, estimate: Estimate | None = None) -> Iterator[BinaryIO]:
    """Show a bar on a terminal while a raster is written; stay silent elsewhere, and where nothing is known of it."""
    from rich.progress import BarColumn, TaskProgressColumn, TimeRemainingColumn  # loaded for what takes long

    with progress(BarColumn(), TaskProgressColumn(), TimeRemainingColumn()) as bar:
        if bar.disable or estimate is None:
            yield sink
            return
        task = bar.add_task({"vi": "Đang vẽ", "en": "Painting"}[lang_of()], total=1.0)
        counted = Watched(sink, lambda written: bar.update(task, completed=estimate.done(written)))
        yield cast("BinaryIO", counted)


@contextmanager
def progress(*columns: ProgressColumn) -> Iterator[Progress]:
    """Yield a bar on stderr with its description; it is disabled where that is no terminal."""
    from rich.console import Console
    from rich.progress import Progress, TextColumn

    console = Console(stderr=True)
    described = (TextColumn("{task.description}"), *columns)
    with Progress(*described, console=console, disable=not console.is_terminal, transient=True) as bar:
        yield bar


def grouped(number: int) -> str:
    """Write a whole number in groups of three digits, as the language has it."""
    return f"{number:,}".replace(",", "." if lang_of() == "vi" else ",")


def pixels_of(pixels: int) -> str:
    """Write a number of pixels in Mpx or Gpx."""
    return _short(pixels / 1e9, "Gpx") if pixels >= 1e9 else _short(pixels / 1e6, "Mpx")


def bytes_of(count: int) -> str:
    """Write a number of bytes in MB or GB of ten."""
    return _short(count / 1e9, "GB") if count >= 1e9 else _short(count / 1e6, "MB")


def seconds_of(seconds: float) -> str:
    """Write a time as people say it."""
    vi = lang_of() == "vi"
    if seconds < 100:
        return f"{max(1, round(seconds))} {'giây' if vi else 's'}"
    return f"{round(seconds / 60)} {'phút' if vi else 'min'}"


def _short(number: float, unit: str) -> str:
    """Write two digits where the number is small, else whole."""
    written = f"{number:.0f}" if number >= 10 else f"{number:.1f}"
    return f"{written.replace('.', ',') if lang_of() == 'vi' else written} {unit}"


def _about() -> str:
    return {"vi": "khoảng", "en": "about"}[lang_of()]
