"""Step 3.3, compose: text set in its box, then the boxes drawn close around the text.

In: placed boxes and contents. Out: the same tree with each text slot as high as its ink, the room won shared out
as its column's ``justify`` says, and centred columns centred by their capitals rather than by their marks.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from bannergen.codes import layout as layout_codes
from bannergen.codes import text as text_codes
from bannergen.compose.contents import Content
from bannergen.compose.page import Page
from bannergen.compose.place import Placed
from bannergen.diagnostics import Diagnostic, Fault, raise_errors
from bannergen.geometry import Rect
from bannergen.spec.layout import Column, Slot
from bannergen.spec.theme import Theme
from bannergen.spec.values import Length
from bannergen.typeset import Face, FitRules, FontBook, SetBlock, fit, phrases

# Capitals below this share of the short side are read by nobody, and a box that asks for them is a mistake.
_LEAST_CAP = Length(1.2, "u")
_MOST_PHRASES = 200  # the longest official slogans have about a dozen


@dataclass(frozen=True)
class SetSlot:
    """A text slot, its content and its block."""

    slot: Slot
    content: Content
    block: SetBlock


@dataclass(frozen=True)
class Means:
    """What texts are set with: type styles, fonts, the page, and the words that lines never break in."""

    theme: Theme
    book: FontBook
    page: Page
    words: frozenset[str]


def set_texts(placed: Placed, contents: Mapping[str, Content], means: Means) -> dict[int, SetSlot]:
    """Set every text slot in its box; raise a Fault with all that do not fit or cannot be set."""
    found: dict[int, SetSlot] = {}
    faults: list[Diagnostic] = []
    for leaf in placed.leaves():
        if isinstance(leaf.item, Slot):
            try:
                content = contents[leaf.item.slot]
                found[leaf.key] = SetSlot(leaf.item, content, _set(leaf.item, content, leaf.rect, means))
            except Fault as fault:
                faults += fault.diagnostics
    raise_errors(faults)
    return found


def _set(slot: Slot, content: Content, rect: Rect, means: Means) -> SetBlock:
    page = means.page
    if min(rect.width, rect.height) <= 0:
        size = {"width": f"{rect.width:.4g}", "height": f"{rect.height:.4g}", "unit": page.unit}
        raise Fault(layout_codes.NO_ROOM.at(slot.span, slot=slot.slot, **size))
    face = _face(slot, means)
    _check_coverage(face, content, slot)
    rules = _rules(slot, page)
    parts = phrases(content.written, content.keep, means.words)
    if len(parts) > _MOST_PHRASES:
        most = _MOST_PHRASES
        raise Fault(
            text_codes.TOO_LONG.at(content.span or slot.span, text=_short(content.text), count=len(parts), most=most)
        )
    block = fit(parts, (face,), rect.size, rules)
    if block.cap_height < rules.cap_least * (1 - 1e-9):
        raise Fault(_does_not_fit(slot, content, rect, block, (rules, page)))
    return block


def _face(slot: Slot, means: Means) -> Face:
    theme = means.theme
    style = theme.styles.get(slot.style)
    if style is None:
        accepted = tuple(theme.styles)
        span = slot.style.span if slot.style.span else slot.span
        raise Fault(layout_codes.UNKNOWN_STYLE.at(span, got=slot.style, accepted=accepted, theme=theme.theme))
    try:
        return means.book.face(style.family, style.weight, style.width)
    except Fault as fault:
        raise Fault(*(diagnostic.located(style.span) for diagnostic in fault.diagnostics)) from fault


def _check_coverage(face: Face, content: Content, slot: Slot) -> None:
    raise_errors(
        text_codes.GLYPH_MISSING.at(
            content.span or slot.span,
            font=face.name,
            character=character,
            codepoint=f"U+{ord(character):04X}",
            text=_short(content.text),
        )
        for character in face.missing(content.text)
    )


def _rules(slot: Slot, page: Page) -> FitRules:
    span = slot.span
    return FitRules(
        lines_least=slot.fit.lines.least,
        lines_most=slot.fit.lines.most,
        cap_least=page.absolute(slot.fit.least or _LEAST_CAP, span, page.boxes.safe.height),
        cap_most=page.absolute(slot.fit.most, span, page.boxes.safe.height) if slot.fit.most else float("inf"),
        clearance=slot.fit.clearance,
        align=slot.align,
    )


def _does_not_fit(
    slot: Slot, content: Content, rect: Rect, block: SetBlock, means: tuple[FitRules, Page]
) -> Diagnostic:
    rules, page = means
    return text_codes.DOES_NOT_FIT.at(
        slot.span,
        text=_short(content.text),
        slot=slot.slot,
        needs=f"{rules.cap_least:.3g} {page.unit}",
        has=f"{block.cap_height:.3g} {page.unit}",
        width=f"{rect.width:.4g}",
        height=f"{rect.height:.4g}",
    )


def _short(text: str) -> str:
    return text if len(text) < 80 else text[:79] + "…"


def centred_by_capitals(placed: Placed, texts: Mapping[int, SetSlot]) -> Placed:
    """Move what a centred column holds so that its capitals, not its marks, stand in the middle.

    Marks above the first line are higher than those below the last; the move never leaves the column's own room.
    """
    children = tuple(centred_by_capitals(child, texts) for child in placed.children)
    if isinstance(placed.item, Column) and placed.item.justify == "center" and children:
        first, last = (texts.get(child.key) for child in (children[0], children[-1]))
        above = first.block.overhang_above if first else 0.0
        below = last.block.overhang_below if last else 0.0
        room = max(0.0, children[0].rect.y - placed.rect.y)
        rise = max(-room, min(room, (above - below) / 2))
        children = tuple(child.moved(0, -rise) for child in children)
    return replace(placed, children=children)
