"""Is the record read as it is written, is it whole, and is it refused with everything that is wrong with it?"""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from bannergen.resources import SearchPath, bundled_root
from bannergen.spec.library import Library
from bannergen.spec.record import Record, YearDay, read_record
from tests import project
from tests.faults import faults_of, places

WHOLE = """\
events:
  - {event: hoi, name: Ngày hội, day: 15/3, source: giấy, read: 2026-11-23, verified: true}
texts:
  - {event: hoi, year: 2026, text: Một hai ba, source: giấy, read: 2026-11-23, verified: false}
"""


def read(folder: Path, *texts: str) -> Record:
    paths = []
    for number, text in enumerate(texts):
        paths.append((folder / f"{number}.yaml", f"{number}.yaml"))
        paths[-1][0].write_text(text, "utf-8")
    return read_record(paths)


def refused(folder: Path, *texts: str) -> list[tuple[str, str]]:
    return places(faults_of(read, folder, *texts))


def test_a_file_of_both_kinds(tmp_path: Path) -> None:
    record = read(tmp_path, WHOLE)
    assert (record.events[0].day, record.events[0].since) == (YearDay(15, 3), None)
    assert (record.texts[0].text, record.texts[0].year, record.texts[0].verified) == ("Một hai ba", 2026, False)


def test_all_files_are_one_record(tmp_path: Path) -> None:
    texts = WHOLE.partition("texts:")[1] + WHOLE.partition("texts:")[2]
    assert len(read(tmp_path, WHOLE, texts).texts) == 2


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        (WHOLE.replace("verified: false", "verifed: false"), ["missing-key", "unknown-key"]),
        (WHOLE.replace("year: 2026", "year: MMXXVI"), ["bad-value"]),
        (WHOLE.replace("event: hoi, year", "event: hoj, year"), ["unknown-id"]),
        (WHOLE.replace("15/3", "29/2"), ["bad-value"]),
        (WHOLE.replace("15/3", "3/15"), ["bad-value"]),
        (WHOLE.replace("15/3", "15-3"), ["bad-value"]),
    ],
)
def test_what_is_wrong_is_refused(tmp_path: Path, text: str, faults: list[str]) -> None:
    assert sorted(code for code, _ in refused(tmp_path, text)) == faults


def test_an_event_is_entered_once(tmp_path: Path) -> None:
    events = WHOLE.partition("texts:")[0]
    assert refused(tmp_path, WHOLE, events) == [("duplicate-id", "1.yaml:2:13")]


def test_a_file_of_the_users_is_added_and_one_of_the_same_name_takes_the_place(tmp_path: Path) -> None:
    folder = tmp_path / "assets/official"
    folder.mkdir(parents=True)
    (folder / "own.yaml").write_text(WHOLE, "utf-8")
    library = Library(SearchPath((tmp_path, bundled_root())))
    assert len(library.record.texts) == len(project.library().record.texts) + 1
    (folder / "own.yaml").rename(folder / "ngay-chuyen-doi-so-quoc-gia.yaml")
    library = Library(SearchPath((tmp_path, bundled_root())))
    assert [text.text for text in library.record.texts] == ["Một hai ba"]
    assert [found.code.id for found in library.shadowed()] == ["file-shadows-bundled"]


def test_the_bundled_record_has_the_texts_of_the_letter() -> None:
    letter = (Path(__file__).parents[1] / "data/letter/1119-STTTT-TTBCXB.txt").read_text("utf-8")
    slogans = letter.partition("KHẨU HIỆU TUYÊN TRUYỀN")[2].split("\n")
    entered = {
        text.text
        for text in project.library().record.texts
        if text.document and text.document.number == "1119/STTTT-TTBCXB"
    }
    assert entered == {line.strip() for line in slogans if line.strip()}


def test_the_themes_are_entered_by_year() -> None:
    themes = {text.year: text for text in project.library().record.texts if text.verified and text.year}
    assert themes[2025].text == "Chuyển đổi số: Nhanh hơn - hiệu quả hơn - gần dân hơn"
    assert themes[2024].text.endswith(
        "phát triển kinh tế số - Động lực mới cho tăng trưởng kinh tế và năng suất lao động"
    )
    assert 2023 not in themes


def test_every_entry_says_where_it_was_read() -> None:
    record = project.library().record
    for entry in (*record.events, *record.texts):
        assert entry.source
        assert entry.read >= datetime.date(2026, 11, 23)


def test_the_days_stand_in_the_order_of_the_year() -> None:
    events = [event for event in project.library().record.events if event.event != "ngay-chuyen-doi-so-quoc-gia"]
    assert [event.day.of(2001) for event in events] == sorted(event.day.of(2001) for event in events)


def test_a_day_that_two_events_have_is_both_events() -> None:
    events = {event.event for event in project.library().record.on(YearDay(10, 10))}
    assert events == {"ngay-chuyen-doi-so-quoc-gia", "ngay-giai-phong-thu-do"}


@pytest.mark.parametrize(
    ("day", "name"),
    [
        ("3/2", "Ngày thành lập Đảng Cộng sản Việt Nam"),
        ("30/4", "Ngày Giải phóng miền Nam, thống nhất đất nước"),
        ("7/5", "Ngày Chiến thắng Điện Biên Phủ"),
        ("19/5", "Ngày sinh Chủ tịch Hồ Chí Minh"),
        ("19/8", "Ngày Cách mạng Tháng Tám"),
        ("2/9", "Ngày Quốc khánh nước Cộng hòa xã hội chủ nghĩa Việt Nam"),
    ],
)
def test_the_great_days_are_those_of_the_decree(day: str, name: str) -> None:
    """Decree 145/2013/NĐ-CP, Article 4: the great days of the solar calendar."""
    events = [event for event in project.library().record.events if event.name == name]
    assert [(str(event.day), event.document.number) for event in events if event.document] == [
        (day, "145/2013/NĐ-CP, Điều 4")
    ]


def test_no_two_events_share_a_name() -> None:
    assert {name: events for name, events in project.library().record.names.items() if len(events) > 1} == {}


def test_an_entry_is_named_by_its_document_else_by_its_source(tmp_path: Path) -> None:
    document = "document: {number: 1/KH, date: 2026-02-01, issuer: UBND}, source"
    assert str(read(tmp_path, WHOLE.replace("Một hai ba, source", f"Một, {document}")).texts[0]) == "1/KH, 01/02/2026"
    assert str(read(tmp_path, WHOLE).texts[0]) == "giấy"
