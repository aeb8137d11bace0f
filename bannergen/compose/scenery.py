"""Step 3, compose: what a settled tree of boxes becomes: the Scene's nodes and its texts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bannergen.compose.paint import Gallery, Painter
from bannergen.compose.place import Placed, Present
from bannergen.compose.setting import SetSlot
from bannergen.scene import Node, SceneText
from bannergen.spec.layout import Art, Ground


def aspects_of(body: Present, gallery: Gallery) -> dict[str, float]:
    """Return the aspects of the artwork that a body holds, by id."""
    return {str(art.art): gallery.drawing(art.art)[1].aspect for art in _arts(body)}


def _arts(present: Present) -> Iterator[Art]:
    if isinstance(present.item, Art):
        yield present.item
    for child in present.children:
        yield from _arts(child)


def nodes_of(painter: Painter, ground: Ground, placed: Placed, texts: Mapping[int, SetSlot]) -> tuple[Node, ...]:
    """Return all nodes from back to front: the ground, then the items in reading order."""
    nodes: list[Node] = list(painter.ground(ground))
    for leaf in placed.leaves():
        if isinstance(leaf.item, Art):
            nodes.append(painter.art(leaf, leaf.item))
        elif leaf.key in texts:
            nodes += painter.text(leaf, texts[leaf.key])
    return tuple(nodes)


def texts_of(placed: Placed, texts: Mapping[int, SetSlot]) -> tuple[SceneText, ...]:
    """Return the texts in reading order, each with the box it has to stay in."""
    found = []
    for leaf in placed.leaves():
        text = texts.get(leaf.key)
        if text:
            found.append(SceneText(text.slot.slot, text.content.text, text.block.lines, leaf.rect))
    return tuple(found)
