"""Step 3, compose: SVG artwork to paths and paints.

In: an SVG file's bytes. Out: a Drawing. CairoSVG reads them and draws onto a context that records what it is told to
fill and stroke; nothing is rasterised. Refuses by name what could not be drawn in every output: text, pictures,
clips, masks, filters, patterns, transparency.
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
from bannergen.scene import GradientStop, LinearGradient, Paint, Path, RadialGradient, Stroke

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
    recorder = _Recorder(Tree(bytestring=raw), shown, view)
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
        self.nodes: list[Path] = []
        super().__init__(tree, None, 96, output_width=view.width, output_height=view.height)

    def _create_surface(self, width: float, height: float) -> tuple[cairocffi.Surface, float, float]:
        return cairocffi.RecordingSurface(cairocffi.CONTENT_COLOR_ALPHA, None), width, height

    def set_context_size(self, width: float, height: float, viewbox: object, tree: Tree) -> None:
        """Put the recording context in place; coordinates stay those of the view box."""
        self.context = _RecordingContext(self.cairo, self.nodes, self._shown)
        self.context_width, self.context_height = self._view.width, self._view.height


class _RecordingContext(cairocffi.Context):  # type: ignore[misc]  # cairocffi ships no types
    """Notes each fill and stroke as a Path instead of painting it."""

    def __new__(cls, target: cairocffi.Surface, nodes: list[Path], shown: str) -> _RecordingContext:
        context: _RecordingContext = super().__new__(cls)
        return context

    def __init__(self, target: cairocffi.Surface, nodes: list[Path], shown: str) -> None:
        super().__init__(target)
        self._nodes, self._shown = nodes, shown

    def fill_preserve(self) -> None:
        """Note a fill."""
        paint, outline = self._source(), self._outline()
        if paint and outline.ops.strip("M"):
            even_odd = self.get_fill_rule() == cairocffi.FILL_RULE_EVEN_ODD
            self._nodes.append(Path(outline, fill=paint, even_odd=even_odd))

    def stroke(self) -> None:
        """Note a stroke."""
        paint, outline = self._source(), self._outline()
        self.new_path()
        if paint and outline.ops.strip("M"):
            width = self.get_line_width() * self._similarity().scale
            cap, join = _CAPS[self.get_line_cap()], _JOINS[self.get_line_join()]
            self._nodes.append(Path(outline, stroke=Stroke(paint, width, cap, join)))

    def set_dash(self, dashes: object, offset: float = 0) -> None:
        """Refuse dashes."""
        _refuse(self._shown, "stroke-dasharray")

    def push_group(self) -> None:
        """Refuse what CairoSVG draws through a group."""
        _refuse(self._shown, "opacity, mask")

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

    def _source(self) -> Paint | None:
        pattern = self.get_source()
        if isinstance(pattern, cairocffi.SolidPattern):
            red, green, blue, alpha = pattern.get_rgba()
            return self._colour(red, green, blue, alpha) if alpha else None
        stops = tuple(GradientStop(offset, self._colour(*rgba)) for offset, *rgba in pattern.get_color_stops())
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

    def _colour(self, red: float, green: float, blue: float, alpha: float) -> Colour:
        if alpha != 1:
            _refuse(self._shown, "opacity")
        return Colour(round(red * 255), round(green * 255), round(blue * 255))
