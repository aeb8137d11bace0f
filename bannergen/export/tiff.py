"""Step 4, export: bands of pixels as a streamed TIFF, in inks or in sRGB.

A band is a strip, packed by whoever painted it: as differences from the left neighbours (predictor 2) by Deflate or
LZW, or as it is. tifffile writes what is around the strips. The file is a BigTIFF where the pixels, packed as badly as
can be, pass what a TIFF can address: so its size in pixels decides, and no file is begun that turns out too long at its
end. As with PNG, deflate looks for runs only.
"""

from __future__ import annotations

import io
import struct
import unicodedata
from collections.abc import Callable, Iterable
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, BinaryIO

import numpy as np
from zlib_ng import zlib_ng

from bannergen.export.description import PRODUCER
from bannergen.export.laid import Laid
from bannergen.export.raster import Grid
from bannergen.export.raster.rows import Rows, across, across_as_rgb
from bannergen.export.raster.tile import Pixels

if TYPE_CHECKING:
    from collections.abc import Iterator

_CLASSIC_BYTES = 0xFFFF_FFFF - (64 << 20)  # what four bytes address, less what may stand around the strips
_PLAIN = str.maketrans("Đđ–—−‑‐×·•“”„‘’", 'Dd-----x--"""\'\'')
_XMP = 700  # XMP part 3, 1.1.7
_STRIP_OFFSETS, _STRIP_LENGTHS = 273, 279
_BYTE, _SHORT = 1, 3  # types of tags
# The inks are cyan, magenta, yellow and black; there are four; 0 is none, 255 is full. TIFF 6.0, section 16.
_INK_TAGS = ((332, _SHORT, 1, 1, True), (334, _SHORT, 1, 4, True), (336, _SHORT, 2, (0, 255), True))


def write_tiff(laid: Laid, sink: BinaryIO, compression: str = "deflate") -> None:
    """Write a Scene as a TIFF, packed as COMPRESSIONS has it; the sink must be one that can be sought."""
    from tifffile import FileHandle, TiffWriter  # loaded by who writes a TIFF

    grid, packed = laid.grid, COMPRESSIONS[compression]
    samples = 4 if laid.condition else 3
    big = is_big(grid, samples, compression)
    tags = _tags(laid, packed)
    with (
        closing(laid.bands(partial(_strip, packed, in_inks=laid.condition is not None))) as strips,
        TiffWriter(FileHandle(sink, name="tiff"), bigtiff=big, byteorder="<") as file,
    ):
        shape = (grid.height_px, grid.width_px, samples)
        file.write(strips, shape=shape, dtype=np.uint8, rowsperstrip=grid.band_rows(), **tags)
    if packed.renamed:
        sink.seek(_place_of_compression(tags, samples, big=big))
        sink.write(struct.pack("<H", packed.renamed))
        sink.seek(0, io.SEEK_END)


def is_big(grid: Grid, samples: int, compression: str = "deflate") -> bool:
    """Tell whether a picture becomes a BigTIFF."""
    return grid.width_px * grid.height_px * samples * COMPRESSIONS[compression].worst > _CLASSIC_BYTES


@dataclass(frozen=True, slots=True)
class _Compression:
    """How strips are packed; ``worst`` is how much longer packing may make them.

    ``name`` is what tifffile calls it, ``renamed`` the number to put in its place where tifffile would pack by itself
    what it names.
    """

    pack: Callable[[Iterable[Rows]], bytes]
    name: str | None
    renamed: int = 0
    worst: float = 1.0


def _tags(laid: Laid, packed: _Compression) -> dict[str, Any]:
    dpi = laid.dpi
    return {
        "photometric": "separated" if laid.condition else "rgb",
        "planarconfig": "contig",
        "compression": packed.name,
        "predictor": packed.name is not None,
        "metadata": None,
        "description": _ascii(laid.scene.title),
        "software": PRODUCER,
        "iccprofile": laid.profile,
        "extratags": [*_xmp_tag(laid), *(_INK_TAGS if laid.condition else ())],
        "resolution": (dpi, dpi) if dpi else None,
        "resolutionunit": "inch" if dpi else None,
    }


def _place_of_compression(tags: dict[str, Any], samples: int, *, big: bool) -> int:
    """Return where the number of the compression stands: where it does in a picture of one pixel with the same tags."""
    from tifffile import TiffFile, TiffWriter

    alone = io.BytesIO()
    with TiffWriter(alone, bigtiff=big, byteorder="<") as file:
        file.write(iter([b"-"]), shape=(1, 1, samples), dtype=np.uint8, rowsperstrip=1, **tags)
    alone.seek(0)
    with TiffFile(alone) as read:
        return int(read.pages.first.tags["Compression"].valueoffset)


def _strip(packed: _Compression, band: Pixels, *, in_inks: bool) -> bytes:
    if not packed.name:
        return packed.pack([band if in_inks else band[..., 2::-1]])
    return packed.pack(across(band) if in_inks else across_as_rgb(band))


def _deflated(parts: Iterable[Rows]) -> bytes:
    packer = zlib_ng.compressobj(1, strategy=zlib_ng.Z_RLE)
    return b"".join([*map(packer.compress, parts), packer.flush()])


def _by_lzw(parts: Iterable[Rows]) -> bytes:
    """Return what libtiff makes of the bytes, through Pillow: the only strip of a grey picture of as many pixels."""
    from PIL import Image
    from PIL.TiffImagePlugin import TiffImageFile

    data = b"".join(part.tobytes() for part in parts)
    alone = io.BytesIO()
    Image.frombuffer("L", (len(data), 1), data, "raw", "L", 0, 1).save(
        alone, "TIFF", compression="tiff_lzw", strip_size=len(data)
    )
    alone.seek(0)
    with TiffImageFile(alone) as read:
        (start,), (length,) = read.tag_v2[_STRIP_OFFSETS], read.tag_v2[_STRIP_LENGTHS]
    return alone.getvalue()[start : start + length]


def _as_it_is(parts: Iterable[Rows]) -> bytes:
    return b"".join(part.tobytes() for part in parts)


# LZW takes at most twelve bits for a byte, TIFF 6.0, section 13; tifffile needs another library to know it.
COMPRESSIONS = {
    "deflate": _Compression(_deflated, "adobe_deflate"),
    "lzw": _Compression(_by_lzw, "adobe_deflate", renamed=5, worst=1.5),
    "none": _Compression(_as_it_is, None),
}


def _ascii(text: str) -> str:
    """Return a text in the characters of the tag's type: letters without their marks, plain dashes and quotes."""
    plain = unicodedata.normalize("NFKD", text.translate(_PLAIN))
    return " ".join("".join(character for character in plain if character.isascii()).split())


def _xmp_tag(laid: Laid) -> Iterator[tuple[int, int, int, bytes, bool]]:
    packet = laid.xmp("image/tiff")
    if packet:
        yield _XMP, _BYTE, len(packet), packet, True
