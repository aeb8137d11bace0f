"""Step 4, export: bands of pixels as a streamed PNG.

Rows are stored as differences from the row above (PNG's Up filter): flat art turns into zeros, which pack small and
fast. The first row of a band is stored as differences from the left (Sub), so that no band needs another: each is
filtered and packed by whoever painted it, as a piece of one deflate stream that ends on a whole byte. Deflate looks for
runs only: what no hash table decides is the same bytes on every machine. The file is an ordinary PNG of 8-bit RGB
without alpha.
"""

from __future__ import annotations

import struct
import zlib
from contextlib import closing
from dataclasses import dataclass
from itertools import chain
from typing import BinaryIO

from zlib_ng import zlib_ng

from bannergen.export.laid import Laid
from bannergen.export.raster.rows import across_as_rgb, down_as_rgb
from bannergen.export.raster.tile import Pixels
from bannergen.geometry import MM_PER_INCH

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_SUB, _UP = b"\x01", b"\x02"
_HEAD, _END = b"\x78\x01", b"\x03\x00"  # of a zlib stream: 32 KB window, fastest; an empty last block
_XMP = b"XML:com.adobe.xmp\x00" + bytes(4)  # neither packed nor in a language
_PRIME = 65_521


def write_png(laid: Laid, sink: BinaryIO) -> None:
    """Write a Scene as a PNG; the resolution is noted where there is one."""
    grid = laid.grid
    sink.write(_SIGNATURE)
    sink.write(_chunk(b"IHDR", struct.pack(">IIBBBBB", grid.width_px, grid.height_px, 8, 2, 0, 0, 0)))
    if not laid.dpi:
        sink.write(_chunk(b"sRGB", b"\x00"))  # a screen needs no profile for it
    else:
        from bannergen.export.inks import srgb_profile  # loaded for print

        sink.write(_chunk(b"iCCP", b"sRGB\x00\x00" + zlib.compress(srgb_profile(), 9)))
        per_metre = round(laid.dpi / MM_PER_INCH * 1000)
        sink.write(_chunk(b"pHYs", struct.pack(">IIB", per_metre, per_metre, 1)))
    if xmp := laid.xmp("image/png"):
        sink.write(_chunk(b"iTXt", _XMP + xmp))
    sink.write(_chunk(b"IDAT", _HEAD))
    checksum = 1
    with closing(laid.bands(_packed)) as pieces:
        for piece in pieces:
            sink.write(piece.chunk)
            checksum = adler32_combined(checksum, piece.checksum, piece.length)
    sink.write(_chunk(b"IDAT", _END + struct.pack(">I", checksum)))
    sink.write(_chunk(b"IEND", b""))


@dataclass(frozen=True, slots=True)
class _Piece:
    """A band's part of the stream, as a chunk; checksum and length are of what was packed."""

    chunk: bytes
    checksum: int
    length: int


def _packed(band: Pixels) -> _Piece:
    packer = zlib_ng.compressobj(1, zlib_ng.DEFLATED, -15, strategy=zlib_ng.Z_RLE)
    parts, checksum, length = [], 1, 0
    for filtered in chain(across_as_rgb(band[:1], _SUB), down_as_rgb(band, _UP)):
        parts.append(packer.compress(filtered))
        checksum = zlib_ng.adler32(filtered, checksum)
        length += filtered.size
    parts.append(packer.flush(zlib_ng.Z_SYNC_FLUSH))
    return _Piece(_chunk(b"IDAT", b"".join(parts)), checksum, length)


def adler32_combined(first: int, second: int, second_length: int) -> int:
    """Return the Adler-32 of two pieces of data laid together; RFC 1950, section 9."""
    low, low2 = first & 0xFFFF, second & 0xFFFF
    high, high2 = first >> 16, second >> 16
    # Every byte of the second piece adds to the high sum once more what the first left in the low one, above its 1.
    high = (high + high2 + (low - 1) * second_length) % _PRIME
    return high << 16 | (low + low2 - 1) % _PRIME


def _chunk(kind: bytes, data: bytes) -> bytes:
    return b"".join((struct.pack(">I", len(data)), kind, data, struct.pack(">I", zlib.crc32(data, zlib.crc32(kind)))))
