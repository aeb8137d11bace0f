"""Step 2, typeset: the faces of a run.

In: font files. Out: Faces. Refuses files that are missing, damaged or not those of family.yaml. Nothing is ever read
from the machine's own fonts.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import uharfbuzz as hb

from bannergen.codes import text as codes
from bannergen.diagnostics import Fault
from bannergen.typeset.face import Face, FaceSource
from bannergen.typeset.fontfile import read_font
from bannergen.typeset.ladder import Ladder


class FontBook:
    """The faces of a run; its caches live as long as it does."""

    def __init__(self, sources: Iterable[FaceSource]) -> None:
        self._sources: dict[str, list[FaceSource]] = {}
        for source in sources:
            self._sources.setdefault(source.family, []).append(source)
        self._open: dict[Path, hb.Face] = {}
        self._faces: dict[tuple[str, int, float, bool], Face] = {}

    @property
    def families(self) -> tuple[str, ...]:
        """The ids of the families there are."""
        return tuple(self._sources)

    def face(self, family: str, weight: int, width: float = 100, *, capitals: bool = False) -> Face:
        """Return a face; raise a Fault when the family has no such weight or width, or its file is not whole."""
        key = (family, weight, width, capitals)
        if key not in self._faces:
            source = self._source(family, weight, width)
            if source.path not in self._open:
                self._open[source.path] = _opened(source)
            self._faces[key] = Face(source, self._open[source.path], weight, width, capitals=capitals)
        return self._faces[key]

    def ladder(
        self, style: tuple[str, int, float], limits: tuple[float, float] | None = None, *, capitals: bool = False
    ) -> Ladder:
        """Return the widths of a style (family, weight, width) within limits, no wider than its own if it can be.

        Without limits its own is the only one. Raise a Fault when the family has none of them.
        """
        family, weight, natural = style
        if limits is None:
            return Ladder.single(self.face(*style, capitals=capitals))
        found = self.widths(family, weight, *limits)
        widths = tuple(width for width in found if width <= natural) or found[-1:]
        return Ladder(natural, widths, lambda width: self.face(family, weight, width, capitals=capitals))

    def widths(self, family: str, weight: int, least: float, most: float) -> tuple[float, ...]:
        """Return the widths between two limits that a family can be set in at a weight, the widest first.

        Those of its static faces, and each whole unit of a width axis; raise a Fault when there is none.
        """
        spaces = [source.space for source in self._sources.get(family, ())]
        found = {width for space in spaces for width in space.widths(weight, least, most)}
        if not found:
            raise self._no_face(family, weight, f"{least:g}" if least == most else f"{least:g}–{most:g}")
        return tuple(sorted(found, reverse=True))

    def _source(self, family: str, weight: int, width: float) -> FaceSource:
        for source in self._sources.get(family, ()):
            if source.space.variations(weight, width) is not None:
                return source
        raise self._no_face(family, weight, f"{width:g}")

    def _no_face(self, family: str, weight: int, width: str) -> Fault:
        accepted = tuple(str(source.space) for source in self._sources.get(family, ()))
        return Fault(codes.FONT_FACE.at(accepted=accepted, family=family, weight=weight, width=width))


def _opened(source: FaceSource) -> hb.Face:
    face = hb.Face(read_font(source.path, source.sha256))
    if not face.glyph_count:  # what is no font reads as one without glyphs
        raise Fault(
            codes.FONT_DAMAGED.at(path=source.path.name, reason_vi="không có chữ nào", reason_en="it has no glyphs")
        )
    return face
