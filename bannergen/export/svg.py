"""Step 4, export: the Scene as SVG, one to one.

Letters leave as outlines; their text stays as the title of their path, for people who listen. Lengths carry four
decimals of the unit: with two, other renderers come back up to 16 levels away.
"""

from __future__ import annotations

import base64
import io
from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from PIL import Image as Pillow

from bannergen.colour import Colour
from bannergen.geometry import IDENTITY, Outline, Rect
from bannergen.scene import GlyphRun, Group, Image, LinearGradient, Node, Paint, Path, Scene, Stroke

_DECIMALS = 4


def svg_of(scene: Scene, box: Rect) -> str:
    """Write the part of the Scene within a box as an SVG document of that size."""
    writer = _Writer()
    body = list(writer.nodes(scene.nodes, "  "))
    size = f'width="{_n(box.width)}{scene.unit}" height="{_n(box.height)}{scene.unit}"'
    view = _ns(box.x, box.y, box.width, box.height)
    head = f'<svg xmlns="http://www.w3.org/2000/svg" {size} viewBox="{view}" xml:lang="{scene.language}">'
    defs = ["  <defs>", *writer.definitions, "  </defs>"] if writer.definitions else []
    return "\n".join(
        [
            '<?xml version="1.0" encoding="UTF-8"?>',
            head,
            f"  <title>{escape(scene.title)}</title>",
            f"  <desc>{escape(' · '.join(text.text for text in scene.texts))}</desc>",
            *defs,
            *body,
            "</svg>",
            "",
        ]
    )


class _Writer:
    """Writes nodes and gathers the definitions they refer to."""

    def __init__(self) -> None:
        self.definitions: list[str] = []
        self._paints: dict[Paint, str] = {}

    def nodes(self, nodes: tuple[Node, ...], indent: str) -> Iterator[str]:
        for node in nodes:
            if isinstance(node, Group):
                yield from self._group(node, indent)
            elif isinstance(node, Path):
                rule = ' fill-rule="evenodd"' if node.even_odd else ""
                fill = f" fill={quoteattr(self._paint(node.fill))}"
                yield f'{indent}<path d="{_d(node.outline)}"{fill}{rule}{self._stroke(node.stroke)}/>'
            elif isinstance(node, GlyphRun):
                title = f"<title>{escape(node.text)}</title>"
                yield f'{indent}<path d="{_d(node.outline)}" fill={quoteattr(self._paint(node.fill))}>{title}</path>'
            else:
                yield f"{indent}{_image(node)}"

    def _group(self, group: Group, indent: str) -> Iterator[str]:
        attributes = ""
        if group.transform != IDENTITY:
            m = group.transform
            attributes += f' transform="matrix({_fine(m.a, m.b, m.c, m.d, m.e, m.f)})"'
        if group.opacity != 1:
            attributes += f' opacity="{group.opacity:g}"'
        if group.clip is not None:
            attributes += f' clip-path="url(#{self._clip(group.clip)})"'
        yield f"{indent}<g{attributes}>"
        yield from self.nodes(group.children, indent + "  ")
        yield f"{indent}</g>"

    def _clip(self, outline: Outline) -> str:
        name = f"d{len(self.definitions)}"
        self.definitions.append(f'    <clipPath id="{name}"><path d="{_d(outline)}"/></clipPath>')
        return name

    def _paint(self, paint: Paint | None) -> str:
        if paint is None:
            return "none"
        if isinstance(paint, Colour):
            return paint.hex
        if paint not in self._paints:
            name = f"d{len(self.definitions)}"
            self._paints[paint] = name
            self.definitions.append(f"    {_gradient(paint, name)}")
        return f"url(#{self._paints[paint]})"

    def _stroke(self, stroke: Stroke | None) -> str:
        if stroke is None:
            return ""
        ends = f' stroke-linecap="{stroke.cap}" stroke-linejoin="{stroke.join}"'
        return f' stroke="{self._paint(stroke.paint)}" stroke-width="{_n(stroke.width)}"{ends}'


def _gradient(paint: Paint, name: str) -> str:
    assert not isinstance(paint, Colour)  # noqa: S101 - flat colours are written in place
    stops = "".join(f'<stop offset="{_fine(stop.offset)}" stop-color="{stop.colour.hex}"/>' for stop in paint.stops)
    if isinstance(paint, LinearGradient):
        line = f'x1="{_n(paint.x1)}" y1="{_n(paint.y1)}" x2="{_n(paint.x2)}" y2="{_n(paint.y2)}"'
        return f'<linearGradient id="{name}" gradientUnits="userSpaceOnUse" {line}>{stops}</linearGradient>'
    circle = f'cx="{_n(paint.cx)}" cy="{_n(paint.cy)}" r="{_n(paint.radius)}"'
    return f'<radialGradient id="{name}" gradientUnits="userSpaceOnUse" {circle}>{stops}</radialGradient>'


def _image(image: Image) -> str:
    from bannergen.export.inks import Screen  # loaded by who has pictures

    buffer = io.BytesIO()
    Pillow.fromarray(Screen().pixels(image)).save(buffer, "PNG")
    data = base64.b64encode(buffer.getvalue()).decode()
    box = image.box
    place = f'x="{_n(box.x)}" y="{_n(box.y)}" width="{_n(box.width)}" height="{_n(box.height)}"'
    title = f"<title>{escape(image.title)}</title>" if image.title else ""
    return f'<image {place} preserveAspectRatio="none" href="data:image/png;base64,{data}">{title}</image>'


def _d(outline: Outline) -> str:
    return "".join(op + _ns(*numbers) for op, numbers in outline.segments())


def _n(value: float) -> str:
    return f"{round(value, _DECIMALS) + 0.0:.{_DECIMALS}f}".rstrip("0").rstrip(".")


def _ns(*values: float) -> str:
    return " ".join(map(_n, values))


def _fine(*values: float) -> str:
    """Write factors, whose last digits are multiplied by what they scale."""
    return " ".join(f"{value:.9g}" for value in values)
