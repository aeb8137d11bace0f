"""Letters as .docx: header tables, automatic numbering, line breaks, slogans in a table."""

import io
import re
import zipfile

import docx
import docx.enum.style
import pytest
from docx.enum.text import WD_BREAK

from bannergen.codes import letter as codes
from bannergen.diagnostics import Fault
from bannergen.orthography.legacy import Encoding
from bannergen.spec.letter import import_letter

A = "CHÀO MỪNG NGÀY CHUYỂN ĐỔI SỐ QUỐC GIA 10/10."
B = "CHUYỂN ĐỔI SỐ GIẢI QUYẾT CÁC VẤN ĐỀ CỦA XÃ HỘI."


@pytest.fixture
def letter():
    """A document with the usual header table and first paragraphs."""
    document = docx.Document()
    table = document.add_table(rows=2, cols=2)
    table.cell(0, 0).text = "UBND TỈNH TUYÊN QUANG\nSỞ THÔNG TIN\nVÀ TRUYỀN THÔNG"
    table.cell(0, 1).text = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"
    table.cell(1, 0).text = "Số:\u00a01119/STTTT-TTBCXB"
    table.cell(1, 0).add_paragraph("V/v truyền thông Ngày Chuyển đổi số quốc gia 10/10")
    table.cell(1, 1).text = "Tuyên Quang, ngày 29 tháng 9 năm 2022"
    document.add_paragraph("Kính gửi:")
    for name in ("Các sở, ban, ngành;", "UBND các huyện."):
        document.add_paragraph(name, style="List Bullet")
    document.add_paragraph("Thực hiện Kế hoạch số 182/KH-UBND, Sở Thông tin và Truyền thông đề nghị tuyên truyền.")
    document.add_paragraph("Thời gian thực hiện: Từ ngày 01/10 đến 10/10/2022.")
    return document


@pytest.fixture
def read(tmp_path):
    def _read(document):
        path = tmp_path / "cong-van.docx"
        document.save(str(path))
        return import_letter(path)[0]

    return _read


def values(found):
    return [each.value for each in found]


def test_header_table(letter, read):
    letter.add_paragraph("KHẨU HIỆU TUYÊN TRUYỀN")
    letter.add_paragraph(A)
    got = read(letter)
    assert got.number.value == "1119/STTTT-TTBCXB"
    assert got.date.value.isoformat() == "2022-09-29"
    assert got.issuer.value == "Sở Thông tin và Truyền thông tỉnh Tuyên Quang"
    assert got.event.value == "Ngày Chuyển đổi số quốc gia 10/10"
    assert values(got.receivers) == ["Các sở, ban, ngành", "UBND các huyện"]
    assert got.period.value.end.isoformat() == "2022-10-10"


def test_number_in_two_cells(read):
    document = docx.Document()
    row = document.add_table(rows=1, cols=3).rows[0]
    row.cells[0].text, row.cells[1].text, row.cells[2].text = "Số:", "45/KH-UBND", "Hà Nội, ngày 5/10/2024"
    document.add_paragraph("KHẨU HIỆU")
    document.add_paragraph(A)
    assert read(document).number.value == "45/KH-UBND"


@pytest.mark.parametrize("style", ["List Number", "List Bullet", "Normal"])
def test_each_paragraph_is_a_slogan(style, letter, read):
    letter.add_paragraph("Khẩu hiệu tuyên truyền:")
    for text in (A, B):
        letter.add_paragraph(text, style=style)
    letter.add_paragraph("Sở đề nghị các đơn vị thực hiện.")
    assert values(read(letter).slogans) == [A, B]


def test_automatic_numbering_counts_on_after_the_list(letter, read):
    letter.add_paragraph("Nội dung", style="List Number")
    letter.add_paragraph("Khẩu hiệu", style="List Number")
    letter.add_paragraph(A)
    letter.add_paragraph("Giao thông vận tải", style="List Number")
    letter.add_paragraph("Xe khách treo cờ Tổ quốc.")
    assert values(read(letter).slogans) == [A]


def test_line_break_inside_a_slogan(letter, read):
    letter.add_paragraph("KHẨU HIỆU")
    run = letter.add_paragraph().add_run("CHÀO MỪNG NGÀY CHUYỂN ĐỔI SỐ")
    run.add_break(WD_BREAK.LINE)
    run.add_text("QUỐC GIA 10/10.")
    letter.add_paragraph(B)
    assert values(read(letter).slogans) == [A, B]


def test_slogans_in_a_table(letter, read):
    table = letter.add_table(rows=3, cols=3)
    rows = (("STT", "Nội dung khẩu hiệu", "Ghi chú"), ("1", A, ""), ("2", B, ""))
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    assert values(read(letter).slogans) == [A, B]


def test_no_slogan(letter, read):
    with pytest.raises(Fault) as caught:
        read(letter)
    assert caught.value.diagnostics[0].code is codes.NO_SLOGAN


def broken_package() -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as package:
        package.writestr("word/document.xml", "<not xml")
    return held.getvalue()


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"no zip", codes.DAMAGED),
        (broken_package(), codes.DAMAGED),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), codes.ENCRYPTED),
        (b"", codes.EMPTY),
    ],
)
def test_refused(data, code, tmp_path):
    path = tmp_path / "hong.docx"
    path.write_bytes(data)
    with pytest.raises(Fault) as caught:
        import_letter(path)
    assert [d.code for d in caught.value.diagnostics] == [code]
    assert not re.search(r"[a-z][A-Z]|Error", caught.value.diagnostics[0].message("vi").replace(str(path), ""))


def test_empty_document(tmp_path):
    path = tmp_path / "trong.docx"
    docx.Document().save(str(path))
    with pytest.raises(Fault) as caught:
        import_letter(path)
    assert caught.value.diagnostics[0].code is codes.EMPTY


def test_capital_fonts_of_old_letters_are_read_as_they_look(letter, read, tmp_path):
    letter.add_paragraph("khÈu hiÖu tuyªn truyÒn").runs[0].font.name = ".VnTimeH"
    style = letter.styles.add_style("Slogan", docx.enum.style.WD_STYLE_TYPE.PARAGRAPH)
    style.font.name = ".VnArialH"
    letter.add_paragraph("1. chµo mõng ngµy chuyÓn ®æi sè quèc gia 10/10.", style=style)
    small = letter.add_paragraph("Ng­êi ký: ")
    small.runs[0].font.name = ".VnTime"
    path = tmp_path / "cu.docx"
    letter.save(path)
    with pytest.raises(Fault) as caught:
        import_letter(path)
    assert {fault.code.id for fault in caught.value.diagnostics} == {"text-legacy-encoding"}
    found, _ = import_letter(path, Encoding.TCVN3)
    assert [slogan.value for slogan in found.slogans] == [A]
    assert found.issuer.value.startswith("Sở Thông tin và Truyền thông")  # lines in Unicode stay as they are
