"""Step 2, typeset: the widths that a text may be set in: of a variable font, or a ladder of static ones.

In: a font book, a style's family, weight and width, and limits. Out: faces by width, opened when they are asked for.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from bannergen.typeset.face import Face
from bannergen.typeset.measures import Measures
from bannergen.typeset.vietnamese import Phrase

_REMEMBERED = 256  # measures of a text in a face at a tracking


@dataclass(frozen=True, eq=False)
class Ladder:
    """Faces that differ in width alone.

    ``widths`` begin with the one preferred; ``natural`` is what the style asks for. What is worked out for a text is
    remembered as long as the ladder lives, for so many texts.
    """

    natural: float
    widths: tuple[float, ...]
    face: Callable[[float], Face]
    _measures: dict[tuple[tuple[Phrase, ...], float, float], Measures] = field(default_factory=dict)

    @classmethod
    def single(cls, face: Face) -> Ladder:
        """Return the ladder of one face."""
        return cls(face.width, (face.width,), lambda _: face)

    def measures(self, phrases: tuple[Phrase, ...], width: float, tracking: float) -> Measures:
        """Return the measures of a text at a width and a tracking, in thousandths of an em."""
        key = (phrases, width, tracking)
        found = self._measures.pop(key, None) or Measures(phrases, self.face(width), tracking)
        self._measures[key] = found  # the last one used comes last
        if len(self._measures) > _REMEMBERED:
            del self._measures[next(iter(self._measures))]
        return found
