"""Static faces of a family in several widths: is each width the per cent of the natural one that it measures?"""

from __future__ import annotations

import itertools

import pytest

from bannergen.spec.family import Family
from bannergen.typeset import Face
from tests import project

# The slogan in em at width 100, of families whose natural width is not bundled:
# Saira 700 and 900 of npm @expo-google-fonts/saira 0.4.2, Noto Serif Bold of Debian fonts-noto-core 20201225-1,
# measured as below.
_NATURAL = {("saira", 700): 48.936, ("saira", 900): 49.05, ("noto-serif", 700): 54.129}
_SLOGAN = next(slogan.text for slogan in project.campaign().slogans if slogan.id == "chu-de")


def _ladders() -> dict[tuple[str, int], tuple[Face, ...]]:
    """The static faces of each family and weight, the widest first."""
    families = [family for family, _ in project.library().families.values()]
    return {(family.family, weight): _ladder(family, weight) for family in families for weight in _weights(family)}


def _weights(family: Family) -> list[int]:
    return sorted({face.weight for face in family.faces if face.weight})


def _ladder(family: Family, weight: int) -> tuple[Face, ...]:
    widths = sorted({face.width for face in family.faces if face.weight == weight}, reverse=True)
    return tuple(project.composer().book.face(family.family, weight, width) for width in widths)


LADDERS = _ladders()
each_ladder = pytest.mark.parametrize("ladder", LADDERS, ids=lambda key: f"{key[0]} {key[1]}")


def _length(face: Face) -> float:
    """The advance of the slogan as one line, with kerning and word spaces, in em."""
    syllables = _SLOGAN.split()
    advance = sum(face.word(syllable).advance for syllable in syllables) + face.space * (len(syllables) - 1)
    return advance / face.units_per_em


def test_there_are_ladders() -> None:
    assert len(_SLOGAN.split()) == 21
    assert _SLOGAN.isupper()
    assert {key for key, faces in LADDERS.items() if len(faces) > 1} >= {("barlow", 700), ("saira", 700)}


@each_ladder
def test_a_width_is_the_measured_per_cent_of_the_natural_one(ladder: tuple[str, int]) -> None:
    faces = LADDERS[ladder]
    natural = _NATURAL.get(ladder) or _length(faces[0])
    measured = [100 * _length(face) / natural for face in faces]
    assert [face.scene_font.width_axis for face in faces] == [round(width) for width in measured]


@each_ladder
def test_the_widths_of_a_ladder_are_related_as_its_faces_measure(ladder: tuple[str, int]) -> None:
    for wider, narrower in itertools.pairwise(LADDERS[ladder]):
        ratio = _length(narrower) / _length(wider)
        assert narrower.scene_font.width_axis == pytest.approx(wider.scene_font.width_axis * ratio, abs=1)


@each_ladder
def test_capitals_are_as_high_in_every_width(ladder: tuple[str, int]) -> None:
    heights = {face.cap_height / face.units_per_em for face in LADDERS[ladder]}
    assert max(heights) == pytest.approx(min(heights), rel=0.001)
