"""Which characters only look like the letters of Vietnamese."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bannergen.orthography.letters import ACCENTED
from bannergen.orthography.look_alikes import look_alikes


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("CHUYỂN ÐỔI SỐ", [("Ð", "Đ")]),  # eth
        ("CHUYỂN ƉỔI SỐ", [("Ɖ", "Đ")]),
        ("được ðược", [("ð", "đ")]),
        ("SỐ QUỐС GIА", [("С", "C"), ("А", "A")]),  # Cyrillic
        ("ΝGÀY", [("Ν", "N")]),  # Greek
        ("NGÀУ", [("У", "Y")]),
        ("ǎn", [("ǎ", "ă")]),  # caron for breve
        ("𝐍𝐆À𝐘 ＳỐ", [("𝐍", "N"), ("𝐆", "G"), ("𝐘", "Y"), ("Ｓ", "S")]),
        ("ﬁ Ⅷ", [("ﬁ", "fi"), ("Ⅷ", "VIII")]),
        ("10/１０", [("１", "1"), ("０", "0")]),
        ("Vie´t", [("e´", "é")]),
        ("ĐỔИ", [("И", "")]),
    ],
)
def test_what_looks_alike_is_found_with_its_letter(text: str, found: list[tuple[str, str]]) -> None:
    assert list(look_alikes(text)) == found


@pytest.mark.parametrize(
    "text",
    [
        "CHÀO MỪNG NGÀY CHUYỂN ĐỔI SỐ QUỐC GIA 10/10",
        "São Paulo, Zürich, Málaga, Dvořák, Łódź, Győr, İzmir",
        "Москва",  # a foreign word: its letters к and в are like none of ours
        "東京 ソウル",
        "5 µm, 30 m², ½, 10 °C, № 7, ™, 1ª, ₫ → ≥",
    ],
)
def test_other_writings_are_let_through(text: str) -> None:
    assert list(look_alikes(text)) == []


def test_no_letter_of_ours_looks_like_another() -> None:
    assert list(look_alikes(" ".join(ACCENTED))) == []


def test_a_whole_word_of_look_alikes_is_no_foreign_word() -> None:
    assert [mend for _, mend in look_alikes("САО")] == ["C", "A", "O"]


@given(st.text())
def test_any_text_is_looked_through(text: str) -> None:
    for found, mend in look_alikes(text):
        assert found in text
        assert mend == unicodedata.normalize("NFC", mend)
