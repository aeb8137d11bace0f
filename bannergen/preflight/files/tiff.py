"""Step 5, preflight: a finished TIFF or BigTIFF: its tags read by us, its pixels by libtiff, a strip or tile at a time.

In: a file of any size. Out: what its first directory says, and the inks of its pixels where they are in CMYK. Each
strip becomes a small TIFF of its own, so that memory is that of a strip. Above a number of pixels only every n-th strip
is looked at, and the report says so. Sources: TIFF 6.0; BigTIFF (AWare Systems).
"""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bannergen.diagnostics import Diagnostic
from bannergen.preflight.files.damage import CutOffError, DamagedError, damage_of, decoding
from bannergen.preflight.files.ink_tally import InkTally
from bannergen.preflight.files.profile import profile_of
from bannergen.preflight.files.raster import Raster, compared, no_inks, report_of
from bannergen.preflight.files.report import Inks, RasterKind, Report, Said
from bannergen.preflight.files.tiff_tags import Chunk, Tag, Tags, chunks_of, tags_of
from bannergen.preflight.files.xmp import text_of

if TYPE_CHECKING:  # a reader's process does not load what campaigns are made of
    from bannergen.preflight.manifest import Artefact

_EVERYTHING_PX = 300_000_000  # looked at pixel by pixel; of more, evenly spread strips of about as many
_LARGEST_STRIP = 512 * 2**20  # bytes, decoded
_COMPRESSIONS = {
    1: "none", 2: "CCITT", 3: "CCITT G3", 4: "CCITT G4", 5: "LZW", 6: "JPEG (old)", 7: "JPEG",
    8: "Deflate", 32773: "PackBits", 32946: "Deflate", 34925: "LZMA", 50000: "Zstd", 50001: "WebP",
}  # fmt: skip
_PHOTOMETRIC = {0: "Gray", 1: "Gray", 2: "RGB", 3: "RGB", 4: "Mask", 5: "CMYK", 6: "RGB", 8: "Lab", 9: "Lab"}
_BASE_CHANNELS = {"Gray": 1, "RGB": 3, "CMYK": 4, "Lab": 3, "Mask": 1}
_READABLE = range(4, 7)  # channels: inks, and up to two more that are left out
# What a strip needs to be decoded: bits, compression, photometric, samples, predictor, JPEG's tables, ink set …
_KEPT = (258, 259, 262, 266, 277, 284, 292, 317, 332, 334, 338, 339, 347, 530, 531, 532)


def read(path: Path) -> Report:
    """Return what a TIFF is; raise a Fault where it is damaged."""
    return report_of(path, _raster(path, pixels=True))


def compare(path: Path, artefact: Artefact) -> Iterator[Diagnostic]:
    """Yield where a TIFF is not what its manifest says."""
    yield from compared(path, _raster(path, pixels=False), artefact)


def _raster(path: Path, *, pixels: bool) -> Raster:
    with damage_of(path), path.open("rb") as file:
        size = path.stat().st_size
        return _seen(file, tags_of(file, size), size, pixels=pixels)


def _seen(file: Any, tags: Tags, size: int, *, pixels: bool) -> Raster:
    width, height = tags.number(Tag.WIDTH), tags.number(Tag.HEIGHT)
    if width <= 0 or height <= 0:
        message = f"{width} × {height} px"
        raise DamagedError(message)
    samples = tags.number(Tag.SAMPLES, 1)
    mode = _mode(tags)
    extra = max(0, samples - _BASE_CHANNELS.get(mode, samples))
    chunks = list(chunks_of(tags))
    if any(min(chunk.offset, chunk.length) < 0 or chunk.offset + chunk.length > size for chunk in chunks):
        message = f"{size} B"
        raise CutOffError(message)
    compression = tags.number(Tag.COMPRESSION, 1)
    orientation = tags.number(Tag.ORIENTATION, 1)
    kind = RasterKind(
        "TIFF",
        _COMPRESSIONS.get(compression, str(compression)),
        max(tags.numbers(Tag.BITS) or (1,)),
        big=tags.big,
        planar=tags.number(Tag.PLANAR, 1) == 2,
        orientation=orientation if orientation in range(1, 9) else 1,
        extra_channels=extra,
    )
    alpha = any(one in {1, 2} for one in tags.numbers(Tag.EXTRA_SAMPLES))
    profile = profile_of(tags.bytes(Tag.ICC))
    inks = _inks(file, tags, chunks) if pixels and mode == "CMYK" else no_inks(mode)
    return Raster(kind, width, height, mode, _dpi(tags), profile, alpha, inks=inks, xmp=text_of(tags.bytes(Tag.XMP)))


def _mode(tags: Tags) -> str:
    photometric = tags.number(Tag.PHOTOMETRIC, 1)
    if photometric == 5 and tags.number(Tag.INK_SET, 1) != 1:
        return "DeviceN"
    return _PHOTOMETRIC.get(photometric, str(photometric))


def _dpi(tags: Tags) -> tuple[float, float] | None:
    unit = {2: 1.0, 3: 2.54}.get(tags.number(Tag.RESOLUTION_UNIT, 2))
    found = [tags.ratio(tag) for tag in (Tag.X_RESOLUTION, Tag.Y_RESOLUTION)]
    if unit is None or min(found) <= 0:
        return None
    return round(found[0] * unit, 2), round(found[1] * unit, 2)


def _inks(file: Any, tags: Tags, chunks: list[Chunk]) -> Inks:
    if set(tags.numbers(Tag.BITS)) not in ({8}, {16}) or tags.number(Tag.PLANAR, 1) != 1:
        reason = Said("chỉ đo được 8 hoặc 16 bit, các kênh liền nhau", "only 8 or 16 bits, not planar, are measured")
        return Inks(reason=reason)
    samples = tags.number(Tag.SAMPLES, 1)
    if tags.number(Tag.COMPRESSION, 1) not in _COMPRESSIONS or samples not in _READABLE:
        return Inks(reason=Said("kiểu lưu không đọc được", "stored in a way that cannot be read"))
    largest = max((chunk.width * chunk.height * samples for chunk in chunks), default=0)
    if largest > _LARGEST_STRIP:
        return Inks(reason=Said(f"một dải ảnh chiếm {largest // 2**20} MB", f"one strip takes {largest // 2**20} MB"))
    pixels = sum(chunk.width * chunk.height for chunk in chunks)
    step = -(-pixels // _EVERYTHING_PX) or 1
    tally = InkTally()
    for chunk in chunks[::step]:
        tally.add(_decoded(file, tags, chunk)[: chunk.shown_height, : chunk.shown_width])
    sampled = Said(f"xem 1 trong mỗi {step} dải", f"one strip in {step} looked at") if step > 1 else Said()
    return Inks("pixels", tally.inks, tally.total_percent, sampled)


def _decoded(file: Any, tags: Tags, chunk: Chunk) -> Any:
    """Return the pixels of a strip or tile: rows × columns × 4; raise DamagedError where it is damaged."""
    import numpy as np  # loaded by who looks at pixels
    from PIL.TiffImagePlugin import TiffImageFile

    file.seek(chunk.offset)
    alone = _alone(tags, chunk, file.read(chunk.length))
    with decoding(), TiffImageFile(io.BytesIO(alone)) as picture:
        picture.load()
        pixels = np.asarray(picture)
    if pixels.shape[:2] != (chunk.height, chunk.width) or pixels.shape[2:] < (4,):
        message = f"{pixels.shape} ≠ {(chunk.height, chunk.width, 4)}"
        raise DamagedError(message)
    return pixels[..., :4]


def _alone(tags: Tags, chunk: Chunk, data: bytes) -> bytes:
    """Return a strip as a TIFF of its own."""
    kept = {tag: tags.raw[tag] for tag in _KEPT if tag in tags.raw}
    if Tag.EXTRA_SAMPLES in kept:  # what they mean is no matter here, and Pillow knows few of the meanings
        count = tags.number(Tag.SAMPLES) - 4
        kept[Tag.EXTRA_SAMPLES] = (3, count, bytes(2 * count))
    plain = {Tag.WIDTH: chunk.width, Tag.HEIGHT: chunk.height, 278: chunk.height, 279: len(data)}
    count = len(kept) + len(plain) + 1
    order = tags.order
    at = 8 + 2 + 12 * count + 4
    entries, tail = [], b""
    for tag, (kind, number, value) in kept.items():
        if len(value) > 4:
            entries.append((tag, kind, number, struct.pack(order + "I", at + len(tail))))
            tail += value + b"\0" * (len(value) % 2)
        else:
            entries.append((tag, kind, number, value.ljust(4, b"\0")))
    entries += [(tag, 4, 1, struct.pack(order + "I", value)) for tag, value in plain.items()]
    entries.append((273, 4, 1, struct.pack(order + "I", at + len(tail))))
    mark = b"II*\0" if order == "<" else b"MM\0*"
    directory = b"".join(struct.pack(order + "HHI", *entry[:3]) + entry[3] for entry in sorted(entries))
    return mark + struct.pack(order + "IH", 8, count) + directory + b"\0" * 4 + tail + data
