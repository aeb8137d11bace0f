"""Step 2, typeset: check word-space: the space keeps syllables apart, and kerning does not close it.

Why: Vietnamese has a space after every syllable; where it closes, a slogan is one long word from afar. Archivo leaves
0.08 em of it between P and Y. The floor is a quarter of a capital. Source: bannergen/typeset/optics.py, which holds the
same floor when it sets; docs/decisions/0018-fonts.md.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from string import ascii_uppercase

from bannergen.codes import fonts as codes
from bannergen.typeset.inspection.report import Fact, Finding
from bannergen.typeset.inspection.subject import Subject
from bannergen.typeset.optics import LEAST_WORD_SPACE

_NARROWED = 0.8  # of the space: less is a change one sees


def check(subject: Subject) -> Iterator[Fact | Finding]:
    """Yield the word space, a finding when it is narrow, and one for each pair that narrows it, the narrowest first."""
    advance, capital = subject.drawn.advance, subject.cap_height
    if subject.drawn.missing(" ") or subject.drawn.missing(ascii_uppercase):
        return
    space = advance(" ")
    yield (
        Fact("word-space", space, "px")
        if subject.drawn.has_pixels
        else Fact("word-space", round(space / capital, 3), "cap")
    )
    if space < LEAST_WORD_SPACE * capital:
        values = {"width": f"{space / capital:.2f}", "least": f"{LEAST_WORD_SPACE:g}"}
        yield Finding(codes.SPACE_NARROW.at(None, **values), value=round(space / capital, 4))
    left = sorted(
        (advance(f"{first} {second}") - advance(first) - advance(second), f"{first} {second}")
        for first, second in product(ascii_uppercase, repeat=2)
    )
    for width, letters in left:
        if width < _NARROWED * space:
            diagnostic = codes.SPACE_KERNED.at(letters=letters, width=f"{width / capital:.2f}")
            yield Finding(diagnostic, letters, round(width / capital, 4))
