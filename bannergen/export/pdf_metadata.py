"""Step 4, export: what a PDF says of itself: the Info dictionary and the XMP packet, both from the same facts.

In: a Scene, the scale, the standard claimed, the content of the page and the profile. Out: texts that agree key by key:
Title and dc:title, Subject and dc:description, Keywords and pdf:Keywords, Creator, Producer, Trapped, both dates. Which
keys a standard asks for: callas' rules for X-1a (title, both dates, Trapped, an ID in the trailer), WeasyPrint and
Apache FOP for X-4 (the same, and MetadataDate, DocumentID, VersionID, RenditionClass); read 2026-11.
"""

from __future__ import annotations

import datetime
import hashlib
import uuid
from dataclasses import dataclass
from functools import cached_property

import pikepdf

from bannergen.export.description import NAMESPACE, PRODUCER, Description, nfc
from bannergen.export.pdf_sheet import PdfScale
from bannergen.export.pdf_standard import PLAIN, X1A, X4, Standard
from bannergen.scene import Scene

# Both standards ask for dates, and the same Scene has to give the same bytes: this one where no document says a day.
_NO_DAY = datetime.date(2000, 1, 1)


@dataclass(frozen=True)
class PdfDescription:
    """What a PDF says beside the facts of every file: what it claims to be."""

    scene: Scene
    scale: PdfScale
    standard: Standard = PLAIN
    content: tuple[bytes, ...] = ()  # what the file holds beside these facts
    condition: str = ""  # of a print file: what its inks are meant for

    def info(self) -> dict[str, pikepdf.Object]:
        """Return the entries of the Info dictionary."""
        words = {
            "Title": self.facts.title,
            "Subject": "\n".join(self.facts.texts),
            "Keywords": self._keywords,
            "Creator": PRODUCER,
            "Producer": PRODUCER,
        }
        if self.standard.name:
            # PDF 32000-1:2008, 7.9.4; midnight in Việt Nam.
            words["CreationDate"] = words["ModDate"] = f"D:{self._day:%Y%m%d}000000+07'00'"
        if self.standard is X1A:
            words["GTS_PDFXVersion"] = X1A.name
        entries = {f"/{key}": pikepdf.String(value) for key, value in words.items() if value}
        return entries | ({"/Trapped": pikepdf.Name("/False")} if self.standard.name else {})

    def xmp(self) -> bytes:
        """Write the XMP packet."""
        more = {"pdf:Keywords": self._keywords, "pdf:Producer": PRODUCER, **self._claims(), **self._own}
        return self.facts.xmp("application/pdf", more)

    @cached_property
    def facts(self) -> Description:
        """What files of every format say."""
        return Description(self.scene, "media", self.scale.shown)

    @property
    def _keywords(self) -> str:
        return "; ".join(self.facts.keywords)

    @property
    def _own(self) -> dict[str, str]:
        user_unit = str(self.scale.divisor) if self.scale.user_unit else ""
        purpose = "" if self.condition else self.scene.imprint.purpose or "proof"
        facts = {
            "bannergen:condition": nfc(self.condition),
            "bannergen:purpose": purpose,
            "bannergen:user_unit": user_unit,
        }
        return {name: value for name, value in facts.items() if value}

    @property
    def _day(self) -> datetime.date:
        return self.scene.imprint.date or _NO_DAY

    def _claims(self) -> dict[str, str]:
        """Return what a standard asks for beside what every file says."""
        if not self.standard.name:
            return {}
        day = f"{self._day:%Y-%m-%d}T00:00:00+07:00"
        return {
            **dict.fromkeys(("xmp:CreateDate", "xmp:ModifyDate", "xmp:MetadataDate"), day),
            "pdf:Trapped": "False",
            "xmpMM:DocumentID": _id(self.scene.sha256.encode()),
            "xmpMM:InstanceID": _id(*self.content, repr((self.info(), self.facts.own, self._own)).encode()),
            "xmpMM:VersionID": "1",
            "xmpMM:RenditionClass": "default",
            # X-1a is claimed in the Info dictionary; XMP repeats it, as other writers do, under Adobe's prefix pdfx.
            ("pdfxid" if self.standard is X4 else "pdfx") + ":GTS_PDFXVersion": self.standard.name,
        }


def _id(*content: bytes) -> str:
    """Return an identifier made of content alone: the same file is the same document wherever it is made."""
    return f"uuid:{uuid.uuid5(uuid.NAMESPACE_URL, NAMESPACE + hashlib.sha256(b''.join(content)).hexdigest())}"
