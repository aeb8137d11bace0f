"""Step 5, preflight: a PDF as a document: its pages, boxes, metadata, intents and what else it carries.

In: a file, read by pypdf, which shares no code with our writer. Out: a Document. Refuses what cannot be opened, with
one reason; what the library had to mend is kept as remarks, because a printer's may refuse it.
"""

from __future__ import annotations

import logging
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO

from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from bannergen.codes import finished as codes
from bannergen.diagnostics import Fault
from bannergen.geometry import POINTS_PER_MM, Rect
from bannergen.preflight.files.damage import DamagedError, damage_of, decoding
from bannergen.preflight.files.pdf.objects import (
    LOCKED,
    StreamError,
    array,
    dictionary,
    entry,
    items,
    name,
    number,
    numbers,
    profile_in,
    stream_bytes,
    text,
)
from bannergen.preflight.files.report import Box, Contents, OutputIntent, PageBoxes, one_line
from bannergen.preflight.files.xmp import text_of

MOST_PAGES = 20  # a print file has one; of a book the first pages tell enough
_MOST_NODES = 10_000  # of the page tree
_INHERITED = ("/MediaBox", "/CropBox", "/Resources", "/Rotate")
_BOXES = ("/MediaBox", "/CropBox", "/BleedBox", "/TrimBox", "/ArtBox")


@dataclass(frozen=True, slots=True)
class Page:
    """A page with what it inherits, and its boxes in units of its own, y upwards."""

    object: DictionaryObject = field(repr=False)
    boxes: dict[str, Rect]
    rotation: int
    user_unit: float

    def box(self, wanted: str) -> Rect:
        """Return a box; where the page does not have it, the one it defaults to."""
        if wanted in self.boxes:
            return self.boxes[wanted]
        return self.boxes.get("/CropBox", self.boxes["/MediaBox"])

    def mm(self, length: float) -> float:
        """Return a length of the page in millimetres."""
        return length * self.user_unit / POINTS_PER_MM

    def size_mm(self, wanted: str) -> tuple[float, float]:
        """Return width and height of a box, or of the one it defaults to."""
        box = self.box(wanted)
        return self.mm(box.width), self.mm(box.height)


@dataclass(frozen=True)
class Document:
    """An opened PDF: the first pages, how many there are, the catalogue, its metadata, and what had to be mended."""

    version: str
    pages: tuple[Page, ...]
    page_count: int
    catalogue: DictionaryObject
    info: dict[str, str]
    xmp: str
    encrypted: bool
    mended: tuple[str, ...]


@contextmanager
def opened(path: Path) -> Iterator[Document]:
    """Open a PDF for the block; raise a Fault where it is damaged, even where the block finds it, or is locked."""
    with path.open("rb") as file, _remarks() as mended, damage_of(path):
        try:
            if not file.read(1):
                message = "0 B"
                raise DamagedError(message)
            yield _document(file, mended)
        except LOCKED as fault:
            raise Fault(codes.ENCRYPTED.at(path=path)) from fault


def _document(file: BinaryIO, mended: list[str]) -> Document:
    with decoding(LOCKED):
        reader = PdfReader(file, strict=False)
        trailer, header, encrypted = reader.trailer, reader.pdf_header, reader.is_encrypted
    catalogue = dictionary(trailer, "/Root")
    pages = list(_pages(catalogue, mended))
    stated = max(one_line(header).removeprefix("%PDF-"), name(catalogue, "/Version"))
    read = tuple(_page(page) for page in pages[:MOST_PAGES])
    info = {key: text(value) for key, value in items(trailer, "/Info")}
    remarks = tuple(dict.fromkeys(mended))
    return Document(stated, read, len(pages), catalogue, info, _xmp(catalogue), encrypted, remarks)


def _pages(catalogue: DictionaryObject, mended: list[str]) -> Iterator[DictionaryObject]:
    """Yield the pages with what they inherit; a tree that runs in circles is left where it does."""
    start = entry(catalogue, "/Pages")
    stack: list[tuple[Any, dict[str, Any]]] = [(start, {})]
    seen: set[int] = set()
    while stack:
        node, inherited = stack.pop()
        if not isinstance(node, DictionaryObject):
            mended.append("/Kids ?")
            continue
        if id(node) in seen or len(seen) > _MOST_NODES:
            mended.append("/Pages ↺")
            continue
        seen.add(id(node))
        own = {**inherited, **{key: node.raw_get(key) for key in _INHERITED if key in node}}
        if "/Kids" in node:
            stack += [(kid, own) for kid in reversed(array(node, "/Kids")[:_MOST_NODES])]
        else:
            yield DictionaryObject({**node, **own})


def _page(page: DictionaryObject) -> Page:
    boxes = {}
    for key in _BOXES:
        if entry(page, key) is None:
            continue
        edges = numbers(page, key)
        if len(edges) != 4 or edges[0] == edges[2] or edges[1] == edges[3]:
            message = f"{key} ≠ [x y x y]"
            raise DamagedError(message)
        left, right = sorted(edges[::2])
        bottom, top = sorted(edges[1::2])
        boxes[key] = Rect.from_edges(left, bottom, right, top)
    if "/MediaBox" not in boxes:
        message = "no /MediaBox"
        raise DamagedError(message)
    resources = entry(page, "/Resources")
    if resources is not None and not isinstance(resources, DictionaryObject):
        message = "/Resources ≠ << >>"
        raise DamagedError(message)
    unit = number(page, "/UserUnit")
    rotation = int(number(page, "/Rotate") or 0) % 360
    return Page(page, boxes, rotation, unit if unit and unit > 0 else 1.0)


def boxes_of(pages: tuple[Page, ...]) -> tuple[PageBoxes, ...]:
    """Return the boxes of pages in millimetres."""
    return tuple(_measured(number, page) for number, page in enumerate(pages, 1))


def _measured(at: int, page: Page) -> PageBoxes:
    def box(key: str) -> Box | None:
        found = page.boxes.get(key)
        if found is None:
            return None
        return Box(*(round(page.mm(length), 4) + 0.0 for length in (found.x, found.y, found.width, found.height)))

    media = box("/MediaBox")
    assert media is not None  # noqa: S101 - a page without it is no Page
    crop, bleed, trim, art = map(box, _BOXES[1:])
    return PageBoxes(at, media, crop, bleed, trim, art, page.rotation, page.user_unit)


def _xmp(catalogue: DictionaryObject) -> str:
    try:
        return text_of(stream_bytes(entry(catalogue, "/Metadata")))
    except StreamError:
        return ""


def intents_of(document: Document) -> tuple[OutputIntent, ...]:
    """Return the output intents, with their embedded profiles."""
    return tuple(_intent(one) for one in array(document.catalogue, "/OutputIntents")[:MOST_PAGES])


def _intent(intent: Any) -> OutputIntent:
    stream = entry(intent, "/DestOutputProfile")
    components = number(stream, "/N")
    return OutputIntent(
        name(intent, "/S"),
        text(intent, "/OutputConditionIdentifier"),
        text(intent, "/OutputCondition"),
        text(intent, "/RegistryName"),
        profile_in(stream),
        None if components is None else int(components),
    )


def contents_of(document: Document) -> Contents:
    """Return what a PDF carries beside its drawing."""
    catalogue = document.catalogue
    layers = tuple(text(layer, "/Name") for layer in array(catalogue, "/OCProperties", "/OCGs"))
    annotations = [name(note, "/Subtype") for page in document.pages for note in array(page.object, "/Annots")]
    attachments = set(_keys(entry(catalogue, "/Names", "/EmbeddedFiles")))
    return Contents(
        layers[:100],
        tuple(sorted(set(annotations))),
        len(array(catalogue, "/AcroForm", "/Fields")),
        _has_scripts(document),
        tuple(sorted(attachments)),
    )


def _keys(tree: Any, depth: int = 0) -> Iterator[str]:
    """Yield the keys of a name tree, which stand before their values."""
    yield from map(one_line, array(tree, "/Names")[: 2 * MOST_PAGES : 2])
    for kid in array(tree, "/Kids")[:MOST_PAGES] if depth < 3 else ():
        yield from _keys(kid, depth + 1)


def _has_scripts(document: Document) -> bool:
    catalogue = document.catalogue
    acts = [entry(catalogue, "/OpenAction"), *(value for _, value in items(catalogue, "/AA"))]
    for page in document.pages:
        acts += [value for _, value in items(page.object, "/AA")]
        for note in array(page.object, "/Annots"):
            acts += [entry(note, "/A"), *(value for _, value in items(note, "/AA"))]
    return entry(catalogue, "/Names", "/JavaScript") is not None or any(name(act, "/S") == "JavaScript" for act in acts)


@contextmanager
def _remarks() -> Iterator[list[str]]:
    """Gather what the library has to say of a sloppy file, instead of letting it speak."""
    said: list[str] = []
    logger = logging.getLogger("pypdf")
    handler = _Gathering(said)
    before = (logger.propagate, logger.level)
    logger.addHandler(handler)
    logger.propagate = False
    logger.setLevel(logging.WARNING)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield said
    finally:
        logger.removeHandler(handler)
        logger.propagate, level = before
        logger.setLevel(level)


class _Gathering(logging.Handler):
    """Keeps the first remarks."""

    def __init__(self, said: list[str]) -> None:
        super().__init__(logging.WARNING)
        self.said = said

    def emit(self, record: logging.LogRecord) -> None:
        if len(self.said) < MOST_PAGES:
            self.said.append(one_line(record.getMessage()))
