"""Step 5, preflight: what all raster files have in common: the facts of their size, and what is remarked on them.

In: what a reader of one format found. Out: a Report; for a manifest's entry what the two do not agree on.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from bannergen.codes import finished as codes
from bannergen.diagnostics import Diagnostic, decimal
from bannergen.preflight.files.damage import NOT_AS_LISTED, damaged
from bannergen.preflight.files.limits import resolution_findings
from bannergen.preflight.files.report import Colours, FileSize, Inks, Profile, RasterKind, Report, Resolution, Said
from bannergen.preflight.files.scale import mm_of, scale_of, scale_remarks, size_of
from bannergen.preflight.files.xmp import Stated, stated_in

if TYPE_CHECKING:  # a reader's process does not load what campaigns are made of
    from bannergen.preflight.manifest import Artefact

_ROUNDED_DPI = 0.51  # JPEG has whole dots an inch; PNG has whole pixels a metre
_DPI_TOLERANCE = 0.01  # PNG has whole pixels a metre, which is a fortieth of a dpi


@dataclass(frozen=True)
class Raster:
    """A raster as its header tells; ``mode`` is RGB, CMYK, Gray … without alpha, ``dpi`` None where none is stated."""

    kind: RasterKind
    width_px: int
    height_px: int
    mode: str
    dpi: tuple[float, float] | None = None
    profile: Profile | None = None
    alpha: bool = False
    inverted: bool = False
    inks: Inks = field(default_factory=Inks)
    findings: tuple[Diagnostic, ...] = ()
    xmp: str = ""


def no_inks(mode: str) -> Inks:
    """Return the inks of a raster that has none: they depend on who converts it."""
    return Inks(reason=Said(f"tệp {mode} chưa có mực, nhà in sẽ chuyển", f"{mode} has no inks, the shop converts it"))


def report_of(path: Path, raster: Raster) -> Report:
    """Return the facts of a raster and its findings."""
    stated = stated_in(raster.xmp)
    scale = scale_of(path, stated.scale)
    dpi_x, dpi_y = raster.dpi or (None, None)
    sides = (mm_of(raster.width_px, dpi_x), mm_of(raster.height_px, dpi_y))
    size = size_of(path, scale, sides, (raster.width_px, raster.height_px))
    agrees = _agrees(size, stated, raster)
    if agrees:
        size = _with(size, stated)
    least = min(raster.dpi) / scale.divisor if raster.dpi else None
    facts = (
        raster.kind,
        size,
        Colours((raster.mode,), profile=raster.profile, alpha=raster.alpha, inverted=raster.inverted),
        raster.inks,
        Resolution((), dpi_x, dpi_y, None if least is None else round(least, 2)),
    )
    return Report(
        facts,
        (
            *scale_remarks(path, size),
            *_disagreement(size, stated, agrees=agrees),
            *_findings(raster, size, least),
            *raster.findings,
        ),
    )


def _agrees(size: FileSize, stated: Stated, raster: Raster) -> bool:
    """Tell whether the size that a file states is that of its pixels at its resolution."""
    sides, dpi = stated.file_mm, raster.dpi
    if sides is None or dpi is None or size.full_width_mm is None or size.full_height_mm is None:
        return False
    measured = (size.full_width_mm, size.full_height_mm)
    counts = (raster.width_px, raster.height_px)
    return all(
        abs(side - one) <= one * (1 / count + _ROUNDED_DPI / resolution)
        for side, one, count, resolution in zip(sides, measured, counts, dpi, strict=True)
    )


def _with(size: FileSize, stated: Stated) -> FileSize:
    return replace(
        size, finished_width_mm=stated.width_mm, finished_height_mm=stated.height_mm, bleed_mm=stated.bleed_mm
    )


def _disagreement(size: FileSize, stated: Stated, *, agrees: bool) -> Iterator[Diagnostic]:
    sides = stated.file_mm
    width, height = size.full_width_mm, size.full_height_mm
    if sides is not None and width is not None and height is not None and not agrees:
        said, found = (" × ".join(map(decimal, pair)) for pair in (sides, (width, height)))
        yield codes.SIZE_STATED.at(stated=said, measured=found)


def _findings(raster: Raster, size: FileSize, least: float | None) -> Iterator[Diagnostic]:
    for_print = raster.kind.format != "PNG"  # which is for boards and screens, and has no CMYK
    if raster.profile and not raster.profile.whole:
        yield codes.PROFILE_DAMAGED.at(profile=raster.profile.description, bytes=raster.profile.bytes)
    if least is not None:
        yield from resolution_findings(least, size.longest_mm, f"{raster.width_px} × {raster.height_px} px")
    elif for_print:
        yield codes.NO_DPI.at()
    if for_print and raster.profile is None:
        yield codes.NO_PROFILE.at(mode=raster.mode)
    if for_print and least is not None and raster.mode == "RGB":
        yield codes.RGB.at(spaces="RGB")
    if raster.alpha:
        yield codes.ALPHA.at()
    if raster.kind.bits > 8:
        yield codes.DEEP.at(bits=raster.kind.bits)
    if raster.kind.orientation != 1:
        yield codes.TURNED.at(orientation=raster.kind.orientation)


def compared(path: Path, raster: Raster, artefact: Artefact) -> Iterator[Diagnostic]:
    """Yield where a raster is not what its manifest says: other pixels, another mode, another resolution."""
    size = (raster.width_px, raster.height_px)
    wanted = (artefact.width_px or size[0], artefact.height_px or size[1])
    mode = raster.mode + "A" * raster.alpha
    stated = {"rgb": "RGB", "cmyk": "CMYK"}.get(artefact.colour, mode)
    if size != wanted or mode != stated:
        reason = f"{size[0]}×{size[1]} {mode}, {wanted[0]}×{wanted[1]} {stated}"
        yield damaged(path, NOT_AS_LISTED, reason)
    if artefact.dpi and (raster.dpi is None or any(abs(dpi / artefact.dpi - 1) > _DPI_TOLERANCE for dpi in raster.dpi)):
        shown = "–" if raster.dpi is None else f"{decimal(raster.dpi[0])}"
        yield damaged(path, NOT_AS_LISTED, f"{shown} dpi, {decimal(artefact.dpi)} dpi")
