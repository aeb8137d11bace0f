"""Is an official slogan found wrong by each slip, right in its own words, and is nothing else called wrong?"""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bannergen.diagnostics import Diagnostic, Fault, Severity
from bannergen.resources import SearchPath, bundled_root
from bannergen.spec import Library, read_campaign, request_of
from bannergen.spec.official import check_official, check_text
from bannergen.spec.record import OfficialText
from bannergen.spec.values import Text
from tests import project
from tests.spec.test_wording import SLOGANS, slips

RECORD = project.library().record
THEME = "CHUYỂN ĐỔI SỐ GIẢI QUYẾT CÁC VẤN ĐỀ CỦA XÃ HỘI VÌ MỘT CUỘC SỐNG TỐT ĐẸP HƠN CHO NGƯỜI DÂN"
GREETING = "CHÀO MỪNG NGÀY CHUYỂN ĐỔI SỐ QUỐC GIA 10/10"
CAMPAIGN = """\
campaign: nho
title: {title}
{time}
slogans:
{slogans}
products: [pano-3x2]
theme: do-co
"""
PERIOD = "period: {from: 2022-10-01, to: 2022-10-10}"


def written(*official: str, title: str = "Hội nghị", time: str = PERIOD, own: str = "") -> str:
    slogans = [f'  - {{id: s{n}, text: "{text}", official: "{text}"}}' for n, text in enumerate(official)]
    return CAMPAIGN.format(title=title, time=time, slogans="\n".join(slogans) + own)


def check(folder: Path, text: str) -> list[Diagnostic]:
    path = folder / "c.yaml"
    path.write_text(text, "utf-8")
    return check_official(read_campaign(path, "c.yaml"), RECORD)


def ids(folder: Path, *official: str, title: str = "Hội nghị", time: str = PERIOD, own: str = "") -> list[str]:
    return [found.code.id for found in check(folder, written(*official, title=title, time=time, own=own))]


@pytest.mark.parametrize("path", sorted((bundled_root() / "campaigns").glob("*.yaml")), ids=lambda path: path.stem)
def test_the_bundled_campaigns_are_silent(path: Path) -> None:
    campaign = read_campaign(path)
    assert any(slogan.official for slogan in campaign.slogans)
    assert check_official(campaign, RECORD) == []
    assert request_of(campaign, project.library()).remarks == ()


@pytest.mark.parametrize(
    "entry", [text for text in RECORD.texts if text.verified], ids=lambda entry: str(entry.text)[:40]
)
def test_every_slip_in_an_official_text_is_an_error(tmp_path: Path, entry: OfficialText) -> None:
    year = entry.year or 2022
    time = f"period: {{from: {year}-10-01, to: {year}-10-10}}"
    wrong = list(slips(entry.text))
    assert ids(tmp_path, entry.text, time=time) == []
    found = check(tmp_path, written(*wrong, time=time))
    differing = [each for each in found if each.code.id == "official-differs"]
    assert len(differing) == len(wrong)
    assert {each.code.id for each in found} <= {"official-differs", "event-wrong-day"}
    assert all(each.severity is Severity.ERROR for each in found)


def test_the_missing_word_is_shown_where_it_is_missing(tmp_path: Path) -> None:
    (found,) = check(tmp_path, written(THEME.replace("VÌ MỘT CUỘC", "VÌ CUỘC")))
    assert found.span
    assert found.span.line_text[found.span.column - 1 :][: found.span.length] == "VÌ CUỘC"
    assert dict(found.values)["differences_en"] == "“VÌ CUỘC” should be “VÌ MỘT CUỘC”"
    assert dict(found.values)["entry"] == "1092/QĐ-BTTTT (2022)"


def test_every_difference_is_shown(tmp_path: Path) -> None:
    text = THEME.replace("ĐỔI", "ĐỐI").replace("VÌ MỘT", "VÌ").replace("NGƯỜI DÂN", "NHÂN DÂN")
    (found,) = check(tmp_path, written(text))
    assert dict(found.values)["differences_en"].count("should be") == 3


@pytest.mark.parametrize(
    "text",
    [
        THEME,
        THEME + ".",
        THEME.capitalize(),
        THEME.title(),
        "Chuyển đổi số giải quyết các vấn đề của xã hội vì một cuộc sống tốt đẹp hơn cho người dân",
    ],
)
def test_the_case_and_the_full_stop_of_the_list_are_no_difference(tmp_path: Path, text: str) -> None:
    assert ids(tmp_path, text) == []


def test_a_decomposed_text_is_the_same_text(tmp_path: Path) -> None:
    assert ids(tmp_path, unicodedata.normalize("NFD", THEME)) == []


def test_the_theme_of_another_year_is_an_error_that_names_it(tmp_path: Path) -> None:
    (found,) = check(tmp_path, written(THEME, time="period: {from: 2024-10-01, to: 2024-10-10}"))
    assert (found.code.id, found.severity) == ("official-other-year", Severity.ERROR)
    assert (dict(found.values)["year"], dict(found.values)["years"]) == ("2022", "2024")


@pytest.mark.parametrize(
    ("time", "codes"),
    [
        ("", []),
        ("document: {number: 1/KH, date: 2022-09-01, issuer: A}", []),
        ("document: {number: 1/KH, date: 2024-09-01, issuer: A}", ["official-other-year"]),
        ("period: {from: 2021-12-20, to: 2022-01-10}", []),
    ],
)
def test_the_year_is_the_periods_else_the_documents(tmp_path: Path, time: str, codes: list[str]) -> None:
    assert ids(tmp_path, THEME, time=time) == codes


def test_a_greeting_is_right_in_every_year(tmp_path: Path) -> None:
    assert ids(tmp_path, GREETING, time="period: {from: 2025-10-01, to: 2025-10-10}") == []


def test_what_is_not_in_the_record_is_said_to_be_not(tmp_path: Path) -> None:
    others = [slogan for slogan in SLOGANS if slogan not in {THEME, GREETING} and '"' not in slogan]
    found = check(tmp_path, written(*others, time=""))
    assert {each.code.id for each in found} == {"official-not-in-record"}
    assert len(found) == len(others)
    assert {each.severity for each in found} == {Severity.WARNING}


def test_a_text_that_nobody_verified_is_only_warned_about(tmp_path: Path) -> None:
    time = "period: {from: 2023-10-01, to: 2023-10-10}"
    assert ids(tmp_path, "Khai thác dữ liệu số để tạo ra giá trị", time=time) == []
    assert ids(tmp_path, "Khai thác dữ liệu số để tạo giá trị", time=time) == ["official-alike"]


def test_the_same_text_with_the_numbers_of_another_year_is_another_text(tmp_path: Path) -> None:
    folder = tmp_path / "assets/official"
    folder.mkdir(parents=True)
    entry = "{year: 2025, text: KỶ NIỆM 95 NĂM ĐẠI HỘI LẦN THỨ XIII, source: a, read: 2026-11-23, verified: true}"
    (folder / "own.yaml").write_text(f"texts:\n  - {entry}\n", "utf-8")
    record = Library(SearchPath((tmp_path, bundled_root()))).record
    path = tmp_path / "c.yaml"

    def found(text: str, year: int) -> list[str]:
        path.write_text(written(text, time=f"period: {{from: {year}-02-01, to: {year}-02-10}}"), "utf-8")
        return [each.code.id for each in check_official(read_campaign(path), record)]

    assert found("KỶ NIỆM 96 NĂM ĐẠI HỘI LẦN THỨ XIV", 2026) == ["official-not-in-record"]
    assert found("KỶ NIỆM 96 NĂM ĐẠI HỘI LẦN THỨ XIII", 2025) == ["official-differs"]
    assert found("KỶ NIỆM 95 NĂM ĐẠI HỒI LẦN THỨ XIII", 2026) == ["official-differs"]


@pytest.mark.parametrize(
    ("own", "codes"),
    [
        ("text: CHÀO MỪNG NGÀY CHUYỂN ĐỐI SỐ QUỐC GIA 10/10", ["official-alike"]),
        ("text: CHÀO MỪNG, short: NGÀY CHUYỂN ĐỔI SỐ QUỐC GIA 11/10", ["event-wrong-day"]),
        (f"text: {THEME.replace('MỘT ', '')}", ["official-alike"]),
        (f"text: {THEME}", []),
        (f"text: {THEME} NĂM 2022", []),
        ("text: NGÀY CHUYỂN ĐỔI SỐ | QUỐC GIA 10/10", []),
        ("text: NHIỆT LIỆT CHÀO MỪNG NGÀY CHUYỂN ĐỔI SỐ QUỐC GIA 10/10", []),
        ("text: HƯỞNG ỨNG NGÀY CHUYỂN ĐỔI SỐ QUỐC GIA 10/10", []),
    ],
)
def test_a_text_of_the_campaigns_own_is_warned_about_where_it_is_nearly_an_official_one(
    tmp_path: Path, own: str, codes: list[str]
) -> None:
    assert ids(tmp_path, own=f"  - {{id: own, {own}}}") == codes


def test_titles_are_read_too(tmp_path: Path) -> None:
    title = "Ngày Giải phóng Thủ đô 30/4\nshort_title: Chào mừng Ngày Chuyển đối số quốc gia 10/10"
    assert ids(tmp_path, THEME, title=title) == ["event-wrong-day", "official-alike"]


@pytest.mark.parametrize(
    ("title", "time", "codes"),
    [
        ("Ngày Chuyển đổi số quốc gia", "{from: 2022-08-12, to: 2022-08-20}", []),
        ("Ngày Chuyển đổi số quốc gia", "{from: 2022-08-01, to: 2022-08-10}", ["event-outside-period"]),
        ("Ngày Chuyển đổi số quốc gia", "{from: 2022-12-09, to: 2022-12-20}", []),
        ("Ngày Chuyển đổi số quốc gia", "{from: 2022-12-10, to: 2022-12-20}", ["event-outside-period"]),
        ("Ngày thành lập Đảng Cộng sản Việt Nam", "{from: 2022-12-15, to: 2022-12-31}", []),
        ("Ngày hội Quốc phòng toàn dân", "{from: 2023-01-02, to: 2023-01-10}", []),
        ("Giải phóng miền Nam 30/4 và Quốc tế Lao động 1/5", "{from: 2022-03-02, to: 2022-03-05}", []),
        ("Hội nghị", "{from: 2022-03-02, to: 2022-03-05}", []),
        ("Ngày Chuyển đổi số quốc gia", "{from: 2021-10-01, to: 2021-10-10}", ["event-not-yet"]),
        ("Ngày Chuyển đổi số quốc gia năm 2021", "{from: 2022-10-01, to: 2022-10-10}", ["text-other-year"]),
    ],
)
def test_the_event_of_the_title_is_near_the_period(tmp_path: Path, title: str, time: str, codes: list[str]) -> None:
    own = "  - {id: own, text: CHÀO MỪNG}"
    assert ids(tmp_path, title=title, time=f"period: {time}", own=own) == codes


def test_a_single_text_is_read_with_a_year_or_without() -> None:
    text = Text("Ngày Chuyển đổi số quốc gia năm 2023")
    assert check_text(text, None, RECORD) == []
    assert [found.code.id for found in check_text(text, 2022, RECORD)] == ["text-other-year"]


def test_a_request_is_refused_with_these_faults_and_all_others(tmp_path: Path) -> None:
    path = tmp_path / "c.yaml"
    path.write_text(written(THEME.replace("ĐỔI", "ĐỐI"), "CHÀO BẠN").replace("pano-3x2", "pano-0x0"), "utf-8")
    with pytest.raises(Fault) as caught:
        request_of(read_campaign(path), project.library())
    assert [found.code.id for found in caught.value.diagnostics] == [
        "unknown-id",
        "official-differs",
        "official-not-in-record",
    ]


def test_a_request_carries_its_remarks(tmp_path: Path) -> None:
    path = tmp_path / "c.yaml"
    path.write_text(written("CHÀO BẠN"), "utf-8")
    assert [found.code.id for found in request_of(read_campaign(path), project.library()).remarks] == [
        "official-not-in-record"
    ]


@given(st.text(max_size=200))
def test_any_text_is_compared(text: str) -> None:
    for found in check_text(Text(text), 2022, RECORD):
        assert found.message("vi")


def test_a_finding_of_a_text_over_several_lines_has_the_texts_own_place(tmp_path: Path) -> None:
    folded = THEME.replace("VÌ MỘT", "\n      VÌ")
    text = written(own=f"  - id: own\n    text: {folded}")
    (found,) = check(tmp_path, text)
    assert (found.code.id, str(found.span)) == ("official-alike", "c.yaml:6:11")
