"""Step 3.3, compose: each text set in its box, those of a group in one size.

In: placed boxes and contents. Out: what each text slot says, and its block. Refuses texts that do not fit, with the
numbers, and texts that the font cannot set.
"""

from __future__ import annotations

import math
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import accumulate

from bannergen.codes import layout as layout_codes
from bannergen.codes import text as text_codes
from bannergen.compose.contents import Content
from bannergen.compose.page import Page
from bannergen.compose.place import Placed
from bannergen.compose.typesetter import Typeface, Typesetter
from bannergen.diagnostics import Diagnostic, Fault, decimal, raise_errors, tried
from bannergen.geometry import Rect, Size
from bannergen.spec.layout import Slot
from bannergen.spec.ranges import reversed_range
from bannergen.spec.theme import Theme, TypeStyle
from bannergen.spec.values import Length
from bannergen.typeset import Face, FitRules, Phrase, SetBlock, fit, in_capitals, stack

# Capitals below this share of the short side are read by nobody, and a box that asks for them is a mistake.
_LEAST_CAP = Length(1.2, "u")
_MOST_PHRASES = 200  # the longest official slogans have about a dozen
_ALMOST = 1 - 1e-9


@dataclass(frozen=True)
class SetSlot:
    """A text slot, what it says, and its block."""

    slot: Slot
    content: Content
    block: SetBlock

    @property
    def is_turned(self) -> bool:
        """Whether its lines run up or down the page."""
        return self.slot.orientation != "upright"

    @property
    def steps(self) -> tuple[str, ...]:
        """The steps of the cascade that were taken (docs/typesetting.md)."""
        return (*self.block.steps, *(["short"] if self.content.is_short else []))

    @property
    def height(self) -> float:
        """How high it is on the page."""
        return self.block.width if self.is_turned else self.block.height

    @property
    def lean(self) -> float:
        """How far above the middle of its ink the middle of its capitals has to go to stand there."""
        return 0.0 if self.is_turned else (self.block.overhang_above - self.block.overhang_below) / 2


@dataclass(frozen=True)
class Means:
    """What texts are set with: type styles, a typesetter, the page."""

    theme: Theme
    typesetter: Typesetter
    page: Page


def set_texts(
    placed: Placed, contents: Mapping[str, Content], means: Means, sizes: Mapping[str, float]
) -> dict[int, SetSlot]:
    """Set every text slot in its box; raise a Fault with all that do not fit or cannot be set.

    Slots of a group get one cap height: the group's in ``sizes``, no more than the smallest among them.
    """
    found = set_alone(placed, contents, means)
    faults: list[Diagnostic] = []
    shared = {group: min(size, sizes.get(group, math.inf)) for group, size in group_sizes(found.values()).items()}
    for leaf, slot in _text_leaves(placed):
        if slot.fit.group and found[leaf.key].block.cap_height > shared[slot.fit.group]:
            again, size = _Slot(slot, leaf.rect, means), shared[slot.fit.group]
            for text in tried(faults, again.at_size, found[leaf.key].content, size):
                found[leaf.key] = text
    raise_errors(faults)
    return found


def set_alone(
    placed: Placed, contents: Mapping[str, Content], means: Means, groups: Container[str] | None = None
) -> dict[int, SetSlot]:
    """Set text slots in their boxes, each by itself: all, or those of some groups; Faults as of ``set_texts``."""
    found: dict[int, SetSlot] = {}
    faults: list[Diagnostic] = []
    for leaf, slot in _text_leaves(placed):
        if groups is None or slot.fit.group in groups:
            for text in tried(faults, _set, _Slot(slot, leaf.rect, means), contents[slot.slot]):
                found[leaf.key] = text
    raise_errors(faults)
    return found


def _text_leaves(placed: Placed) -> list[tuple[Placed, Slot]]:
    return [(leaf, leaf.item) for leaf in placed.leaves() if isinstance(leaf.item, Slot)]


def group_sizes(texts: Iterable[SetSlot]) -> dict[str, float]:
    """Return the cap height of the smallest text of each group."""
    found: dict[str, float] = {}
    for text in texts:
        group = text.slot.fit.group
        if group:
            found[group] = min(found.get(group, math.inf), text.block.cap_height)
    return found


def remarks(texts: Iterable[SetSlot]) -> Iterator[Diagnostic]:
    """Yield a remark for each text that is set without a break it asks for: its slot has too few lines."""
    for text in texts:
        parts = text.content.written.split("|")
        wanted = set(accumulate(len(part.split()) for part in parts)) - {0}
        ends = set(accumulate(len(line.split()) for line in text.block.lines))
        if not ends.issuperset(wanted):
            span, lines = text.content.span or text.slot.span, len(text.block.lines)
            yield text_codes.BREAK_DROPPED.at(span, text=_short(text.content.text), slot=text.slot.slot, lines=lines)


def _set(slot: _Slot, content: Content) -> SetSlot:
    """Set a text, or where it does not fit its approved shorter form."""
    first = slot.fitted(content)
    if slot.is_large_enough(first):
        return first
    if content.short:
        shorter = slot.fitted(content.shortened)
        if slot.is_large_enough(shorter):
            return shorter
    raise Fault(slot.does_not_fit(first))


@dataclass(frozen=True)
class _Slot:
    """A slot with its box on the page."""

    slot: Slot
    rect: Rect
    means: Means

    @property
    def box(self) -> Size:
        """The box as its text sees it."""
        size = self.rect.size
        return size if self.slot.orientation == "upright" else Size(size.height, size.width)

    def is_large_enough(self, text: SetSlot) -> bool:
        """Tell whether its capitals are as high as the layout wants them at least."""
        return text.block.cap_height >= self._cap_least * _ALMOST

    def fitted(self, content: Content) -> SetSlot:
        """Set a content; raise a Fault when it cannot be set at all."""
        if min(self.rect.width, self.rect.height) <= 0:
            size = {"width": f"{decimal(self.rect.width, 4)}", "height": f"{decimal(self.rect.height, 4)}"}
            unit = self.means.page.unit
            raise Fault(layout_codes.NO_ROOM.at(self.slot.span, slot=self.slot.slot, unit=unit, **size))
        typeface = self._typeface(content)
        self._check_coverage(self._face(typeface), content)
        return self._block(content, typeface, self._rules(content))

    def at_size(self, content: Content, cap_height: float) -> SetSlot:
        """Set a content again, at a cap height that is no larger; raise a Fault when it is less than the least."""
        if cap_height < self._cap_least * _ALMOST:
            unit = self.means.page.unit
            raise Fault(
                layout_codes.GROUP_TOO_SMALL.at(
                    self.slot.span,
                    group=self.slot.fit.group,
                    slot=self.slot.slot,
                    size=f"{decimal(cap_height, 3)} {unit}",
                    least=f"{decimal(self._cap_least, 3)} {unit}",
                )
            )
        rules = replace(self._rules(content), cap_least=cap_height, cap_most=cap_height)
        return self._block(content, self._typeface(content), rules)

    def does_not_fit(self, text: SetSlot) -> Diagnostic:
        """Say how much room a text needs at the least size, and how much it has."""
        grown, unit = self._cap_least / text.block.cap_height, self.means.page.unit
        return text_codes.DOES_NOT_FIT.at(
            self.slot.span,
            text=_short(text.content.text),
            slot=self.slot.slot,
            least=f"{decimal(self._cap_least, 3)} {unit}",
            needs=f"{decimal(text.block.width * grown, 4)}×{decimal(text.block.height * grown, 4)} {unit}",
            has=f"{decimal(self.box.width, 4)}×{decimal(self.box.height, 4)} {unit}",
        )

    def _block(self, content: Content, typeface: Typeface, rules: FitRules) -> SetSlot:
        set_in = stack if self.slot.stack == "syllables" else fit
        block = set_in(self._phrases(content), self.means.typesetter.ladder(typeface), self.box, rules)
        return SetSlot(self.slot, content, block)

    def _phrases(self, content: Content) -> tuple[Phrase, ...]:
        parts = self.means.typesetter.phrases(content.written, content.keep)
        if len(parts) > _MOST_PHRASES:
            span, text = content.span or self.slot.span, _short(content.text)
            raise Fault(text_codes.TOO_LONG.at(span, text=text, count=len(parts), most=_MOST_PHRASES))
        return parts

    @property
    def _style(self) -> TypeStyle:
        theme, style = self.means.theme, self.slot.style
        found = theme.styles.get(style)
        if found is None:
            span, accepted = style.span or self.slot.span, tuple(theme.styles)
            raise Fault(layout_codes.UNKNOWN_STYLE.at(span, got=style, accepted=accepted, theme=theme.theme))
        return found

    def _typeface(self, content: Content) -> Typeface:
        style, widths = self._style, self.slot.fit.width_axis
        limits = (widths.least, widths.most) if widths else None
        return Typeface(style.family, style.weight, style.width, limits, in_capitals(content.text))

    def _face(self, typeface: Typeface) -> Face:
        try:
            ladder = self.means.typesetter.ladder(typeface)
            return ladder.face(ladder.widths[0])
        except Fault as fault:
            raise Fault(*(diagnostic.located(self._style.span) for diagnostic in fault.diagnostics)) from fault

    def _check_coverage(self, face: Face, content: Content) -> None:
        raise_errors(
            text_codes.GLYPH_MISSING.at(
                content.span or self.slot.span,
                font=face.name,
                character=character,
                codepoint=f"U+{ord(character):04X}",
                text=_short(content.text),
            )
            for character in face.missing(content.text)
        )

    @property
    def _cap_least(self) -> float:
        least = self._length(self.slot.fit.least or _LEAST_CAP)
        return least if self.slot.fit.least else min(least, self._cap_most)

    @property
    def _cap_most(self) -> float:
        return self._length(self.slot.fit.most) if self.slot.fit.most else math.inf

    def _rules(self, content: Content) -> FitRules:
        wanted, style = self.slot.fit, self._style
        if self._cap_least > self._cap_most:
            raise Fault(reversed_range(("least", wanted.least), ("most", wanted.most), wanted.span))
        tracking = style.tracking + (style.capitals if in_capitals(content.text) else 0)
        return FitRules(
            lines_least=wanted.lines.least,
            lines_most=wanted.lines.most,
            cap_least=self._cap_least,
            cap_most=self._cap_most,
            clearance=wanted.clearance.least,
            clearance_most=wanted.clearance.most,
            tracking=tracking,
            tracking_least=tracking + wanted.tracking,
            align=self.slot.align,
        )

    def _length(self, length: Length) -> float:
        page = self.means.page
        return page.absolute(length, self.slot.span, page.boxes.safe.height)


def _short(text: str) -> str:
    return text if len(text) < 80 else text[:79] + "…"
