"""Is a campaign read as written, and refused with everything that is wrong with it?"""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bannergen.diagnostics import Diagnostic, Fault
from bannergen.resources import bundled_root
from bannergen.spec.campaign import Campaign, as_set, read_campaign
from bannergen.spec.values import Date
from tests.faults import faults_of

WHOLE = """\
campaign: nho
title: Ngày Chuyển đổi số
document: {number: 1119/STTTT, date: 2022-09-29, issuer: Sở TTTT, basis: [182/KH-UBND]}
period: {from: 2022-10-01, to: 2022-10-10}
slogans:
  - {id: chao-mung, text: CHÀO MỪNG, official: "CHÀO MỪNG.", keep: [CHÀO MỪNG]}
places: {table: t.csv, use: [a, "level:huyện"]}
products: [pano-3x2]
theme: do-co
"""


def read(folder: Path, text: str) -> Campaign:
    path = folder / "c.yaml"
    path.write_text(text, "utf-8")
    return read_campaign(path, "c.yaml")


def refused(folder: Path, text: str) -> tuple[Diagnostic, ...]:
    return faults_of(read, folder, text)


def test_a_whole_campaign(tmp_path: Path) -> None:
    found = read(tmp_path, WHOLE)
    assert found.document is not None
    assert found.places is not None
    assert (found.campaign, found.document.number, found.document.date) == ("nho", "1119/STTTT", Date(2022, 9, 29))
    assert found.places.use == ("a", "level:huyện")
    assert (found.slogans[0].text, found.slogans[0].official) == ("CHÀO MỪNG", "CHÀO MỪNG.")
    assert str(found.products[0].span) == "c.yaml:8:12"


def test_the_bundled_campaign_has_the_slogans_of_the_contract() -> None:
    found = read_campaign(bundled_root() / "campaigns/ngay-chuyen-doi-so-2022.yaml")
    assert [slogan.id for slogan in found.slogans] == ["chao-mung", "chu-de"]
    assert found.slogans[0].text == "CHÀO MỪNG NGÀY CHUYỂN ĐỔI SỐ QUỐC GIA 10/10"
    assert found.slogans[0].official == "CHÀO MỪNG NGÀY CHUYỂN ĐỔI SỐ QUỐC GIA 10/10."


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("{from: 2022-10-01, to: 2022-10-10}", "01/10 – 10/10/2022"),
        ("{from: 2022-10-01, to: 2022-10-01}", "01/10/2022"),
        ("{from: 2022-12-30, to: 2023-01-02}", "30/12/2022 – 02/01/2023"),
    ],
)
def test_the_period_is_shown_as_short_as_it_can_be(tmp_path: Path, text: str, shown: str) -> None:
    found = read(tmp_path, WHOLE.replace("{from: 2022-10-01, to: 2022-10-10}", text))
    assert str(found.period) == shown


def test_own_issuer_is_what_is_written_else_the_documents(tmp_path: Path) -> None:
    assert read(tmp_path, WHOLE).own_issuer == "Sở TTTT"
    assert read(tmp_path, WHOLE + "issuer: Sở khác\n").own_issuer == "Sở khác"
    assert read(tmp_path, _without(WHOLE, "document")).own_issuer is None


def test_the_day_of_a_campaign_is_its_first_else_its_documents(tmp_path: Path) -> None:
    assert read(tmp_path, WHOLE).day == Date(2022, 10, 1)
    assert read(tmp_path, _without(WHOLE, "period")).day == Date(2022, 9, 29)
    assert read(tmp_path, _without(_without(WHOLE, "period"), "document")).day is None


def test_a_period_of_one_day_is_a_period(tmp_path: Path) -> None:
    found = read(tmp_path, WHOLE.replace("to: 2022-10-10", "to: 2022-10-01"))
    assert found.period is not None
    assert found.period.from_ == found.period.to


def test_all_faults_of_the_whole_are_told_at_once(tmp_path: Path) -> None:
    text = WHOLE.replace("to: 2022-10-10", "to: 2022-09-10").replace("[pano-3x2]", "[pano-3x2, x, pano-3x2]")
    text = text.replace("places:", "  - {id: chao-mung, text: B}\nplaces:")
    assert [(fault.code.id, str(fault.span)) for fault in refused(tmp_path, text)] == [
        ("duplicate-id", "c.yaml:7:10"),
        ("duplicate-id", "c.yaml:9:25"),
        ("period-reversed", "c.yaml:4:9"),
    ]


def test_the_first_of_a_repeated_id_is_named(tmp_path: Path) -> None:
    (fault,) = refused(tmp_path, WHOLE.replace("places:", "  - {id: chao-mung, text: B}\nplaces:"))
    assert "c.yaml:6:10" in fault.message("vi")


@pytest.mark.parametrize("key", ["slogans", "products"])
def test_an_empty_list_asks_for_nothing(tmp_path: Path, key: str) -> None:
    text = WHOLE.replace("[pano-3x2]", "[]") if key == "products" else _without(WHOLE, "slogans") + "slogans: []\n"
    (fault,) = refused(tmp_path, text)
    assert (fault.code.id, dict(fault.values)["key"]) == ("empty-list", key)


def test_every_missing_key_is_named(tmp_path: Path) -> None:
    keys = [dict(fault.values)["key"] for fault in refused(tmp_path, "receivers: []\n")]
    assert keys == ["campaign", "title", "slogans", "products", "theme"]


def _without(text: str, key: str) -> str:
    lines = text.splitlines(keepends=True)
    return "".join(line for line in lines if not line.startswith((key, "  - ") if key == "slogans" else key))


@given(st.data())
def test_a_damaged_campaign_gives_a_campaign_or_a_fault(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    at = data.draw(st.integers(0, len(WHOLE)))
    removed = data.draw(st.integers(0, 20))
    put = data.draw(st.text(st.sampled_from("a:- {}[]\n\t\"'&*Đ\u0301"), max_size=4))
    path = tmp_path_factory.getbasetemp() / "damaged.yaml"
    path.write_text(WHOLE[:at] + put + WHOLE[at + removed :], "utf-8")
    faults: tuple[Diagnostic, ...] = ()
    try:
        read_campaign(path, "c.yaml")
    except Fault as fault:
        faults = fault.diagnostics
    assert all(str(diagnostic.span).startswith("c.yaml") for diagnostic in faults)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("CHAO MỪNG", "CHAO MỪNG"),  # a mark lost
        ("CHÀO MƯNG", "CHÀO MƯNG"),
        ("CHÀO", "CHÀO"),  # a word lost
        ("CHÀO MỪNG NGÀY", "MỪNG NGÀY"),
        ("CHÀO MỪNG!", "CHÀO MỪNG!"),
    ],
)
def test_a_text_that_is_not_the_documents_is_refused(tmp_path: Path, text: str, found: str) -> None:
    (fault,) = refused(tmp_path, WHOLE.replace("text: CHÀO MỪNG,", f"text: {text},"))
    assert fault.code.id == "official-text-changed"
    assert dict(fault.values)["found"] == found
    assert fault.span is not None
    assert fault.span.line == 6


@pytest.mark.parametrize("phrase", ["CHÀO MỪG", "HÀO", "CHÀO CHÀO", "CHÀO MỪNG NGÀY"])
def test_a_phrase_to_keep_that_the_slogan_does_not_have(tmp_path: Path, phrase: str) -> None:
    (fault,) = refused(tmp_path, WHOLE.replace("keep: [CHÀO MỪNG]", f"keep: [chào, {phrase}]"))
    assert (fault.code.id, str(fault.span)) == ("keep-not-in-text", "c.yaml:6:75")


def test_an_official_slogan_has_no_short_form(tmp_path: Path) -> None:
    (fault,) = refused(tmp_path, WHOLE.replace("text: CHÀO MỪNG,", "text: CHÀO MỪNG, short: CHÀO,"))
    assert (fault.code.id, fault.span and fault.span.line) == ("official-shortened", 6)


def test_an_own_slogan_has_one_and_may_keep_its_phrases(tmp_path: Path) -> None:
    own = WHOLE.replace('official: "CHÀO MỪNG.", keep: [CHÀO MỪNG]', "short: CHÀO BẠN, keep: [CHÀO MỪNG, CHÀO BẠN]")
    slogan = read(tmp_path, own).slogans[0]
    assert (slogan.short, slogan.keep) == ("CHÀO BẠN", ("CHÀO MỪNG", "CHÀO BẠN"))


def test_the_lists_full_stop_may_stay(tmp_path: Path) -> None:
    assert read(tmp_path, WHOLE.replace("text: CHÀO MỪNG,", "text: CHÀO MỪNG.,")).slogans[0].text == "CHÀO MỪNG."


@pytest.mark.parametrize(
    ("official", "text"),
    [
        ("A B C.", "A B C"),
        ("A B C .", "A B C"),
        ("A B C!", "A B C!"),
        ("A B C...", "A B C..."),
        ("A. B C", "A. B C"),
        ("A B C", "A B C"),
    ],
)
def test_only_the_final_full_stop_is_dropped(tmp_path: Path, official: str, text: str) -> None:
    assert as_set(official) == text
    written = WHOLE.replace('official: "CHÀO MỪNG.", keep: [CHÀO MỪNG]', f'official: "{official}"')
    assert read(tmp_path, written.replace("text: CHÀO MỪNG,", f'text: "{text}",')).slogans[0].text == text


def test_an_ellipsis_loses_no_full_stop(tmp_path: Path) -> None:
    text = WHOLE.replace('official: "CHÀO MỪNG."', 'official: "CHÀO MỪNG..."')
    (fault,) = refused(tmp_path, text.replace("text: CHÀO MỪNG,", 'text: "CHÀO MỪNG..",'))
    assert fault.code.id == "official-text-changed"


def test_no_use_is_all_and_a_use_of_none_is_refused(tmp_path: Path) -> None:
    found = read(tmp_path, WHOLE.replace(', use: [a, "level:huyện"]', ""))
    assert found.places is not None
    assert found.places.use is None
    (fault,) = refused(tmp_path, WHOLE.replace('[a, "level:huyện"]', "[]"))
    assert (fault.code.id, str(fault.span), fault.hint("en") != "") == ("places-use-empty", "c.yaml:7:9", True)
