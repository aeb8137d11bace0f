"""Step 3.4, compose: ground, artwork and letters as nodes of the Scene."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from bannergen.codes import layout as codes
from bannergen.colour import Colour
from bannergen.compose.drawing import Drawing, Picture
from bannergen.compose.drawing_cache import read_drawing
from bannergen.compose.page import Page
from bannergen.compose.place import Placed
from bannergen.compose.setting import SetSlot
from bannergen.compose.sharpness import check_sharpness
from bannergen.diagnostics import Diagnostic, Fault, Span, decimal, raise_errors
from bannergen.geometry import Matrix, Outline, Rect
from bannergen.scene import GradientStop, Group, LinearGradient, Node, Paint, Path, RadialGradient
from bannergen.spec.layout import Art, Ground, GroundArt
from bannergen.spec.library import Artwork, Library
from bannergen.spec.theme import GradientSpec, Theme
from bannergen.spec.values import Text


@dataclass
class Gallery:
    """The drawings of a run, each read once."""

    library: Library
    drawings: dict[str, tuple[Artwork, Drawing | Picture]] = field(default_factory=dict)

    def drawing(self, art: Text) -> tuple[Artwork, Drawing | Picture]:
        """Return a piece of artwork and what it draws."""
        if art not in self.drawings:
            artwork = self.library.artwork(art)
            self.drawings[art] = artwork, self._read(artwork)
        return self.drawings[art]

    def _read(self, artwork: Artwork) -> Drawing | Picture:
        if not artwork.is_picture:
            return read_drawing(artwork, self.library.search.cache)
        from bannergen.compose.picture import read_picture  # few pieces have pictures

        return read_picture(artwork)


@dataclass(frozen=True)
class Painter:
    """Makes nodes in the colours of a theme; black letters below a cap height are of black ink alone."""

    theme: Theme
    gallery: Gallery
    page: Page
    black_text_below: float = 0.0
    coarse: list[Diagnostic] = field(default_factory=list)  # what is to be said of the pictures painted so far

    def ground(self, ground: Ground) -> tuple[Node, ...]:
        """Paint the ground over the bleed box, and its art, cut at the bleed box."""
        bleed = self.page.boxes.bleed
        base = Path(Outline.rectangle(bleed), fill=self._paint(ground.fill, bleed))
        arts = [self._ground_art(art) for art in ground.art if self.page.shows(art.show, art.span)]
        return base, *(Group((art,), clip=Outline.rectangle(bleed), id=art.id) for art in arts)

    def art(self, placed: Placed, art: Art) -> Group:
        """Paint artwork as large as its box allows, in the middle of it."""
        _, drawing = self.gallery.drawing(art.art)
        box = placed.rect
        if min(box.width, box.height) <= 0:
            size = {"width": f"{decimal(box.width, 4)}", "height": f"{decimal(box.height, 4)}", "unit": self.page.unit}
            raise Fault(codes.NO_ROOM.at(art.span, slot=art.art, **size))
        scale = min(box.width / drawing.view.width, box.height / drawing.view.height)
        width, height = drawing.view.width * scale, drawing.view.height * scale
        target = Rect(box.x + (box.width - width) / 2, box.y + (box.height - height) / 2, width, height)
        return self._drawn(art, target)

    def text(self, placed: Placed, text: SetSlot) -> tuple[Node, ...]:
        """Paint a set text."""
        style = self.theme.styles[text.slot.style]
        colour, box = self._colour(style.colour, style.span), placed.rect
        if text.block.cap_height < self.black_text_below:
            colour = colour.in_black_alone()
        if not text.is_turned:
            return text.block.runs(box, colour)
        # The text's own page: as wide as the box is high, the lines in the middle of it.
        across = max(0.0, box.width - text.block.height) / 2
        rise = max(-across, min(across, (text.block.overhang_above - text.block.overhang_below) / 2))
        runs = text.block.runs(Rect(0, across - rise, box.height, text.block.height), colour)
        if text.slot.orientation == "rotate-90":
            return (Group(runs, transform=Matrix(0, 1, -1, 0, box.right, box.y)),)
        return (Group(runs, transform=Matrix(0, -1, 1, 0, box.x, box.bottom)),)

    def _ground_art(self, art: GroundArt) -> Group:
        _, drawing = self.gallery.drawing(art.art)
        box = self.page.boxes.bleed
        width = self._ground_width(art, drawing.aspect, box)
        height = width / drawing.aspect
        along, down = (art.at[0], art.at[-1])
        x = box.x + (box.width - width) * along.fraction
        y = box.y + (box.height - height) * down.fraction
        return self._drawn(art, Rect(x, y, width, height))

    def _ground_width(self, art: GroundArt, aspect: float, box: Rect) -> float:
        if art.width:
            return self.page.absolute(art.width, art.span, box.width)
        if art.height:
            return self.page.absolute(art.height, art.span, box.height) * aspect
        return max(box.width, box.height * aspect)

    def _drawn(self, art: Art | GroundArt, target: Rect) -> Group:
        artwork, drawing = self.gallery.drawing(art.art)
        if isinstance(drawing, Picture):
            self.coarse.extend(check_sharpness(art, drawing, target, self.page))
            return Group((drawing.placed(target, mirror=art.mirror),), id=str(art.art))
        view = drawing.view
        scale = target.width / view.width
        matrix = Matrix(scale, 0, 0, scale, target.x - view.x * scale, target.y - view.y * scale)
        if art.mirror:
            matrix = Matrix(-scale, 0, 0, scale, target.right + view.x * scale, matrix.f)
        nodes = drawing.coloured(self._mapping(artwork, art.colours))
        return Group(nodes, transform=matrix, id=str(art.art))

    def _mapping(self, artwork: Artwork, other: Mapping[str, Text]) -> Callable[[Colour], Colour]:
        """Return the map from the file's colours to the theme's, some tokens exchanged for others."""
        known = {hexadecimal.lower(): colour for hexadecimal, colour in artwork.note.colours.items()}

        def mapped(colour: Colour) -> Colour:
            found = known.get(colour.hex)
            if found is None:
                raise Fault(codes.ARTWORK_COLOUR.at(path=artwork.shown, colour=colour.hex))
            if found.token is None:
                return found.own.colour if found.own else colour
            chosen = other.get(found.token, found.token)
            return self._colour(chosen, chosen.span)

        return mapped

    def _colour(self, token: Text, span: Span | None) -> Colour:
        colour, faults = self.theme.colour(token, span)
        raise_errors(faults)
        assert colour is not None  # noqa: S101 - a token without a colour is an error, raised above
        return colour

    def _paint(self, name: Text, box: Rect) -> Paint:
        gradient = self.theme.paints.get(name)
        if gradient is None:
            return self._colour(name, name.span)
        return self._gradient(gradient, box)

    def _gradient(self, gradient: GradientSpec, box: Rect) -> Paint:
        tokens = gradient.radial or gradient.linear
        steps = max(1, len(tokens) - 1)
        stops = tuple(GradientStop(n / steps, self._colour(token, token.span)) for n, token in enumerate(tokens))
        if gradient.linear:
            return LinearGradient(box.x, box.y, box.x, box.bottom, stops)
        x = box.x + box.width * gradient.at[0].fraction
        y = box.y + box.height * gradient.at[-1].fraction
        reach = math.hypot(max(x - box.x, box.right - x), max(y - box.y, box.bottom - y))
        return RadialGradient(x, y, reach, stops)
