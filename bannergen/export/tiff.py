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
from xml.sax.saxutils import escape

import numpy as np
from zlib_ng import zlib_ng

from bannergen import __version__
from bannergen.export.inks import PrintCondition, srgb_profile
from bannergen.export.raster import Grid, bands, ink_plates
from bannergen.export.raster.rows import across, as_rgb
from bannergen.export.raster.tile import Pixels
from bannergen.scene import Scene

if TYPE_CHECKING:
    from collections.abc import Iterator

_CLASSIC_BYTES = 0xFFFF_FFFF - (64 << 20)  # what four bytes address, less what may stand around the strips
_SOFTWARE = f"bannergen {__version__}"
_BYTE, _SHORT = 1, 3  # types of tags
# The inks are cyan, magenta, yellow and black; there are four; 0 is none, 255 is full. TIFF 6.0, section 16.
_INK_TAGS = ((332, _SHORT, 1, 1, True), (334, _SHORT, 1, 4, True), (336, _SHORT, 2, (0, 255), True))


def write_tiff(
    scene: Scene,
    grid: Grid,
    dpi: float | None,
    sink: BinaryIO,
    *,
    condition: PrintCondition | None = None,
    threads: int = 1,
) -> None:
    """Write a Scene as a TIFF in a condition's inks, else in sRGB; the sink must be one that can be sought."""
    from tifffile import FileHandle, TiffWriter  # loaded by who writes a TIFF

    samples = 4 if condition else 3
    plates = ink_plates(condition) if condition else None
    with (
        closing(bands(scene, grid, _in_inks if condition else _in_rgb, plates=plates, threads=threads)) as strips,
        TiffWriter(FileHandle(sink, name="tiff"), bigtiff=is_big(grid, samples), byteorder="<") as file,
    ):
        file.write(
            strips,
            shape=(grid.height_px, grid.width_px, samples),
            dtype=np.uint8,
            photometric="separated" if condition else "rgb",
            planarconfig="contig",
            rowsperstrip=grid.band_rows(),
            compression="adobe_deflate",
            predictor=True,
            metadata=None,
            description=_ascii(scene.title),
            software=_SOFTWARE,
            iccprofile=condition.profile if condition else srgb_profile(),
            extratags=[*_xmp_tag(scene), *(_INK_TAGS if condition else ())],
            resolution=(dpi, dpi) if dpi else None,
            resolutionunit="inch" if dpi else None,
        )


def is_big(grid: Grid, samples: int) -> bool:
    """Tell whether a picture becomes a BigTIFF."""
    return grid.width_px * grid.height_px * samples > _CLASSIC_BYTES


def _in_inks(band: Pixels) -> bytes:
    return _deflated(across(band))


def _in_rgb(band: Pixels) -> bytes:
    return _deflated(map(as_rgb, across(band)))


def _deflated(parts: Iterator[Any]) -> bytes:
    packer = zlib_ng.compressobj(1, strategy=zlib_ng.Z_RLE)
    return b"".join([*map(packer.compress, parts), packer.flush()])


def _ascii(text: str) -> str:
    """Return a text in the characters of the tag's type: Vietnamese letters without their marks."""
    plain = unicodedata.normalize("NFD", text.replace("Đ", "D").replace("đ", "d"))
    return "".join(character for character in plain if character.isascii())


def _xmp_tag(scene: Scene) -> Iterator[tuple[int, int, int, bytes, bool]]:
    packet = _xmp(scene).encode()
    yield 700, _BYTE, len(packet), packet, True


def _xmp(scene: Scene) -> str:
    """Write the XMP packet: title, the whole text in reading order, language."""
    title, language = escape(_nfc(scene.title)), escape(scene.language)
    whole = "\n".join(escape(_nfc(text.text)) for text in scene.texts)
    return f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
   <dc:format>image/tiff</dc:format>
   <dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
   <dc:description><rdf:Alt><rdf:li xml:lang="x-default">{whole}</rdf:li></rdf:Alt></dc:description>
   <dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
   <xmp:CreatorTool>{_SOFTWARE}</xmp:CreatorTool>
  </rdf:Description>
 </rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""


def _nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text)
