"""Are names of places that are nearly known ones found, and right texts left in peace?"""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bannergen.orthography.gazetteer import PlaceName, PlaceNames, keys_of
from bannergen.orthography.place_names import NearPlace, near_places
from tests import project

LIBRARY = project.library()
KNOWN, WORDS = LIBRARY.place_names, LIBRARY.words
NAMES = st.sampled_from(KNOWN.names)
OWN = PlaceNames(
    [
        PlaceName("Na Hang", ("huyện",)),
        PlaceName("Hàm Yên", ("huyện",)),
        PlaceName("Khuôn Hà", ("xã",)),
        PlaceName("Lũng Tà", ("xã",)),
    ]
)


def near(text: str, own: PlaceNames | None = None) -> tuple[NearPlace, ...]:
    return near_places(text, KNOWN, own, WORDS)


def found(text: str, own: PlaceNames | None = None) -> list[str]:
    return [f"{place.written} > {place.level} {place.meant.name}" for place in near(text, own)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("QUẬN NAM TỪ NIÊM", "NAM TỪ NIÊM > quận Nam Từ Liêm"),  # what was printed on some 20 panels
        ("Đảng bộ quận Nam Từ Niêm lần thứ III", "Nam Từ Niêm > quận Nam Từ Liêm"),
        ("CHÀO MỪNG ĐẠI HỘI ĐẢNG BỘ QUẬN NAM TỪ NIÊM LẦN THỨ III", "NAM TỪ NIÊM > quận Nam Từ Liêm"),
        ("UBND huyện Na Hàng", "Na Hàng > huyện Na Hang"),
        ("Ủy ban nhân dân xã Tràng Đa", "Tràng Đa > xã Tràng Đà"),
        ("Công an xã Tràng Đa", "Tràng Đa > xã Tràng Đà"),
        ("TP. Hồ Chí Mình", "Hồ Chí Mình > thành phố Hồ Chí Minh"),
        ("TP.HỒ CHÍ MÌNH", "HỒ CHÍ MÌNH > thành phố Hồ Chí Minh"),
        ("Q. Hoàn Kiếp", "Hoàn Kiếp > quận Hoàn Kiếm"),
        ("thị xã Quảng Yện", "Quảng Yện > thị xã Quảng Yên"),
        ("tỉnh Bà Rịa - Vũng Tàn", "Bà Rịa - Vũng Tàn > tỉnh Bà Rịa - Vũng Tàu"),
        ("huyện Ea H'Leu", "Ea H'Leu > huyện Ea H'Leo"),
        ("thành phố Huê", "Huê > thành phố Huế"),
        ("THÀNH PHỐ HUÊ XANH, SẠCH, ĐẸP", "HUÊ > thành phố Huế"),
        ("quận nam từ niêm", "nam từ niêm > quận Nam Từ Liêm"),  # a text without any capitals
        ("huyện Trần Văn Thờ", "Trần Văn Thờ > huyện Trần Văn Thời"),
        ("Tỉnh Tuyên Qang", "Tuyên Qang > tỉnh Tuyên Quang"),
        ("huyện NA HÀNG", "NA HÀNG > huyện Na Hang"),
        ("HUYỆN NĂM ĐÀN", "NĂM ĐÀN > huyện Nam Đàn"),  # a small word, but made by a mark
        ("xã Hội Ân", "Hội Ân > xã Hội An"),  # not xã hội
        ("huyện Bảo Lậc", "Bảo Lậc > huyện Bảo Lạc"),  # not Bảo Lộc, a city
    ],
)
def test_after_its_level(text: str, expected: str) -> None:
    assert found(text) == [expected]


@pytest.mark.parametrize(
    "text", ["Nam Từ Niêm", "CHÀO MỪNG QUÝ KHÁCH ĐẾN VỚI NAM TỪ NIÊM", "Tuổi trẻ Nam Từ Niêm ra quân"]
)
def test_three_syllables_of_a_district_need_no_level(text: str) -> None:
    assert [place.meant.name for place in near(text)] == ["Nam Từ Liêm"]


def test_a_district_that_bears_a_persons_name_needs_its_level_unless_only_marks_differ() -> None:
    assert found("Tuổi trẻ Dương Minh Chấu") == ["Dương Minh Chấu > huyện Dương Minh Châu"]
    assert found("Tuổi trẻ Dương Mạnh Châu") == []
    assert found("Huyện Dương Mạnh Châu") == ["Dương Mạnh Châu > huyện Dương Minh Châu"]


@pytest.mark.parametrize("text", ["Na Hàng", "Chị Na Hàng", "Đội Cấn Na Hàng"])
def test_two_syllables_alone_say_nothing(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tuổi trẻ Na Hàng", ["Na Hàng > huyện Na Hang"]),
        ("TUỔI TRẺ NA HÀNG", ["NA HÀNG > huyện Na Hang"]),
        ("Nguyễn Na Hàng", []),  # a person
        ("QUA NA HÀNG HÓA", []),  # hàng hóa
        ("THÀNH ĐÔ NA HÀNG", ["NA HÀNG > huyện Na Hang"]),
        ("BAO HÀM YẾN", []),  # bao hàm
        ("Khuôn Hạ", []),  # a commune's name is near too many
        ("xã Khuôn Hạ", ["Khuôn Hạ > xã Khuôn Hà"]),
        ("xã Lũng Tà", []),  # only the own table knows it
        ("xã Lũng Tàn", ["Lũng Tàn > xã Lũng Tà"]),
    ],
)
def test_names_of_the_own_table(text: str, expected: list[str]) -> None:
    assert found(text, OWN) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Đại tướng Võ Nguyên Giáp",
        "CHỦ TỊCH HỒ CHÍ MINH VĨ ĐẠI SỐNG MÃI",
        "đường Nguyễn Thị Minh Khai, phường Bến Nghé",
        "Bộ Thông tin và Truyền thông",
        "ĐÀI PHÁT THANH VÀ TRUYỀN HÌNH TỈNH",
        "XÃ HỘI CHỦ NGHĨA",
        "Đồng chí Trần Văn Thủy",  # a person; huyện Trần Văn Thủy is another matter
        "Hợp tác xã Sông Hông",
        "THÀNH PHỐ THÔNG MINH",
        "TỈNH VÀ TÂY",  # Hà Tây
        "HUYỆN GIAO NGHĨA VỤ",  # Gia Nghĩa
        "HUYỆN CHỮ THẬP ĐỎ",  # Chũ
        "XÃ HỘI ÂN",  # xã Hội An
        "xã Bạ",  # nearly every syllable is near a commune's
        "tỉnh Na Hàng",  # there is no such province
        "thành, phố Na Hàng",
        "huyện, Na Hàng",
        "PHƯỜNG 12, QUẬN 5",
        "CÁC HUYỆN, THỊ XÃ, THÀNH PHỐ",
        "HUYỆN NÔNG THÔN MỚI NÂNG CAO",
        "thành phố Bắc Kinh",
        "tỉnh Quảng Đông, Quảng Tây, Vân Nam",
        "phường Mỹ Đình 1",
        "quận Nam từ niêm",  # no name begins or ends so
        "thôn Nà Khoang, bản Lác",
        "",
    ],
)
def test_right_texts_are_left_in_peace(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize("name", ["Nam Từ Liêm", "Hoà Vang", "Quí Lộc", "Phan Rang-Tháp Chàm", "Ea Hleo", "Hà Tuyên"])
def test_another_spelling_is_not_another_name(name: str) -> None:
    assert keys_of([name])[0] in KNOWN
    assert found(f"huyện {name}") == []


def test_of_two_near_names_the_one_of_the_written_level_is_meant() -> None:
    known = PlaceNames([PlaceName("Hà Lan", ("thành phố",)), PlaceName("Hà Lang", ("xã", "huyện"))])
    for level, meant in (("huyện", "Hà Lang"), ("thành phố", "Hà Lan")):
        (place,) = near_places(f"{level} Hà Lann", known)
        assert (place.meant.name, place.level) == (meant, level)


def test_the_highest_level_of_a_name() -> None:
    name = PlaceName("Tuyên Quang", ("xã", "tỉnh"))
    assert [name.level_of(()), name.level_of(("xã",)), name.level_of(("huyện",))] == ["tỉnh", "xã", "tỉnh"]
    assert PlaceName("Bắc Kinh").level_of(("tỉnh",)) == ""


def test_where_it_stands_and_what_is_meant() -> None:
    text = unicodedata.normalize("NFD", "Đảng bộ quận Nam Từ Niêm, Hà Nội")
    (place,) = near(text)
    assert unicodedata.normalize("NFC", text[place.start : place.start + place.length]) == "Nam Từ Niêm"
    assert place.written == "Nam Từ Niêm"
    assert (place.meant.levels, place.meant.province) == (("quận",), "Hà Nội")


def test_all_of_a_text_are_found() -> None:
    text = "Quận Nam Từ Niêm, quận Hoàn Kiếp và huyện Ba Vỉ"
    assert [place.meant.name for place in near(text)] == ["Nam Từ Liêm", "Hoàn Kiếm", "Ba Vì"]


@given(NAMES, st.sampled_from(["{0} {1}", "UBND {0} {1}", "Nhân dân {0} {1}, đoàn kết", "{1}"]), st.booleans())
def test_a_known_name_is_never_reported(name: PlaceName, pattern: str, capitals: bool) -> None:
    level = name.levels[0] if name.levels else "tỉnh"
    text = pattern.format(level, name.name)
    for form in ("NFC", "NFD"):
        assert found(unicodedata.normalize(form, text.upper() if capitals else text)) == []


def test_more_than_anybody_reads_is_not_reported() -> None:
    assert len(near("quận Nam Từ Niêm. " * 30)) == 20


@given(st.sampled_from([name for name in KNOWN.names if " " in name.name and "huyện" in name.levels]))
def test_a_lost_letter_is_found_or_makes_another_known_name(name: PlaceName) -> None:
    slip = name.name[:-1]
    assert keys_of([slip])[0] in KNOWN or [place.written for place in near(f"huyện {slip}")] == [slip]


@given(st.text(max_size=60), st.booleans())
def test_no_text_makes_an_exception(text: str, after_a_level: bool) -> None:
    whole = f"Huyện {text}" if after_a_level else text
    for place in near(whole, OWN):
        assert whole[place.start : place.start + place.length]


PARTS = st.sampled_from(
    ["huyện", "TP.", "XÃ", "Nam", "Từ", "Niêm", "TÂN", "an", "-", "–", ",", "'", "H'Leo", "Đ", "1", "\u0301", "thị xã"]
)


@given(st.lists(PARTS, max_size=12).map(" ".join))
def test_composed_or_not_the_same_is_found(text: str) -> None:
    composed, apart = (near(unicodedata.normalize(form, text), OWN) for form in ("NFC", "NFD"))
    assert [(place.written, place.meant) for place in composed] == [(place.written, place.meant) for place in apart]
