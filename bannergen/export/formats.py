"""Step 4, export: the visible table of formats.

A format is one file that writes a Scene to an open sink, and one line here. BMP, GIF and MP4 have their place in this
table when their writers exist. Each writer is loaded when it is first used: who makes one board does not wait for the
PDF library.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, BinaryIO

from bannergen.codes import exporting as codes
from bannergen.codes import pieces
from bannergen.diagnostics import Fault
from bannergen.export.pdf_sheet import PdfScale, print_scale
from bannergen.geometry import MM_PER_INCH, Rect, Unit
from bannergen.scene import Scene

if TYPE_CHECKING:
    from bannergen.export.inks import PrintCondition
    from bannergen.export.laid import Laid

SIDE_LIMIT_PX = 1_000_000  # a row of more is of no use to any reader


@dataclass(frozen=True)
class Settings:
    """What may be asked of a file beside its format; None leaves it to the product and the format.

    ``box`` is trim, bleed or media; ``colour`` is rgb or cmyk; ``pdf`` is x4, x1a or proof; ``scale`` is the N of 1:N;
    ``condition`` is what inks are meant for, FOGRA39 where it is None; ``compression`` is how a TIFF is packed.
    """

    dpi: float = 100.0
    box: str | None = None
    colour: str | None = None
    pdf: str = "x4"
    scale: int | None = None
    condition: PrintCondition | None = None
    compression: str = "deflate"
    workers: int = 1

    @cached_property
    def printed_for(self) -> PrintCondition:
        """What inks are meant for; one object, whose profile is packed once, serves all files of these settings."""
        from bannergen.export.inks import PrintCondition  # loaded by who makes inks

        return self.condition or PrintCondition.fogra39()


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
    """A format: its ending, its name, its media type, its writer, and another ending that people give it.

    ``raster_box`` is the box that a format of pixels shows where none is asked for; None where there are no pixels.
    """

    extension: str
    title: str
    media_type: str
    write: Callable[[Scene, Settings, BinaryIO], Facts]
    alias: str = ""
    raster_box: str | None = None

    def raster_area(self, scene: Scene, settings: Settings) -> Rect | None:
        """Return what of a Scene a file of pixels shows; None for a format that has none."""
        return _box(scene, settings, self.raster_box)[1] if self.raster_box else None

    def raster_size(self, scene: Scene, settings: Settings) -> tuple[int, int] | None:
        """Return how many pixels a file has; None for a format that has none."""
        area = self.raster_area(scene, settings)
        return pixel_size(area, scene.unit, settings.dpi) if area else None


def pixel_size(box: Rect, unit: Unit, dpi: float) -> tuple[int, int]:
    """Return a box's size in whole pixels: round(mm / 25.4 × dpi) for print, as it is for screens."""
    per_unit = dpi / MM_PER_INCH if unit is Unit.MM else 1.0
    return round(box.width * per_unit), round(box.height * per_unit)


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
    boxes = {"trim": scene.boxes.trim, "bleed": scene.boxes.bleed, "media": scene.boxes.media}
    return name, boxes[name]


def _svg(scene: Scene, settings: Settings, sink: BinaryIO) -> Facts:
    from bannergen.export.svg import svg_of

    name, box = _box(scene, settings, "trim")
    sink.write(svg_of(_shown(scene, name), box).encode())
    return _measured(Facts("image/svg+xml", name), scene, box, 1)


def _png(scene: Scene, settings: Settings, sink: BinaryIO) -> Facts:
    from bannergen.export.png import write_png

    name, laid = _laid(scene, replace(settings, colour="rgb"), ("trim", "rgb"), SIDE_LIMIT_PX)
    write_png(laid, sink)
    facts = _raster_facts("image/png", name, laid)
    return facts if laid.dpi else replace(facts, profile=None)  # on screens a chunk says sRGB, without a profile


def _tiff(scene: Scene, settings: Settings, sink: BinaryIO) -> Facts:
    from bannergen.export.tiff import write_tiff

    default = ("bleed", "cmyk" if scene.unit is Unit.MM else "rgb")
    name, laid = _laid(scene, settings, default, SIDE_LIMIT_PX)
    write_tiff(laid, sink, settings.compression)
    return _raster_facts("image/tiff", name, laid)


def _jpeg(scene: Scene, settings: Settings, sink: BinaryIO) -> Facts:
    from bannergen.export.jpeg import SIDE_LIMIT_PX as JPEG_SIDE_LIMIT_PX
    from bannergen.export.jpeg import write_jpeg

    name, laid = _laid(scene, settings, ("trim", "rgb"), JPEG_SIDE_LIMIT_PX)
    write_jpeg(laid, sink)
    return _raster_facts("image/jpeg", name, laid)


def _laid(scene: Scene, settings: Settings, default: tuple[str, str], limit_px: int) -> tuple[str, Laid]:
    """Lay a box of a Scene on pixels; raise a Fault where a side has more than the format takes, or none.

    ``default`` is the format's own box and colour.
    """
    from bannergen.export.description import Description
    from bannergen.export.laid import Laid
    from bannergen.export.raster import Grid

    name, box = _box(scene, settings, default[0])
    grid = Grid(box, *_checked_size(box, scene.unit, settings.dpi, limit_px))
    dpi = settings.dpi if scene.unit is Unit.MM else None
    condition, said = _condition(settings, default[1]), Description(scene, name)
    return name, Laid(_shown(scene, name), grid, dpi, condition, said, settings.workers)


def _raster_facts(media_type: str, box: str, laid: Laid) -> Facts:
    """Return what a file of pixels is."""
    colour, profile = ("cmyk", laid.condition.name) if laid.condition else ("rgb", "sRGB")
    facts = _measured(Facts(media_type, box, colour, profile, dpi=laid.dpi), laid.scene, laid.grid.box, 1)
    return replace(facts, width_px=laid.grid.width_px, height_px=laid.grid.height_px)


def _checked_size(box: Rect, unit: Unit, dpi: float, most_px: int) -> tuple[int, int]:
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


def _shown(scene: Scene, box: str) -> Scene:
    """Return a Scene whose nodes are all that its box shows; only the media box holds the marks."""
    return replace(scene, nodes=(*scene.nodes, *scene.marks), marks=()) if box == "media" else scene


def _condition(settings: Settings, default_colour: str) -> PrintCondition | None:
    """Return whose inks a raster is in; None for sRGB."""
    return None if (settings.colour or default_colour) == "rgb" else settings.printed_for


def _pdf(scene: Scene, settings: Settings, sink: BinaryIO) -> Facts:
    from bannergen.export.pdf_proof import write_proof

    scale = pdf_scale(scene, settings)
    facts = Facts("application/pdf", "bleed", scale=scale.shown)
    if settings.pdf == "proof":
        write_proof(scene, sink, scale=scale.divisor)
    else:
        facts = replace(facts, colour="cmyk", profile=_printed(scene, settings, scale, sink))
    return _measured(facts, scene, scene.boxes.bleed, 1 if scale.user_unit else scale.divisor)


def _printed(scene: Scene, settings: Settings, scale: PdfScale, sink: BinaryIO) -> str:
    """Write a print PDF; return the name of what its inks are meant for."""
    from bannergen.export.pdf import write_pdf
    from bannergen.export.pdf_standard import STANDARDS

    condition = settings.printed_for
    write_pdf(scene, sink, condition, standard=STANDARDS[settings.pdf], scale=scale)
    return condition.name


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
        Format("tiff", "TIFF", "image/tiff", _tiff, "tif", raster_box="bleed"),
        Format("jpeg", "JPEG", "image/jpeg", _jpeg, "jpg", raster_box="trim"),
        Format("pdf", "PDF", "application/pdf", _pdf),
    )
}


def format_of(extension: str) -> Format:
    """Return a format by either of its endings; raise a Fault with the nearest one."""
    known = FORMATS.get(extension) or next((other for other in FORMATS.values() if other.alias == extension), None)
    if known is None:
        raise Fault(pieces.FORMAT_UNKNOWN.at(got=extension, accepted=tuple(FORMATS)))
    return known
