"""Step 4, export: a face of the Scene as a font of a proof: the glyphs used, each with what it stands for.

In: the glyphs of runs. Out: a composite font (Type0, TrueType outlines). A code of the font is a glyph with
its text, so that a glyph with two readings keeps both. Refuses a font file that is not the one the Scene was
set with, and one without TrueType outlines. HarfBuzz, which drew the Scene's outlines, cuts the subset and pins
the axes.
"""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Iterator

import pikepdf
import uharfbuzz as hb

from bannergen.codes import exporting, text
from bannergen.diagnostics import Fault
from bannergen.export.pdf_syntax import deflated, number
from bannergen.scene import SceneFont

# What a PDF reader draws with; all else (names, layout, hints) stays out.
_DRAWING_TABLES = frozenset({"head", "hhea", "hmtx", "maxp", "loca", "glyf"})
_SYMBOLIC = 4
_LONGEST_BLOCK = 100  # entries of one bfchar block in a CMap


class ProofFont:
    """One face in one file; gathers glyphs while the page is drawn, and is written at the end."""

    def __init__(self, font: SceneFont) -> None:
        self._font = font
        self._face = hb.Face(_read(font))
        if "glyf" not in self._face.table_tags:
            raise Fault(exporting.FONT_NOT_EMBEDDABLE.at(font=font.name))
        self._instance = hb.Font(self._face)
        self._instance.set_variations(dict(font.variations))
        self._codes: dict[tuple[int, str], int] = {}
        self.space = self._instance.get_nominal_glyph(ord(" "))

    def code(self, glyph: int, shown: str) -> int:
        """Return the code of a glyph that stands for a text; 0 stays .notdef."""
        return self._codes.setdefault((glyph, shown), len(self._codes) + 1)

    def width(self, glyph: int) -> float:
        """Return the advance the font file states, in thousandths of an em, as it is written."""
        return float(round(self._instance.get_glyph_h_advance(glyph) * 1000 / self._font.units_per_em, 4))

    def embed(self, pdf: pikepdf.Pdf, target: pikepdf.Object) -> None:
        """Write the font into an object that the pages already refer to."""
        plan = self._plan()
        subset = plan.execute().blob.data
        places = plan.old_to_new_glyph_mapping
        name = pikepdf.Name(f"/{_tag(subset)}+{self._postscript_name()}")
        target.Type, target.Subtype, target.BaseFont = pikepdf.Name.Font, pikepdf.Name.Type0, name
        target.Encoding = pikepdf.Name("/Identity-H")
        target.ToUnicode = _stream(pdf, _cmap(self._codes).encode())
        target.DescendantFonts = pikepdf.Array([pdf.make_indirect(self._descendant(name))])
        descendant = target.DescendantFonts[0]
        glyphs = [0, *(places[glyph] for glyph, _ in self._codes)]
        descendant.CIDToGIDMap = _stream(pdf, struct.pack(f">{len(glyphs)}H", *glyphs))
        descendant.FontDescriptor = pdf.make_indirect(self._descriptor(name))
        descendant.FontDescriptor.FontFile2 = _stream(pdf, subset)
        descendant.FontDescriptor.FontFile2.Length1 = len(subset)

    def _plan(self) -> hb.SubsetPlan:
        wanted = hb.SubsetInput()
        wanted.glyph_set.update(glyph for glyph, _ in self._codes)
        wanted.flags = (
            hb.SubsetFlags.NOTDEF_OUTLINE | hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NO_LAYOUT_CLOSURE
        )
        tags = set(self._face.table_tags)
        # Axes are pinned through their tables; HarfBuzz drops those of a font without free axes itself.
        dropped = tags - _DRAWING_TABLES - {"fvar", "gvar", "avar", "HVAR", "MVAR"}
        wanted.drop_table_tag_set.update(int.from_bytes(tag.encode()) for tag in dropped)
        for tag, value in self._font.variations:
            wanted.pin_axis_location(self._face, tag, value)
        if "fvar" in tags:
            for axis in self._face.axis_infos:
                if axis.tag not in dict(self._font.variations):
                    wanted.pin_axis_to_default(self._face, axis.tag)
        return hb.SubsetPlan(self._face, wanted)

    def _postscript_name(self) -> str:
        width = f"-wdth{self._font.width_axis:g}" if self._font.variations else ""
        return f"{self._font.family}-{self._font.weight}{width}".replace(" ", "")

    def _descendant(self, name: pikepdf.Name) -> pikepdf.Object:
        widths = " ".join(number(self.width(glyph), 4) for glyph, _ in self._codes)
        return pikepdf.Object.parse(
            f"<< /Type /Font /Subtype /CIDFontType2 /BaseFont {name} /DW 0 /W [1 [{widths}]] "
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>".encode()
        )

    def _descriptor(self, name: pikepdf.Name) -> pikepdf.Object:
        em = 1000 / self._font.units_per_em
        edges = struct.unpack(">4h", self._face.reference_table("head").data[36:44])
        extents = self._instance.get_font_extents("ltr")
        return pikepdf.Dictionary(
            Type=pikepdf.Name.FontDescriptor,
            FontName=name,
            Flags=_SYMBOLIC,
            FontBBox=[round(edge * em) for edge in edges],
            Ascent=round(extents.ascender * em),
            Descent=round(extents.descender * em),
            # What readers guess missing fonts by; this one is embedded.
            ItalicAngle=0,
            StemV=self._font.weight // 5,
            CapHeight=700,
        )


def _read(font: SceneFont) -> bytes:
    try:
        raw = font.file.read_bytes()
    except OSError:
        raise Fault(text.FONT_MISSING.at(path=font.file.name)) from None
    if hashlib.sha256(raw).hexdigest() != font.sha256:
        raise Fault(text.FONT_CHANGED.at(path=font.file.name))
    return raw


def _stream(pdf: pikepdf.Pdf, data: bytes) -> pikepdf.Object:
    return pdf.make_stream(deflated(data), Filter=pikepdf.Name.FlateDecode)


def _tag(subset: bytes) -> str:
    """Make the six letters that tell subsets apart, from what the subset holds."""
    return "".join(chr(ord("A") + byte % 26) for byte in hashlib.sha256(subset).digest()[:6])


def _cmap(codes: dict[tuple[int, str], int]) -> str:
    """Write which text each code stands for."""
    lines = [f"<{code:04x}> <{shown.encode('utf-16-be').hex()}>" for (_, shown), code in codes.items()]
    blocks = "\n".join(
        f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in _blocks(lines)
    )
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
        "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        f"1 begincodespacerange\n<0000> <ffff>\nendcodespacerange\n{blocks}\n"
        "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
    )


def _blocks(lines: list[str]) -> Iterator[list[str]]:
    for start in range(0, len(lines), _LONGEST_BLOCK):
        yield lines[start : start + _LONGEST_BLOCK]
