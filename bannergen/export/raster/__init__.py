"""Step 4, export: the Scene as pixels, painted by cairo in bands of constant memory.

In: a Scene, a box of it and a size in whole pixels, and what becomes of a band. Out: what became of each, top to
bottom. The picture does not depend on the bands: solids and gradients are the same to the bit. Beyond cairo's 32,767 px
a band is painted in columns. A band is painted and finished, say packed, by one worker, so all of it is done at once by
as many workers as there are; what they give does not depend on their number.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Generator, Sequence
from itertools import islice
from typing import Generic, TypeVar

from bannergen.export.raster.copies import can_copy, done_by_copies
from bannergen.export.raster.grid import Grid
from bannergen.export.raster.marks import Stack, marks_of
from bannergen.export.raster.painter import paint_tile
from bannergen.export.raster.plates import Plates, ink_plates, screen_plates
from bannergen.export.raster.sources import Sources, TileSources
from bannergen.export.raster.tile import Pixels, Sheet
from bannergen.scene import Scene

__all__ = ["Finish", "Grid", "bands", "ink_plates"]

T = TypeVar("T")
Finish = Callable[[Pixels], T]


def bands(
    scene: Scene, grid: Grid, finish: Finish[T], *, plates: Plates | None = None, workers: int = 1
) -> Generator[T]:
    """Yield what ``finish`` makes of each band's pixels: rows × columns × 4 bytes, blue, green, red and one unused.

    On ink plates they are cyan, magenta, yellow and black. What ``finish`` gets is overwritten afterwards; what it
    makes must be fit to pickle where there are several workers.
    """
    easel = _Easel(scene, grid, plates or screen_plates(), finish)
    spans = tuple(grid.bands())
    workers = min(workers, len(spans))
    if workers == 1:
        return (easel.work(span) for span in spans)
    if can_copy():
        easel.convert_pictures()  # once, not in every copy
        return done_by_copies(easel.work, spans, workers)
    return _done_by_threads(easel.work, spans, workers)


def _done_by_threads(
    work: Callable[[tuple[int, int]], T], spans: Sequence[tuple[int, int]], count: int
) -> Generator[T]:
    from concurrent.futures import ThreadPoolExecutor  # loaded where a process cannot be copied

    ahead = iter(spans)
    pool = ThreadPoolExecutor(count)  # cairo paints and deflate packs without Python's lock
    try:
        waiting = deque(pool.submit(work, span) for span in islice(ahead, count + 1))
        while waiting:
            done = waiting.popleft().result()
            waiting.extend(pool.submit(work, span) for span in islice(ahead, 1))
            yield done
    finally:
        pool.shutdown(cancel_futures=True)


class _Easel(Generic[T]):
    """Paints and finishes bands of one picture."""

    def __init__(self, scene: Scene, grid: Grid, plates: Plates, finish: Finish[T]) -> None:
        self._marks = Stack(tuple(marks_of(scene.nodes, grid.matrix)))
        self._grid, self._plates, self._finish = grid, plates.each, finish
        self._sources = Sources(plates.convert)
        self._free: list[tuple[Sheet, ...]] = []  # memory that no thread uses now

    def convert_pictures(self) -> None:
        """Convert the pictures that are kept."""
        for picture in self._marks.pictures():
            kept = self._sources.kept(picture.image)
            if kept:
                kept.part(slice(0, picture.image.height_px), slice(0, picture.image.width_px))

    def work(self, span: tuple[int, int]) -> T:
        try:
            sheets = self._free.pop()
        except IndexError:
            sheets = tuple(self._sheet() for _ in self._plates)
        try:
            return self._finish(self._painted(sheets, *span))
        finally:
            self._free.append(sheets)

    def _sheet(self) -> Sheet:
        return Sheet(self._grid.band_rows(), self._grid.width_px, self._grid.columns())

    def _painted(self, sheets: tuple[Sheet, ...], top: int, rows: int) -> Pixels:
        for tiles in zip(*(sheet.tiles for sheet in sheets), strict=True):
            sources = TileSources(self._sources)
            for number, (plate, tile) in enumerate(zip(self._plates, tiles, strict=True)):
                tile.top = top
                painted = paint_tile(tile, self._marks, plate, sources)
                if number:  # black becomes the byte that cairo leaves unused
                    tiles[0].pixels[:rows, :, 3] = tile.pixels[:rows, :, 0] if painted else plate.paper
                elif not painted:
                    tile.clear(plate.paper)
        return sheets[0].pixels[:rows]
