"""Step 5, preflight: a finished PNG, read by Pillow.

In: a file. Out: what its header and its chunks before the pixels say. Its checksums are read; no pixel is decoded.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from bannergen.diagnostics import Diagnostic, Fault
from bannergen.preflight.files.damage import damage_of, damaged, decoding
from bannergen.preflight.files.profile import profile_of
from bannergen.preflight.files.raster import Raster, compared, no_inks, report_of
from bannergen.preflight.files.report import Profile, RasterKind, Report, Said
from bannergen.preflight.files.xmp import text_of

if TYPE_CHECKING:  # a reader's process does not load what campaigns are made of
    from bannergen.preflight.manifest import Artefact

_DEFLATE_RATIO = 1032  # no stream holds more bytes to one of its own; https://zlib.net/zlib_tech.html
_TOO_SHORT = Said("tệp ngắn hơn nhiều so với số điểm ảnh ghi ở đầu", "it is far too short for the pixels it states")
_SRGB = Profile("sRGB (chunk)", "RGB", "mntr", "", 0)
_MODES = {"1": "Gray", "L": "Gray", "LA": "Gray", "I;16": "Gray", "P": "RGB"}
_HEADER = 26  # up to the kind of colour


def read(path: Path) -> Report:
    """Return what a PNG is; raise a Fault where it is damaged."""
    return report_of(path, _raster(path))


def compare(path: Path, artefact: Artefact) -> Iterator[Diagnostic]:
    """Yield where a PNG is not what its manifest says."""
    yield from compared(path, _raster(path), artefact)


def _raster(path: Path) -> Raster:
    from PIL.PngImagePlugin import PngImageFile  # only who checks pictures pays for loading it

    # Not Image.open: it refuses large pictures, which ours are. The size comes from the header, nothing is decoded.
    with damage_of(path), path.open("rb") as file:
        header = file.read(_HEADER)
        file.seek(0)
        with decoding(), PngImageFile(file) as picture:
            size, mode, info = picture.size, picture.mode, dict(picture.info)
            picture.verify()
    if size[0] * size[1] > 8 * _DEFLATE_RATIO * path.stat().st_size:  # a pixel has at least one bit
        reason = f"{size[0]}×{size[1]} px, {path.stat().st_size} B"
        raise Fault(damaged(path, _TOO_SHORT, reason))
    plain = _MODES.get(mode, mode).removesuffix("A")
    profile = profile_of(info.get("icc_profile") or b"") or (_SRGB if "srgb" in info else None)
    kind = RasterKind("PNG", "Deflate", header[24], progressive=bool(info.get("interlace")))
    alpha = mode.endswith("A") or "transparency" in info
    return Raster(kind, *size, plain, _dpi(info), profile, alpha, inks=no_inks(plain), xmp=_xmp(info))


def _xmp(info: dict[str | tuple[int, int], object]) -> str:
    packet = info.get("xmp")
    return text_of(packet) if isinstance(packet, bytes) else ""


def _dpi(info: dict[str | tuple[int, int], object]) -> tuple[float, float] | None:
    """Return the stated resolution; a picture whose pixels are only of some shape states none."""
    dpi = info.get("dpi")
    if not isinstance(dpi, tuple) or min(dpi) <= 0:
        return None
    # Pillow's inch is 0.0254 m as well; the file has whole pixels a metre.
    return round(dpi[0], 2), round(dpi[1], 2)
