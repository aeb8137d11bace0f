"""Step 4, export: bands of pixels as a streamed TIFF, in inks or in sRGB.

A band is a strip: its pixels as differences from their left neighbours (predictor 2), deflated by whoever painted it.
tifffile writes what is around the strips. The file is a BigTIFF where the pixels, unpacked, pass what a TIFF can
address: so its size in pixels alone decides, and no file is begun that turns out too long at its end. As with PNG,
deflate looks for runs only.
"""

from __future__ import annotations

import unicodedata
from contextlib import closing
from typing import TYPE_CHECKING, Any, BinaryIO

import numpy as np
from zlib_ng import zlib_ng

from bannergen.export.description import PRODUCER
from bannergen.export.laid import Laid
from bannergen.export.raster import Grid
from bannergen.export.raster.rows import across, across_as_rgb
from bannergen.export.raster.tile import Pixels

if TYPE_CHECKING:
    from collections.abc import Iterator

_CLASSIC_BYTES = 0xFFFF_FFFF - (64 << 20)  # what four bytes address, less what may stand around the strips
_PLAIN = str.maketrans("Đđ–—−‑‐×·•“”„‘’", 'Dd-----x--"""\'\'')
_XMP = 700  # XMP part 3, 1.1.7
_BYTE, _SHORT = 1, 3  # types of tags
# The inks are cyan, magenta, yellow and black; there are four; 0 is none, 255 is full. TIFF 6.0, section 16.
_INK_TAGS = ((332, _SHORT, 1, 1, True), (334, _SHORT, 1, 4, True), (336, _SHORT, 2, (0, 255), True))


def write_tiff(laid: Laid, sink: BinaryIO) -> None:
    """Write a Scene as a TIFF; the sink must be one that can be sought."""
    from tifffile import FileHandle, TiffWriter  # loaded by who writes a TIFF

    grid, dpi, in_inks = laid.grid, laid.dpi, laid.condition is not None
    samples = 4 if in_inks else 3
    with (
        closing(laid.bands(_in_inks if in_inks else _in_rgb)) as strips,
        TiffWriter(FileHandle(sink, name="tiff"), bigtiff=is_big(grid, samples), byteorder="<") as file,
    ):
        file.write(
            strips,
            shape=(grid.height_px, grid.width_px, samples),
            dtype=np.uint8,
            photometric="separated" if in_inks else "rgb",
            planarconfig="contig",
            rowsperstrip=grid.band_rows(),
            compression="adobe_deflate",
            predictor=True,
            metadata=None,
            description=_ascii(laid.scene.title),
            software=PRODUCER,
            iccprofile=laid.profile,
            extratags=[*_xmp_tag(laid), *(_INK_TAGS if in_inks else ())],
            resolution=(dpi, dpi) if dpi else None,
            resolutionunit="inch" if dpi else None,
        )


def is_big(grid: Grid, samples: int) -> bool:
    """Tell whether a picture becomes a BigTIFF."""
    return grid.width_px * grid.height_px * samples > _CLASSIC_BYTES


def _in_inks(band: Pixels) -> bytes:
    return _deflated(across(band))


def _in_rgb(band: Pixels) -> bytes:
    return _deflated(across_as_rgb(band))


def _deflated(parts: Iterator[Any]) -> bytes:
    packer = zlib_ng.compressobj(1, strategy=zlib_ng.Z_RLE)
    return b"".join([*map(packer.compress, parts), packer.flush()])


def _ascii(text: str) -> str:
    """Return a text in the characters of the tag's type: letters without their marks, plain dashes and quotes."""
    plain = unicodedata.normalize("NFKD", text.translate(_PLAIN))
    return " ".join("".join(character for character in plain if character.isascii()).split())


def _xmp_tag(laid: Laid) -> Iterator[tuple[int, int, int, bytes, bool]]:
    packet = laid.xmp("image/tiff")
    if packet:
        yield _XMP, _BYTE, len(packet), packet, True
