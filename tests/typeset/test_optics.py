"""Does punctuation hang, do word spaces hold, and are texts in capitals known as such?"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bannergen.colour import Colour
from bannergen.geometry import Rect, Size
from bannergen.typeset import FitRules, Ladder, fit, in_capitals, phrases
from bannergen.typeset.block import Align, Line, word_space
from bannergen.typeset.optics import HANGS, without_accents
from tests import project

BLACK = Colour(0, 0, 0)
FACE = project.composer().book.face("be-vietnam-pro", 900)
LADDER = Ladder.single(FACE)
BOX = Rect(100, 50, 900, 600)


def test_letters_not_quotes_stand_in_the_middle() -> None:
    """The quotation mark on one side only would push the line to the other."""
    quoted, bare = (centre_of("O", text) for text in ("“OHO", "OHO"))
    assert quoted == pytest.approx(bare)
    assert quoted == pytest.approx(BOX.x + BOX.width / 2)


def centre_of(letter: str, text: str) -> float:
    """The middle between the first and the last of a letter, as drawn."""
    (run,) = fit(phrases(text), LADDER, BOX.size, FitRules(cap_most=50)).runs(BOX, BLACK)
    inks = [
        ink.scaled(run.size / run.font.units_per_em).moved(x, 0)
        for (glyph, x, _), character in zip(run.placed(), text, strict=True)
        if character == letter and (ink := run.font.outlines[glyph].bounds)
    ]
    return (inks[0].x + inks[-1].right) / 2


def test_a_quotation_mark_hangs_outside_the_edge() -> None:
    text = phrases("“MỘT|MỘT”")
    for align in ("start", "end"):
        block = fit(text, LADDER, BOX.size, FitRules(2, 2, align=align))
        upper, lower = (line.body[align == "end"] - line.axis(align) for line in block.block.lines)
        assert upper == lower == 0
    upper, lower = fit(text, LADDER, BOX.size, FitRules(2, 2, align="start")).runs(BOX, BLACK)
    assert upper.ink
    assert lower.ink
    assert upper.ink.x == pytest.approx(BOX.x)  # the mark reaches the box's edge
    assert lower.ink.x > upper.ink.x + 0.1 * upper.size  # and the letters stand below each other


@pytest.mark.parametrize(("text", "share"), [("HAY.", 1.0), ("HAY!", 0.5), ("HAY)", 0.0), ("10/10", 0.0)])
def test_how_much_of_a_mark_hangs(text: str, share: float) -> None:
    word, without = FACE.word(text), FACE.word(text[:-1])
    assert word.hang[1] == pytest.approx((word.ink.right - without.ink.right) * share)


def test_two_marks_hang_both() -> None:
    word, bare = FACE.word("HAY.”"), FACE.word("HAY")
    assert word.ink.right - word.hang[1] == pytest.approx(bare.ink.right)


@pytest.mark.parametrize("text", ["–", "…", "“”"])
def test_what_is_nothing_but_marks_does_not_hang(text: str) -> None:
    assert FACE.word(text).hang == (0, 0)


@given(
    st.lists(st.text("AO“”.,!?…-Ắ", min_size=1, max_size=4), min_size=1, max_size=6),
    st.integers(1, 3),
    st.sampled_from(["start", "center", "end"]),
)
def test_what_hangs_stays_in_the_box(words: list[str], lines: int, align: Align) -> None:
    block = fit(phrases(" ".join(words)), LADDER, BOX.size, FitRules(1, lines, align=align))
    assert all(BOX.excess_of(run.ink) < 1e-6 for run in block.runs(BOX, BLACK) if run.ink)
    for line in block.block.lines:
        start, end = line.body
        assert line.ink.x - 1e-6 <= start <= end + 1e-6 <= line.ink.right + 2e-6


def test_marks_that_hang_are_punctuation() -> None:
    assert not any(mark.isalnum() for mark in HANGS)


def test_a_narrow_word_space_is_held_open() -> None:
    face = project.composer().book.face("archivo", 900, 62)
    own = face.word("A").advance
    line = Line.of(face, phrases("A A"))
    assert line.words[1][1] - own == pytest.approx(0.25 * face.cap_height)
    assert face.space == pytest.approx(0.25 * face.cap_height)


def test_tight_letters_do_not_run_words_together() -> None:
    assert word_space(FACE, -0.2 * FACE.units_per_em) == pytest.approx(0.25 * FACE.cap_height)
    assert word_space(FACE, 0) == FACE.space > 0.25 * FACE.cap_height


@pytest.mark.parametrize(
    ("text", "expected"),
    [("CHÀO MỪNG 10/10", True), ("Chào", False), ("ĐẶC BIỆT “A”", True), ("10/10", False), ("", False)],
)
def test_texts_in_capitals(text: str, expected: bool) -> None:
    assert in_capitals(text) is expected


def test_the_fit_is_that_of_the_whole_box() -> None:
    """A mark on one side takes its room on both, so that the letters can stand in the middle."""
    assert fit(phrases("“OHO"), LADDER, Size(500, 5000), FitRules()).width == pytest.approx(500)


@pytest.mark.parametrize(
    ("letter", "body"), [("Ỗ", "O"), ("Ẳ", "A"), ("Ở", "Ơ"), ("Ự", "Ư"), ("Đ", "Đ"), ("N", "N"), ("ỵ", "y"), ("1", "1")]
)
def test_a_letter_without_its_accents(letter: str, body: str) -> None:
    assert without_accents(letter) == body


def test_an_accent_wider_than_its_letter_does_not_count_in_the_middle() -> None:
    """The acute of Barlow's Ố reaches beyond the O: the letters are centred, and the accent stays in the box."""
    face = project.composer().book.face("barlow", 700, 79)
    (ink,) = (glyph_ink for glyph_ink in face._inks(face.word("Ố")) if glyph_ink)
    (bare,) = (glyph_ink for glyph_ink in face._inks(face.word("O")) if glyph_ink)
    assert ink.right > bare.right + 0.05 * face.cap_height
    assert face.word("Ố").hang[1] == pytest.approx(ink.right - bare.right)
    (run,) = fit(phrases("OỐ"), Ladder.single(face), BOX.size, FitRules(cap_most=50)).runs(BOX, BLACK)
    scale = run.size / face.units_per_em
    placed = [x for _, x, _ in run.placed()]
    middle = (placed[0] + bare.x * scale + placed[1] + bare.right * scale) / 2
    assert middle == pytest.approx(BOX.x + BOX.width / 2)
