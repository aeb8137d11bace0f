"""Is what a build comes to added up over its pieces and files?"""

from __future__ import annotations

import dataclasses

import pytest

from bannergen.batch.deliverables import Source, deliverables
from bannergen.batch.forecast import forecast, raster_pixels
from bannergen.batch.plan import Job
from bannergen.compose import Composer
from bannergen.export.formats import FORMATS
from bannergen.geometry import Unit
from bannergen.spec.values import FinishedSize
from tests import project


def jobs(dpi: float, formats: tuple[str, ...], count: int = 3) -> tuple[Job, ...]:
    piece = project.piece("pano-3x2")
    piece = dataclasses.replace(piece, product=dataclasses.replace(piece.product, dpi=dpi))
    return tuple(Job(piece, formats) for _ in range(count))


def test_pixels_are_those_of_the_rasters() -> None:
    plan = (*jobs(25.4, ("svg", "png", "pdf")), *jobs(25.4, ("svg",)))
    assert raster_pixels(plan, project.library()) == 3 * 3000 * 2000


@pytest.mark.parametrize("size", ["3x2m", "12x6m"])
@pytest.mark.parametrize("formats", [("png", "pdf", "tiff", "jpeg"), ("tiff",), ("jpeg", "svg")])
def test_every_file_that_is_delivered_is_counted_panels_with_their_marks_too(
    size: str, formats: tuple[str, ...]
) -> None:
    piece = project.piece("pano-3x2")
    product = dataclasses.replace(piece.product.resized(FinishedSize.parse(size)), dpi=5)
    job = Job(dataclasses.replace(piece, product=product), formats)
    composer = Composer(project.library())
    made = list(deliverables(Source(job.piece, composer.compose(job.piece), composer), formats))
    sizes = [FORMATS[one.extension].raster_size(one.scene, one.settings) for one in made]
    pixels = sum(width * height for width, height in filter(None, sizes))
    assert any("tam-" in one.variant for one in made) == (size == "12x6m" and "tiff" in formats)
    assert raster_pixels((job, job), project.library()) == 2 * pixels
    assert forecast((job,), project.library()).pixels == pixels


def test_pieces_of_a_product_are_alike() -> None:
    one, three = (forecast(jobs(5, ("png", "svg"), count), project.library()) for count in (1, 3))
    assert (one.files, one.pixels) == (2, 591 * 394)
    assert (three.files, three.pixels, three.bytes) == (6, 3 * one.pixels, 3 * one.bytes)
    assert three.seconds > 0


def test_what_cannot_be_composed_counts_for_nothing() -> None:
    piece = project.piece("bang-ron-ngang-8x1")
    product = dataclasses.replace(piece.product, size=FinishedSize(1000, 9000, Unit.MM))
    plan = (Job(dataclasses.replace(piece, product=product), ("png",)), *jobs(5, ("png",), 1))
    found = forecast(plan, project.library())
    assert (found.files, found.pixels) == (1, 591 * 394)
