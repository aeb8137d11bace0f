"""Step 4, export: the nodes of a Scene as the operators of a PDF page.

In: nodes, marks and the map to the page. Out: content and resources. Every coordinate leaves in points of the page:
there is nothing to multiply for who reads it, and one number of decimals serves the whole page. How colours
and letters are written is given from outside; the print file and the proof differ in nothing else.
"""

from __future__ import annotations

from typing import Protocol

import pikepdf

from bannergen.colour import Colour
from bannergen.export.pdf_colours import Colours
from bannergen.export.pdf_gradients import pattern, settled
from bannergen.export.pdf_resources import Resources
from bannergen.export.pdf_sheet import Edges, Sheet
from bannergen.export.pdf_syntax import deflated, matrix_numbers, number, numbers, path_operators
from bannergen.geometry import Matrix
from bannergen.scene import GlyphRun, Group, Image, Node, Paint, Path, Stroke

_CAPS = {"butt": 0, "round": 1, "square": 2}
_JOINS = {"miter": 0, "round": 1, "bevel": 2}


class Letters(Protocol):
    """A way of writing letters; their colour is already the current one."""

    def __call__(self, run: GlyphRun, matrix: Matrix) -> str:
        """Write one line of text, seen through a map."""


class Outlined:
    """Letters as filled outlines: one path a line, which every RIP fills alike."""

    def __init__(self, decimals: int) -> None:
        self._decimals = decimals

    def __call__(self, run: GlyphRun, matrix: Matrix) -> str:
        """Write one line of text, seen through a map."""
        return f"{path_operators(run.outline, matrix, self._decimals)}f\n" if run.outline else ""


class Drawing:
    """Writes nodes, back to front."""

    def __init__(self, sheet: Sheet, resources: Resources, colours: Colours, letters: Letters) -> None:
        self.sheet = sheet
        self.resources = resources
        self.colours = colours
        self.letters = letters

    def page(self, nodes: tuple[Node, ...], marks: tuple[Node, ...] = ()) -> bytes:
        """Write a page's content: the nodes, cut at the bleed box, and the marks around it."""
        left, bottom, right, top = self.sheet.bleed
        clip = f"{numbers((left, bottom, right - left, top - bottom), self.sheet.decimals)} re W n\n"
        drawn = clip + self._nodes(nodes, self.sheet.matrix)
        if marks:
            drawn = f"q\n{drawn}Q\n{self._nodes(marks, self.sheet.matrix)}"
        return drawn.encode()

    def _nodes(self, nodes: tuple[Node, ...], matrix: Matrix) -> str:
        return "".join(self._node(node, matrix) for node in nodes)

    def _node(self, node: Node, matrix: Matrix) -> str:
        if isinstance(node, Path):
            return self._path(node, matrix)
        if isinstance(node, GlyphRun):
            return self._paint(node.fill, matrix) + self.letters(node, matrix)
        if isinstance(node, Group):
            return self._group(node, matrix)
        return self._image(node, matrix)

    def _group(self, group: Group, matrix: Matrix) -> str:
        inner = matrix.after(group.transform)
        if group.clip is not None and not group.clip:
            return ""  # what is cut by nothing shows nothing
        body = self._nodes(group.children, inner)
        if group.opacity != 1:
            body = self._faded(body, group.opacity)
        if group.clip is None:
            return body
        return f"q\n{path_operators(group.clip, inner, self.sheet.decimals)}W n\n{body}Q\n"

    def _faded(self, body: str, opacity: float) -> str:
        """Paint the whole group once and let that through at the opacity, as SVG does."""
        form = self.resources.name("XObject", ("form", body), lambda: self._form(body))
        level = number(opacity, 4)
        state = self.resources.name(
            "ExtGState", level, lambda: pikepdf.Object.parse(f"<< /ca {level} /CA {level} >>".encode())
        )
        return f"q\n{state} gs\n{form} Do\nQ\n"

    def _form(self, body: str) -> pikepdf.Object:
        form = self.resources.pdf.make_stream(
            deflated(body.encode()), Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form
        )
        form.Filter = pikepdf.Name.FlateDecode
        form.BBox = box_array(self.sheet.media)
        form.Group = pikepdf.Dictionary(S=pikepdf.Name.Transparency, I=True)
        form.Resources = self.resources.dictionary
        return form

    def _path(self, path: Path, matrix: Matrix) -> str:
        fill = path.fill
        stroke = path.stroke if path.stroke and path.stroke.width > 0 else None  # PDF's width 0 still shows
        if not path.outline:
            return ""
        if stroke and not _is_similar(matrix):
            return self._path(Path(path.outline, fill, None, path.even_odd), matrix) + self._bent(path, stroke, matrix)
        operator = _operator(fill is not None, stroke is not None, even_odd=path.even_odd)
        colour = self._paint(fill, matrix) if fill is not None else ""
        line = self._stroke(stroke, matrix) if stroke else ""
        outline = path_operators(path.outline, matrix, self.sheet.decimals)
        return f"{colour}{line}{outline}{operator}\n" if operator else ""

    def _stroke(self, stroke: Stroke, matrix: Matrix) -> str:
        paint = self._paint(stroke.paint, matrix, stroking=True)
        return paint + self._pen(stroke, stroke.width * matrix.scale)

    def _pen(self, stroke: Stroke, width: float) -> str:
        # SVG cuts a mitre at 4, PDF at 10.
        return f"{number(width, self.sheet.decimals)} w {_CAPS[stroke.cap]} J {_JOINS[stroke.join]} j 4 M\n"

    def _bent(self, path: Path, stroke: Stroke, matrix: Matrix) -> str:
        """Stroke under a map that bends the pen: the drawing keeps its size, the map keeps only its bend."""
        scale = matrix.scale
        if not scale:
            return ""
        bend = Matrix(matrix.a / scale, matrix.b / scale, matrix.c / scale, matrix.d / scale, matrix.e, matrix.f)
        outline = path_operators(path.outline, Matrix(scale, 0, 0, scale), self.sheet.decimals)
        paint = self._paint(stroke.paint, matrix, stroking=True)
        return f"q\n{paint}{matrix_numbers(bend)} cm\n{self._pen(stroke, stroke.width * scale)}{outline}S\nQ\n"

    def _paint(self, paint: Paint, matrix: Matrix, *, stroking: bool = False) -> str:
        """Write the operators that make a paint the current one: for flat colours, as ``Colours`` says."""
        flat = settled(paint)
        if isinstance(flat, Colour):
            return self.colours.operators(flat, self.resources, stroking=stroking)
        space = self.colours.gradient_space(self.resources)
        name = self.resources.name("Pattern", (flat, matrix), lambda: pattern(flat, matrix, self.colours, space))
        return f"/Pattern CS {name} SCN\n" if stroking else f"/Pattern cs {name} scn\n"

    def _image(self, image: Image, matrix: Matrix) -> str:
        box = image.box
        # PDF lays an image over the unit square, its first row at the top.
        place = matrix.after(Matrix(box.width, 0, 0, -box.height, box.x, box.bottom))
        key = (image.width_px, image.height_px, image.rgb, image.profile)
        name = self.resources.name("XObject", key, lambda: self._pixels(image))
        return f"q\n{matrix_numbers(place)} cm\n{name} Do\nQ\n"

    def _pixels(self, image: Image) -> pikepdf.Object:
        stream = self.resources.pdf.make_stream(deflated(self.colours.pixels(image)))
        stream.Type, stream.Subtype = pikepdf.Name.XObject, pikepdf.Name.Image
        stream.Width, stream.Height, stream.BitsPerComponent = image.width_px, image.height_px, 8
        stream.ColorSpace = self.colours.gradient_space(self.resources)
        stream.Filter = pikepdf.Name.FlateDecode
        return stream


def box_array(box: Edges) -> pikepdf.Object:
    """Write a box; four decimals of a point are 0.00004 mm."""
    return pikepdf.Object.parse(f"[{numbers(box, 4)}]".encode())


def _operator(filled: bool, stroked: bool, *, even_odd: bool) -> str:
    operator = ("B" if stroked else "f") if filled else ("S" if stroked else "")
    return operator + "*" if even_odd and filled else operator


def _is_similar(matrix: Matrix) -> bool:
    """Tell whether circles stay circles."""
    first, second = matrix.a**2 + matrix.b**2, matrix.c**2 + matrix.d**2
    slack = 1e-9 * max(first, second)
    return abs(first - second) <= slack and abs(matrix.a * matrix.c + matrix.b * matrix.d) <= slack
