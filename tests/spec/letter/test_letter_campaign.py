"""The campaign YAML of a letter: what a YAML reader finds in it is what the letter holds."""

from dataclasses import replace

import pytest
import yaml
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from bannergen.codes import letter as codes
from bannergen.diagnostics import Fault, Severity
from bannergen.resources import SearchPath, bundled_root
from bannergen.spec import Library
from bannergen.spec.campaign import read_campaign
from bannergen.spec.letter import ProvinceTable, campaign_yaml, import_letter, missing_table, province_tables
from bannergen.spec.letter.campaign import flow, scalar
from bannergen.spec.letter.compounds import keep_phrases
from bannergen.spec.letter.names import campaign_id, short_slug, slogan_ids

TABLE = ProvinceTable("Tuyên Quang", "places/tuyen-quang-2022.csv", "tuyen-quang-tinh", ("huyện", "thành phố"))


B = "CHUYỂN ĐỔI SỐ GIẢI QUYẾT CÁC VẤN ĐỀ CỦA XÃ HỘI VÌ MỘT CUỘC SỐNG TỐT ĐẸP HƠN CHO NGƯỜI DÂN"
KEPT = "CHUYỂN ĐỔI SỐ|GIẢI QUYẾT|VẤN ĐỀ|XÃ HỘI|CUỘC SỐNG|TỐT ĐẸP HƠN|NGƯỜI DÂN"
MISREAD = 'no|12|2022-10-10x: y|a: b|a #b|- a|a, b|[a]|3:1|~|a:|"a"|\'a|%a|@a|10/10|\\|…'
MISSING = "document number|document date|issuer|province|event|period|basis|receivers"


def parsed(text):
    return yaml.load(text, Loader=yaml.BaseLoader)  # every scalar as written, as the campaign reader takes it


@pytest.fixture(scope="module")
def words():
    return Library(SearchPath((bundled_root(),))).words


def test_the_real_letter(real, words):
    slogans = [
        {
            "id": "chao-mung-ngay-chuyen-doi",
            "official": "CHÀO MỪNG NGÀY CHUYỂN ĐỔI SỐ QUỐC GIA 10/10.",
            "text": "CHÀO MỪNG NGÀY CHUYỂN ĐỔI SỐ QUỐC GIA 10/10",
            "keep": ["CHÀO MỪNG", "CHUYỂN ĐỔI SỐ", "QUỐC GIA"],
        },
        {
            "id": "chuyen-doi-so-giai-quyet",
            "official": f"{B}.",
            "text": B,
            "keep": KEPT.split("|"),
        },
    ]
    assert parsed(campaign_yaml(real, [TABLE], words)) == {
        "campaign": "ngay-chuyen-doi-so-quoc-gia-2022",
        "title": "Ngày Chuyển đổi số quốc gia 10/10",
        "document": {
            "number": "1119/STTTT-TTBCXB",
            "date": "2022-09-29",
            "issuer": "Sở Thông tin và Truyền thông tỉnh Tuyên Quang",
            "basis": ["182/KH-UBND"],
        },
        "period": {"from": "2022-10-01", "to": "2022-10-10"},
        "receivers": [found.value for found in real.receivers],
        "slogans": slogans,
        "places": {
            "table": "places/tuyen-quang-2022.csv",
            "use": ["tuyen-quang-tinh", "level:huyện", "level:thành phố"],
        },
        "products": ["bang-ron-ngang-8x1", "pano-3x2", "led-p5-640x384"],
        "theme": "do-co",
    }


def test_comments_give_the_letters_lines(real):
    lines = campaign_yaml(real).splitlines()
    assert "  number: 1119/STTTT-TTBCXB  # dòng 3" in lines
    assert "period:  # dòng 55" in lines
    assert "  - id: chuyen-doi-so-giai-quyet  # dòng 79" in lines


def test_no_place_table_no_places(real):
    text = campaign_yaml(real, [ProvinceTable("Hà Giang", "x.csv", "ha-giang-tinh")])
    assert "places" not in parsed(text)
    assert "# chưa có bảng địa bàn kèm theo: Tuyên Quang" in text


def test_what_is_not_found_is_left_out_and_named(read):
    letter = read("KHẨU HIỆU\n\nVÌ MỘT VIỆT NAM SỐ!")
    text = campaign_yaml(letter, [TABLE])
    assert set(parsed(text)) == {"campaign", "title", "slogans", "products", "theme"}
    assert parsed(text)["campaign"] == "cong-van"
    assert parsed(text)["title"] == "VÌ MỘT VIỆT NAM SỐ!"
    missing = {line.strip() for line in text.splitlines() if "chưa tìm thấy" in line}
    assert {f"# chưa tìm thấy: {name}" for name in ("số văn bản", "thời gian", "sự kiện")} <= missing


def test_half_a_document_waits_as_a_comment(read):
    text = campaign_yaml(read("SỞ Y TẾ\nLào Cai, ngày 5/10/2024\n\nKHẨU HIỆU\n\nVÌ MỘT VIỆT NAM SỐ!"))
    assert "document" not in parsed(text)
    assert parsed(text)["issuer"] == "Sở Y tế tỉnh Lào Cai"
    assert "#   date: 2024-10-05  # dòng 2" in text.splitlines()


def test_a_period_that_is_not_sure_waits_as_a_comment_and_names_nothing(read):
    head = "Tuyên Quang, ngày 29 tháng 9 năm 2022\nV/v hưởng ứng Ngày Chuyển đổi số quốc gia\n\nKính gửi: Các sở.\n\n"
    tail = "Thời gian: Từ ngày 10/10 đến 01/10/2022.\n\nKHẨU HIỆU\n\nVÌ MỘT VIỆT NAM SỐ!"
    text = campaign_yaml(read(head + tail))
    assert "period" not in parsed(text)
    assert parsed(text)["campaign"] == "ngay-chuyen-doi-so-quoc-gia-2022"
    assert "#   from: 2021-10-10" in text.splitlines()


def test_a_province_without_a_table_is_told(real):
    assert missing_table(real, [TABLE]) == ()
    (told,) = missing_table(real, [])
    assert (told.code, told.severity) == (codes.NO_TABLE, Severity.WARNING)
    assert told.span.line == real.province.line.number
    assert missing_table(replace(real, province=None), []) == ()


def test_what_is_not_sure_is_one_sentence(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("V/v tuyên truyền cải cách hành chính.\n\nKHẨU HIỆU\n\nVÌ MỘT VIỆT NAM SỐ!", encoding="utf-8")
    unsure = [d for d in import_letter(path)[1] if d.code is codes.UNSURE]
    assert len(unsure) == 1
    for lang in ("vi", "en"):
        assert unsure[0].message(lang).endswith(".")
        assert unsure[0].message(lang).count(".") == 2
        assert ".." not in unsure[0].message(lang)
        assert ".”." not in unsure[0].message(lang)


@pytest.mark.parametrize("letter", ["", "Số: 5/STTTT-X\n\n", "SỞ Y TẾ\nHà Nội, ngày 5/10/2024\n\n"])
def test_the_campaign_reader_takes_it(letter, read, tmp_path):
    path = tmp_path / "a.yaml"
    path.write_text(campaign_yaml(read(f"{letter}KHẨU HIỆU\n\nVÌ MỘT VIỆT NAM SỐ.")), encoding="utf-8")
    assert read_campaign(path).slogans[0].text == "VÌ MỘT VIỆT NAM SỐ"


def test_the_campaign_reader_takes_the_real_letter(real, tmp_path):
    path = tmp_path / "a.yaml"
    path.write_text(campaign_yaml(real, [TABLE]), encoding="utf-8")
    assert read_campaign(path).document.number == "1119/STTTT-TTBCXB"


def test_what_is_not_found_is_reported(tmp_path, not_found):
    path = tmp_path / "a.txt"
    path.write_text("KHẨU HIỆU\n\nVÌ MỘT VIỆT NAM SỐ!", encoding="utf-8")
    assert not_found(import_letter(path)[1]) == set(MISSING.split("|"))


@pytest.mark.parametrize("text", MISREAD.split("|"))
def test_scalars_survive(text):
    assert parsed(f"a: {scalar(text)}") == {"a": text}
    assert parsed(f"a: {flow([text])}") == {"a": [text]}
    assert isinstance(yaml.safe_load(f"a: {scalar(text)}")["a"], str)


@given(st.text())
def test_any_scalar_survives(text):
    assert parsed(f"a: {flow([text, 'b'])}\n") == {"a": [text, "b"]}
    assert parsed(f"a: {scalar(text)}  # c\n") == {"a": text}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(slogans=st.lists(st.text(min_size=1), min_size=1, max_size=4), name=st.text())
def test_any_letter_survives_the_round_trip(slogans, name, tmp_path):
    path = tmp_path / "cong-van.txt"
    listed = (f"{n}. Mừng hội lớn {slogan}" for n, slogan in enumerate(slogans, 1))
    lines = [f"V/v tuyên truyền Ngày Hội {name}", "", "KHẨU HIỆU", "", *listed]
    path.write_bytes("\n".join(lines).encode("utf-8", "replace"))
    try:
        letter, _ = import_letter(path)
    except Fault:
        assume(False)
    got = parsed(campaign_yaml(letter, [TABLE]))
    assert [each["official"] for each in got["slogans"]] == [found.value for found in letter.slogans]
    assert got["title"] == letter.event.value
    ids = [each["id"] for each in got["slogans"]]
    assert len(set(ids)) == len(ids)


def test_campaign_ids():
    assert campaign_id("Ngày Chuyển đổi số quốc gia 10/10", 2022) == "ngay-chuyen-doi-so-quoc-gia-2022"
    assert campaign_id("Ngày Chuyển đổi số quốc gia năm 2024", 2024) == "ngay-chuyen-doi-so-quoc-gia-2024"
    anniversary = "Kỷ niệm 50 năm Ngày Giải phóng miền Nam (30/4/1975 - 30/4/2025)"
    assert campaign_id(anniversary, 2025) == "ky-niem-50-nam-ngay-giai-phong-mien-nam-2025"


def test_slogan_ids_are_unique():
    texts = ["Một hai ba bốn năm sáu", "Một hai ba bốn năm bảy", "Một hai ba bốn năm bảy", "! ! !", "Đi"]
    assert slogan_ids(texts) == (
        "mot-hai-ba-bon-nam", "mot-hai-ba-bon-nam-bay", "mot-hai-ba-bon-nam-2", "khau-hieu-2", "di",
    )  # fmt: skip
    assert short_slug("Đẩy mạnh ĐỔI mới 10/10!") == "day-manh-doi-moi-10-10"


def test_keep_takes_the_longest_phrase_as_written(words):
    text = "Chính quyền số vì NGƯỜI DÂN Tuyên Quang năm 2024"
    kept = ("Chính quyền số", "NGƯỜI DÂN", "Tuyên Quang", "năm 2024")
    assert keep_phrases(text, words, province="Tuyên Quang") == kept
    assert keep_phrases("MỪNG LỄ HỘI THÀNH TUYÊN", frozenset(), event="Ngày Thành Tuyên 2/9") == ("THÀNH TUYÊN",)


def test_keep_is_the_words_that_the_typesetter_keeps(words):
    text = "CHÀO MỪNG NĂM 2025, HƯỚNG VỀ ĐẠI HỘI LẦN THỨ XIV CỦA “ĐẢNG BỘ”; PHÁT TRIỂN VĂN HOÁ NGƯỜI DÂN TỘC"
    kept = "CHÀO MỪNG|NĂM 2025|HƯỚNG VỀ|ĐẠI HỘI|LẦN THỨ XIV|ĐẢNG BỘ|PHÁT TRIỂN|VĂN HOÁ|NGƯỜI DÂN TỘC"
    assert keep_phrases(text, words) == tuple(kept.split("|"))


@pytest.mark.parametrize(
    ("event", "kept"),
    [
        ("Lễ hội Xoè Tha, 2025", ("XÒE THA",)),  # what no word covers of a name, in any spelling
        ("Lễ hội Xoè Tha và Páo Dung", ("XÒE THA", "PÁO DUNG")),
        ("Xoè Tha Páo Dung", ()),  # too long to stay whole
    ],
)
def test_names_in_the_event_are_kept(event, kept):
    assert keep_phrases("XÒE THA PÁO DUNG", frozenset({"lễ hội"}), event) == kept


def test_the_bundled_table_of_a_province():
    found = province_tables(SearchPath((bundled_root(),)))
    assert found == (ProvinceTable(TABLE.province, TABLE.table, TABLE.province_slug, ("thành phố", "huyện")),)


def test_the_levels_are_those_right_below_the_province(tmp_path):
    (tmp_path / "campaigns/places").mkdir(parents=True)
    rows = "1,,Thành phố Huế,thành phố,hue\n2,1,Phường A,phường,a\n3,1,Xã B,xã,b\n4,2,Tổ C,tổ,c\n"
    (tmp_path / "campaigns/places/hue.csv").write_text(f"code,parent,name,level,slug\n{rows}", encoding="utf-8")
    found = province_tables(SearchPath((tmp_path,)))
    assert found == (ProvinceTable("Huế", "places/hue.csv", "hue", ("phường", "xã")),)
