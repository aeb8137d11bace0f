"""Step 5, preflight: at which scale a finished file is drawn, and who says so.

In: the file's name and what its metadata state. Out: the N of 1:N. A file that says nothing is at 1:1. A name counts
only where the metadata state no scale and say that bannergen made the file, which names its scale so: most numbers in
names are pages and days.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from bannergen.codes import finished as codes
from bannergen.diagnostics import Diagnostic
from bannergen.geometry import MM_PER_INCH
from bannergen.preflight.files.report import FileSize

Sides = tuple[float | None, float | None]

# As bannergen names files: chao-mung_1-10.pdf, chao-mung_tam-2-5_1-10.pdf.
_IN_NAME = re.compile(r"_1-(10)$")
_STATED = re.compile(r"1:(\d{1,3})")


@dataclass(frozen=True, slots=True)
class Scale:
    """1:N, and where it is written: ``xmp``, ``name`` or nowhere."""

    divisor: int = 1
    source: str = ""

    @property
    def shown(self) -> str:
        """The scale as people write it."""
        return f"1:{self.divisor}"


def scale_of(path: Path, stated: str = "", *, ours: bool = False) -> Scale:
    """Return a file's scale: as its metadata state it, else as its name does where the file is ours."""
    named = _IN_NAME.search(path.stem) if ours else None
    for source, found in (("xmp", _STATED.fullmatch(stated)), ("name", named)):
        if found and int(found[1]) > 0:
            return Scale(int(found[1]), source)
    return Scale()


def scale_remarks(path: Path, size: FileSize) -> Iterator[Diagnostic]:
    """Yield that a name speaks of a scale and the file does not."""
    if not size.scale_from and _IN_NAME.search(path.stem):
        yield codes.SCALE_UNSTATED.at()


def size_of(path: Path, scale: Scale, sides_mm: Sides, sides_px: Sides = (None, None)) -> FileSize:
    """Return what a file measures, and what that is at 1:1."""
    width, height = (None if side is None else round(side, 3) for side in sides_mm)
    whole_width, whole_height = (None if side is None else round(side * scale.divisor, 2) for side in sides_mm)
    across, down = (None if side is None else round(side) for side in sides_px)
    size = FileSize(path.stat().st_size, width, height, whole_width, whole_height)
    return replace(size, width_px=across, height_px=down, scale=scale.shown, scale_from=scale.source)


def finished(size: FileSize) -> FileSize:
    """Return the size of a file that shows the finished piece and no more."""
    return replace(size, finished_width_mm=size.full_width_mm, finished_height_mm=size.full_height_mm)


def mm_of(pixels: int, dpi: float | None) -> float | None:
    """Return a length in millimetres; None where no resolution is stated."""
    return pixels / dpi * MM_PER_INCH if dpi else None
