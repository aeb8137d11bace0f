"""Compare our PNG with CairoSVG's picture of our SVG, at the size that is printed.

Usage: python benchmarks/same_picture.py [--dpi 72]

Prints for each core piece the largest difference inside, on anti-aliased edges, and how many pixels differ by more than
a level. The tests ask the same of small pictures; this takes some gigabytes.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1]))

from bannergen.export.formats import pixel_size
from tests import project
from tests.pictures import cairosvg_picture, differences, ours

ROWS = 256  # compared at a time, so that the neighbourhoods fit into memory


def main() -> None:
    """Compare and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--dpi", type=float, default=72)
    dpi = parser.parse_args().dpi
    for product in map(str, project.campaign().products):
        for slogan in project.campaign().slogans:
            scene = project.composition(product, str(slogan.id)).scene
            size = pixel_size(scene.boxes.trim, scene.unit, dpi)
            mine, theirs = (
                ours(scene, scene.boxes.trim, size, workers=2),
                cairosvg_picture(scene, scene.boxes.trim, size),
            )
            inside, edges = compare(mine, theirs)
            more = sum(
                int((np.abs(mine[top : top + ROWS] - theirs[top : top + ROWS]).max(axis=2) > 1).sum())
                for top in range(0, size[1], ROWS)
            )
            print(
                f"{product} {slogan.id} {size[0]}×{size[1]}: inside {inside}, edges {edges}, {more} px above one level"
            )


def compare(mine: np.ndarray, theirs: np.ndarray) -> tuple[int, int]:
    """Return the largest difference inside and on edges, strip by strip with a row of overlap."""
    found = [
        differences(mine[max(0, top - 1) : top + ROWS + 1], theirs[max(0, top - 1) : top + ROWS + 1])
        for top in range(0, len(mine), ROWS)
    ]
    return max(inside for inside, _ in found), max(edges for _, edges in found)


if __name__ == "__main__":
    main()
