"""Step 4, export: plates: what the three levels of a painted pixel stand for.

A screen's picture is one plate: blue, green, red. A picture in inks is two plates of the same marks: cyan, magenta and
yellow, then black three times. Where a mark holds none of a plate's inks it leaves paper, so it knocks out what lies
beneath it. A colour is its own build; one without a build, and every picture, goes through the print condition.

Pictures are converted before they are resampled, all their channels at once, so their inks are those of the PDF;
``sources`` says how often.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bannergen.colour import Colour
from bannergen.export.raster.sources import Channels, Convert

if TYPE_CHECKING:
    from bannergen.export.inks import PrintCondition, Screen
    from bannergen.scene import Image

Levels = tuple[int, int, int]  # of the bytes of a pixel, in memory's order


@dataclass(frozen=True)
class Plate:
    """The level of its paper, what colours are on it, and which channels of a picture: three, or one for all."""

    paper: int
    levels: Callable[[Colour], Levels]
    channels: slice


@dataclass(frozen=True)
class Plates:
    """The plates of a file, and how the pixels of a picture become all their channels."""

    each: tuple[Plate, ...]
    convert: Convert


def screen_plates() -> Plates:
    """Return the one plate of a screen."""
    screens: list[Screen] = []  # one, when the first picture comes

    def convert(image: Image) -> Channels:
        from bannergen.export.inks import Screen  # loaded by who has pictures

        if not screens:
            screens.append(Screen())
        return screens[0].pixels(image)

    def levels(colour: Colour) -> Levels:
        return colour.blue, colour.green, colour.red

    return Plates((Plate(255, levels, slice(None, None, -1)),), convert)


def ink_plates(condition: PrintCondition) -> Plates:
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

    return Plates((Plate(0, coloured, slice(3)), Plate(0, black, slice(3, 4))), condition.inks)
