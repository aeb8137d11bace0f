"""Leaf: what weights and widths a font file can be set in."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class DesignSpace:
    """The weight and width of a static font, or the least and greatest value of each axis of a variable one."""

    weight: int | None
    width: float
    axes: Mapping[str, tuple[float, float]] = field(default_factory=dict)

    def variations(self, weight: float, width: float) -> dict[str, float] | None:
        """Return the axis values that give a weight and a width, or None when it cannot be set in them."""
        asked = {"wght": (float(weight), self.weight), "wdth": (float(width), self.width)}
        for tag, (value, fixed) in asked.items():
            least, most = self.axes.get(tag, (fixed, fixed))
            if least is None or most is None or not least <= value <= most:
                return None
        return {tag: value for tag, (value, _) in asked.items() if tag in self.axes}

    def widths(self, weight: float, least: float, most: float) -> tuple[float, ...]:
        """Return the widths between two limits that it can be set in at a weight, the widest first.

        A static font has one. Of an axis these are the whole units, and both ends of what it has between the limits.
        """
        narrowest, widest = self.axes.get("wdth", (self.width, self.width))
        low, high = max(float(least), float(narrowest)), min(float(most), float(widest))
        if low > high or self.variations(weight, high) is None:
            return ()
        whole = map(float, range(math.ceil(low), math.floor(high) + 1))
        return tuple(sorted({low, high, *whole}, reverse=True))

    def __str__(self) -> str:
        """Say it as messages do."""
        axes = [f"{tag} {least:g}–{most:g}" for tag, (least, most) in self.axes.items()]
        return ", ".join(axes) or f"{self.weight} wdth {self.width:g}"
