"""Step 6, batch: what a large build will take, before it is begun.

In: the jobs of a plan. Out: a Forecast: files, pixels, about how many bytes and how long. The first piece of each
product is composed and its rasters are estimated; the others are taken to be like it. A piece that cannot be composed
counts for nothing here: the build itself says why.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from bannergen.batch.deliverables import Deliverable, Source, deliverables
from bannergen.batch.estimate import estimate
from bannergen.batch.plan import Job
from bannergen.compose import Composer
from bannergen.diagnostics import tried
from bannergen.export.formats import FORMATS, pixel_size
from bannergen.spec.library import Library

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


def raster_pixels(jobs: Iterable[Job]) -> int:
    """Return about how many pixels the rasters of a plan have: worked out from sizes alone."""
    return sum(_pixels(job) for job in jobs)


def _pixels(job: Job) -> int:
    product = job.piece.product
    width, height = pixel_size(product.boxes().trim, product.unit, product.raster_dpi)
    return width * height * sum(FORMATS[name].raster_box is not None for name in job.formats)


def forecast(jobs: Iterable[Job], library: Library) -> Forecast:
    """Return what a plan comes to."""
    composer = Composer(library)
    like: dict[tuple[str, tuple[str, ...]], Job] = {}
    count: Counter[tuple[str, tuple[str, ...]]] = Counter()
    for job in jobs:
        key = (str(job.piece.product.id), job.formats)
        like.setdefault(key, job)
        count[key] += 1
    whole = Forecast()
    for key, job in like.items():
        for pieces in tried([], _files, job, composer):
            whole += sum(pieces, Forecast()).times(count[key])
    return whole


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
