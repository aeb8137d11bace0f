"""Lists of slogans as letters write them: headings, marks, broken lines; and what is none."""

import pytest

from bannergen.codes import letter as codes
from bannergen.diagnostics import Fault

A = "CHÀO MỪNG NGÀY CHUYỂN ĐỔI SỐ QUỐC GIA 10/10"
B = "CHUYỂN ĐỔI SỐ GIẢI QUYẾT CÁC VẤN ĐỀ CỦA XÃ HỘI VÌ MỘT CUỘC SỐNG TỐT ĐẸP HƠN CHO NGƯỜI DÂN"
a = "Chào mừng Ngày Chuyển đổi số quốc gia 10/10"
b = "Chuyển đổi số giải quyết các vấn đề của xã hội vì một cuộc sống tốt đẹp hơn cho người dân"

LAYOUTS = {
    "numbered with points": (f"KHẨU HIỆU\n1. {A}.\n2. {B}.", [A + ".", B + "."]),
    "numbered with brackets": (f"Khẩu hiệu tuyên truyền\n1) {A}\n2) {B}", [A, B]),
    "numbers in brackets": (f"MỘT SỐ KHẨU HIỆU\n(1) {A}\n(2) {B}", [A, B]),
    "numbers with strokes": (f"Khẩu hiệu:\n1/ {A}\n2/ {B}", [A, B]),
    "numbers glued to the text": (f"KHẨU HIỆU TUYÊN TRUYỀN\n1.{A}\n2.{B}", [A, B]),
    "letters": (f"Nội dung khẩu hiệu:\na) {a};\nb) {b}.", [a, b + "."]),
    "dashes": (f"Các khẩu hiệu tuyên truyền:\n- {a}\n- {b}", [a, b]),
    "pluses": (f"2. Khẩu hiệu tuyên truyền:\n+ {a}\n+ {b}", [a, b]),
    "bullets": (f"KHẨU HIỆU CHÀO MỪNG\n• {A}\n• {B}", [A, B]),
    "symbol font bullets": (f"KHẨU HIỆU\n\uf0b7 {A}\n\uf0b7 {B}", [A, B]),
    "curly quotes": (f"KHẨU HIỆU\n“{a}”\n“{b}”", [a, b]),
    "straight quotes and marks": (f'Khẩu hiệu\n1. "{a}";\n2. "{b}".', [a, b]),
    "guillemets": (f"Khẩu hiệu\n- «{a}»\n- «{b}»", [a, b]),
    "quoted with a label": (f"KHẨU HIỆU\n1. Khẩu hiệu chính: “{a}”\n2. Khẩu hiệu phụ: “{b}”", [a, b]),
    "bare, one a line": (f"KHẨU HIỆU\n{a}\n{b}", [a, b]),
    "bare, with stops": (f"KHẨU HIỆU\n{A}.\n{B}.", [A + ".", B + "."]),
    "bare, blank lines": (f"KHẨU HIỆU\n\n{A}\n\n{B}", [A, B]),
    "appendix in the heading": (f"PHỤ LỤC: Các khẩu hiệu tuyên truyền\n1. {a}\n2. {b}", [a, b]),
    "appendix above the heading": (f"PHỤ LỤC 1\nKHẨU HIỆU TUYÊN TRUYỀN\n\n{A}\n\n{B}", [A, B]),
    "heading in bold": (f"**KHẨU HIỆU TUYÊN TRUYỀN**\n\n**{A}**\n\n**{B}**", [A, B]),
    "heading on two lines with a note": (
        (
            f"KHẨU HIỆU TUYÊN TRUYỀN\nNGÀY CHUYỂN ĐỔI SỐ QUỐC GIA 10/10\n"
            f"(Kèm theo Công văn số 1119/STTTT-TTBCXB ngày 29/9/2022\ncủa Sở Thông tin và "
            f"Truyền thông)\n1. {A}\n2. {B}"
        ),
        [A, B],
    ),
    "heading on two lines, bare": (
        f"KHẨU HIỆU TUYÊN TRUYỀN\nNGÀY CHUYỂN ĐỔI SỐ QUỐC GIA 10/10\n\n{A}\n\n{B}",
        [A, B],
    ),
    "heading with the event": (f"Khẩu hiệu tuyên truyền Ngày Chuyển đổi số quốc gia năm 2024:\n- {a}", [a]),
    "banners and slogans": (f"BĂNG RÔN, KHẨU HIỆU TUYÊN TRUYỀN\n1. {A}", [A]),
    "each with its name": (f"Khẩu hiệu 1: {A}\nKhẩu hiệu 2: {B}", [A, B]),
    "after the colon": (f"Khẩu hiệu: {A}\n\nĐề nghị các đơn vị thực hiện.", [A]),
    "groups": (f"KHẨU HIỆU\nI. Khẩu hiệu chính\n1. {A}\nII. Khẩu hiệu phụ\n1. {B}", [A, B]),
    "labelled groups": (f"KHẨU HIỆU\n1. Cấp tỉnh:\n- {A}\n2. Cấp huyện:\n- {B}", [A, B]),
    "table": (f"STT\nNội dung khẩu hiệu\nGhi chú\n1\n{A}\n2\n{B}", [A, B]),
    "broken lines, blank lines between": (
        (
            "KHẨU HIỆU\n\nCHÀO MỪNG NGÀY CHUYỂN ĐỔI SỐ\nQUỐC GIA 10/10\n\nCHUYỂN ĐỔI SỐ GIẢI "
            "QUYẾT CÁC VẤN ĐỀ CỦA\n"
            "XÃ HỘI VÌ MỘT CUỘC SỐNG\nTỐT ĐẸP HƠN CHO NGƯỜI DÂN"
        ),
        [A, B],
    ),
    "broken lines, numbered": (
        (
            "KHẨU HIỆU\n1. Chào mừng Ngày Chuyển đổi số\nquốc gia 10/10\n2. Chuyển đổi số "
            "giải quyết các vấn đề của\n"
            "xã hội vì một cuộc sống tốt đẹp hơn\ncho người dân"
        ),
        [a, b],
    ),
    "broken lines, stops": (
        (
            f"KHẨU HIỆU\n{A}.\nCHUYỂN ĐỔI SỐ GIẢI QUYẾT CÁC VẤN ĐỀ\n"
            "CỦA XÃ HỘI VÌ MỘT CUỘC SỐNG TỐT ĐẸP HƠN CHO NGƯỜI DÂN."
        ),
        [A + ".", B + "."],
    ),
    "broken lines, quotes": (f"KHẨU HIỆU\n“Chào mừng Ngày Chuyển đổi số\n\nquốc gia 10/10”\n“{b}”", [a, b]),
    "a dash comes to a line's start": (
        "KHẨU HIỆU\n1. Chuyển đổi số: Nhanh hơn - hiệu quả hơn\n- gần dân hơn\n2. " + a,
        ["Chuyển đổi số: Nhanh hơn - hiệu quả hơn - gần dân hơn", a],
    ),
    "exclamation marks stay": (f"KHẨU HIỆU\n- {A}!\n- {B}!", [A + "!", B + "!"]),
    "party slogans": (
        (
            "KHẨU HIỆU\n1. ĐẢNG CỘNG SẢN VIỆT NAM QUANG VINH MUÔN NĂM!\n"
            "2. CHỦ TỊCH HỒ CHÍ MINH VĨ ĐẠI SỐNG MÃI TRONG SỰ NGHIỆP CỦA CHÚNG TA!"
        ),
        [
            "ĐẢNG CỘNG SẢN VIỆT NAM QUANG VINH MUÔN NĂM!",
            "CHỦ TỊCH HỒ CHÍ MINH VĨ ĐẠI SỐNG MÃI TRONG SỰ NGHIỆP CỦA CHÚNG TA!",
        ],
    ),
    "another numbered section follows": (
        f"2. Khẩu hiệu\n- {a}\n- {b}\n3. Công tác khác\n- Gửi báo cáo về Sở.",
        [a, b],
    ),
    "a section follows numbered slogans": (
        f"2. Khẩu hiệu\n1. {a}\n2. {b}\n3. Thời gian thực hiện: Từ ngày 01/10 đến 10/10/2022.",
        [a, b],
    ),
    "receivers follow": (f"KHẨU HIỆU\n1. {A}\n2. {B}\nNơi nhận:\n- Như trên;\n- Lưu VT.", [A, B]),
    "a signature follows": (f"KHẨU HIỆU\n{A}\n\n{B}\n\nKT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\n\nNguyễn Văn A", [A, B]),
    "a closing sentence follows": (f"KHẨU HIỆU\n- {a}\n- {b}\n\nSở đề nghị các đơn vị thực hiện./.", [a, b]),
    "the letter's end mark": (f"KHẨU HIỆU\n- {a}\n- {b}./.", [a, b + "."]),
    "twice in one letter": (
        f"2. Khẩu hiệu\n- {a}\n\nNơi nhận:\n- Lưu.\n\nPHỤ LỤC\nKHẨU HIỆU\n\n{A}.\n\n{B}.",
        [a, B + "."],
    ),
    "after a sentence": (
        f"Đề nghị treo băng rôn,\nkhẩu hiệu với nội dung sau:\n  1. {a}!\n  2. {b}.\nThời gian treo: 5 ngày.",
        [a + "!", b + "."],
    ),
    "quoted in the text": (
        f"Đề nghị treo các khẩu hiệu: “{a}”; “{b}” tại trụ sở cơ quan.\nTrân trọng.",
        [a, b],
    ),
    "quoted in the text, over lines": (
        "Đề nghị treo khẩu hiệu “Chào mừng Ngày Chuyển đổi số\nquốc gia 10/10”.",
        [a],
    ),
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_layout(layout, slogans):
    text, expected = LAYOUTS[layout]
    assert slogans(text) == expected


SENTENCES = [
    "- Chỉ đạo các cơ quan, đơn vị treo băng rôn, khẩu hiệu chào mừng Ngày Chuyển đổi số quốc gia 10/10.",
    "Khẩu hiệu phải được treo đúng nơi quy định.",
    "Khẩu hiệu chào mừng được treo tại các trục đường chính trong thời gian diễn ra sự kiện",
    "- Khẩu hiệu: Treo băng rôn, khẩu hiệu tại trụ sở cơ quan, đơn vị.",
    "- Khẩu hiệu: treo tại cổng, 02 cái, khổ 1m x 8m",
    "Treo khẩu hiệu tại các vị trí sau:\nTrụ sở cơ quan, trục đường chính, cổng chào.",
    "Băng rôn, khẩu hiệu treo ở nơi trang trọng, dễ nhìn:",
    "đảm bảo lan toả thông điệp “Chuyển đổi số vì người dân” đến các tầng lớp nhân dân.",
]


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_sentence_about_slogans_is_no_list(sentence, read):
    after = "Các cơ quan chủ động xây dựng chuyên trang, chuyên mục.\n\nTrân trọng./."
    text = f"Kính gửi: Các sở.\n\n{sentence}\n\n{after}"
    with pytest.raises(Fault) as caught:
        read(text)
    assert [d.code for d in caught.value.diagnostics] == [codes.NO_SLOGAN]


WRAPPED = [
    "- Chỉ đạo các cơ quan treo băng rôn,\nkhẩu hiệu chào mừng Ngày Chuyển đổi số quốc\ngia và các khẩu hiệu về số.",
    "- Chỉ đạo các cơ quan, đơn vị treo các\nkhẩu hiệu chào mừng Ngày Chuyển đổi số\ntại các trục đường chính.",
    "Khẩu hiệu chào mừng Ngày Chuyển đổi số quốc\ngia 10/10 được treo tại các trục đường chính.",
]


@pytest.mark.parametrize("sentence", WRAPPED)
def test_a_sentence_that_runs_over_lines_is_no_heading(sentence, slogans):
    assert slogans(f"Kính gửi: Các sở.\n\n{sentence}\n- Gửi báo cáo về Sở đúng hạn.\n\nKHẨU HIỆU\n\n{A}.") == [A + "."]


HEADINGS = [
    "Đề nghị treo băng rôn,\nkhẩu hiệu với các\nnội dung sau:",
    "Khẩu hiệu tuyên truyền Ngày Chuyển đổi số\nquốc gia năm 2024",
    "Khẩu hiệu chào mừng Ngày Chuyển đổi số quốc gia 10/10\nvà kỷ niệm ngày thành lập:",
    "PHỤ LỤC\nkhẩu hiệu tuyên truyền",
    "2. Hình thức tuyên truyền:\na) khẩu hiệu tuyên truyền",
    "Nguyễn Văn A\n\nkhẩu hiệu tuyên truyền",
]


@pytest.mark.parametrize("heading", HEADINGS)
def test_what_announces_a_list_begins_its_paragraph_and_may_run_over_lines(heading, slogans):
    assert slogans(f"{heading}\n1. {a}\n2. {b}") == [a, b]


def test_a_slogan_that_speaks_of_slogans_on_its_second_line_stays_whole(slogans):
    text = "KHẨU HIỆU\n1. Cùng nhau thực hiện những điều mà\nkhẩu hiệu chung đã nêu\n2. "
    assert slogans(text + a) == ["Cùng nhau thực hiện những điều mà khẩu hiệu chung đã nêu", a]


def test_a_slogan_that_goes_on_like_a_closing_line_stays_whole(slogans):
    assert slogans(f"KHẨU HIỆU\n1. Cùng người dân đồng hành\ntrong quá trình chuyển đổi số\n2. {b}") == [
        "Cùng người dân đồng hành trong quá trình chuyển đổi số",
        b,
    ]


def test_a_sentence_before_the_list_takes_nothing_from_it(slogans):
    assert slogans(SENTENCES[0] + f"\n\nTrân trọng.\n\nKHẨU HIỆU TUYÊN TRUYỀN\n\n{A}.\n\n{B}.") == [
        A + ".",
        B + ".",
    ]


def test_a_split_by_rule_of_thumb_is_said(read):
    first, second = read(f"KHẨU HIỆU\n{a}\n{b}").slogans
    assert first.sure
    assert not second.sure


@pytest.mark.parametrize("nothing", ["“;”", "“ ”", '"./."', "“", "()", "1.", "- “;” :"])
def test_an_item_that_says_nothing_is_passed_over(nothing, slogans):
    assert slogans(f"KHẨU HIỆU\n1. {A}\n2. {nothing}") == [A]


def test_each_slogan_knows_its_line(read):
    assert [found.line.number for found in read(f"KHẨU HIỆU\n\n1. {A}\n\n2. {B}\n").slogans] == [3, 5]
