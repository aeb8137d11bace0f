"""Are the bundled pixel fonts read as others read them, and is every Vietnamese letter of theirs its own picture?"""

from __future__ import annotations

import codecs
import gzip
import io
import re
import string

import pytest
from PIL.PcfFontFile import PcfFontFile

from bannergen.typeset.bitmap import BitmapFont, BitmapGlyph, read_bitmap_font
from tests import project

FACES = {
    face.file: (folder / face.file, face)
    for family, folder in project.library().families.values()
    for face in family.faces
    if face.rows_px
}
CAPITALS = [letter for letter in project.LETTERS if letter.isupper()]
PUNCTUATION = string.punctuation + "–—“”‘’…·×°→"

each_face = pytest.mark.parametrize("name", FACES)
each_bdf = pytest.mark.parametrize("name", [name for name in FACES if name.endswith(".bdf")])


def read(name: str) -> BitmapFont:
    path, face = FACES[name]
    return read_bitmap_font(path, face.sha256)


def lit(glyph: BitmapGlyph) -> set[tuple[int, int]]:
    """The lit pixels of a character: columns from the pen, rows above the baseline."""
    rows = enumerate(glyph.rows)
    return {(glyph.left_px + x, glyph.top_px - y) for y, row in rows for x, pixel in enumerate(row) if pixel == "#"}


def test_the_rows_are_those_that_boards_are_planned_with() -> None:
    assert {name: face.rows_px for name, (_, face) in FACES.items()} == {
        "Galmuri7-latin.bdf": 13,
        "Galmuri9-latin.bdf": 16,
        "Galmuri11-Condensed-latin.bdf": 18,
        "10x20.pcf.gz": 19,
    }


@each_face
def test_the_rows_are_the_ink_of_all_capitals(name: str) -> None:
    font, (_, face) = read(name), FACES[name]
    assert sum(font.ink_px([*CAPITALS, *string.ascii_uppercase])) == face.rows_px


@each_face
def test_small_letters_take_a_row_more_at_most(name: str) -> None:
    font, (_, face) = read(name), FACES[name]
    assert sum(font.ink_px(project.LETTERS + string.ascii_letters + string.digits)) <= (face.rows_px or 0) + 1


@each_face
def test_every_accented_letter_is_its_own_picture(name: str) -> None:
    font = read(name)
    letters = project.LETTERS + string.ascii_letters
    assert font.missing(letters) == ()
    assert [letters for letters in alike(font, letters) if not letters.isascii()] == []


@pytest.mark.parametrize(
    ("name", "pictures"),
    [
        ("Galmuri7-latin.bdf", ["I|", "O0", "“”", "‘’"]),
        ("Galmuri9-latin.bdf", ["O0"]),
        ("Galmuri11-Condensed-latin.bdf", ["O0"]),
        ("10x20.pcf.gz", ["-–"]),
    ],
)
def test_what_looks_alike_is_known(name: str, pictures: list[str]) -> None:
    assert alike(read(name), string.ascii_letters + string.digits + PUNCTUATION) == pictures


def alike(font: BitmapFont, characters: str) -> list[str]:
    """The characters that have one picture, together."""
    found: dict[BitmapGlyph, str] = {}
    for character in characters:
        glyph = font.glyphs[character]
        found[glyph] = found.get(glyph, "") + character
    return [characters for characters in found.values() if len(characters) > 1]


@each_face
def test_digits_and_punctuation_are_there(name: str) -> None:
    font = read(name)
    assert font.missing(string.digits + PUNCTUATION) == ()
    assert len({font.glyphs[digit] for digit in string.digits}) == 10


@each_face
def test_misc_fixed_alone_has_the_dong_sign(name: str) -> None:
    assert read(name).missing("₫") == (() if name == "10x20.pcf.gz" else ("₫",))


@each_bdf
def test_a_bdf_is_read_as_its_lines_say(name: str) -> None:
    path, _ = FACES[name]
    said = dict(map(_character, path.read_text("utf-8").split("STARTCHAR ")[1:]))
    font = read(name)
    assert {character: (glyph.advance_px, lit(glyph)) for character, glyph in font.glyphs.items()} == said
    stated = {key: int(re.search(rf"^{key} (\d+)$", path.read_text("utf-8"), re.MULTILINE)[1]) for key in ASCENTS}
    assert stated == {"FONT_ASCENT": font.ascent_px, "FONT_DESCENT": font.descent_px}


ASCENTS = ("FONT_ASCENT", "FONT_DESCENT")


def _character(block: str) -> tuple[str, tuple[int, set[tuple[int, int]]]]:
    """Read one character of a BDF: its advance, and its lit pixels."""
    head, drawn = block.split("BITMAP\n")
    keys = dict(line.split(" ", 1) for line in head.splitlines()[1:])
    width, height, left, bottom = map(int, keys["BBX"].split())
    rows = drawn.split("ENDCHAR")[0].split()
    pixels = {
        (left + x, bottom + height - y)
        for y, row in enumerate(rows)
        for x in range(width)
        if int(row, 16) >> (4 * len(row) - 1 - x) & 1
    }
    return chr(int(keys["ENCODING"])), (int(keys["DWIDTH"].split()[0]), pixels)


def test_a_pcf_is_read_as_pillow_reads_it() -> None:
    path, _ = FACES["10x20.pcf.gz"]
    wanted = project.LETTERS + string.digits + string.ascii_letters + string.punctuation
    table = wanted.ljust(256, " ")  # Pillow reads the 256 characters of an encoding: this is ours
    codecs.register(codec := _codec(table))
    try:
        theirs = PcfFontFile(io.BytesIO(gzip.decompress(path.read_bytes())), "our-letters")
    finally:
        codecs.unregister(codec)
    font = read(path.name)
    for code, character in enumerate(wanted):
        (advance, _), (left, top, _, _), _, picture = theirs.glyph[code]
        pixels = {
            (left + x, -top - y)
            for y in range(picture.height)
            for x in range(picture.width)
            if picture.getpixel((x, y))
        }
        assert (font.glyphs[character].advance_px, lit(font.glyphs[character])) == (advance, pixels), character


def _codec(table: str):
    def decode(raw: bytes, errors: str = "strict") -> tuple[str, int]:
        return codecs.charmap_decode(raw, errors, table)

    def search(name: str) -> codecs.CodecInfo | None:
        return codecs.CodecInfo(codecs.ascii_encode, decode, name=name) if name == "our_letters" else None

    return search
