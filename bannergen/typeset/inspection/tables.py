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
from bannergen.typeset.fontfile import one_line

_TABLES = ("head", "hhea", "hmtx", "maxp", "cmap", "name", "OS/2")  # OpenType 1.9, required tables; post draws nothing
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
        font = TTFont(io.BytesIO(raw), lazy=True)
        reason = _reason(font, len(raw))
        tables = _read(font) if reason is None else None
    except Exception as fault:  # fontTools raises whatever a damaged table makes it come upon
        vi, en = "bảng dữ liệu trong tệp không đọc được", "its tables cannot be read"
        raise Fault(codes.FONT_DAMAGED.at(path=shown, reason_vi=vi, reason_en=en)) from fault
    if tables is None:
        vi, en = reason or ("", "")
        raise Fault(codes.FONT_DAMAGED.at(path=shown, reason_vi=vi, reason_en=en))
    return tables


def _reason(font: TTFont, size: int) -> tuple[str, str] | None:
    """Return why a file is not whole, in both languages: a table is not there, or lies beyond the end of the file."""
    for tag, entry in font.reader.tables.items():
        if entry.offset + entry.length > size:
            return f"bị cắt cụt, bảng {tag} vượt quá cuối tệp", f"it is cut short, the table {tag} passes its end"
    lacks = [tag for tag in _TABLES if tag not in font]
    return (f"thiếu bảng {', '.join(lacks)}", f"it lacks the table {', '.join(lacks)}") if lacks else None


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
    return one_line(font["name"].getDebugName(number) or "")
