"""Do diagnostics say what, where, what was accepted and what to try, in both languages?"""

from __future__ import annotations

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bannergen.codes import files, reading
from bannergen.diagnostics import Code, Fault, Severity, Span, decimal, has_errors, nearest, raise_errors

REMARK = Code("remark", Severity.INFO, "Ghi chú {what}.", "Remark {what}.", "Thử {what}.", "Try {what}.")
WARNING = Code("warning", Severity.WARNING, "Cẩn thận.", "Careful.")


def test_a_message_in_both_languages_with_its_values() -> None:
    remark = REMARK.at(what="đỏ")
    assert (remark.message("vi"), remark.message("en")) == ("Ghi chú đỏ.", "Remark đỏ.")
    assert (remark.hint("vi"), remark.hint("en")) == ("Thử đỏ.", "Try đỏ.")
    assert WARNING.at().hint("vi") == ""


def test_numbers_are_shown_without_idle_digits() -> None:
    assert REMARK.at(what=2.50).message("en") == "Remark 2.5."
    assert REMARK.at(what=decimal(1234.5, 3)).message("en") == "Remark 1230."


def test_numbers_have_the_decimal_sign_of_the_language() -> None:
    remark = REMARK.at(what=f"{decimal(12.5)} × {decimal(0.25)} mm, bannergen 0.1.0")
    assert remark.message("vi") == "Ghi chú 12,5 × 0,25 mm, bannergen 0.1.0."
    assert remark.hint("en") == "Try 12.5 × 0.25 mm, bannergen 0.1.0."


def test_values_with_braces_are_not_placeholders() -> None:
    assert REMARK.at(what="{0} {x}").message("en") == "Remark {0} {x}."


def test_what_was_got_is_compared_with_what_is_accepted() -> None:
    fault = reading.UNKNOWN_KEY.at(got="produts", accepted=("places", "products"), where="campaign")
    assert (fault.suggestion, fault.accepted) == ("products", ("places", "products"))
    assert reading.UNKNOWN_KEY.at(got="xyz", accepted=("places",), where="campaign").suggestion is None


@pytest.mark.parametrize(
    ("got", "found"), [("slogn", "slogan"), ("huyen-na-han", "huyen-na-hang"), ("?", None), ("", None)]
)
def test_the_nearest(got: str, found: str | None) -> None:
    assert nearest(got, ("slogan", "issuer", "huyen-na-hang")) == found


@given(st.text(max_size=20), st.lists(st.text(max_size=20), max_size=5))
def test_the_nearest_is_one_of_the_choices(got: str, choices: list[str]) -> None:
    assert nearest(got, choices) in {None, *choices}


def test_a_span_shows_as_file_line_column() -> None:
    assert str(Span("c.yaml", 3, 5)) == "c.yaml:3:5"
    assert str(Span("c.yaml")) == "c.yaml"


def test_a_place_once_known_stays() -> None:
    first, second = Span("a", 1, 1), Span("b", 2, 2)
    assert WARNING.at().located(first).span == first
    assert WARNING.at(first).located(second).span == first


def test_a_fault_carries_all_its_diagnostics_to_other_processes() -> None:
    fault = Fault(files.MISSING.at(Span("c.yaml", 1, 2), path="x"), WARNING.at())
    copy = pickle.loads(pickle.dumps(fault))
    assert copy.diagnostics == fault.diagnostics
    assert str(copy) == "There is no file x.; Careful."


def test_only_errors_raise() -> None:
    remark, warning, error = REMARK.at(what="x"), WARNING.at(), files.MISSING.at(path="x")
    assert raise_errors(iter([remark, warning])) == (remark, warning)
    assert not has_errors([remark, warning])
    with pytest.raises(Fault) as caught:
        raise_errors([remark, error, warning])
    assert caught.value.diagnostics == (remark, error, warning)
