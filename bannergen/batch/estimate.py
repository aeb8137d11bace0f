"""Step 6, batch: how large a raster will be and how long it will take, before it is made.

In: a deliverable of pixels. Out: an Estimate. A few thin strips of the picture, spread over its height, are written by
the very writer of its format into a sink that only counts; what they take is scaled up. Nothing is known of how the
writer works. Refuses what the writer refuses. The clock tells people a time; no file depends on it.
"""

from __future__ import annotations

import io
import time
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import TYPE_CHECKING, BinaryIO, cast

from bannergen.export.formats import Format, Settings
from bannergen.geometry import IDENTITY, Matrix, Rect
from bannergen.scene import GlyphRun, Group, Image, Node, PageBoxes, Path, Scene

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

_STRIPS = 5
_STRIP_SHARE = 0.001  # of all rows, each: enough for how well the picture packs there
_MCU_ROWS = 16  # a JPEG is packed in blocks of so many rows; others do not mind
_BLOCK_SHARE = 0.012  # of all rows, in one: less than a few bands tell nothing of the time


@dataclass(frozen=True, slots=True)
class Estimate:
    """What a raster will be; ``strips`` are the bytes that each of equal shares of its height takes, from the top."""

    width_px: int
    height_px: int
    strips: tuple[float, ...]
    seconds: float  # on this machine, as busy as it was a moment ago

    @property
    def pixels(self) -> int:
        """How many pixels it has."""
        return self.width_px * self.height_px

    @property
    def bytes(self) -> int:
        """About how many bytes the file takes."""
        return round(sum(self.strips))

    def done(self, written: int) -> float:
        """Return about what share of the picture is made when so many bytes are written, 0 to 1."""
        ends = tuple(accumulate(self.strips))
        strip = bisect_right(ends, written)
        if strip == len(ends):
            return 1.0
        return (strip + 1 - (ends[strip] - written) / self.strips[strip]) / len(ends)


def estimate(target: Format, scene: Scene, settings: Settings, size: tuple[int, int]) -> Estimate:
    """Return what a file of so many pixels will be; raise a Fault where it cannot be made."""
    width, height = size
    sampler = _Sampler(target, scene, settings, height)
    half = min(max(1, height // 2), _MCU_ROWS * max(1, round(height * _STRIP_SHARE / 2 / _MCU_ROWS)))
    rows = min(height, 2 * half)
    begun, _ = sampler.take(0.5, half)  # and all is loaded that is loaded only once
    samples = [sampler.take((number + 0.5) / _STRIPS, rows) for number in range(_STRIPS)]
    fixed = max(0, 2 * begun - samples[_STRIPS // 2][0])  # the head of a file, and a first row that packs badly
    strips = [max(1.0, (sample - fixed) / rows * height / _STRIPS) for sample, _ in samples]
    block = min(height, max(rows + 1, round(height * _BLOCK_SHARE)))
    quickest = min(seconds for _, seconds in samples)
    rate = max(1e-9, (sampler.take(0.5, block)[1] - quickest) / (block - rows or 1))
    return Estimate(width, height, (strips[0] + fixed, *strips[1:]), quickest + rate * height)


@dataclass(frozen=True)
class _Sampler:
    """Writes rows of a picture as a file of their own."""

    target: Format
    scene: Scene
    settings: Settings
    height_px: int

    def take(self, place: float, rows: int) -> tuple[int, float]:
        """Return the bytes and the seconds that some rows take, in the middle of which a place of the height lies."""
        whole = self.target.raster_area(self.scene, self.settings) or self.scene.boxes.trim
        top = min(self.height_px - rows, max(0, round(place * self.height_px - rows / 2)))
        row = whole.height / self.height_px
        strip = Rect(whole.x, whole.y + top * row, whole.width, rows * row)
        scene = replace(
            self.scene,
            nodes=tuple(_met(self.scene.nodes, IDENTITY, strip)),
            marks=tuple(_met(self.scene.marks, IDENTITY, strip)),
            boxes=PageBoxes.alike(strip),
        )
        sink = _Counter()
        before = time.perf_counter()
        self.target.write(scene, self.settings, cast("BinaryIO", sink))
        return sink.size, time.perf_counter() - before


def _met(nodes: tuple[Node, ...], seen: Matrix, strip: Rect) -> Iterator[Node]:
    """Yield what a strip shows: to work out all that it does not show would take longer than to paint it."""
    for node in nodes:
        if isinstance(node, Group):
            yield replace(node, children=tuple(_met(node.children, seen.after(node.transform), strip)))
        elif (bounds := _bounds(node)) is not None and bounds.mapped(seen).overlaps(strip):
            yield node


def _bounds(node: Path | Image | GlyphRun) -> Rect | None:
    """Return what a node may cover: a mitre reaches up to four half widths of its stroke."""
    if isinstance(node, Image):
        return node.box
    found = node.outline.bounds
    return found.grown(2 * node.stroke.width) if found and isinstance(node, Path) and node.stroke else found


class _Counter(io.RawIOBase):
    """A file of which only the length is kept."""

    def __init__(self) -> None:
        super().__init__()
        self.size = self._at = 0

    def writable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def write(self, data: ReadableBuffer) -> int:
        length = memoryview(data).nbytes
        self._at += length
        self.size = max(self.size, self._at)
        return length

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        self._at = offset + {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self.size}[whence]
        return self._at

    def tell(self) -> int:
        return self._at
