"""Command line: ``bannergen render``."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import product as product_of
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, TypeVar

import click

from bannergen.batch.deliverables import Deliverable, Source, deliverable, variant_named
from bannergen.batch.sizes import shared_sizes, shares_sizes, sized
from bannergen.cli.endings import exits
from bannergen.cli.output import conflict, format_named, write_out
from bannergen.cli.project import Project
from bannergen.cli.report import show
from bannergen.cli.usage import OneOf
from bannergen.codes import exporting, reading
from bannergen.compose import Composer
from bannergen.diagnostics import Diagnostic, Fault, Span, raise_errors, tried
from bannergen.export.formats import FORMATS, Format, Settings
from bannergen.geometry import Unit
from bannergen.preflight.scenes import check_piece
from bannergen.spec.campaign import Campaign, Slogan
from bannergen.spec.checks import check_layout
from bannergen.spec.known import known
from bannergen.spec.piece import Piece, known_places, own_place, places_of, remarks_on
from bannergen.spec.places import Place, check_valid
from bannergen.spec.product import Product
from bannergen.spec.theme import DEFAULT_THEME
from bannergen.spec.values import FinishedSize, Resolution, Slug, Wanted, clean_text

if TYPE_CHECKING:
    from bannergen.export.inks import PrintCondition

T = TypeVar("T")

LARGE_PX = 500_000_000  # what takes longer than a couple of seconds is announced
MOST_THREADS = 4  # each holds a band of the picture in memory


@click.command("render")
@click.argument("product")
@click.option("--text", help="Khẩu hiệu tự viết · a text of your own.")
@click.option("--campaign", metavar="FILE", help="Chiến dịch · campaign; the bundled one when absent.")
@click.option("--slogan", metavar="ID", help="Khẩu hiệu của chiến dịch · slogan; the first when absent.")
@click.option("--place", metavar="SLUG", help="Địa bàn · place; the campaign's own issuer when absent.")
@click.option("--layout", metavar="ID", help="Bố cục khác · another layout.")
@click.option("--theme", metavar="ID", help="Chủ đề khác · another theme.")
@click.option("--size", metavar="WxH", help="Kích thước khác, 3200x1600mm hoặc 800x480px · another size.")
@click.option("--dpi", metavar="N", help="Độ phân giải · resolution.")
@click.option(
    "--box", type=OneOf(["trim", "bleed"]), help="Khung xuất (png, svg, tiff, jpeg) · box shown (png, svg, tiff, jpeg)."
)
@click.option("--colour", type=OneOf(["rgb", "cmyk"]), help="Hệ màu (tiff, jpeg) · colours (tiff, jpeg).")
@click.option(
    "--compression",
    type=OneOf(["deflate", "lzw", "none"]),
    help="Cách nén TIFF, khi RIP không đọc được Deflate (ZIP) · how a TIFF is packed, where a RIP cannot read Deflate.",
)
@click.option(
    "--pdf",
    type=OneOf(["x4", "x1a", "proof"]),
    help="PDF/X-4 (mặc định), PDF/X-1a hoặc bản đọc thử · PDF/X-4 (default), PDF/X-1a or a proof with text.",
)
@click.option("--output-intent", metavar="FILE.icc", help="Hồ sơ màu CMYK của nhà in · the print shop's CMYK profile.")
@click.option("--scale", metavar="1:N", type=OneOf(["1:1", "1:10"]), help="Tỉ lệ tệp PDF · scale of the PDF.")
@click.option("--variant", metavar="NAME", help="Tệp dẫn xuất: tam-2-5, ghep-tam · a derived file.")
@click.option("--format", "extension", metavar="EXT", help="Định dạng khi -o là - · format when -o is -.")
@click.option("-o", "--output", required=True, metavar="FILE.ext", help="Tệp ra; - là stdout · output; - is stdout.")
@exits
def command(
    *,
    product: str,
    text: str | None,
    campaign: str | None,
    slogan: str | None,
    place: str | None,
    layout: str | None,
    theme: str | None,
    size: str | None,
    dpi: str | None,
    box: str | None,
    colour: str | None,
    compression: str | None,
    pdf: str | None,
    output_intent: str | None,
    scale: str | None,
    variant: str | None,
    extension: str | None,
    output: str,
) -> None:
    """Làm một tác phẩm · make one piece.

    \b
    bannergen render pano-3x2 --place huyen-na-hang -o pano.pdf
    bannergen render led-p5-640x384 --text "CHÀO MỪNG NGÀY 10/10" -o board.png
    bannergen render pano-3x2 --size 3200x1600mm --format svg -o - > pano.svg
    """  # noqa: D301
    target = format_named(output, extension)
    project = Project.here()
    looks, words = _Looks(layout, theme, size, dpi), _Words(text, campaign, slogan, place)
    piece = looks.applied(words.piece(project, product), project)
    options = {"--dpi": dpi, "--box": box, "--colour": colour, "--pdf": pdf, "--scale": scale}
    options |= {"--output-intent": output_intent, "--compression": compression}
    _check_options(target, piece.product.unit, options)
    _check_proof(pdf, options)
    in_inks = target.extension in _INKED and pdf != "proof" and colour != "rgb"
    condition = words.condition(project, output_intent) if in_inks else None
    source = _composed(piece, words, project)
    settings = Settings(
        dpi=piece.product.raster_dpi,
        box=box,
        colour=colour,
        pdf=pdf or "x4",
        scale=int(scale[2:]) if scale else None,
        condition=condition,
        compression=compression or "deflate",
        workers=min(MOST_THREADS, os.cpu_count() or 1),
    )
    if variant is None:
        made = deliverable(target.extension, source.scene, source.composer, settings)
    else:
        made = variant_named(variant, source, target.extension, settings)
        _check_settings(variant, made.settings, {"--box": box, "--pdf": pdf, "--scale": scale})
    show((*made.remarks, *_resolution(piece.product, target.raster_size(made.scene, made.settings))))
    _written(output, target, made)
    if made.scale and not scale and pdf != "proof" and made.scale not in Path(output).stem:
        show([exporting.PDF_SCALED.at(scale=made.scale.replace("-", ":"))])


def _composed(piece: Piece, words: _Words, project: Project) -> Source:
    """Compose a piece at the sizes that it shares with others of its campaign; raise a Fault where a rule is broken."""
    composer = Composer(project.library)
    composition = composer.compose(sized(piece, shared_sizes(words.siblings(piece, project), composer)))
    show((*composition.remarks, *raise_errors(check_piece(composition.scene, piece.product))))
    return Source(piece, composition, composer)


def _check_settings(variant: str, settings: Settings, options: Mapping[str, str | None]) -> None:
    """Refuse each option that a derived file settles otherwise by itself."""
    scale = f"1:{settings.scale}" if settings.scale else None
    settled = {"--box": settings.box, "--pdf": settings.pdf, "--scale": scale}
    raise_errors(
        conflict(
            f"{name} {asked} không đi cùng --variant {variant}: {vi}.",
            f"{name} {asked} does not go with --variant {variant}: {en}.",
        )
        for name, asked in options.items()
        if asked is not None and asked != settled[name]
        for has in (settled[name],)
        for vi in (f"tệp này luôn là {name} {has}" if has else "tệp này tự định điều đó",)
        for en in (f"that file always is {name} {has}" if has else "that file settles it by itself",)
    )


def _resolution(product: Product, size: tuple[int, int] | None) -> Iterator[Diagnostic]:
    """Yield what resolution a raster has and why, where nobody gave it."""
    computed = product.computed_dpi
    if computed and size:
        why = {"why_vi": computed.why("vi"), "why_en": computed.why("en")}
        yield exporting.DPI_COMPUTED.at(None, dpi=computed.dpi, width=size[0], height=size[1], **why)


def _written(output: str, target: Format, made: Deliverable) -> None:
    """Write the file; a large raster is announced, and its disk looked at, before it is begun."""
    size = target.raster_size(made.scene, made.settings)
    if size is None or size[0] * size[1] < LARGE_PX:
        write_out(output, lambda sink: target.write(made.scene, made.settings, sink))
        return
    from bannergen.batch.estimate import estimate  # loaded for what takes long
    from bannergen.cli.announcement import announce, check_room, watched

    expected = tried([], estimate, target, made.scene, made.settings, size)  # the writing itself says what fails
    for one in expected:
        announce(one)
        if output != "-":
            show(check_room(Path(output), one.bytes))

    def write(sink: BinaryIO) -> None:
        with watched(sink, *expected) as seen:
            target.write(made.scene, made.settings, seen)

    write_out(output, write)


def _check_options(target: Format, unit: Unit, options: Mapping[str, object]) -> None:
    """Refuse each option that would change nothing, and say what it goes with."""
    faults = []
    for name, (formats, units) in _APPLIES.items():
        if options[name] is not None and target.extension not in formats:
            known = ", ".join(f".{extension}" for extension in FORMATS if extension in formats)
            vi = f"{name} chỉ đi cùng tệp {known}; tệp đang làm là .{target.extension}."
            faults.append(conflict(vi, f"{name} goes with {known} only; the file to be made is .{target.extension}."))
        elif options[name] is not None and unit not in units:  # such options are about millimetres
            vi = f"{name} chỉ đi cùng sản phẩm in, đo bằng mm; sản phẩm này là của màn hình, đo bằng px."
            en = f"{name} goes with print products only, measured in mm; this one is for screens, measured in px."
            faults.append(conflict(vi, en))
    raise_errors(faults)


def _check_proof(pdf: str | None, options: Mapping[str, object]) -> None:
    """Refuse what makes a difference for print files only."""
    raise_errors(
        conflict(
            f"{name} không đi cùng --pdf proof: chỉ tệp in (x4, x1a) mới có.",
            f"{name} does not go with --pdf proof: only print files (x4, x1a) have it.",
        )
        for name in ("--scale", "--output-intent")
        if pdf == "proof" and options[name] is not None
    )


_INKED = {"pdf", "tiff", "jpeg"}  # formats that may hold inks
# option → the formats and units it makes a difference for
_APPLIES = {
    "--dpi": ({"png", "tiff", "jpeg"}, {Unit.MM}),
    "--box": ({"png", "svg", "tiff", "jpeg"}, {Unit.MM}),
    "--colour": ({"tiff", "jpeg"}, {Unit.MM, Unit.PX}),
    "--compression": ({"tiff"}, {Unit.MM, Unit.PX}),
    "--pdf": ({"pdf"}, {Unit.MM, Unit.PX}),
    "--scale": ({"pdf"}, {Unit.MM}),
    "--output-intent": (_INKED, {Unit.MM, Unit.PX}),
}


@dataclass(frozen=True)
class _Words:
    """What the command line says of the piece's words."""

    text: str | None
    campaign: str | None
    slogan: str | None
    place: str | None

    def piece(self, project: Project, product: str) -> Piece:
        library = project.library
        found = library.product(product)
        campaign, folder = self._campaign(project)
        show(raise_errors(remarks_on(campaign, library)))
        return Piece(
            campaign=campaign,
            product=found,
            layout=library.layout(found.layout),
            theme=library.theme(campaign.theme),
            place=self._place(campaign, project, folder),
            slogan=self._slogan(campaign),
        )

    def siblings(self, piece: Piece, project: Project) -> Iterator[Piece]:
        """Yield the campaign's pieces of the same product, which may share type sizes with this one.

        None where its places cannot be read: that is told to who builds the campaign.
        """
        if self.text is None and shares_sizes([piece]):
            campaign, folder = self._campaign(project)
            for places in tried([], places_of, campaign, project.library, folder):
                for place, slogan in product_of(places, campaign.slogans):
                    yield replace(piece, place=place, slogan=slogan)

    def condition(self, project: Project, named: str | None) -> PrintCondition | None:
        """Return what the inks of the file are meant for; None where nobody says."""
        campaign, folder = self._campaign(project)
        return project.condition(named, campaign, folder)

    def _campaign(self, project: Project) -> tuple[Campaign, Path | None]:
        if self.text is None:
            return project.campaign(self.campaign)
        if self.campaign or self.slogan:
            vi = "--text không đi cùng --campaign hay --slogan."
            raise Fault(conflict(vi, "--text does not go with --campaign or --slogan."))
        return _campaign_of(self.text), None

    def _slogan(self, campaign: Campaign) -> Slogan:
        if self.slogan is None:
            return campaign.slogans[0]
        slogans = {str(slogan.id): slogan for slogan in campaign.slogans}
        return known(self.slogan, slogans, ("khẩu hiệu", "slogan"))

    def _place(self, campaign: Campaign, project: Project, folder: Path | None) -> Place:
        if self.place is None:
            return own_place(campaign)
        place = known(self.place, known_places(campaign, project.library, folder), ("địa bàn", "place"))
        raise_errors(check_valid([place], campaign.day) if campaign.day else [])
        return place


def _campaign_of(text: str) -> Campaign:
    """Return a campaign of one text, for a piece without one; its title is the text, so no headline repeats it."""
    words = clean_text(text, Span("--text"))
    slogan = Slogan(id=Slug("text"), text=words)
    theme = Slug(DEFAULT_THEME)
    return Campaign(
        campaign=Slug("render"), title=words, slogans=(slogan,), products=(), theme=theme, span=Span("--text")
    )


@dataclass(frozen=True)
class _Looks:
    """What the command line says of the piece's looks."""

    layout: str | None
    theme: str | None
    size: str | None
    dpi: str | None

    def applied(self, piece: Piece, project: Project) -> Piece:
        """Return the piece in these looks; raise a Fault when the layout, the theme and the artwork do not fit."""
        library, product = project.library, piece.product
        if self.size is not None:
            size = _read("--size", self.size, FinishedSize.parse, FinishedSize.WANTED)
            product = replace(product.resized(size), span=Span("--size"))
        if self.dpi is not None:
            product = replace(product, dpi=_read("--dpi", self.dpi, Resolution.parse, Resolution.WANTED))
        layout = library.layout(self.layout) if self.layout else piece.layout
        theme = library.theme(self.theme) if self.theme else piece.theme
        raise_errors(check_layout(layout, theme, library))
        return replace(piece, product=product, layout=layout, theme=theme)


def _read(option: str, text: str, parse: Callable[[str], T], wanted: Wanted) -> T:
    """Return an option's value; raise a Fault that says what was wanted."""
    try:
        return parse(text)
    except ValueError:
        fault = reading.BAD_VALUE.at(Span(option), got=text, key=option, wanted_vi=wanted.vi, wanted_en=wanted.en)
        raise Fault(fault) from None
