"""Are the areas right? FreeType fills the same letters, by code that knows nothing of GEOS or HarfBuzz."""

from __future__ import annotations

import freetype
import numpy as np
import pytest
from numpy.typing import NDArray

from bannergen.geometry import Outline, Rect
from bannergen.resources import bundled_root
from bannergen.typeset.inspection.ink import Area, area_of, contact, difference, gap_of, overlap, parts_of
from bannergen.typeset.inspection.subject import Subject, read_file, subjects_of

_PX = 200  # of an em: the raster of the witness
FACES = [
    ("be-vietnam-pro/BeVietnamPro-Black.ttf", ()),
    ("saira/SairaCondensed-Bold.ttf", ()),
    ("archivo/Archivo[wdth,wght]-vi.ttf", (900, 62)),
]


def square(x: float, y: float, side: float) -> Outline:
    return Outline.rectangle(Rect(x, y, side, side))


def parts(outline: Outline) -> list[Area]:
    return parts_of(area_of(outline))


def raster(face: freetype.Face, letter: str) -> NDArray[np.float64]:
    """The coverage of a letter, in shares of a pixel."""
    face.load_char(letter, freetype.FT_LOAD_RENDER | freetype.FT_LOAD_NO_HINTING)
    bitmap = face.glyph.bitmap
    return np.array(bitmap.buffer, dtype=float).reshape(bitmap.rows, bitmap.pitch)[:, : bitmap.width] / 255


def hanging_together(picture: NDArray[np.float64]) -> int:
    """Count what hangs together, by flooding."""
    waiting = {(int(row), int(column)) for row, column in np.argwhere(picture > 0.5)}
    count = 0
    while waiting:
        count += 1
        edge = [waiting.pop()]
        while edge:
            row, column = edge.pop()
            near = {(row + dr, column + dc) for dr in (-1, 0, 1) for dc in (-1, 0, 1)} & waiting
            waiting -= near
            edge += near
    return count


@pytest.mark.parametrize(("name", "location"), FACES, ids=lambda value: value if isinstance(value, str) else "")
def test_areas_and_parts_equal_freetype_s(name: str, location: tuple[int, float]) -> None:
    path = bundled_root() / "fonts" / name
    subject: Subject = subjects_of(read_file(path), [location] if location else [])[0]
    face = freetype.Face(str(path))
    if location:
        axes = [axis.tag for axis in face.get_variation_info().axes]
        face.set_var_design_coords([dict(zip(("wght", "wdth"), location, strict=True))[tag] for tag in axes])
    face.set_pixel_sizes(0, _PX)
    pixel = (subject.drawn.units_per_em / _PX) ** 2
    for letter in "HOgBÃẲỠỮỆịđẵ8&%":
        picture = raster(face, letter)
        assert subject.area(letter).area == pytest.approx(picture.sum() * pixel, rel=0.01), letter
        assert len(subject.parts(letter)) == hanging_together(picture), letter


def test_overlapping_parts_are_one_and_a_hole_stays_open() -> None:
    overlapping = area_of(Outline.joined([square(0, 0, 10), square(5, 5, 10)]))
    assert len(parts_of(overlapping)) == 1
    assert overlapping.area == 175
    hole = Outline("MLLLZ", (2, 2, 2, 8, 8, 8, 8, 2))  # the other way around
    assert area_of(Outline.joined([square(0, 0, 10), hole])).area == 64


def test_an_empty_outline_covers_nothing() -> None:
    assert area_of(Outline("", ())).is_empty
    assert area_of(Outline("MLZ", (0, 0, 5, 5))).is_empty
    assert area_of(Outline("MLLLLZ", (1, 1, 1, 1, 1, 1, 1, 1, 1, 1))).is_empty


def test_the_gap_is_the_smallest_and_in_its_middle() -> None:
    letters = parts_of(area_of(Outline.joined([square(0, 0, 10), square(0, 13, 4), square(20, 0, 5)])))
    gap, middle = gap_of(letters)
    assert gap == 3
    assert middle[1] == 11.5


def test_an_overlap_is_told_from_a_touch() -> None:
    assert [overlap(area_of(square(0, 0, 10)), area_of(square(x, 2, 5))) for x in (7, 10, 11)] == [3, 0, None]


def test_letters_are_compared_wherever_their_bodies_stand() -> None:
    letter = Outline.joined([square(0, 0, 10), square(0, 12, 3)])
    same_elsewhere = Outline.joined([square(4, 0, 10), square(4, 12, 3)])
    other_mark = Outline.joined([square(0, 0, 10), square(7, 12, 3)])
    assert difference(*map(parts, (letter, same_elsewhere))) == 0
    assert difference(*map(parts, (letter, other_mark))) == 18
    higher = Outline.joined([square(0, 1, 10), square(0, 13, 3)])
    assert difference(*map(parts, (letter, higher))) == 26
    other_body = Outline.joined([square(0, 0, 9), square(0, 12, 3)])
    assert difference(*map(parts, (letter, other_body))) == 19


def test_the_contact_lies_where_the_mark_meets_the_letter() -> None:
    body = area_of(square(0, 0, 10))
    x, y = contact(area_of(Outline.joined([square(0, 0, 10), square(6, 9, 4)])), body, 0.1)
    assert 5.5 < x < 10.5
    assert 9 < y < 10.5
