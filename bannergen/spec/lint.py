"""Step 1, read: what looks careless in all the texts of a campaign, taken together.

In: the texts as they were written. Out: remarks; what keeps a text from being set was refused when it was read. Refuses
nothing.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from bannergen.codes import orthography as codes
from bannergen.diagnostics import Diagnostic
from bannergen.orthography.lint import remarks_of, within
from bannergen.orthography.tone_placement import Placement, placements
from bannergen.spec.values import Slug, Text


def texts_of(value: Any) -> Iterator[Text]:
    """Yield every text in a value that was read, in the order of its fields; ids are none."""
    if isinstance(value, Text):
        if not isinstance(value, Slug):
            yield value
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from texts_of(getattr(value, field.name))
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from texts_of(inner)
    elif isinstance(value, tuple):
        for inner in value:
            yield from texts_of(inner)


def lint(texts: Iterable[Text], is_known: Callable[[str], bool] = lambda _: False) -> list[Diagnostic]:
    """Return the remarks of all texts, and of what they do in two ways."""
    written = tuple(texts)
    remarks = [remark for text in written for remark in remarks_of(text.written, text.span, is_known)]
    return list(dict.fromkeys(remarks + mixed_placement(written)))


def mixed_placement(texts: Iterable[Text]) -> list[Diagnostic]:
    """Return a remark where both hoà and hòa stand; it is shown at the first syllable of the rarer way."""
    ways: dict[bool, list[tuple[Text, Placement]]] = {True: [], False: []}
    for text in texts:
        for placed in placements(text):
            ways[placed.is_school].append((text, placed))
    rarer, usual = sorted(ways.values(), key=len)
    if not rarer:
        return []
    (text, placed), (other_text, other) = rarer[0], usual[0]
    span = within(text.span, text, placed.syllable)
    where = within(other_text.span, other_text, other.syllable)
    return [
        codes.TONE_PLACEMENT.at(
            span, character=placed.syllable, other=other.syllable, where=where or f"“{other_text}”", mend=placed.other
        )
    ]
