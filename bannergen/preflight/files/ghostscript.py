"""Step 5, preflight: the inks of any PDF as Ghostscript separates them.

In: a PDF and where Ghostscript is. Out: the most and the mean of each plate inside the bleed, and the most of all inks
in one place. Ghostscript runs with -dSAFER in a folder of its own, with only so much memory and time; no sample is
smoothed, so that the most is what is printed there. Source: "Devices", tiffsep, in Ghostscript's documentation.
"""

from __future__ import annotations

import contextlib
import re
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote

import numpy as np
from numpy.typing import NDArray

from bannergen.diagnostics import decimal, in_language
from bannergen.geometry import MM_PER_INCH
from bannergen.preflight.files.confinement import MEMORY_LIMIT
from bannergen.preflight.files.ink_tally import InkTally, inks_of
from bannergen.preflight.files.report import INKS, Boxes, Inks, Said, one_line

_SECONDS = 60.0
_LONGEST_PX = 1200
_SAID = "said.txt"
_PLATE = re.compile(r"1\((.*)\)\.tif", re.DOTALL)
_MOST_PLATES = 64
_LARGEST_FILE = 64 * 2**20  # bytes of what it says, and of each plate: these have at most 1200 × 1200 px in four inks


def separated(path: Path, boxes: Boxes, ghostscript: Path) -> Inks:
    """Return the inks of a PDF's first page; not determined, with the reason, where Ghostscript cannot tell."""
    box = boxes.pages[0].bleed or boxes.pages[0].crop or boxes.pages[0].media
    dpi = _LONGEST_PX / max(box.width_mm, box.height_mm) * MM_PER_INCH
    with tempfile.TemporaryDirectory(prefix="bannergen-") as folder:
        fault = _run(ghostscript, path.resolve(), Path(folder), dpi)
        if fault.en:
            return Inks(reason=fault)
        try:
            inks = _read(Path(folder))
        except (OSError, ValueError, SyntaxError) as unreadable:
            return Inks(reason=Said.alike(f"Ghostscript: {unreadable}"))
    shown = decimal(dpi, 3)
    sampled = Said(f"lấy mẫu ở {in_language(shown, 'vi')} dpi", f"sampled at {in_language(shown, 'en')} dpi")
    pages = Said("; chỉ trang 1", "; page 1 only") if len(boxes.pages) > 1 else Said()
    return replace(inks, sampled=Said(sampled.vi + pages.vi, sampled.en + pages.en))


def _run(ghostscript: Path, path: Path, folder: Path, dpi: float) -> Said:
    """Separate a page; return what went wrong, else nothing."""
    options = ["-q", "-dSAFER", "-dBATCH", "-dNOPAUSE", "-dNOINTERPOLATE", "-dFirstPage=1", "-dLastPage=1"]
    options += ["-dUseBleedBox", "-sDEVICE=tiffsep", "-sCompression=lzw", f"-r{dpi:.4f}", "-sOutputFile=%d.tif"]
    with (folder / _SAID).open("w+b") as said:  # not a pipe: a file may make it say gigabytes
        process = subprocess.Popen(  # noqa: S603 - the program is the caller's, the path is absolute and no option
            [ghostscript, *options, path], cwd=folder, stdin=subprocess.DEVNULL, stdout=said, stderr=subprocess.STDOUT
        )
        with process:
            try:
                _limit(process.pid)
                process.wait(_SECONDS)
            except subprocess.TimeoutExpired:
                return Said(f"Ghostscript quá {_SECONDS:g} giây", f"Ghostscript took more than {_SECONDS:g} s")
            finally:
                process.kill()
        said.seek(0)
        words = said.read(400).decode(errors="replace")
    if process.returncode:
        reason = one_line(words)
        return Said(f"Ghostscript không đọc được tệp ({reason})", f"Ghostscript cannot read the file ({reason})")
    return Said()


def _limit(process: int) -> None:
    """Hold a process to its memory, and to the length of what it writes, where the system can."""
    with contextlib.suppress(ImportError, AttributeError, OSError, ValueError):  # only Linux can, from outside
        import resource

        resource.prlimit(process, resource.RLIMIT_AS, (MEMORY_LIMIT, MEMORY_LIMIT))
        resource.prlimit(process, resource.RLIMIT_FSIZE, (_LARGEST_FILE, _LARGEST_FILE))


def _read(folder: Path) -> Inks:
    """Add up the plates, which hold 0 for full ink; the whole picture beside them has spots by their build."""
    tally = InkTally()
    tally.add(_pixels(folder / "1.tif"))
    plates = dict(sorted(_plates(folder)))
    names = [name for name in INKS if name in plates] + [name for name in plates if name not in INKS]
    most, means = zip(*(plates[name] for name in names), strict=True)
    return Inks("ghostscript", inks_of(names, most, means), tally.total_percent)


def _plates(folder: Path) -> Iterator[tuple[str, tuple[float, float]]]:
    for plate in sorted(folder.iterdir())[:_MOST_PLATES]:
        found = _PLATE.fullmatch(plate.name)
        if found:
            ink = 255.0 - _pixels(plate).astype(np.float64)
            yield unquote(found[1]), (float(ink.max()), float(ink.mean()))


def _pixels(path: Path) -> NDArray[np.uint8]:
    from PIL.TiffImagePlugin import TiffImageFile  # only who separates pays for loading it

    with path.open("rb") as file, TiffImageFile(file) as picture:
        return np.asarray(picture)
