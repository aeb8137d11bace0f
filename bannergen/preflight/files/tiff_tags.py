"""Step 5, preflight: the first directory of a TIFF or BigTIFF, and where its strips or tiles lie.

In: an open file. Out: its tags as they are written, and its chunks. Refuses what is no TIFF, and tags that lie outside
of the file, with a DamagedError.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from typing import BinaryIO

from bannergen.preflight.files.damage import CutOffError, DamagedError

_SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8, 13: 4, 16: 8, 17: 8, 18: 8}
_LETTERS = {1: "B", 3: "H", 4: "I", 6: "b", 8: "h", 9: "i", 13: "I", 16: "Q", 17: "q", 18: "Q"}
_MOST_BYTES = 64 * 2**20  # of one tag: an ICC profile, or the offsets of eight million strips
_PIECE = 16 * 2**20  # bytes of a piece of an uncompressed strip


class Tag(IntEnum):
    """The tags that are asked for."""

    WIDTH = 256
    HEIGHT = 257
    BITS = 258
    COMPRESSION = 259
    PHOTOMETRIC = 262
    STRIP_OFFSETS = 273
    ORIENTATION = 274
    SAMPLES = 277
    ROWS_PER_STRIP = 278
    STRIP_LENGTHS = 279
    X_RESOLUTION = 282
    Y_RESOLUTION = 283
    PLANAR = 284
    RESOLUTION_UNIT = 296
    TILE_WIDTH = 322
    TILE_HEIGHT = 323
    TILE_OFFSETS = 324
    TILE_LENGTHS = 325
    INK_SET = 332
    EXTRA_SAMPLES = 338
    XMP = 700
    ICC = 34675


@dataclass(frozen=True)
class Tags:
    """Tags by number: their kind, how many values, and the values' bytes in the file's order."""

    raw: dict[int, tuple[int, int, bytes]]
    order: str
    big: bool

    def numbers(self, tag: int) -> tuple[int, ...]:
        """Return the whole numbers of a tag; none where it is not there."""
        kind, count, value = self.raw.get(tag, (3, 0, b""))
        if kind not in _LETTERS:
            return ()
        return struct.unpack(f"{self.order}{count}{_LETTERS[kind]}", value)

    def number(self, tag: int, default: int = 0) -> int:
        """Return the first whole number of a tag."""
        return next(iter(self.numbers(tag)), default)

    def ratio(self, tag: int) -> float:
        """Return a ratio; 0 where it is none."""
        kind, count, value = self.raw.get(tag, (5, 0, b""))
        if kind != 5 or count < 1:
            return 0.0
        above, below = struct.unpack(self.order + "II", value[:8])
        return above / below if below else 0.0

    def bytes(self, tag: int) -> bytes:
        """Return a tag's bytes."""
        return self.raw.get(tag, (7, 0, b""))[2]


@dataclass(frozen=True, slots=True)
class Chunk:
    """A strip or tile: where its bytes lie, its pixels, and how many of them belong to the picture."""

    offset: int
    length: int
    width: int
    height: int
    shown_width: int
    shown_height: int


def tags_of(file: BinaryIO, size: int) -> Tags:
    """Read the first directory; raise DamagedError where there is none."""
    mark = file.read(16)
    order = {b"II": "<", b"MM": ">"}.get(mark[:2], "")
    version = struct.unpack(order + "H", mark[2:4])[0] if order and len(mark) == 16 else 0
    if version not in {42, 43}:
        message = "TIFF?"
        raise DamagedError(message)
    big = version == 43
    start = struct.unpack(order + ("Q" if big else "I"), mark[8:16] if big else mark[4:8])[0]
    entry = struct.Struct(order + ("HHQ8s" if big else "HHI4s"))
    counted = order + ("Q" if big else "H")
    count = struct.unpack(counted, _at(file, start, struct.calcsize(counted), size))[0]
    directory = _at(file, start + struct.calcsize(counted), count * entry.size, size)
    raw = {}
    for tag, kind, number, inline in entry.iter_unpack(directory):
        if kind not in _SIZES:  # TIFF 6.0: readers skip kinds that they do not know
            continue
        length = _SIZES[kind] * number
        if length <= len(inline):
            raw[tag] = (kind, number, inline[:length])
        else:
            offset = struct.unpack(order + ("Q" if big else "I"), inline)[0]
            raw[tag] = (kind, number, _at(file, offset, length, size))
    return Tags(raw, order, big)


def _at(file: BinaryIO, offset: int, length: int, size: int) -> bytes:
    if offset + length > size:
        message = f"{offset} + {length} > {size} B"
        raise CutOffError(message)
    if length > _MOST_BYTES:
        message = f"{length} > {_MOST_BYTES} B"
        raise DamagedError(message)
    file.seek(offset)
    data = file.read(length)
    if len(data) != length:  # it became shorter meanwhile
        message = f"{len(data)} < {length} B"
        raise CutOffError(message)
    return data


def chunks_of(tags: Tags) -> Iterator[Chunk]:
    """Yield the strips or tiles of a picture; raise DamagedError where some are missing."""
    width, height = tags.number(Tag.WIDTH), tags.number(Tag.HEIGHT)
    planes = tags.number(Tag.SAMPLES, 1) if tags.number(Tag.PLANAR, 1) == 2 else 1
    if Tag.TILE_OFFSETS in tags.raw:
        across, down = tags.number(Tag.TILE_WIDTH), tags.number(Tag.TILE_HEIGHT)
        offsets, lengths = tags.numbers(Tag.TILE_OFFSETS), tags.numbers(Tag.TILE_LENGTHS)
    else:
        across, down = width, min(tags.number(Tag.ROWS_PER_STRIP, height), height)
        offsets, lengths = tags.numbers(Tag.STRIP_OFFSETS), tags.numbers(Tag.STRIP_LENGTHS)
    if across <= 0 or down <= 0:
        message = f"{across} × {down} px"
        raise DamagedError(message)
    columns, rows = -(-width // across), -(-height // down)
    if not len(offsets) == len(lengths) == columns * rows * planes:
        message = f"{len(offsets)}, {len(lengths)} ≠ {columns * rows * planes}"
        raise DamagedError(message)
    for at, (offset, length) in enumerate(zip(offsets, lengths, strict=True)):
        left, top = at % columns * across, at // columns % rows * down
        shown = (min(across, width - left), min(down, height - top))
        stored = (across, down if Tag.TILE_OFFSETS in tags.raw else shown[1])
        yield from _pieces(tags, Chunk(offset, length, *stored, *shown))


def _pieces(tags: Tags, chunk: Chunk) -> Iterator[Chunk]:
    """Cut a long strip without compression into pieces of whole rows."""
    row = -(-chunk.width * sum(tags.numbers(Tag.BITS) or (1,)) // 8)
    plain = tags.number(Tag.COMPRESSION, 1) == 1 and Tag.TILE_OFFSETS not in tags.raw
    at_once = max(1, _PIECE // max(row, 1))
    if not plain or chunk.height <= at_once or tags.number(Tag.PLANAR, 1) != 1:
        yield chunk
        return
    if row * chunk.height > chunk.length:
        message = f"{row * chunk.height} > {chunk.length} B"
        raise DamagedError(message)
    for top in range(0, chunk.height, at_once):
        height = min(at_once, chunk.height - top)
        yield Chunk(chunk.offset + top * row, height * row, chunk.width, height, chunk.shown_width, height)
