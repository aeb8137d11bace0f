"""Step 3, compose: the library's families of outlines as a typesetter's font book."""

from __future__ import annotations

from bannergen.spec.library import Library
from bannergen.typeset import FaceSource, FontBook


def fontbook_of(library: Library) -> FontBook:
    """Return the book of the library's outline fonts; no file is opened before a face is asked for."""
    return FontBook(
        FaceSource(
            family=family.family,
            path=folder / face.file,
            sha256=face.sha256,
            space=face.space,
        )
        for family, folder in library.families.values()
        for face in family.outlines
    )
