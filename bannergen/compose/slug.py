"""Step 3, compose: the slug line of a print file: what it is, of whom, how large, at which scale.

In: what is known of the piece. Out: lines of small letters in the outer lane of a margin, in black ink only, turned
where the margin stands. Where a side is short the slogan is shortened first; then the line is broken.
"""

from __future__ import annotations

from dataclasses import dataclass

from bannergen import __version__
from bannergen.compose.marks import BLACK, OUTER_CLEAR, OUTER_LANE, Margin
from bannergen.compose.working_drawing import WorkingDrawing, dimensions, number
from bannergen.geometry import Matrix
from bannergen.scene import Group, Node, Scene
from bannergen.spec.finishing import Edge
from bannergen.typeset import Face

CAP_HEIGHT = 2.0  # millimetres of the file; the tallest letters, Ẳ and Ễ, reach 3.5
_ASCENT, _DESCENT = 3.6, 1.0
_PITCH = _ASCENT + _DESCENT
_SHORT = 32  # letters of a slogan that are enough to tell it from others
_DASH = " – "


@dataclass(frozen=True, slots=True)
class Slug:
    """What the slug says; ``first`` is what stands before all else, such as the number of a panel."""

    before: tuple[str, ...]
    slogan: str
    after: tuple[str, ...]

    @classmethod
    def of(cls, scene: Scene, divisor: int, first: tuple[str, ...] = ()) -> Slug:
        """Return the slug of a whole piece in a file drawn at 1:divisor."""
        made, trim, bleed = scene.imprint, scene.boxes.trim, scene.boxes.bleed
        slogan = scene.slogan
        return cls(
            (*first, *(part for part in (made.campaign, made.product) if part and part != slogan)),
            slogan,
            (
                *filter(None, [made.place]),
                dimensions(trim.width, trim.height),
                f"tràn lề {number(trim.x - bleed.x)} mm",
                *_cut(made.material),
                f"bản vẽ 1:{divisor}",
                *([f"theo {made.document}"] if made.document else []),
                f"bannergen {__version__}",
                f"mã hình {scene.sha256[:8]}",
            ),
        )

    @property
    def full(self) -> tuple[str, ...]:
        """All of it, part by part."""
        return (*self.before, *filter(None, [self.slogan]), *self.after)

    @property
    def short(self) -> tuple[str, ...]:
        """The same with the slogan's first words only."""
        if len(self.slogan) <= _SHORT:
            return self.full
        cut = self.slogan[: _SHORT + 1].rsplit(" ", 1)[0][:_SHORT]
        return (*self.before, f"{cut.rstrip(' ,:;–-')}…", *self.after)


def _cut(material: tuple[float, float] | None) -> tuple[str, ...]:
    """Return what tells a shop to leave room around the picture on the roll."""
    return (f"khổ vật liệu {dimensions(*material)}",) if material else ()


class SlugLines:
    """Sets a slug along a side."""

    def __init__(self, slug: Slug, labels: tuple[Face, ...]) -> None:
        self._slug, self._labels, self._ruler = slug, labels, WorkingDrawing(labels)
        self._widths: dict[str, float] = {}  # at a cap height of 1

    def side(self, margins: dict[Edge, Margin]) -> Edge:
        """Return the side for it: the foot, where people look first, unless it fits better along a longer side."""
        foot, stands = margins["bottom"], margins["left"]
        if stands.length <= foot.length or len(self._lines(self._slug.full, foot)) == 1:
            return "bottom"
        return "left"

    def set_along(self, margin: Margin) -> tuple[list[Node], float]:
        """Return its letters along a side, and how far out they reach."""
        start, end = margin.lane
        width = end - start
        lines = self._lines(self._slug.full, margin)
        if len(lines) > 1:
            lines = self._lines(self._slug.short, margin)
        longest = max(self._width(line, margin) for line in lines)
        smaller = min(1.0, width / longest)  # a word alone may be wider than a very small sheet
        # In line with the picture where it is no longer than that.
        begins, ends = margin.cut if longest <= margin.cut[1] - margin.cut[0] else margin.lane
        drawing = WorkingDrawing(self._labels)
        for row, line in enumerate(lines):
            drawing.label(line, (0, row * _PITCH * margin.scale), smaller * CAP_HEIGHT * margin.scale, BLACK)
        reach = OUTER_LANE + len(lines) * _PITCH
        if margin.lies:
            place = Matrix(1, 0, 0, 1, *margin.at(begins, OUTER_LANE + _ASCENT))
        else:  # read from the foot upwards; the last line is the nearest to the picture
            place = Matrix(0, -1, 1, 0, *margin.at(ends, reach - _ASCENT))
        return [Group(tuple(drawing.nodes), transform=place, id="slug")], reach + OUTER_CLEAR

    def _lines(self, parts: tuple[str, ...], margin: Margin) -> list[str]:
        """Return the slug in lines as long as the lane; they break between parts where they can."""
        start, end = margin.lane
        # Words are set one by one, so widths add up.
        dash = self._width("– – –", margin) - 2 * self._width("–", margin)
        lines: list[str] = []
        full = 0.0  # the width of the last line
        for part in parts:
            width = self._width(part, margin)
            if lines and full + dash + width <= end - start:
                lines[-1], full = lines[-1] + _DASH + part, full + dash + width
                continue
            fits = width <= end - start
            lines += [part] if fits else self._ruler.wrapped(part, end - start, CAP_HEIGHT * margin.scale)
            full = width if fits else self._width(lines[-1], margin)
        return lines

    def _width(self, text: str, margin: Margin) -> float:
        if text not in self._widths:
            self._widths[text] = self._ruler.width_of(text, 1.0)
        return self._widths[text] * CAP_HEIGHT * margin.scale
