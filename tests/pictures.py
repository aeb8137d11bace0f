"""Comparing pictures as the issue of this project's trade asks: flat parts to a level, edges to a shade."""

from __future__ import annotations

import io
from pathlib import Path

import cairosvg
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from bannergen.export.laid import Laid
from bannergen.export.png import write_png
from bannergen.export.raster import Grid
from bannergen.export.svg import svg_of
from bannergen.geometry import Rect
from bannergen.scene import Scene

Rgb = NDArray[np.int16]


def ours(scene: Scene, box: Rect, size: tuple[int, int], workers: int = 1) -> Rgb:
    """Our PNG, read back by Pillow."""
    sink = io.BytesIO()
    write_png(Laid(scene, Grid(box, *size), 100, workers=workers), sink)
    return read_png(sink.getvalue())


def cairosvg_picture(scene: Scene, box: Rect, size: tuple[int, int]) -> Rgb:
    """What CairoSVG makes of our SVG."""
    svg = svg_of(scene, box).encode()
    return read_png(cairosvg.svg2png(bytestring=svg, output_width=size[0], output_height=size[1]))


def read_png(data: bytes | Path) -> Rgb:
    with Image.open(data if isinstance(data, Path) else io.BytesIO(data)) as picture:
        return np.asarray(picture.convert("RGB")).astype(np.int16)


def differences(first: Rgb, second: Rgb) -> tuple[int, int]:
    """The largest difference inside, and on edges; the last row and column do not count."""
    assert first.shape == second.shape
    edges = on_edges(first, second)
    difference = np.abs(first - second).max(axis=2)[:-1, :-1]
    edges = edges[:-1, :-1]
    inside = difference[~edges]
    return int(inside.max(initial=0)), int(difference[edges].max(initial=0))


def on_edges(*pictures: Rgb, levels: int = 8) -> NDArray[np.bool_]:
    """Which pixels have a 3×3 neighbourhood that spans more than so many levels in one of the pictures' channels."""
    return np.logical_or.reduce([_span(picture) > levels for picture in pictures])


def _span(picture: Rgb) -> Rgb:
    """How many levels the 3×3 neighbourhood of each pixel spans, in the channel where it is most."""
    rows, columns, _ = picture.shape
    padded = np.pad(picture, ((1, 1), (1, 1), (0, 0)), "edge")
    shifted = [padded[y : y + rows, x : x + columns] for y in range(3) for x in range(3)]
    return (np.maximum.reduce(shifted) - np.minimum.reduce(shifted)).max(axis=2)
