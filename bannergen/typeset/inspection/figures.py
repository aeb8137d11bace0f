"""Step 2, typeset: check figures: digits of one height, none of them drawn like a letter, no sign like another.

Why: dates and numbers of documents stand among capitals: figures of text height dance there, and a 0 that is an O makes
"10/10" of "IO/IO". Source: docs/fonts.md; Galmuri7 and Galmuri9, whose 0 is their O.
"""

from __future__ import annotations

from collections.abc import Iterator
from string import digits

from bannergen.codes import fonts as codes
from bannergen.typeset.inspection.ink import difference
from bannergen.typeset.inspection.report import Fact, Finding
from bannergen.typeset.inspection.subject import Subject

_CONFUSED = ("0O", "1I", "1l", "Il", "I|", "l|", "5S", "8B", "“”", "‘’", "-–")
_SAME = 0.002  # of the square of the cap height: half a pixel of ink at 16 rows
_EVEN = 0.05  # of the cap height: round digits are a little higher than flat ones


def check(subject: Subject) -> Iterator[Fact | Finding]:
    """Yield whether the digits are of one height and one width, and the pairs that are drawn alike."""
    capital = subject.cap_height
    if subject.has(*digits):
        heights = [subject.ink(digit).height / capital for digit in digits]
        even = max(heights) - min(heights) <= _EVEN
        yield Fact("figures-of-one-height", even)
        yield Fact("figures-of-one-width", len({subject.drawn.advance(digit) for digit in digits}) == 1)
        if not even:
            yield Finding(codes.FIGURES_UNEVEN.at(least=f"{min(heights):.2f}", most=f"{max(heights):.2f}"))
    for pair in _CONFUSED:
        first, second = pair[0], pair[1]
        if subject.has(*pair):
            apart = difference(subject.parts(first), subject.parts(second)) / capital**2
            if apart < _SAME:
                yield Finding(codes.CHARACTERS_ALIKE.at(first=first, second=second), pair, round(apart, 4))
