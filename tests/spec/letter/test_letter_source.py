"""What a file may be: encodings, line ends, and every way of being no letter."""

import unicodedata

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bannergen.codes import files, orthography, reading
from bannergen.codes import letter as codes
from bannergen.diagnostics import Fault
from bannergen.spec.letter import campaign_yaml, import_letter

A = "CHÀO MỪNG NGÀY CHUYỂN ĐỔI SỐ QUỐC GIA 10/10."
TEXT = f"Số: 1119/STTTT-TTBCXB\n\nKHẨU HIỆU\n\n{A}\n"


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        TEXT.encode("utf-8-sig"),
        TEXT.encode("utf-16"),
        b"\xfe\xff" + TEXT.encode("utf-16-be"),
        TEXT.replace("\n", "\r\n").encode(),
        TEXT.replace("\n", "\r").encode(),
        TEXT.replace(" ", "\u00a0").encode(),
        TEXT.replace("KHẨU", "\fKHẨU").encode(),
        unicodedata.normalize("NFD", TEXT).encode(),
        TEXT.replace("CHÀO", "CH\u200bÀO").encode(),
    ],
    ids=["utf-8", "BOM", "utf-16", "utf-16-be", "CRLF", "CR", "NBSP", "form feed", "NFD", "zero width"],
)
def test_text_files(data, tmp_path):
    path = tmp_path / "cong-van.TXT"
    path.write_bytes(data)
    letter, _ = import_letter(path)
    assert [(found.value, found.line.number) for found in letter.slogans] == [(A, 5)]
    assert letter.number.line.number == 1


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("a.txt", b"", codes.EMPTY),
        ("a.txt", b" \n\n\xc2\xa0", codes.EMPTY),
        ("a.txt", b"\x89PNG\r\n\x1a\n\x00\x00", codes.BINARY),
        ("a.txt", "KHẨU HIỆU".encode("utf-16-le"), codes.BINARY),
        ("a.txt", b"\xff\xfeK", codes.BINARY),
        ("a.txt", b"KH\xc8U HI\xd6U", orthography.LEGACY),
        ("a.txt", b"\xc8\xd6\xff\xfe\xfa", reading.NOT_UTF8),
        ("a.txt", "Kính gửi: Các sở.".encode(), codes.NO_SLOGAN),
        ("a.doc", b"anything", codes.FORMAT),
        ("a", b"anything", codes.FORMAT),
        ("a.pdf", b"", codes.EMPTY),
    ],
)
def test_refused(name, data, code, tmp_path):
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(Fault) as caught:
        import_letter(path)
    assert [d.code for d in caught.value.diagnostics] == [code]
    for lang in ("vi", "en"):  # every placeholder of the wording is filled
        assert caught.value.diagnostics[0].message(lang)
        caught.value.diagnostics[0].hint(lang)


def test_a_wrong_ending_names_those_that_work(tmp_path):
    path = tmp_path / "cong-van.doc"
    path.write_bytes(b"x")
    with pytest.raises(Fault) as caught:
        import_letter(path)
    assert caught.value.diagnostics[0].accepted == (".txt", ".docx", ".pdf")
    assert caught.value.diagnostics[0].suggestion == ".docx"


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("nowhere.txt", files.MISSING),
        ("nowhere.doc", files.MISSING),
        ("bad\0name.txt", files.UNREADABLE),
    ],
)
def test_missing(name, code, tmp_path):
    with pytest.raises(Fault) as caught:
        import_letter(tmp_path / name)
    assert caught.value.diagnostics[0].code is code


def test_a_folder(tmp_path):
    folder = tmp_path / "cong-van.txt"
    folder.mkdir()
    with pytest.raises(Fault) as caught:
        import_letter(folder)
    assert caught.value.diagnostics[0].code is files.UNREADABLE


# Separated by "~": what the recognisers look for, and characters that are trouble.
_WORDS = (
    "KHẨU HIỆU~Khẩu hiệu:~1.~- "
    "~“~”~\n~\n\n~Số:~/~STTTT~ngày~tháng~năm~99~0~2022~từ~đến~Kính gửi:~;~Thời gian~"
    "Hà Nội, ~V/v~Ngày Hội~TM. UBND~ỦY~\u200b~\ufeff~\x0b~\x85~\u2028~:~#~[~(~a)~IV.~1/10"
)
PIECES = st.sampled_from(_WORDS.split("~"))
LETTERS = st.lists(PIECES | st.text(max_size=8), max_size=40).map(" ".join) | st.text()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=300)
@given(text=LETTERS)
def test_any_text_is_read_or_refused(text, tmp_path):
    path = tmp_path / "cong-van.txt"
    path.write_bytes(text.encode("utf-8", "replace"))
    try:
        letter, diagnostics = import_letter(path)
    except Fault as fault:
        diagnostics = fault.diagnostics
    else:
        assert campaign_yaml(letter)
    for diagnostic in diagnostics:
        assert diagnostic.message("vi")
        assert diagnostic.message("en")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(data=st.binary(), ending=st.sampled_from([".txt", ".docx", ".pdf"]))
def test_any_bytes_are_refused(data, ending, tmp_path):
    path = tmp_path / f"cong-van{ending}"
    path.write_bytes(data)
    with pytest.raises(Fault):
        import_letter(path)
