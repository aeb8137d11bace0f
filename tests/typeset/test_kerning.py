"""Are accented pairs kerned as bare ones, and do no two letters of a word meet? Measured by GEOS, on the outlines."""

from __future__ import annotations

import itertools
import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import distance

from bannergen.colour import Colour
from bannergen.geometry import Matrix
from bannergen.scene import GlyphRun, Word
from bannergen.typeset import Face
from bannergen.typeset.kerning import without_marks
from tests import project
from tests.outlines import drawn_outline

BLACK = Colour(0, 0, 0)

SAIRA = project.composer().book.face("saira", 700, 72)
CAPITALS = [letter for letter in project.LETTERS if letter.isupper()]


def test_every_letter_has_a_bare_one() -> None:
    assert {without_marks(letter) for letter in CAPITALS} == set("AĐEIOUY".replace("Đ", "D"))
    assert without_marks("K") == "K"


@pytest.mark.parametrize("pair", ["VẤ", "VĂ", "ẬT", "TẠ", "LỶ"])
def test_an_accented_pair_takes_the_kerning_of_the_bare_one(pair: str) -> None:
    first, second = pair
    wanted = SAIRA.kern(without_marks(first), without_marks(second))
    assert wanted < 0
    assert SAIRA.kern(first, second) == 0  # the font's own
    assert wanted <= ours(SAIRA, pair) < 0


def test_marks_come_no_nearer_than_bare_letters() -> None:
    """Ỳ beside Ẫ: their accents meet before the letters do."""
    step = (
        SAIRA.units_per_em / 100 * 2.2
    )  # distances are told apart in hundredths of an em, from outlines a little larger
    for pair in itertools.product(("T", "V", "Y", "Ỳ", "L", "Ộ"), ("Ẫ", "À", "Ấ", "Ỷ", "Ị", "Ỗ")):
        plain = "".join(map(without_marks, pair))
        if ours(SAIRA, "".join(pair)) < 0:
            assert apart(SAIRA, "".join(pair)) >= apart(SAIRA, plain) - step


def test_what_the_font_kerns_is_left_alone() -> None:
    face = project.composer().book.face("be-vietnam-pro", 900)
    assert face.kern("V", "Ấ") < 0
    assert ours(face, "VẤ") == 0


def test_letters_that_the_font_lets_overlap_are_set_apart() -> None:
    face = project.composer().book.face("archivo", 900, 100)
    assert face.kern("X", "Ã") == -30
    assert ours(face, "XÃ") > 0
    assert apart(face, "XÃ") >= face.units_per_em * 0.03


@settings(max_examples=150)
@given(st.sampled_from(project.faces()), st.sampled_from([*CAPITALS, *"BCGHKLMNPQRSTVX"]), st.sampled_from(CAPITALS))
def test_no_two_capitals_of_a_word_meet(face: Face, first: str, second: str) -> None:
    assert apart(face, first + second) >= face.units_per_em * 0.03 * 0.99


@pytest.mark.parametrize("text", ["10/10", "A-B", "(A)", "T.", "A.”", "“.”", "."])
def test_marks_and_digits_that_stand_free_are_left_alone(text: str) -> None:
    assert set(SAIRA.word(text).kerns) <= {0.0}


def test_a_digit_and_a_mark_keep_the_gap_too() -> None:
    face = project.composer().book.face("archivo", 900, 62)
    assert ours(face, "1/") > 0
    assert apart(face, "1/") >= face.units_per_em * 0.03


@given(st.sampled_from(project.faces()), st.text(min_size=1, max_size=6))
def test_any_text_can_be_shaped(face: Face, text: str) -> None:
    """Missing characters are refused later, by name."""
    word = face.word(text)
    assert len(word.kerns) == len(word.glyphs)
    assert all(math.isfinite(kern) for kern in word.kerns)


def test_kerning_counts_in_the_advance_and_in_the_ink() -> None:
    word = SAIRA.word("VẤN")
    letters = sum(SAIRA.advance(letter) for letter in "VẤN")
    own = SAIRA.kern("V", "Ấ") + SAIRA.kern("Ấ", "N")
    assert word.advance == letters + own + sum(word.kerns)
    assert word.ink.right <= word.advance


def ours(face: Face, pair: str) -> float:
    return face.word(pair).kerns[0]


def apart(face: Face, pair: str) -> float:
    """How far the outlines of two letters are from each other, as they are drawn."""
    word = face.word(pair)
    font = face.drawing(glyph.id for glyph in word.glyphs)
    run = GlyphRun(font, face.units_per_em, 0, 0, (Word(pair, 0, word.glyphs, word.kerns),), pair, BLACK)
    first, second = (
        drawn_outline(font.outlines[glyph].mapped(Matrix(1, 0, 0, -1, x, y))) for glyph, x, y in run.placed()
    )
    return float(distance(first, second))
