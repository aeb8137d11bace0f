"""The shaper's raw glyph ids and positions are those of hb-shape, word by word."""

from __future__ import annotations

import csv
import re
from functools import cache
from pathlib import Path

import pytest

from bannergen.codes import CODES
from bannergen.resources import bundled_root
from bannergen.typeset import Face
from tests import project, readers

_GLYPH = re.compile(r"(\d+)=(\d+)(?:@(-?\d+),(-?\d+))?\+(-?\d+)(?:,-?\d+)?")


@cache
def words() -> tuple[str, ...]:
    slogans = [word for slogan in project.campaign().slogans for word in slogan.text.split()]
    ascii_letters = [chr(code) for code in range(33, 127)]
    return tuple(dict.fromkeys([*slogans, *project.LETTERS, *ascii_letters, *syllables()]))


def syllables() -> list[str]:
    """Real syllables: of the letter, the places, the organisations and our own messages, in both cases."""
    text = (Path(__file__).parents[1] / "data/letter/1119-STTTT-TTBCXB.txt").read_text("utf-8")
    for table in sorted((bundled_root() / "campaigns/places").glob("*.csv")):
        with table.open(encoding="utf-8") as file:
            text += " ".join(row["name"] for row in csv.DictReader(file))
    text += " ".join(f"{code.vi} {code.hint_vi}" for code in CODES.values())
    found = sorted(set(re.findall(r"[^\W\d_]+", text)))
    return [*found, *(syllable.upper() for syllable in found)]


def test_there_are_enough_words() -> None:
    assert len(set(project.LETTERS)) == 134
    assert len({word.casefold() for word in syllables()}) >= 500


@pytest.mark.parametrize("face", project.faces(), ids=lambda face: face.name)
def test_glyphs_and_positions(face: Face) -> None:
    compare(face, "")


@pytest.mark.parametrize("weight", [700, 800, 900])
def test_glyphs_in_capitals_are_those_of_the_font_for_capitals(weight: int) -> None:
    book = project.composer().book
    face = book.face("be-vietnam-pro", weight, capitals=True)
    compare(face, "case,cpsp")
    plain = book.face("be-vietnam-pro", weight)
    assert face.word("(A-B)").glyphs != plain.word("(A-B)").glyphs  # its brackets and hyphen are as high as capitals


def compare(face: Face, features: str) -> None:
    settable = [word for word in words() if not face.missing(word)]
    assert len(settable) > 1000
    variations = ",".join(f"{tag}={value:g}" for tag, value in face.scene_font.variations)
    said = readers.run(
        "hb-shape",
        face.scene_font.file,
        "--no-glyph-names",
        "--language=vi",
        f"--variations={variations}",
        f"--features={features}",
        "--text-file=-",
        input="\n".join(settable),
    )
    ours = ["|".join(_as_hb(glyph) for glyph in face.word(word).glyphs) for word in settable]
    theirs = ["|".join(_normalised(part) for part in line[1:-1].split("|")) for line in said.splitlines()]
    assert dict(zip(settable, ours, strict=True)) == dict(zip(settable, theirs, strict=True))


def _as_hb(glyph) -> str:
    return f"{glyph.id}={glyph.cluster}@{glyph.x_offset},{glyph.y_offset}+{glyph.x_advance}"


def _normalised(part: str) -> str:
    found = _GLYPH.fullmatch(part)
    assert found, part
    glyph, cluster, x, y, advance = found.groups()
    return f"{glyph}={cluster}@{x or 0},{y or 0}+{advance}"


@pytest.mark.parametrize("face", project.faces(), ids=lambda face: face.name)
def test_every_vietnamese_letter_is_there(face: Face) -> None:
    assert face.missing(project.LETTERS) == ()
