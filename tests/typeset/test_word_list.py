"""The bundled list of words: is each sound, does each stay whole, and where do real slogans break?

The segmentation of the slogans is kept in segmentation.txt. Read what a change does to it, then write it anew:

    .venv/bin/python tests/typeset/test_word_list.py
"""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

from bannergen.resources import SearchPath, bundled_root
from bannergen.spec import Library
from bannergen.typeset import phrases
from bannergen.words import one_spelling

HERE = Path(__file__).parent
LIST = bundled_root() / "assets/words/tu-ghep.txt"
SEGMENTATION = HERE / "segmentation.txt"
LINES = [line for line in LIST.read_text("utf-8").splitlines() if line and not line.startswith("#")]
SLOGANS = (HERE / "slogans.txt").read_text("utf-8").splitlines()
WORDS = Library(SearchPath((bundled_root(),))).words
LETTERS = "a-ehgik-vxyđăâêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ"


def segmentation() -> list[str]:
    return [" · ".join(phrase.text for phrase in phrases(slogan, (), WORDS)) for slogan in SLOGANS]


def test_the_list_is_in_order() -> None:
    assert sorted(LINES) == LINES


def test_no_word_is_there_twice_in_any_spelling() -> None:
    seen: dict[str, str] = {}
    twice = [(word, seen[one_spelling(word)]) for word in LINES if seen.setdefault(one_spelling(word), word) != word]
    assert twice == []
    assert len(set(LINES)) == len(LINES)


def test_tones_stand_on_the_first_vowel_of_an_open_rime() -> None:
    assert [word for word in LINES if re.search(r"(o[àáảãạèéẻẽẹ]|(?<!q)u[ỳýỷỹỵ])\b", word)] == []


def test_words_are_of_two_to_five_syllables_in_small_vietnamese_letters() -> None:
    word = re.compile(f"[{LETTERS}]+( [{LETTERS}]+){{1,4}}")
    assert [line for line in LINES if not word.fullmatch(line) or unicodedata.normalize("NFC", line) != line] == []


def test_the_list_is_long_and_its_words_are_short() -> None:
    """Long entries forbid good breaks: README.md of the list says which may be of four syllables."""
    lengths = [len(line.split()) for line in LINES]
    assert len(lengths) >= 6000
    assert sum(length >= 4 for length in lengths) / len(lengths) < 0.03


def test_the_library_has_the_whole_list() -> None:
    assert {one_spelling(line) for line in LINES} == WORDS


def test_each_word_stays_whole_between_two_others() -> None:
    broken = []
    for word in LINES:
        found = [phrase.text for phrase in phrases(f"CHÀO MỪNG {word.upper()} VIỆT NAM", (), WORDS)]
        if not any(word.upper() in phrase for phrase in found):
            broken.append((word, found))
    assert broken == []


def test_slogans_break_where_they_did() -> None:
    before = SEGMENTATION.read_text("utf-8").splitlines()
    assert [pair for pair in zip(before, segmentation(), strict=True) if pair[0] != pair[1]] == []


def test_the_slogans_are_many_and_in_nfc() -> None:
    assert len(set(SLOGANS)) == len(SLOGANS) >= 200
    assert [slogan for slogan in SLOGANS if unicodedata.normalize("NFC", " ".join(slogan.split())) != slogan] == []


if __name__ == "__main__":
    SEGMENTATION.write_text("\n".join([*segmentation(), ""]), encoding="utf-8")
