"""Are lines as near as their outlines allow, and never nearer? Measured by GEOS, on the outlines themselves."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import distance

from bannergen.colour import Colour
from bannergen.geometry import Rect
from bannergen.scene import GlyphRun
from bannergen.typeset import Block, Face, Line, Phrase, SetBlock
from bannergen.typeset.block import Align
from bannergen.typeset.skyline import PER_EM, Skyline
from tests import project
from tests.outlines import drawn

FACES = project.faces()
WORDS = st.sampled_from(["Ộ", "ẲNG", "QUỶ", "VÌ", "NGƯỜI", "(10/10)", "Ẵ,", "gỳ", "Ạ", "xã", "…", "–", "Jj"])
LINES = st.lists(WORDS, min_size=1, max_size=4)


@settings(max_examples=60)
@given(
    st.sampled_from(FACES),
    LINES,
    LINES,
    st.sampled_from([0.0, 0.05, 0.12, 0.4]),
    st.sampled_from(["start", "center", "end"]),
)
def test_the_leading_is_the_least_that_keeps_the_clearance(
    face: Face, upper: list[str], lower: list[str], clearance: float, align: Align
) -> None:
    lines = tuple(Line.of(face, (Phrase(tuple(words)),)) for words in (upper, lower))
    block = Block.tight(face, lines, clearance, align)
    first, second = SetBlock(block, float(face.units_per_em)).runs(Rect(0, 0, 9000, 9000), Colour(0, 0, 0))
    gap = clearance * face.cap_height
    column = face.units_per_em / PER_EM
    apart = distance(drawn(first), drawn(second))
    assert apart >= gap - column / 100
    if block.leading > face.cap_height + gap + 1e-9:  # not held open for the capitals
        nearer = GlyphRun(
            second.font, second.size, second.x, second.y - 12 * column, second.words, second.text, second.fill
        )
        assert distance(drawn(first), drawn(nearer)) < gap or apart < gap + 4 * column


def test_a_line_of_quiet_letters_closes_up() -> None:
    face = project.composer().book.face("be-vietnam-pro", 900)
    loud, quiet = (Block.tight(face, (line("NGUỘI"), line(text)), 0.1).leading for text in ("ẲNG", "XANH"))
    assert quiet < loud - 0.2 * face.cap_height


def line(text: str) -> Line:
    return Line.of(project.composer().book.face("be-vietnam-pro", 900), (Phrase(tuple(text.split())),))


@pytest.mark.parametrize("text", ["Ộ", "ẲNG", "QUỶ,", "…"])
@pytest.mark.parametrize("face", FACES, ids=lambda face: face.name)
def test_a_skyline_reaches_as_far_as_the_ink(face: Face, text: str) -> None:
    word = face.word(text)
    found = face.skyline(word)
    slack = face.units_per_em / PER_EM
    assert found.above.max() == pytest.approx(-word.ink.y, abs=slack / 10)
    assert found.below.max() == pytest.approx(word.ink.bottom, abs=slack / 10)
    assert found.first * found.step <= word.ink.x
    assert (found.first + len(found.above)) * found.step >= word.ink.right


def test_nothing_has_no_skyline() -> None:
    empty = Skyline.joined(5, [])
    assert (len(empty.above), len(empty.grown(10).above)) == (0, 0)
    assert empty.leading_to(empty, 3) == float("-inf")
