"""Are two wordings told apart by what is different, and held to be one text where only a slip parts them?"""

from __future__ import annotations

import itertools
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bannergen.spec.wording import differences, is_same, likeness, quotes, words_of
from tests import project

SLOGANS = (Path(__file__).parents[1] / "typeset/slogans.txt").read_text("utf-8").splitlines()
RECORD = [str(entry.text) for entry in project.library().record.texts]
TONES = ("", "\N{COMBINING GRAVE ACCENT}", "\N{COMBINING HOOK ABOVE}", "\N{COMBINING TILDE}")
TONES += ("\N{COMBINING ACUTE ACCENT}", "\N{COMBINING DOT BELOW}")


def apart(text: str, wanted: str) -> float | None:
    return likeness(words_of(text), words_of(wanted))


def other_tones(syllable: str) -> Iterator[str]:
    """Yield a syllable with each of the other tones, where the tone it has stands, else on its first vowel."""
    letters = unicodedata.normalize("NFD", syllable)
    at = next((place for place, letter in enumerate(letters) if letter in TONES[1:]), None)
    plain = letters.replace(letters[at], "") if at is not None else letters
    vowel = at if at is not None else next((n + 1 for n, x in enumerate(letters) if x.casefold() in "aeiouy"), None)
    if vowel is not None:
        for tone in TONES:
            made = unicodedata.normalize("NFC", plain[:vowel] + tone + plain[vowel:])
            if made != unicodedata.normalize("NFC", syllable):
                yield made


def slips(text: str) -> Iterator[str]:
    """Yield a text with each single slip: a wrong tone, a word lost, two swapped, Đ for D, a point lost."""
    words = text.split()
    for place, word in enumerate(words):
        before, after = words[:place], words[place + 1 :]
        for other in other_tones(word):
            yield " ".join((*before, other, *after))
        yield " ".join((*before, *after))
        if after and after[0].casefold() != word.casefold():
            yield " ".join((*before, after[0], word, *after[1:]))
        for old, new in zip("ĐDđd", "DĐdđ", strict=True):
            if word.startswith(old):
                yield " ".join((*before, new + word[1:], *after))
        if word[-1] in ",:;":
            yield " ".join((*before, word[:-1], *after))


@pytest.mark.parametrize("wanted", SLOGANS + RECORD)
def test_every_single_slip_is_a_difference_and_no_other_text(wanted: str) -> None:
    for text in slips(wanted):
        assert not is_same(words_of(text), words_of(wanted)), text
        assert differences(words_of(text), words_of(wanted)), text
        assert apart(text, wanted) is not None, text


def test_two_slogans_are_two_texts() -> None:
    found = [words_of(slogan) for slogan in SLOGANS]
    assert [(a, b) for a, b in itertools.combinations(found, 2) if likeness(a, b) is not None] == []


def test_no_other_slogan_is_a_text_of_the_record() -> None:
    """Two slogans of the list are those of the letter."""
    entered = [words_of(text) for text in RECORD]
    others = [words for words in map(words_of, SLOGANS) if not any(is_same(words, entry) for entry in entered)]
    assert len(others) == len(SLOGANS) - 2
    assert [(words, entry) for words in others for entry in entered if likeness(words, entry) is not None] == []


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("CHUYỂN ĐỔI SỐ", "Chuyển đổi số."),
        ("Hoà bình, thuỷ lợi", "Hòa bình, thủy lợi"),
        ("kĩ thuật", "Kỹ thuật"),
        ("nhanh – gọn — nhẹ", "nhanh - gọn - nhẹ"),
        ("“Một”", '"Một"'),
        ("MỘT | HAI", "Một hai"),
    ],
)
def test_what_is_no_difference(text: str, wanted: str) -> None:
    assert is_same(words_of(text), words_of(wanted))
    assert apart(text, wanted) == 0
    assert differences(words_of(text), words_of(wanted)) == []


@pytest.mark.parametrize(
    ("text", "wanted", "shown"),
    [
        ("vì cuộc sống", "vì một cuộc sống", [("", "một")]),
        ("một đối ba", "một đổi ba", [("đối", "đổi")]),
        ("một ba hai", "một hai ba", [("ba hai", "hai ba")]),
        ("một hai ba bốn", "một ba bốn", [("hai", "")]),
        ("nhanh, gọn", "nhanh gọn", [(",", "")]),
        ("nhanh gọn nhẹ", "nhanh - gọn nhẹ", [("", "-")]),
        ("a một c hai e f", "a một c hai e f", []),
        ("x b c d e y", "a b c d e f", [("x", "a"), ("y", "f")]),
        ("x b c y", "a b c d", [("x", "a"), ("y", "d")]),
        ("x b y", "a b c", [("x b y", "a b c")]),
        ("ngày 11/10", "ngày 10/10", [("11/10", "10/10")]),
        ("kết thúc...", "kết thúc", [("...", "")]),
    ],
)
def test_the_differences_are_all_shown(text: str, wanted: str, shown: list[tuple[str, str]]) -> None:
    here, there = words_of(text), words_of(wanted)
    found = [
        (
            text[here[a.start].start : here[a.stop - 1].end] if a else "",
            wanted[there[b.start].start : there[b.stop - 1].end] if b else "",
        )
        for a, b in differences(here, there)
    ]
    assert found == shown


def test_a_text_without_any_mark_is_still_the_same_text() -> None:
    assert apart("CHUYEN DOI SO GIAI QUYET CAC VAN DE", "CHUYỂN ĐỔI SỐ GIẢI QUYẾT CÁC VẤN ĐỀ") == pytest.approx(0.25)


def test_a_part_of_a_text_quotes_it() -> None:
    wanted = words_of("Chào mừng Ngày Chuyển đổi số quốc gia 10/10")
    assert quotes(words_of("NGÀY CHUYỂN ĐỔI SỐ QUỐC GIA 10/10"), wanted)
    assert quotes(words_of("Nhiệt liệt chào mừng Ngày Chuyển đổi số quốc gia 10/10!"), wanted)
    assert not quotes(words_of("Ngày Chuyển đối số quốc gia"), wanted)


WORDS = ("một", "hai", "ba", "bốn", "đổi", "đối", "đói", ",", "-", "10/10")
TEXTS = st.lists(st.sampled_from(WORDS), max_size=7).map(" ".join)


@given(TEXTS, TEXTS)
def test_the_distance_is_the_same_both_ways_and_nothing_only_between_the_same(one: str, other: str) -> None:
    distance = apart(one, other)
    assert distance == apart(other, one)
    if distance is not None:
        assert (distance == 0) == is_same(words_of(one), words_of(other))


@given(TEXTS, TEXTS)
def test_the_differences_make_one_text_the_other(one: str, other: str) -> None:
    here, there = words_of(one), words_of(other)
    made, at = [], 0
    for a, b in differences(here, there):
        made += [word.same for word in here[at : a.start]] + [word.same for word in there[b.start : b.stop]]
        at = a.stop
    assert made + [word.same for word in here[at:]] == [word.same for word in there]


@given(st.text(), st.text(max_size=30))
def test_any_two_texts_are_compared(one: str, other: str) -> None:
    words_of(one)
    assert likeness(words_of(one), words_of(one)) in {0, None}
    differences(words_of(one), words_of(other))
