"""Step 5, preflight: inks added up over the pixels of a raster, piece by piece.

In: pieces of pixels in inks, 255 for full ink. Out: the most and the mean of each ink, and the most of all together.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from bannergen.preflight.files.report import INKS, Ink

Pixels = NDArray[np.uint8]
_AT_ONCE = 2**20  # pixels: sums of more are no faster, and take memory


@dataclass
class InkTally:
    """What was seen so far: pixels, the sum and the most of each of four inks, the most of their sum."""

    pixels: int = 0
    total: int = 0
    most: NDArray[np.int64] = field(default_factory=lambda: np.zeros(4, np.int64))
    sums: NDArray[np.int64] = field(default_factory=lambda: np.zeros(4, np.int64))

    def add(self, piece: Pixels) -> None:
        """Add pixels: an array of cyan, magenta, yellow and black in its last axis."""
        flat = np.ascontiguousarray(piece).reshape(-1, 4)
        for start in range(0, len(flat), _AT_ONCE):
            self._add_runs(flat[start : start + _AT_ONCE])

    def _add_runs(self, part: Pixels) -> None:
        """Add pixels by runs of one colour, each compared as one number: pictures for print are mostly flat."""
        whole = part.view(np.uint32).ravel()
        starts = np.concatenate(([0], np.flatnonzero(whole[1:] != whole[:-1]) + 1))
        colours = part[starts]
        self.pixels += len(part)
        self.most = np.maximum(self.most, [colours[:, ink].max() for ink in range(4)])
        self.sums += np.diff(starts, append=len(part)) @ colours
        self.total = max(self.total, int(colours.sum(axis=1, dtype=np.uint16).max()))

    @property
    def inks(self) -> tuple[Ink, ...]:
        """The four inks in percent."""
        means = self.sums / max(self.pixels, 1)
        return inks_of(INKS, self.most.tolist(), means.tolist())

    @property
    def total_percent(self) -> float:
        """The most of all inks in one pixel."""
        return percent(self.total)


def inks_of(names: Sequence[str], most: Sequence[float], means: Sequence[float]) -> tuple[Ink, ...]:
    """Return inks by name, from levels of 255."""
    return tuple(Ink(*one) for one in zip(names, map(percent, most), map(percent, means), strict=True))


def percent(level: float) -> float:
    """Return a level of 255 in percent, to a tenth."""
    return round(level / 2.55, 1)
