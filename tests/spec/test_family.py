"""Is a face of outlines or of pixels, and never of both or of neither?"""

from __future__ import annotations

from pathlib import Path

import pytest

from bannergen.diagnostics import Fault
from bannergen.spec.decode import read_as
from bannergen.spec.family import Family

HEAD = "family: f\n" + "".join(f"{key}: x\n" for key in ("title", "role", "source", "version", "licence", "copyright"))


def read(folder: Path, face: str) -> Family:
    path = folder / "family.yaml"
    path.write_text(f'{HEAD}faces:\n  - {{file: a, sha256: "0", {face}}}\n', "utf-8")
    return read_as(Family, path, "family.yaml")


@pytest.mark.parametrize(
    ("face", "outlines"),
    [
        ("weight: 700", 1),
        ("weight: 700, width: 90", 1),
        ("axes: {wght: {least: 100, most: 900}}", 1),
        ("weight: 700, axes: {wdth: {least: 62, most: 125}}", 1),
        ("rows_px: 13", 0),
    ],
)
def test_a_face_of_outlines_or_of_pixels(tmp_path: Path, face: str, outlines: int) -> None:
    assert len(read(tmp_path, face).outlines) == outlines


@pytest.mark.parametrize(
    "face",
    [
        "width: 90",
        "rows_px: 0",
        "rows_px: -1",
        "rows_px: 13, weight: 700",
        "rows_px: 13, width: 90",
        "rows_px: 13, axes: {wght: {least: 100, most: 900}}",
    ],
)
def test_a_face_that_is_neither_or_both_is_refused_at_its_place(tmp_path: Path, face: str) -> None:
    with pytest.raises(Fault) as caught:
        read(tmp_path, face)
    assert [(fault.code.id, str(fault.span)) for fault in caught.value.diagnostics] == [
        ("font-face-kind", "family.yaml:9:5")
    ]
