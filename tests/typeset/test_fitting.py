"""The best score over all allowed breaks, by height and by width."""

from __future__ import annotations

import itertools
import tracemalloc
from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bannergen.colour import Colour
from bannergen.geometry import Rect, Size
from bannergen.typeset import Block, Break, FitRules, Ladder, Line, Phrase, SetBlock, fit, phrases
from bannergen.typeset.block import Align
from bannergen.typeset.score import BREAK_COST
from tests import project

BLACK = Colour(0, 0, 0)
FACE = project.composer().book.face("be-vietnam-pro", 900)
LADDER = Ladder.single(FACE)
THEME = project.campaign().slogans[1]
WORDS = st.sampled_from(
    ["CHUYỂN ĐỔI SỐ", "QUỐC GIA", "Ộ", "ẲNG", "Q", "VÌ", "NGƯỜI DÂN", "10/10", "TỐT ĐẸP HƠN", "xã hội", "y"]
)


def score(block: Block, rules: FitRules, box: Size, breaks: Iterable[Break]) -> float:
    """The score as docs/typesetting.md has it, worked out anew."""
    cap = min(box.width / block.width, box.height / block.height) * FACE.cap_height
    widths = [end - start for start, end in (line.body for line in block.lines)]
    uneven = sum((1 - width / max(widths)) ** 2 for width in widths) / len(widths)
    cost = 0.1 * uneven + sum(BREAK_COST[grade] for grade in breaks) + 0.002 * len(widths)
    return min(cap, rules.cap_most) * (1 - cost)


def by_brute_force(text: tuple[Phrase, ...], box: Size, rules: FitRules) -> float:
    """The best score of all ways to break, tried one by one."""
    best = 0.0
    for lines in range(rules.lines_least, rules.lines_most + 1):
        for cuts in itertools.combinations(range(1, len(text)), lines - 1):
            groups = [text[a:b] for a, b in itertools.pairwise((0, *cuts, len(text)))]
            if len(groups) > 1 and any(sum(len(p.syllables) for p in group) == 1 for group in groups):
                continue
            block = Block.tight(FACE, tuple(Line.of(FACE, group) for group in groups), rules.clearance)
            best = max(best, score(block, rules, box, (text[cut].before for cut in cuts)))
    return best


@given(
    st.lists(
        st.tuples(WORDS, st.sampled_from([grade for grade in Break if grade != Break.FORCED])), min_size=1, max_size=7
    ),
    st.floats(20, 4000),
    st.floats(20, 2000),
    st.integers(1, 4),
)
def test_as_good_as_brute_force(words: list[tuple[str, Break]], width: float, height: float, lines: int) -> None:
    text = tuple(Phrase(tuple(word.split()), grade) for word, grade in words)
    rules, box = FitRules(1, lines), Size(width, height)
    block = fit(text, LADDER, box, rules)
    ends = itertools.accumulate(len(line.split()) for line in block.lines)
    starts = dict(zip(itertools.accumulate([0, *(len(p.syllables) for p in text)]), text, strict=False))
    breaks = [starts[end].before for end in list(ends)[:-1]]
    assert score(block.block, rules, box, breaks) >= by_brute_force(text, box, rules) * (1 - 1e-6)
    assert block.width <= width * (1 + 1e-9)
    assert block.height <= height * (1 + 1e-9)


@given(st.lists(WORDS, min_size=1, max_size=8), st.integers(1, 5), st.sampled_from(["start", "center", "end"]))
def test_ink_stays_in_the_box(words: list[str], lines: int, align: Align) -> None:
    block = fit(phrases(" ".join(words)), LADDER, Size(900, 500), FitRules(1, lines, clearance=0.1, align=align))
    box = Rect(10, 20, 900, 500)
    inks = [run.ink for run in block.runs(box, BLACK) if run.ink]
    assert all(box.excess_of(ink) < 1e-6 for ink in inks)


@pytest.mark.parametrize(("text", "ends"), [("A B C D|E F", {4}), ("A B|C D|E F", {2, 4}), ("A|B C D E F", {1})])
def test_a_forced_break_is_kept(text: str, ends: set[int]) -> None:
    for width in (100, 1000, 10_000):
        block = fit(phrases(text), LADDER, Size(width, 1000), FitRules(1, 3))
        assert ends <= set(itertools.accumulate(len(line.split()) for line in block.lines))


def test_a_single_line_does_not_break_where_a_break_is_forced() -> None:
    assert fit(phrases("A B|C D"), LADDER, Size(100, 100), FitRules(1, 1)).lines == ("A B C D",)


def test_seventy_syllables_that_may_break_anywhere() -> None:
    text = phrases(" ".join((THEME.text.split() * 4)[:70]))
    box = Size(1280, 256)
    largest = max(fit(text, LADDER, box, FitRules(lines, lines)).scale for lines in range(1, 9))
    assert fit(text, LADDER, box, FitRules(1, 8)).scale >= largest * 0.995


def test_lines_that_cannot_be_had_are_not_forced() -> None:
    assert fit(phrases("A B"), LADDER, Size(100, 100), FitRules(2, 3)).lines == ("A B",)


def test_no_syllable_stands_alone() -> None:
    text = phrases(THEME.text, THEME.keep)
    for width in range(300, 3000, 100):
        block = fit(text, LADDER, Size(width, 1000), FitRules(1, 6))
        assert all(len(line.split()) > 1 for line in block.lines), block.lines


def test_a_single_syllable_is_set() -> None:
    assert fit(phrases("NGÀY"), LADDER, Size(100, 100), FitRules(1, 3)).lines == ("NGÀY",)


def test_the_least_number_of_lines_is_kept() -> None:
    assert len(fit(phrases(THEME.text, THEME.keep), LADDER, Size(9000, 400), FitRules(2, 3)).lines) >= 2


def test_capitals_are_no_higher_than_allowed() -> None:
    block = fit(phrases("NGÀY HỘI"), LADDER, Size(5000, 5000), FitRules(1, 2, cap_most=100))
    assert block.cap_height == pytest.approx(100)
    assert block.lines == ("NGÀY HỘI",)


def test_what_cannot_fit_comes_back_with_its_size() -> None:
    block = fit(phrases(THEME.text * 30), LADDER, Size(100, 50), FitRules(1, 2, cap_least=20))
    assert 0 < block.cap_height < 20
    assert block.width <= 100 + 1e-9


def test_even_lines_are_preferred_among_equals() -> None:
    block = fit(phrases("A B C D E F"), LADDER, Size(1e6, 100), FitRules(2, 2))
    assert block.lines == ("A B C", "D E F")


def test_alignment() -> None:
    box = Rect(100, 0, 500, 40)

    def ink(align: Align) -> Rect:
        block = fit(phrases("NGÀY HỘI"), LADDER, Size(500, 40), FitRules(align=align))
        found = block.runs(box, BLACK)[0].ink
        assert found is not None
        return found

    assert ink("start").x == pytest.approx(box.x)
    assert ink("end").right == pytest.approx(box.right)
    assert ink("center").x - box.x == pytest.approx(box.right - ink("center").right)


def test_thousands_of_fits_take_no_more_memory() -> None:
    text = phrases(THEME.text, THEME.keep)

    def fits(count: int) -> SetBlock:
        for width in range(count):
            block = fit(text, LADDER, Size(1000 + width % 50, 500), FitRules(1, 4, cap_least=30))
        return block

    fits(50)
    tracemalloc.start()
    fits(150)
    used, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert used < 200_000
