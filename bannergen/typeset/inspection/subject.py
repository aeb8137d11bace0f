"""Step 2, typeset: what is inspected: a face of a font file, with what its family.yaml says of it.

In: the path of a TrueType, OpenType, BDF or PCF file. Out: Subjects, one a face. Refuses files that are missing,
damaged or of another format; that they are not those of family.yaml is a finding.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import uharfbuzz as hb

from bannergen.codes import fonts as codes
from bannergen.design_space import DesignSpace
from bannergen.diagnostics import Fault
from bannergen.geometry import Rect
from bannergen.typeset.bitmap import bitmap_font
from bannergen.typeset.face import Face, FaceSource
from bannergen.typeset.fontfile import read_font
from bannergen.typeset.inspection.drawn import Drawn, OutlineFace, PixelFace
from bannergen.typeset.inspection.ink import Area, area_of, parts_of, spread
from bannergen.typeset.inspection.tables import Tables, tables_of

_OUTLINES = (b"\x00\x01\x00\x00", b"true", b"OTTO")
_REFUSED = {b"wOFF": codes.FORMAT_OF_THE_WEB, b"wOF2": codes.FORMAT_OF_THE_WEB, b"ttcf": codes.COLLECTION}
# Pixels grow by this much on each side: those that meet at a corner are one stroke, as the eye sees it.
_SPREAD_PX = 0.01
_PIXELS = (b"STARTFONT", b"\x01fcp", b"\x1f\x8b")


@dataclass(frozen=True)
class Declared:
    """What a family.yaml says of a file; ``licence_text`` is LICENSE.txt beside it, None where there is none."""

    licence: str
    sha256: str
    weight: int | None
    licence_text: str | None
    rows_px: int | None = None


@dataclass(frozen=True)
class FontFile:
    """A font file that was read, and what its family.yaml says of it, where it has one."""

    family: str
    path: Path
    raw: bytes
    space: DesignSpace
    tables: Tables | None  # a pixel font has none
    declared: Declared | None = None

    @property
    def sha256(self) -> str:
        """The digest of its bytes."""
        return hashlib.sha256(self.raw).hexdigest()


class Subject:
    """One face to inspect; what is worked out for one check serves the next."""

    def __init__(self, name: str, file: FontFile, drawn: Drawn, width: float = 100) -> None:
        self.name, self.file, self.drawn, self.width = name, file, drawn, width
        self._areas: dict[str, Area] = {}
        self._parts: dict[str, list[Area]] = {}
        self._drawn: dict[str, bool] = {}

    @property
    def cap_height(self) -> float:
        """The height of H by its ink, in font units; 0 where there is none."""
        return 0.0 if self.drawn.missing("H") else float(self.drawn.cap_height)

    def area(self, letter: str) -> Area:
        """Return the ink of a letter that the face has."""
        if letter not in self._areas:
            area = area_of(self.drawn.outline(letter))
            self._areas[letter] = spread(area, _SPREAD_PX) if self.drawn.has_pixels else area
        return self._areas[letter]

    def ink(self, letter: str) -> Rect:
        """Return the bounds of a letter that the face has; y grows upwards, so ``bottom`` is its highest ink."""
        return self.drawn.outline(letter).bounds or Rect(0, 0, 0, 0)

    def parts(self, letter: str) -> list[Area]:
        """Return the parts of a letter that do not touch, the largest first."""
        if letter not in self._parts:
            self._parts[letter] = parts_of(self.area(letter))
        return self._parts[letter]

    def there(self, letters: Iterable[str]) -> list[str]:
        """Return those of some letters that the face has and draws."""
        return [letter for letter in letters if self._draws(letter)]

    def has(self, *letters: str) -> bool:
        """Tell whether the face has and draws all of some letters."""
        return all(map(self._draws, letters))

    def _draws(self, letter: str) -> bool:
        if letter not in self._drawn:
            self._drawn[letter] = not self.drawn.missing(letter) and not self.area(letter).is_empty
        return self._drawn[letter]


def read_file(
    path: Path, family: str = "", space: DesignSpace | None = None, declared: Declared | None = None
) -> FontFile:
    """Read a font file, with the design space it states itself where none is given; raise a Fault where it is none."""
    raw = read_font(path)
    if raw.startswith(_PIXELS):
        return FontFile(family or path.stem, path, raw, space or DesignSpace(None, 100), None, declared)
    if not raw.startswith(_OUTLINES):
        raise Fault(_REFUSED.get(raw[:4], codes.FORMAT_UNKNOWN).at(path=path.name))
    tables = tables_of(raw, path.name)
    return FontFile(family or path.stem, path, raw, space or tables.space, tables, declared)


def subjects_of(file: FontFile, locations: Iterable[tuple[int, float]] = ()) -> list[Subject]:
    """Return the faces of a file to look at: those at some weights and widths, or those that ``looked_at`` gives."""
    if file.tables is None:
        stem = file.path.name.partition(".")[0]
        name = stem if file.declared is None else f"{file.family} {stem}"
        return [Subject(name, file, PixelFace(bitmap_font(file.raw, file.path.name)))]
    source, opened = FaceSource(file.family, file.path, file.sha256, file.space), hb.Face(file.raw)
    faces = (Face(source, opened, weight, width) for weight, width in locations or looked_at(file.space))
    return [
        Subject(face.name, file, OutlineFace(face, file.tables.heights, file.tables.names), face.width)
        for face in faces
    ]


def looked_at(space: DesignSpace) -> list[tuple[int, float]]:
    """Return the weights and widths that stand for a file: of a variable one, bold and the heaviest at four widths.

    Banners are set bold; marks are nearest to each other in the heaviest letters and at the ends of the widths.
    """
    return [(weight, width) for weight in _weights(space) for width in _widths(space.axes, space.width)]


def _weights(space: DesignSpace) -> list[int]:
    least, most = space.axes.get("wght", (space.weight or 400, space.weight or 400))
    return sorted({round(min(max(700, least), most)), round(most)})


def _widths(axes: Mapping[str, tuple[float, float]], fixed: float) -> list[float]:
    least, most = axes.get("wdth", (fixed, fixed))
    natural = min(max(100.0, least), most)
    return sorted({float(least), float(round((least + natural) / 2)), natural, float(most)})
