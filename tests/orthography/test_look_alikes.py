"""Which characters only look like the letters of Vietnamese."""

from __future__ import annotations

import string
import unicodedata

import pytest
from confusable_homoglyphs.confusables import confusables_data
from hypothesis import given
from hypothesis import strategies as st

from bannergen.orthography.letters import ACCENTED
from bannergen.orthography.look_alikes import LOOK_ALIKES, look_alikes


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
        ("𝚨", [("𝚨", "A")]),  # a mathematical Greek letter
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
        "Ⱡa ꞔi",  # Latin letters that nobody takes for ours
        "Москва",  # a foreign word: its letters к and в are like none of ours
        "東京 ソウル",
        "χ² và π",  # the two is no letter of the word
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


# What the record of the table names as its own: no skeleton says it.
ADDED = {("đ", "ð"), ("đ", "ɖ"), ("đ", "ƌ"), ("k", "к"), ("k", "κ")}


def _alike_by_unicode(letter: str) -> set[str]:
    """Return the characters that the confusables of Unicode put with a letter, by a reader of their own."""
    data = confusables_data.get(letter, [])
    return {each["c"] for each in data}


def test_the_table_is_that_of_unicode() -> None:
    ours = {(letter, alike) for letter, alikes in LOOK_ALIKES.items() for alike in alikes}
    for letter, alike in ours - ADDED:
        base, meant = unicodedata.normalize("NFD", alike)[0], unicodedata.normalize("NFD", letter)[0]
        same = {base} | _alike_by_unicode(base) | ({"I"} if "l" in _alike_by_unicode(base) else set())
        whole = {unicodedata.normalize("NFC", each) for each in _alike_by_unicode(alike)}
        stroked = {letter, alike} <= set("ĐÐƉ")  # d with a stroke overlay, all three
        assert meant in same or letter in whole or stroked, (letter, alike)


def test_the_table_has_all_that_unicode_has() -> None:
    known = {alike for alikes in LOOK_ALIKES.values() for alike in alikes}
    for letter in string.ascii_letters:
        for alike in _alike_by_unicode(letter):
            if len(alike) == 1 and alike.isalpha() and _is_compared(alike):
                assert alike in known, (letter, alike)


def _is_compared(character: str) -> bool:
    is_plain = unicodedata.normalize("NFKC", character) == character
    is_left_to_right = unicodedata.bidirectional(character) not in {"R", "AL", "AN"}
    return is_plain and is_left_to_right and "\x7f" < character < "\uffff" and character not in ACCENTED
