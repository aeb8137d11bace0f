"""Step 6, batch: what a large build will take, before it is begun.

In: the jobs of a plan. Out: a Forecast: files, pixels, about how many bytes and how long. The first piece of each
product is composed and its rasters are estimated; the others are taken to be like it. A piece that cannot be composed
counts for nothing here: the build itself says why.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bannergen.batch.deliverables import PANEL_FORMATS, Deliverable, Source, deliverables
from bannergen.batch.estimate import estimate
from bannergen.batch.plan import Job
from bannergen.compose import Composer
from bannergen.compose.seams import needs_panels
from bannergen.diagnostics import tried
from bannergen.export.formats import FORMATS, Settings
from bannergen.scene import Scene
from bannergen.spec.library import Library
from bannergen.spec.materials import material_box

LARGE_BUILD_PX = 5_000_000_000  # what keeps two cores busy for about a quarter of a minute


@dataclass(frozen=True, slots=True)
class Forecast:
    """What a plan comes to; vector files are counted, but take neither bytes nor time worth telling."""

    files: int = 0
    pixels: int = 0
    bytes: int = 0
    seconds: float = 0.0  # of one worker

    def __add__(self, other: Forecast) -> Forecast:
        return Forecast(
            self.files + other.files,
            self.pixels + other.pixels,
            self.bytes + other.bytes,
            self.seconds + other.seconds,
        )

    def times(self, count: int) -> Forecast:
        """Return what so many of it come to."""
        return Forecast(self.files * count, self.pixels * count, self.bytes * count, self.seconds * count)


def raster_pixels(jobs: Iterable[Job], library: Library) -> int:
    """Return how many pixels the rasters of a plan have.

    Worked out from sizes alone, but for what comes in panels: only who composes a piece knows where it is cut.
    """
    composer = Composer(library)
    return sum(_pixels(job, composer) * count for job, count in _alike(jobs))


def _pixels(job: Job, composer: Composer) -> int:
    product = job.piece.product
    if (
        product.roll
        and PANEL_FORMATS & _rasters(job)
        and needs_panels(material_box(product), product.unit, product.roll)
    ):
        for sizes in tried([], _sizes, job, composer):
            return sum(sizes)
    bare = Scene("", product.unit, product.boxes(), ())
    settings = Settings(dpi=product.raster_dpi)
    return sum(_area(FORMATS[name].raster_size(bare, settings)) for name in _rasters(job))


def _rasters(job: Job) -> frozenset[str]:
    return frozenset(name for name in job.formats if FORMATS[name].raster_box is not None)


def _sizes(job: Job, composer: Composer) -> list[int]:
    source = Source(job.piece, composer.compose(job.piece), composer)
    files = deliverables(source, tuple(sorted(_rasters(job))))
    return [_area(FORMATS[one.extension].raster_size(one.scene, one.settings)) for one in files]


def _area(size: tuple[int, int] | None) -> int:
    return size[0] * size[1] if size else 0


def forecast(jobs: Iterable[Job], library: Library) -> Forecast:
    """Return what a plan comes to."""
    composer = Composer(library)
    whole = Forecast()
    for job, count in _alike(jobs):
        for pieces in tried([], _files, job, composer):
            whole += sum(pieces, Forecast()).times(count)
    return whole


def _alike(jobs: Iterable[Job]) -> Iterator[tuple[Job, int]]:
    """Yield the first job of each product and formats, and how many there are like it."""
    like: dict[tuple[str, tuple[str, ...]], Job] = {}
    count: Counter[tuple[str, tuple[str, ...]]] = Counter()
    for job in jobs:
        key = (str(job.piece.product.id), job.formats)
        like.setdefault(key, job)
        count[key] += 1
    return ((job, count[key]) for key, job in like.items())


def _files(job: Job, composer: Composer) -> list[Forecast]:
    source = Source(job.piece, composer.compose(job.piece), composer)
    return [_file(one) for one in deliverables(source, job.formats)]


def _file(one: Deliverable) -> Forecast:
    target = FORMATS[one.extension]
    size = target.raster_size(one.scene, one.settings)
    if size is None:
        return Forecast(files=1)
    expected = estimate(target, one.scene, one.settings, size)
    return Forecast(1, expected.pixels, expected.bytes, expected.seconds)
