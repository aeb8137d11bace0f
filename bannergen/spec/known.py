"""Step 1, read: names that must be among the known ones.

In: a name as written, and what there is. Out: what it names. Refuses every other name, with the nearest ones.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TypeVar

from bannergen.codes import reading
from bannergen.diagnostics import Diagnostic, Fault, Span
from bannergen.spec.slug import slug_of

T = TypeVar("T")


def known(name: str, there: Mapping[str, T], kind: tuple[str, str]) -> T:
    """Return what a name means; raise a Fault when there is none. ``kind`` says of what, in both languages."""
    if name not in there:
        raise Fault(unknown(name, there, kind))
    return there[name]


def unknown(name: str, there: Iterable[str], kind: tuple[str, str], span: Span | None = None) -> Diagnostic:
    """Return the diagnostic of a name that means nothing, at its own place where it has one.

    People write "Huyện Na Hang" where huyen-na-hang is known: what they mean is then certain.
    """
    place, accepted, slug = span or getattr(name, "span", None), tuple(there), slug_of(name)
    found = reading.UNKNOWN_ID.at(place, got=str(name), accepted=accepted, kind_vi=kind[0], kind_en=kind[1])
    return replace(found, suggestion=slug) if slug in accepted else found
