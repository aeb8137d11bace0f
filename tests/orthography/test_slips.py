"""Is one slip of the hand told from two?"""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bannergen.orthography.slips import Slip, parts_of, slip_of


def slip(written: str, meant: str) -> Slip | None:
    return slip_of(parts_of(written), parts_of(meant))


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("từ", "tứ"),  # the tone
        ("liem", "liêm"),  # a mark
        ("dương", "đương"),
        ("tuyen", "tuyền"),  # all the marks of a letter
        ("duong", "dưỡng"),  # all marks
        ("hoà", "hòa"),  # where the tone stands
    ],
)
def test_marks_over_the_same_letters(written: str, meant: str) -> None:
    assert slip(written, meant) is slip(meant, written) is Slip.MARKS


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("niêm", "liêm"),  # another letter
        ("lêm", "liêm"),  # one less
        ("liêmm", "liêm"),  # one more
        ("thnah", "thanh"),  # two have changed places
        ("chưng", "trưng"),  # one sound in the north
        ("giương", "dương"),  # one sound, of two letters
        ("lý", "lí"),
        ("hy", "chi"),  # Củ Hi, which is spelt hy for comparing
        ("nguyện", "nguện"),
        ("ph", "phù"),  # the tone has gone with its letter
        ("lài", "lòi"),
    ],
)
def test_a_letter(written: str, meant: str) -> None:
    assert slip(written, meant) is slip(meant, written)
    assert slip(written, meant) in {Slip.LETTER, Slip.MARKS}


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("nam", "bắc"),
        ("thanh", "thuận"),
        ("niệm", "liêm"),
        ("kiếng", "kiếm"),
        ("ba", "biên"),
        ("", "biên"),
        ("sơn", "tân"),
    ],
)
def test_two_slips_are_none(written: str, meant: str) -> None:
    assert slip(written, meant) is None


TEXT = st.text(st.sampled_from("aăâbcdđeghioôơrtuưyxáạẽ'"), max_size=8)


@given(TEXT, TEXT)
def test_a_slip_goes_both_ways_and_does_not_depend_on_the_composition(one: str, other: str) -> None:
    assert slip(one, other) is slip(other, one)
    assert slip(unicodedata.normalize("NFD", one), other) is slip(one, other)
    assert slip(one, one) is Slip.MARKS
