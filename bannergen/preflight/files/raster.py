"""Step 5, preflight: what all raster files have in common: the facts of their size, and what is remarked on them.

In: what a reader of one format found. Out: a Report; for a manifest's entry what the two do not agree on.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from bannergen.codes import exporting
from bannergen.codes import finished as codes
from bannergen.diagnostics import Diagnostic
from bannergen.preflight.files.limits import resolution_findings
from bannergen.preflight.files.report import Colours, FileSize, Inks, Profile, RasterKind, Report, Resolution, Said
from bannergen.preflight.files.scale import mm_of, scale_of, size_of

if TYPE_CHECKING:  # a reader's process does not load what campaigns are made of
    from bannergen.preflight.manifest import Artefact

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


def no_inks(mode: str) -> Inks:
    """Return the inks of a raster that has none: they depend on who converts it."""
    return Inks(reason=Said(f"tệp {mode} chưa có mực, nhà in sẽ chuyển", f"{mode} has no inks, the shop converts it"))


def report_of(path: Path, raster: Raster) -> Report:
    """Return the facts of a raster and its findings."""
    scale = scale_of(path)
    dpi_x, dpi_y = raster.dpi or (None, None)
    sides = (mm_of(raster.width_px, dpi_x), mm_of(raster.height_px, dpi_y))
    size = size_of(path, scale, sides, (raster.width_px, raster.height_px))
    least = min(raster.dpi) / scale.divisor if raster.dpi else None
    facts = (
        raster.kind,
        size,
        Colours((raster.mode,), profile=raster.profile, alpha=raster.alpha, inverted=raster.inverted),
        raster.inks,
        Resolution((), dpi_x, dpi_y, None if least is None else round(least, 2)),
    )
    return Report(facts, (*_findings(raster, size, least), *raster.findings))


def _findings(raster: Raster, size: FileSize, least: float | None) -> Iterator[Diagnostic]:
    for_print = raster.kind.format != "PNG"  # which is for boards and screens, and has no CMYK
    if least is not None:
        longest = max(size.finished_width_mm or 0, size.finished_height_mm or 0)
        yield from resolution_findings(least, longest, f"{raster.width_px} × {raster.height_px} px")
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
        yield exporting.FILE_DAMAGED.at(path=path, reason=reason)
    if artefact.dpi and (raster.dpi is None or any(abs(dpi / artefact.dpi - 1) > _DPI_TOLERANCE for dpi in raster.dpi)):
        shown = "–" if raster.dpi is None else f"{raster.dpi[0]:g}"
        yield exporting.FILE_DAMAGED.at(path=path, reason=f"{shown} dpi, {artefact.dpi:g} dpi")
