"""Leaf: what weights and widths a font file can be set in."""

from __future__ import annotations

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

    def __str__(self) -> str:
        """Say it as messages do."""
        axes = [f"{tag} {least:g}–{most:g}" for tag, (least, most) in self.axes.items()]
        return ", ".join(axes) or f"{self.weight}"
