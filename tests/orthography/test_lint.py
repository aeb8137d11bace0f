"""What is wrong or careless in one text, with the character, its code point, its place and the mend."""

from __future__ import annotations

from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bannergen.diagnostics import Diagnostic, Severity, Span
from bannergen.orthography.composition import set_right
from bannergen.orthography.letters import TONES
from bannergen.orthography.lint import composition_of, faults_of, remarks_of

LINE = "    text: CHUYỂN ÐỔI SỐ QUỐC GIA"
SPAN = Span("chien-dich.yaml", 7, 11, 22, LINE)


def tones(word: str) -> list[str]:
    return [mark for mark in normalize("NFD", word) if mark in TONES]


def told(found: list[Diagnostic]) -> list[tuple[str, str, str, str]]:
    """Return of each diagnostic its code, character, code point and place."""
    values = [(each.code.id, dict(each.values)) for each in found]
    return [(code, said["character"], said["codepoint"], said["place"]) for code, said in values]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("CHUYỂN ÐỔI SỐ", ("text-look-alike", "Ð", "U+00D0", "8")),
        ("SỐ QUỐС", ("text-look-alike", "С", "U+0421", "7")),
        ("ÐỔI ÐỜI, ÐI ÐẦU", ("text-look-alike", "Ð", "U+00D0", "1, 5, 10, …")),
        ("ĐỔИ", ("text-foreign-letter", "И", "U+0418", "3")),
        ("a\x0bb", ("text-control-character", "\\x0b", "U+000B", "2")),
        ("a\x85b", ("text-control-character", "\\x85", "U+0085", "2")),
        ("TH\ufffdNG", ("text-letters-lost", "\ufffd", "U+FFFD", "3")),
        ("NG\ue000Y", ("text-letters-lost", "\\ue000", "U+E000", "3")),
        ("CHUY?N ĐỔI", ("text-letters-lost", "CHUY?N", "U+0043 U+0048 U+0055 U+0059 U+003F U+004E", "1")),
        ("n\u0304", ("text-loose-mark", "n\u0304", "U+0304", "1")),
        ("a" + "\u0301" * 40, ("text-too-many-marks", "◌" + "\u0301" * 31, " ".join(["U+0301"] * 31), "2")),
    ],
)
def test_what_cannot_be_set_is_a_fault(text: str, found: tuple[str, str, str, str]) -> None:
    faults = faults_of(text)
    assert [fault.severity for fault in faults] == [Severity.ERROR]
    ((code, character, codepoint, place),) = told(faults)
    assert (code, character, codepoint, place) == found
    assert remarks_of(text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("CHUYỂN\u200b ĐỔI", ("text-invisible-character", "\\u200b", "U+200B", "7")),
        ("sô\u00adng", ("text-invisible-character", "\\xad", "U+00AD", "3")),
        ("ti\u0065\u0301\u0302ng", ("text-marks-order", "é\u0302", "U+00E9 U+0302", "3")),
        ("ĐỔI  SỐ", ("text-double-space", "  ", "U+0020 U+0020", "4")),
        ("cho nguời dân", ("text-no-such-syllable", "nguời", "U+1EDD", "5")),
    ],
)
def test_what_is_mended_or_doubtful_is_remarked(text: str, found: tuple[str, str, str, str]) -> None:
    assert faults_of(text) == []
    remarks = remarks_of(text)
    assert told(remarks) == [found]
    assert remarks[0].severity is Severity.WARNING


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("nguời", "người"),
        ("đuợc", "được"),
        ("truờng", "trường"),
        ("ngưòi", "người"),
        ("CHUỶÊN", "CHUYỂN"),
        ("tíêng", "tiếng"),
        ("nguơì", "người"),
    ],
)
def test_a_mistyped_syllable_comes_with_what_was_meant(word: str, meant: str) -> None:
    (remark,) = remarks_of(word)
    assert remark.code.id == "text-no-such-syllable"
    assert remark.accepted[0] == meant
    assert len({tuple(tones(each)) for each in remark.accepted}) == 1  # nobody mistypes the tone and the letter


@pytest.mark.parametrize(
    "text",
    [
        "CHÀO MỪNG NGÀY CHUYỂN ĐỔI SỐ QUỐC GIA 10/10",
        "Nhanh hơn – hiệu quả hơn – gần dân hơn…",
        "Sao?Vì dân! UBND, ĐBQH, TTĐT, QĐ-TTg",
        "https://chuyendoiso.tuyenquang.gov.vn/tin?trang=2&ngay=10",
        "Zürich, São Paulo, naïve façade, fiancé, Józef",
        "hoà bình, thuỷ lợi, quý khách, giữ gìn, khuỷu, ngoằn ngoèo, xoong, quạt",
        "Giá: 50.000 ₫ → 30 m² ± 5 %",
        "",
    ],
)
def test_right_text_is_met_with_silence(text: str) -> None:
    assert faults_of(text) + remarks_of(text) == []


def test_known_words_are_no_mistakes() -> None:
    assert [word for _, word, _, _ in told(remarks_of("Krông Búk"))] == ["Krông", "Búk"]
    assert remarks_of("Krông Búk", is_known=lambda word: word in {"Krông", "Búk"}) == []


def test_letters_apart_from_their_marks_are_told_on_request() -> None:
    text = normalize("NFD", "đổi số")
    assert faults_of(text) + remarks_of(text) == []
    (note,) = composition_of(text)
    assert note.severity is Severity.INFO
    values = dict(note.values)
    assert (values["count"], values["place"], values["mend"]) == ("2", "2", "ổ")
    assert composition_of("đổi số") == []
    assert composition_of("n\u0304") == []  # nothing composes it


def test_more_than_anybody_reads_is_not_told() -> None:
    cyrillic = "".join(map(chr, range(0x430, 0x450)))
    assert len(faults_of(" ".join(f"a{letter}" for letter in cyrillic))) == 20


def test_a_finding_stands_at_its_character_in_the_file() -> None:
    (fault,) = faults_of("CHUYỂN ÐỔI SỐ QUỐC GIA", SPAN)
    assert fault.span is not None
    assert (fault.span.line, fault.span.column, fault.span.length) == (7, 18, 1)
    assert LINE[fault.span.column - 1] == "Ð"


def test_a_text_over_several_lines_is_shown_as_a_whole() -> None:
    (fault,) = faults_of("CHUYỂN ÐỔI", Span("a.yaml", 7, 11, 5, "    text: >"))
    assert fault.span == Span("a.yaml", 7, 11, 5, "    text: >")


@given(st.text(st.one_of(st.characters(), st.sampled_from("aeouAĐÐ?  \u0301\u0323\u0302\u200b\ufffd"))))
def test_any_text_is_judged(text: str) -> None:
    faults = faults_of(text)
    if not faults:
        right = set_right(text)
        assert right == normalize("NFC", right)
        assert faults_of(right) == []
    remarks_of(text)
    composition_of(text)


@given(st.text(st.one_of(st.characters(), st.sampled_from("aeouAĐÐ\u0301\u0323\u0302\u0309\u200b"))))
def test_canonically_equivalent_texts_are_judged_alike(text: str) -> None:
    composed, apart = faults_of(normalize("NFC", text)), faults_of(normalize("NFD", text))
    assert [fault.code.id for fault in composed] == [fault.code.id for fault in apart]


@pytest.mark.parametrize("unit", ["a", "Đ", "ệ", "Ð", "И", "\u0301", "\u200b", "?a", "e\u0301\u0302", " ", "￾"])
def test_a_hundred_thousand_characters_are_judged_too(unit: str) -> None:
    text = unit * (100_000 // len(unit))
    assert isinstance(faults_of(text) + remarks_of(text), list)
