"""Step 3, compose: SVG artwork to paths and paints.

In: an SVG file's bytes. Out: a Drawing. CairoSVG reads them and draws onto a context that records what it is told to
fill and stroke; nothing is rasterised. Opacity becomes the opacity of a group. Refuses by name what could not be drawn
in every output: text, pictures, clips, masks, filters, patterns, gradients that fade along their way.
"""

from __future__ import annotations

import math
import re
from xml.etree.ElementTree import ParseError

import cairocffi
from cairosvg.parser import Tree
from cairosvg.surface import Surface
from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from bannergen.codes import layout as codes
from bannergen.colour import Colour
from bannergen.compose.drawing import Drawing
from bannergen.diagnostics import Fault
from bannergen.geometry import Matrix, Outline, Rect
from bannergen.scene import GradientStop, Group, LinearGradient, Node, Paint, Path, RadialGradient, Stroke

_ELEMENTS = frozenset(
    [
        "svg",
        "g",
        "defs",
        "path",
        "rect",
        "circle",
        "ellipse",
        "line",
        "polyline",
        "polygon",
        "linearGradient",
        "radialGradient",
        "stop",
        "use",
        "title",
        "desc",
        "metadata",
    ]
)
_OPS = {
    cairocffi.PATH_MOVE_TO: "M",
    cairocffi.PATH_LINE_TO: "L",
    cairocffi.PATH_CURVE_TO: "C",
    cairocffi.PATH_CLOSE_PATH: "Z",
}
_CAPS = {
    cairocffi.LINE_CAP_BUTT: "butt",
    cairocffi.LINE_CAP_ROUND: "round",
    cairocffi.LINE_CAP_SQUARE: "square",
}
_JOINS = {
    cairocffi.LINE_JOIN_MITER: "miter",
    cairocffi.LINE_JOIN_ROUND: "round",
    cairocffi.LINE_JOIN_BEVEL: "bevel",
}


def drawing_of(raw: bytes, shown: str) -> Drawing:
    """Read an SVG file's bytes; raise a Fault that names what is not drawable in the file ``shown``."""
    view = _checked(raw, shown)
    try:
        recorder = _Recorder(Tree(bytestring=raw), shown, view)
    except ValueError as fault:  # a number that CairoSVG does not read, such as opacity="50%"
        raise Fault(codes.ARTWORK_DAMAGED.at(path=shown, reason=fault)) from fault
    return Drawing(view, tuple(recorder.nodes))


def _checked(raw: bytes, shown: str) -> Rect:
    """Check the elements and return the view box."""
    try:
        root = fromstring(raw)
    except (ParseError, DefusedXmlException) as fault:
        raise Fault(codes.ARTWORK_DAMAGED.at(path=shown, reason=fault)) from fault
    for element in root.iter():
        name = re.sub(r"^\{.*\}", "", str(element.tag))
        if name not in _ELEMENTS:
            _refuse(shown, f"<{name}>")
    numbers = [float(number) for number in re.findall(r"-?[\d.]+", root.get("viewBox", ""))]
    if len(numbers) != 4 or min(numbers[2:]) <= 0:
        raise Fault(codes.ARTWORK_DAMAGED.at(path=shown, reason="viewBox"))
    return Rect(*numbers)


def _refuse(shown: str, feature: str) -> None:
    raise Fault(codes.ARTWORK_UNSUPPORTED.at(path=shown, feature=feature))


class _Recorder(Surface):  # type: ignore[misc]  # CairoSVG ships no types
    """CairoSVG drawing onto a recording context."""

    def __init__(self, tree: Tree, shown: str, view: Rect) -> None:
        self._shown, self._view = shown, view
        self.nodes: list[Node] = []
        super().__init__(tree, None, 96, output_width=view.width, output_height=view.height)

    def _create_surface(self, width: float, height: float) -> tuple[cairocffi.Surface, float, float]:
        return cairocffi.RecordingSurface(cairocffi.CONTENT_COLOR_ALPHA, None), width, height

    def set_context_size(self, width: float, height: float, viewbox: object, tree: Tree) -> None:
        """Put the recording context in place; coordinates stay those of the view box."""
        self.context = _RecordingContext(self.cairo, self.nodes, self._shown)
        self.context_width, self.context_height = self._view.width, self._view.height


class _RecordingContext(cairocffi.Context):  # type: ignore[misc]  # cairocffi ships no types
    """Notes each fill and stroke as a Path instead of painting it."""

    def __new__(cls, target: cairocffi.Surface, nodes: list[Node], shown: str) -> _RecordingContext:
        context: _RecordingContext = super().__new__(cls)
        return context

    def __init__(self, target: cairocffi.Surface, nodes: list[Node], shown: str) -> None:
        super().__init__(target)
        self._layers, self._shown = [nodes], shown  # the last is what is drawn into; its own group, once it is whole

    def fill_preserve(self) -> None:
        """Note a fill."""
        (paint, opacity), outline = self._source(), self._outline()
        if paint and outline.ops.strip("M"):
            even_odd = self.get_fill_rule() == cairocffi.FILL_RULE_EVEN_ODD
            self._note(Path(outline, fill=paint, even_odd=even_odd), opacity)

    def stroke(self) -> None:
        """Note a stroke."""
        (paint, opacity), outline = self._source(), self._outline()
        self.new_path()
        if paint and outline.ops.strip("M"):
            width = self.get_line_width() * self._similarity().scale
            cap, join = _CAPS[self.get_line_cap()], _JOINS[self.get_line_join()]
            self._note(Path(outline, stroke=Stroke(paint, width, cap, join)), opacity)

    def _note(self, path: Path, opacity: float) -> None:
        self._layers[-1].append(path if opacity == 1 else Group((path,), opacity=opacity))

    def set_dash(self, dashes: object, offset: float = 0) -> None:
        """Refuse dashes."""
        _refuse(self._shown, "stroke-dasharray")

    def push_group(self) -> None:
        """Begin a group: CairoSVG draws opacity through one, masks and filters are refused as elements."""
        self.save()  # as cairo's own does
        self._layers.append([])

    def pop_group_to_source(self) -> None:
        """End a group; what it is painted with comes next."""
        self.restore()

    def paint_with_alpha(self, alpha: float) -> None:
        """Note the group that has just ended."""
        children = self._layers.pop()
        if alpha == 1:  # a mask or filter that is not there
            self._layers[-1] += children
        elif children and alpha > 0:
            self._layers[-1].append(Group(tuple(children), opacity=alpha))

    def clip(self) -> None:
        """Refuse clips."""
        _refuse(self._shown, "clip")

    def _outline(self) -> Outline:
        ops: list[str] = []
        numbers: list[float] = []
        for kind, points in self.copy_path():
            if kind == cairocffi.PATH_MOVE_TO and ops and ops[-1] == "M":
                del ops[-1], numbers[-2:]
            ops.append(_OPS[kind])
            for at in range(0, len(points), 2):
                numbers += self.user_to_device(points[at], points[at + 1])
        if ops and ops[-1] == "M":
            del ops[-1], numbers[-2:]
        return Outline("".join(ops), tuple(numbers))

    def _similarity(self) -> Matrix:
        """Return the current matrix; refuse one that is not a uniform scale and turn."""
        matrix = Matrix(*self.get_matrix().as_tuple())
        along, across = math.hypot(matrix.a, matrix.b), math.hypot(matrix.c, matrix.d)
        square = abs(matrix.a * matrix.c + matrix.b * matrix.d) < 1e-6 * along * across
        if not square or not math.isclose(along, across, rel_tol=1e-6):
            _refuse(self._shown, "transform (skew)")
        return matrix

    def _source(self) -> tuple[Paint | None, float]:
        """Return what is painted with, and at which opacity."""
        pattern = self.get_source()
        if isinstance(pattern, cairocffi.SolidPattern):
            *rgb, alpha = pattern.get_rgba()
            return (_colour(*rgb) if alpha > 0 else None), alpha
        alphas = {stop[-1] for stop in pattern.get_color_stops()}
        if len(alphas) > 1:
            _refuse(self._shown, "stop-opacity")
        alpha = alphas.pop() if alphas else 1.0
        return (self._gradient(pattern) if alpha > 0 else None), alpha

    def _gradient(self, pattern: cairocffi.Gradient) -> Paint:
        stops = tuple(GradientStop(offset, _colour(*rgb)) for offset, *rgb, _ in pattern.get_color_stops())
        inverse = pattern.get_matrix()
        inverse.invert()
        matrix = self._similarity().after(Matrix(*inverse.as_tuple()))
        if isinstance(pattern, cairocffi.LinearGradient):
            x1, y1, x2, y2 = pattern.get_linear_points()
            return LinearGradient(*matrix.apply(x1, y1), *matrix.apply(x2, y2), stops)
        if not isinstance(pattern, cairocffi.RadialGradient):
            _refuse(self._shown, "pattern")
        fx, fy, _, cx, cy, radius = pattern.get_radial_circles()
        if (fx, fy) != (cx, cy):
            _refuse(self._shown, "fx, fy")
        return RadialGradient(*matrix.apply(cx, cy), radius * matrix.scale, stops)


def _colour(red: float, green: float, blue: float) -> Colour:
    return Colour(round(red * 255), round(green * 255), round(blue * 255))
