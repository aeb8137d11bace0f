"""Step 4, export: the sheet of a PDF: how large it is, at which scale, where its boxes lie.

In: a Scene and a scale. Out: points. Many viewers and RIPs stop at 14,400 units a side (5,080 mm), so what is
larger is drawn at 1:10. On request the same drawing says UserUnit 10: who ignores it errs by an obvious ten.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from bannergen.geometry import POINTS_PER_MM, Matrix, Rect, Unit
from bannergen.scene import MARKS_MARGIN_MM, Scene

# PDF 32000-1:2008, annex C: the largest side of a page, in units, that all conforming readers open.
LARGEST_SIDE = 14_400
_HAIR = 1e-6
Edges = tuple[float, float, float, float]  # of a box: left, bottom, right, top
_POINTS_PER = {Unit.MM: POINTS_PER_MM, Unit.PX: 0.75}


@dataclass(frozen=True, slots=True)
class PdfScale:
    """By how much the drawing is smaller than the piece, and whether UserUnit makes up for it."""

    divisor: int = 1
    user_unit: bool = False

    @property
    def shown(self) -> str:
        """The scale at which a reader that knows UserUnit shows the file."""
        return "1:1" if self.user_unit else f"1:{self.divisor}"


def print_scale(scene: Scene) -> int:
    """Return 1, or 10 where the page with bleed and marks would pass 14,400 points (5,080 mm) on a side.

    Without its marks, as a proof, it has the same scale. A sheet of marks may be larger than that: by room for what is
    folded back beside a panel.
    """
    bleed, media = scene.boxes.bleed, scene.boxes.media
    marks = 2 * MARKS_MARGIN_MM if scene.unit is Unit.MM else 0.0
    longest = max(bleed.width + marks, bleed.height + marks, media.width, media.height)
    # A hair more, for sums such as 5,080 / 25.4 · 72.
    return 10 if longest * _POINTS_PER[scene.unit] > LARGEST_SIDE + _HAIR else 1


@dataclass(frozen=True, slots=True)
class Sheet:
    """The page in points: its boxes, the Scene's map to it, decimals that suffice."""

    media: Edges
    bleed: Edges
    trim: Edges
    matrix: Matrix
    decimals: int

    @classmethod
    def of(cls, scene: Scene, scale: PdfScale) -> Sheet:
        """Lay a Scene out: y turns upwards, and the media box starts at 0 0."""
        boxes = scene.boxes
        factor = _POINTS_PER[scene.unit] / scale.divisor
        matrix = Matrix(factor, 0, 0, -factor, -boxes.media.x * factor, boxes.media.bottom * factor)
        # 0.0005 pt is 0.0002 mm; a smaller drawing is enlarged again, and needs another digit for each ten.
        decimals = 2 + len(str(scale.divisor))
        media, bleed, trim = (_edges(box, matrix) for box in (boxes.media, boxes.bleed, boxes.trim))
        if boxes.media != boxes.bleed:
            media = _in_whole_points(media)
        return cls(media, bleed, trim, matrix, decimals)


def _in_whole_points(media: Edges) -> Edges:
    """Return a sheet a hair larger: programs such as pdftocairo shrink or shift a page that ends within a point."""
    left, bottom, right, top = media
    return left, bottom, math.ceil(right - _HAIR), math.ceil(top - _HAIR)


def _edges(box: Rect, matrix: Matrix) -> Edges:
    left, top = matrix.apply(box.x, box.y)
    right, bottom = matrix.apply(box.right, box.bottom)
    return left, bottom, right, top
