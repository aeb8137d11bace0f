"""Step 4, export: what a PDF says of itself: the Info dictionary and the XMP packet, both from the same facts.

In: a Scene, the scale, the standard claimed, the content of the page and the profile. Out: texts that agree key by key:
Title and dc:title, Subject and dc:description, Keywords and pdf:Keywords, Creator, Producer, Trapped, both dates. Which
keys a standard asks for: callas' rules for X-1a (title, both dates, Trapped, an ID in the trailer), WeasyPrint and
Apache FOP for X-4 (the same, and MetadataDate, DocumentID, VersionID, RenditionClass); read 2026-11.
"""

from __future__ import annotations

import datetime
import hashlib
import unicodedata
import uuid
from dataclasses import dataclass
from functools import cached_property
from xml.sax.saxutils import escape

import pikepdf

from bannergen import __version__
from bannergen.export.pdf_sheet import PdfScale
from bannergen.export.pdf_standard import PLAIN, X1A, X4, Standard
from bannergen.export.pdf_syntax import number
from bannergen.scene import Scene

_PRODUCER = f"bannergen {__version__}"
_NAMESPACE = "urn:bannergen:xmp:1:"
# Both standards ask for dates, and the same Scene has to give the same bytes: this one where no document says a day.
_NO_DAY = datetime.date(2000, 1, 1)


@dataclass(frozen=True)
class Description:
    """The facts of a file, for people, for search and for who checks it."""

    scene: Scene
    scale: PdfScale
    standard: Standard = PLAIN
    content: tuple[bytes, ...] = ()  # what the file holds beside these facts
    condition: str = ""  # of a print file: what its inks are meant for

    def info(self) -> dict[str, pikepdf.Object]:
        """Return the entries of the Info dictionary."""
        words = {
            "Title": self.title,
            "Subject": "\n".join(self.texts),
            "Keywords": self.keywords,
            "Creator": _PRODUCER,
            "Producer": _PRODUCER,
        }
        if self.standard.name:
            # PDF 32000-1:2008, 7.9.4; midnight in Việt Nam.
            words["CreationDate"] = words["ModDate"] = f"D:{self._day:%Y%m%d}000000+07'00'"
        if self.standard is X1A:
            words["GTS_PDFXVersion"] = X1A.name
        entries = {f"/{key}": pikepdf.String(value) for key, value in words.items() if value}
        return entries | ({"/Trapped": pikepdf.Name("/False")} if self.standard.name else {})

    def xmp(self) -> str:
        """Write the XMP packet; it stays readable, for tools that look for it in the bytes of a file."""
        title, text, keywords = (escape(part) for part in (self.title, "\n".join(self.texts), self.keywords))
        items = "".join(f"<rdf:li>{escape(each)}</rdf:li>" for each in self.texts)
        own = "".join(f"\n   <bannergen:{name}>{escape(value)}</bannergen:{name}>" for name, value in self._own.items())
        return f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
    xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/"
    xmlns:pdfx="http://ns.adobe.com/pdfx/1.3/" xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/"
    xmlns:bannergen="{_NAMESPACE}">
   <dc:format>application/pdf</dc:format>
   <dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
   <dc:description><rdf:Alt><rdf:li xml:lang="x-default">{text}</rdf:li></rdf:Alt></dc:description>
   <dc:language><rdf:Bag><rdf:li>{escape(self.scene.language)}</rdf:li></rdf:Bag></dc:language>
   <pdf:Keywords>{keywords}</pdf:Keywords>
   <xmp:CreatorTool>{_PRODUCER}</xmp:CreatorTool>
   <pdf:Producer>{_PRODUCER}</pdf:Producer>{self._claims()}{own}
   <bannergen:text><rdf:Seq>{items}</rdf:Seq></bannergen:text>
  </rdf:Description>
 </rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""

    @cached_property
    def title(self) -> str:
        """The title of the piece."""
        return _nfc(self.scene.title)

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """The whole text, in reading order."""
        return tuple(_nfc(text.text) for text in self.scene.texts)

    @cached_property
    def keywords(self) -> str:
        """What a shop or an archive looks for."""
        imprint, trim = self.scene.imprint, self.scene.boxes.trim
        size = f"{number(trim.width, 3)}×{number(trim.height, 3)} {self.scene.unit}"
        said = (imprint.campaign, imprint.product, imprint.place, imprint.document, size, self.scale.shown)
        return _nfc("; ".join(part for part in said if part))

    @property
    def _day(self) -> datetime.date:
        return self.scene.imprint.date or _NO_DAY

    @cached_property
    def _own(self) -> dict[str, str]:
        imprint, trim, unit = self.scene.imprint, self.scene.boxes.trim, self.scene.unit
        facts = {
            "campaign": _nfc(imprint.campaign),
            "product": _nfc(imprint.product),
            "place": _nfc(imprint.place),
            "document": _nfc(imprint.document),
            "scale": self.scale.shown,
            f"width_{unit}": number(trim.width, 3),
            f"height_{unit}": number(trim.height, 3),
            "condition": _nfc(self.condition),
            "scene_sha256": self.scene.sha256,
            "user_unit": str(self.scale.divisor) if self.scale.user_unit else "",
        }
        return {name: value for name, value in facts.items() if value}

    def _claims(self) -> str:
        """Write what a standard asks for beside what every file says."""
        if not self.standard.name:
            return ""
        day = f"{self._day:%Y-%m-%d}T00:00:00+07:00"
        found = {
            **dict.fromkeys(("xmp:CreateDate", "xmp:ModifyDate", "xmp:MetadataDate"), day),
            "pdf:Trapped": "False",
            "xmpMM:DocumentID": _id(self.scene.sha256.encode()),
            "xmpMM:InstanceID": _id(*self.content, repr((self.info(), self._own)).encode()),
            "xmpMM:VersionID": "1",
            "xmpMM:RenditionClass": "default",
            # X-1a is claimed in the Info dictionary; XMP repeats it, as other writers do, under Adobe's prefix pdfx.
            ("pdfxid" if self.standard is X4 else "pdfx") + ":GTS_PDFXVersion": self.standard.name,
        }
        return "".join(f"\n   <{name}>{value}</{name}>" for name, value in found.items())


def _id(*content: bytes) -> str:
    """Return an identifier made of content alone: the same file is the same document wherever it is made."""
    return f"uuid:{uuid.uuid5(uuid.NAMESPACE_URL, _NAMESPACE + hashlib.sha256(b''.join(content)).hexdigest())}"


def _nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text)
