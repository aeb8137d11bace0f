"""Step 4, export: a drawn page as a PDF file, with its boxes and its metadata.

Nothing here knows the date or the machine: the same Scene gives the same bytes.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from typing import BinaryIO
from xml.sax.saxutils import escape

import pikepdf

from bannergen import __version__
from bannergen.export.pdf_drawing import Drawing, Resources, box_array
from bannergen.export.pdf_sheet import PdfScale, Sheet
from bannergen.export.pdf_syntax import deflated, number
from bannergen.scene import Scene

# PDF/X-4 is built on 1.6, which also brought UserUnit.
_VERSION = "1.6"
_PRODUCER = f"bannergen {__version__}"
_NAMESPACE = "urn:bannergen:xmp:1:"


def write_document(
    scene: Scene, sink: BinaryIO, scale: PdfScale, drawing_for: Callable[[Sheet, Resources], Drawing]
) -> None:
    """Write a Scene as a file of one page; ``drawing_for`` says how it is drawn."""
    pdf = pikepdf.new()
    sheet = Sheet.of(scene, scale)
    resources = Resources(pdf)
    content = drawing_for(sheet, resources).page(scene.nodes)
    page = pdf.add_blank_page().obj
    page.MediaBox, page.BleedBox, page.TrimBox = (box_array(box) for box in (sheet.media, sheet.bleed, sheet.trim))
    page.Resources = resources.dictionary
    page.Contents = pdf.make_stream(deflated(content), Filter=pikepdf.Name.FlateDecode)
    if scale.user_unit:
        page.UserUnit = scale.divisor
    _describe(pdf, scene, scale)
    _save(pdf, sink)


def _save(pdf: pikepdf.Pdf, sink: BinaryIO) -> None:
    pdf.save(
        sink,
        deterministic_id=True,
        fix_metadata_version=False,  # it would write our packet anew
        force_version=_VERSION,
        compress_streams=False,  # they are; the metadata stay readable in any tool
        stream_decode_level=pikepdf.StreamDecodeLevel.none,
        object_stream_mode=pikepdf.ObjectStreamMode.disable,  # some old RIPs cannot read them
    )


def _describe(pdf: pikepdf.Pdf, scene: Scene, scale: PdfScale) -> None:
    pdf.Root.Lang = pikepdf.String(scene.language)
    pdf.Root.ViewerPreferences = pikepdf.Dictionary(DisplayDocTitle=True)
    pdf.Root.Metadata = pdf.make_stream(
        xmp_of(scene, scale).encode(), Type=pikepdf.Name.Metadata, Subtype=pikepdf.Name.XML
    )
    pdf.docinfo["/Title"] = pikepdf.String(_nfc(scene.title))
    pdf.docinfo["/Creator"] = pikepdf.String(_PRODUCER)
    pdf.docinfo["/Producer"] = pikepdf.String(_PRODUCER)


def xmp_of(scene: Scene, scale: PdfScale) -> str:
    """Write the XMP packet: title, the whole text in reading order, and what a print shop asks."""
    title, language = escape(_nfc(scene.title)), escape(scene.language)
    texts = [escape(_nfc(text.text)) for text in scene.texts]
    whole, items = "\n".join(texts), "".join(f"<rdf:li>{text}</rdf:li>" for text in texts)
    own = "".join(f"\n   <bannergen:{name}>{value}</bannergen:{name}>" for name, value in _facts(scene, scale).items())
    return f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
    xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:bannergen="{_NAMESPACE}">
   <dc:format>application/pdf</dc:format>
   <dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
   <dc:description><rdf:Alt><rdf:li xml:lang="x-default">{whole}</rdf:li></rdf:Alt></dc:description>
   <dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
   <xmp:CreatorTool>{_PRODUCER}</xmp:CreatorTool>
   <pdf:Producer>{_PRODUCER}</pdf:Producer>{own}
   <bannergen:text><rdf:Seq>{items}</rdf:Seq></bannergen:text>
  </rdf:Description>
 </rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""


def _facts(scene: Scene, scale: PdfScale) -> dict[str, str]:
    trim, unit = scene.boxes.trim, scene.unit
    facts = {
        "scale": scale.shown,
        f"width_{unit}": number(trim.width, 3),
        f"height_{unit}": number(trim.height, 3),
        "scene_sha256": scene.sha256,
    }
    return facts | ({"user_unit": str(scale.divisor)} if scale.user_unit else {})


def _nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text)
