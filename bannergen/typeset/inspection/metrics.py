"""Step 2, typeset: check metrics: how far the ink reaches, beside what the file states.

Why: nearly every font sets Ẳ above the ascent it states, and programs that go by it cut the mark off or let lines
collide. Ours go by the ink, so this is a remark. Source: OpenType 1.9, hhea and OS/2; docs/typesetting.md, leading.
"""

from __future__ import annotations

from collections.abc import Iterator
from string import ascii_uppercase

from bannergen.codes import fonts as codes
from bannergen.orthography.letters import ACCENTED
from bannergen.typeset.inspection.letters import CAPITALS
from bannergen.typeset.inspection.report import Fact, Finding
from bannergen.typeset.inspection.subject import Subject

_TOLERANCE = 0.002  # of an em


def check(subject: Subject) -> Iterator[Fact | Finding]:
    """Yield the heights of the letters, what a full line of capitals takes, and the stated heights that ink passes."""
    em, letters = subject.drawn.units_per_em, subject.there(ACCENTED)
    yield Fact("rows-of-a-line", em, "px") if subject.drawn.has_pixels else Fact("units-per-em", em)
    yield _height(subject, "cap-height", subject.cap_height)
    if not letters:
        return
    inks = {letter: subject.ink(letter) for letter in letters}
    tallest, deepest = max(letters, key=lambda each: inks[each].bottom), min(letters, key=lambda each: inks[each].y)
    yield _height(subject, "ink-top", inks[tallest].bottom, tallest)
    yield _height(subject, "ink-bottom", inks[deepest].y, deepest)
    yield from _full_line(subject)
    beyond: dict[tuple[str, float], list[str]] = {}
    for metric, (ascent, descent) in subject.drawn.stated.items():
        yield _height(subject, f"{metric}-ascent", ascent)
        yield _height(subject, f"{metric}-descent", -descent if subject.drawn.has_pixels else descent)
        for side, letter, excess in (
            ("ascent", tallest, inks[tallest].bottom - ascent),
            ("descent", deepest, descent - inks[deepest].y),
        ):
            if excess > _TOLERANCE * em:
                beyond.setdefault((letter, round(excess / em, 4)), []).append(f"{metric} {side}")
    for (letter, excess), metrics in beyond.items():
        shown = (f"{excess:.3f} em",) * 2
        if subject.drawn.has_pixels:
            shown = f"{excess * em:g} điểm ảnh", f"{excess * em:g} px"
        values = {"letter": letter, "metric": ", ".join(metrics), "excess_vi": shown[0], "excess_en": shown[1]}
        yield Finding(
            codes.INK_BEYOND.at(None, **values), letter, round(excess * em) if subject.drawn.has_pixels else excess
        )


def _height(subject: Subject, name: str, units: float, letter: str = "") -> Fact:
    """Return a height as a fact: of a pixel font in its rows, of others in em."""
    if subject.drawn.has_pixels:
        return Fact(name, round(units), "px", letter)
    return Fact(name, round(units / subject.drawn.units_per_em, 3), "em", letter)


def _full_line(subject: Subject) -> Iterator[Fact | Finding]:
    """Yield what a line of all capitals takes by its ink, and whether that is what boards are planned with."""
    inks = [subject.ink(letter) for letter in subject.there((*ascii_uppercase, *CAPITALS))]
    line = max(ink.bottom for ink in inks) - min(ink.y for ink in inks)
    if not subject.drawn.has_pixels:
        yield Fact("full-line", round(line / subject.cap_height, 2), "cap")
        return
    yield Fact("full-line", round(line), "px")
    planned = subject.file.declared.rows_px if subject.file.declared else None
    if planned is not None and planned != line:
        yield Finding(codes.ROWS_DIFFER.at(declared=planned, rows=round(line)), value=round(line))
