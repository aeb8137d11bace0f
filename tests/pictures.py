"""Scenes to be painted, what becomes of them, and how two pictures are compared: flat parts and edges apart."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import cairosvg
import numpy as np
from numpy.typing import NDArray
from PIL import Image as Pillow

from bannergen.export.formats import FORMATS, Facts, Settings
from bannergen.export.laid import Laid
from bannergen.export.png import write_png
from bannergen.export.raster import Grid
from bannergen.export.svg import svg_of
from bannergen.geometry import Rect, Unit
from bannergen.resources import bundled_root
from bannergen.scene import Image, Node, PageBoxes, Scene

Rgb = NDArray[np.int16]


def page_of(box: Rect, *nodes: Node, unit: Unit = Unit.MM) -> Scene:
    """A Scene that is one box, with nothing around it."""
    return Scene("Hình", unit, PageBoxes.alike(box), nodes)


def noise(box: Rect, size: tuple[int, int] = (64, 40), seed: int = 1010, profile: bytes = b"") -> Image:
    """A picture in which no two pixels are alike."""
    pixels = np.random.default_rng(seed).integers(0, 256, (size[1], size[0], 3), np.uint8)
    return Image(box, *size, pixels.tobytes(), profile=profile)


def exchanged_profile() -> bytes:
    """The profile of sRGB with red and green exchanged: who does not look at it shows the wrong colours."""
    data = bytearray((bundled_root() / "assets/icc/sRGB.icc").read_bytes())
    tags = {bytes(data[at : at + 4]): at for at in range(132, 132 + 12 * int.from_bytes(data[128:132], "big"), 12)}
    red, green = (bytes(data[tags[tag] + 4 : tags[tag] + 12]) for tag in (b"rXYZ", b"gXYZ"))
    data[tags[b"rXYZ"] + 4 : tags[b"rXYZ"] + 12], data[tags[b"gXYZ"] + 4 : tags[b"gXYZ"] + 12] = green, red
    return bytes(data)


def written(scene: Scene, extension: str, **settings: Any) -> bytes:
    """The file that a format makes of a Scene."""
    sink = io.BytesIO()
    FORMATS[extension].write(scene, Settings(**settings), sink)
    return sink.getvalue()


def facts_of(scene: Scene, extension: str, **settings: Any) -> Facts:
    """What a format says of the file that it makes of a Scene."""
    return FORMATS[extension].write(scene, Settings(**settings), io.BytesIO())


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
    with Pillow.open(data if isinstance(data, Path) else io.BytesIO(data)) as picture:
        return np.asarray(picture.convert("RGB")).astype(np.int16)


def differences(first: Rgb, second: Rgb) -> tuple[int, int]:
    """The largest difference inside, and on edges; the last row and column do not count.

    An edge is a pixel whose 3×3 neighbourhood spans more than 8 levels in one of the pictures' channels.
    """
    assert first.shape == second.shape
    edges = np.zeros(first.shape[:2], bool)
    for picture in (first, second):
        edges |= _span(picture) > 8
    difference = np.abs(first - second).max(axis=2)[:-1, :-1]
    edges = edges[:-1, :-1]
    inside = difference[~edges]
    return int(inside.max(initial=0)), int(difference[edges].max(initial=0))


def _span(picture: Rgb) -> Rgb:
    """How many levels the 3×3 neighbourhood of each pixel spans, in the channel where it is most."""
    rows, columns, _ = picture.shape
    padded = np.pad(picture, ((1, 1), (1, 1), (0, 0)), "edge")
    shifted = [padded[y : y + rows, x : x + columns] for y in range(3) for x in range(3)]
    return (np.maximum.reduce(shifted) - np.minimum.reduce(shifted)).max(axis=2)
