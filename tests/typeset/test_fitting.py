"""The largest size over all allowed breaks, by height and by width."""

from __future__ import annotations

import itertools
import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bannergen.colour import Colour
from bannergen.geometry import Rect, Size
from bannergen.typeset import Block, FitRules, Line, Phrase, SetBlock, fit, phrases
from tests import project

BLACK = Colour(0, 0, 0)
FACE = project.composer().book.face("be-vietnam-pro", 900)
THEME = project.campaign().slogans[1]
WORDS = st.sampled_from(
    ["CHUYỂN ĐỔI SỐ", "QUỐC GIA", "Ộ", "ẲNG", "Q", "VÌ", "NGƯỜI DÂN", "10/10", "TỐT ĐẸP HƠN", "xã hội", "y"]
)


def by_brute_force(text: tuple[Phrase, ...], box: Size, rules: FitRules) -> float:
    """The largest scale of all ways to break, tried one by one."""
    best = 0.0
    for lines in range(rules.lines_least, rules.lines_most + 1):
        for cuts in itertools.combinations(range(1, len(text)), lines - 1):
            groups = [text[a:b] for a, b in itertools.pairwise((0, *cuts, len(text)))]
            if len(groups) > 1 and any(sum(len(p.syllables) for p in group) == 1 for group in groups):
                continue
            block = Block(FACE, tuple(Line.of(FACE, group) for group in groups), rules.clearance)
            best = max(best, min(box.width / block.width, box.height / block.height))
    return best


@given(
    st.lists(WORDS, min_size=1, max_size=7),
    st.floats(20, 4000),
    st.floats(20, 2000),
    st.integers(1, 4),
)
def test_as_large_as_brute_force(words: list[str], width: float, height: float, lines: int) -> None:
    text = tuple(Phrase(tuple(word.split())) for word in words)
    rules = FitRules(1, lines)
    block = fit(text, FACE, Size(width, height), rules)
    assert block.scale >= by_brute_force(text, Size(width, height), rules) * 0.995
    assert block.width <= width * (1 + 1e-9)
    assert block.height <= height * (1 + 1e-9)


@given(st.lists(WORDS, min_size=1, max_size=8), st.integers(1, 5))
def test_ink_stays_in_the_box_and_lines_keep_their_clearance(words: list[str], lines: int) -> None:
    rules = FitRules(1, lines, clearance=0.1)
    block = fit(phrases(" ".join(words)), FACE, Size(900, 500), rules)
    box = Rect(10, 20, 900, 500)
    for align in ("start", "center", "end"):
        runs = block.runs(box, align, BLACK)
        inks = [run.ink for run in runs if run.ink]
        assert all(box.excess_of(ink) < 1e-6 for ink in inks)
        for upper, lower in itertools.pairwise(inks):
            assert lower.y - upper.bottom >= 0.1 * block.cap_height - 1e-6


def test_seventy_syllables_that_may_break_anywhere() -> None:
    text = phrases(" ".join((THEME.text.split() * 4)[:70]))
    box = Size(1280, 256)
    largest = max(fit(text, FACE, box, FitRules(lines, lines)).scale for lines in range(1, 9))
    assert fit(text, FACE, box, FitRules(1, 8)).scale >= largest * 0.995


def test_lines_that_cannot_be_had_are_not_forced() -> None:
    assert fit(phrases("A B"), FACE, Size(100, 100), FitRules(2, 3)).lines == ("A B",)


def test_no_syllable_stands_alone() -> None:
    text = phrases(THEME.text, THEME.keep)
    for width in range(300, 3000, 100):
        block = fit(text, FACE, Size(width, 1000), FitRules(1, 6))
        assert all(len(line.split()) > 1 for line in block.lines), block.lines


def test_a_single_syllable_is_set() -> None:
    assert fit(phrases("NGÀY"), FACE, Size(100, 100), FitRules(1, 3)).lines == ("NGÀY",)


def test_the_least_number_of_lines_is_kept() -> None:
    assert len(fit(phrases(THEME.text, THEME.keep), FACE, Size(9000, 400), FitRules(2, 3)).lines) >= 2


def test_capitals_are_no_higher_than_allowed() -> None:
    block = fit(phrases("NGÀY HỘI"), FACE, Size(5000, 5000), FitRules(1, 2, cap_most=100))
    assert block.cap_height == pytest.approx(100)
    assert block.lines == ("NGÀY HỘI",)


def test_what_cannot_fit_comes_back_with_its_size() -> None:
    block = fit(phrases(THEME.text * 30), FACE, Size(100, 50), FitRules(1, 2, cap_least=20))
    assert 0 < block.cap_height < 20
    assert block.width <= 100 + 1e-9


def test_even_lines_are_preferred_among_equals() -> None:
    block = fit(phrases("A B C D E F"), FACE, Size(1e6, 100), FitRules(2, 2))
    assert block.lines == ("A B C", "D E F")


def test_alignment() -> None:
    block = fit(phrases("NGÀY HỘI"), FACE, Size(500, 40), FitRules())
    box = Rect(100, 0, 500, 40)
    start, center, end = (block.runs(box, align, BLACK)[0].ink for align in ("start", "center", "end"))
    assert None not in (start, center, end)
    assert start.x == pytest.approx(box.x)
    assert end.right == pytest.approx(box.right)
    assert center.x - box.x == pytest.approx(box.right - center.right)


def test_thousands_of_fits_take_no_more_memory() -> None:
    text = phrases(THEME.text, THEME.keep)

    def fits(count: int) -> SetBlock:
        for width in range(count):
            block = fit(text, FACE, Size(1000 + width % 50, 500), FitRules(1, 4, cap_least=30))
        return block

    fits(50)
    tracemalloc.start()
    fits(150)
    used, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert used < 200_000
