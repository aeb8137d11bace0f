"""Step 4, export: what a file says of itself, for people, for search and for who checks it: facts, and XMP of them.

In: a Scene, the box of it that the file shows, its scale. Out: texts, and one packet for every format: PDF adds its own
keys. Lengths are those of the finished piece, whatever the scale: the finished size, then how much bleed and how much
margin with marks the file has at its left, top, right and lower edge.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from bannergen import __version__
from bannergen.geometry import Rect
from bannergen.scene import Scene

PRODUCER = f"bannergen {__version__}"
_ESCAPED = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})  # xml.sax.saxutils would load all of urllib
NAMESPACE = "urn:bannergen:xmp:1:"
_NAMESPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "bannergen": NAMESPACE,
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfx": "http://ns.adobe.com/pdfx/1.3/",
    "pdfxid": "http://www.npes.org/pdfx/ns/id/",
    "xmpMM": "http://ns.adobe.com/xap/1.0/mm/",
}


@dataclass(frozen=True)
class Description:
    """The facts of a file; ``box`` is the box of the Scene that it shows: trim, bleed or media."""

    scene: Scene
    box: str
    scale: str = "1:1"

    @cached_property
    def title(self) -> str:
        """The title of the piece."""
        return nfc(self.scene.title)

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """The whole text, in reading order."""
        return tuple(nfc(text.text) for text in self.scene.texts)

    @cached_property
    def keywords(self) -> tuple[str, ...]:
        """What a shop or an archive looks for."""
        imprint, trim, unit = self.scene.imprint, self.scene.boxes.trim, self.scene.unit
        size, bleed = f"{_length(trim.width)}×{_length(trim.height)} {unit}", max(self._bleed)
        shown = f"tràn lề {_length(bleed)} {unit}" if bleed > 0 else ""
        said = (imprint.campaign, imprint.product, imprint.place, imprint.document, size, shown, self.scale)
        return tuple(nfc(part) for part in said if part)

    @cached_property
    def own(self) -> dict[str, str]:
        """The facts that other vocabularies have no names for, by their names in ours."""
        imprint, trim, unit = self.scene.imprint, self.scene.boxes.trim, self.scene.unit
        facts = {
            "campaign": nfc(imprint.campaign),
            "product": nfc(imprint.product),
            "place": nfc(imprint.place),
            "document": nfc(imprint.document),
            "box": self.box,
            "scale": self.scale,
            f"width_{unit}": _length(trim.width),
            f"height_{unit}": _length(trim.height),
            f"bleed_{unit}": " ".join(map(_length, self._bleed)),
            f"marks_{unit}": " ".join(map(_length, self._marks)),
            "scene_sha256": imprint.picture or self.scene.sha256,
        }
        return {name: value for name, value in facts.items() if value}

    def xmp(self, media_type: str, more: Mapping[str, str] | None = None, most_bytes: int | None = None) -> bytes:
        """Write the XMP packet, with more properties of the format's own.

        It stays readable, for tools that look for it in the bytes of a file. Where it would pass a limit it goes
        without the text.
        """
        packet = self._packet(media_type, more or {}, self.texts)
        if most_bytes is not None and len(packet) > most_bytes:
            return self._packet(media_type, more or {}, ())
        return packet

    def _packet(self, media_type: str, more: Mapping[str, str], texts: tuple[str, ...]) -> bytes:
        simple = {
            "xmp:CreatorTool": PRODUCER,
            **more,
            **{f"bannergen:{name}": value for name, value in self.own.items()},
        }
        properties = [
            f"<dc:format>{media_type}</dc:format>",
            _property("dc:title", "Alt", [self.title], ' xml:lang="x-default"'),
            _property("dc:description", "Alt", ["\n".join(texts)], ' xml:lang="x-default"'),
            _property("dc:subject", "Bag", self.keywords),
            _property("dc:language", "Bag", [self.scene.language]),
            *(f"<{name}>{value.translate(_ESCAPED)}</{name}>" for name, value in simple.items()),
            _property("bannergen:text", "Seq", texts),
        ]
        used = {"dc", *(name.partition(":")[0] for name in simple)}
        spaces = "".join(f'\n    xmlns:{name}="{_NAMESPACES[name]}"' for name in _NAMESPACES if name in used)
        body = "".join(f"\n   {written}" for written in properties)
        return f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about=""{spaces}>{body}
  </rdf:Description>
 </rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>""".encode()

    @property
    def _shown_bleed(self) -> Rect:
        return self.scene.boxes.trim if self.box == "trim" else self.scene.boxes.bleed

    @property
    def _bleed(self) -> tuple[float, ...]:
        return tuple(_between(self._shown_bleed, self.scene.boxes.trim))

    @property
    def _marks(self) -> tuple[float, ...]:
        shown = self.scene.boxes.media if self.box == "media" else self._shown_bleed
        return tuple(_between(shown, self._shown_bleed))


def _between(outer: Rect, inner: Rect) -> Iterator[float]:
    """Yield how far a box reaches beyond another: left, top, right, below."""
    yield inner.x - outer.x
    yield inner.y - outer.y
    yield outer.right - inner.right
    yield outer.bottom - inner.bottom


def _property(name: str, kind: str, values: tuple[str, ...] | list[str], attribute: str = "") -> str:
    items = "".join(f"<rdf:li{attribute}>{value.translate(_ESCAPED)}</rdf:li>" for value in values)
    return f"<{name}><rdf:{kind}>{items}</rdf:{kind}></{name}>"


def _length(value: float) -> str:
    return f"{round(value, 3) + 0.0:.3f}".rstrip("0").rstrip(".")  # adding zero turns -0.0 into 0.0


def nfc(text: str) -> str:
    """Return a text composed, as every file has it."""
    return unicodedata.normalize("NFC", text)
