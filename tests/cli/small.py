"""The files of a small campaign, for tests that change them."""

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
MAIN = "from bannergen.cli import main; main(prog_name='bannergen')"
