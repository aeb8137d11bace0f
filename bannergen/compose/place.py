"""Step 3.2, compose: where each item's box lies.

In: a layout's items and what they hold. Out: a tree of boxes on the page. Rows, columns, gaps, padding and growing
mean what they mean in CSS flexbox; Taffy (through ``stretchable``) computes them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace
from itertools import count
from typing import Any

from stretchable import Edge, Node
from stretchable.style import (
    AUTO,
    PCT,
    AlignItems,
    AlignSelf,
    FlexDirection,
    JustifyContent,
    Style,
)
from stretchable.style import Length as TaffyLength

from bannergen.codes import layout as codes
from bannergen.compose.contents import Content
from bannergen.compose.page import Page
from bannergen.diagnostics import Fault, Span
from bannergen.geometry import Rect
from bannergen.spec.layout import Art, BoxStyle, Column, Item, Layout, Row, Sides, Slot
from bannergen.spec.values import Length

_Said = dict[str, Any]  # of a style, by Taffy's names: stretchable ships no types
_JUSTIFY = {
    "start": JustifyContent.FLEX_START,
    "center": JustifyContent.CENTER,
    "end": JustifyContent.FLEX_END,
    "between": JustifyContent.SPACE_BETWEEN,
    "around": JustifyContent.SPACE_AROUND,
    "evenly": JustifyContent.SPACE_EVENLY,
}
_ALIGN = {
    "start": AlignItems.FLEX_START,
    "center": AlignItems.CENTER,
    "end": AlignItems.FLEX_END,
    "stretch": AlignItems.STRETCH,
}


@dataclass(frozen=True)
class Placed:
    """An item and its box on the page; ``key`` names the item within its piece."""

    key: int
    item: Item
    rect: Rect
    children: tuple[Placed, ...] = ()

    def leaves(self) -> Iterator[Placed]:
        """Yield the boxes that hold something, in reading order."""
        if not self.children:
            yield self
        for child in self.children:
            yield from child.leaves()

    def moved(self, dx: float, dy: float) -> Placed:
        """Return it moved with all it holds."""
        children = tuple(child.moved(dx, dy) for child in self.children)
        return replace(self, rect=self.rect.moved(dx, dy), children=children)


@dataclass(frozen=True)
class Present:
    """An item that is there on this page, with those it holds."""

    item: Item
    children: tuple[Present, ...] = ()


def present(item: Item, page: Page, filled: Mapping[str, Content]) -> Present | None:
    """Return the item without what is hidden here or has nothing to say; None when nothing is left."""
    span = getattr(item, "span", None)
    if not page.shows(item.show, span):
        return None
    if isinstance(item, Slot):
        return _present_slot(item, filled)
    if not isinstance(item, Row | Column):
        return Present(item)
    children = tuple(filter(None, (present(child, page, filled) for child in item.items)))
    # Only what says or shows something keeps a stack alive.
    if not any(isinstance(child.item, Slot | Art) or child.children for child in children):
        return None
    return Present(item, children)


def _present_slot(slot: Slot, filled: Mapping[str, Content]) -> Present | None:
    content = filled.get(slot.slot)
    if content is None:
        return None
    if not content.art:
        return Present(slot)
    box = {field.name: getattr(slot, field.name) for field in fields(BoxStyle)}
    return Present(Art(art=content.art, span=slot.span, **box))


def present_body(layout: Layout, page: Page, filled: Mapping[str, Content]) -> Present:
    """Return what is there of a layout's body; raise a Fault when nothing is left to say or show."""
    body = present(layout.body, page, filled)
    if body is None:
        raise Fault(codes.EMPTY_BODY.at(layout.span, layout=layout.layout))
    return body


class Flexbox:
    """The items of pieces that show the same, in the page's safe box, laid out by Taffy."""

    def __init__(self, body: Present, page: Page, aspects: Mapping[str, float]) -> None:
        """Build the boxes; ``aspects`` are those of the artwork by id."""
        self._body, self._page, self._aspects = body, page, aspects
        self._nodes: list[tuple[Node, _Said, bool]] = []  # by key: the node, its style, whether in a row
        safe = page.boxes.safe
        self._root = Node(
            self._node(body, in_row=False, fill=True),
            size=(safe.width, safe.height),
            flex_direction=FlexDirection.COLUMN,
            align_items=AlignItems.CENTER,
            justify_content=JustifyContent.CENTER,
        )

        self.placed = self._placed()
        """Where everything lies before a text is set."""

    def settled(self, heights: Mapping[int, float]) -> Placed:
        """Return where everything lies once text slots have the heights of their texts, by their keys."""
        for key, height in heights.items():
            node, style, in_row = self._nodes[key]
            node.style = _style(style | self._settled(style, height, in_row=in_row))
        return self._placed()

    def _placed(self) -> Placed:
        safe = self._page.boxes.safe
        self._root.compute_layout((safe.width, safe.height), use_rounding=False)
        return _placed(self._body, self._root[0], safe, count())

    def _node(self, present: Present, *, in_row: bool, fill: bool = False) -> Node:
        item = present.item
        style = self._box(item)
        if isinstance(item, Row | Column):
            style |= self._stack(item)
        if isinstance(item, Art) and item.art in self._aspects:
            style["aspect_ratio"] = self._aspects[item.art]
        if isinstance(item, Slot):
            style["align_self"] = AlignSelf.STRETCH  # a text takes the room it is given, and settles afterwards
        if fill:
            style = _filling(item, style)
        node = Node(style=_style(style))
        self._nodes.append((node, style, in_row))
        node.extend(self._node(child, in_row=isinstance(item, Row)) for child in present.children)
        return node

    def _box(self, item: BoxStyle) -> _Said:
        span = getattr(item, "span", None)
        style: _Said = {
            "size": (self._length(item.width, span), self._length(item.height, span)),
            "min_size": (self._length(item.min_width, span), self._length(item.min_height, span)),
            "max_size": (self._length(item.max_width, span), self._length(item.max_height, span)),
            "flex_grow": item.grow,
            "flex_shrink": item.shrink,
            "margin": self._sides(item.margin, span),
        }
        if item.grow:
            style["flex_basis"] = 0  # growing items share the room in proportion, as with CSS "flex: n"
        return style

    def _stack(self, item: Row | Column) -> _Said:
        gap = self._length(item.gap, item.span)
        return {
            "flex_direction": FlexDirection.ROW if isinstance(item, Row) else FlexDirection.COLUMN,
            "padding": self._sides(item.padding, item.span),
            "gap": (gap, gap),
            "align_items": _ALIGN[item.align],
            "justify_content": _JUSTIFY[item.justify],
        }

    @staticmethod
    def _settled(style: _Said, height: float, *, in_row: bool) -> _Said:
        width = style["size"][0]
        if in_row:  # the row's own alignment places it across
            return {"size": (width, height), "min_size": (AUTO, AUTO), "align_self": None}
        return {
            "size": (width, height),
            "flex_grow": 0,
            "flex_shrink": 0,
            "flex_basis": AUTO,
            "min_size": (AUTO, AUTO),
        }

    def _sides(self, sides: Sides, span: Span | None) -> tuple[object, ...]:
        return tuple(self._length(side, span) for side in (sides.top, sides.right, sides.bottom, sides.left))

    def _length(self, length: Length | None, span: Span | None) -> TaffyLength | float:
        if length is None:
            return AUTO
        if length.unit == "%":
            return length.value * PCT
        return self._page.absolute(length, span)


_UNSAID = Style()
# Fields of lengths, and what Taffy takes where nothing is said of them.
_LENGTHS = {
    **dict.fromkeys(("size", "min_size", "max_size", "inset"), AUTO),
    **dict.fromkeys(("margin", "padding", "border", "gap"), 0),
}


def _style(said: _Said) -> Style:
    """Return a style; for what is left as it is, lengths made once serve: making them takes longer than the layout."""
    left = {
        name: getattr(_UNSAID, name)
        for name, unsaid in _LENGTHS.items()
        if all(length is unsaid or length == unsaid for length in said.get(name, ()))
    }
    return Style(**{**said, **left})


def _filling(item: Item, style: _Said) -> _Said:
    """Return the style of the body: it fills the safe box where it says nothing else."""
    width = style["size"][0] if item.width else 100 * PCT
    filling = {} if item.height or item.grow else {"flex_grow": 1, "flex_basis": 0}
    return style | {"size": (width, style["size"][1])} | filling


def _placed(present: Present, node: Node, within: Rect, keys: Iterator[int]) -> Placed:
    box = node.get_box(Edge.BORDER, relative=True)
    rect = Rect(within.x + box.x, within.y + box.y, box.width, box.height)
    key = next(keys)  # in the order in which the nodes were built
    children = tuple(_placed(child, inner, rect, keys) for child, inner in zip(present.children, node, strict=True))
    return Placed(key, present.item, rect, children)
