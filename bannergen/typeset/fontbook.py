"""Step 2, typeset: the faces of a run, with their shaping, outlines and measures, each worked out once.

In: font files. Out: Faces. Refuses files that are missing, damaged or not those of family.yaml. Nothing is ever read
from the machine's own fonts. HarfBuzz both shapes and draws, so a variation cannot differ between the two.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

import uharfbuzz as hb

from bannergen.codes import text as codes
from bannergen.design_space import DesignSpace
from bannergen.diagnostics import Fault
from bannergen.geometry import Matrix, Outline, Rect
from bannergen.scene import Glyph, SceneFont
from bannergen.typeset.skyline import PER_EM, Skyline


@dataclass(frozen=True, slots=True)
class FaceSource:
    """A font file, and what it can be set in."""

    family: str
    path: Path
    sha256: str
    space: DesignSpace


@dataclass(frozen=True, slots=True)
class ShapedWord:
    """A word as the shaper gives it, in font units, and the exact bounds of its ink (y upwards)."""

    text: str
    glyphs: tuple[Glyph, ...]
    advance: float
    ink: Rect  # y downwards from the baseline, like everything outside the font
    tracking: float = 0.0  # ours, after each glyph but the last


class Face:
    """One face at one variation."""

    def __init__(self, source: FaceSource, weight: int, width: float) -> None:
        variations = source.space.variations(weight, width) or {}
        raw = _read(source)
        face = hb.Face(raw)
        if not face.glyph_count:  # what is no font reads as one without glyphs
            raise Fault(codes.FONT_DAMAGED.at(path=source.path.name, reason="0 glyphs"))
        self._font = hb.Font(face)
        if variations:
            self._font.set_variations(variations)
        self._outlines: dict[int, Outline] = {}
        self._words: dict[tuple[str, float], ShapedWord] = {}
        self._skylines: dict[tuple[int, float], Skyline] = {}
        self._word_skylines: dict[tuple[str, float, float], Skyline] = {}
        self._pen = _outline_functions()
        self.scene_font = SceneFont(
            family=source.family,
            weight=weight,
            width_axis=width,
            units_per_em=self._font.face.upem,
            file=source.path,
            sha256=source.sha256,
            variations=tuple(sorted(variations.items())),
        )

    @property
    def name(self) -> str:
        """The face's name for people."""
        return self.scene_font.name

    @property
    def units_per_em(self) -> int:
        """Font units of an em."""
        return self.scene_font.units_per_em

    @cached_property
    def cap_height(self) -> float:
        """The height of H by its ink, in font units: fonts' own cap height fields are often wrong."""
        return self.word("H").ink.height

    @cached_property
    def space(self) -> int:
        """The advance of the word space, in font units."""
        return self._shape(" ")[0].x_advance

    def drawing(self, glyphs: Iterable[int]) -> SceneFont:
        """Return the face for the Scene with the outlines of some glyphs: a value of its own, that can travel."""
        return replace(self.scene_font, outlines={glyph: self._outlines[glyph] for glyph in sorted(set(glyphs))})

    def missing(self, text: str) -> tuple[str, ...]:
        """Return the characters of a text that the face cannot set."""
        return tuple(
            character
            for character in dict.fromkeys(text)
            if character != " " and not self._font.get_nominal_glyph(ord(character))
        )

    def word(self, text: str, tracking: float = 0.0) -> ShapedWord:
        """Shape one word; ``tracking``, in font units, stands after each glyph but the last.

        Words are shaped one by one: some fonts kern across the word space and close it.
        """
        key = (text, tracking)
        if key not in self._words:
            glyphs = self._shape(text)
            advance = sum(glyph.x_advance for glyph in glyphs) + tracking * max(0, len(glyphs) - 1)
            self._words[key] = ShapedWord(text, glyphs, advance, self._ink(glyphs, tracking), tracking)
        return self._words[key]

    @property
    def column(self) -> float:
        """The width of a skyline's columns, in font units."""
        return self.units_per_em / PER_EM

    def skyline(self, word: ShapedWord, grown: float = 0.0) -> Skyline:
        """Return the skyline of a word, or of all within a distance (font units) above it."""
        key = (word.text, word.tracking, grown)
        if key not in self._word_skylines:
            if grown:
                found = self.skyline(word).grown(grown)
            else:
                found = Skyline.joined(self.column, self._glyph_skylines(word))
            self._word_skylines[key] = found
        return self._word_skylines[key]

    def _glyph_skylines(self, word: ShapedWord) -> Iterator[tuple[Skyline, float]]:
        pen = 0.0
        for glyph in word.glyphs:
            key = (glyph.id, float(glyph.y_offset))
            if key not in self._skylines:
                outline = self._outlines[glyph.id].mapped(Matrix(1, 0, 0, 1, 0, glyph.y_offset))
                self._skylines[key] = Skyline.of(outline, self.units_per_em)
            yield self._skylines[key], pen + glyph.x_offset
            pen += glyph.x_advance + word.tracking

    def _shape(self, text: str) -> tuple[Glyph, ...]:
        buffer = hb.Buffer()
        buffer.add_str(text)
        buffer.direction, buffer.script, buffer.language = "ltr", "Latn", "vi"
        hb.shape(self._font, buffer)
        for info in buffer.glyph_infos:
            self._draw(info.codepoint)
        return tuple(
            Glyph(info.codepoint, info.cluster, place.x_advance, place.x_offset, place.y_offset)
            for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
        )

    def _draw(self, glyph: int) -> None:
        if glyph not in self._outlines:
            pen = _Pen()
            self._font.draw_glyph(glyph, self._pen, pen)
            self._outlines[glyph] = pen.outline()

    def _ink(self, glyphs: Iterable[Glyph], tracking: float) -> Rect:
        pen, found = 0.0, None
        for glyph in glyphs:
            bounds = self._outlines[glyph.id].bounds
            if bounds:
                top = -(bounds.bottom + glyph.y_offset)
                here = Rect(bounds.x + pen + glyph.x_offset, top, bounds.width, bounds.height)
                found = here if found is None else found.united(here)
            pen += glyph.x_advance + tracking
        return found or Rect(0, 0, 0, 0)


class FontBook:
    """The faces of a run; its caches live as long as it does."""

    def __init__(self, sources: Iterable[FaceSource]) -> None:
        self._sources: dict[str, list[FaceSource]] = {}
        for source in sources:
            self._sources.setdefault(source.family, []).append(source)
        self._faces: dict[tuple[str, int, float], Face] = {}

    @property
    def families(self) -> tuple[str, ...]:
        """The ids of the families there are."""
        return tuple(self._sources)

    def face(self, family: str, weight: int, width: float = 100) -> Face:
        """Return a face; raise a Fault when the family has no such weight or width, or its file is not whole."""
        key = (family, weight, width)
        if key not in self._faces:
            self._faces[key] = Face(self._source(*key), weight, width)
        return self._faces[key]

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


def _read(source: FaceSource) -> bytes:
    try:
        raw = source.path.read_bytes()
    except FileNotFoundError:
        raise Fault(codes.FONT_MISSING.at(path=source.path.name)) from None
    except OSError as fault:
        raise Fault(codes.FONT_DAMAGED.at(path=source.path.name, reason=fault.strerror)) from fault
    if hashlib.sha256(raw).hexdigest() != source.sha256:
        raise Fault(codes.FONT_CHANGED.at(path=source.path.name))
    return raw


class _Pen:
    """Collects a glyph's outline; quadratic curves become the same curves as cubics."""

    def __init__(self) -> None:
        self.ops: list[str] = []
        self.numbers: list[float] = []

    def outline(self) -> Outline:
        return Outline("".join(self.ops), tuple(self.numbers))

    def add(self, op: str, *numbers: float) -> None:
        self.ops.append(op)
        self.numbers += numbers

    def quadratic(self, x1: float, y1: float, x2: float, y2: float) -> None:
        x0, y0 = self.numbers[-2:]
        third = 2 / 3
        self.add(
            "C",
            x0 + third * (x1 - x0),
            y0 + third * (y1 - y0),
            x2 + third * (x1 - x2),
            y2 + third * (y1 - y2),
            x2,
            y2,
        )


def _outline_functions() -> hb.DrawFuncs:
    functions = hb.DrawFuncs()
    functions.set_move_to_func(lambda x, y, pen: pen.add("M", x, y))
    functions.set_line_to_func(lambda x, y, pen: pen.add("L", x, y))
    functions.set_quadratic_to_func(lambda x1, y1, x2, y2, pen: pen.quadratic(x1, y1, x2, y2))
    functions.set_cubic_to_func(lambda x1, y1, x2, y2, x3, y3, pen: pen.add("C", x1, y1, x2, y2, x3, y3))
    functions.set_close_path_func(lambda pen: pen.add("Z"))
    return functions
