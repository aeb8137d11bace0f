"""Step 2, typeset: check tones: letters that only a mark tells apart are told apart, also from afar.

Why: ả read as ã is another word. "From afar" is a capital of 16 rows of pixels, what an LED row has and what the eye
has of a banner at the far end of its reach. A mark less than two rows high has no slope there, so grave and acute are
one; two letters that differ by less than three pixels of ink are one. Source: docs/fonts.md, with the figures of the
bundle and of the fonts that were rejected for weak marks. In a pixel font the pixels are counted as they are.
"""

from __future__ import annotations

from collections.abc import Iterator

from bannergen.codes import fonts as codes
from bannergen.orthography.letters import ACCENTED
from bannergen.typeset.inspection.ink import bounds_of, difference
from bannergen.typeset.inspection.letters import easily_confused, marks_of
from bannergen.typeset.inspection.report import Fact, Finding
from bannergen.typeset.inspection.subject import Subject

ROWS_AFAR = 16  # of a capital
LEAST_ROWS = 2  # of a mark
LEAST_PIXELS = 3.0  # by which two letters differ
LEAST_LAMPS = 2.0  # the same in a pixel font, whose dot below is often a single one
_SAME = 0.1  # pixels: rounding of outlines


def check(subject: Subject) -> Iterator[Fact | Finding]:
    """Yield the lowest mark and the pair least apart, and the letters whose marks are too small or too alike."""
    if not subject.drawn.has_pixels:
        yield from _small(subject)
    yield from _alike(subject)


def _small(subject: Subject) -> Iterator[Fact | Finding]:
    least = LEAST_ROWS / ROWS_AFAR
    heights = sorted(
        (round(bounds_of(part).height / subject.cap_height, 4), letter)
        for letter in subject.there(ACCENTED)
        if marks_of(letter)
        for part in subject.parts(letter)[1:]
    )
    if heights:
        yield Fact("lowest-mark", round(heights[0][0], 3), "cap", heights[0][1])
    small: dict[str, float] = {}
    for height, letter in heights:
        if height < least:
            small.setdefault(letter, height)
    for letter, height in small.items():
        diagnostic = codes.MARKS_SMALL.at(letter=letter, height=f"{height:.3f}", least=f"{least:.3f}")
        yield Finding(diagnostic, letter, height)


def _alike(subject: Subject) -> Iterator[Fact | Finding]:
    rows = int(subject.cap_height) if subject.drawn.has_pixels else ROWS_AFAR
    pixel = (subject.cap_height / rows) ** 2
    limit = LEAST_LAMPS if subject.drawn.has_pixels else LEAST_PIXELS
    digits = None if subject.drawn.has_pixels else 2  # lamps are whole
    found = sorted(
        (round(difference(*map(subject.parts, pair)) / pixel, digits), *pair)
        for pair in easily_confused()
        if subject.has(*pair)
    )
    if found:
        yield Fact("least-difference", found[0][0], "px", "".join(found[0][1:]), rows)
    for pixels, first, second in found:
        if pixels < _SAME:
            yield Finding(codes.LETTERS_IDENTICAL.at(first=first, second=second), first + second, 0.0)
        elif pixels < limit:
            diagnostic = codes.LETTERS_ALIKE.at(first=first, second=second, pixels=f"{pixels:g}", rows=rows)
            yield Finding(diagnostic, first + second, pixels)
