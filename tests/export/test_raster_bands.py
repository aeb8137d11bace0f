"""A picture does not depend on the bands, columns and workers it was painted in."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest

from bannergen.colour import Colour
from bannergen.export.raster import grid
from bannergen.geometry import Outline, Rect
from bannergen.scene import Group, Image, Path, Scene
from tests import project
from tests.export.test_png_equals_cairosvg import NODES
from tests.pictures import differences, noise, ours, page_of

PRODUCT = "pano-3x2"
SIZE = (900, 600)


@pytest.fixture
def small_bands(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(grid, "BAND_PIXELS", 17 * 900)


@pytest.mark.parametrize("product", ["bang-ron-ngang-8x1", "pano-3x2", "led-p5-640x384"])
def test_bands_equal_one_surface(product: str, monkeypatch: pytest.MonkeyPatch) -> None:
    scene = project.composition(product, "chu-de").scene
    whole = ours(scene, scene.boxes.trim, SIZE)
    monkeypatch.setattr(grid, "BAND_PIXELS", 17 * 900)
    difference = np.abs(ours(scene, scene.boxes.trim, SIZE) - whole).max(axis=2)
    # Fills and gradients are the same to the bit; a small stroked circle is a shade off where a band cuts it.
    assert difference.max() <= 2
    assert (difference > 0).mean() <= 0.0001


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
