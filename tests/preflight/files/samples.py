"""Small finished files made by others' libraries, for the tests of the readers."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name

from bannergen.diagnostics import Diagnostic
from bannergen.preflight.files import read
from bannergen.preflight.files.report import Report

Entry = Any


def kind_of(report: Report, kind: type) -> Any:
    """The only fact of a kind."""
    (fact,) = [fact for fact in report.facts if isinstance(fact, kind)]
    return fact


def fact_of(path: Path, kind: type) -> Any:
    return kind_of(read(path), kind)


def codes_of(path: Path) -> list[str]:
    return [finding.code.id for finding in read(path).findings]


def finding(path: Path, code: str) -> Diagnostic:
    (found,) = [found for found in read(path).findings if found.code.id == code]
    return found


def tint(build: tuple[float, float, float, float]) -> Dictionary:
    """The build of a spot, at its full tint."""
    return Dictionary(FunctionType=2, Domain=[0, 1], C0=[0, 0, 0, 0], C1=list(build), N=1)


def spot(name: str, build: tuple[float, float, float, float]) -> Array:
    return Array([Name.Separation, Name("/" + name), Name.DeviceCMYK, tint(build)])


def icc(space: str = "CMYK", kind: str = "prtr", description: str = "Thử") -> bytes:
    """A profile's header with a description, and no more."""
    text = description.encode("utf-16-be")
    tag = b"mluc" + bytes(4) + (1).to_bytes(4) + (12).to_bytes(4) + b"viVN" + len(text).to_bytes(4) + (28).to_bytes(4)
    head = bytes(8) + b"\x04\x20\0\0" + kind.encode() + space.ljust(4).encode() + bytes(16) + b"acsp"
    table = (1).to_bytes(4) + b"desc" + (144).to_bytes(4) + len(tag + text).to_bytes(4)
    whole = head.ljust(128, b"\0") + table + tag + text
    return len(whole).to_bytes(4) + whole[4:]


class Sheet:
    """A PDF of one page of 300 × 200 points, with bleed and trim, that paints what a content says."""

    def __init__(self) -> None:
        self.pdf = pikepdf.new()
        self.page = self.pdf.add_blank_page(page_size=(300, 200)).obj
        self.page.BleedBox = Array([10, 10, 290, 190])
        self.page.TrimBox = Array([20, 20, 280, 180])
        self.page.Resources = Dictionary()

    def stream(self, data: bytes | str, **entries: Entry) -> Entry:
        return self.pdf.make_stream(data if isinstance(data, bytes) else data.encode(), **entries)

    def resource(self, category: str, **entries: Entry) -> Sheet:
        resources = self.page.Resources
        if category not in resources:
            resources[category] = Dictionary()
        for key, value in entries.items():
            resources[category]["/" + key] = value
        return self

    def picture(self, width: int, height: int, data: bytes, space: Entry, **entries: Entry) -> Entry:
        kind = {"Type": Name.XObject, "Subtype": Name.Image, "Width": width, "Height": height}
        return self.stream(data, **{"BitsPerComponent": 8, "ColorSpace": space, **kind, **entries})

    def form(self, data: str, **entries: Entry) -> Entry:
        return self.stream(data, Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 300, 200], **entries)

    def intent(self, **entries: Entry) -> Sheet:
        kind = {"Type": Name.OutputIntent, "S": Name.GTS_PDFX, "OutputConditionIdentifier": "FOGRA39"}
        self.pdf.Root.OutputIntents = Array([Dictionary({"/" + k: v for k, v in {**kind, **entries}.items()})])
        return self

    def profile(self, data: bytes, components: int = 4) -> Entry:
        return self.pdf.make_indirect(self.stream(data, N=components))

    def xmp(self, **properties: str) -> Sheet:
        """Write properties, `prefix__name`, into the metadata."""
        inner = "".join(f"<{k.replace('__', ':')}>{v}</{k.replace('__', ':')}>" for k, v in properties.items())
        packet = f"<x:xmpmeta><rdf:RDF><rdf:Description>{inner}</rdf:Description></rdf:RDF></x:xmpmeta>"
        self.pdf.Root.Metadata = self.stream(packet, Type=Name.Metadata, Subtype=Name.XML)
        return self

    def bytes(self, content: str | bytes = "") -> bytes:
        self.page.Contents = self.stream(content)
        sink = io.BytesIO()
        self.pdf.save(sink, static_id=True, fix_metadata_version=False)
        return sink.getvalue()

    def save(self, path: Path, content: str | bytes = "") -> Path:
        path.write_bytes(self.bytes(content))
        return path
