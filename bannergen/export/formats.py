"""Step 4, export: the visible table of formats.

A format is one file that writes a Scene to an open sink, and one line here. CMYK TIFF, PDF/X, JPEG, BMP, GIF and MP4
have their place in this table when their writers exist. Each writer is loaded when it is first used: who makes one
board does not wait for the PDF library.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, BinaryIO

from bannergen.codes import exporting as codes
from bannergen.codes import pieces
from bannergen.diagnostics import Fault
from bannergen.export.pdf_sheet import PdfScale, print_scale
from bannergen.geometry import MM_PER_INCH, Rect, Unit
from bannergen.scene import Scene

if TYPE_CHECKING:
    from bannergen.export.inks import PrintCondition

SIDE_LIMIT_PX = 1_000_000  # a PNG row of more is of no use to any reader


@dataclass(frozen=True, slots=True)
class Settings:
    """What may be asked of a file beside its format; None leaves it to the product and the format.

    ``box`` is trim, bleed or media; ``colour`` is rgb or cmyk; ``pdf`` is x4, x1a or proof; ``scale`` is the N of 1:N;
    ``condition`` is what inks are meant for, FOGRA39 where it is None.
    """

    dpi: float = 100.0
    box: str | None = None
    colour: str | None = None
    pdf: str = "x4"
    scale: int | None = None
    condition: PrintCondition | None = None
    threads: int = 1


@dataclass(frozen=True, slots=True)
class Facts:
    """What a written file is, for the manifest. Sizes in millimetres for print, in pixels for rasters."""

    media_type: str
    box: str
    colour: str = "rgb"
    profile: str | None = None
    scale: str = "1:1"
    file_width_mm: float | None = None
    file_height_mm: float | None = None
    width_px: int | None = None
    height_px: int | None = None
    dpi: float | None = None


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its ending, its name, its media type and its writer.

    ``raster_box`` is the box that a format of pixels shows where none is asked for; None where there are no pixels.
    """

    extension: str
    title: str
    media_type: str
    write: Callable[[Scene, Settings, BinaryIO], Facts]
    raster_box: str | None = None

    def raster_size(self, scene: Scene, settings: Settings) -> tuple[int, int] | None:
        """Return how many pixels a file has; None for a format that has none."""
        if self.raster_box is None:
            return None
        return pixel_size(_box(scene, settings, self.raster_box)[1], scene.unit, settings.dpi)


def pixel_size(box: Rect, unit: Unit, dpi: float) -> tuple[int, int]:
    """Return a box's size in whole pixels: round(mm / 25.4 × dpi) for print, as it is for screens."""
    per_unit = dpi / MM_PER_INCH if unit is Unit.MM else 1.0
    return round(box.width * per_unit), round(box.height * per_unit)


def checked_size(box: Rect, unit: Unit, dpi: float, most_px: int) -> tuple[int, int]:
    """Return a box's size in pixels; raise a Fault that names the dpi that would do, where a side is beyond a limit."""
    width, height = size = pixel_size(box, unit, dpi)
    if min(size) < 1:
        least = math.ceil(MM_PER_INCH / min(box.width, box.height))
        raise Fault(codes.TOO_SMALL.at(width=width, height=height, dpi=least))
    if max(size) > most_px:
        longest = max(box.width, box.height)
        limit, at_most = f"{most_px} px", math.floor(most_px * MM_PER_INCH / longest)
        raise Fault(codes.TOO_LARGE.at(width=width, height=height, limit=limit, dpi=at_most))
    return size


def variant_of(scene: Scene, extension: str, settings: Settings) -> str:
    """Return the variant that belongs into a file's name, such as ``1-10``; empty for none."""
    if extension != "pdf":
        return ""
    scale = pdf_scale(scene, settings)
    return f"1-{scale.divisor}" if scale.shown != "1:1" else ""


def pdf_scale(scene: Scene, settings: Settings) -> PdfScale:
    """Return the scale of a PDF: 1:10 where the page is too large; 1:1 of such a page is the same with UserUnit."""
    least = print_scale(scene)
    if settings.scale is None:
        return PdfScale(least)
    return PdfScale(max(least, settings.scale), user_unit=settings.scale < least)


def _box(scene: Scene, settings: Settings, default: str) -> tuple[str, Rect]:
    name = settings.box or default
    return name, scene.boxes.bleed if name == "bleed" else scene.boxes.trim


def _svg(scene: Scene, settings: Settings, sink: BinaryIO) -> Facts:
    from bannergen.export.svg import svg_of

    name, box = _box(scene, settings, "trim")
    sink.write(svg_of(scene, box).encode())
    return _measured(Facts("image/svg+xml", name), scene, box, 1)


def _png(scene: Scene, settings: Settings, sink: BinaryIO) -> Facts:
    from bannergen.export.png import write_png
    from bannergen.export.raster import Grid, paint_bands

    name, box = _box(scene, settings, "trim")
    size = checked_size(box, scene.unit, settings.dpi, SIDE_LIMIT_PX)
    dpi = settings.dpi if scene.unit is Unit.MM else None
    write_png(paint_bands(scene, Grid(box, *size), settings.threads), size, dpi, sink)
    facts = _measured(Facts("image/png", name, dpi=dpi), scene, box, 1)
    return replace(facts, width_px=size[0], height_px=size[1])


def _pdf(scene: Scene, settings: Settings, sink: BinaryIO) -> Facts:
    from bannergen.export.pdf import write_pdf
    from bannergen.export.pdf_proof import write_proof

    scale = pdf_scale(scene, settings)
    if settings.pdf == "proof":
        write_proof(scene, sink, scale=scale.divisor)
    else:
        write_pdf(scene, sink, scale=scale.divisor, user_unit=scale.user_unit)
    facts = Facts("application/pdf", "bleed", scale=scale.shown)
    return _measured(facts, scene, scene.boxes.media, 1 if scale.user_unit else scale.divisor)


def _measured(facts: Facts, scene: Scene, box: Rect, scale: int) -> Facts:
    """Return the facts with the file's own size: in pixels for screens, in millimetres for print."""
    if scene.unit is Unit.PX:
        return replace(facts, width_px=round(box.width), height_px=round(box.height))
    return replace(facts, file_width_mm=box.width / scale, file_height_mm=box.height / scale)


FORMATS: dict[str, Format] = {
    known.extension: known
    for known in (
        Format("svg", "SVG", "image/svg+xml", _svg),
        Format("png", "PNG", "image/png", _png, raster_box="trim"),
        Format("pdf", "PDF", "application/pdf", _pdf),
    )
}


def format_of(extension: str) -> Format:
    """Return a format by its ending; raise a Fault with the nearest one."""
    known = FORMATS.get(extension)
    if known is None:
        raise Fault(pieces.FORMAT_UNKNOWN.at(got=extension, accepted=tuple(FORMATS)))
    return known
