"""Are the operators of a content stream read as PDF writes them, whatever stands between?"""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bannergen.preflight.files.pdf.content import operations


def read(data: bytes) -> list[tuple[str, list[float], list[str]]]:
    return [(found.operator, found.numbers, found.names) for found in operations(data)]


def test_numbers_names_and_operators() -> None:
    assert read(b"1 .5 -2. +3 k/S cs%k\n0 g") == [
        ("k", [1, 0.5, -2, 3], []),
        ("cs", [], ["S"]),
        ("g", [0], []),
    ]


def test_names_with_escapes_and_beyond_ascii() -> None:
    assert read("/C#c3#a0#20ph# cs /Đỏ cs".encode())[0][2] == ["Cà ph#"]
    assert read("/Đỏ cs".encode()) == [("cs", [], ["Đỏ"])]


def test_what_stands_in_texts_arrays_and_dictionaries_is_no_operator() -> None:
    data = b"(0 g (1 g) \\) 2 g) Tj [(] 0 g) -5 [1 2] 3] TJ /P << /A (0 g) >> BDC <30206720> Tj"
    assert [operator for operator, _, _ in read(data)] == ["Tj", "TJ", "BDC", "Tj"]


def test_a_picture_in_the_content_is_passed_over() -> None:
    data = b"BI /W 4 /H 2 /CS /RGB /BPC 8 ID \x00 0 g EI\xff Q 1 k EI 0 g"
    (picture, after) = operations(data)
    assert picture.inline == {"Width": 4.0, "Height": 2.0, "ColorSpace": "DeviceRGB", "BitsPerComponent": 8.0}
    assert (after.operator, after.numbers) == ("g", [0])
    (picture,) = operations(b"BI /CS [/Indexed /CMYK 1 <00>] /IM false ID xx")
    assert picture.inline == {"ColorSpace": "Indexed", "ImageMask": "false"}


@given(st.binary(max_size=200))
def test_no_bytes_stop_the_reader(data: bytes) -> None:
    for operation in operations(data):
        assert operation.operator
        assert len(operation.numbers) <= 64
