"""Does a face come only from a file that can give it?"""

from __future__ import annotations

import hashlib
import itertools
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bannergen.design_space import DesignSpace
from bannergen.diagnostics import Fault
from bannergen.typeset import FaceSource, FontBook
from tests import project

STATIC = DesignSpace(900, 100)
BARLOW = ("700 wdth 100", "800 wdth 100", "700 wdth 89", "700 wdth 79")
VARIABLE = DesignSpace(None, 100, {"wght": (100, 900)})


@pytest.mark.parametrize(
    ("space", "weight", "width", "given"),
    [
        (STATIC, 900, 100, {}),
        (STATIC, 800, 100, None),
        (STATIC, 900, 90, None),
        (VARIABLE, 400, 100, {"wght": 400.0}),
        (VARIABLE, 950, 100, None),
        (VARIABLE, 400, 75, None),  # it has no axis of width
    ],
)
def test_the_axes_that_give_a_weight_and_a_width(
    space: DesignSpace, weight: int, width: float, given: dict[str, float] | None
) -> None:
    assert space.variations(weight, width) == given


def test_a_file_that_is_no_font_is_damaged(tmp_path: Path) -> None:
    (tmp_path / "a.ttf").write_bytes(b"no font at all")
    digest = hashlib.sha256(b"no font at all").hexdigest()
    with pytest.raises(Fault) as caught:
        FontBook([FaceSource("f", tmp_path / "a.ttf", digest, STATIC)]).face("f", 900)
    assert [fault.code.id for fault in caught.value.diagnostics] == ["font-damaged"]


@pytest.mark.parametrize(
    ("family", "weight", "least", "most", "widths"),
    [
        ("barlow", 700, 0, 200, (100, 89, 79)),
        ("barlow", 700, 79, 99.5, (89, 79)),
        ("barlow", 800, 0, 200, (100,)),
        ("saira", 700, 60, 100, (72, 61)),
        ("saira", 900, 60, 100, (73,)),
        ("noto-serif", 700, 60, 100, (87,)),
        ("be-vietnam-pro", 900, 88, 100, (100,)),
        ("archivo", 900, 97, 100, (100, 99, 98, 97)),
        ("archivo", 900, 89.5, 92.25, (92.25, 92, 91, 90, 89.5)),
        ("archivo", 900, 10, 63, (63, 62)),
        ("archivo", 900, 124.5, 300, (125, 124.5)),
        ("archivo", 100, 88.5, 88.5, (88.5,)),
    ],
)
def test_the_widths_of_bundled_families(
    family: str, weight: int, least: float, most: float, widths: tuple[float, ...]
) -> None:
    book = project.composer().book
    assert book.widths(family, weight, least, most) == widths
    for width in widths:
        assert book.face(family, weight, width).scene_font.width_axis == width


@pytest.mark.parametrize(
    ("family", "weight", "least", "most", "shown", "accepted"),
    [
        ("barlow", 700, 90, 99, "90–99", BARLOW),
        ("barlow", 800, 0, 99, "0–99", BARLOW),
        ("barlow", 900, 0, 200, "0–200", BARLOW),
        ("saira", 700, 100, 100, "100", ("700 wdth 72", "900 wdth 73", "700 wdth 61")),
        ("archivo", 900, 126, 200.5, "126–200.5", ("wdth 62–125, wght 100–900",)),
        ("archivo", 901, 62, 125, "62–125", ("wdth 62–125, wght 100–900",)),
        ("archivo", 900, 90, 80, "90–80", ("wdth 62–125, wght 100–900",)),
        ("comic", 700, 62, 125, "62–125", ()),
        ("galmuri", 700, 62, 125, "62–125", ()),  # pixels
    ],
)
def test_a_family_without_a_width_in_the_range_says_what_it_has(
    family: str, weight: int, least: float, most: float, shown: str, accepted: tuple[str, ...]
) -> None:
    with pytest.raises(Fault) as caught:
        project.composer().book.widths(family, weight, least, most)
    (fault,) = caught.value.diagnostics
    assert (fault.code.id, dict(fault.values)["width"], fault.accepted) == ("font-no-such-face", shown, accepted)


WIDTHS = st.floats(20, 250) | st.integers(20, 250).map(float)
AXES = st.tuples(WIDTHS, WIDTHS).map(lambda ends: {"wdth": (min(ends), max(ends))})
SPACES = st.builds(DesignSpace, st.just(700), WIDTHS, st.just({}) | AXES)


@given(st.lists(SPACES, min_size=1, max_size=4), WIDTHS, WIDTHS)
def test_widths_are_all_there_are_between_the_limits(spaces: list[DesignSpace], least: float, most: float) -> None:
    book = FontBook(FaceSource("f", Path("f.ttf"), "", space) for space in spaces)
    ranges = [space.axes.get("wdth", (space.width, space.width)) for space in spaces]
    reached = [(max(low, least), min(high, most)) for low, high in ranges if max(low, least) <= min(high, most)]
    if not reached:
        with pytest.raises(Fault):
            book.widths("f", 700, least, most)
        return
    found = book.widths("f", 700, least, most)
    assert list(found) == sorted(set(found), reverse=True)
    wanted = {*itertools.chain(*reached)}
    wanted |= {float(unit) for unit in range(20, 251) if any(low <= unit <= high for low, high in reached)}
    assert set(found) == wanted
