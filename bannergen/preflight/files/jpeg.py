"""Step 5, preflight: a finished JPEG, read by Pillow.

In: a file. Out: what its markers say, and the inks of its pixels where they are in CMYK. Whether it is whole is seen by
decoding it; a large one is decoded at an eighth of its size.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bannergen.codes import finished as codes
from bannergen.diagnostics import Diagnostic
from bannergen.preflight.files.damage import damage_of, decoding
from bannergen.preflight.files.ink_tally import InkTally
from bannergen.preflight.files.profile import profile_of
from bannergen.preflight.files.raster import Raster, compared, no_inks, report_of
from bannergen.preflight.files.report import Inks, RasterKind, Report, Said
from bannergen.preflight.files.xmp import text_of

if TYPE_CHECKING:  # a reader's process does not load what campaigns are made of
    from bannergen.preflight.manifest import Artefact

_WHOLE_PX = 60_000_000  # decoded as they are; a larger picture is decoded at an eighth of its sides
_MOST_PX = 64 * _WHOLE_PX
_MODES = {"L": "Gray"}
_ORIENTATION = 274


def read(path: Path) -> Report:
    """Return what a JPEG is; raise a Fault where it is damaged."""
    return report_of(path, _raster(path, pixels=True))


def compare(path: Path, artefact: Artefact) -> Iterator[Diagnostic]:
    """Yield where a JPEG is not what its manifest says."""
    yield from compared(path, _raster(path, pixels=False), artefact)


def _raster(path: Path, *, pixels: bool) -> Raster:
    from PIL.JpegImagePlugin import JpegImageFile  # only who checks pictures pays for loading it

    with damage_of(path), path.open("rb") as file:
        with decoding():
            picture = JpegImageFile(file)  # not Image.open: it refuses large pictures
        with picture:
            return _seen(picture, pixels=pixels)


def _seen(picture: Any, *, pixels: bool) -> Raster:
    info, size = picture.info, picture.size
    mode = _MODES.get(picture.mode, picture.mode)
    adobe = "adobe" in info
    progressive = bool(info.get("progressive"))
    with decoding():
        orientation = picture.getexif().get(_ORIENTATION, 1)
    kind = RasterKind(
        "JPEG", "DCT", 8, progressive=progressive, orientation=orientation if orientation in range(1, 9) else 1
    )
    inks = _inks(picture, mode, adobe=adobe, progressive=progressive) if pixels else Inks()
    findings = [codes.PROGRESSIVE.at()] if progressive else []
    if mode == "CMYK" and not adobe:
        findings.append(codes.INVERSION.at())
    profile = profile_of(info.get("icc_profile") or b"")
    inverted = mode == "CMYK" and adobe
    raster = Raster(kind, size[0], size[1], mode, _dpi(info), profile)
    return replace(raster, inverted=inverted, inks=inks, findings=tuple(findings), xmp=text_of(info.get("xmp") or b""))


def _dpi(info: dict[str, Any]) -> tuple[float, float] | None:
    """Return the stated resolution; Pillow gives 72 where the file says nothing."""
    stated = info.get("jfif_unit") in {1, 2} or ("exif" in info and "jfif_unit" not in info and "dpi" in info)
    dpi = info.get("dpi")
    if not stated or not dpi or min(dpi) <= 0:
        return None
    return round(float(dpi[0]), 2), round(float(dpi[1]), 2)


def _inks(picture: Any, mode: str, *, adobe: bool, progressive: bool) -> Inks:
    """Decode a picture and add up its inks; raise DamagedError where it is cut off."""
    import numpy as np  # loaded by who looks at pixels

    count = picture.size[0] * picture.size[1]
    small = count > _WHOLE_PX
    if count > (_WHOLE_PX if progressive else _MOST_PX):  # all of a progressive one is in memory at once
        reason = Said("ảnh quá lớn để giải mã", "too large to be decoded")
        return no_inks(mode) if mode != "CMYK" else Inks(reason=reason)
    with decoding():
        if small:
            picture.draft(None, (picture.size[0] // 8, picture.size[1] // 8))
        picture.load()
    if mode != "CMYK":
        return no_inks(mode)
    if not adobe:
        return Inks(reason=Said("không rõ mực có ghi ngược hay không", "whether its inks are inverted is not said"))
    tally = InkTally()
    for top in range(0, picture.size[1], 256):
        tally.add(np.asarray(picture.crop((0, top, picture.size[0], min(top + 256, picture.size[1])))))
    sampled = Said("trung bình của từng ô 8 × 8 px", "averages of 8 × 8 px") if small else Said()
    return Inks("pixels", tally.inks, tally.total_percent, sampled)
