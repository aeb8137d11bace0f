"""Step 2, typeset: the widths that a text may be set in: of a variable font, or a ladder of static ones.

In: a font book, a style's family, weight and width, and limits. Out: faces by width, opened when they are asked for.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

from bannergen.typeset.block import Align, SetBlock
from bannergen.typeset.candidates import Candidates, candidates
from bannergen.typeset.face import Face
from bannergen.typeset.measures import Measures
from bannergen.typeset.settings import Setting, settings
from bannergen.typeset.vietnamese import Phrase

T = TypeVar("T")
_REMEMBERED = 256  # texts, each in a face at a tracking


@dataclass(frozen=True, eq=False)
class Ladder:
    """Faces that differ in width alone.

    ``widths`` begin with the one preferred; ``natural`` is what the style asks for. What is worked out for a text is
    remembered as long as the ladder lives, for so many texts.
    """

    natural: float
    widths: tuple[float, ...]
    face: Callable[[float], Face]
    _measures: dict[tuple[object, ...], Measures] = field(default_factory=dict)
    _settings: dict[tuple[object, ...], list[Setting]] = field(default_factory=dict)
    _candidates: dict[tuple[object, ...], Candidates] = field(default_factory=dict)
    _blocks: dict[tuple[object, ...], SetBlock] = field(default_factory=dict)

    @classmethod
    def single(cls, face: Face) -> Ladder:
        """Return the ladder of one face."""
        return cls(face.width, (face.width,), lambda _: face)

    def measures(self, phrases: tuple[Phrase, ...], width: float, tracking: float) -> Measures:
        """Return the measures of a text at a width and a tracking, in thousandths of an em."""
        key = (phrases, width, tracking)
        return remembered(self._measures, key, lambda: Measures(phrases, self.face(width), tracking))

    def settings(self, phrases: tuple[Phrase, ...], tracking: float, least: float) -> list[Setting]:
        """Return the widths and trackings that a text is worth trying at."""
        key = (phrases, tracking, least)
        faces = (self.widths, self.face)
        return remembered(self._settings, key, lambda: settings(phrases, self.natural, faces, (tracking, least)))

    def candidates(self, measures: Measures, least: int, most: int, align: Align) -> Candidates:
        """Return the ways to set a measured text in ``least`` to ``most`` lines."""
        key = (measures.phrases, measures.face.width, measures.thousandths, least, most, align)
        return remembered(self._candidates, key, lambda: candidates(measures, least, most, align))

    def block(self, key: tuple[object, ...], make: Callable[[], SetBlock]) -> SetBlock:
        """Return the block that a text is set as, by all that decides it."""
        return remembered(self._blocks, key, make)


def remembered(known: dict[tuple[object, ...], T], key: tuple[object, ...], make: Callable[[], T]) -> T:
    """Return what is known under a key, or make it; forget what was used longest ago."""
    found = known.pop(key, None)
    if found is None:
        found = make()
    known[key] = found  # the last one used comes last
    if len(known) > _REMEMBERED:
        del known[next(iter(known))]
    return found
