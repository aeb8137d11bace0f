"""Step 2, typeset: check metrics: how far the ink reaches, beside what the file states.

Why: nearly every font sets Ẳ above the ascent it states, and programs that go by it cut the mark off or let lines
collide. Ours go by the ink, so this is a remark. Source: OpenType 1.9, hhea and OS/2; docs/typesetting.md, leading.
"""

from __future__ import annotations

from collections.abc import Iterator

from bannergen.codes import fonts as codes
from bannergen.orthography.letters import ACCENTED
from bannergen.typeset.inspection.letters import CAPITALS
from bannergen.typeset.inspection.report import Fact, Finding
from bannergen.typeset.inspection.subject import Subject

_TOLERANCE = 0.002  # of an em


def check(subject: Subject) -> Iterator[Fact | Finding]:
    """Yield the heights of the letters, what a full line of capitals takes, and the stated heights that ink passes."""
    em, letters = subject.drawn.units_per_em, subject.there(ACCENTED)
    yield Fact("units-per-em", em, "px" if subject.drawn.has_pixels else "")
    yield Fact("cap-height", round(subject.cap_height / em, 3), "em")
    if not letters:
        return
    inks = {letter: subject.ink(letter) for letter in letters}
    tallest, deepest = max(letters, key=lambda each: inks[each].bottom), min(letters, key=lambda each: inks[each].y)
    capitals = [letter for letter in CAPITALS if letter in inks] or letters
    line = max(inks[each].bottom for each in capitals) - min(inks[each].y for each in capitals)
    yield Fact("ink-top", round(inks[tallest].bottom / em, 3), "em", tallest)
    yield Fact("ink-bottom", round(inks[deepest].y / em, 3), "em", deepest)
    yield Fact("full-line", round(line / subject.cap_height, 2), "cap")
    beyond: dict[tuple[str, float], list[str]] = {}
    for metric, (ascent, descent) in subject.drawn.stated.items():
        yield Fact(f"{metric}-ascent", round(ascent / em, 3), "em")
        yield Fact(f"{metric}-descent", round(descent / em, 3), "em")
        for side, letter, excess in (
            ("ascent", tallest, inks[tallest].bottom - ascent),
            ("descent", deepest, descent - inks[deepest].y),
        ):
            if excess > _TOLERANCE * em:
                beyond.setdefault((letter, round(excess / em, 4)), []).append(f"{metric} {side}")
    for (letter, excess), metrics in beyond.items():
        diagnostic = codes.INK_BEYOND.at(letter=letter, metric=", ".join(metrics), excess=f"{excess:.3f}")
        yield Finding(diagnostic, letter, excess)
