"""Step 2, typeset: a face cut down to some glyphs, as a font file to embed.

In: a face of the Scene and glyph ids. Out: a TrueType file with these glyphs under their own numbers, its axes fixed.
Refuses a font file that is not the one the Scene was set with, and one without TrueType outlines.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

from bannergen.codes import exporting, text
from bannergen.diagnostics import Fault
from bannergen.scene import SceneFont

# What a reader draws with; all else (names, layout, hints) stays out.
_DRAWING_TABLES = frozenset({"head", "hhea", "hmtx", "maxp", "loca", "glyf"})
# What an axis is pinned through, and what fontTools asks for while it cuts and pins.
_WORKING_TABLES = frozenset({"fvar", "gvar", "avar", "HVAR", "MVAR", "cvar", "cmap", "name", "STAT", "OS/2"})


@dataclass(frozen=True)
class Subset:
    """A font file and what is in it, in font units. ``space`` is the word space's glyph, if there is one."""

    data: bytes
    advances: Mapping[int, int]
    bounds: tuple[int, int, int, int]
    ascent: int
    descent: int
    space: int | None


def subset_of(font: SceneFont, glyphs: Iterable[int]) -> Subset:
    """Cut a face down to some glyphs and the word space; raise a Fault when its file does not serve."""
    source = TTFont(io.BytesIO(_read(font)), lazy=True, recalcTimestamp=False)
    if "glyf" not in source:
        raise Fault(exporting.FONT_NOT_EMBEDDABLE.at(font=font.name))
    space = _space(source)
    kept = set(glyphs) | ({space} if space is not None else set())
    cut = _pinned(_cut(source, kept), font)
    sink = io.BytesIO()
    cut.save(sink)
    head, line, advances = cut["head"], cut["hhea"], cut["hmtx"]
    return Subset(
        data=sink.getvalue(),
        advances={glyph: advances[cut.getGlyphName(glyph)][0] for glyph in kept},
        bounds=(head.xMin, head.yMin, head.xMax, head.yMax),
        ascent=line.ascent,
        descent=line.descent,
        space=space,
    )


def _read(font: SceneFont) -> bytes:
    try:
        raw = font.file.read_bytes()
    except OSError:
        raise Fault(text.FONT_MISSING.at(path=font.file.name)) from None
    if hashlib.sha256(raw).hexdigest() != font.sha256:
        raise Fault(text.FONT_CHANGED.at(path=font.file.name))
    return raw


def _space(source: TTFont) -> int | None:
    name = source.getBestCmap().get(ord(" "))
    return source.getGlyphID(name) if name else None


def _cut(source: TTFont, glyphs: set[int]) -> TTFont:
    """Keep these glyphs, under their own numbers."""
    options = Options(
        retain_gids=True,
        notdef_outline=True,
        hinting=False,
        glyph_names=False,
        layout_features=[],
        name_IDs=[],
    )
    options.drop_tables = [tag for tag in source.keys() if tag not in _DRAWING_TABLES | _WORKING_TABLES]  # noqa: SIM118
    subsetter = Subsetter(options)
    subsetter.populate(gids=sorted(glyphs))
    subsetter.subset(source)
    return source


def _pinned(subset: TTFont, font: SceneFont) -> TTFont:
    """Fix the axes at the face's variation, the others at their default, and keep only what draws."""
    if "fvar" in subset:
        places = {axis.axisTag: None for axis in subset["fvar"].axes} | dict(font.variations)
        instancer.instantiateVariableFont(subset, places, inplace=True)
    for tag in set(subset.keys()) - _DRAWING_TABLES - {"GlyphOrder"}:
        del subset[tag]
    return subset
