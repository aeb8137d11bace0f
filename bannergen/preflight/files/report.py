"""Step 5, preflight: what a finished file is, as values.

A reader of one format returns a Report: facts, each of a kind of its own, and findings. Facts judge nothing; lengths
are in millimetres of the file itself unless they say ``finished``, inks in percent.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from bannergen.diagnostics import Diagnostic

INKS = ("Cyan", "Magenta", "Yellow", "Black")


@dataclass(frozen=True, slots=True)
class Said:
    """A few words in both languages."""

    vi: str = ""
    en: str = ""

    @classmethod
    def alike(cls, text: str) -> Said:
        """Return what is written alike in both: names, numbers, signs."""
        return cls(text, text)


# What files of bannergen are that are no print files, as their XMP names it.
PURPOSES = {
    "proof": Said("bản đọc thử", "a proof"),
    "finishing-sheet": Said("tờ hoàn thiện", "a finishing sheet"),
    "joining-diagram": Said("sơ đồ ghép tấm", "a joining diagram"),
}


@dataclass(frozen=True, slots=True)
class Box:
    """A page box: its lower left corner and its size."""

    x_mm: float
    y_mm: float
    width_mm: float
    height_mm: float


@dataclass(frozen=True, slots=True)
class Profile:
    """An embedded ICC profile by its header: colour space and class as the ICC writes them."""

    description: str
    space: str
    device_class: str
    version: str
    bytes: int
    whole: bool = True  # as long as its header says


@dataclass(frozen=True, slots=True)
class PdfKind:
    """What kind of PDF it is; the version of PDF/X is what the information dictionary and the XMP claim.

    ``condition`` is what bannergen says in a print file of its own: for which press it is; ``purpose`` is what it says
    of a file for people: a key of ``PURPOSES``.
    """

    version: str
    pages: int
    pages_read: int
    producer: str
    pdfx_info: str
    pdfx_xmp: str
    encrypted: bool
    condition: str = ""
    purpose: str = ""
    format: str = "PDF"

    @property
    def claims_print(self) -> bool:
        """Whether the file says of itself that it is ready for print."""
        return bool(self.pdfx_info or self.pdfx_xmp or self.condition)

    @property
    def is_for_people(self) -> bool:
        """Whether it is a drawing or a proof of bannergen's, to be read and not to be printed."""
        return self.purpose in PURPOSES and not self.claims_print


@dataclass(frozen=True, slots=True)
class RasterKind:
    """How the pixels of a raster file are stored."""

    format: str
    compression: str
    bits: int
    big: bool = False
    planar: bool = False
    progressive: bool = False
    orientation: int = 1
    extra_channels: int = 0


@dataclass(frozen=True, slots=True)
class SvgKind:
    """An SVG file by what it holds."""

    elements: int
    pictures: int
    format: str = "SVG"


@dataclass(frozen=True, slots=True)
class FileSize:
    """What the file measures, at its scale and at 1:1, and the finished piece; None where the file does not say.

    Of a PDF with a trim box the file is its trim box. A file of pixels is known to be larger than the finished piece,
    or not, only by what its metadata state: ``bleed_mm`` is what it has left, above, right, below. ``scale_from`` tells
    who states the scale: ``xmp``, ``name``, or nobody.
    """

    bytes: int
    width_mm: float | None = None
    height_mm: float | None = None
    full_width_mm: float | None = None
    full_height_mm: float | None = None
    finished_width_mm: float | None = None
    finished_height_mm: float | None = None
    bleed_mm: tuple[float, float, float, float] | None = None
    width_px: int | None = None
    height_px: int | None = None
    scale: str = "1:1"
    scale_from: str = ""

    @property
    def longest_mm(self) -> float:
        """The longer side at 1:1; 0 where it is not known."""
        return max(
            self.finished_width_mm or self.full_width_mm or 0, self.finished_height_mm or self.full_height_mm or 0
        )


@dataclass(frozen=True, slots=True)
class PageBoxes:
    """The boxes of a page in millimetres, UserUnit reckoned with; None for those that the page does not have."""

    page: int
    media: Box
    crop: Box | None
    bleed: Box | None
    trim: Box | None
    art: Box | None
    rotation: int = 0
    user_unit: float = 1.0


@dataclass(frozen=True, slots=True)
class Boxes:
    """The boxes of every page read."""

    pages: tuple[PageBoxes, ...]


@dataclass(frozen=True, slots=True)
class OutputIntent:
    """What a PDF says it is to be printed on."""

    subtype: str
    identifier: str
    condition: str
    registry: str
    profile: Profile | None
    profile_components: int | None


@dataclass(frozen=True, slots=True)
class Intent:
    """All output intents of a PDF."""

    intents: tuple[OutputIntent, ...]


@dataclass(frozen=True, slots=True)
class Colours:
    """Colour spaces that are painted with, spot colours by name, and what else decides how colours come out.

    A raster has one space, its mode. ``unread`` says why a part could not be looked at.
    """

    spaces: tuple[str, ...]
    spots: tuple[str, ...] = ()
    transparency: tuple[str, ...] = ()
    overprint: bool = False
    profile: Profile | None = None
    alpha: bool = False
    inverted: bool = False
    unread: str = ""


@dataclass(frozen=True, slots=True)
class Ink:
    """One ink: the most of it anywhere and, where it was measured, its mean over the area."""

    name: str
    most: float
    mean: float | None = None


@dataclass(frozen=True, slots=True)
class Inks:
    """The inks of the area inside the bleed, and the most of all of them in one place, spots by their build.

    ``source`` is ``operators`` (exact: every colour painted with), ``pixels``, ``ghostscript`` or empty, where it is
    not determined and ``reason`` says why. ``sampled`` says what was looked at where it was not everything. Where some
    colours are no inks yet, ``converted`` holds and ``build`` is the largest sum of those that are. Where the file was
    too much to be walked through, or is not for print, ``given_up`` holds: no other program is asked about it.
    """

    source: str = ""
    inks: tuple[Ink, ...] = ()
    total: float | None = None
    sampled: Said = field(default_factory=Said)
    reason: Said = field(default_factory=Said)
    converted: bool = False
    build: float | None = None
    given_up: bool = False


@dataclass(frozen=True, slots=True)
class Font:
    """A font as text is set in it."""

    name: str
    type: str
    embedded: bool


@dataclass(frozen=True, slots=True)
class Fonts:
    """The fonts of a file; none in a file of outlines."""

    fonts: tuple[Font, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture in a PDF; its pixels per inch on the page, and at the finished size."""

    width_px: int
    height_px: int
    bits: int
    space: str
    ppi: float
    finished_ppi: float


@dataclass(frozen=True, slots=True)
class Resolution:
    """The pictures of a PDF or SVG, or the dpi that a raster states; None where it states none."""

    pictures: tuple[Picture, ...] = ()
    dpi_x: float | None = None
    dpi_y: float | None = None
    finished_dpi: float | None = None
    vector: bool = False


@dataclass(frozen=True, slots=True)
class Contents:
    """What a PDF holds beside its drawing."""

    layers: tuple[str, ...] = ()
    annotations: tuple[str, ...] = ()
    form_fields: int = 0
    scripts: bool = False
    attachments: tuple[str, ...] = ()


Fact = PdfKind | RasterKind | SvgKind | FileSize | Boxes | Intent | Colours | Inks | Fonts | Resolution | Contents


def one_line(said: object, most: int = 120) -> str:
    """Return what a file says of itself, fit to be shown."""
    line = " ".join("".join(c if c.isprintable() else " " for c in str(said)[: 4 * most]).split())
    return line if len(line) <= most else line[: most - 1] + "…"


@dataclass(frozen=True)
class Report:
    """What a reader found: facts in the order they are told, then findings."""

    facts: tuple[Fact, ...] = ()
    findings: tuple[Diagnostic, ...] = ()
