"""Where a Vietnamese text may break."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bannergen.spec import Slogan
from bannergen.typeset import normalised, phrases
from tests import project


def texts(text: str, *keep: str) -> list[str]:
    return [phrase.text for phrase in phrases(text, keep)]


def test_kept_phrases_stay_whole_in_any_case() -> None:
    assert texts("NGÀY CHUYỂN ĐỔI SỐ QUỐC GIA", "chuyển đổi số", "Quốc gia") == ["NGÀY", "CHUYỂN ĐỔI SỐ", "QUỐC GIA"]


def test_a_phrase_within_a_phrase() -> None:
    assert texts("VÌ MỘT CUỘC SỐNG", "MỘT CUỘC", "VÌ MỘT CUỘC SỐNG") == ["VÌ MỘT CUỘC SỐNG"]


def test_overlapping_phrases_both_stay_whole() -> None:
    assert texts("A B C D", "A B", "B C") == ["A B C", "D"]


def test_a_number_stays_with_the_syllable_before_it() -> None:
    assert texts("QUỐC GIA 10/10 TẠI", "QUỐC GIA") == ["QUỐC GIA 10/10", "TẠI"]


def test_a_dash_leads_the_phrase_after_it() -> None:
    assert texts("NHANH HƠN - HIỆU QUẢ", "NHANH HƠN", "HIỆU QUẢ") == ["NHANH HƠN", "- HIỆU QUẢ"]


def test_punctuation_does_not_hide_a_phrase() -> None:
    assert texts("VÌ “XÃ HỘI”, VÌ", "XÃ HỘI") == ["VÌ", "“XÃ HỘI”,", "VÌ"]


def test_decomposed_text_is_the_same_text() -> None:
    text = "CHUYỂN ĐỔI SỐ"
    assert phrases(unicodedata.normalize("NFD", text), [text]) == phrases(text, [text])


def test_white_space_is_folded() -> None:
    assert normalised("  A\t B\n") == "A B"


@given(st.text(), st.lists(st.text(), max_size=3))
def test_nothing_is_lost(text: str, keep: list[str]) -> None:
    assert " ".join(phrase.text for phrase in phrases(text, keep)) == normalised(text)


@pytest.mark.parametrize("slogan", project.campaign().slogans, ids=lambda slogan: slogan.id)
def test_the_bundled_slogans_keep_their_names(slogan: Slogan) -> None:
    assert any("CHUYỂN ĐỔI SỐ" in phrase for phrase in texts(slogan.text, *slogan.keep))
