"""Are all ways to break a text found, and no other?"""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bannergen.typeset import Phrase, phrases
from bannergen.typeset.ways import forced_ends, may_stand, ways

TEXTS = st.lists(st.integers(1, 3), min_size=1, max_size=9)


def some(lengths: list[int]) -> tuple[Phrase, ...]:
    return tuple(Phrase(("A",) * length) for length in lengths)


@given(TEXTS, st.integers(1, 5), st.booleans(), st.sets(st.integers(1, 8), max_size=2))
def test_every_allowed_way_and_no_other(lengths: list[int], lines: int, lone: bool, forced: set[int]) -> None:
    count = len(lengths)
    forced = {end for end in forced if end < count}
    found = ways(may_stand(some(lengths), sorted(forced), lone=lone), np.ones((count + 1, count + 1)), lines)
    expected = [
        (*cuts, count)
        for cuts in itertools.combinations(range(1, count), lines - 1)
        if forced <= set(cuts)
        and (lone or count == 1 or all(sum(lengths[a:b]) > 1 for a, b in itertools.pairwise((0, *cuts, count))))
    ]
    assert sorted(map(tuple, found.tolist())) == expected


def test_of_very_many_ways_those_with_narrow_lines_are_kept() -> None:
    rng = np.random.default_rng(7)
    words = rng.uniform(1, 4, 40)
    edges = np.concatenate(([0.0], np.cumsum(words)))
    widths = np.maximum(0.0, edges[None, :] - edges[:, None])
    found = ways(may_stand(some([2] * 40), (), lone=False), widths, 6)
    assert 100 < len(found) <= 20_000
    widest = [max(widths[a, b] for a, b in itertools.pairwise((0, *row))) for row in found.tolist()]
    assert min(widest) == pytest.approx(least_widest(words, 6))
    assert max(widest) <= 1.25 * min(widest) * (1 + 1e-9)


def least_widest(words: np.ndarray, lines: int) -> float:
    """The width of the widest line where it is narrowest, by the textbook's recurrence."""
    best = np.cumsum(words)
    for _ in range(lines - 1):
        best = np.array(
            [
                min(max(best[cut], words[cut + 1 : end + 1].sum()) for cut in range(end)) if end else best[0]
                for end in range(len(words))
            ]
        )
    return float(best[-1])


def test_forced_ends() -> None:
    assert forced_ends(phrases("A B|C D|E F")) == (2, 4)
    assert forced_ends(phrases("|A B|")) == ()
