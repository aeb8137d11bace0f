"""Step 1, read: font families: which files, weights and axes there are, and where they come from.

In: fonts/<family>/family.yaml. Out: a Family. Refuses a face that is not of outlines or of pixels, one of the two.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from bannergen.codes import text as codes
from bannergen.design_space import DesignSpace
from bannergen.diagnostics import Diagnostic, Span
from bannergen.spec.values import Slug, Text


@dataclass(frozen=True, kw_only=True)
class AxisLimits:
    """The least and the greatest value of a variation axis."""

    least: float
    most: float


@dataclass(frozen=True, kw_only=True)
class FaceFile:
    """A font file: one weight and width, or a variable font with its axes, or a pixel font.

    ``rows_px`` is of a pixel font: the rows that a line of accented capitals takes, by their ink. ``source`` and
    ``version`` stand where they are not those of the family.
    """

    file: Text
    sha256: Text
    weight: int | None = None
    width: float = 100
    axes: Mapping[str, AxisLimits] = field(default_factory=dict)
    rows_px: int | None = None
    source: Text | None = None
    version: Text | None = None
    span: Span

    def faults(self) -> list[Diagnostic]:
        """Return a fault where it is neither of outlines nor of pixels, or both."""
        if self.rows_px is None:
            whole = bool(self.weight or self.axes)
        else:
            whole = self.rows_px > 0 and self.width == 100 and not (self.weight or self.axes)
        return [] if whole else [codes.FACE_KIND.at(self.span, path=self.file)]

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
    def outlines(self) -> tuple[FaceFile, ...]:
        """Its faces of outlines; those of pixels are for the boards of lamps."""
        return tuple(face for face in self.faces if face.rows_px is None)

    @property
    def sources(self) -> tuple[str, ...]:
        """Where its files come from, each source once, with its version."""
        found = (f"{face.source or self.source}, {face.version or self.version}" for face in self.faces)
        return tuple(dict.fromkeys(found))
