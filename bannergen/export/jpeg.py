"""Step 4, export: bands of pixels as a streamed JPEG, in sRGB or in inks.

Pillow encodes each band, a whole number of 8-row blocks, as a picture of its own with the same tables. Their coded
pixels become one scan, parted by restart markers: nothing is predicted over a restart, so every block is coded as it
would be in the whole picture. Colour is as fine as light (4:4:4): red letters on yellow have clean edges. Refuses
nothing by itself: the format's limit stands in the table of formats.
"""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from itertools import chain
from typing import BinaryIO

from bannergen.export.laid import Laid
from bannergen.export.raster.tile import Pixels

SIDE_LIMIT_PX = 65_500  # of libjpeg, and so of nearly every reader; the format itself ends at 65,535
BLOCK = 8

_QUALITY = 92
_SOI, _EOI = b"\xff\xd8", b"\xff\xd9"
_APP0, _APP1, _APP2, _SOF0, _SOS, _DRI, _RST0 = 0xE0, 0xE1, 0xE2, 0xC0, 0xDA, 0xDD, 0xD0
_SEGMENT = 65_533  # bytes that a segment holds
_XMP = b"http://ns.adobe.com/xap/1.0/\x00"  # XMP part 3, 1.1.3
_PROFILE_PART = 65_519  # bytes of a profile that a segment holds; ICC.1:2022, annex B.4


def write_jpeg(laid: Laid, sink: BinaryIO) -> None:
    """Write a Scene as a JPEG."""
    laid = replace(laid, grid=replace(laid.grid, row_step=BLOCK))
    size, rows = (laid.grid.width_px, laid.grid.height_px), laid.grid.band_rows()
    with closing(laid.bands(_in_inks if laid.condition else _in_rgb)) as encoded:
        for part in joined(encoded, size, rows, _labels(laid)):
            sink.write(part)


def joined(encoded: Iterator[bytes], size: tuple[int, int], band_rows: int, labels: bytes = b"") -> Iterator[bytes]:
    """Yield the parts of one JPEG of a size, made of bands encoded alike, 4:4:4, each of so many rows but the last."""
    width, height = size
    first = _Coded.of(next(encoded))
    yield _SOI + labels
    for marker, payload in first.segments:
        if marker == _SOF0:
            yield _segment(marker, payload[:1] + struct.pack(">H", height) + payload[3:])
            continue
        if marker == _SOS:
            interval = -(-width // BLOCK) * -(-band_rows // BLOCK)
            yield _segment(_DRI, struct.pack(">H", interval))
        if marker != _APP0:  # ours is in the labels
            yield _segment(marker, payload)
    yield first.scan
    for index, band in enumerate(encoded):
        yield bytes((0xFF, _RST0 + index % 8))
        yield _Coded.of(band).scan
    yield _EOI


@dataclass(frozen=True, slots=True)
class _Coded:
    """An encoded picture: its segments up to the scan, by their markers, and the scan."""

    segments: tuple[tuple[int, bytes], ...]
    scan: bytes

    @classmethod
    def of(cls, data: bytes) -> _Coded:
        at = len(_SOI)
        segments: list[tuple[int, bytes]] = []
        while not segments or segments[-1][0] != _SOS:
            marker, length = data[at + 1], int.from_bytes(data[at + 2 : at + 4])
            segments.append((marker, data[at + 4 : at + 2 + length]))
            at += 2 + length
        return cls(tuple(segments), data[at : -len(_EOI)])


def _labels(laid: Laid) -> bytes:
    """Return the segments that say the resolution (in whole dots), what the file is, and the colours."""
    dots, profile = round(laid.dpi or 0), laid.profile
    jfif = b"JFIF\x00" + struct.pack(">HBHHBB", 0x0101, 1 if dots else 0, dots or 1, dots or 1, 0, 0)
    xmp = laid.xmp("image/jpeg", most_bytes=_SEGMENT - len(_XMP))
    parts = [profile[at : at + _PROFILE_PART] for at in range(0, len(profile), _PROFILE_PART)]
    numbered = (b"ICC_PROFILE\x00" + bytes((number, len(parts))) + part for number, part in enumerate(parts, 1))
    said = [_segment(_APP1, _XMP + xmp)] if xmp else []
    return b"".join(chain([_segment(_APP0, jfif)], said, (_segment(_APP2, part) for part in numbered)))


def _segment(marker: int, payload: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, marker, len(payload) + 2) + payload


def _in_rgb(band: Pixels) -> bytes:
    return _encoded(band, "RGB", "BGRX")


def _in_inks(band: Pixels) -> bytes:
    return _encoded(band, "CMYK", "CMYK")


def _encoded(band: Pixels, mode: str, order: str) -> bytes:
    from PIL import Image as Pillow  # loaded by who encodes

    rows, width, _ = band.shape
    picture = Pillow.frombuffer(mode, (width, rows), band, "raw", order, 0, 1)
    coded = io.BytesIO()
    picture.save(coded, "JPEG", quality=_QUALITY, subsampling="4:4:4")
    return coded.getvalue()
