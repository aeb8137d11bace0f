"""Letters as .pdf: text layers, gaps, columns, pages, locks, scans."""

import logging
import re
import textwrap
import unicodedata
from pathlib import Path

import pikepdf
import pytest

from bannergen.codes import letter as codes
from bannergen.diagnostics import Fault
from bannergen.spec.letter import import_letter

A = "CHÀO MỪNG NGÀY CHUYỂN ĐỔI SỐ QUỐC GIA 10/10"
FIRST = [
    "Số: 1119/STTTT-TTBCXB",
    "V/v Đẩy mạnh truyền thông",
    "",
    "Tuyên Quang, ngày 29 tháng 9 năm 2022",
    "",
    "Kính gửi: Các sở, ban, ngành; UBND các huyện.",
    "",
    "Thực hiện Kế hoạch số 182/KH-UBND, Sở Thông tin và Truyền thông đề",
    "nghị tuyên truyền Ngày Chuyển đổi số quốc gia 10/10.",
    "3. Thời gian thực hiện: Từ ngày 01/10 đến 10/10/2022.",
]
SECOND = ["KHẨU HIỆU TUYÊN TRUYỀN", "", A, "", "CHUYỂN ĐỔI SỐ GIẢI QUYẾT CÁC", "VẤN ĐỀ CỦA XÃ HỘI"]
B = "CHUYỂN ĐỔI SỐ GIẢI QUYẾT CÁC VẤN ĐỀ CỦA XÃ HỘI"


def refusal(path):
    with pytest.raises(Fault) as caught:
        import_letter(path)
    assert not re.search(r"[a-z][A-Z]|Error", caught.value.diagnostics[0].message("vi").replace(str(path), ""))
    return [d.code for d in caught.value.diagnostics]


def test_text_layer(pdf, column):
    letter, diagnostics = import_letter(pdf(column(FIRST), column(SECOND)))
    assert letter.number.value == "1119/STTTT-TTBCXB"
    assert letter.event.value == "Ngày Chuyển đổi số quốc gia 10/10"
    assert [found.value for found in letter.receivers] == ["Các sở, ban, ngành", "UBND các huyện"]
    assert [found.value for found in letter.slogans] == [A, B]
    slogan = next(d for d in diagnostics if dict(d.values)["what_en"] == "Slogan")
    assert dict(slogan.values)["value"] == f"{A} [tr. 2]"
    assert slogan.span.line == letter.slogans[0].line.number


def test_decomposed_text_layer(pdf, column):
    path = pdf([(x, y, unicodedata.normalize("NFD", text)) for x, y, text in column(SECOND)])
    assert [found.value for found in import_letter(path)[0].slogans] == [A, B]


def typeset(text, size, width, leading):
    """Set a letter's paragraphs in a column: the pages, of lines at (x, y)."""
    y, pages = 780.0, [[]]
    for paragraph in text.splitlines():
        for line in textwrap.wrap(paragraph, int(width / (size * 0.6)), break_long_words=False):
            pages[-1].append((60, y, line))
            y -= size * leading
            if y < 60:
                y = 780.0
                pages.append([])
        y -= size * 0.5
    return [page for page in pages if page]


@pytest.mark.parametrize("size", [8, 11, 14, 16, 18, 20, 22])
@pytest.mark.parametrize("width", [480, 440, 400])
@pytest.mark.parametrize("leading", [1.2, 1.5, 2.0])
def test_the_real_letter_has_its_two_slogans_however_it_is_set(size, width, leading, real, pdf):
    text = Path(real.source).read_text(encoding="utf-8")
    letter, _ = import_letter(pdf(*typeset(text, size, width, leading), size=size))
    assert [found.value for found in letter.slogans] == [found.value for found in real.slogans]


def test_columns_of_the_header_stay_apart(pdf, column):
    left = ["UBND TỈNH TUYÊN QUANG", "SỞ THÔNG TIN", "VÀ TRUYỀN THÔNG", "Số: 1119/STTTT-TTBCXB"]
    right = [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "",
        "Tuyên Quang, ngày 29/9/2022",
    ]
    page = column(left, 20) + column(right, 320) + column(SECOND, 60, 600)
    letter, _ = import_letter(pdf(page))
    assert letter.issuer.value == "Sở Thông tin và Truyền thông tỉnh Tuyên Quang"
    assert letter.date.value.isoformat() == "2022-09-29"


def test_page_numbers_and_running_lines_are_no_slogans(pdf, column):
    pages = [
        [*column(lines), (60, 40, f"In ngày 1, trang {n}/2"), (300, 20, str(n))]
        for n, lines in ((1, FIRST), (2, SECOND))
    ]
    assert [found.value for found in import_letter(pdf(*pages))[0].slogans] == [A, B]


def test_locked_against_changes_is_read(pdf, column):
    path = pdf(column(SECOND), encryption=pikepdf.Encryption(owner="x", user="", R=6))
    assert len(import_letter(path)[0].slogans) == 2


def test_password(pdf, column):
    path = pdf(column(SECOND), encryption=pikepdf.Encryption(owner="x", user="y", R=6))
    assert refusal(path) == [codes.ENCRYPTED]


def test_scan(tmp_path):
    path = tmp_path / "quet.pdf"
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        image = pdf.make_stream(b"\xff" * 64)
        image.Type, image.Subtype = pikepdf.Name.XObject, pikepdf.Name.Image
        image.Width, image.Height, image.BitsPerComponent = 8, 8, 8
        image.ColorSpace = pikepdf.Name.DeviceGray
        pdf.pages[0].Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(I=image))
        pdf.pages[0].Contents = pdf.make_stream(b"500 0 0 700 0 0 cm /I Do")
        pdf.save(path)
    assert refusal(path) == [codes.SCAN]


@pytest.mark.parametrize("data", [b"%PDF-1.7\nnothing more", b"no pdf at all", b"\x00" * 40])
def test_damaged(data, tmp_path, caplog, capfd):
    path = tmp_path / "hong.pdf"
    path.write_bytes(data)
    assert refusal(path) == [codes.DAMAGED]
    assert caplog.records == []
    assert capfd.readouterr() == ("", "")


def test_cut_off_file_is_read_or_refused_in_silence(pdf, column, caplog):
    path = pdf(column(FIRST), column(SECOND))
    whole = path.read_bytes()
    for part in range(1, 10):
        path.write_bytes(whole[: len(whole) * part // 10])
        assert refusal(path)[0] in {codes.DAMAGED, codes.SCAN, codes.EMPTY, codes.NO_SLOGAN}
    assert caplog.records == []
    assert logging.getLogger("pypdf").level == logging.NOTSET
