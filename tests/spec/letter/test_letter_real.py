"""The letter the first campaign comes from, as it is published."""

import datetime as dt

from bannergen.codes import letter as codes
from bannergen.diagnostics import Severity


def test_every_part_of_the_real_letter(real):
    assert real.number.value == "1119/STTTT-TTBCXB"
    assert real.date.value == dt.date(2022, 9, 29)
    assert real.issuer.value == "Sở Thông tin và Truyền thông tỉnh Tuyên Quang"
    assert str(real.province.value) == "tỉnh Tuyên Quang"
    assert real.event.value == "Ngày Chuyển đổi số quốc gia 10/10"
    assert (real.period.value.start, real.period.value.end) == (dt.date(2022, 10, 1), dt.date(2022, 10, 10))
    assert [found.value for found in real.basis] == ["182/KH-UBND"]
    assert [found.value for found in real.receivers] == [
        "Các sở, ban, ngành",
        "UBND các huyện, thành phố",
        "Báo Tuyên Quang",
        "Đài Phát thanh và Truyền hình tỉnh",
        "Tạp chí Tân Trào",
        "Cổng Thông tin điện tử tỉnh",
    ]
    assert [found.value for found in real.slogans] == [
        "CHÀO MỪNG NGÀY CHUYỂN ĐỔI SỐ QUỐC GIA 10/10.",
        "CHUYỂN ĐỔI SỐ GIẢI QUYẾT CÁC VẤN ĐỀ CỦA XÃ HỘI VÌ MỘT CUỘC SỐNG TỐT ĐẸP HƠN CHO NGƯỜI DÂN.",
    ]


def test_the_report_names_lines_and_misses_nothing(real_diagnostics):
    assert {d.code for d in real_diagnostics} == {codes.FOUND}
    assert all(d.severity is Severity.INFO for d in real_diagnostics)
    lines = {dict(d.values)["what_en"]: d.span.line for d in reversed(real_diagnostics)}
    assert lines["Document number"] == 3
    assert lines["Period"] == 55
    assert lines["Slogan"] == 77


def test_the_span_shows_the_line(real_diagnostics):
    period = next(d for d in real_diagnostics if dict(d.values)["what_en"] == "Period")
    assert period.span.line_text == "3. Thời gian thực hiện: Từ ngày 01/10 đến 10/10/2022."
    assert period.span.source.endswith("1119-STTTT-TTBCXB.txt")
