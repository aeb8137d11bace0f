"""The best score over all allowed breaks, by height and by width."""

from __future__ import annotations

import itertools
import tracemalloc
from collections.abc import Iterable
from dataclasses import replace

import pytest
from hypothesis import given, settings
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
BOOK = project.composer().book
LADDERS = [
    BOOK.ladder(("archivo", 900, 100), (94, 100)),
    BOOK.ladder(("archivo", 900, 100), (75, 78)),
    BOOK.ladder(("barlow", 700, 100), (79, 100)),
    BOOK.ladder(("saira", 700, 72), (61, 72)),
]
THEME = project.campaign().slogans[1]
WORDS = st.sampled_from(
    ["CHUYỂN ĐỔI SỐ", "QUỐC GIA", "Ộ", "ẲNG", "Q", "VÌ", "NGƯỜI DÂN", "10/10", "TỐT ĐẸP HƠN", "xã hội", "y", "… …"]
)


def score(block: Block, rules: FitRules, box: Size, breaks: Iterable[Break], natural: float = 100) -> float:
    """The score as docs/typesetting.md has it, worked out anew."""
    face = block.face
    cap = min(box.width / block.width, box.height / block.height) * face.cap_height
    widths = [end - start for start, end in (line.body for line in block.lines)]
    uneven = sum((1 - width / max(widths)) ** 2 for width in widths) / len(widths)
    cost = 0.15 * uneven + sum(BREAK_COST[grade] for grade in breaks) + 0.01 * len(widths)
    narrow = 100 * (1 - face.width / natural)
    cost += narrow * 0.002 + (0.10 if narrow > 12 else 0)
    cost += abs(block.tracking / face.units_per_em * 1000 - rules.tracking) / 1000
    return min(cap, rules.cap_most) / (1 + cost)


def by_brute_force(text: tuple[Phrase, ...], ladder: Ladder, box: Size, rules: FitRules) -> float:
    """The best score of all ways to break, widths and trackings, tried one by one."""
    best = 0.0
    trackings = {rules.tracking + (rules.tracking_least - rules.tracking) * step / 4 for step in range(5)}
    for width, tracking in itertools.product(ladder.widths, trackings):
        face = ladder.face(width)
        units = tracking / 1000 * face.units_per_em
        for lines in range(rules.lines_least, rules.lines_most + 1):
            for cuts in itertools.combinations(range(1, len(text)), lines - 1):
                groups = [text[a:b] for a, b in itertools.pairwise((0, *cuts, len(text)))]
                if len(groups) > 1 and any(sum(len(p.syllables) for p in group) == 1 for group in groups):
                    continue
                tight = Block.tight(face, tuple(Line.of(face, group, units) for group in groups), rules.clearance)
                block = replace(tight, tracking=units)
                best = max(best, score(block, rules, box, (text[cut].before for cut in cuts), ladder.natural))
    return best


def breaks_of(text: tuple[Phrase, ...], block: SetBlock) -> list[Break]:
    """The grades of the breaks that were taken."""
    ends = itertools.accumulate(len(line.split()) for line in block.lines)
    starts = dict(zip(itertools.accumulate([0, *(len(p.syllables) for p in text)]), text, strict=False))
    return [starts[end].before for end in list(ends)[:-1]]


PHRASES = st.lists(
    st.tuples(WORDS, st.sampled_from([grade for grade in Break if grade != Break.FORCED])), min_size=1, max_size=7
).map(lambda words: tuple(Phrase(tuple(word.split()), grade) for word, grade in words))


@given(PHRASES, st.floats(20, 4000), st.floats(20, 2000), st.integers(1, 4))
def test_as_good_as_brute_force(text: tuple[Phrase, ...], width: float, height: float, lines: int) -> None:
    rules, box = FitRules(1, lines), Size(width, height)
    block = fit(text, LADDER, box, rules)
    found = score(block.block, rules, box, breaks_of(text, block))
    assert found >= by_brute_force(text, LADDER, box, rules) * (1 - 1e-6)
    assert block.width <= width * (1 + 1e-9)
    assert block.height <= height * (1 + 1e-9)


@settings(max_examples=60)
@given(
    PHRASES, st.sampled_from(LADDERS), st.floats(100, 4000), st.floats(100, 2000), st.integers(1, 3), st.integers(0, 30)
)
def test_as_good_as_brute_force_over_widths_and_tracking(
    text: tuple[Phrase, ...], ladder: Ladder, width: float, height: float, lines: int, tighter: int
) -> None:
    rules, box = FitRules(1, lines, tracking_least=-tighter), Size(width, height)
    block = fit(text, ladder, box, rules)
    found = score(block.block, rules, box, breaks_of(text, block), ladder.natural)
    assert found >= by_brute_force(text, ladder, box, rules) * 0.99
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


def test_no_phrases_are_no_text() -> None:
    with pytest.raises(ValueError, match="no phrases"):
        fit((), LADDER, Size(100, 100), FitRules())


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


def test_a_text_whose_lines_all_have_to_be_narrowed() -> None:
    text, ladder = (
        phrases("LƯƠNG Y PHẢI NHƯ TỪ MẪU", ["LƯƠNG Y", "TỪ MẪU"]),
        BOOK.ladder(("archivo", 900, 100), (75, 100)),
    )
    rules, box = FitRules(1, 3, tracking_least=-20), Size(1000, 130)
    block = fit(text, ladder, box, rules)
    found = score(block.block, rules, box, breaks_of(text, block))
    assert found >= by_brute_force(text, ladder, box, rules) * 0.995


ARCHIVO = BOOK.ladder(("archivo", 900, 100), (75, 100), capitals=True)


def set_in(width: float, height: float, rules: FitRules, ladder: Ladder = ARCHIVO) -> SetBlock:
    return fit(phrases(THEME.text, THEME.keep), ladder, Size(width, height), rules)


def test_letters_keep_their_natural_width_where_height_is_the_limit() -> None:
    block = set_in(50_000, 100, FitRules(1, 2, tracking_least=-20))
    assert (block.block.face.width, block.tracking, block.steps) == (100, 0, ())


def test_letters_are_narrowed_where_width_is_the_limit() -> None:
    rules = FitRules(2, 2)
    narrowed, natural = set_in(1000, 200, rules), set_in(1000, 200, rules, Ladder.single(ARCHIVO.face(100)))
    assert 75 <= narrowed.block.face.width < 100
    assert narrowed.cap_height > natural.cap_height
    assert narrowed.steps == ("lines", "width")


def test_narrow_letters_have_to_buy_a_tenth_of_height() -> None:
    """What looks narrow costs a tenth: one or two units below 88 do not buy it, all that Archivo has do."""
    narrowest = {}
    for least in (87, 85, 62):
        ladder = BOOK.ladder(("archivo", 900, 100), (least, 100), capitals=True)
        narrowest[least] = set_in(1000, 1000, FitRules(2, 2), ladder)
    assert narrowest[87].block.face.width == narrowest[85].block.face.width == 88
    assert narrowest[62].block.face.width < 88
    assert narrowest[62].cap_height >= 1.1 * narrowest[87].cap_height


def test_tracking_comes_after_the_width() -> None:
    rules = FitRules(2, 2, tracking_least=-20)
    fixed = set_in(1000, 1000, rules, LADDER)
    assert (fixed.steps, fixed.tracking) == (("lines", "tracking"), -20)
    blocks = [set_in(width, 130, rules) for width in range(1000, 4000, 100)]
    assert {block.steps for block in blocks} >= {("lines",), ("lines", "width")}
    assert all(block.block.face.width <= 90 for block in blocks if "tracking" in block.steps)


def test_the_style_sets_its_own_tracking() -> None:
    wide, own = (set_in(1000, 1000, FitRules(2, 2, tracking=t, tracking_least=t), LADDER) for t in (30, 0))
    assert wide.tracking == pytest.approx(30)
    assert wide.steps == own.steps == ("lines",)
    assert wide.cap_height < own.cap_height


def test_the_least_size_goes_before_looks() -> None:
    """A way with worse breaks or less even lines is taken where it alone is large enough, and no smaller one."""
    better = 0
    for width in range(300, 1500, 50):
        free, largest = (set_in(width, 240, FitRules(1, 6, cap_least=least), LADDER) for least in (0, 1e6))
        wanted = set_in(width, 240, FitRules(1, 6, cap_least=largest.cap_height), LADDER)
        assert wanted.cap_height == pytest.approx(largest.cap_height)
        better += largest.cap_height > free.cap_height * 1.001
    assert better


def test_lines_open_up_where_height_is_left() -> None:
    tight, opened = (set_in(1000, 1000, FitRules(3, 3, clearance_most=most), LADDER) for most in (0, 0.3))
    assert opened.cap_height == tight.cap_height
    assert opened.block.leading == pytest.approx(tight.block.leading + 0.18 * FACE.cap_height)
    full = set_in(1000, tight.height * 1.05, FitRules(3, 3, clearance_most=0.3), LADDER)
    assert full.height == pytest.approx(tight.height * 1.05)


def test_the_size_is_a_step_where_it_is_less_than_the_most() -> None:
    assert set_in(1000, 100, FitRules(2, 2, cap_most=1e6)).steps[-1] == "size"
    assert set_in(1000, 1000, FitRules(2, 2, cap_most=5)).steps == ("lines",)
