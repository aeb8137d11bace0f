"""Step 2, typeset: check coverage: the face draws every letter and mark of punctuation that Vietnamese texts use.

Why: a missing letter stops a piece, or another program draws it from another font in the middle of a word; one that has
a place but no ink, as in a file cut short, leaves a hole in the word. Source: the
134 accented letters are the 12 vowels with 6 tones and Đ, less the 6 plain vowels, in two cases; Unicode 16, ch. 7.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from bannergen.codes import fonts as codes
from bannergen.orthography.letters import ACCENTED
from bannergen.typeset.inspection.letters import COMBINING, NEEDED, WANTED
from bannergen.typeset.inspection.report import Fact, Finding
from bannergen.typeset.inspection.subject import Subject


def check(subject: Subject) -> Iterator[Fact | Finding]:
    """Yield how many accented letters are drawn, and each character that is not."""
    drawn = subject.drawn
    yield Fact("accented-letters", len(subject.there(ACCENTED)), of=len(ACCENTED))
    if subject.cap_height <= 0:
        yield Finding(codes.UNMEASURED.at())
    if drawn.missing(" ") or drawn.advance(" ") <= 0:
        yield Finding(codes.SPACE_MISSING.at(), " ")
    for letter in (*ACCENTED, *NEEDED, *WANTED):
        if not subject.has(letter):
            needed = codes.LETTER_MISSING if drawn.missing(letter) else codes.LETTER_EMPTY
            code = codes.CHARACTER_WANTED if letter in WANTED else needed
            yield Finding(code.at(letter=letter, codepoint=f"U+{ord(letter):04X}"), letter)
    lacks = drawn.missing("".join(COMBINING))
    if lacks:
        codepoints = " ".join(f"U+{ord(mark):04X}" for mark in lacks)
        yield Finding(codes.COMBINING_MISSING.at(count=len(lacks), codepoints=codepoints), "".join(lacks))
    if not drawn.has_pixels:
        yield from _decomposed(subject)


def _decomposed(subject: Subject) -> Iterator[Finding]:
    """Yield each letter that is drawn differently when its marks are typed one by one."""
    for letter in ACCENTED:
        if not subject.drawn.missing(letter):
            parts = unicodedata.normalize("NFD", letter)
            if subject.drawn.glyphs(parts) != subject.drawn.glyphs(letter):
                yield Finding(codes.DECOMPOSED_DIFFERS.at(letter=letter), letter)
