"""Step 1, read: whether all that a layout names exists: artwork, theme colours, type styles.

In: a layout, the theme it is set in, the library. Out: every fault, of what a page does not show too. Refuses nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

from bannergen.codes import layout as codes
from bannergen.codes import text
from bannergen.diagnostics import Diagnostic, tried
from bannergen.spec.artwork import ArtworkNote
from bannergen.spec.layout import Art, Column, Ground, GroundArt, Item, Layout, Row, Slot
from bannergen.spec.library import Library
from bannergen.spec.theme import Theme


def check_layout(layout: Layout, theme: Theme, library: Library) -> list[Diagnostic]:
    """Return a fault for each name in a layout, at any depth, that its theme or the library does not know."""
    faults = _check_fill(layout.ground, theme)
    for art in layout.ground.art:
        faults += _check_art(art, theme, library)
    for item in _items(layout.body):
        if isinstance(item, Art):
            faults += _check_art(item, theme, library)
        elif isinstance(item, Slot):
            faults += _check_style(item, theme) + _check_group(item, layout) + _check_widths(item, theme, library)
    return list(dict.fromkeys(faults))  # artwork that stands twice has the same faults twice


def _items(item: Item) -> Iterator[Item]:
    """Yield an item and all that it holds."""
    yield item
    if isinstance(item, Row | Column):
        for inner in item.items:
            yield from _items(inner)


def _check_fill(ground: Ground, theme: Theme) -> list[Diagnostic]:
    accepted = (*theme.paints, *theme.colours)
    if ground.fill in accepted:
        return []
    return [
        codes.UNKNOWN_TOKEN.at(ground.fill.span or ground.span, got=ground.fill, accepted=accepted, theme=theme.theme)
    ]


def _check_style(slot: Slot, theme: Theme) -> list[Diagnostic]:
    if slot.style in theme.styles:
        return []
    accepted = tuple(theme.styles)
    return [codes.UNKNOWN_STYLE.at(slot.style.span or slot.span, got=slot.style, accepted=accepted, theme=theme.theme)]


def _check_widths(slot: Slot, theme: Theme, library: Library) -> list[Diagnostic]:
    """Return a fault where the family of a slot's style has none of the widths that the slot allows."""
    style, limits = theme.styles.get(slot.style), slot.fit.width_axis
    if style is None or limits is None or style.family not in library.families:
        return []
    spaces = [face.space for face in library.families[style.family][0].outlines]
    if any(space.widths(style.weight, limits.least, limits.most) for space in spaces):
        return []
    accepted = tuple(map(str, spaces))
    span = slot.fit.span or slot.span
    return [text.FONT_FACE.at(span, accepted=accepted, family=style.family, weight=style.weight, width=limits)]


def _check_group(slot: Slot, layout: Layout) -> list[Diagnostic]:
    group = slot.fit.group
    if group is None or group in layout.groups:
        return []
    return [codes.UNKNOWN_GROUP.at(group.span, got=group, accepted=tuple(layout.groups), layout=layout.layout)]


def _check_art(art: Art | GroundArt, theme: Theme, library: Library) -> list[Diagnostic]:
    """Return the faults of the artwork itself, of the colours it exchanges and of those it keeps."""
    faults: list[Diagnostic] = []
    for artwork in tried(faults, library.artwork, art.art):
        faults += _check_exchanged(art, artwork.note, theme)
    for token in art.colours.values():
        faults += theme.colour(token, token.span or art.span)[1]
    return faults


def _check_exchanged(art: Art | GroundArt, note: ArtworkNote, theme: Theme) -> list[Diagnostic]:
    """Return a fault for each colour to exchange that there is not, and for each kept one that the theme lacks."""
    tokens = [colour.token for colour in note.colours.values() if colour.token]
    accepted = tuple(dict.fromkeys((*tokens, *theme.colours)))
    faults = [
        codes.UNKNOWN_TOKEN.at(art.span, got=token, accepted=accepted, theme=theme.theme)
        for token in art.colours
        if token not in accepted
    ]
    kept = (token for token in tokens if token not in art.colours)
    return faults + [fault for token in kept for fault in theme.colour(token, token.span)[1]]
