"""Step 4, export: plates: what the three levels of a painted pixel stand for.

A screen's picture is one plate: blue, green, red. A picture in inks is two plates of the same marks: cyan, magenta and
yellow, then black three times. Where a mark holds none of a plate's inks it leaves paper, so it knocks out what lies
beneath it. A colour is its own build; one without a build, and every picture, goes through the print condition.

Pictures are converted before they are resampled: each pixel of the source once, whatever the size of the file, and the
inks are those of the PDF.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from bannergen.colour import Colour
from bannergen.scene import Image

if TYPE_CHECKING:
    from bannergen.export.inks import PrintCondition, Screen

Levels = tuple[int, int, int]  # of the bytes of a pixel, in memory's order
Planes = NDArray[np.uint8]  # rows × columns × 3 in the same order, or × 1 where the three are equal


@dataclass(frozen=True)
class Plate:
    """What colours and pictures are on one plate, and the level of its paper."""

    paper: int
    levels: Callable[[Colour], Levels]
    picture: Callable[[Image], Planes]


def screen_plates() -> tuple[Plate]:
    """Return the one plate of a screen."""
    screens: list[Screen] = []  # one, when the first picture comes

    def levels(colour: Colour) -> Levels:
        return colour.blue, colour.green, colour.red

    def pixels(image: Image) -> Planes:
        from bannergen.export.inks import Screen  # loaded by who has pictures

        if not screens:
            screens.append(Screen())
        return screens[0].pixels(image)[..., ::-1]

    return (Plate(255, levels, pixels),)


def ink_plates(condition: PrintCondition) -> tuple[Plate, Plate]:
    """Return the plates of a print condition: cyan, magenta and yellow; black."""
    builds: dict[Colour, tuple[int, int, int, int]] = {}  # of one file

    def inks(colour: Colour) -> tuple[int, int, int, int]:
        found = builds.get(colour)
        if found is None:
            build = condition.build(colour)
            per_cent = (build.cyan, build.magenta, build.yellow, build.black)
            cyan, magenta, yellow, black = (round(ink * 2.55) for ink in per_cent)
            found = builds[colour] = cyan, magenta, yellow, black
        return found

    def coloured(colour: Colour) -> Levels:
        cyan, magenta, yellow, _ = inks(colour)
        return cyan, magenta, yellow

    def black(colour: Colour) -> Levels:
        return (inks(colour)[3],) * 3

    return (
        Plate(0, coloured, lambda image: condition.inks(image)[..., :3]),
        Plate(0, black, lambda image: condition.inks(image)[..., 3:]),
    )
