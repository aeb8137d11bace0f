"""Step 2, typeset: the faces of a run, with their shaping, outlines and measures, each worked out once.

In: font files. Out: Faces. Refuses files that are missing, damaged or not those of family.yaml. Nothing is ever read
from the machine's own fonts. HarfBuzz both shapes and draws, so a variation cannot differ between the two.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

import uharfbuzz as hb

from bannergen.codes import text as codes
from bannergen.design_space import DesignSpace
from bannergen.diagnostics import Fault
from bannergen.geometry import Outline, Rect
from bannergen.scene import Glyph, SceneFont


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
    advance: int
    ink: Rect  # y downwards from the baseline, like everything outside the font


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
        self._words: dict[str, ShapedWord] = {}
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

    def word(self, text: str) -> ShapedWord:
        """Shape one word. Words are shaped one by one: some fonts kern across the word space and close it."""
        if text not in self._words:
            glyphs = self._shape(text)
            advance = sum(glyph.x_advance for glyph in glyphs)
            self._words[text] = ShapedWord(text, glyphs, advance, self._ink(glyphs))
        return self._words[text]

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

    def _ink(self, glyphs: Iterable[Glyph]) -> Rect:
        pen, found = 0, None
        for glyph in glyphs:
            bounds = self._outlines[glyph.id].bounds
            if bounds:
                top = -(bounds.bottom + glyph.y_offset)
                here = Rect(bounds.x + pen + glyph.x_offset, top, bounds.width, bounds.height)
                found = here if found is None else found.united(here)
            pen += glyph.x_advance
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

    def _source(self, family: str, weight: int, width: float) -> FaceSource:
        for source in self._sources.get(family, ()):
            if source.space.variations(weight, width) is not None:
                return source
        accepted = tuple(str(source.space) for source in self._sources.get(family, ()))
        raise Fault(codes.FONT_FACE.at(accepted=accepted, family=family, weight=weight, width=width))


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
