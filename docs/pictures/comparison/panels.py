"""What is set: the bundled slogans in the bundled faces and four boxes, and what a peer is told of each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from fontTools.ttLib import TTFont

from bannergen.compose.fonts import fontbook_of
from bannergen.geometry import Size
from bannergen.resources import SearchPath, bundled_root
from bannergen.spec import Library, read_campaign
from bannergen.typeset import Face, Phrase, phrases
from comparison.shaping import Plain

CAMPAIGN = "campaigns/ngay-chuyen-doi-so-2022.yaml"
WIDTHS = {"archivo": (100, 62, 75, 88, 125), "barlow": (100, 89, 79), "saira": (72, 61)}
LIMITS = {"archivo": (75, 100), "barlow": (79, 100), "saira": (61, 72)}  # of the whole cascade
WEIGHTS = {"archivo": (900,), "be-vietnam-pro": (700, 800, 900)}
BOXES = {"banner": (2400, 300), "panel": (1050, 700), "poster": (700, 1050), "narrow": (450, 1350)}
MARGIN = 40  # px around a box, for ink that leaves it
CLEARANCE = 0.12  # cap heights between lines, for all three
STRETCHES = {1: 50, 2: 62.5, 3: 75, 4: 87.5, 5: 100}  # the width class of a font file, as a peer asks for it
LIBRARY = Library(SearchPath((bundled_root(),)))
BOOK = fontbook_of(LIBRARY)

Key = tuple[str, str, str]  # a panel's face, slogan and box


@dataclass(frozen=True, eq=False)
class Typeface:
    """A bundled face, and how the peers are told of it."""

    face: Face

    @property
    def family(self) -> str:
        """The family as the file names it."""
        return LIBRARY.families[self.face.scene_font.family][0].title

    @property
    def name(self) -> str:
        """The face's name for people."""
        return f"{self.family} {self.face.scene_font.weight}" + (f" · {self.width:g}" if self.width != 100 else "")

    @property
    def id(self) -> str:
        """A name for files and CSS."""
        return f"{self.face.scene_font.family}-{self.face.scene_font.weight}-{self.width:g}"

    @property
    def width(self) -> float:
        """Its width, in per cent of the family's normal one."""
        return self.face.scene_font.width_axis

    @property
    def limits(self) -> tuple[float, float] | None:
        """The widths that its family may have in the whole cascade; None where there is but one."""
        return LIMITS.get(self.face.scene_font.family)

    @property
    def is_natural(self) -> bool:
        """Whether it has the width that a layout's style would ask for."""
        return self.width == (self.limits[1] if self.limits else 100)

    @cached_property
    def stretch(self) -> float:
        """Its width as a peer asks for it."""
        font = self.face.scene_font
        return self.width if font.variations else STRETCHES[TTFont(font.file)["OS/2"].usWidthClass]

    @property
    def cap(self) -> float:
        """The cap height, in em."""
        return self.face.cap_height / self.face.units_per_em

    @cached_property
    def plain(self) -> Plain:
        """Its lines as a peer shapes them."""
        return Plain(self.face)

    @cached_property
    def drop(self) -> float:
        """How far below the middle of a CSS line the middle of the capitals lies, in em."""
        table = TTFont(self.face.scene_font.file)["hhea"]
        return (self.cap - (table.ascent + table.descent) / self.face.units_per_em) / 2


@dataclass(frozen=True)
class Panel:
    """A text in a face in a box; for a peer how it is to be set, in em: ``pitch`` None leaves that to the peer."""

    typeface: Typeface
    slogan: str
    box: str
    text: str
    phrases: tuple[Phrase, ...]
    pitch: float | None = None
    top: float = 0.0
    bottom: float = 0.0

    @property
    def size(self) -> Size:
        """The size of its box, in px."""
        return Size(*BOXES[self.box])

    @property
    def key(self) -> Key:
        """What tells it from the others."""
        return self.typeface.id, self.slogan, self.box

    @property
    def kept(self) -> tuple[str, ...]:
        """What stays whole: the campaign's phrases, words of the list, a number with what it counts."""
        return tuple(" ".join(phrase.syllables) for phrase in self.phrases if len(phrase.syllables) > 1)

    def unbroken(self) -> Panel:
        """Return it with no-break spaces in what stays whole."""
        text = self.text
        for phrase in self.kept:
            text = text.replace(phrase, phrase.replace(" ", "\u00a0"))
        return replace(self, text=text)

    def fields(self) -> dict[str, object]:
        """Return what a peer is told."""
        font = self.typeface.face.scene_font
        axes = ",".join(f"{tag!r} {value:g}" for tag, value in font.variations)
        return {
            "id": self.typeface.id,
            "family": self.typeface.family,
            "weight": font.weight,
            "stretch": self.typeface.stretch,
            "style": f"font-variation-settings:{axes}" if axes else "",
            "text": self.text,
            "width": self.size.width,
            "height": self.size.height,
            "margin": MARGIN,
            "cap": self.typeface.cap,
            "drop": self.typeface.drop,
            "pitch": self.pitch,
            "top": self.top,
            "bottom": self.bottom,
        }


def all_panels() -> Iterator[Panel]:
    """Yield every face, slogan and box."""
    slogans = read_campaign(bundled_root() / CAMPAIGN).slogans
    for typeface in typefaces():
        for slogan in slogans:
            parts = phrases(slogan.text, slogan.keep, LIBRARY.words)
            for box in BOXES:
                yield Panel(typeface, str(slogan.id), box, slogan.text, parts)


def typefaces() -> Iterator[Typeface]:
    """Yield the bundled faces."""
    for family in sorted(LIBRARY.families, key=str):
        for weight in WEIGHTS.get(family, (700,)):
            for width in WIDTHS.get(family, (100,)):
                yield Typeface(BOOK.face(family, weight, width, capitals=True))
