"""A panel as a program set it, what can be measured of it, and what is wrong with it."""

from __future__ import annotations

import io
import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import numpy as np
import shapely
from PIL import Image

from bannergen.geometry import Matrix, Outline
from comparison.panels import BOXES, MARGIN, Panel
from comparison.shaping import chains

TINT = "#efe9dc"


@dataclass(frozen=True, eq=False)
class Setting:
    """How a program set a panel: the size of an em in px, its lines, their pitch in em, its picture.

    ``outlines`` are those of our own lines, in px; ``way`` is how ours differ from upright lines in the panel's face.
    """

    panel: Panel
    size: float
    lines: tuple[str, ...]
    pitch: float = 0.0
    picture: Image.Image | None = None
    outlines: tuple[Outline, ...] = ()
    way: str = ""

    @property
    def cap_px(self) -> float:
        """The cap height, in px."""
        return self.size * self.panel.typeface.cap

    @property
    def cap(self) -> float:
        """The cap height, in per cent of the box's height."""
        return self.cap_px / self.panel.size.height * 100

    @property
    def broken(self) -> bool:
        """Whether a line ends in a phrase that is to stay whole."""
        ends = f" {' | '.join(self.lines)} "
        return any(f" {phrase} " not in ends for phrase in self.panel.kept)

    @property
    def lone(self) -> bool:
        """Whether a line holds one syllable."""
        return any(" " not in line for line in self.lines)

    @cached_property
    def gap(self) -> float:
        """How far the outlines of neighbouring lines are apart at least, in cap heights; 0 where they touch."""
        drawn = [chains(outline) for outline in self.outlines or self._peer_outlines()]
        return min((shapely.distance(*pair) / self.cap_px for pair in pairwise(drawn)), default=math.inf)

    def _peer_outlines(self) -> Iterator[Outline]:
        """Yield the outlines of a peer's lines, in px."""
        plain = self.panel.typeface.plain
        scale = self.size / plain.em
        for index, line in enumerate(self.lines):
            yield plain.line(line).mapped(Matrix(scale, 0, 0, -scale, 0, index * self.pitch * self.size))

    @property
    def outside(self) -> float:
        """How far ink leaves the box, in cap heights, by the pixels of the picture."""
        ink = np.asarray(self.picture.convert("L")) < 128
        over = []
        for axis, side in ((1, self.panel.size.height), (0, self.panel.size.width)):
            at = np.nonzero(ink.any(axis=axis))[0]
            over += [MARGIN - at[0], at[-1] + 1 - MARGIN - side]
        return max(0.0, float(max(over))) / self.cap_px


FAULTS: dict[str, tuple[str, Callable[[Setting], bool]]] = {
    "b": ("a phrase broken", lambda one: one.broken),
    "l": ("a syllable alone on a line", lambda one: one.lone),
    "o": ("ink outside the box by 0.1 cap heights or more", lambda one: one.outside >= 0.1),
    "n": ("lines nearer than 0.06 cap heights", lambda one: one.gap < 0.06),
}


def on_tint(png: bytes | Image.Image, panel: Panel) -> Image.Image:
    """Return a transparent picture on its box."""
    picture = (png if isinstance(png, Image.Image) else Image.open(io.BytesIO(png))).convert("RGBA")
    ground = Image.new("RGBA", picture.size, "#ffffff")
    width, height = BOXES[panel.box]
    ground.paste(TINT, (MARGIN, MARGIN, MARGIN + width, MARGIN + height))
    return Image.alpha_composite(ground, picture).convert("RGB")
