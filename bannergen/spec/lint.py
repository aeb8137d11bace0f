"""Step 1, read: what looks careless in texts, taken one by one and together.

In: texts as they were written, the library. Out: remarks; what keeps a text from being set was refused when it was
read. Refuses nothing.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from bannergen.codes import orthography as codes
from bannergen.diagnostics import Diagnostic, Span
from bannergen.orthography.lint import remarks_of
from bannergen.orthography.tone_placement import Placement, placements
from bannergen.spec.campaign import PlaceUse
from bannergen.spec.library import Library
from bannergen.spec.place_lint import check_place_names, check_place_table
from bannergen.spec.places import Place
from bannergen.spec.values import Slug, Text
from bannergen.words import bare


def texts_of(value: Any) -> Iterator[Text]:
    """Yield every text in a value that was read, in the order of its fields; ids and choices of places are none."""
    if isinstance(value, Slug | PlaceUse | Span):
        return
    if isinstance(value, Text):
        yield value
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from texts_of(getattr(value, field.name))
    elif isinstance(value, Mapping):
        yield from texts_of(tuple(value.values()))
    elif isinstance(value, tuple):
        for inner in value:
            yield from texts_of(inner)


def lint(texts: Iterable[Text], library: Library, places: Iterable[Place] = ()) -> list[Diagnostic]:
    """Return the remarks on all texts, on what they do in two ways, on names of places that nearly are known ones.

    A campaign's own ``places`` are known names, and rows of a table that is looked through itself.
    """
    every, own = tuple(texts), tuple(places)
    remarks = [
        remark for text in every for remark in remarks_of(text.written, text.span, lambda word: _known(word, library))
    ]
    remarks += mixed_placement(every) + check_place_names(every, library, own) + check_place_table(own, library)
    return list(dict.fromkeys(remarks))


def _known(word: str, library: Library) -> bool:
    return bare(word) in library.place_names.syllables


def mixed_placement(texts: Iterable[Text]) -> list[Diagnostic]:
    """Return a remark for each syllable of the rarer way where both hoà and hòa stand."""
    ways: dict[bool, list[tuple[Text, Placement]]] = {True: [], False: []}
    for text in texts:
        for placed in placements(text):
            ways[placed.is_school].append((text, placed))
    rarer, usual = sorted(ways.values(), key=len)
    if not rarer:
        return []
    first = {placed.syllable.lower(): (text, placed) for text, placed in reversed(rarer)}
    others = {placed.syllable.lower(): (text, placed) for text, placed in reversed(usual)}
    found = []
    for text, placed in reversed(first.values()):
        beside, other = others.get(placed.other.lower(), usual[0])  # the same syllable, else any
        found.append(
            codes.TONE_PLACEMENT.at(
                _place(text, placed),
                character=placed.syllable,
                other=other.syllable,
                where=_place(beside, other) or f"“{beside}”",
                mend=placed.other,
            )
        )
    return found


def _place(text: Text, placed: Placement) -> Any:
    return text.place(placed.at, placed.at + len(placed.syllable))
