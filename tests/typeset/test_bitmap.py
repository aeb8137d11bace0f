"""Is a pixel font read as it was drawn, and refused when it is no whole one?"""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bannergen.diagnostics import Fault
from bannergen.typeset.bitmap import BitmapFont, BitmapGlyph, bitmap_font, read_bitmap_font
from tests import project

HEAD = """STARTFONT 2.1
FONT -Test-Test-Medium-R-Normal--4-40-75-75-C-40-ISO10646-1
SIZE 4 75 75
FONTBOUNDINGBOX 4 4 0 -1
STARTPROPERTIES 5
FAMILY_NAME "Test"
FONT_ASCENT 4
FONT_DESCENT 1
CHARSET_REGISTRY "ISO10646"
CHARSET_ENCODING "1"
ENDPROPERTIES
CHARS 3
"""
CHARACTERS = """STARTCHAR space
ENCODING 32
SWIDTH 0 0
DWIDTH 2 0
BBX 0 0 0 0
BITMAP
ENDCHAR
STARTCHAR H
ENCODING 72
SWIDTH 0 0
DWIDTH 4 0
BBX 3 3 0 0
BITMAP
A0
E0
A0
ENDCHAR
STARTCHAR U+1EA0
ENCODING 7840
SWIDTH 0 0
DWIDTH 5 0
BBX 4 5 -1 -1
BITMAP
00
20
50
00
20
ENDCHAR
ENDFONT
"""
WHOLE = (HEAD + CHARACTERS).encode()
BDF = (project.bundled_root() / "fonts/galmuri/Galmuri7-latin.bdf").read_bytes()
PCF = gzip.decompress((project.bundled_root() / "fonts/misc-fixed/10x20.pcf.gz").read_bytes())
OUTLINES = (project.bundled_root() / "fonts/barlow/Barlow-Bold.ttf").read_bytes()
H = BitmapGlyph(4, 0, 3, ("#.#", "###", "#.#"))


def faults_of(raw: bytes) -> tuple[list[str], BitmapFont | None]:
    try:
        return [], bitmap_font(raw, "x.bdf")
    except Fault as fault:
        return [diagnostic.code.id for diagnostic in fault.diagnostics], None


def test_a_character_is_its_ink_and_where_it_stands() -> None:
    font = bitmap_font(WHOLE, "x.bdf")
    assert dict(font.glyphs) == {
        " ": BitmapGlyph(2, 0, 0, ()),
        "H": H,
        "Ạ": BitmapGlyph(5, 0, 3, (".#.", "#.#", "...", ".#.")),
    }
    assert (font.name, font.ascent_px, font.descent_px, font.line_px, font.cap_height_px) == ("Test", 4, 1, 5, 3)
    assert font.ink_px("HẠ ?") == (3, 1)
    assert font.ink_px(" ") == (0, 0)
    assert font.missing("HHẠẤ") == ("Ấ",)


def test_a_font_without_h_has_no_cap_height() -> None:
    assert bitmap_font(WHOLE.replace(b"ENCODING 72", b"ENCODING 73"), "x.bdf").cap_height_px == 0


def test_the_same_picture_in_a_larger_box_is_the_same_character() -> None:
    larger = WHOLE.replace(b"BBX 3 3 0 0\nBITMAP\nA0\nE0\nA0", b"BBX 7 5 -2 -1\nBITMAP\n00\n28\n38\n28\n00")
    assert bitmap_font(larger, "x.bdf").glyphs["H"] == H


def test_a_packed_file_is_the_same_font(tmp_path: Path) -> None:
    (tmp_path / "x.bdf.gz").write_bytes(gzip.compress(WHOLE))
    assert read_bitmap_font(tmp_path / "x.bdf.gz") == bitmap_font(WHOLE, "x.bdf")


def test_a_font_that_names_no_charset_is_one_of_unicode() -> None:
    unnamed = WHOLE.replace(b'CHARSET_REGISTRY "ISO10646"\nCHARSET_ENCODING "1"\n', b"").replace(b"IES 5", b"IES 3")
    assert bitmap_font(unnamed, "x.bdf") == bitmap_font(WHOLE, "x.bdf")


@pytest.mark.parametrize(
    "raw",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b"no font", id="no font"),
        pytest.param(HEAD.encode(), id="no characters"),
        pytest.param(WHOLE[:-60], id="cut short"),
        pytest.param(gzip.compress(WHOLE)[:-4], id="packed and cut short by its checksum"),
        pytest.param(gzip.compress(bytes(1 << 26)), id="packed nothing, and much of it"),
        pytest.param(WHOLE.replace(b'"ISO10646"', b'"VISCII1.1"'), id="numbers that are not those of Unicode"),
        pytest.param(WHOLE.replace(b"DWIDTH 4", b"DWIDTH 30000"), id="a character wider than any board"),
        pytest.param(WHOLE.replace(b"SIZE 4 75 75", b"SIZE 4 75 75 2"), id="grey pixels"),
        pytest.param(OUTLINES, id="outlines"),
    ],
)
def test_what_is_no_whole_pixel_font_is_refused(raw: bytes) -> None:
    assert faults_of(raw) == (["font-damaged"], None)


def test_outlines_are_told_from_damage() -> None:
    with pytest.raises(Fault) as caught:
        bitmap_font(OUTLINES, "x.ttf")
    assert "BDF" in dict(caught.value.diagnostics[0].values)["reason_en"]


@pytest.mark.parametrize(
    ("path", "sha256", "code"),
    [("y.bdf", None, "font-missing"), (".", None, "file-unreadable"), ("x.bdf", "0" * 64, "font-changed")],
)
def test_a_file_that_is_not_there_or_another_one_is_refused(
    tmp_path: Path, path: str, sha256: str | None, code: str
) -> None:
    (tmp_path / "x.bdf").write_bytes(WHOLE)
    with pytest.raises(Fault) as caught:
        read_bitmap_font(tmp_path / path, sha256)
    assert [fault.code.id for fault in caught.value.diagnostics] == [code]


def _harmed(raw: bytes) -> st.SearchStrategy[bytes]:
    """Return a file cut short, or with some bytes replaced; more often near its head, where the tables are told."""
    places = st.integers(0, len(raw) - 1) | st.integers(0, 2000)
    pieces = st.binary(min_size=1, max_size=4) | st.sampled_from([b"\xff\xff\xff\xff", b"\x7f\xff\xff\xff", b"99999"])
    changes = st.lists(st.tuples(places, pieces), min_size=1, max_size=8)

    def harm(changes: list[tuple[int, bytes]], kept: int) -> bytes:
        harmed = bytearray(raw[:kept])
        for place, piece in changes:
            harmed[place : place + len(piece)] = piece
        return bytes(harmed)

    return st.builds(harm, changes, st.just(len(raw)) | places)


@given(_harmed(WHOLE) | _harmed(BDF) | _harmed(PCF) | _harmed(gzip.compress(WHOLE)) | st.binary(max_size=200))
def test_any_bytes_are_a_font_or_a_fault(raw: bytes) -> None:
    found, font = faults_of(raw)
    assert found == ([] if font else ["font-damaged"])
    for glyph in font.glyphs.values() if font else ():
        assert len({len(row) for row in glyph.rows}) <= 1
