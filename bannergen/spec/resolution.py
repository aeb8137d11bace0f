"""Step 1, read: how finely a print product is painted as pixels: from its size and how far away people stand.

In: a finished size, a viewing distance where there is one. Out: a ComputedDpi that says why. Pure; a product's own
``dpi`` and ``--dpi`` go before it. Screens have no dpi: their pixels are their size.

The rule (docs/decisions/0030): as fine as the eye can use at the distance, 175 dpi divided by metres, but within what
the trade makes of a piece so long. Without a distance it is the least of the trade.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from bannergen.diagnostics import Lang, decimal
from bannergen.geometry import MM_PER_INCH

# Two points 1/60° apart are told apart by a good eye: 25.4 mm / (1 m × tan 1/60°) is 87 dpi at one metre, and twice
# as many is where nobody sees any difference any more (docs/print.md, computed).
ENOUGH_AT_A_METRE = 87.0
USEFUL_AT_A_METRE = 175.0

# The longer side up to so many mm → least and most dpi in use (docs/print.md: usual practice; shops ask 72 at 1:1).
_PRACTICE = ((1_200.0, 150.0, 300.0), (3_000.0, 100.0, 150.0), (8_000.0, 72.0, 100.0), (math.inf, 72.0, 72.0))
# Beyond a billion pixels the largest pieces are painted at the half, the least that is in use above 8 m.
_LARGEST_LEAST = 36.0
_MANY_PIXELS = 1e9


@dataclass(frozen=True, slots=True)
class ComputedDpi:
    """A resolution and what it was worked out from: the longer side and, where it is known, the distance."""

    dpi: float
    side_m: float
    distance_m: float | None

    def why(self, lang: Lang) -> str:
        """Say why, after a "because"."""
        side, distance = f"{decimal(self.side_m)} m", f"{decimal(self.distance_m)} m" if self.distance_m else ""
        if lang == "vi":
            return f"cạnh dài {side}, " + (f"nhìn từ {distance}" if distance else "chưa ghi viewing_distance")
        return f"the longer side is {side}, " + (f"seen from {distance}" if distance else "no viewing_distance given")


def computed_dpi(width_mm: float, height_mm: float, distance_mm: float | None) -> ComputedDpi:
    """Return the resolution of a finished size that is looked at from a distance."""
    least, most = _practice(width_mm, height_mm)
    side_m = max(width_mm, height_mm) / 1000
    if distance_mm is None:
        return ComputedDpi(least, side_m, None)
    useful = round(USEFUL_AT_A_METRE / (distance_mm / 1000))
    return ComputedDpi(min(max(useful, least), most), side_m, distance_mm / 1000)


def _practice(width_mm: float, height_mm: float) -> tuple[float, float]:
    """Return the least and the most dpi that are in use for a finished size."""
    longest = max(width_mm, height_mm)
    _, least, most = next(row for row in _PRACTICE if longest <= row[0])
    if width_mm * height_mm * (least / MM_PER_INCH) ** 2 > _MANY_PIXELS:
        return _LARGEST_LEAST, most
    return least, most


def picture_ppi(width_mm: float, height_mm: float, distance_mm: float | None) -> tuple[float, float]:
    """Return how fine a picture has to be on a finished size, and from what on nobody sees its pixels.

    Without a distance nobody knows what is seen: then it has to be as fine as the trade's least, which is enough.
    """
    if distance_mm is None:
        longest = max(width_mm, height_mm)
        least = _LARGEST_LEAST if longest > _PRACTICE[-2][0] else _practice(width_mm, height_mm)[0]
        return least, least
    metres = distance_mm / 1000
    return ENOUGH_AT_A_METRE / metres, USEFUL_AT_A_METRE / metres
