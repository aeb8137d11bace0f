"""Is legacy text told from right text, and one encoding from another?"""

from __future__ import annotations

import contextlib
import random
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bannergen.orthography.legacy import Encoding, decoded, recognised, recognised_lines
from tests.orthography.encoders import WAYS, cp1258, tcvn3, vni

ROOT = Path(__file__).parents[2]
SENTENCES = (ROOT / "tests/orthography/sentences.txt").read_text("utf-8").splitlines()
SLOGANS = (ROOT / "tests/typeset/slogans.txt").read_text("utf-8").splitlines()
RIGHT = (ROOT / "tests/orthography/right_lines.txt").read_text("utf-8").splitlines()

each_way = pytest.mark.parametrize(("name", "encode"), WAYS, ids=lambda way: getattr(way, "__name__", ""))
Encode = Callable[[str], str]


def lines_of_words(count: int) -> list[str]:
    """Return lines of words of the list, three or four a line, in small letters, in capitals, like names."""
    listed = (ROOT / "assets/words/tu-ghep.txt").read_text("utf-8").splitlines()
    words = [line for line in listed if not line.startswith("#")]
    chance = random.Random(4)
    cases = str, str.capitalize, str.upper, str.title
    return [chance.choice(cases)(" ".join(chance.sample(words, chance.choice((3, 4))))) for _ in range(count)]


LINES = lines_of_words(1500)


def recall(name: str, encode: Encode, lines: list[str]) -> float:
    """Return the share of lines of four words or more that are recognised, of those that look different."""
    shown = [encode(line) for line in lines if len(line.split()) >= 4 and encode(line) != line]
    return sum(recognised(line) == name for line in shown) / len(shown)


@each_way
@pytest.mark.parametrize("lines", [SENTENCES, SLOGANS, LINES], ids=["sentences", "slogans", "words"])
def test_99_of_100_lines_of_four_words_are_recognised(name: str, encode: Encode, lines: list[str]) -> None:
    assert recall(name, encode, lines) >= 0.99


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("lines", [SENTENCES, SLOGANS, LINES], ids=["sentences", "slogans", "words"])
def test_right_vietnamese_is_no_legacy_text(form: Literal["NFC", "NFD"], lines: list[str]) -> None:
    shown = [unicodedata.normalize(form, line) for line in lines]
    assert [line for line in shown if recognised(line)] == []


@pytest.mark.parametrize("change", [str, str.lower, str.upper, lambda line: unicodedata.normalize("NFD", line)])
def test_right_lines_of_many_kinds_are_no_legacy_text(change: Callable[[str], str]) -> None:
    assert [change(line) for line in RIGHT if recognised(change(line))] == []


def test_vietnamese_without_marks_is_no_legacy_text() -> None:
    bare = str.maketrans("đĐ", "dD")
    plain = [
        "".join(c for c in unicodedata.normalize("NFD", line) if c.isascii() or c in "đĐ") for line in SENTENCES + LINES
    ]
    assert [line for line in plain if recognised(line.translate(bare))] == []


def test_half_composed_lines_are_no_legacy_text() -> None:
    for line in SENTENCES:
        data = unicodedata.normalize("NFC", line).encode("utf-8").decode("utf-8")
        half = "".join(unicodedata.normalize("NFD", c) if ord(c) > 0x1E00 else c for c in data)
        assert recognised(half) is None


@each_way
def test_a_text_is_in_the_encoding_of_its_lines(name: str, encode: Encode) -> None:
    assert recognised("\n".join(["Hello, world", "", *map(encode, SENTENCES), "", "xin chao"])) == name


def test_what_is_ambiguous_alone_follows_the_other_lines() -> None:
    lines = ["Cộng hoà xã hội", "có cô bé", "Tiếng Việt rất hay"]
    alone = [tcvn3("tụi cú cỏ"), tcvn3("Tiếng Việt rất hay"), tcvn3("Sớm mai ra đồng"), "A café"]
    assert recognised(alone[0]) is None
    assert recognised_lines(alone) == (Encoding.TCVN3, Encoding.TCVN3, Encoding.TCVN3, None)
    assert recognised_lines([vni(line) for line in ("sai chỉ thị", *lines)])[0] is Encoding.VNI
    assert recognised_lines(lines) == (None, None, None)
    assert recognised_lines([]) == ()


def test_english_words_do_not_hide_legacy_text() -> None:
    line = "Cài đặt Microsoft Office và Windows Server trên máy chủ HP"
    assert [recognised(encode(line)) for _, encode in WAYS] == [name for name, _ in WAYS]


def test_a_line_among_right_ones_is_recognised_alone() -> None:
    assert recognised_lines(["Tiếng Việt", tcvn3("Tiếng Việt rất hay"), "có cá"])[:2] == (None, Encoding.TCVN3)


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16"])
def test_unicode_files_are_read_by_their_own_encoding(codec: str) -> None:
    assert decoded("Tiếng Việt\n".encode(codec)) == ("Tiếng Việt\n", None)
    assert decoded("Tie^'ng Vie^.t ra^'t hay".encode(codec)) == ("Tie^'ng Vie^.t ra^'t hay", Encoding.VIQR)


@pytest.mark.parametrize("encode", [tcvn3, vni, cp1258])
def test_legacy_files_are_read_as_western_characters(encode: Encode) -> None:
    text = encode("Cộng hòa xã hội chủ nghĩa Việt Nam")
    assert decoded(text.encode("cp1252")) == (text, Encoding(encode.__name__))


def test_bytes_in_no_known_encoding_are_refused() -> None:
    with pytest.raises(UnicodeDecodeError):
        decoded("Ein schöner Tag für Zürich".encode("cp1252"))
    with pytest.raises(UnicodeDecodeError):
        decoded(b"\xff\xfe\x00\xd8\x00")


@given(st.text())
def test_no_text_makes_an_exception(text: str) -> None:
    assert recognised(text) is None or recognised(text) in Encoding
    assert len(recognised_lines(text.split("\n"))) == text.count("\n") + 1


@given(st.binary())
def test_no_bytes_make_another_exception(data: bytes) -> None:
    with contextlib.suppress(UnicodeDecodeError):
        assert isinstance(decoded(data)[0], str)


def test_a_few_odd_lines_say_nothing_of_the_others() -> None:
    odd = ["Tie^'ng Vie^.t ra^'t hay", "(e. g. this)"]
    assert recognised_lines([*odd, "Hai con ca' to."]) == (Encoding.VIQR,) * 3
    assert recognised_lines([*["It ends here, as all lines do."] * 60, *odd])[-2:] == (Encoding.VIQR, None)


def test_a_capital_with_a_grave_in_the_west_is_no_quotation() -> None:
    """The no-break space and the quotation mark that end à and Ô stand inside these words."""
    assert recognised("HÃ\xa0ng") is Encoding.UTF8
    assert recognised("KHÃ”NG") is Encoding.UTF8


def test_utf8_with_some_bytes_of_something_else_is_refused() -> None:
    with pytest.raises(UnicodeDecodeError):
        decoded(b"Xin ch\xed\xa0\x80o b\xc3\xa0 con\n")
