"""Step 2, typeset: check kerned-pairs: accented capitals are kerned like bare ones, and none touch.

Why: where VA is kerned and VẤ is not, a gap opens in the middle of a word; where XÃ is kerned too far, the feet meet.
Source: docs/decisions/0018-fonts.md, "kerned alike". A pair counts when its bare letters are kerned by 0.01 em or
more: less is not seen. Our typesetter mends both, other programs do not.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import product
from string import ascii_uppercase

from bannergen.codes import fonts as codes
from bannergen.typeset.inspection.ink import bounds_of, moved, overlap
from bannergen.typeset.inspection.letters import CAPITALS, neighbours
from bannergen.typeset.inspection.report import Fact, Finding
from bannergen.typeset.inspection.subject import Subject
from bannergen.typeset.kerning import without_marks

SEEN = 0.01  # of an em
_ENOUGH = 90.0  # per cent; the bundle's fonts that kern accented letters have 95 to 100 in syllables


def check(subject: Subject) -> Iterator[Fact | Finding]:
    """Yield the shares of pairs kerned alike, those kerned otherwise, and the pairs that touch, the deepest first."""
    real = neighbours()
    share, left_out = _alike(subject, real)
    if share is None:
        yield Fact("kerned-alike", "none")
        yield Finding(codes.NO_KERNING.at())
    else:
        yield Fact("kerned-alike", share, "%")
        whole, _ = _alike(subject, product((*ascii_uppercase, *CAPITALS), CAPITALS))
        yield Fact("kerned-alike-all", whole or 0.0, "%")
        if share < _ENOUGH:
            yield from (_left_out(subject, *each) for each in left_out)
    yield from _touching(subject, real)


def _alike(subject: Subject, pairs: Iterable[tuple[str, str]]) -> tuple[float | None, list[tuple[float, str, str]]]:
    """Return the per cent of accented pairs kerned like bare ones, and the others, the farthest from it first."""
    em, kerned, apart = subject.drawn.units_per_em, 0, []
    for first, second in pairs:
        bare = without_marks(first) + without_marks(second)
        if first + second != bare and subject.has(first, second):
            wanted = kern(subject, bare)
            kerned += abs(wanted) >= SEEN * em
            off = abs(kern(subject, first + second) - wanted)
            if abs(wanted) >= SEEN * em and off >= SEEN * em:
                apart.append((off, first, second))
    return (round(100 * (1 - len(apart) / kerned), 1) if kerned else None), sorted(apart, key=lambda each: -each[0])


def kern(subject: Subject, pair: str) -> float:
    """Return how the font kerns two letters, in font units."""
    advance = subject.drawn.advance
    return advance(pair) - advance(pair[0]) - advance(pair[1])


def _left_out(subject: Subject, _: float, first: str, second: str) -> Finding:
    em, bare = subject.drawn.units_per_em, without_marks(first) + without_marks(second)
    own, wanted = kern(subject, first + second) / em, kern(subject, bare) / em
    values = {"pair": first + second, "bare": bare, "own": f"{own:+.3f}", "wanted": f"{wanted:+.3f}"}
    return Finding(codes.KERNING_LEFT_OUT.at(None, **values), first + second, round(own - wanted, 4))


def _touching(subject: Subject, pairs: Iterable[tuple[str, str]]) -> Iterator[Finding]:
    em, deep = subject.drawn.units_per_em, list[tuple[float, str]]()
    for first, second in pairs:
        if subject.has(first, second):
            left, right = subject.area(first), subject.area(second)
            pen = subject.drawn.advance(first + second) - subject.drawn.advance(second)
            near = bounds_of(left).right >= bounds_of(right).x + pen
            depth = overlap(left, moved(right, pen)) if near else None
            if depth is not None:
                deep.append((depth / em, first + second))
    for depth, letters in sorted(deep, key=lambda each: (-each[0], each[1])):
        yield Finding(codes.LETTERS_TOUCH.at(letters=letters, depth=f"{depth:.3f}"), letters, round(depth, 4))
