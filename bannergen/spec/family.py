"""Step 1, read: font families: which files, weights and axes there are, and where they come from.

In: fonts/<family>/family.yaml. Out: a Family.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from bannergen.diagnostics import Span
from bannergen.spec.values import Slug, Text


@dataclass(frozen=True, kw_only=True)
class AxisLimits:
    """The least and the greatest value of a variation axis."""

    least: float
    most: float


@dataclass(frozen=True, kw_only=True)
class FaceFile:
    """A font file: one weight, or a variable font with its axes."""

    file: Text
    sha256: Text
    weight: int | None = None
    width: float = 100
    axes: Mapping[str, AxisLimits] = field(default_factory=dict)
    span: Span

    def serves(self, weight: float, width: float) -> bool:
        """Tell whether it can be set in a weight and a width."""
        asked = (("wght", weight, self.weight), ("wdth", width, self.width))
        return all(
            self.axes[tag].least <= value <= self.axes[tag].most if tag in self.axes else value == fixed
            for tag, value, fixed in asked
        )

    @property
    def offer(self) -> str:
        """What it can be set in, for messages."""
        axes = [f"{tag} {limits.least:g}–{limits.most:g}" for tag, limits in self.axes.items()]
        return ", ".join(axes) or f"{self.weight}"


@dataclass(frozen=True, kw_only=True)
class Family:
    """One family."""

    family: Slug
    title: Text
    role: Text
    source: Text
    version: Text
    licence: Text
    copyright: Text
    faces: tuple[FaceFile, ...]
    span: Span
