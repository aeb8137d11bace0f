"""Number, date, issuer, province, event, period, basis and receivers in the wordings letters use."""

import datetime as dt

import pytest

TAIL = "\n\nKHẨU HIỆU\n\nCHÀO MỪNG NGÀY HỘI LỚN!\n"


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


NUMBERS = {
    "Số: 1119/STTTT-TTBCXB": "1119/STTTT-TTBCXB",
    "Số : 45/KH-UBND": "45/KH-UBND",
    "Số 12-CV/TU": "12-CV/TU",
    "Số:1119/STTTT-TTBCXB": "1119/STTTT-TTBCXB",
    "Số: 1119 / STTTT - TTBCXB": "1119/STTTT-TTBCXB",
    "Số:\n1119/STTTT-TTBCXB": "1119/STTTT-TTBCXB",
    "Số: 1119/\nSTTTT-TTBCXB\nV/v Đẩy mạnh": "1119/STTTT-TTBCXB",
    "Số: 1119/STTTT-TTBCXB   Tuyên Quang, ngày 29 tháng 9 năm 2022": "1119/STTTT-TTBCXB",
    "Số: 505/QĐ-TTg": "505/QĐ-TTg",
    "Số: 30/2020/NĐ-CP": "30/2020/NĐ-CP",
    "SỐ: 07/SGD&ĐT-CTTT": "07/SGD&ĐT-CTTT",
}


@pytest.mark.parametrize("written", NUMBERS)
def test_number(written, read):
    assert read(written + "\n\nKính gửi: Các sở." + TAIL).number.value == NUMBERS[written]


@pytest.mark.parametrize("head", ["Số:      /STTTT-TTBCXB", "Thực hiện Kế hoạch số 182/KH-UBND ngày 27/9/2022"])
def test_an_open_number_or_another_documents_number_is_not_taken(head, read):
    assert read(head + TAIL).number is None


DATES = {
    "Tuyên Quang, ngày 29 tháng 9 năm 2022": "2022-09-29",
    "Hà Nội, ngày 05 tháng 10 năm 2024": "2024-10-05",
    "Tuyên Quang, ngày 29/9/2022": "2022-09-29",
    "TP. Hồ Chí Minh, ngày 01-02-2023": "2023-02-01",
    "Tuyên Quang, ngày 29 tháng 9\nnăm 2022": "2022-09-29",
    "Ngày 29 tháng 9 năm 2022": "2022-09-29",
    "Số: 5/KH-UBND Bà Rịa - Vũng Tàu, ngày 3 tháng 9 năm 2022": "2022-09-03",
}


@pytest.mark.parametrize("written", DATES)
def test_date(written, read):
    assert read(written + "\n\nKính gửi: Các sở." + TAIL).date.value == day(DATES[written])


@pytest.mark.parametrize("written", ["Tuyên Quang, ngày     tháng 9 năm 2022", "Hà Nội, ngày 31 tháng 2 năm 2022"])
def test_an_open_or_impossible_date_is_not_taken(written, read):
    assert read(written + TAIL).date is None


ISSUERS = {
    "UBND TỈNH TUYÊN QUANG\nSỞ THÔNG TIN VÀ TRUYỀN THÔNG\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
    "Độc lập - Tự do - Hạnh phúc\nSố: 1119/STTTT-TTBCXB\nTuyên Quang, ngày 29 tháng 9 năm 2022": (
        "Sở Thông tin và Truyền thông tỉnh Tuyên Quang"
    ),
    "UBND TỈNH TUYÊN QUANG  CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSỞ VĂN HÓA, THỂ THAO "
    "   Độc lập - Tự do - Hạnh phúc\n"
    "VÀ DU LỊCH\nSố: 9/SVHTTDL-QLVH": "Sở Văn hóa, Thể thao và Du lịch tỉnh Tuyên Quang",
    "ỦY BAN NHÂN DÂN\nTỈNH TUYÊN QUANG\nSố: 45/KH-UBND": "UBND tỉnh Tuyên Quang",
    "Số: 1119/STTTT-TTBCXB\nTuyên Quang, ngày 29 tháng 9 năm 2022": "Sở Thông tin và Truyền thông tỉnh Tuyên Quang",
    "Số: 1119/STTTT-TTBCXB\nHà Nội, ngày 29 tháng 9 năm 2022": "Sở Thông tin và Truyền thông thành phố Hà Nội",
    "Số 12-CV/BTGTU\nTuyên Quang, ngày 29 tháng 9 năm 2022": "Ban Tuyên giáo Tỉnh ủy Tuyên Quang",
    "BỘ THÔNG TIN VÀ TRUYỀN THÔNG\nSố: 7/BTTTT-CBC\nHà Nội, ngày 29 tháng 9 năm 2022": ("Bộ Thông tin và Truyền thông"),
    "Tuyên Quang, ngày 29 tháng 9 năm 2022\n\nKính gửi: Các sở.\n\n"
    "Sở Thông tin và Truyền thông đề nghị các sở tuyên "
    "truyền.": "Sở Thông tin và Truyền thông tỉnh Tuyên Quang",
    "Tuyên Quang, ngày 29 tháng 9 năm 2022\n\nKính gửi: Các sở.\n\nTM. UBND TỈNH TUYÊN QUANG\nCHỦ TỊCH": (
        "UBND tỉnh Tuyên Quang"
    ),
}


@pytest.mark.parametrize("head", ISSUERS)
def test_issuer(head, read):
    assert read(head + TAIL).issuer.value == ISSUERS[head]


def test_an_unknown_office_takes_its_writing_from_the_body(read):
    text = "BAN CHỈ ĐẠO CHUYỂN ĐỔI SỐ\nSố: 7/BCĐ-VP\n\nKính gửi: Các sở.\n\nBan Chỉ đạo Chuyển đổi số đề nghị."
    assert read(text + TAIL).issuer.value == "Ban Chỉ đạo Chuyển đổi số"


def test_a_name_known_in_capitals_only_is_not_sure(read):
    found = read("BAN TỔ CHỨC LỄ HỘI THÀNH TUYÊN\nSố: 7/BTC-VP" + TAIL).issuer
    assert not found.sure


PROVINCES = {
    "UBND TỈNH TUYÊN QUANG\nSố: 1/KH-UBND": "tỉnh Tuyên Quang",
    "Đà Nẵng, ngày 29 tháng 9 năm 2022": "thành phố Đà Nẵng",
    "Na Hang, ngày 29 tháng 9 năm 2022\n\nThực hiện Kế hoạch của UBND tỉnh Tuyên Quang": "tỉnh Tuyên Quang",
    "V/v tuyên truyền trên địa bàn tỉnh Hà Giang năm 2022": "tỉnh Hà Giang",
}


@pytest.mark.parametrize("head", PROVINCES)
def test_province(head, read):
    assert str(read(head + TAIL).province.value) == PROVINCES[head]


EVENTS = {
    "V/v Đẩy mạnh truyền thông\nNgày Chuyển đổi số quốc gia 10/10\ntrên địa bàn tỉnh": (
        "Ngày Chuyển đổi số quốc gia 10/10"
    ),
    "V/v tuyên truyền Ngày Chuyển đổi số quốc gia năm 2024": "Ngày Chuyển đổi số quốc gia năm 2024",
    "V/v tuyên truyền kỷ niệm 50 năm Ngày Giải phóng miền Nam, thống nhất đất nước (30/4/1975 - 30/4/2025)": (
        "Kỷ niệm 50 năm Ngày Giải phóng miền Nam, thống nhất đất nước (30/4/1975 - 30/4/2025)"
    ),
    "V/v tuyên truyền kỷ niệm 77 năm Cách mạng tháng Tám và Quốc khánh 2/9": (
        "Kỷ niệm 77 năm Cách mạng tháng Tám và Quốc khánh 2/9"
    ),
    "V/v hưởng ứng Ngày Sách và Văn hóa đọc Việt Nam tại các thư viện": "Ngày Sách và Văn hóa đọc Việt Nam",
    "V/v hưởng ứng Tuần lễ Chuyển đổi số năm 2023": "Tuần lễ Chuyển đổi số năm 2023",
    "Kính gửi: Các sở.\n\nTuyên truyền về Ngày Chuyển đổi số quốc gia gắn với công "
    "việc. Chào mừng Ngày Chuyển đổi số "
    "quốc gia 10/10 phù hợp.": "Ngày Chuyển đổi số quốc gia 10/10",
}


@pytest.mark.parametrize("text", EVENTS)
def test_event(text, read):
    assert read(text + TAIL).event.value == EVENTS[text]


def test_a_subject_without_a_known_event_is_taken_and_said_to_be_unsure(read):
    found = read("V/v tuyên truyền cải cách hành chính\n\nKính gửi: Các sở." + TAIL).event
    assert (found.value, found.sure) == ("Tuyên truyền cải cách hành chính", False)


PERIODS = {
    "3. Thời gian thực hiện: Từ ngày 01/10 đến 10/10/2022.": ("2022-10-01", "2022-10-10"),
    "từ ngày 01 tháng 10 đến ngày 10 tháng 10 năm 2022": ("2022-10-01", "2022-10-10"),
    "từ ngày 30/12/9999 đến ngày 31/12/9999": ("9999-12-30", "9999-12-31"),
    "từ 01/10/2022 đến hết ngày 10/10/2022": ("2022-10-01", "2022-10-10"),
    "từ ngày 25/9 - 10/10/2023": ("2023-09-25", "2023-10-10"),
    "từ ngày 20/12 đến ngày 05/01/2024": ("2023-12-20", "2024-01-05"),
    "từ ngày 20/12/2023 đến ngày 05/01": ("2023-12-20", "2024-01-05"),
    "Từ ngày 01 đến ngày 10/10/2022": ("2022-10-01", "2022-10-10"),
    "Thời gian: 01/10/2022 - 10/10/2022": ("2022-10-01", "2022-10-10"),
    "Thời gian treo: từ 8h00 ngày 01/10 đến 17 giờ ngày 10/10/2022": ("2022-10-01", "2022-10-10"),
    "Thời gian thực hiện: trong tháng 10 năm 2022": ("2022-10-01", "2022-10-31"),
    "Thời gian tuyên truyền: Từ ngày\n01/10 đến\nngày 10/10/2022": ("2022-10-01", "2022-10-10"),
    "Tuyên Quang, ngày 29 tháng 9 năm 2022\n\nTừ ngày 01/10 đến ngày 10/10.": ("2022-10-01", "2022-10-10"),
    "Hội nghị từ ngày 01/8 đến 02/8/2022.\n\nThời gian tuyên truyền: từ ngày 01/10 đến 10/10/2022": (
        "2022-10-01",
        "2022-10-10",
    ),
}


@pytest.mark.parametrize("text", PERIODS)
def test_period(text, read):
    found = read(text + TAIL).period.value
    assert (found.start, found.end) == tuple(map(day, PERIODS[text]))


@pytest.mark.parametrize(
    "text",
    [
        "Thời gian: Từ ngày 01/10/2022 đến khi có thông báo mới.",
        "từ ngày 10/10/2022 đến ngày 01/10/2022",
        "từ ngày 31/02 đến ngày 30/02/2022",
        "từ ngày 01/10/9999 đến ngày 01/9/9999",
        "tăng từ 5 đến 10 sản phẩm",
    ],
)
def test_no_period(text, read):
    assert read(text + TAIL).period is None


BACKWARDS = {
    "Thời gian: Từ ngày 10/10 đến 01/10/2022.": ("2021-10-10", "2022-10-01"),
    "Từ ngày 10/10/2022 đến ngày 01/10.": ("2022-10-10", "2023-10-01"),
    "Tuyên Quang, ngày 29 tháng 9 năm 2022\n\nTừ ngày 10/10 đến ngày 01/10.": ("2022-10-10", "2023-10-01"),
}


@pytest.mark.parametrize("text", BACKWARDS)
def test_a_guessed_year_that_makes_a_long_period_is_not_sure(text, read):
    found = read(text + TAIL).period
    assert ((found.value.start, found.value.end), found.sure) == (tuple(map(day, BACKWARDS[text])), False)


@pytest.mark.parametrize("text", ["Từ ngày 20/12 đến ngày 05/01/2024", "Từ ngày 10/10/2021 đến ngày 01/10/2022"])
def test_a_short_turn_of_the_year_and_written_years_are_sure(text, read):
    assert read(text + TAIL).period.sure


def test_basis(read):
    text = (
        "Số: 45/KH-UBND\n\nCăn cứ Quyết định số 505/QĐ-TTg ngày 22/4/2022 của Thủ tướng Chính phủ;\n"
        "Kế hoạch số 182/KH-UBND. Báo cáo số 9/BC-UBND gửi sau.\n\nThực hiện Kế hoạch số "
        "182/KH-UBND và số 45/KH-UBND."
    )
    assert [found.value for found in read(text + TAIL).basis] == ["505/QĐ-TTg", "182/KH-UBND"]


THREE = ["Các sở, ban, ngành", "UBND các huyện, thành phố", "Báo Tuyên Quang"]
BODY = "\n\nThực hiện Kế hoạch số 182/KH-UBND, Sở đề nghị các sở tuyên truyền."
RECEIVERS = {
    "dashes": "- Kính gửi: - Các sở, ban, ngành;\n- UBND các huyện, thành phố;\n- Báo Tuyên Quang.",
    "below": "Kính gửi:\n- Các sở, ban, ngành;\n- UBND các huyện, thành phố;\n- Báo Tuyên Quang.",
    "one line": "Kính gửi: Các sở, ban, ngành; UBND các huyện, thành phố; Báo Tuyên Quang.",
    "one line, broken": "Kính gửi: Các sở, ban, ngành; UBND các huyện,\nthành phố; Báo Tuyên Quang.",
    "one a line": "Kính gửi:\nCác sở, ban, ngành\nUBND các huyện, thành phố\nBáo Tuyên Quang",
    "blank lines": "Kính gửi:\n\n- Các sở, ban, ngành;\n\n- UBND các huyện, thành phố;\n\n- Báo Tuyên Quang.",
}


@pytest.mark.parametrize("layout", RECEIVERS)
@pytest.mark.parametrize("body", [BODY, BODY[1:]], ids=["blank line", "no blank line"])
def test_receivers(layout, body, read):
    assert [found.value for found in read(RECEIVERS[layout] + body + TAIL).receivers] == THREE
