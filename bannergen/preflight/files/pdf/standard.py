"""Step 5, preflight: which PDF/X a file claims to be, and where it breaks that promise.

In: a document and what it paints. Out: the claims, and each broken rule in a few words. Only rules that decide how a
file prints are asked: this is no validator. The texts of ISO 15930 are sold and were not read; sources: callas' rules
for X-1a in github.com/Padam87/pdfbox-preflight issue 1 · the Committee for Graphic Arts Technologies Standards,
Application Notes for PDF/X, version 3, 2002 · WeasyPrint's weasyprint/pdf/pdfx.py (X-4) · Enfocus,
PitStop Actions, on default spaces for what does not suit the output intent (X-4 too). Read 2026-11.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from bannergen.preflight.files.pdf.document import Document
from bannergen.preflight.files.pdf.facts import PdfFacts
from bannergen.preflight.files.pdf.painted import Painted
from bannergen.preflight.files.report import Intent
from bannergen.preflight.files.xmp import first_of, xmp_value


def broken_rules(document: Document, painted: Painted, facts: PdfFacts) -> Iterator[str]:
    """Yield what a file that claims to be PDF/X must not be, and is."""
    info, xmp, intent = facts.kind.pdfx_info, facts.kind.pdfx_xmp, facts.intent
    claim = info or xmp
    if not claim:
        return
    if info and xmp and info[:8] != xmp[:8]:
        yield f"Info {info} ≠ XMP {xmp}"
    yield from _told_twice(document)
    yield from _of_any(document, facts)
    if "X-1" in claim:
        yield from _of_x1a(painted)
    if "X-4" in claim:
        if not xmp:
            yield "XMP: no pdfxid:GTS_PDFXVersion"
        if intent.intents and not any(one.profile for one in intent.intents):
            yield "OutputIntent: no DestOutputProfile"
    if "X-1" not in claim:
        yield from _without_meaning(painted, intent)


def _told_twice(document: Document) -> Iterator[str]:
    """Yield where Info and XMP, both of which a workflow may read, say two things."""
    titles = document.info.get("Title", ""), first_of(document.xmp, "dc:title")
    if all(titles) and titles[0] != titles[1]:
        yield f"Info Title {titles[0]} ≠ XMP {titles[1]}"
    for key, name in (("CreationDate", "xmp:CreateDate"), ("ModDate", "xmp:ModifyDate")):
        first, second = _day(document.info.get(key, "")), _day(xmp_value(document.xmp, name))
        if first and second and abs((first - second).days) > 1:  # one day apart may be two ways to write one time
            yield f"Info {key} {first} ≠ XMP {second}"


def _day(said: str) -> datetime.date | None:
    digits = re.sub(r"\D", "", said)[:8]
    try:
        return datetime.date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return None


def _of_any(document: Document, facts: PdfFacts) -> Iterator[str]:
    intents = [one for one in facts.intent.intents if one.subtype == "GTS_PDFX"]
    if not intents:
        yield "no OutputIntent GTS_PDFX"
    if document.encrypted:
        yield "Encrypt"
    if facts.contents.scripts:
        yield "JavaScript"
    for page in document.pages:
        if ("/TrimBox" in page.boxes) == ("/ArtBox" in page.boxes):
            yield "TrimBox xor ArtBox"
            break
    for one in intents:
        if one.profile and one.profile.device_class != "prtr":
            yield f"OutputIntent: {one.profile.description} ({one.profile.device_class})"
    lacking = [font.name for font in facts.fonts.fonts if not font.embedded]
    if lacking:
        yield f"Font: {', '.join(lacking)}"
    trapped = document.info.get("Trapped") or xmp_value(document.xmp, "pdf:Trapped")
    if trapped not in {"True", "False"}:
        yield f"Trapped: {trapped or '–'}"


def _of_x1a(painted: Painted) -> Iterator[str]:
    if painted.transparency:
        yield f"X-1a: {', '.join(painted.transparency)}"
    spaces = [space.shown for space in painted.spaces.values() if not space.is_in_inks]
    if spaces:
        yield f"X-1a: {', '.join(spaces)}"


def _without_meaning(painted: Painted, intent: Intent) -> Iterator[str]:
    """Yield the RGB that no profile gives a meaning: neither the intent, which is of inks, nor a default space."""
    of_inks = any(one.profile and one.profile.space == "CMYK" for one in intent.intents)
    if of_inks and not painted.rgb_defined:
        plain = (space for space in painted.spaces.values() if space.base.kind == "DeviceRGB")
        yield from (f"{space.shown} ≠ OutputIntent CMYK" for space in plain)


def broken_promises(painted: Painted, intent: Intent) -> Iterator[str]:
    """Yield where a print file of bannergen is not what bannergen writes: in inks, for a printer."""
    if not any(one.subtype == "GTS_PDFX" for one in intent.intents):
        yield "no OutputIntent"
    spaces = [space.shown for space in painted.spaces.values() if space.is_rgb]
    if spaces:
        yield ", ".join(spaces)
