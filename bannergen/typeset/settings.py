"""Step 2, typeset: the widths and trackings that a text is worth trying at.

In: a text, faces by width, the style's tracking and the tightest. Out: settings, each dearer one narrower.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np

from bannergen.typeset.block import word_space
from bannergen.typeset.face import Face
from bannergen.typeset.score import narrowing_cost, tightening_cost
from bannergen.typeset.vietnamese import Phrase

_TRACKINGS = 5  # steps from the style's tracking to the tightest
_MEASURED = 7  # widths whose text is measured; between them it is interpolated


class Setting(NamedTuple):
    """A width and a tracking: what their looks cost, and how wide the text comes out, against the first setting."""

    cost: float
    ratio: float
    width: float
    tracking: float


def settings(
    phrases: tuple[Phrase, ...],
    natural: float,
    faces: tuple[Sequence[float], Callable[[float], Face]],
    trackings: tuple[float, float],
) -> list[Setting]:
    """Return the settings, the cheapest and widest first; ``faces`` are the widths there are, and the face of each."""
    (widths, face), (own, least) = faces, trackings
    words = [syllable for phrase in phrases for syllable in phrase.syllables]
    at = sorted({round(n) for n in np.linspace(0, len(widths) - 1, _MEASURED)})
    measured = [face(widths[index]) for index in at]
    tried = []
    for tracking in map(float, np.linspace(own, least, _TRACKINGS if least != own else 1)):
        lengths = np.interp(range(len(widths)), at, [_length(words, each, tracking) for each in measured])
        tight = tightening_cost(tracking - own)
        tried += [
            Setting(narrowing_cost(width, natural) + tight, float(length), width, tracking)
            for width, length in zip(widths, lengths, strict=True)
        ]
    whole = next(setting.ratio for setting in tried if setting.width == widths[0]) or 1.0  # of text without advance
    found: list[Setting] = []
    for setting in sorted(setting._replace(ratio=setting.ratio / whole) for setting in tried):
        if not found or setting.ratio < found[-1].ratio:
            found.append(setting)
    return found


def _length(words: Sequence[str], face: Face, tracking: float) -> float:
    """Return how long words are in a line, in cap heights."""
    units = tracking / 1000 * face.units_per_em
    letters = sum(face.advance(word) + units * (len(word) - 1) for word in words)
    return (letters + word_space(face, units) * (len(words) - 1)) / face.cap_height
