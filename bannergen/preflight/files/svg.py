"""Step 5, preflight: a finished SVG, read by an XML parser that follows no entities.

In: a file. Out: its size, its live text, its pictures. Style sheets are not applied: colours are not told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bannergen.codes import exporting as codes
from bannergen.diagnostics import Diagnostic, Fault
from bannergen.geometry import MM_PER_INCH
from bannergen.preflight.files.damage import damage_in
from bannergen.preflight.files.report import Fact, FileSize, Font, Fonts, Report, Resolution, SvgKind
from bannergen.preflight.files.scale import scale_of, scale_remarks, size_of

if TYPE_CHECKING:  # a reader's process does not load what campaigns are made of
    from bannergen.preflight.manifest import Artefact

_LENGTH = re.compile(r"\s*([0-9]+(?:\.[0-9]+)?)\s*(mm|cm|in|pt|pc|px|)\s*")
_MM_PER = {"mm": 1.0, "cm": 10.0, "in": MM_PER_INCH, "pt": MM_PER_INCH / 72, "pc": MM_PER_INCH / 6}


def read(path: Path) -> Report:
    """Return what an SVG is; raise a Fault where it cannot be read."""
    elements = _elements(path)
    texts, pictures = (_named(elements, name) for name in ("text", "image"))
    families = sorted({str(text.get("font-family", "?")) for text in texts})
    size = _size(path, elements[0])
    facts: tuple[Fact, ...] = (
        SvgKind(len(elements), len(pictures)),
        size,
        Fonts(tuple(Font(family, "text", embedded=False) for family in families)),
        Resolution(vector=not pictures),
    )
    return Report(facts, (*scale_remarks(path, size), *_findings(path, elements)))


def compare(path: Path, artefact: Artefact) -> Iterator[Diagnostic]:  # noqa: ARG001 - the readers' signature
    """Yield what is wrong with an SVG, whatever its manifest says."""
    yield from _findings(path, _elements(path))


def _findings(path: Path, elements: list[Any]) -> Iterator[Diagnostic]:
    if _named(elements, "text"):
        yield codes.FONTS_IN_PRINT.at(path=path, fonts="<text>")


def _elements(path: Path) -> list[Any]:
    from xml.etree.ElementTree import ParseError  # only who checks SVG pays for loading it

    from defusedxml.ElementTree import parse

    try:
        return list(parse(path).iter())
    except (ParseError, ValueError, LookupError) as fault:  # the last of an encoding that nobody knows
        raise Fault(damage_in(path, fault)) from fault


def _named(elements: list[Any], name: str) -> list[Any]:
    return [element for element in elements if str(element.tag).endswith("}" + name)]


def _size(path: Path, root: Any) -> FileSize:
    scale = scale_of(path)
    found = [_LENGTH.fullmatch(root.get(side, "")) for side in ("width", "height")]
    width, height = ((float(one[1]), one[2]) if one else (0.0, "") for one in found)
    if width[1] in _MM_PER and height[1] in _MM_PER:
        return size_of(path, scale, (width[0] * _MM_PER[width[1]], height[0] * _MM_PER[height[1]]))
    return size_of(path, scale, (None, None), (width[0] or None, height[0] or None))
