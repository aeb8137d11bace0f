"""Step 4, export: a face of the Scene as a font of a proof: the glyphs used, each with what it stands for.

In: a face and glyphs with their texts. Out: a composite font (Type0, TrueType outlines). A code of the font is a
glyph with its text, so that a glyph with two readings keeps both.
"""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Iterable, Iterator

import pikepdf

from bannergen.export.pdf_syntax import deflated, number
from bannergen.scene import SceneFont
from bannergen.typeset.subset import subset_of

_SYMBOLIC = 4
_LONGEST_BLOCK = 100  # entries of one bfchar block in a CMap


class ProofFont:
    """One face in one file, cut down to the glyphs in use."""

    def __init__(self, font: SceneFont, readings: Iterable[tuple[int, str]]) -> None:
        self._font = font
        wanted = tuple(readings)
        self._subset = subset_of(font, {glyph for glyph, _ in wanted})
        self.space = self._subset.space
        spaces = ((self.space, " "),) if self.space is not None else ()
        # 0 stays .notdef
        self._codes = {pair: code for code, pair in enumerate(dict.fromkeys((*wanted, *spaces)), 1)}

    def code(self, glyph: int, shown: str) -> int:
        """Return the code of a glyph that stands for a text."""
        return self._codes[glyph, shown]

    def width(self, glyph: int) -> float:
        """Return the advance the font file states, in thousandths of an em, as it is written."""
        return round(self._subset.advances[glyph] * 1000 / self._font.units_per_em, 4)

    def embedded(self, pdf: pikepdf.Pdf) -> pikepdf.Object:
        """Write the font into a file."""
        data = self._subset.data
        name = pikepdf.Name(f"/{_tag(data)}+{self._postscript_name()}")
        glyphs = [0, *(glyph for glyph, _ in self._codes)]
        descendant = pdf.make_indirect(self._descendant(name))
        descendant.CIDToGIDMap = _stream(pdf, struct.pack(f">{len(glyphs)}H", *glyphs))
        descendant.FontDescriptor = pdf.make_indirect(self._descriptor(name))
        descendant.FontDescriptor.FontFile2 = _stream(pdf, data)
        descendant.FontDescriptor.FontFile2.Length1 = len(data)
        return pikepdf.Dictionary(
            Type=pikepdf.Name.Font,
            Subtype=pikepdf.Name.Type0,
            BaseFont=name,
            Encoding=pikepdf.Name("/Identity-H"),
            ToUnicode=_stream(pdf, _cmap(self._codes).encode()),
            DescendantFonts=[descendant],
        )

    def _postscript_name(self) -> str:
        return self._font.name.replace(" ", "-")

    def _descendant(self, name: pikepdf.Name) -> pikepdf.Object:
        widths = " ".join(number(self.width(glyph), 4) for glyph, _ in self._codes)
        return pikepdf.Object.parse(
            f"<< /Type /Font /Subtype /CIDFontType2 /BaseFont {name} /DW 0 /W [1 [{widths}]] "
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>".encode()
        )

    def _descriptor(self, name: pikepdf.Name) -> pikepdf.Object:
        em = 1000 / self._font.units_per_em
        return pikepdf.Dictionary(
            Type=pikepdf.Name.FontDescriptor,
            FontName=name,
            Flags=_SYMBOLIC,
            FontBBox=[round(edge * em) for edge in self._subset.bounds],
            Ascent=round(self._subset.ascent * em),
            Descent=round(self._subset.descent * em),
            # What readers guess missing fonts by; this one is embedded.
            ItalicAngle=0,
            StemV=self._font.weight // 5,
            CapHeight=700,
        )


def _stream(pdf: pikepdf.Pdf, data: bytes) -> pikepdf.Object:
    return pdf.make_stream(deflated(data), Filter=pikepdf.Name.FlateDecode)


def _tag(subset: bytes) -> str:
    """Make the six letters that tell subsets apart, from what the subset holds."""
    return "".join(chr(ord("A") + byte % 26) for byte in hashlib.sha256(subset).digest()[:6])


def _cmap(codes: dict[tuple[int, str], int]) -> str:
    """Write which text each code stands for."""
    lines = [f"<{code:04x}> <{shown.encode('utf-16-be').hex()}>" for (_, shown), code in codes.items()]
    blocks = "\n".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in _blocks(lines))
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
