"""Leaf: the Scene, the one finished value between thinking and drawing.

It is an SVG document in normal form: four kinds of nodes, everything absolute in the Scene's unit, nothing
inherited, nothing implicit. ``compose`` makes it; the exporters walk it; nobody changes it.
"""

from __future__ import annotations

import datetime
import hashlib
import pathlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeAlias

from bannergen.colour import Colour
from bannergen.geometry import IDENTITY, Matrix, Outline, Rect, Unit, written


@dataclass(frozen=True, slots=True)
class GradientStop:
    """A colour at an offset of 0 to 1. Stops are opaque: what fades, fades into a colour."""

    offset: float
    colour: Colour


@dataclass(frozen=True, slots=True)
class LinearGradient:
    """Colours along the line from (x1, y1) to (x2, y2), padded beyond it."""

    x1: float
    y1: float
    x2: float
    y2: float
    stops: tuple[GradientStop, ...]


@dataclass(frozen=True, slots=True)
class RadialGradient:
    """Colours from the centre (cx, cy) to the circle of the radius, padded beyond it."""

    cx: float
    cy: float
    radius: float
    stops: tuple[GradientStop, ...]


Paint: TypeAlias = Colour | LinearGradient | RadialGradient


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line of a paint along an outline; cap and join as in SVG."""

    paint: Paint
    width: float
    cap: str = "butt"
    join: str = "miter"


@dataclass(frozen=True, slots=True)
class Path:
    """A filled and/or stroked outline; the fill comes first."""

    outline: Outline
    fill: Paint | None = None
    stroke: Stroke | None = None
    even_odd: bool = False


@dataclass(frozen=True, slots=True)
class Image:
    """A picture of opaque RGB pixels, stretched over a box (its own aspect is the composer's care).

    ``profile`` is the ICC profile its pixels are in; empty for sRGB.
    """

    box: Rect
    width_px: int
    height_px: int
    rgb: bytes
    title: str = ""
    profile: bytes = b""


@dataclass(frozen=True, slots=True)
class Glyph:
    """One glyph exactly as the shaper gave it, in font units, y upwards."""

    id: int
    cluster: int
    x_advance: int
    x_offset: int
    y_offset: int


@dataclass(frozen=True, slots=True)
class Word:
    """A shaped word and where its pen starts, in Scene units from the run's origin.

    The glyphs are the shaper's; ``x`` is ours, and so are ``kerns``: what is added after each glyph, in font units.
    """

    text: str
    x: float
    glyphs: tuple[Glyph, ...]
    kerns: tuple[float, ...] = ()

    def pens(self, tracking: float) -> Iterator[tuple[Glyph, float]]:
        """Yield each glyph with the place of its pen from the word's, all in font units."""
        pen = 0.0
        for index, glyph in enumerate(self.glyphs):
            yield glyph, pen
            pen += glyph.x_advance + (self.kerns[index] if self.kerns else 0.0) + tracking


@dataclass(frozen=True)
class SceneFont:
    """A face at one variation, with the outlines the Scene needs (font units, y upwards)."""

    family: str
    weight: int
    width_axis: float
    units_per_em: int
    file: pathlib.Path
    sha256: str
    variations: tuple[tuple[str, float], ...] = ()
    outlines: Mapping[int, Outline] = field(default_factory=dict, compare=False, repr=False)

    @property
    def name(self) -> str:
        """A short name for people."""
        width = f" wdth {self.width_axis:g}" if self.variations or self.width_axis != 100 else ""
        return f"{self.family} {self.weight}{width}"


@dataclass(frozen=True)
class GlyphRun:
    """One line of text in one font: where its origin lies, how large an em is, and its shaped words.

    ``tracking`` is our own addition after each glyph, in Scene units; the shaper's numbers stay untouched.
    """

    font: SceneFont
    size: float
    x: float
    y: float
    words: tuple[Word, ...]
    text: str
    fill: Paint
    tracking: float = 0.0

    def placed(self) -> Iterator[tuple[int, float, float]]:
        """Yield each glyph's id and the place of its origin, in Scene units."""
        scale = self.size / self.font.units_per_em
        for word in self.words:
            for glyph, pen in word.pens(self.tracking / scale):
                x = self.x + word.x + (pen + glyph.x_offset) * scale
                yield glyph.id, x, self.y - glyph.y_offset * scale

    @cached_property
    def outline(self) -> Outline:
        """The outlines of all glyphs as one path, in Scene units."""
        scale = self.size / self.font.units_per_em
        return Outline.joined(
            self.font.outlines[glyph].mapped(Matrix(scale, 0, 0, -scale, x, y)) for glyph, x, y in self.placed()
        )

    @cached_property
    def ink(self) -> Rect | None:
        """The exact bounds of its ink; None when it prints nothing."""
        return self.outline.bounds


@dataclass(frozen=True, slots=True)
class Group:
    """Nodes seen through a transform, cut by a clip (in the group's own coordinates), at one opacity."""

    children: tuple[Node, ...]
    transform: Matrix = IDENTITY
    clip: Outline | None = None
    opacity: float = 1.0
    id: str = ""


Node: TypeAlias = Group | Path | Image | GlyphRun


# How far the marks of a print file reach beyond its bleed box on each side, in mm of the file itself.
MARKS_MARGIN_MM = 15.0


@dataclass(frozen=True, slots=True)
class PageBoxes:
    """The boxes of the page: media holds bleed, bleed holds trim, trim holds safe.

    Trim starts at 0, 0; that of a panel lies where the panel lies in its piece.
    """

    media: Rect
    bleed: Rect
    trim: Rect
    safe: Rect

    @classmethod
    def alike(cls, box: Rect) -> PageBoxes:
        """Return the boxes of a page that is one box: without bleed, marks or margin."""
        return cls(box, box, box, box)


@dataclass(frozen=True, slots=True)
class SceneText:
    """One text of the piece, in reading order: unbroken and as set in lines, and the box it had to stay in."""

    role: str
    text: str
    lines: tuple[str, ...]
    box: Rect


@dataclass(frozen=True, slots=True)
class Imprint:
    """Where a piece comes from, as its slug line and its metadata say it; what is not known is empty.

    ``date`` is the day of the document or of the campaign: files carry it instead of the day they were made.
    ``picture`` is the hash of the Scene that a panel or a drawing is of, in a Scene of its own; ``purpose`` is what
    such a drawing is for, such as ``finishing-sheet``.
    ``material`` is the width and the height of what is cut for it, in millimetres, where that is more than its bleed.
    """

    campaign: str = ""
    product: str = ""
    place: str = ""
    document: str = ""
    date: datetime.date | None = None
    picture: str = ""
    purpose: str = ""
    material: tuple[float, float] | None = None


@dataclass(frozen=True)
class Scene:
    """A finished piece: boxes, nodes from back to front, and its texts in reading order.

    ``marks`` lie between the bleed box and the media box: for who prints and cuts, not part of the picture. Only
    what shows the media box draws them.
    """

    title: str
    unit: Unit
    boxes: PageBoxes
    nodes: tuple[Node, ...]
    texts: tuple[SceneText, ...] = ()
    language: str = "vi"
    imprint: Imprint = Imprint()
    marks: tuple[Node, ...] = ()

    @cached_property
    def sha256(self) -> str:
        """The identity of the picture: the hash of its text dump, which leaves out marks, media box and imprint."""
        return hashlib.sha256(dump(self).encode()).hexdigest()

    @property
    def slogan(self) -> str:
        """The slogan, unbroken; empty where there is none."""
        return next((text.text for text in self.texts if text.role == "slogan"), "")

    def runs(self) -> Iterator[tuple[GlyphRun, Matrix]]:
        """Yield every line of text with the map to the page it is seen through, back to front."""
        return _runs(self.nodes, IDENTITY)


def _runs(nodes: tuple[Node, ...], seen: Matrix) -> Iterator[tuple[GlyphRun, Matrix]]:
    for node in nodes:
        if isinstance(node, GlyphRun):
            yield node, seen
        elif isinstance(node, Group):
            yield from _runs(node.children, seen.after(node.transform))


def walk(nodes: tuple[Node, ...]) -> Iterator[Node]:
    """Yield every node and what it holds, parents first."""
    for node in nodes:
        yield node
        if isinstance(node, Group):
            yield from walk(node.children)


_SHORT = 24  # segments of an outline that are worth reading in a dump


def dump(scene: Scene) -> str:
    """Write the Scene as text, for golden tests and for its hash. The form is private."""
    boxes = scene.boxes
    lines = [
        f"scene {scene.unit} {scene.language} {scene.title!r}",
        *(f"box {name} {_rect(getattr(boxes, name))}" for name in ("bleed", "trim", "safe")),
        *(f"text {t.role} {t.text!r} {list(t.lines)} {_rect(t.box)}" for t in scene.texts),
    ]
    for node in scene.nodes:
        lines += _dump_node(node, "")
    return "\n".join(lines) + "\n"


def _dump_node(node: Node, indent: str) -> list[str]:
    if isinstance(node, Group):
        clip = f" clip {_outline(node.clip)}" if node.clip is not None else ""
        m = node.transform
        head = f"{indent}group {node.id!r} {_factors(m)} opacity {node.opacity:g}{clip}"
        return [head, *(line for child in node.children for line in _dump_node(child, indent + "  "))]
    if isinstance(node, Path):
        rule = " even-odd" if node.even_odd else ""
        return [f"{indent}path{rule} fill {_paint(node.fill)}{_stroke(node.stroke)} {_outline(node.outline)}"]
    if isinstance(node, Image):
        digest = hashlib.sha256(node.rgb + node.profile).hexdigest()
        return [f"{indent}image {_rect(node.box)} {node.width_px}x{node.height_px} {digest} {node.title!r}"]
    return [
        (
            f"{indent}run {node.text!r} font {node.font.name} {node.font.sha256[:16]} size {_numbers(node.size)} "
            f"at {_numbers(node.x, node.y)} tracking {_numbers(node.tracking)} fill {_paint(node.fill)}"
        ),
        *(f"{indent}  word {word.text!r} {_numbers(word.x)} {_glyphs(word)}" for word in node.words),
    ]


def _numbers(*values: float) -> str:
    return written(values)


def _factors(m: Matrix) -> str:
    """Write a matrix: its factors multiply lengths, so their last digits count."""
    return " ".join(f"{value + 0.0:.9g}" for value in (m.a, m.b, m.c, m.d)) + " " + _numbers(m.e, m.f)


def _rect(rect: Rect) -> str:
    return _numbers(rect.x, rect.y, rect.width, rect.height)


def _outline(outline: Outline) -> str:
    """Write an outline; of a long one its digest, which artwork drawn in many pieces works out once."""
    return outline.written if len(outline.ops) <= _SHORT else f"{len(outline.ops)} segments {outline.digest}"


def _glyphs(word: Word) -> str:
    glyphs = " ".join(f"{g.id}:{g.cluster}:{g.x_advance}:{g.x_offset}:{g.y_offset}" for g in word.glyphs)
    return f"{glyphs} kerns {_numbers(*word.kerns)}" if any(word.kerns) else glyphs


def _stroke(stroke: Stroke | None) -> str:
    if stroke is None:
        return ""
    return f" stroke {_paint(stroke.paint)} {_numbers(stroke.width)} {stroke.cap} {stroke.join}"


def _paint(paint: Paint | None) -> str:
    if paint is None:
        return "none"
    if isinstance(paint, Colour):
        return str(paint)
    stops = " ".join(f"{_numbers(stop.offset)} {stop.colour}" for stop in paint.stops)
    if isinstance(paint, LinearGradient):
        return f"linear({_numbers(paint.x1, paint.y1, paint.x2, paint.y2)} {stops})"
    return f"radial({_numbers(paint.cx, paint.cy, paint.radius)} {stops})"
