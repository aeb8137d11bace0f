"""The files of a small campaign, and a letter of two slogans, for tests that change them."""

CAMPAIGN = """\
campaign: nho
title: Nhỏ
period: {from: 2022-10-01, to: 2022-10-10}
slogans: [{id: s, text: CHÀO MỪNG}]
places: {table: t.csv}
products: [led-p5-640x384]
theme: do-co
"""
TABLE = "slug,name,level,valid_to\na,Huyện A,huyện,\nb,Huyện B,huyện,\n"
LETTER = """\
UBND TỈNH TUYÊN QUANG
SỞ THÔNG TIN VÀ TRUYỀN THÔNG
Số: 1119/STTTT-TTBCXB
Tuyên Quang, ngày 29 tháng 9 năm 2022
V/v tuyên truyền Ngày Chuyển đổi số quốc gia 10/10

KHẨU HIỆU TUYÊN TRUYỀN
1. CHÀO MỪNG NGÀY CHUYỂN ĐỔI SỐ QUỐC GIA 10/10.
2. CHUYỂN ĐỔI SỐ GIẢI QUYẾT CÁC VẤN ĐỀ CỦA XÃ HỘI.
"""
MAIN = "from bannergen.cli import main; main(prog_name='bannergen')"
