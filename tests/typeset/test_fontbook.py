"""Does a face come only from a file that can give it?"""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from bannergen.design_space import DesignSpace
from bannergen.diagnostics import Fault
from bannergen.typeset import FaceSource, FontBook

STATIC = DesignSpace(900, 100)
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
