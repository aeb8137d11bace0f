"""No ink leaves its box, no two lines touch, no word is broken: every core product, place and slogan."""

from __future__ import annotations

import itertools

import pytest
from shapely import distance

from bannergen.compose import Composition
from bannergen.preflight.scenes import check_piece
from bannergen.scene import GlyphRun
from bannergen.spec.piece import known_places
from bannergen.words import one_spelling
from tests import project
from tests.outlines import drawn

PRODUCTS = tuple(map(str, project.campaign().products))
SLOGANS = tuple(str(slogan.id) for slogan in project.campaign().slogans)


def places() -> tuple[str, ...]:
    return tuple(known_places(project.campaign(), project.library(), None))


def test_there_are_146_places() -> None:
    assert len(places()) == 146


@pytest.mark.parametrize("slogan", SLOGANS)
@pytest.mark.parametrize("product", PRODUCTS)
def test_ink(product: str, slogan: str) -> None:
    for place in places():
        made = project.composer().compose(project.piece(product, slogan, place))
        assert check_piece(made.scene, project.piece(product, slogan, place).product) == (), place
        assert _independent_faults(made) == [], place
        assert _broken_words(made) == [], place


def _independent_faults(made: Composition) -> list[str]:
    """The same question asked another way: every point of every outline, against the boxes and the other lines."""
    safe = made.scene.boxes.safe
    faults = []
    runs = [run for run, _ in made.scene.runs()]
    assert len(runs) == sum(len(text.block.lines) for text in made.texts)
    for run in runs:
        points = list(zip(run.outline.coordinates[::2], run.outline.coordinates[1::2], strict=True))
        # Control points may lie outside the curve, never inside the box when the curve is outside.
        on_curve = [p for p in points if not (safe.x - 1 <= p[0] <= safe.right + 1)]
        faults += [f"{run.text} leaves at {point}" for point in on_curve]
    for upper, lower in itertools.combinations(runs, 2):
        if _rows_meet(upper, lower) and _touch(upper, lower):
            faults.append(f"{upper.text} / {lower.text}")
    return faults


def _broken_words(made: Composition) -> list[str]:
    """The words of the list that stand across a break, however the text may be split."""
    found = []
    for text in made.texts:
        for upper, lower in itertools.pairwise(text.block.lines):
            ends, starts = upper.split()[-4:], lower.split()[:4]
            joined = (
                " ".join((*ends[len(ends) - before :], *starts[:after]))
                for before in range(1, len(ends) + 1)
                for after in range(1, len(starts) + 1)
            )
            found += [words for words in joined if one_spelling(words.casefold()) in project.library().words]
    return found


_apart: dict[tuple[object, ...], bool] = {}  # the lines of a slogan are the same in every place


def _touch(upper: GlyphRun, lower: GlyphRun) -> bool:
    where = (upper.text, lower.text, upper.size, lower.size, lower.x - upper.x, lower.y - upper.y)
    if where not in _apart:
        _apart[where] = distance(drawn(upper), drawn(lower)) > 0
    return not _apart[where]


def _rows_meet(first: GlyphRun, second: GlyphRun) -> bool:
    a, b = first.ink, second.ink
    return bool(a and b and a.y < b.bottom and b.y < a.bottom and a.x < b.right and b.x < a.right)


@pytest.mark.parametrize("slogan", SLOGANS)
@pytest.mark.parametrize("product", PRODUCTS)
def test_the_slogan_is_set_letter_by_letter(product: str, slogan: str) -> None:
    made = project.composition(product, slogan)
    (official,) = (s.text for s in project.campaign().slogans if s.id == slogan)
    said = {text.role: text for text in made.scene.texts}["slogan"]
    assert said.text == official
    assert " ".join(said.lines) == official
    shaped = " ".join(word.text for run, _ in made.scene.runs() for word in run.words)
    assert official in shaped


@pytest.mark.parametrize("product", PRODUCTS)
def test_the_headline_gives_way_to_a_slogan_that_says_it(product: str) -> None:
    roles = {slogan: {text.role for text in project.composition(product, slogan).scene.texts} for slogan in SLOGANS}
    assert "headline" not in roles["chao-mung"]
    assert "headline" in roles["chu-de"]


@pytest.mark.parametrize("product", PRODUCTS)
def test_the_issuer_is_the_places(product: str) -> None:
    said = {text.role: text.text for text in project.composition(product, place="huyen-na-hang").scene.texts}
    assert said["issuer"] == "UBND huyện Na Hang"
