"""Is every bundled family whole: its characters, its marks apart, its licence, its files and no others?"""

from __future__ import annotations

import itertools
import re
import string
import unicodedata
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from shapely import Polygon, distance, get_coordinates, unary_union

from bannergen.geometry import Matrix
from bannergen.spec.family import Family
from bannergen.typeset import Face
from tests import project
from tests.outlines import drawn_outline

FAMILIES = project.library().families
LEAST_GAP = 0.006  # em between the marks of a letter: 0.9 mm where capitals are 100 mm high
NO_DONG = {"barlow", "saira"}
ARROWS = {"anton", "montserrat", "saira", "tinos"}

each_family = pytest.mark.parametrize(("family", "folder"), FAMILIES.values(), ids=FAMILIES)
each_face = pytest.mark.parametrize("face", project.faces(), ids=lambda face: face.name)


@each_face
def test_digits_and_punctuation_are_there(face: Face) -> None:
    assert face.missing(string.ascii_letters + string.digits + string.punctuation + "–—“”‘’…·×°•") == ()


@each_face
def test_which_families_lack_the_dong_sign_and_arrows_is_known(face: Face) -> None:
    family = face.scene_font.family
    assert face.missing("₫") == (("₫",) if family in NO_DONG else ())
    assert face.missing("→←") == (() if family in ARROWS else ("→", "←"))


@each_face
def test_no_marks_touch(face: Face) -> None:
    """As many pieces of ink as a letter has parts, and none nearer to another than the least."""
    for letter in project.LETTERS:
        pieces = pieces_of(face, letter)
        assert len(pieces) >= parts_of(letter), letter
        nearest = min((distance(*two) for two in itertools.combinations(pieces, 2)), default=face.units_per_em)
        assert nearest / face.units_per_em >= LEAST_GAP, letter


def pieces_of(face: Face, letter: str) -> list[Polygon]:
    word = face.word(letter)
    font = face.drawing(glyph.id for glyph in word.glyphs)
    placed = (
        font.outlines[glyph.id].mapped(Matrix(1, 0, 0, 1, pen + glyph.x_offset, glyph.y_offset))
        for glyph, pen in word.pens()
    )
    chains = [chain for outline in placed for chain in drawn_outline(outline).geoms if len(chain.coords) > 3]
    areas = [Polygon(get_coordinates(chain)).buffer(0) for chain in chains]
    whole = [area for area in areas if not any(other is not area and other.contains(area) for other in areas)]
    joined = unary_union(whole)
    return list(getattr(joined, "geoms", [joined]))


def parts_of(letter: str) -> int:
    """The letter, its dot where it keeps one, and each mark but the horn, which is part of it."""
    return sum(mark != "\u031b" for mark in unicodedata.normalize("NFD", letter))


@each_family
def test_a_folder_holds_its_files_and_no_others(family: Family, folder: Path) -> None:
    named = {str(face.file) for face in family.faces} | {"LICENSE.txt", "family.yaml"}
    assert {path.name for path in folder.iterdir()} == named


@each_family
def test_a_licence_is_whole(family: Family, folder: Path) -> None:
    """The text of the Open Font License is one, word for word; what is not under it is in the public domain."""
    text = (folder / "LICENSE.txt").read_text("utf-8-sig")
    if family.licence == "OFL-1.1":
        assert terms(text) == OFL
        assert any(holder in text.partition("PREAMBLE")[0] for holder in holders(family))
    else:
        assert family.licence == "LicenseRef-Public-Domain"
        assert "public domain" in text.casefold()


def terms(licence: str) -> str:
    return " ".join(licence.partition("PREAMBLE")[2].split())


def holders(family: Family) -> list[str]:
    """Who holds the copyright: the name after each year."""
    return re.findall(r"\d{4} ([^,(]*[^,( ])", str(family.copyright))


OFL = terms((FAMILIES["be-vietnam-pro"][1] / "LICENSE.txt").read_text("utf-8"))


def test_the_text_of_the_licence_is_the_one_of_sil() -> None:
    assert OFL.startswith("The goals of the Open Font License (OFL) are to stimulate worldwide development")
    assert OFL.endswith("INABILITY TO USE THE FONT SOFTWARE OR FROM OTHER DEALINGS IN THE FONT SOFTWARE.")


@each_family
def test_a_file_says_the_copyright_and_may_be_embedded(family: Family, folder: Path) -> None:
    for face in family.outlines:
        font = TTFont(folder / face.file)
        assert holders(family)[0] in font["name"].getDebugName(0)
        assert font["OS/2"].fsType == 0  # installable: no limit on embedding
        assert "glyf" in font
