"""Step 3.3, compose: the boxes drawn close around their texts, and centred for the eye.

In: boxes laid out anew, each text slot as high as its ink. Out: the same tree, what is centred standing by its capitals
rather than by its marks.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from bannergen.compose.place import Placed
from bannergen.compose.setting import SetSlot
from bannergen.spec.layout import Column, Row


def centred_by_capitals(placed: Placed, texts: Mapping[int, SetSlot]) -> Placed:
    """Move what is centred so that its capitals, not its marks, stand in the middle.

    Marks above the first line are higher than those below the last; the move never leaves the stack's own room.
    """
    children = tuple(centred_by_capitals(child, texts) for child in placed.children)
    if isinstance(placed.item, Column) and placed.item.justify == "center" and children:
        first, last = (texts.get(child.key) for child in (children[0], children[-1]))
        above = first.block.overhang_above if first and not first.is_turned else 0.0
        below = last.block.overhang_below if last and not last.is_turned else 0.0
        rise = _within((above - below) / 2, children[0].rect.y - placed.rect.y)
        children = tuple(child.moved(0, -rise) for child in children)
    if isinstance(placed.item, Row) and placed.item.align == "center":
        children = tuple(_centred_across(child, placed, texts) for child in children)
    return replace(placed, children=children)


def _centred_across(child: Placed, row: Placed, texts: Mapping[int, SetSlot]) -> Placed:
    text = texts.get(child.key)
    return child.moved(0, -_within(text.lean, child.rect.y - row.rect.y)) if text else child


def _within(rise: float, room: float) -> float:
    """Return a rise, or a fall, that a room on either side allows."""
    return max(-max(0.0, room), min(max(0.0, room), rise))
