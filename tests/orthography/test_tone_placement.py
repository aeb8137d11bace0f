"""On which letter of an open oa, oe, uy the tone mark stands."""

from __future__ import annotations

import pytest

from bannergen.orthography.tone_placement import placements
from bannergen.words import PLACED, one_spelling


def test_both_ways_are_told_apart() -> None:
    found = [
        (placed.at, placed.syllable, placed.other, placed.is_school) for placed in placements("Hoà HÒA Thuỷ xòe HOÀ")
    ]
    assert found == [
        (0, "Hoà", "Hòa", True),
        (4, "HÒA", "HOÀ", False),
        (8, "Thuỷ", "Thủy", True),
        (13, "xòe", "xoè", False),
        (17, "HOÀ", "HÒA", True),
    ]


@pytest.mark.parametrize("text", ["quý", "Quỹ", "QUỴ", "hoàn", "toán", "khoẻo", "hoa", "loài", "ngoài"])
def test_what_is_written_in_one_way_only_is_none(text: str) -> None:
    assert list(placements(text)) == []


@pytest.mark.parametrize("pair", PLACED)
def test_the_other_way_is_the_same_syllable(pair: str) -> None:
    for text in (f"h{pair}", f"h{PLACED[pair]}"):
        (placed,) = placements(text)
        assert placed.syllable == text
        assert placed.other != text
        assert one_spelling(placed.other) == one_spelling(text)
