"""Step 3, compose: the files of a family as an inspection takes them, with what their family.yaml says."""

from __future__ import annotations

from pathlib import Path

from bannergen.spec.decode import read_as
from bannergen.spec.family import FaceFile, Family
from bannergen.typeset.inspection.subject import Declared, FontFile, read_file

_FAMILY = "family.yaml"
_LICENCE = "LICENSE.txt"


def files_of(family: Family, folder: Path) -> list[FontFile]:
    """Return the font files of a family; raise a Fault where one cannot be read."""
    return [
        read_file(folder / face.file, family.family, face.space, _declared(family, face, folder))
        for face in family.faces
    ]


def file_of(path: Path) -> FontFile:
    """Return a font file, with what a family.yaml beside it says of it; raise a Fault where one cannot be read."""
    beside = path.with_name(_FAMILY)
    family = read_as(Family, beside, beside.as_posix()) if beside.is_file() else None
    for face in family.faces if family else ():
        if family and face.file == path.name:
            return read_file(path, family.family, face.space, _declared(family, face, path.parent))
    return read_file(path)


def _declared(family: Family, face: FaceFile, folder: Path) -> Declared:
    text = folder / _LICENCE
    return Declared(
        licence=family.licence,
        sha256=face.sha256,
        weight=face.weight,
        rows_px=face.rows_px,
        licence_text=text.read_text("utf-8", "replace") if text.is_file() else None,
    )
