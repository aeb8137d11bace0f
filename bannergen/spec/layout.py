"""Step 1, read: the layout language: rows and columns as designers know them from CSS flexbox, slots and art.

In: layouts/*.yaml (docs/layout-language.md). Out: a Layout. Refuses unknown keys, items of no or two kinds, wrong
units of written values, ranges that hold nothing. What a layout means on a given page is worked out by ``compose``;
whether its artwork, colours and styles exist is asked by ``spec.checks``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, ClassVar, Literal, TypeAlias

from bannergen.codes import layout as codes
from bannergen.diagnostics import Diagnostic, Span
from bannergen.spec import reader
from bannergen.spec.decode import Decoder
from bannergen.spec.fit import Fit
from bannergen.spec.ranges import comparable, reversed_range
from bannergen.spec.values import Absolute, Length, NonNegative, Percentage, Shape, Slug, Text, Wanted

Role = Literal["slogan", "headline", "issuer", "place", "period", "emblem"]
Scope = Literal["piece", "places", "campaign"]
Align = Literal["start", "center", "end", "stretch"]
Justify = Literal["start", "center", "end", "between", "around", "evenly"]


@dataclass(frozen=True)
class Sides:
    """Lengths of the four sides: one value, two (vertical, horizontal) or four (top, right, bottom, left)."""

    WANTED: ClassVar = Wanted("1, 2 hoặc 4 độ dài", "1, 2 or 4 lengths")
    top: Length = Length(0, "u")
    right: Length = Length(0, "u")
    bottom: Length = Length(0, "u")
    left: Length = Length(0, "u")

    @classmethod
    def parse(cls, text: str) -> Sides:
        """Read it; raise ValueError for anything else."""
        lengths = [Length.parse(part) for part in text.split()]
        if len(lengths) not in {1, 2, 4}:
            raise ValueError(text)
        top, right = lengths[0], lengths[1 % len(lengths)]
        if len(lengths) < 4:
            return cls(top, right, top, right)
        return cls(*lengths)


@dataclass(frozen=True, kw_only=True)
class ShapeRange:
    """The shapes, width to height, that a layout serves; both ends count."""

    from_: Shape
    to: Shape
    span: Span | None = field(default=None, compare=False)

    def faults(self) -> list[Diagnostic]:
        """Return a fault for a range from a wide shape to a narrow one."""
        if self.from_.aspect <= self.to.aspect:
            return []
        return [reversed_range(("from", self.from_), ("to", self.to), self.span)]

    def holds(self, aspect: float) -> bool:
        """Tell whether a shape lies in the range (to a thousandth)."""
        return self.from_.aspect * 0.999 <= aspect <= self.to.aspect * 1.001

    def __str__(self) -> str:
        return f"{self.from_} – {self.to}"


@dataclass(frozen=True, kw_only=True)
class Show:
    """When an item is there: from a shape or height on, and below another; so that two items share a range."""

    from_: Shape | None = None
    below: Shape | None = None
    height_from: Absolute | None = None
    height_below: Absolute | None = None
    span: Span | None = field(default=None, compare=False)

    def faults(self) -> list[Diagnostic]:
        """Return a fault for each pair of limits that no page lies between."""
        faults = []
        if self.from_ and self.below and self.from_.aspect >= self.below.aspect:
            faults.append(reversed_range(("from", self.from_), ("below", self.below), self.span))
        heights = comparable(self.height_from, self.height_below)
        if heights and heights[0] >= heights[1]:
            faults.append(
                reversed_range(("height_from", self.height_from), ("height_below", self.height_below), self.span)
            )
        return faults


@dataclass(frozen=True, kw_only=True)
class BoxStyle:
    """What every item may say of its own box, with the meaning of CSS."""

    width: Length | None = None
    height: Length | None = None
    min_width: Length | None = None
    min_height: Length | None = None
    max_width: Length | None = None
    max_height: Length | None = None
    grow: NonNegative = 0
    shrink: NonNegative = 1
    margin: Sides = Sides()
    show: Show = Show()


@dataclass(frozen=True, kw_only=True)
class Stack(BoxStyle):
    """A row or a column of items."""

    direction: ClassVar[str]
    padding: Sides = Sides()
    gap: Length = Length(0, "u")
    align: Align = "stretch"
    justify: Justify = "center"
    items: tuple[Item, ...]
    span: Span


@dataclass(frozen=True, kw_only=True)
class Row(Stack):
    """Items side by side."""

    direction: ClassVar[str] = "row"


@dataclass(frozen=True, kw_only=True)
class Column(Stack):
    """Items one below the other."""

    direction: ClassVar[str] = "column"


@dataclass(frozen=True, kw_only=True)
class Slot(BoxStyle):
    """A place for a content by its role. An empty slot leaves no hole.

    For narrow upright pieces its text is turned, or set one syllable below the other.
    """

    slot: Role
    style: Text = Text("display")
    align: Literal["start", "center", "end"] = "center"
    fit: Fit = Fit()
    orientation: Literal["upright", "rotate-90", "rotate-270"] = "upright"
    stack: Literal["lines", "syllables"] = "lines"
    span: Span

    def faults(self) -> list[Diagnostic]:
        """Return a fault for a text that is turned and stacked at once."""
        if self.stack == "syllables" and self.orientation != "upright":
            return [codes.TURNED_STACK.at(self.span, slot=self.slot, orientation=self.orientation)]
        return []


@dataclass(frozen=True, kw_only=True)
class Art(BoxStyle):
    """A piece of artwork from assets/artwork, in its own aspect, as large as its box allows."""

    art: Slug
    mirror: bool = False
    colours: Mapping[str, Text] = field(default_factory=dict)
    span: Span


@dataclass(frozen=True, kw_only=True)
class Space(BoxStyle):
    """An empty item that takes room."""

    space: Literal["true"] = "true"


class ItemReader:
    """Any item: ``row:``, ``column:``, ``slot:``, ``art:`` or ``space:``."""

    KINDS: ClassVar[dict[str, type[Item]]] = {"row": Row, "column": Column, "slot": Slot, "art": Art, "space": Space}

    @classmethod
    def from_node(cls, node: reader.Node, decoder: Decoder, key: str) -> Item:
        """Read an item by the one key that says its kind."""
        if not isinstance(node, reader.Mapping):
            decoder.wrong_type(node, key or "item", Wanted("một mục", "an item"))
        named = [kind for kind in cls.KINDS if kind in node.entries]
        if len(named) != 1:
            found = " + ".join(named) or ", ".join(node.entries) or "∅"
            decoder.refuse(codes.ITEM_KIND.at(node.span, found=found))
        kind = named[0]
        if kind in {"row", "column"}:
            return cls._nested(kind, node, decoder)
        item: Item = decoder.record(cls.KINDS[kind], node, kind)
        return item

    @classmethod
    def _nested(cls, kind: str, node: reader.Mapping, decoder: Decoder) -> Item:
        """Read ``row: {...}``; what stands beside the key belongs inside it."""
        beside = [entry for name, entry in node.entries.items() if name != kind]
        if beside:
            decoder.refuse(codes.BESIDE_STACK.at(beside[0].key.span, got=beside[0].key.value, kind=kind))
        item: Item = decoder.record(cls.KINDS[kind], node.entries[kind].value, kind)
        return item


Item: TypeAlias = Annotated[Row | Column | Slot | Art | Space, ItemReader]


@dataclass(frozen=True, kw_only=True)
class GroundArt:
    """Artwork on the ground. ``at`` places it as CSS background-position does, within the bleed box.

    Its size is one of ``width`` and ``height`` of that box and ``cover`` (as large as covers the box).
    """

    art: Slug
    at: tuple[Percentage, Percentage] = (Percentage(50), Percentage(50))
    width: Length | None = None
    height: Length | None = None
    cover: bool = False
    mirror: bool = False
    colours: Mapping[str, Text] = field(default_factory=dict)
    show: Show = Show()
    span: Span

    def faults(self) -> list[Diagnostic]:
        """Return a fault unless exactly one key says its size."""
        said = (self.width is not None, self.height is not None, self.cover)
        return [] if sum(said) == 1 else [codes.ART_SIZE.at(self.span, art=self.art)]


@dataclass(frozen=True, kw_only=True)
class Ground:
    """What lies under everything: a paint or colour of the theme, and quiet art."""

    fill: Text = Text("ground")
    art: tuple[GroundArt, ...] = ()
    span: Span


@dataclass(frozen=True, kw_only=True)
class Layout:
    """One layout, with everything it extends worked in.

    ``groups`` are texts that share one type size: in each piece, in the pieces of all places with the same slogan, or
    in all pieces of the campaign that are of one product.
    """

    layout: Slug
    title: Text
    shapes: ShapeRange
    min_height: Absolute | None = None
    groups: Mapping[str, Scope] = field(default_factory=dict)
    ground: Ground
    body: Item
    extends: Slug | None = None
    span: Span
