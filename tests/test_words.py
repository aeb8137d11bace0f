"""Which syllables are one word, and which spellings are the same one."""

from __future__ import annotations

import itertools
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bannergen.words import bare, one_spelling, segments, words_in

TONES = "\u0300\u0301\u0309\u0303\u0323"
INITIALS = "b|c|ch|d|đ|g|gh|gi|h|k|kh|l|m|n|ng|ngh|nh|p|ph|r|s|t|th|tr|v|x"
CLOSED = "hoàn|hoạt|hoảng|ngoặt|toán|xoèn|thuyền|khuỷu|quỳnh|huýt|suýt|huỳnh|loài|ngoài|xoáy|oằn|oái"
TEXT = st.text(st.characters(codec="utf-8", exclude_categories=("Lu", "Lt")))


def toned(base: str, at: int, tone: str) -> str:
    return unicodedata.normalize("NFC", base[: at + 1] + tone + base[at + 1 :])


@pytest.mark.parametrize("initial", ["", *INITIALS.split("|")])
@pytest.mark.parametrize("rime", ["oa", "oe", "uy"])
def test_both_placements_of_the_tone_are_one_spelling(initial: str, rime: str) -> None:
    first, last = len(initial), len(initial) + 1
    for tone in TONES:
        new, old = toned(initial + rime, first, tone), toned(initial + rime, last, tone)
        assert new != old
        assert one_spelling(old) == one_spelling(new) == new


@pytest.mark.parametrize("syllable", ["quý", "quỳ", "quỷ", "quỹ", "quỵ", *CLOSED.split("|")])
def test_where_the_tone_has_one_place_nothing_is_moved(syllable: str) -> None:
    assert one_spelling(syllable) == syllable


@pytest.mark.parametrize("initial", ["h", "k", "l", "m", "s", "t", "qu"])
def test_a_last_i_is_y(initial: str) -> None:
    for tone in ("", *TONES):
        i, y = (toned(initial + letter, len(initial), tone) for letter in "iy")
        assert one_spelling(i) == one_spelling(y) == y


@pytest.mark.parametrize(
    "text", ["thi", "chí", "phi", "nghĩ", "vị", "gì", "đi", "khí", "tin", "mình", "lịch", "tai", "túi"]
)
def test_any_other_i_is_not(text: str) -> None:
    assert one_spelling(text) == text


def test_a_text_is_spelt_syllable_by_syllable() -> None:
    assert one_spelling("hoà bình, khoẻ; kĩ thuật (thuỷ lợi) quí mến") == "hòa bình, khỏe; kỹ thuật (thủy lợi) quý mến"
    assert bare("“THUỶ-ĐIỆN”,") == "thủy-điện"


@given(TEXT)
def test_spelling_is_done_at_once_and_counts_the_same_letters(text: str) -> None:
    spelt = one_spelling(text)
    assert one_spelling(spelt) == spelt
    assert len(spelt) == len(text)


def split(text: str, *words: str) -> list[str]:
    syllables = text.split()
    return [" ".join(syllables[word.start : word.stop]) for word in segments(syllables, frozenset(words))]


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("học sinh học tập", "học sinh|sinh học|học tập", "học sinh|học tập"),  # as few words as do
        ("học sinh học", "học sinh|sinh học", "học sinh|học"),  # the longer first
        ("phân loại rác thải", "phân loại rác|phân loại|rác thải", "phân loại|rác thải"),  # of even length
        ("mỗi người dân", "mỗi người|người dân", "mỗi|người dân"),  # a small word stands alone
        ("xã hội chủ nghĩa", "xã hội|chủ nghĩa|xã hội chủ nghĩa", "xã hội chủ nghĩa"),
        ("a b c d e f", "a b c d e f", "a|b|c|d|e|f"),  # longer than any word of the list
        ("a b", "", "a|b"),
        ("", "", ""),
    ],
)
def test_a_text_is_split_into_words(text: str, words: str, expected: str) -> None:
    assert split(text, *words.split("|")) == [word for word in expected.split("|") if word]


SYLLABLES = st.lists(st.sampled_from("ab"), max_size=7)


@given(SYLLABLES, st.sets(st.text("ab", min_size=2, max_size=5).map(" ".join)), st.sets(st.integers(0, 7)))
def test_no_splitting_has_fewer_words(syllables: list[str], words: set[str], apart: set[int]) -> None:
    """Every way of breaking is tried: none has fewer words, nor as many of more even length."""

    def measure(lengths: list[int]) -> tuple[int, int]:
        return len(lengths), sum(length**2 for length in lengths)

    def allowed(start: int, end: int) -> bool:
        inside = set(range(start + 1, end))
        return end - start == 1 or (" ".join(syllables[start:end]) in words and not inside & apart)

    found = segments(syllables, words, apart)
    assert [place for word in found for place in word] == [*range(len(syllables))]
    assert all(allowed(word.start, word.stop) for word in found)
    places = range(1, len(syllables))
    for count in range(len(syllables)):
        for breaks in itertools.combinations(places, count):
            edges = [0, *breaks, len(syllables)]
            if all(itertools.starmap(allowed, itertools.pairwise(edges))):
                assert measure([len(word) for word in found]) <= measure([b - a for a, b in itertools.pairwise(edges)])


def test_words_are_given_as_the_text_writes_them_and_end_at_punctuation() -> None:
    words = frozenset({"văn hóa", "xã hội", "hóa xã"})
    assert [*words_in("“VĂN HOÁ”, Xã hội. Văn, hóa", words)] == ["VĂN HOÁ", "Xã hội"]
