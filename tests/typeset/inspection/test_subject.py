"""Which faces stand for a file, and is everything refused that is no font, whatever it is?"""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given, settings
from hypothesis import strategies as st

from bannergen.design_space import DesignSpace
from bannergen.diagnostics import Diagnostic, Fault, tried
from bannergen.resources import bundled_root
from bannergen.typeset.inspection.subject import looked_at, read_file, subjects_of
from tests.typeset.inspection.fonts import SOUND, broken, check_named

_RAW = SOUND.read_bytes()


def test_a_static_file_is_one_face() -> None:
    assert looked_at(DesignSpace(700, 79)) == [(700, 79)]
    assert [subject.name for subject in subjects_of(read_file(SOUND))] == ["BeVietnamPro-Bold 700"]


def test_a_variable_file_is_looked_at_bold_and_heaviest_at_four_widths() -> None:
    space = read_file(bundled_root() / "fonts/archivo/Archivo[wdth,wght]-vi.ttf").space
    weights, widths = (700, 900), (62.0, 81.0, 100.0, 125.0)
    assert looked_at(space) == [(weight, width) for weight in weights for width in widths]


def test_a_variable_file_without_bold_is_looked_at_at_its_heaviest() -> None:
    assert looked_at(DesignSpace(400, 100, {"wght": (100, 500)})) == [(500, 100)]


def refusal(path: Path, raw: bytes) -> Diagnostic:
    path.write_bytes(raw)
    with pytest.raises(Fault) as refused:
        subjects_of(read_file(path))
    return refused.value.diagnostics[0]


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"", "font-format-unknown"),
        (b"no font", "font-format-unknown"),
        (b"wOFF", "font-format-web"),
        (b"wOF2", "font-format-web"),
        (b"ttcf", "font-collection"),
        (b"\x00\x01\x00\x00", "font-damaged"),
        (b"STARTFONT 2.1\n", "font-damaged"),
        (b"\x1f\x8b", "font-damaged"),
    ],
)
def test_what_is_no_font_is_refused(tmp_path: Path, raw: bytes, code: str) -> None:
    assert refusal(tmp_path / "no.ttf", raw).code.id == code


@pytest.mark.parametrize("end", [12, 1000, 20_000, 100_000, len(_RAW) - 5])
def test_a_file_cut_short_is_damaged(tmp_path: Path, end: int) -> None:
    assert refusal(tmp_path / "cut.ttf", _RAW[:end]).code.id == "font-damaged"


def test_a_table_that_is_not_there_is_named(tmp_path: Path) -> None:
    def bare(font: TTFont) -> None:
        del font["OS/2"]

    refused = refusal(tmp_path / "no.ttf", broken(tmp_path, bare).read_bytes())
    assert refused.code.id == "font-damaged"
    assert "OS/2" in dict(refused.values)["reason_vi"]


def test_names_are_told_without_control_characters(tmp_path: Path) -> None:
    def named(font: TTFont) -> None:
        font["name"].setName("Red\x1b[31m\x07\u202e\nName", 4, 3, 1, 0x409)

    tables = read_file(broken(tmp_path, named)).tables
    assert tables
    assert tables.names["full_name"] == "Red[31m Name"


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Fault) as refused:
        read_file(tmp_path / "no.ttf")
    assert refused.value.diagnostics[0].code.id == "font-missing"


@settings(max_examples=60)
@given(
    st.lists(st.tuples(st.integers(0, len(_RAW) - 1), st.integers(0, 255)), max_size=40),
    st.one_of(st.none(), st.integers(0, len(_RAW))),
)
def test_damaged_files_are_read_or_refused(changes: list[tuple[int, int]], end: int | None) -> None:
    raw = bytearray(_RAW)
    for at, value in changes:
        raw[at] = value
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "damaged.ttf"
        path.write_bytes(raw[:end])
        faults: list[Diagnostic] = []
        for (subject,) in tried(faults, lambda: subjects_of(read_file(path))):
            list(check_named("coverage")(subject))
    assert {fault.code.id for fault in faults} <= {
        "font-damaged",
        "font-format-unknown",
        "font-format-web",
        "font-collection",
    }
