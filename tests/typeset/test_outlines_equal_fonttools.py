"""The outlines and the cap height are those that fontTools reads from the font files."""

from __future__ import annotations

import pytest
from fontTools.pens.boundsPen import BoundsPen
from fontTools.ttLib import TTFont

from bannergen.typeset import Face
from tests import project


@pytest.mark.parametrize("face", project.faces(), ids=lambda face: face.name)
def test_bounds_of_every_vietnamese_capital(face: Face) -> None:
    font = TTFont(face.scene_font.file)
    glyphs = font.getGlyphSet(location=dict(face.scene_font.variations))
    names = font.getBestCmap()
    for letter in [c for c in project.LETTERS if c.isupper()] + ["H", "Q"]:
        pen = BoundsPen(glyphs)
        glyphs[names[ord(letter)]].draw(pen)
        left, bottom, right, top = pen.bounds
        ink = face.word(letter).ink
        # HarfBuzz interpolates in floating point, fontTools rounds deltas: at most a unit of a thousand apart.
        assert ink.x == pytest.approx(left, abs=1)
        assert ink.right == pytest.approx(right, abs=1)
        assert -ink.y == pytest.approx(top, abs=1)
        assert -ink.bottom == pytest.approx(bottom, abs=1)


@pytest.mark.parametrize("face", project.faces(), ids=lambda face: face.name)
def test_cap_height_is_the_ink_of_h(face: Face) -> None:
    assert face.cap_height == pytest.approx(TTFont(face.scene_font.file)["OS/2"].sCapHeight, abs=2)
