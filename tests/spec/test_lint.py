"""What looks careless in all the texts of a campaign, taken together."""

from __future__ import annotations

import pytest

from bannergen.diagnostics import Span
from bannergen.resources import bundled_root
from bannergen.spec.campaign import read_campaign
from bannergen.spec.lint import lint, mixed_placement, texts_of
from bannergen.spec.piece import places_of, remarks_on
from bannergen.spec.values import Text
from tests import project


@pytest.mark.parametrize("name", ["ngay-chuyen-doi-so-2022", "ngay-chuyen-doi-so-2022-toan-tinh"])
def test_the_bundled_campaigns_are_met_with_silence(name: str) -> None:
    campaign = read_campaign(bundled_root() / f"campaigns/{name}.yaml")
    assert remarks_on(campaign, project.library(), places_of(campaign, project.library())) == []


def test_every_text_that_may_be_printed_is_looked_at() -> None:
    campaign = project.campaign()
    texts = list(map(str, texts_of(campaign)))
    assert texts[0] == campaign.title
    assert {campaign.document.number, campaign.document.issuer, *campaign.document.basis} <= set(texts)
    assert {*campaign.receivers} <= set(texts)
    for slogan in campaign.slogans:
        assert {slogan.text, slogan.official, *slogan.keep} <= set(texts)
    assert not {slogan.id for slogan in campaign.slogans} & set(texts)
    assert "places/tuyen-quang-2022.csv" not in texts


def written(*lines: str) -> list[Text]:
    return [Text(line, Span("a.txt", number, 1, len(line), line)) for number, line in enumerate(lines, 1)]


def test_the_rarer_way_to_place_tones_is_shown_beside_the_usual_one() -> None:
    (remark,) = mixed_placement(written("hòa bình", "VĂN HÓA", "Thuỷ lợi, quý khách"))
    values = dict(remark.values)
    assert str(remark.span) == "a.txt:3:1"
    assert (values["character"], values["mend"]) == ("Thuỷ", "Thủy")
    assert (values["other"], values["where"]) == ("hòa", "a.txt:1:1")


def test_each_syllable_of_the_rarer_way_is_shown_once_with_its_like() -> None:
    found = mixed_placement(written("THỦY và THUỶ", "hòa với hoà, Hoà", "khỏe mạnh, quý hóa"))
    said = [(dict(each.values)["character"], dict(each.values)["other"]) for each in found]
    assert said == [("THUỶ", "THỦY"), ("hoà", "hòa")]


def test_one_way_to_place_tones_is_right() -> None:
    assert mixed_placement(written("hòa bình", "khỏe, thủy", "quý")) == []
    assert mixed_placement(written("hoà bình", "khoẻ, thuỷ", "quý")) == []


def test_the_names_of_the_gazetteer_are_no_slips() -> None:
    assert lint(written("Huyện Krông Búk, Đắk Lắk"), project.library()) == []
    assert [found.code.id for found in lint(written("hẻm Búkk"), project.library())] == ["text-no-such-syllable"]


def test_a_remark_is_made_once() -> None:
    text = written("đổi  mới")[0]
    assert len(lint([text, text], project.library())) == 1
