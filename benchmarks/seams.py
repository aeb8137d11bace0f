"""Bands and columns of real pieces against pictures that are parted elsewhere, or not at all.

Usage: python benchmarks/seams.py [--quick] [PRODUCT …]

Each printed core product with each slogan in sRGB and in inks; in sRGB with a photograph and with letters that fade.
Bands are compared with one surface of the whole picture at 72 dpi. Columns are those of pictures that are wider than
cairo's limit, 47,244 and 35,433 px: no one surface is, so the same picture is painted with its seam elsewhere, and what
differs is what both seams do together. An edge is a pixel whose 3×3 neighbourhood spans more than four levels.
Promised: bands the same, but for a level where a group fades or a photograph is resampled; columns, but for that level,
within 20 levels, on edges, on a ten thousandth of the pixels. Exits with 1 where a promise is broken. ``--quick`` takes
the first slogan and no changes.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

sys.path.insert(0, str(Path(__file__).parents[1]))

from bannergen.export.formats import pixel_size
from bannergen.export.inks import PrintCondition
from bannergen.export.raster import Grid, bands, ink_plates
from bannergen.export.raster.grid import COLUMN_PX
from bannergen.geometry import Rect
from bannergen.scene import GlyphRun, Group, Image, Node, Scene
from tests import project
from tests.pictures import on_edges

COLUMN_DPI = {"bang-ron-ngang-8x1": 150.0, "pano-3x2": 300.0}
BAND_DPI = 72.0
LEVELS, SHARE = 20, 1e-4  # of columns
ROWS = 128  # compared at a time
FAINT = 4  # rays differ from their ground by less than nine levels
Pixels = NDArray[np.uint8]
Parts = Iterator[Pixels]


@dataclass(frozen=True)
class Whole(Grid):
    """A picture that is one surface."""

    def band_rows(self) -> int:
        """All of them."""
        return self.height_px

    def columns(self) -> Iterator[tuple[int, int]]:
        """Yield the one there is."""
        yield 0, self.width_px


@dataclass(frozen=True)
class Shifted(Grid):
    """A picture of two columns of which the second is as wide as can be."""

    def columns(self) -> Iterator[tuple[int, int]]:
        """Yield both."""
        first = self.width_px - COLUMN_PX
        yield 0, first
        yield first, COLUMN_PX


@dataclass
class Found:
    """How two pictures differ."""

    most: int = 0  # levels
    pixels: int = 0
    beyond_one: int = 0  # pixels that differ by more than one level
    inside: int = 0  # the largest difference that is not on an edge


def main() -> None:
    """Compare and print; exit with 1 where a promise is broken."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("products", nargs="*", default=list(COLUMN_DPI), metavar="PRODUCT")
    arguments = parser.parse_args()
    quick = arguments.quick
    slogans = [str(slogan.id) for slogan in project.campaign().slogans]
    kept = [
        _compared(f"{product} {slogan}, {name}, {colour}", change(project.composition(product, slogan).scene), product)
        for product in arguments.products
        for slogan in slogans[: 1 if quick else None]
        for name, change in CHANGES.items()
        if not (quick and name != AS_IT_IS)
        for colour in (("rgb", "cmyk") if name == AS_IT_IS else ("rgb",))
    ]
    sys.exit(0 if all(kept) else 1)


def _compared(name: str, scene: Scene, product: str) -> bool:
    """Print how bands and columns of a piece differ; return whether all that is promised of them holds."""
    box, colour = scene.boxes.trim, name.rsplit(" ", 1)[1]
    kept = []
    for what, dpi, other, most, share in (
        ("bands", BAND_DPI, Whole, int(AS_IT_IS not in name), 1.0),
        ("columns", COLUMN_DPI[product], Shifted, LEVELS, SHARE),
    ):
        size = pixel_size(box, scene.unit, dpi)
        found = _difference(_parts(scene, other(box, *size), colour), _parts(scene, Grid(box, *size), colour))
        resampled = name.startswith(PHOTOGRAPH, name.index(", ") + 2)  # a level there is the resampling's
        part = (found.beyond_one if resampled else found.pixels) / (size[0] * size[1])
        kept.append(found.most <= most and part <= share and found.inside <= 1)
        print(f"{name}, {what}, {size[0]}×{size[1]}: at most {found.most} levels on {found.pixels} px,")
        told = f"  by more than one on {found.beyond_one}; {part:.5%} count; off edges at most {found.inside}"
        print(f"{told}{'' if kept[-1] else '  BROKEN'}", flush=True)
    return all(kept)


def _with_photograph(scene: Scene) -> Scene:
    """Put a picture of soft clouds and fine grain over the middle of the piece, below its letters."""
    trim, chance = scene.boxes.trim, np.random.default_rng(1010)
    soft = np.kron(chance.integers(0, 200, (9, 16, 3)), np.ones((60, 60, 1)))
    pixels = (soft + chance.integers(0, 56, soft.shape)).astype(np.uint8)
    placed = Rect(trim.x + trim.width * 0.117, trim.y + 1.3, trim.width * 0.7331, trim.height * 0.83)
    image = Image(placed, pixels.shape[1], pixels.shape[0], pixels.tobytes())
    return replace(scene, nodes=_under_letters(scene.nodes, image))


def _under_letters(nodes: tuple[Node, ...], image: Image) -> tuple[Node, ...]:
    first = next(at for at, node in enumerate(nodes) if _has_letters(node))
    return (*nodes[:first], image, *nodes[first:])


def _has_letters(node: Node) -> bool:
    return isinstance(node, GlyphRun) or (isinstance(node, Group) and any(map(_has_letters, node.children)))


def _faded(scene: Scene) -> Scene:
    """Let the letters fade all together."""
    letters = [_has_letters(node) for node in scene.nodes]
    group = Group(tuple(node for node, set_ in zip(scene.nodes, letters, strict=True) if set_), opacity=0.6)
    return replace(scene, nodes=(*(node for node, set_ in zip(scene.nodes, letters, strict=True) if not set_), group))


AS_IT_IS, PHOTOGRAPH = "as it is", "with a photograph"
CHANGES: dict[str, Callable[[Scene], Scene]] = {
    AS_IT_IS: lambda scene: scene,
    PHOTOGRAPH: _with_photograph,
    "letters that fade": _faded,
}


def _parts(scene: Scene, grid: Grid, colour: str) -> Parts:
    plates = ink_plates(PrintCondition.fogra39()) if colour == "cmyk" else None
    channels = 4 if plates else 3
    return bands(scene, grid, lambda band: band[..., :channels].copy(), plates=plates)


def _difference(first: Parts, second: Parts) -> Found:
    """Compare two pictures strip by strip."""
    found = Found()
    for ours, theirs in zip(_strips(first), _strips(second), strict=True):
        if np.array_equal(ours, theirs):
            continue
        wide = ours.astype(np.int16), theirs.astype(np.int16)
        difference = np.abs(wide[0] - wide[1]).max(axis=2)[1:-1]
        found.most = max(found.most, int(difference.max()))
        found.pixels += int((difference > 0).sum())
        found.beyond_one += int((difference > 1).sum())
        found.inside = max(found.inside, int(difference[~on_edges(*wide, levels=FAINT)[1:-1]].max(initial=0)))
    return found


def _strips(parts: Parts) -> Parts:
    """Yield strips of some rows, each with the row before and the row after it; at the ends the last one again."""
    held: Pixels | None = None
    for part in parts:
        held = np.concatenate([part[:1] if held is None else held, part])
        while len(held) > ROWS + 2:
            yield held[: ROWS + 2]
            held = held[ROWS:]
    if held is not None:
        yield np.concatenate([held, held[-1:]])


if __name__ == "__main__":
    main()
