"""A picture does not depend on the bands, columns and workers it was painted in."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

import numpy as np
import pytest

from bannergen.colour import Colour
from bannergen.export.raster import bands, grid
from bannergen.geometry import Outline, Rect, Unit
from bannergen.scene import GradientStop, Group, Image, PageBoxes, Path, RadialGradient, Scene
from tests import project
from tests.export.test_png_equals_cairosvg import NODES
from tests.pictures import differences, noise, on_edges, ours, page_of

PRODUCT = "pano-3x2"
SIZE = (900, 600)


@pytest.fixture
def small_bands(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(grid, "BAND_PIXELS", 17 * 900)


@pytest.mark.parametrize("slogan", ["chao-mung", "chu-de"])
@pytest.mark.parametrize(
    ("product", "size"), [("bang-ron-ngang-8x1", (1800, 225)), ("pano-3x2", SIZE), ("led-p5-640x384", (640, 384))]
)
def test_bands_equal_one_surface(
    product: str, size: tuple[int, int], slogan: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    scene = project.composition(product, slogan).scene
    whole = ours(scene, scene.boxes.trim, size)
    monkeypatch.setattr(grid, "BAND_PIXELS", 17 * size[0])
    assert (ours(scene, scene.boxes.trim, size) == whole).all()


@pytest.mark.parametrize("name", NODES)
def test_bands_of_each_kind_of_node(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    box = Rect(0, 0, 300, 200)
    ground = Path(Outline.rectangle(box), fill=Colour(181, 18, 27))
    scene = page_of(box, ground, NODES[name])
    whole = ours(scene, box, SIZE)
    monkeypatch.setattr(grid, "BAND_PIXELS", 17 * 900)
    allowed = 1 if name == "group-opacity" else 0
    assert np.abs(ours(scene, box, SIZE) - whole).max() <= allowed


@pytest.mark.usefixtures("small_bands")
def test_workers_change_nothing() -> None:
    scene = project.composition(PRODUCT, "chu-de").scene
    one = ours(scene, scene.boxes.trim, SIZE)
    assert np.array_equal(ours(scene, scene.boxes.trim, SIZE, workers=4), one)


def test_columns_differ_on_edges_only(monkeypatch: pytest.MonkeyPatch) -> None:
    scene = project.composition(PRODUCT, "chu-de").scene
    whole = ours(scene, scene.boxes.trim, SIZE)
    monkeypatch.setattr(grid, "COLUMN_PX", 300)
    in_columns = ours(scene, scene.boxes.trim, SIZE)
    inside, edges = differences(in_columns, whole)
    assert (inside <= 1, edges <= 20) == (True, True)


class _Shifted(grid.Grid):
    """The same picture with its seam elsewhere."""

    def columns(self) -> Iterator[tuple[int, int]]:
        first = self.width_px - grid.COLUMN_PX
        yield from ((0, first), (first, grid.COLUMN_PX))


@pytest.mark.parametrize(("slogan", "top_mm"), [("chao-mung", 430), ("chu-de", 430)])
def test_columns_of_a_real_size_differ_on_edges_only(slogan: str, top_mm: float) -> None:
    """No surface holds a row of 47,244 px: two ways of parting it are compared, where letters cross their seams."""
    scene = project.composition("bang-ron-ngang-8x1", slogan).scene
    strip = dataclasses.replace(scene.boxes.trim, y=scene.boxes.trim.y + top_mm, height=100 * 8000 / 47_244)
    first, second = (
        np.concatenate(list(bands(scene, way(strip, 47_244, 100), lambda band: band[..., :3].astype(np.int16))))
        for way in (grid.Grid, _Shifted)
    )
    difference = np.abs(first - second).max(axis=2)
    assert 0 < difference.max() <= 20
    assert (difference > 0).mean() <= 0.0002  # rows without letters have none
    # Rays are seven levels and more from their ground.
    assert difference[~on_edges(first, second, levels=4)].max() <= 1


def test_a_picture_wider_than_cairo_can_paint() -> None:
    scene = project.composition("bang-ron-ngang-8x1").scene
    strip = dataclasses.replace(scene.boxes.trim, y=480, height=1)
    picture = ours(scene, strip, (40_000, 5))
    assert picture.shape == (5, 40_000, 3)
    assert len(np.unique(picture.reshape(-1, 3), axis=0)) > 10


def picture_scene(placed: Rect) -> Scene:
    box = Rect(0, 0, 90, 60)
    return page_of(box, Group((noise(placed),)))


@pytest.mark.parametrize("placed", [Rect(0, 0, 90, 60), Rect(-13.3, -7.1, 120, 77), Rect(20.2, 10.7, 30, 20)])
def test_pictures_show_no_seam(placed: Rect, monkeypatch: pytest.MonkeyPatch) -> None:
    scene = picture_scene(placed)
    whole = ours(scene, scene.boxes.trim, SIZE)
    monkeypatch.setattr(grid, "BAND_PIXELS", 17 * 900)
    assert np.abs(ours(scene, scene.boxes.trim, SIZE) - whole).max() <= 1


def test_a_picture_stands_where_it_was_put() -> None:
    box = Rect(0, 0, 90, 60)
    halves = np.zeros((2, 2, 3), np.uint8)
    halves[:, 0] = (200, 10, 10)
    halves[:, 1] = (10, 10, 200)
    image = Image(Rect(30, 20, 30, 20), 2, 2, halves.tobytes())
    scene = page_of(box, image)
    picture = ours(scene, box, SIZE)
    assert picture[300, 299].tolist() == [255, 255, 255]
    assert picture[300, 305, 0] > 180
    assert picture[300, 595, 2] > 180
    assert picture[300, 600].tolist() == [255, 255, 255]


def test_bands_cover_every_row_once() -> None:
    laid = grid.Grid(Rect(0, 0, 100, 37), 1000, 370)
    rows = [row for top, count in laid.bands() for row in range(top, top + count)]
    assert rows == list(range(370))


EDGES = [offset for edge in (34, 300) for offset in (edge - 1.5, edge - 1, edge - 0.4, edge, edge + 0.3, edge + 1.5)]


@pytest.mark.parametrize("is_clipped", [False, True])
@pytest.mark.parametrize("edge", EDGES)
def test_a_radial_ground_that_ends_beside_a_band_or_a_column(
    edge: float, is_clipped: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    box = Rect(0, 0, 900, 600)
    stops = (GradientStop(0, Colour(255, 226, 120)), GradientStop(1, Colour(110, 5, 12)))
    paint = RadialGradient(450, 300, 600, stops)
    shapes = (Rect(edge, edge, 500, 200), Rect(40, 40, edge, edge), Rect(edge, 580, 0.3, 15))
    nodes = tuple(Path(Outline.rectangle(shape), fill=paint) for shape in shapes)
    ground = Group(nodes, clip=Outline.rectangle(box.grown(-3))) if is_clipped else Group(nodes)
    scene = Scene("Hình", Unit.MM, PageBoxes(box, box, box, box), (ground,))
    whole = ours(scene, box, SIZE)
    assert len(np.unique(whole.reshape(-1, 3), axis=0)) > 10
    monkeypatch.setattr(grid, "BAND_PIXELS", 17 * 900)
    assert np.array_equal(ours(scene, box, SIZE), whole)
    monkeypatch.setattr(grid, "COLUMN_PX", 300)
    inside, edges = differences(ours(scene, box, SIZE), whole)
    assert (inside <= 1, edges <= 20) == (True, True)
