"""Step 1, read: font families: which files, weights and axes there are, and where they come from.

In: fonts/<family>/family.yaml. Out: a Family.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from bannergen.design_space import DesignSpace
from bannergen.diagnostics import Span
from bannergen.spec.values import Slug, Text


@dataclass(frozen=True, kw_only=True)
class AxisLimits:
    """The least and the greatest value of a variation axis."""

    least: float
    most: float


@dataclass(frozen=True, kw_only=True)
class FaceFile:
    """A font file: one weight and width, or a variable font with its axes.

    ``source`` and ``version`` stand where they are not those of the family.
    """

    file: Text
    sha256: Text
    weight: int | None = None
    width: float = 100
    axes: Mapping[str, AxisLimits] = field(default_factory=dict)
    source: Text | None = None
    version: Text | None = None
    span: Span

    @property
    def space(self) -> DesignSpace:
        """The weights and widths it can be set in."""
        axes = {tag: (limits.least, limits.most) for tag, limits in self.axes.items()}
        return DesignSpace(self.weight, self.width, axes)


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

    @property
    def sources(self) -> tuple[str, ...]:
        """Where its files come from, each source once, with its version."""
        found = (f"{face.source or self.source}, {face.version or self.version}" for face in self.faces)
        return tuple(dict.fromkeys(found))
