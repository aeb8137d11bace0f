"""Which runs of letters are syllables of written Vietnamese."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bannergen.orthography.syllables import is_syllable
from bannergen.words import listed

ROOT = Path(__file__).parents[2]
RUN = re.compile(r"[^\W\d_]+")
# Names of the highlands and loans of the word list, Roman numbers and abbreviations of the slogans.
NOT_VIETNAMESE = listed(
    "aids biang bok bru chip chnam chol crai glai gươl gas gen hiv khmer kon kông kạn lênin lắk mnông ok phnôm plei "
    "shan taxi thmay xiv xvi xviii đắk"
)


def runs(path: str) -> set[str]:
    lines = (ROOT / path).read_text("utf-8").splitlines()
    return {run.lower() for line in lines if not line.startswith("#") for run in RUN.findall(line)}


@pytest.mark.parametrize("path", ["assets/words/tu-ghep.txt", "tests/typeset/slogans.txt"])
def test_every_syllable_of_our_texts_is_one(path: str) -> None:
    assert {run for run in runs(path) - NOT_VIETNAMESE if not is_syllable(run)} == set()


@pytest.mark.parametrize(
    "syllable",
    sorted(
        listed(
            "hoà hòa HOÀ Hòa thuý thúy khoẻ khỏe oà òa gì gìn giếng giữa giặt già quốc quyển quả quý quí quỳnh quơ "
            "khuỷu ngoẹo xoong moóc goòng thuở huơ thuê khuya nguếch khuếch uỷ ủy ỷ y yêu yến ý ế à ơ nghiêng nghìn "
            "ghế kỹ kĩ lý lí ĐƯỜNG Ế nguều khoèo loắt ngoằm tuýp toét ếch xuýt ă â"
        )
    ),
)
def test_a_syllable_is_one_in_any_case_and_spelling(syllable: str) -> None:
    assert is_syllable(syllable)
    assert is_syllable(syllable.upper())
    assert is_syllable(syllable.capitalize())


@pytest.mark.parametrize(
    "run",
    sorted(
        listed(
            "cê kà ngi nghà gê ghà hóà hat mac chich sap mộât tiếnh iêu viêtj gịa qa qúy kq zó fa wa bãc mõt hãch ưă "
            "uu tiêng1 xin-chào and hello ngght b đ"
        )
    ),
)
def test_what_vietnamese_does_not_write_is_none(run: str) -> None:
    assert not is_syllable(run)


def test_decomposed_letters_and_empty_texts_are_none() -> None:
    assert not is_syllable(unicodedata.normalize("NFD", "tiếng"))
    assert not is_syllable("")
    assert not is_syllable(" ")


@pytest.mark.parametrize("onset", ["", "b", "th", "ngh", "qu"])
@pytest.mark.parametrize("rime", ["a", "an", "anh", "iên", "êch", "oat", "ôc", "ưu", "uya"])
@pytest.mark.parametrize("tone", ["", "\u0300", "\u0301", "\u0309", "\u0303", "\u0323"])
def test_a_rime_that_stops_is_sac_or_nang(onset: str, rime: str, tone: str) -> None:
    toned = {unicodedata.normalize("NFC", onset + rime[:at] + tone + rime[at:]) for at in range(1, len(rime) + 1)}
    if rime[-1] in "tch" and tone not in {"\u0301", "\u0323"} and rime != "anh":
        assert not any(map(is_syllable, toned))


@given(st.text())
def test_no_text_makes_an_exception(text: str) -> None:
    assert is_syllable(text) in {True, False}
    assert not is_syllable(text + "x" * 8)
