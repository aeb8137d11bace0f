"""Step 2, typeset: what a TrueType or OpenType file states of itself: names, licence bits, metrics, weight, width.

In: the bytes of a file. Out: Tables. Refuses files that lack what every font states.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass

from fontTools.ttLib import TTFont

from bannergen.codes import text as codes
from bannergen.design_space import DesignSpace
from bannergen.diagnostics import Fault

_NAMES = {"copyright": 0, "full_name": 4, "version": 5, "licence": 13, "licence_url": 14}


@dataclass(frozen=True)
class Tables:
    """What a file states. Heights are in font units, y upwards."""

    names: Mapping[str, str]
    embedding: int  # OS/2 fsType
    weight: int
    width: int  # OS/2's class, 1 to 9
    outlines: str  # the table that holds them
    heights: Mapping[str, tuple[int, int]]  # hhea, typo, win → ascent, descent
    axes: Mapping[str, tuple[float, float]]

    @property
    def space(self) -> DesignSpace:
        """The weights and widths it can be set in, as far as it says itself."""
        return DesignSpace(self.weight, 100, self.axes)


def tables_of(raw: bytes, shown: str) -> Tables:
    """Return what a file states; raise a Fault where it cannot be read."""
    try:
        return _read(TTFont(io.BytesIO(raw), fontNumber=0, lazy=True))
    except Exception as fault:  # fontTools raises whatever a damaged table makes it come upon
        raise Fault(codes.FONT_DAMAGED.at(path=shown, reason=f"{type(fault).__name__} {fault}".strip())) from fault


def _read(font: TTFont) -> Tables:
    line, metrics = font["hhea"], font["OS/2"]
    names = {key: _stated(font, number) for key, number in _NAMES.items()}
    axes = {axis.axisTag: (axis.minValue, axis.maxValue) for axis in font["fvar"].axes} if "fvar" in font else {}
    return Tables(
        names=names,
        embedding=metrics.fsType,
        weight=metrics.usWeightClass,
        width=metrics.usWidthClass,
        outlines=next((tag for tag in ("glyf", "CFF ", "CFF2") if tag in font), "").strip(),
        heights={
            "hhea": (line.ascent, line.descent),
            "typo": (metrics.sTypoAscender, metrics.sTypoDescender),
            "win": (metrics.usWinAscent, -metrics.usWinDescent),
        },
        axes={tag: limits for tag, limits in axes.items() if tag in {"wght", "wdth"}},
    )


def _stated(font: TTFont, number: int) -> str:
    return " ".join((font["name"].getDebugName(number) or "").split())
