"""Step 4, export: bands of pixels as a streamed PNG.

Rows are stored as differences from the row above (PNG's Up filter): flat art turns into zeros, which pack small and
fast. Deflate looks for runs only: what no hash table decides is the same bytes on every machine. The file is an
ordinary PNG of 8-bit RGB without alpha.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable
from typing import BinaryIO

import numpy as np
from numpy.typing import NDArray
from zlib_ng import zlib_ng

from bannergen.export.raster.tile import Pixels
from bannergen.geometry import MM_PER_INCH

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_UP = 2
_CHUNK = 1 << 20


def write_png(bands: Iterable[Pixels], size: tuple[int, int], dpi: float | None, sink: BinaryIO) -> None:
    """Write bands as a PNG of a size in pixels; the resolution is noted where there is one."""
    width, height = size
    sink.write(_SIGNATURE)
    _chunk(sink, b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    _chunk(sink, b"sRGB", b"\x00")
    if dpi:
        per_metre = round(dpi / MM_PER_INCH * 1000)
        _chunk(sink, b"pHYs", struct.pack(">IIB", per_metre, per_metre, 1))
    packer = zlib_ng.compressobj(1, strategy=zlib_ng.Z_RLE)
    filtered = _UpFilter(width)
    pending = b""
    for band in bands:
        pending += packer.compress(filtered(band))
        if len(pending) >= _CHUNK:
            _chunk(sink, b"IDAT", pending)
            pending = b""
    _chunk(sink, b"IDAT", pending + packer.flush())
    _chunk(sink, b"IEND", b"")


class _UpFilter:
    """Turns bands into filtered rows; remembers the last row from band to band."""

    def __init__(self, width: int) -> None:
        self._last = np.zeros((width, 3), np.uint8)
        self._rows: NDArray[np.uint8] = np.empty((0, 0, 3), np.uint8)
        self._filtered: NDArray[np.uint8] = np.empty((0, 0), np.uint8)

    def __call__(self, band: Pixels) -> memoryview:
        rows, width, _ = band.shape
        if len(self._rows) != rows + 1:
            self._rows = np.empty((rows + 1, width, 3), np.uint8)
            self._filtered = np.empty((rows, 1 + width * 3), np.uint8)
            self._filtered[:, 0] = _UP
        self._rows[0] = self._last
        for channel in range(3):  # channel by channel is several times as fast as one reversed copy
            self._rows[1:, :, channel] = band[:, :, 2 - channel]
        flat = self._rows.reshape(rows + 1, width * 3)
        np.subtract(flat[1:], flat[:-1], out=self._filtered[:, 1:])
        self._last = self._rows[-1].copy()
        return self._filtered.data


def _chunk(sink: BinaryIO, kind: bytes, data: bytes) -> None:
    sink.write(struct.pack(">I", len(data)) + kind)
    sink.write(data)
    sink.write(struct.pack(">I", zlib.crc32(data, zlib.crc32(kind))))
