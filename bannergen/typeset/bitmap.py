"""Step 2, typeset: a pixel font, as the boards of lamps draw it.

In: a BDF or PCF file, packed by gzip or not. Out: a BitmapFont, its characters as pictures of whole pixels. Refuses
files that are missing, damaged or no pixel font, that have grey pixels, or whose characters are not those of Unicode.
"""

from __future__ import annotations

import ctypes
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import freetype

from bannergen.codes import text as codes
from bannergen.diagnostics import Fault
from bannergen.typeset.fontfile import one_line, read_font

# Names of the X Logical Font Description, and FreeType's number for a property that is a text.
_PROPERTIES = {"copyright": b"COPYRIGHT", "licence": b"NOTICE", "version": b"FONT_VERSION"}
_TEXT = 1
_FORMATS = (b"BDF", b"PCF")
_GZIP = b"\x1f\x8b"
_GZIP_WINDOW = 31  # zlib's number for "with the header and the checksum of gzip"
_MOST_BYTES = 1 << 25  # of a file unpacked; GNU Unifont, which has all of the basic plane, needs a third of it
_MOST_PX = 512  # a side of a character, or a measure of the font: a greater number is damage
_CUT_SHORT = ("tệp nén gzip bị cắt cụt hoặc quá lớn", "its gzip is cut short or too large")
_OF_ANOTHER_KIND = ("không phải BDF hay PCF của Unicode", "it is no BDF or PCF of Unicode")
_GREY = ("có điểm ảnh màu xám", "it has grey pixels")
_TOO_LARGE = ("có số đo lớn quá mức", "a measure in it is larger than any font has")
# What Unicode calls itself there. A BDF that names no charset is a Unicode one too in practice (Galmuri), though
# FreeType calls it Adobe's: its numbers are handed through as they are written.
_UNICODE = (freetype.FT_ENCODING_UNICODE, freetype.FT_ENCODING_ADOBE_STANDARD)


@dataclass(frozen=True, slots=True)
class BitmapGlyph:
    """A character: ``rows`` of ``#`` (lit) and ``.`` (dark), the highest first, cut to its ink.

    ``left_px`` is the first column from the pen, ``top_px`` how many rows the ink begins above the baseline. Two
    characters look alike if and only if they are equal.
    """

    advance_px: int
    left_px: int
    top_px: int
    rows: tuple[str, ...]

    @property
    def bottom_px(self) -> int:
        """How many rows above the baseline the ink ends; negative below it."""
        return self.top_px - len(self.rows)


@dataclass(frozen=True, slots=True)
class BitmapFont:
    """A pixel font. Its ascent and descent are what its file states: accented capitals often reach beyond."""

    name: str
    ascent_px: int
    descent_px: int  # positive below the baseline
    glyphs: Mapping[str, BitmapGlyph]
    stated: Mapping[str, str]  # copyright, licence and version, as far as its file says

    @property
    def line_px(self) -> int:
        """The rows from line to line that the file states."""
        return self.ascent_px + self.descent_px

    @property
    def cap_height_px(self) -> int:
        """The height of H by its ink; 0 where there is none."""
        return len(self.glyphs["H"].rows) if "H" in self.glyphs else 0

    def missing(self, text: str) -> tuple[str, ...]:
        """Return the characters of a text that the font does not have."""
        return tuple(character for character in dict.fromkeys(text) if character not in self.glyphs)

    def ink_px(self, characters: Iterable[str]) -> tuple[int, int]:
        """Return how many rows the ink of characters reaches above and below the baseline; those it has."""
        inked = [self.glyphs[character] for character in characters if character in self.glyphs]
        tops = [glyph.top_px for glyph in inked if glyph.rows]
        bottoms = [glyph.bottom_px for glyph in inked if glyph.rows]
        return max(tops, default=0), -min(bottoms, default=0)


def read_bitmap_font(path: Path, sha256: str | None = None) -> BitmapFont:
    """Read a pixel font; raise a Fault where the file is not whole, or not the one of its sha256."""
    return bitmap_font(read_font(path, sha256), path.name)


def bitmap_font(raw: bytes, shown: str) -> BitmapFont:
    """Return the pixel font of a file's bytes; raise a Fault that names it as ``shown``."""
    try:
        return _decoded(_unpacked(raw))
    except _DamagedError as fault:
        raise Fault(codes.FONT_DAMAGED.at(path=shown, reason_vi=fault.vi, reason_en=fault.en)) from fault
    except zlib.error as fault:
        raise Fault(codes.FONT_DAMAGED.at(path=shown, reason_vi="tệp nén gzip sai", reason_en="bad gzip")) from fault
    except (freetype.FT_Exception, ValueError) as fault:
        vi, en = "không đọc được như BDF hay PCF", "it cannot be read as BDF or PCF"
        raise Fault(codes.FONT_DAMAGED.at(path=shown, reason_vi=vi, reason_en=en)) from fault


class _DamagedError(Exception):
    """What is wrong with a file, in both languages."""

    def __init__(self, reason: tuple[str, str]) -> None:
        super().__init__(reason[1])
        self.vi, self.en = reason


def _unpacked(raw: bytes) -> bytes:
    """Return the bytes inside gzip; raise _DamagedError when they are cut short or more than any font has."""
    if not raw.startswith(_GZIP):
        return raw
    stream = zlib.decompressobj(_GZIP_WINDOW)
    unpacked = stream.decompress(raw, _MOST_BYTES)
    if not stream.eof:
        raise _DamagedError(_CUT_SHORT)
    return unpacked


def _decoded(raw: bytes) -> BitmapFont:
    face = freetype.Face.from_bytes(raw)
    if face.get_format() not in _FORMATS or not face.charmap or face.charmap.encoding not in _UNICODE:
        raise _DamagedError(_OF_ANOTHER_KIND)
    face.select_size(0)
    return BitmapFont(
        name=face.family_name.decode("utf-8", "replace") if face.family_name else "",
        ascent_px=_px(face.size.ascender),
        descent_px=-_px(face.size.descender),
        glyphs=dict(_glyphs(face)),
        stated={key: text for key, name in _PROPERTIES.items() if (text := _property(face, name))},
    )


class _Property(ctypes.Structure):
    """FreeType's BDF_PropertyRec."""

    _fields_ = (("type", ctypes.c_int), ("text", ctypes.c_char_p))


def _property(face: freetype.Face, name: bytes) -> str:
    """Return what a file says under a name of X11; empty where it says nothing."""
    found = _Property()
    if freetype.FT_Get_BDF_Property(face._FT_Face, name, ctypes.byref(found)) or found.type != _TEXT:
        return ""
    return one_line((found.text or b"").decode("utf-8", "replace"))


def _glyphs(face: freetype.Face) -> Iterator[tuple[str, BitmapGlyph]]:
    for code, index in face.get_chars():
        if not code:  # FreeType's own empty character, for what the font does not have
            continue
        face.load_glyph(index, freetype.FT_LOAD_BITMAP_METRICS_ONLY)  # damaged measures could fill the memory
        metrics = face.glyph.metrics
        advance, *size = map(_px, (metrics.horiAdvance, metrics.width, metrics.height))
        face.load_glyph(index, freetype.FT_LOAD_DEFAULT)
        slot = face.glyph
        if all(size) and slot.bitmap.pixel_mode != freetype.FT_PIXEL_MODE_MONO:
            raise _DamagedError(_GREY)
        yield chr(code), _inked(advance, slot.bitmap_left, slot.bitmap_top, _rows(slot.bitmap))


def _rows(bitmap: freetype.Bitmap) -> list[str]:
    """Return the rows of a bitmap of one bit a pixel, the first pixel in the highest bit of its byte."""
    if not bitmap.width or not bitmap.rows:
        return []
    packed = bytes(bitmap.buffer)
    lines = (packed[start : start + bitmap.pitch] for start in range(0, len(packed), bitmap.pitch))
    bits = (f"{int.from_bytes(line):0{8 * bitmap.pitch}b}"[: bitmap.width] for line in lines)
    return [line.translate({ord("0"): ".", ord("1"): "#"}) for line in bits]


def _inked(advance: int, left: int, top: int, rows: list[str]) -> BitmapGlyph:
    """Cut a picture to its ink: files keep the same one with more or fewer empty rows and columns around it."""
    lit = [number for number, row in enumerate(rows) if "#" in row]
    if not lit:
        return BitmapGlyph(advance, 0, 0, ())
    rows = rows[lit[0] : lit[-1] + 1]
    first = min(row.index("#") for row in rows if "#" in row)
    last = max(row.rfind("#") for row in rows)
    return BitmapGlyph(advance, left + first, top - lit[0], tuple(row[first : last + 1] for row in rows))


def _px(sixty_fourths: int) -> int:
    """Return a measure in pixels; raise _DamagedError when it is one that no font has."""
    pixels = sixty_fourths >> 6
    if abs(pixels) > _MOST_PX:
        raise _DamagedError(_TOO_LARGE)
    return pixels
