"""Step 2, typeset: check touching: no mark of an accented letter touches the letter or another mark.

Why: a tilde grown together with a horn is read as another sign. Counted exactly: the ink of Ỡ has to fall into two
parts, its body and its tilde. Source: docs/fonts.md. Gaps of 6.8 to 8 thousandths of an em were accepted (Barlow
Condensed, Saira) and are the smallest in the bundle; below 10, a millimetre and a half at capitals of 100 mm, less than
a plotter's knife leaves standing, they are named. Below 5, less than any that was accepted, is a warning. In a pixel
font marks meet for lack of rows: that is only named.
"""

from __future__ import annotations

from collections.abc import Iterator

from bannergen.codes import fonts as codes
from bannergen.orthography.letters import ACCENTED
from bannergen.typeset.inspection.ink import contact, difference, gap_of
from bannergen.typeset.inspection.letters import body_of, loses_its_dot, marks_of, with_fewer_marks
from bannergen.typeset.inspection.report import Fact, Finding
from bannergen.typeset.inspection.subject import Subject

NEAR = 10.0  # thousandths of an em
NEARLY = 5.0  # below what was ever accepted: ink spreads, and the gap is closed
_CAPITAL_MM = 100.0
_HAIR = 1 / 500  # of a cap height
_SAME = 1e-4  # of a cap height's square: rounding


def check(subject: Subject) -> Iterator[Fact | Finding]:
    """Yield the smallest gap, the letters whose marks touch, and those with a small gap, the smallest first."""
    gaps: list[tuple[float, str, tuple[float, float]]] = []
    for letter in subject.there(ACCENTED):
        body = body_of(letter)
        if not marks_of(letter) or not subject.has(body):
            continue
        parts = subject.parts(letter)
        if len(parts) < expected_parts(subject, letter):
            yield _touching(subject, letter)
        elif len(parts) > 1 and not subject.drawn.has_pixels:
            gap, place = gap_of(parts)
            gaps.append((gap, letter, place))
    if gaps:
        yield from _gaps(subject, sorted(gaps))


def expected_parts(subject: Subject, letter: str) -> int:
    """Return of how many parts a letter is when nothing touches: those of its body, and its marks."""
    body = len(subject.parts(body_of(letter)))
    return body + marks_of(letter) - (loses_its_dot(letter) and body > 1)  # an i may have no dot to lose


def _touching(subject: Subject, letter: str) -> Finding:
    for simpler in with_fewer_marks(letter):
        if (
            subject.has(simpler)
            and difference(subject.parts(letter), subject.parts(simpler)) < subject.cap_height**2 * _SAME
        ):
            values = {"letter": letter, "codepoint": f"U+{ord(letter):04X}", "simpler": simpler}
            return Finding(codes.MARK_NOT_DRAWN.at(None, **values), letter)
    if subject.drawn.has_pixels:
        return Finding(codes.PIXELS_TOUCH.at(letter=letter), letter)
    place = contact(subject.area(letter), subject.area(body_of(letter)), subject.cap_height * _HAIR)
    return Finding(codes.MARKS_TOUCH.at(letter=letter, codepoint=f"U+{ord(letter):04X}"), letter, 0.0, place)


def _gaps(subject: Subject, gaps: list[tuple[float, str, tuple[float, float]]]) -> Iterator[Fact | Finding]:
    em, capital = subject.drawn.units_per_em, subject.cap_height
    smallest, letter, _ = gaps[0]
    yield Fact("smallest-gap", round(1000 * smallest / em, 1), "em/1000", letter)
    yield Fact("smallest-gap-printed", round(_CAPITAL_MM * smallest / capital, 2), "mm", letter)
    for gap, near, place in gaps:
        thousandths = 1000 * gap / em
        if thousandths < NEAR:
            values = {"letter": near, "gap": f"{thousandths:.1f}", "mm": f"{_CAPITAL_MM * gap / capital:.2f}"}
            code = codes.MARKS_NEAR if thousandths >= NEARLY else codes.MARKS_NEARLY_TOUCH
            yield Finding(code.at(None, **values), near, round(thousandths, 2), place)
