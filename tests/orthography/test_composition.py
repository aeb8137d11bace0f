"""How letters are composed of a base and its marks."""

from __future__ import annotations

from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bannergen.orthography.composition import MOST_MARKS, composed, disordered, loose_marks, set_right, too_many_marks
from bannergen.orthography.letters import ACCENTED

MARKS = "\u0300\u0301\u0302\u0303\u0306\u0309\u031b\u0323"
ANY = st.text(st.one_of(st.characters(), st.sampled_from("aeouAEOUdđ" + MARKS + "\u200b\u00ad\u034f")))


@pytest.mark.parametrize("letter", ACCENTED)
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_every_letter_is_composed_from_any_form(letter: str, form: str) -> None:
    assert set_right(normalize(form, letter)) == letter


def test_half_composed_letters_are_composed() -> None:
    assert set_right("Tiê\u0301ng Viê\u0323t, ă\u0323 ơ\u0300") == "Tiếng Việt, ặ ờ"


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("e\u0301\u0302", "ế"),
        ("é\u0302", "ế"),
        ("o\u0303\u0302", "ỗ"),
        ("a\u0309\u0306", "ẳ"),
        ("E\u0323\u0301\u0302", "E\u0323\u0302\u0301"),  # two tones stay two tones
    ],
)
def test_the_tone_follows_the_mark_of_the_vowel(written: str, right: str) -> None:
    assert set_right(written) == normalize("NFC", right)
    assert list(disordered(written)) == [(normalize("NFC", written), normalize("NFC", right))]


def test_the_canonical_order_is_no_disorder() -> None:
    assert list(disordered("e\u0302\u0301 ẹ\u0302 ơ\u0309 ư\u0323")) == []
    assert list(disordered("\u0301\u0302")) == []  # on nothing


def test_what_is_invisible_is_left_out() -> None:
    assert set_right("CHUY\u200bỂN\u00ad Đ\u2060Ổ\ufe0fI\ufeff") == "CHUYỂN ĐỔI"


def test_a_mark_parted_from_its_letter_by_nothing_visible_finds_it() -> None:
    assert set_right("o\u200d\u0302\u034f\u0309") == "ổ"


@given(ANY)
def test_canonically_equivalent_texts_become_one(text: str) -> None:
    assert set_right(normalize("NFC", text)) == set_right(normalize("NFD", text))


@given(ANY)
def test_what_is_right_stays(text: str) -> None:
    once = set_right(text)
    assert set_right(once) == once
    assert too_many_marks(text) or normalize("NFC", once) == once


def test_marks_without_end_are_not_composed() -> None:
    towering = "a" + "\u0301\u0323" * 100_000  # composing this takes minutes
    assert too_many_marks(towering)
    assert composed(towering) == set_right(towering) == towering


def test_as_many_marks_as_unicode_allows_are_composed() -> None:
    most = "a" + "\u0301" * MOST_MARKS
    assert too_many_marks(most) == ""
    assert composed(most) == normalize("NFC", most)
    assert too_many_marks(most + "\u0301") == "\u0301" * (MOST_MARKS + 1)


def test_a_row_of_punctuation_is_no_row_of_marks() -> None:
    assert too_many_marks("…" * 50) == ""


def test_a_mark_that_makes_no_letter_is_loose() -> None:
    text = set_right("n\u0304 ế\u0301 \u0301 A\u20dd")
    assert list(loose_marks(text)) == ["n\u0304", "ế\u0301", " \u0301", "A\u20dd"]
