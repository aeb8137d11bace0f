"""Step 3.2, compose: where each item's box lies.

In: a layout's items and what they hold. Out: a tree of boxes on the page. Rows, columns, gaps, padding and growing
mean what they mean in CSS flexbox; Taffy (through ``stretchable``) computes them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields

from stretchable import Edge, Node
from stretchable.style import (
    AUTO,
    PCT,
    AlignItems,
    AlignSelf,
    FlexDirection,
    JustifyContent,
)
from stretchable.style import Length as TaffyLength

from bannergen.codes import layout as codes
from bannergen.compose.contents import Content
from bannergen.compose.page import Page
from bannergen.diagnostics import Fault
from bannergen.geometry import Rect
from bannergen.spec.layout import AnyItem, Art, BoxStyle, Column, Layout, Row, Sides, Slot
from bannergen.spec.values import Length

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
    """An item and its box on the page."""

    item: AnyItem
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
        return Placed(self.item, self.rect.moved(dx, dy), children)


@dataclass(frozen=True)
class Present:
    """An item that is there on this page, with those it holds."""

    item: AnyItem
    children: tuple[Present, ...] = ()


def present(item: AnyItem, page: Page, filled: Mapping[str, Content]) -> Present | None:
    """Return the item without what is hidden here or has nothing to say; None when nothing is left."""
    span = getattr(item, "span", None)
    if not page.shows(item.show, span):
        return None
    if isinstance(item, Slot):
        return _present_slot(item, filled)
    if not isinstance(item, Row | Column):
        return Present(item)
    children = tuple(filter(None, (present(child, page, filled) for child in item.items)))  # type: ignore[arg-type]
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
    body = present(layout.body, page, filled)  # type: ignore[arg-type]  # Item reads itself as one of AnyItem
    if body is None:
        raise Fault(codes.EMPTY_BODY.at(layout.span, layout=layout.layout))
    return body


def place(
    body: Present, page: Page, aspects: Mapping[str, float], heights: Mapping[int, float] | None = None
) -> Placed:
    """Lay the items out in the page's safe box.

    ``aspects`` are those of the artwork by id; ``heights`` fixes the height of slots (by ``id(item)``) whose text is
    set already.
    """
    safe = page.boxes.safe
    builder = _Builder(page, aspects, heights or {})
    root = builder.node(body, in_row=False, fill=True)
    root.compute_layout((safe.width, safe.height), use_rounding=False)
    return _placed(body, root, safe.x, safe.y)


class _Builder:
    def __init__(self, page: Page, aspects: Mapping[str, float], heights: Mapping[int, float]) -> None:
        self.page, self.aspects, self.heights = page, aspects, heights

    def node(self, present: Present, *, in_row: bool, fill: bool = False) -> Node:
        item = present.item
        style = self._box(item, fill=fill)
        if isinstance(item, Row | Column):
            style |= self._stack(item)
        if isinstance(item, Art) and item.art in self.aspects:
            style["aspect_ratio"] = self.aspects[item.art]
        if isinstance(item, Slot):
            style["align_self"] = AlignSelf.STRETCH  # a text takes the room it is given, and settles afterwards
        if id(item) in self.heights:
            style |= self._settled(style, self.heights[id(item)], in_row=in_row)
        row = isinstance(item, Row)
        return Node(*(self.node(child, in_row=row) for child in present.children), **style)

    def _box(self, item: BoxStyle, *, fill: bool) -> dict[str, object]:
        span = getattr(item, "span", None)
        style: dict[str, object] = {
            "size": (self._length(item.width, span), self._length(item.height, span)),
            "min_size": (self._length(item.min_width, span), self._length(item.min_height, span)),
            "max_size": (self._length(item.max_width, span), self._length(item.max_height, span)),
            "flex_grow": item.grow,
            "flex_shrink": item.shrink,
            "margin": self._sides(item.margin, span),
        }
        if item.grow:
            style["flex_basis"] = 0  # growing items share the room in proportion, as with CSS "flex: n"
        if fill:
            style["size"] = (self.page.boxes.safe.width, self.page.boxes.safe.height)
        return style

    def _stack(self, item: Row | Column) -> dict[str, object]:
        gap = self._length(item.gap, item.span)
        return {
            "flex_direction": FlexDirection.ROW if isinstance(item, Row) else FlexDirection.COLUMN,
            "padding": self._sides(item.padding, item.span),
            "gap": (gap, gap),
            "align_items": _ALIGN[item.align],
            "justify_content": _JUSTIFY[item.justify],
        }

    @staticmethod
    def _settled(style: dict[str, object], height: float, *, in_row: bool) -> dict[str, object]:
        width = style["size"][0]  # type: ignore[index]
        if in_row:  # the row's own alignment places it across
            return {"size": (width, height), "min_size": (AUTO, AUTO), "align_self": None}
        return {
            "size": (width, height),
            "flex_grow": 0,
            "flex_shrink": 0,
            "flex_basis": AUTO,
            "min_size": (AUTO, AUTO),
        }

    def _sides(self, sides: Sides, span: object) -> tuple[object, ...]:
        return tuple(self._length(side, span) for side in (sides.top, sides.right, sides.bottom, sides.left))

    def _length(self, length: Length | None, span: object) -> TaffyLength | float:
        if length is None:
            return AUTO
        if length.unit == "%":
            return length.value * PCT
        return self.page.absolute(length, span)  # type: ignore[arg-type]


def _placed(present: Present, node: Node, x: float, y: float) -> Placed:
    box = node.get_box(Edge.BORDER, relative=True)
    rect = Rect(x + box.x, y + box.y, box.width, box.height)
    children = tuple(_placed(child, inner, rect.x, rect.y) for child, inner in zip(present.children, node, strict=True))
    return Placed(present.item, rect, children)
