"""Is what is said of a large raster before it is made near what it becomes, in every format?"""

from __future__ import annotations

import io

import pytest

from bannergen.batch.estimate import Estimate, estimate
from bannergen.diagnostics import Fault
from bannergen.export.formats import FORMATS, Settings
from tests import project

RASTERS = tuple(name for name, known in FORMATS.items() if known.raster_box)


def test_every_format_with_pixels_is_known_by_its_pixels() -> None:
    scene = project.composition("pano-3x2").scene
    for name, known in FORMATS.items():
        facts = known.write(scene, Settings(dpi=6), io.BytesIO())
        assert known.raster_size(scene, Settings(dpi=6)) == ((facts.width_px, facts.height_px) if facts.dpi else None)
        assert (known.raster_box is not None) == (facts.dpi is not None)
        assert known.raster_box in {None, facts.box}, name


@pytest.mark.parametrize("extension", RASTERS)
@pytest.mark.parametrize("box", ["trim", "bleed"])
def test_the_estimated_size_is_near_the_real_one(extension: str, box: str) -> None:
    scene, target = project.composition("bang-ron-ngang-8x1").scene, FORMATS[extension]
    settings = Settings(dpi=15, box=box)
    size = target.raster_size(scene, settings)
    assert size is not None
    sink = io.BytesIO()
    facts = target.write(scene, settings, sink)
    found = estimate(target, scene, settings, size)
    assert (found.width_px, found.height_px) == size == (facts.width_px, facts.height_px)
    assert 0.6 < found.bytes / len(sink.getvalue()) < 1.6
    assert found.seconds > 0


@pytest.mark.parametrize("product", ["pano-3x2", "led-p5-640x384"])
@pytest.mark.parametrize("dpi", [0.02, 0.2, 2])
def test_a_picture_of_hardly_a_pixel_is_estimated_too(product: str, dpi: float) -> None:
    scene = project.composition(product).scene
    size = FORMATS["png"].raster_size(scene, Settings(dpi=dpi))
    assert size is not None
    assert estimate(FORMATS["png"], scene, Settings(dpi=dpi), size).bytes > 0


def test_what_the_format_refuses_is_refused() -> None:
    scene = project.composition("bang-ron-ngang-8x1").scene
    settings = Settings(dpi=5000)
    size = FORMATS["png"].raster_size(scene, settings)
    assert size is not None
    with pytest.raises(Fault) as caught:
        estimate(FORMATS["png"], scene, settings, size)
    assert [fault.code.id for fault in caught.value.diagnostics] == ["raster-too-large"]


def test_the_share_that_is_done_follows_the_bytes() -> None:
    found = Estimate(10, 10, (10.0, 70.0, 10.0, 10.0), 4.0)
    shares = [found.done(written) for written in range(0, 120, 5)]
    assert shares == sorted(shares)
    assert [found.done(written) for written in (0, 10, 45, 80, 100, 500)] == [0, 0.25, 0.375, 0.5, 1, 1]
