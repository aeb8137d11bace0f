"""Step 3, compose: the files of a family as an inspection takes them, with what their family.yaml says."""

from __future__ import annotations

from pathlib import Path

from bannergen.spec.family import FaceFile, Family
from bannergen.typeset.inspection.subject import Declared, FontFile, read_file

_LICENCE = "LICENSE.txt"


def files_of(family: Family, folder: Path) -> list[FontFile]:
    """Return the font files of a family; raise a Fault where one cannot be read."""
    return [
        read_file(folder / face.file, family.family, face.space, _declared(family, face, folder))
        for face in family.faces
    ]


def _declared(family: Family, face: FaceFile, folder: Path) -> Declared:
    text = folder / _LICENCE
    return Declared(
        licence=family.licence,
        sha256=face.sha256,
        weight=face.weight,
        licence_text=text.read_text("utf-8", "replace") if text.is_file() else None,
    )
