"""Where a Vietnamese text may break."""

from __future__ import annotations

import unicodedata
from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bannergen.spec import Slogan
from bannergen.typeset import Break, normalised, phrases, says, unbroken
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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("LẦN THỨ XIV CỦA", ["LẦN", "THỨ XIV", "CỦA"]),
        ("KHÓA XVI,", ["KHÓA XVI,"]),
        ("Khoá II", ["Khoá II"]),
        ("TỔ VII", ["TỔ VII"]),
        ("CÁI VI", ["CÁI", "VI"]),
    ],
)
def test_a_roman_number_stays_with_what_it_counts(text: str, expected: list[str]) -> None:
    assert texts(text) == expected


@pytest.mark.parametrize("written", ["VĂN HÓA", "VĂN HOÁ", "văn hoá", "Văn hóa"])
def test_both_placements_of_the_tone_are_one_word_and_the_text_stays_as_written(written: str) -> None:
    words = frozenset({"văn hóa", "kỹ thuật"})
    assert [phrase.text for phrase in phrases(f"VÌ {written} VÀ KĨ THUẬT", (), words)] == [
        "VÌ",
        written,
        "VÀ",
        "KĨ THUẬT",
    ]
    assert texts(f"VÌ {written} ĐỌC", "văn hoá đọc") == ["VÌ", f"{written} ĐỌC"]


def test_words_end_at_punctuation_at_kept_phrases_and_at_forced_breaks() -> None:
    words = frozenset({"a b", "b c"})
    for text, keep, expected in (
        ("A, B", (), ["A,", "B"]),
        ("A|B C", (), ["A", "B C"]),
        ("X A B", ("X A",), ["X A", "B"]),
        ("A B X", ("B X",), ["A", "B X"]),
        ("A B C", (), ["A B", "C"]),
    ):
        assert [phrase.text for phrase in phrases(text, keep, words)] == expected


def test_a_dash_leads_the_phrase_after_it() -> None:
    assert texts("NHANH HƠN - HIỆU QUẢ", "NHANH HƠN", "HIỆU QUẢ") == ["NHANH HƠN", "- HIỆU QUẢ"]


def test_punctuation_does_not_hide_a_phrase() -> None:
    assert texts("VÌ “XÃ HỘI”, VÌ", "XÃ HỘI") == ["VÌ", "“XÃ HỘI”,", "VÌ"]


def test_decomposed_text_is_the_same_text() -> None:
    text = "CHUYỂN ĐỔI SỐ"
    assert phrases(unicodedata.normalize("NFD", text), [text]) == phrases(text, [text])


def test_white_space_is_folded() -> None:
    assert normalised("  A\t B\n") == "A B"


EVENT = "Ngày Chuyển đổi số quốc gia 10/10"


@pytest.mark.parametrize(
    ("text", "name", "said"),
    [
        ("CHÀO MỪNG NGÀY CHUYỂN ĐỔI SỐ QUỐC GIA 10/10", EVENT, True),
        ("CHÀO MỪNG NGÀY CHUYỂN ĐỔI SỐ QUỐC GIA (10/10)!", EVENT, True),
        ("Chào mừng Ngày Chuyển đổi số quốc gia", EVENT, True),
        ("CHÀO MỪNG NGÀY CHUYỂN ĐỔI SỐ QUỐC GIA 10/10", "Ngày Chuyển đổi số quốc gia năm 2022", True),
        ("CHUYỂN ĐỔI SỐ GIẢI QUYẾT CÁC VẤN ĐỀ CỦA XÃ HỘI", EVENT, False),
        ("NGÀY CHUYỂN ĐỔI SỐ", EVENT, False),
        ("BẤT KỲ", "10/10", False),
        ("", EVENT, False),
    ],
)
def test_whether_a_text_names_an_event(text: str, name: str, said: bool) -> None:
    assert says(text, name) is said


@given(st.text(), st.lists(st.text(), max_size=3))
def test_nothing_is_lost(text: str, keep: list[str]) -> None:
    assert " ".join(phrase.text for phrase in phrases(text, keep)) == unbroken(text)


@pytest.mark.parametrize("slogan", project.campaign().slogans, ids=lambda slogan: slogan.id)
def test_the_bundled_slogans_keep_their_names(slogan: Slogan) -> None:
    assert any("CHUYỂN ĐỔI SỐ" in phrase for phrase in texts(slogan.text, *slogan.keep))


@pytest.mark.parametrize(
    ("text", "keep"),
    [
        ("VÌ HƠN 5 TRIỆU NGƯỜI", "HƠN 5 TRIỆU"),
        ("KỶ NIỆM 50 NĂM", "KỶ NIỆM 50 NĂM"),
        ("LỚP 10 NĂM HỌC", "LỚP 10 NĂM"),
    ],
)
def test_a_kept_phrase_is_not_broken_at_its_number(text: str, keep: str) -> None:
    assert keep in texts(text, keep)


@pytest.mark.parametrize("text", ["CHO LÀ ĐƯỢC, NHẬN LÀ VUI", "CÓ NHỮNG: MỘT HAI", "ĐI TỪ. ĐẾN NƠI"])
def test_a_break_after_a_mark_is_a_clause_whatever_stands_before(text: str) -> None:
    after = next(n for n, syllable in enumerate(text.split()) if syllable[-1] in ",:.") + 1
    starts = dict(zip(accumulate((len(p.syllables) for p in phrases(text)), initial=0), phrases(text), strict=False))
    assert starts[after].before is Break.CLAUSE


@pytest.mark.parametrize("number", ["2021 - 2025", "2021 – 2025", "5A", "12/KH-UBND", "01/10"])
def test_a_number_stays_with_what_it_is_the_number_of(number: str) -> None:
    assert texts(f"KHỐI LỚP {number} TA") == ["KHỐI", f"LỚP {number}", "TA"]
