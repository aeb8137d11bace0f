"""Lines shaped whole by HarfBuzz with nothing of ours, for measuring what the peers set."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import pairwise

import numpy as np
import uharfbuzz as hb
from shapely import MultiLineString

from bannergen.geometry import Matrix, Outline
from bannergen.typeset import Face
from bannergen.typeset.skyline import Skyline


class Plain:
    """The lines of a face as a peer shapes them. Lengths are in em."""

    def __init__(self, face: Face) -> None:
        """Open the face's file once more."""
        self.em = face.units_per_em
        self.face = face
        self.font = hb.Font(hb.Face(face.scene_font.file.read_bytes()))
        self.font.set_variations(dict(face.scene_font.variations))
        self.line = cache(self._line)
        self.pitch = cache(self._pitch)

    def _line(self, text: str) -> Outline:
        """Return a line's outline about its middle, y upwards, in font units."""
        buffer = hb.Buffer()
        buffer.add_str(text)
        buffer.direction, buffer.script, buffer.language = "ltr", "Latn", "vi"
        hb.shape(self.font, buffer)
        outlines = self.face.drawing(info.codepoint for info in buffer.glyph_infos).outlines
        pen, found = 0.0, []
        for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
            found.append(outlines[info.codepoint].mapped(Matrix(e=pen + place.x_offset, f=place.y_offset)))
            pen += place.x_advance
        whole = Outline.joined(found)
        return whole.mapped(Matrix(e=-(whole.bounds.x + whole.bounds.right) / 2))

    def reach(self, text: str) -> tuple[float, float]:
        """Return how far a line's ink reaches above and below its baseline."""
        bounds = self.line(text).bounds
        return bounds.bottom / self.em, -bounds.y / self.em

    def _pitch(self, upper: str, lower: str, gap: float) -> float:
        """Return the least distance of two centred lines' baselines that keeps a gap of so many cap heights."""
        over, under = (Skyline.of(self.line(text), self.em) for text in (upper, lower))
        return over.leading_to(under.grown(gap * self.face.cap_height), 0.0) / self.em

    def pitch_of(self, lines: Sequence[str], gap: float) -> float:
        """Return the least even pitch of lines that keeps a gap of so many cap heights."""
        return max((self.pitch(*pair, gap) for pair in pairwise(lines)), default=0.0)


def chains(outline: Outline) -> MultiLineString:
    """Return an outline as chains of straight lines."""
    found: list[list[tuple[float, float]]] = []
    for op, numbers in outline.segments():
        if op == "M":
            found.append([(numbers[0], numbers[1])])
        elif op == "Z":
            found[-1].append(found[-1][0])
        else:
            found[-1] += _straight(found[-1][-1], numbers)
    return MultiLineString([chain for chain in found if len(chain) > 1])


def _straight(start: tuple[float, float], numbers: Sequence[float]) -> list[tuple[float, float]]:
    """Return the points that follow a start: the end of a line, or twelve of a curve."""
    if len(numbers) == 2:
        return [(numbers[0], numbers[1])]
    t = np.linspace(0, 1, 13)[1:, None]
    one, two, three, four = (np.array(start), *np.array(numbers).reshape(3, 2))
    points = (1 - t) ** 3 * one + 3 * t * (1 - t) ** 2 * two + 3 * t**2 * (1 - t) * three + t**3 * four
    return [(float(x), float(y)) for x, y in points]
