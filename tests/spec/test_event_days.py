"""Does a day in a text belong to the event it names, a year to the campaign, and is no other number taken for one?"""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bannergen.diagnostics import Span
from bannergen.spec.event_days import check_days, check_years, mentions
from bannergen.spec.record import Event
from bannergen.spec.values import Text
from tests import project

SLOGANS = (Path(__file__).parents[1] / "typeset/slogans.txt").read_text("utf-8").splitlines()
RECORD = project.library().record


def text_of(written: str) -> Text:
    return Text(written, Span("c.yaml", 2, 8, len(written), f"title: {written}"))


def days(written: str) -> list[str]:
    return [found.code.id for found in check_days(text_of(written), RECORD)]


def years(written: str, *known: int) -> list[str]:
    return [found.code.id for found in check_years(text_of(written), known, RECORD)]


@pytest.mark.parametrize("event", RECORD.events, ids=lambda event: str(event.event))
def test_each_name_with_its_own_day_is_silent_and_with_another_day_is_not(event: Event) -> None:
    for name in (event.name, *event.also):
        assert days(f"CHÀO MỪNG {name.upper()} {event.day}") == []
        assert days(f"{name} ({event.day.day:02}/{event.day.month:02}/2022)") == []
        assert days(f"{name} {event.day.day}.{event.day.month}") == []
        assert days(f"{name}, ngày {event.day.day} tháng {event.day.month} năm 2022") == []
        other = f"{event.day.day % 28 + 1}/{event.day.month}"
        assert days(f"CHÀO MỪNG {name.upper()} {other}") == ["event-wrong-day"]
        assert days(f"{other}: {name}") == ["event-wrong-day"]


def test_the_press_example_says_both_days() -> None:
    (found,) = check_days(text_of("Ngày giải phóng Thủ đô 30.4"), RECORD)
    assert (found.code.id, str(found.span), found.span and found.span.length) == ("event-wrong-day", "c.yaml:2:31", 4)
    values = dict(found.values)
    assert (values["day"], values["written"]) == ("10/10", "30/4")
    assert "Ngày Giải phóng miền Nam, thống nhất đất nước" in values["others_vi"]


@pytest.mark.parametrize(
    "written",
    [
        "NGÀY CHUYỂN ĐỔI SỐ QUỐC GIA 11/10",
        "Ngày Chuyển đổi số quốc gia năm 2022 (10/11)",
        "Ngày Chuyển đổi số quốc gia, ngày 10 tháng 11",
        "Ngày Chuyển đổi số quốc gia là ngày 1/10",
        "Ngày Chuyển đổi số quốc gia 13/13",
        "QUỐC KHÁNH 3 - 9",
        "Ngày 30/4 Giải phóng Thủ đô",
        "NGÀY CHUYỂN ĐỔI SỐ QUỐC GIA | 01-10",
        "KỶ NIỆM CÁCH MẠNG THÁNG TÁM 19/8 VÀ QUỐC KHÁNH 3/9",
        "NGÀY GIẢI PHÓNG THỦ ĐÔ 30/4 VÀ NGÀY CHUYỂN ĐỔI SỐ QUỐC GIA 10/10",
        "Ngày Thương binh liệt sỹ 27/6",
        "NGÀY GIẢI PHÓNG THỦ ĐÔ (30/4/1954 – 30/4/2022)",
    ],
)
def test_a_wrong_day_beside_the_name_is_an_error(written: str) -> None:
    assert days(written) == ["event-wrong-day"]


@pytest.mark.parametrize(
    "written",
    [
        "Ngày Chuyển đổi số quốc gia, khai mạc 8h ngày 8/10",
        "Mít tinh hưởng ứng Ngày Chuyển đổi số quốc gia tại nhà văn hóa 8/10",
        "Ngày Chuyển đổi số quốc gia của tỉnh: 8/10/2022 tại quảng trường",
    ],
)
def test_a_wrong_day_elsewhere_is_a_warning(written: str) -> None:
    assert days(written) == ["event-other-day"]


@pytest.mark.parametrize(
    "written",
    [
        "Từ 01/10 đến 10/10 hưởng ứng Ngày Chuyển đổi số quốc gia",
        "Từ 01/10 hưởng ứng Ngày Chuyển đổi số quốc gia",
        "Ngày Quốc khánh (30/8 - 3/9)",
        "Đến hết ngày 5/9 chào mừng Quốc khánh",
        "KỶ NIỆM 68 NĂM NGÀY GIẢI PHÓNG THỦ ĐÔ (10/10/1954 – 10/10/2022)",
        "Ngày Chuyển đổi số quốc gia theo Kế hoạch 182/KH-UBND và Thông tư 12/2022/TT-BTTTT",
        "Ngày Chuyển đổi số quốc gia, văn bản số 5/6-KH và Luật 45/2019/QH14",
        "2/3 dân số hưởng ứng Ngày Môi trường thế giới",
        "Hỗ trợ 24/7 mừng Ngày Chuyển đổi số quốc gia",
        "Ngày Chuyển đổi số quốc gia năm 2022",
        "Tăng 5.5 lần nhân Ngày Doanh nhân Việt Nam",
        "Công nghiệp 4.0 và Ngày Chuyển đổi số quốc gia",
        "CHÀO MỪNG 30/4 VÀ NGÀY QUỐC TẾ LAO ĐỘNG",
        "CHÀO MỪNG 30/4 - NGÀY QUỐC TẾ LAO ĐỘNG 1/5",
        "19/8, 2/9 - Cách mạng Tháng Tám và Quốc khánh",
        "KỶ NIỆM CÁCH MẠNG THÁNG TÁM VÀ QUỐC KHÁNH 2/9",
        "Ngày Chuyển đổi số quốc gia 10/10, khai mạc ngày 8/10",
        "Quốc khánh Lào 2/12",
        "NGÀY THÀNH LẬP ĐẢNG BỘ TỈNH 20/3",
        "Chiến thắng Điện Biên Phủ trên không 29/12",
        "Ngày giải phóng mặt bằng 30/4",
        "QUỐC KHÁNH 2 - 9",
        "CÁCH MẠNG THÁNG TÁM VÀ QUỐC KHÁNH (19/8 VÀ 2/9)",
        "Cách mạng Tháng Tám 19/8 và Ngày Quốc khánh nước Cộng hòa xã hội chủ nghĩa Việt Nam",
        "Ngày Chuyển đổi số quốc gia: 9/10, 10/10",
        "Ngày Giải phóng Thủ đô và Ngày Chuyển đổi số quốc gia 10/10",
    ],
)
def test_innocent_numbers_are_no_days(written: str) -> None:
    assert days(written) == []


def test_of_two_names_the_longer_is_meant() -> None:
    (found,) = mentions("Ngày Sách và Văn hoá đọc Việt Nam", RECORD)
    assert [event.event for event in found.events] == ["ngay-sach-va-van-hoa-doc"]


@pytest.mark.parametrize(
    ("written", "known", "codes"),
    [
        ("Ngày Chuyển đổi số quốc gia năm 2023", (2022,), ["text-other-year"]),
        ("Ngày Chuyển đổi số quốc gia 10/10/2023", (2022,), ["text-other-year"]),
        ("Ngày Chuyển đổi số quốc gia 2023", (2022,), ["text-other-year"]),
        ("Chào mừng năm 2023", (2022,), ["text-other-year"]),
        ("Chào mừng năm 2023", (2022, 2023), []),
        ("Ngày Chuyển đổi số quốc gia năm 2022", (2022,), []),
        ("Chuyển đổi số đến năm 2025, hướng tới năm 2030", (2022,), []),
        ("Hiện đại vào năm 2045", (2022,), []),
        ("Đại thắng mùa xuân năm 1975", (2022,), []),
        ("Quốc khánh 2/9/1945", (1950,), []),
        ("Giai đoạn 2021 - 2025", (2022,), []),
        ("Tổng kết năm 2021, nhiệm vụ năm 2022", (2022,), []),
        ("Từ 10/10/2021 đến 10/10/2022", (2022,), []),
        ("Ngày Chuyển đổi số quốc gia", (2021,), ["event-not-yet"]),
        ("Ngày Chuyển đổi số quốc gia", (2021, 2022), []),
    ],
)
def test_a_year_is_the_campaigns(written: str, known: tuple[int, ...], codes: list[str]) -> None:
    assert years(written, *known) == codes


def test_the_slogans_of_the_list_have_their_right_days() -> None:
    assert [slogan for slogan in SLOGANS if days(slogan)] == []


NAMES = ("Ngày", "Giải phóng Thủ đô", "Quốc khánh", "từ", "đến ngày", "năm 2023", "ngày 5 tháng 6")
PIECES = st.sampled_from((*NAMES, "30/4", "10/10", "2.9", "2 - 9", " - ", "(", ")", ".", "99/99", "٣/٤"))


@given(st.lists(PIECES | st.text(max_size=5), max_size=12).map(" ".join))
def test_any_text_is_read(written: str) -> None:
    for found in (*check_days(text_of(written), RECORD), *check_years(text_of(written), {2022}, RECORD)):
        assert found.message("vi")
        assert found.message("en")
        assert found.span
        assert found.span.line_text[found.span.column - 1 :]


def test_a_long_text_takes_no_longer_than_its_length() -> None:
    """A hundred thousand words; what grew with their square would not end here."""
    assert len(days("Ngày Giải phóng Thủ đô 30/4 " * 5000)) == 5000
    assert days("ngày 30/4 " * 20000) == []
