"""Step 5, preflight: which PDF/X a file claims to be, and where it breaks that promise.

In: a document and what it paints. Out: the claims, and each broken rule in a few words. Only rules that decide how a
file prints are asked: this is no validator. Sources: ISO 15930-1 and -4 (X-1a), ISO 15930-7 (X-4).
"""

from __future__ import annotations

from collections.abc import Iterator

from bannergen.preflight.files.pdf.document import Document
from bannergen.preflight.files.pdf.painted import Painted
from bannergen.preflight.files.report import Contents, Fonts, Intent
from bannergen.preflight.files.xmp import xmp_value

_CLAIMS = ("pdfxid:GTS_PDFXVersion", "pdfx:GTS_PDFXVersion")
_IN_INKS = frozenset({"DeviceCMYK", "DeviceGray", "Separation", "DeviceN", "Pattern"})


def claimed_in_info(document: Document) -> str:
    """Return the version of PDF/X that the information dictionary states; X-1a says more in a second key."""
    return document.info.get("GTS_PDFXConformance") or document.info.get("GTS_PDFXVersion", "")


def claimed_in_xmp(document: Document) -> str:
    """Return the version of PDF/X that the XMP states."""
    conformance = xmp_value(document.xmp, "pdfx:GTS_PDFXConformance")
    return conformance or next(filter(None, (xmp_value(document.xmp, key) for key in _CLAIMS)), "")


def broken_rules(
    document: Document, painted: Painted, intent: Intent, fonts: Fonts, contents: Contents
) -> Iterator[str]:
    """Yield what a file that claims to be PDF/X must not be, and is."""
    info, xmp = claimed_in_info(document), claimed_in_xmp(document)
    claim = info or xmp
    if not claim:
        return
    if info and xmp and info[:8] != xmp[:8]:
        yield f"Info {info} ≠ XMP {xmp}"
    yield from _of_any(document, intent, fonts, contents)
    if "X-1" in claim:
        yield from _of_x1a(painted)
    if "X-4" in claim:
        if not xmp:
            yield "XMP: no pdfxid:GTS_PDFXVersion"
        if intent.intents and not any(one.profile for one in intent.intents):
            yield "OutputIntent: no DestOutputProfile"


def _of_any(document: Document, intent: Intent, fonts: Fonts, contents: Contents) -> Iterator[str]:
    if not any(one.subtype == "GTS_PDFX" for one in intent.intents):
        yield "no OutputIntent GTS_PDFX"
    if document.encrypted:
        yield "Encrypt"
    if contents.scripts:
        yield "JavaScript"
    for page in document.pages:
        if ("/TrimBox" in page.boxes) == ("/ArtBox" in page.boxes):
            yield "TrimBox xor ArtBox"
            break
    lacking = [font.name for font in fonts.fonts if not font.embedded]
    if lacking:
        yield f"Font: {', '.join(lacking)}"
    trapped = document.info.get("Trapped") or xmp_value(document.xmp, "pdf:Trapped")
    if trapped not in {"True", "False"}:
        yield f"Trapped: {trapped or '–'}"


def _of_x1a(painted: Painted) -> Iterator[str]:
    if painted.transparency:
        yield f"X-1a: {', '.join(painted.transparency)}"
    spaces = [space.shown for space in painted.spaces.values() if not _in_inks(space)]
    if spaces:
        yield f"X-1a: {', '.join(spaces)}"


def _in_inks(space: object) -> bool:
    while space is not None:
        kind = getattr(space, "kind", "")
        if kind not in _IN_INKS and kind != "Indexed":
            return False
        space = getattr(space, "under", None)
    return True
