"""Step 2, typeset: the widths and trackings that a text is worth trying at.

In: a text, faces by width, the style's tracking and the tightest. Out: settings, each dearer one narrower.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np

from bannergen.typeset.face import Face
from bannergen.typeset.score import narrowing_cost, tightening_cost

_TRACKINGS = 5  # steps from the style's tracking to the tightest
_MEASURED = 7  # widths whose text is measured; between them it is interpolated


class Setting(NamedTuple):
    """A width and a tracking: what their looks cost, and how wide the text comes out, against the first setting."""

    cost: float
    ratio: float
    width: float
    tracking: float


def settings(
    text: str, natural: float, faces: tuple[Sequence[float], Callable[[float], Face]], trackings: tuple[float, float]
) -> list[Setting]:
    """Return the settings, the cheapest and widest first; ``faces`` are the widths there are, and the face of each."""
    (widths, face), (own, least) = faces, trackings
    steps = np.linspace(own, least, _TRACKINGS if least != own else 1)
    at = sorted({round(n) for n in np.linspace(0, len(widths) - 1, _MEASURED)})
    measured = [face(widths[index]) for index in at]
    lengths = np.interp(range(len(widths)), at, [each.advance(text) / each.cap_height for each in measured])
    letter = measured[0].units_per_em / 1000 / measured[0].cap_height * (len(text) - 1)  # what a thousandth adds
    found: list[Setting] = []
    for setting in sorted(
        Setting(
            narrowing_cost(width, natural) + tightening_cost(tracking - own),
            float((length + tracking * letter) / (lengths[0] + own * letter)),
            width,
            float(tracking),
        )
        for width, length in zip(widths, lengths, strict=True)
        for tracking in steps
    ):
        if not found or setting.ratio < found[-1].ratio:
            found.append(setting)
    return found
