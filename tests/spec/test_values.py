"""Do the scalar types read what people write, write what they read, and refuse the rest with ValueError only?"""

from __future__ import annotations

import contextlib
import pickle
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bannergen.diagnostics import Fault, Span
from bannergen.geometry import Unit
from bannergen.spec.layout import Sides
from bannergen.spec.theme import Hex, InkBuild
from bannergen.spec.values import (
    CountRange,
    Date,
    FinishedSize,
    Length,
    NumberRange,
    Percentage,
    Shape,
    Slug,
    Text,
    clean_text,
)

TYPES: tuple[Any, ...] = (
    Length,
    FinishedSize,
    Shape,
    CountRange,
    NumberRange,
    Percentage,
    Date,
    Slug,
    Sides,
    Hex,
    InkBuild,
)
_NUMBERS = st.from_regex(r"[0-9]{1,6}(\.[0-9]{1,6})?", fullmatch=True)
_MARKS = st.text("0123456789.-–:/x× mcpu%#abdfABDF_e+\n", max_size=24)


@pytest.mark.parametrize("kind", TYPES)
@given(
    text=st.text(max_size=20) | _MARKS | st.sampled_from(["", " ", "1e9", "inf", "nan", "9" * 400 + "mm", "0/0/0/0"])
)
def test_parse_gives_a_value_or_value_error(kind: Any, text: str) -> None:
    with contextlib.suppress(ValueError):
        assert isinstance(kind.parse(text), kind)


@given(_NUMBERS, st.sampled_from(["mm", "cm", "m", "px", "u", "%"]))
def test_lengths_round_trip(number: str, unit: str) -> None:
    _round_trips(Length, f"{number}{unit}")


@given(_NUMBERS, _NUMBERS, st.sampled_from(["mm", "cm", "m"]))
def test_sizes_round_trip(width: str, height: str, unit: str) -> None:
    _round_trips(FinishedSize, f"{width}x{height}{unit}")


@given(_NUMBERS, _NUMBERS)
def test_shapes_round_trip(width: str, height: str) -> None:
    if float(width) and float(height):
        _round_trips(Shape, f"{width}:{height}")


@given(_NUMBERS, st.sampled_from(["", "-"]))
def test_percentages_round_trip(number: str, sign: str) -> None:
    _round_trips(Percentage, f"{sign}{number}%")


@given(st.integers(1, 20), st.integers(1, 20))
def test_count_ranges_round_trip(one: int, other: int) -> None:
    _round_trips(CountRange, f"{min(one, other)}-{max(one, other)}")


@given(_NUMBERS, _NUMBERS)
def test_number_ranges_round_trip(one: str, other: str) -> None:
    _round_trips(NumberRange, one)
    _round_trips(NumberRange, "-".join(sorted((one, other), key=float)))


@given(st.dates())
def test_dates_round_trip(day: Any) -> None:
    assert Date.parse(day.isoformat()) == day
    assert str(Date.parse(day.isoformat())) == day.isoformat()


def _round_trips(kind: Any, text: str) -> None:
    written = str(kind.parse(text))
    assert str(kind.parse(written)) == written


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("12mm", 12, "mm"),
        ("1.2m", 1200, "mm"),
        ("3 cm", 30, "mm"),
        ("40px", 40, "px"),
        ("6u", 6, "u"),
        ("50%", 50, "%"),
        ("0", 0, "u"),
    ],
)
def test_lengths(text: str, value: float, unit: str) -> None:
    assert Length.parse(text) == Length(value, unit)


@pytest.mark.parametrize(
    "text", ["", "12", "-1mm", "1.mm", ".5mm", "1e3mm", "1,5mm", "12 mét", "١mm", "1mm\n", "1_0mm"]
)
def test_what_is_no_length(text: str) -> None:
    with pytest.raises(ValueError, match=r"^"):
        Length.parse(text)


def test_sizes_in_metres_and_millimetres_are_the_same() -> None:
    assert FinishedSize.parse("8x1m") == FinishedSize.parse("8000 × 1000 mm") == FinishedSize(8000, 1000, Unit.MM)
    assert str(FinishedSize.parse("600x1m")) == "600000×1000 mm"


@pytest.mark.parametrize("text", ["640x384", "640.5x384px", "x384px", "640x384x2px", "8 m x 1 m"])
def test_what_is_no_size(text: str) -> None:
    with pytest.raises(ValueError, match=r"^"):
        FinishedSize.parse(text)


def test_a_shape_is_width_to_height() -> None:
    assert Shape.parse("8:1.6").aspect == 5


@pytest.mark.parametrize("text", ["0:1", "1:0", "3", "3:1:1", "3-1", "0.0:1"])
def test_what_is_no_shape(text: str) -> None:
    with pytest.raises(ValueError, match=r"^"):
        Shape.parse(text)


@pytest.mark.parametrize("text", ["3-1", "1-", "-2", "1-2-3", "", "a", "1e3", "80%"])
def test_what_is_no_number_range(text: str) -> None:
    with pytest.raises(ValueError, match=r"^"):
        NumberRange.parse(text)


@pytest.mark.parametrize("text", ["0", "3-1", "1-", "-2", "21", "100", "1-21", "1-2-3"])
def test_what_is_no_count_range(text: str) -> None:
    with pytest.raises(ValueError, match=r"^"):
        CountRange.parse(text)


@pytest.mark.parametrize(
    "text", ["10/10/2022", "2022-13-01", "2022-02-30", "20221010", "2022-10-10T00:00", "２０２２-10-10"]
)
def test_what_is_no_date(text: str) -> None:
    with pytest.raises(ValueError, match=r"^"):
        Date.parse(text)


@pytest.mark.parametrize("text", ["", "Huyen", "huyện", "a--b", "-a", "a-", "a_b", "a/b", "..", "a" * 101, "a\n"])
def test_what_is_no_slug(text: str) -> None:
    with pytest.raises(ValueError, match=r"^"):
        Slug.parse(text)


def test_texts_carry_their_place_to_other_processes() -> None:
    span = Span("x.yaml", 3, 4)
    for text in (Text("Đỏ", span), Slug("do", span)):
        copy = pickle.loads(pickle.dumps(text))
        assert (copy, type(copy), copy.span) == (text, type(text), span)


def test_sides_follow_css() -> None:
    one, two, four = Sides.parse("1u"), Sides.parse("1u 2u"), Sides.parse("1u 2u 3u 4u")
    assert [str(side) for side in (one.top, one.right, one.bottom, one.left)] == ["1u"] * 4
    assert [str(side) for side in (two.top, two.right, two.bottom, two.left)] == ["1u", "2u", "1u", "2u"]
    assert [str(side) for side in (four.top, four.right, four.bottom, four.left)] == ["1u", "2u", "3u", "4u"]


def test_a_clean_text_is_composed_and_folded() -> None:
    text = clean_text(" CHA\u0300O\r\n\tMU\u031b\u0300NG\n", Span("--text"))
    assert (text, text.span) == ("CHÀO MỪNG", Span("--text"))
    assert clean_text(" \n") == ""


def test_every_character_without_a_shape_is_told_once() -> None:
    with pytest.raises(Fault) as caught:
        clean_text("a\x0bb\x00\x0b\ud800\ufdd0\U0001ffff\x9f", Span("--text"))
    told = [(dict(fault.values)["codepoint"], dict(fault.values)["place"]) for fault in caught.value.diagnostics]
    assert told == [
        ("U+000B", "2, 5"),
        ("U+0000", "4"),
        ("U+D800", "6"),
        ("U+FDD0", "7"),
        ("U+1FFFF", "8"),
        ("U+009F", "9"),
    ]
    assert {(fault.code.id, str(fault.span)) for fault in caught.value.diagnostics} == {
        ("text-control-character", "--text")
    }


@given(st.text())
def test_any_text_is_cleaned_once_for_all_or_refused(text: str) -> None:
    with contextlib.suppress(Fault):
        cleaned = clean_text(text)
        assert clean_text(cleaned) == cleaned
        assert cleaned.split() == [word for word in cleaned.split(" ") if word]


def test_a_part_of_a_text_has_a_place_of_its_own() -> None:
    line = "  - {id: mot, text: một hai một}"
    text = Text("một hai một", Span("c.yaml", 3, 21, 11, line))
    place = text.place(8, 11)
    assert place
    assert (str(place), place.length) == ("c.yaml:3:29", 3)


def test_a_part_of_a_text_is_looked_for_behind_the_key() -> None:
    text = Text("hai", Span("c.yaml", 1, 11, 3, "hai: hai, hai"))
    assert str(text.place(0, 3)) == "c.yaml:1:11"


@pytest.mark.parametrize("line", ["", "text: m\\u1ed9t"])
def test_a_part_that_its_line_writes_otherwise_has_the_texts_place(line: str) -> None:
    span = Span("c.yaml", 3, 7, 9, line)
    assert Text("một hai", span).place(0, 3) == span
    assert Text("một hai").place(0, 3) is None
