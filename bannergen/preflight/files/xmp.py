"""Step 5, preflight: what an XMP packet says, and the size that files of this program state in it.

In: a packet that anybody may have written. Out: single properties; a Stated. Refuses nothing: what is not there, or
is no number, is not stated.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

from bannergen.preflight.files.report import one_line

LARGEST_XMP = 2**22  # bytes that are looked at
_LENGTHS = re.compile(r"\d{1,7}(?:\.\d{1,6})?")
Edges = tuple[float, float, float, float]  # left, top, right, below


@dataclass(frozen=True, slots=True)
class Stated:
    """What a file says: its scale, and of the finished piece its size, the bleed and the margin with marks beyond it.

    Lengths are millimetres of the finished piece.
    """

    scale: str = ""
    width_mm: float | None = None
    height_mm: float | None = None
    bleed_mm: Edges = (0, 0, 0, 0)
    marks_mm: Edges = (0, 0, 0, 0)

    @property
    def file_mm(self) -> tuple[float, float] | None:
        """What the whole file measures at 1:1; None where no size is stated."""
        if self.width_mm is None or self.height_mm is None:
            return None
        left, top, right, bottom = (sum(both) for both in zip(self.bleed_mm, self.marks_mm, strict=True))
        return self.width_mm + left + right, self.height_mm + top + bottom


def text_of(packet: bytes) -> str:
    """Return a packet as text."""
    return packet[:LARGEST_XMP].decode("utf-8", "replace")


def stated_in(xmp: str) -> Stated:
    """Return what a packet states of scale and size, in the words of this program."""
    width, height = (_lengths(xmp, f"bannergen:{name}_mm", 1) for name in ("width", "height"))
    bleed, marks = (_lengths(xmp, f"bannergen:{name}_mm", 4) for name in ("bleed", "marks"))
    scale = xmp_value(xmp, "bannergen:scale")
    if not (width and height and bleed and marks and width[0] and height[0]):
        return Stated(scale)
    return Stated(scale, width[0], height[0], _edges(bleed), _edges(marks))


def _lengths(xmp: str, key: str, count: int) -> list[float]:
    """Return so many lengths; none where there are others."""
    found = xmp_value(xmp, key).split()
    return [float(one) for one in found] if len(found) == count and all(map(_LENGTHS.fullmatch, found)) else []


def _edges(lengths: list[float]) -> Edges:
    left, top, right, bottom = lengths
    return left, top, right, bottom


def xmp_value(xmp: str, key: str) -> str:
    """Return a simple property of an XMP packet, written as an element or as an attribute."""
    found = re.search(rf"<{key}>([^<]*)</{key}>|\s{key}\s*=\s*[\"']([^\"']*)[\"']", xmp)
    return one_line(found[1] if found[1] is not None else found[2]) if found else ""


def first_of(xmp: str, key: str) -> str:
    """Return the first item of a property that is a list, such as a title in several languages."""
    found = re.search(rf"<{key}>.{{0,200}}?<rdf:li[^>]*>([^<]*)</rdf:li>", xmp, re.DOTALL)
    return one_line(html.unescape(found[1])) if found else ""
