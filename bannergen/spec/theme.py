"""Step 1, read: themes: colour tokens with their ink builds, paints made of them, and type styles.

In: assets/themes/*.yaml. Out: a Theme. A colour is written ``{srgb: "#B5121B", cmyk: 0/100/100/25}``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from bannergen.codes import layout as codes
from bannergen.codes import text
from bannergen.colour import Cmyk, Colour
from bannergen.diagnostics import Diagnostic, Span
from bannergen.spec.family import Family
from bannergen.spec.known import unknown
from bannergen.spec.values import Percentage, Slug, Text, Tracking, Wanted

DEFAULT_THEME = "do-co"
# What a RIP prints on no plate, on all of them or on one of the four: PDF's names of colorants.
_NO_SPOTS = frozenset({"none", "all", "cyan", "magenta", "yellow", "black"})


@dataclass(frozen=True, slots=True)
class Hex:
    """A screen colour as written: ``#B5121B``."""

    WANTED: ClassVar = Wanted("màu dạng #RRGGBB", "a colour such as #B5121B")
    colour: Colour

    @classmethod
    def parse(cls, text: str) -> Hex:
        """Read it; raise ValueError for anything else."""
        if not re.fullmatch(r"#[0-9A-Fa-f]{6}", text):
            raise ValueError(text)
        return cls(Colour.from_hex(text))


@dataclass(frozen=True, slots=True)
class InkBuild:
    """An ink build as written: ``0/100/100/25``, each 0 to 100."""

    WANTED: ClassVar = Wanted("bốn tỉ lệ mực C/M/Y/K, như 0/100/100/25", "four inks C/M/Y/K such as 0/100/100/25")
    cmyk: Cmyk

    @classmethod
    def parse(cls, text: str) -> InkBuild:
        """Read it; raise ValueError for anything else."""
        if not re.fullmatch(r"[0-9]{1,3}(\.[0-9]+)?(/[0-9]{1,3}(\.[0-9]+)?){3}", text):
            raise ValueError(text)
        inks = tuple(float(ink) for ink in text.split("/"))
        if max(inks) > 100:
            raise ValueError(text)
        return cls(Cmyk(*inks))


@dataclass(frozen=True, kw_only=True)
class ColourToken:
    """A theme colour."""

    srgb: Hex
    cmyk: InkBuild
    spot: Text | None = None

    def faults(self) -> list[Diagnostic]:
        """Return a fault for a spot with the name of something else."""
        if self.spot is None or self.spot.casefold() not in _NO_SPOTS:
            return []
        return [codes.SPOT_RESERVED.at(self.spot.span, spot=self.spot)]

    @property
    def colour(self) -> Colour:
        """As a colour of the Scene."""
        screen = self.srgb.colour
        return Colour(screen.red, screen.green, screen.blue, self.cmyk.cmyk, self.spot)


@dataclass(frozen=True, kw_only=True)
class GradientSpec:
    """A gradient of theme colours at even distances, first to last.

    ``radial`` runs from its centre ``at`` to the farthest corner of the box it fills, ``linear`` from top to bottom.
    """

    radial: tuple[Text, ...] = ()
    linear: tuple[Text, ...] = ()
    at: tuple[Percentage, Percentage] = (Percentage(50), Percentage(50))
    span: Span


@dataclass(frozen=True, kw_only=True)
class TypeStyle:
    """A type style: a face of a family, how far apart it sets letters, and its colour token.

    ``tracking`` is in thousandths of an em; ``capitals`` comes to it in texts that are all capitals.
    """

    family: Slug
    weight: int
    width: float = 100
    tracking: Tracking = 0
    capitals: Tracking = 0
    colour: Text
    span: Span


@dataclass(frozen=True, kw_only=True)
class Theme:
    """One theme."""

    theme: Slug
    title: Text
    colours: Mapping[str, ColourToken]
    paints: Mapping[str, GradientSpec]
    styles: Mapping[str, TypeStyle]
    span: Span

    def colour(self, token: str, span: Span | None) -> tuple[Colour | None, list[Diagnostic]]:
        """Return the colour of a token, or a fault that names the nearest one."""
        found = self.colours.get(token)
        if found:
            return found.colour, []
        fault = codes.UNKNOWN_TOKEN.at(span, got=token, accepted=tuple(self.colours), theme=self.theme)
        return None, [fault]


def check_theme(theme: Theme, families: Mapping[str, Family]) -> list[Diagnostic]:
    """Return a fault for each token and face that is named and not there, and for paints that are not one gradient."""
    named = [(style.colour, style.colour.span) for style in theme.styles.values()]
    named += [(token, token.span) for paint in theme.paints.values() for token in (*paint.radial, *paint.linear)]
    faults = [fault for token, span in named for fault in theme.colour(token, span)[1]]
    faults += [fault for style in theme.styles.values() for fault in _check_face(style, families)]
    return faults + [
        codes.PAINT_KIND.at(paint.span, paint=name)
        for name, paint in theme.paints.items()
        if bool(paint.radial) == bool(paint.linear)
    ]


def _check_face(style: TypeStyle, families: Mapping[str, Family]) -> list[Diagnostic]:
    family = families.get(style.family)
    if family is None:
        return [unknown(style.family, families, ("họ phông", "font family"))]
    if not family.outlines:
        return [text.FONT_OF_PIXELS.at(style.family.span, family=style.family)]
    if any(face.space.variations(style.weight, style.width) is not None for face in family.outlines):
        return []
    accepted = tuple(str(face.space) for face in family.outlines)
    weight, width = style.weight, style.width
    return [text.FONT_FACE.at(style.span, accepted=accepted, family=style.family, weight=weight, width=width)]
