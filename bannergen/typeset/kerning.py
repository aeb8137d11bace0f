"""Step 2, typeset: kerning where a font has none, and where its own lets letters touch.

In: two letters and what the face knows of them. Out: our own addition to the first one's advance, in font units. Many
fonts kern VA and leave VẤ as it falls: the accented pair takes the kerning of the bare one, as far as its outlines
come no nearer to each other than those of the bare pair. Some let XÃ overlap: the outlines of neighbours keep a gap.
"""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field

from bannergen.geometry import Matrix, Outline
from bannergen.typeset.skyline import Skyline

_STEPS_PER_EM = 100  # distances of outlines are told apart in hundredths of an em
_FARTHEST = 30  # steps: letters as far apart as this are not near
_LEAST = 3  # steps between two letters of a word; nearer ones close up when seen from afar
_SIDEWAYS = Matrix(0, -1, 1, 0, 0, 0)  # what was right of the pen comes to lie below it
_OTHERS = {"Đ": "D", "đ": "d"}  # no accent in Unicode's eyes


def without_marks(letter: str) -> str:
    """Return a letter without its marks."""
    return _OTHERS.get(letter) or unicodedata.normalize("NFD", letter)[0]


@dataclass
class PairKerning:
    """Our kerning in one face; each pair is worked out once.

    ``kern`` gives the font's own kerning of two letters, ``advance`` and ``outline`` a letter's, in font units.
    """

    em: float
    kern: Callable[[str, str], int]
    advance: Callable[[str], int]
    outline: Callable[[str], Outline]
    _pairs: dict[tuple[str, str], tuple[float, float]] = field(default_factory=dict)
    _sides: dict[tuple[str, int], Skyline] = field(default_factory=dict)

    def of(self, first: str, second: str, tracking: float = 0.0) -> float:
        """Return our addition between two letters; tracking does not bring them nearer than the least."""
        pair = (first, second)
        if pair not in self._pairs:
            self._pairs[pair] = self._of(pair, (without_marks(first), without_marks(second)))
        added, least = self._pairs[pair]
        return max(added, least - min(0.0, tracking))

    def _of(self, pair: tuple[str, str], plain: tuple[str, str]) -> tuple[float, float]:
        """Return the kerning of a pair, and what keeps its outlines the least distance apart."""
        own = self.kern(*pair)
        added = 0 if own or pair == plain else self._as_bare(pair, plain)
        room = self._room(pair, _LEAST)
        return added, -math.inf if room is None else room - own

    def _as_bare(self, pair: tuple[str, str], plain: tuple[str, str]) -> int:
        """Return the kerning of a bare pair for an accented one."""
        wanted = self.kern(*plain)
        if wanted >= 0:
            return wanted
        room = self._room(pair, self._nearness(plain, self.advance(plain[0]) + wanted))
        return wanted if room is None else min(0, max(wanted, room))

    def _room(self, pair: tuple[str, str], steps: int) -> int | None:
        """Return how much farther two letters have to stand, without any kerning, to be so many steps apart.

        None where nothing of one is beside the other, such as a full stop before a quotation mark.
        """
        least = self._least_advance(pair, steps)
        return math.ceil(least - self.advance(pair[0])) if math.isfinite(least) else None

    def _nearness(self, pair: tuple[str, str], advance: float) -> int:
        """Return how many steps two letters' outlines are apart at an advance."""
        low, high = 0, _FARTHEST  # so many steps are kept, so many perhaps not
        while low < high:
            middle = (low + high + 1) // 2
            low, high = (middle, high) if self._least_advance(pair, middle) <= advance else (low, middle - 1)
        return low

    def _least_advance(self, pair: tuple[str, str], steps: int) -> float:
        return self._side(pair[0], 0).leading_to(self._side(pair[1], steps), 0)

    def _side(self, letter: str, steps: int) -> Skyline:
        key = (letter, steps)
        if key not in self._sides:
            if steps:
                self._sides[key] = self._side(letter, 0).grown(steps / _STEPS_PER_EM * self.em)
            else:
                self._sides[key] = Skyline.of(self.outline(letter).mapped(_SIDEWAYS), self.em)
        return self._sides[key]
