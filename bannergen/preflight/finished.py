"""Step 5, preflight: finished files and folders, read back.

In: a file, or a campaign's folder with its manifest. Out: findings. PDF is read by pikepdf, PNG by Pillow, SVG by an
XML parser; the bytes are compared with the manifest.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from bannergen.codes import exporting as codes
from bannergen.codes import files
from bannergen.diagnostics import Diagnostic, Fault
from bannergen.geometry import POINTS_PER_MM
from bannergen.preflight.manifest import BILL, WORKING_DRAWINGS, Artefact, Record, read_manifest, stem_of
from bannergen.resources import is_file

_POINT_TOLERANCE = 0.01  # 0.0035 mm
_ROUNDED = 0.0011  # of a unit: the manifest has three decimals
_DEFLATE_RATIO = 1032  # no stream holds more bytes to one of its own; https://zlib.net/zlib_tech.html
_OURS = {"manifest.json", "index.html", BILL, "thumbnails"}  # what a build writes beside the pieces


def check_folder(folder: Path) -> Iterator[Diagnostic]:
    """Yield the findings of every artefact in an output root or a campaign's folder in it.

    Raise a Fault where there is no manifest; one that cannot be read is a finding, and the other folders are checked.
    """
    if is_file(folder / "manifest.json"):
        campaigns = [folder]
    else:
        campaigns = sorted(manifest.parent for manifest in folder.glob("*/manifest.json"))
    if not campaigns:
        raise Fault(files.MISSING.at(path=folder / "manifest.json"))
    for campaign in campaigns:
        yield from _check_campaign(campaign)


def _check_campaign(folder: Path) -> Iterator[Diagnostic]:
    try:
        record = read_manifest(folder)
    except Fault as fault:
        yield from fault.diagnostics
        return
    for artefact in record.artefacts:
        yield from _check_artefact(folder / artefact.path, artefact)
    for failure in record.failures:
        yield codes.PIECE_MISSING.at(piece=stem_of(failure), reason=failure.message, cause=failure.code)
    yield from dict.fromkeys(_remarks(record))
    yield from dict.fromkeys(_other_sizes(record))
    yield from _unlisted(folder, record)


def _remarks(record: Record) -> Iterator[Diagnostic]:
    """Yield what the rules remarked when the pieces were made."""
    for artefact in record.artefacts:
        for finding in artefact.findings:
            yield codes.PIECE_REMARKED.at(
                piece=stem_of(artefact), reason=finding.get("message"), cause=finding.get("code")
            )


def _other_sizes(record: Record) -> Iterator[Diagnostic]:
    """Yield each piece whose texts are not of the size it shares with others now; a part was built since."""
    for artefact in record.artefacts:
        groups = artefact.fit.get("groups")
        set_in = groups if isinstance(groups, dict) else {}
        for size in record.sizes:
            had = set_in.get(size.group)
            shared = size.product == artefact.product and size.slogan in {"", artefact.slogan}
            if shared and isinstance(had, int | float) and abs(had - size.cap_height) > _ROUNDED:
                now = f"{size.cap_height:.4g} {size.unit}"
                yield codes.SIZE_OUTDATED.at(
                    piece=stem_of(artefact), group=size.group, had=f"{had:.4g} {size.unit}", now=now
                )


def _unlisted(folder: Path, record: Record) -> Iterator[Diagnostic]:
    """Yield each file that somebody may print and no manifest answers for."""
    listed = {folder / artefact.path for artefact in record.artefacts}
    for path in sorted(folder.rglob("*")):
        parts = path.relative_to(folder).parts
        hidden = any(part.startswith(".") for part in parts)
        if parts[0] not in _OURS and not hidden and path not in listed and is_file(path):
            yield codes.FILE_UNLISTED.at(path=path)


def _check_artefact(path: Path, artefact: Artefact) -> Iterator[Diagnostic]:
    try:
        if not is_file(path):
            yield codes.FILE_LOST.at(path=path)
        elif _sha256(path) != artefact.sha256:
            yield codes.FILE_CHANGED.at(path=path)
        else:
            yield from check_file(path, artefact)
    except OSError as fault:
        yield files.UNREADABLE.at(path=path, reason=fault.strerror or fault)
    except Fault as fault:
        yield from fault.diagnostics


def check_file(path: Path, artefact: Artefact | None = None) -> Iterator[Diagnostic]:
    """Yield the findings of one file; what its manifest says of it is compared where it is given."""
    if not is_file(path):
        raise Fault(files.MISSING.at(path=path))
    extension = path.suffix.removeprefix(".").lower()
    reader = READERS.get(extension)
    if reader is None:
        raise Fault(codes.NOT_CHECKABLE.at(got=path.name, accepted=tuple(READERS)))
    yield from reader(path, artefact)


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _check_pdf(path: Path, artefact: Artefact | None) -> Iterator[Diagnostic]:
    import pikepdf  # only who checks PDFs pays for loading it

    try:
        with pikepdf.open(path) as document:
            pages = [(_boxes(page), _fonts(page)) for page in document.pages]
            mended = [str(warning) for warning in document.get_warnings()]
    except (pikepdf.PdfError, OSError, ValueError) as fault:
        yield codes.FILE_DAMAGED.at(path=path, reason=fault)
        return
    if mended or not pages:  # the library mends in silence what a printer's may refuse
        yield codes.FILE_DAMAGED.at(path=path, reason="; ".join(mended) or "0 pages")
    for boxes, fonts in pages:
        yield from _check_boxes(path, boxes, artefact)
        if fonts and artefact and artefact.variant not in WORKING_DRAWINGS:  # a proof carries fonts by intent
            yield codes.FONTS_IN_PRINT.at(path=path, fonts=", ".join(fonts))


def _fonts(page: Any) -> list[str]:
    """Return the names of a page's fonts; whatever else stands in their place is none."""
    import pikepdf

    fonts: Any = page.obj
    for key in ("/Resources", "/Font"):
        fonts = fonts.get(key)
        if not isinstance(fonts, pikepdf.Dictionary):
            return []
    return [str(name) for name in fonts.keys()]  # noqa: SIM118 - a PDF's dictionary, not Python's


def _boxes(page: Any) -> dict[str, list[float]]:
    """Return a page's boxes in points; one that is not there is the MediaBox, which parents may hold."""
    media = page.mediabox
    found = {"MediaBox": media, "BleedBox": page.get("/BleedBox", media), "TrimBox": page.get("/TrimBox", media)}
    return {name: _numbers(name, box) for name, box in found.items()}


def _numbers(name: str, box: Any) -> list[float]:
    try:
        numbers = [float(number) for number in box]
    except (TypeError, ValueError):
        numbers = []
    if len(numbers) != 4:
        message = f"{name} ≠ [x y x y]"
        raise ValueError(message)
    return numbers


def _check_boxes(path: Path, boxes: dict[str, list[float]], artefact: Artefact | None) -> Iterator[Diagnostic]:
    for outer, inner in (("MediaBox", "BleedBox"), ("BleedBox", "TrimBox")):
        if not _holds(boxes[outer], boxes[inner]):
            yield codes.BOXES.at(path=path, reason=f"{inner} {boxes[inner]} ⊄ {outer} {boxes[outer]}")
    if artefact is None:
        return
    left, bottom, right, top = boxes["BleedBox"]  # around it lie marks, which nobody measures
    for points, wanted in ((right - left, artefact.file_width_mm), (top - bottom, artefact.file_height_mm)):
        if wanted and abs(points - wanted * POINTS_PER_MM) > _POINT_TOLERANCE * 10:
            reason = f"BleedBox {points / POINTS_PER_MM:.2f} mm, manifest {wanted} mm"
            yield codes.BOXES.at(path=path, reason=reason)


def _holds(outer: list[float], inner: list[float]) -> bool:
    low = all(outer[n] - _POINT_TOLERANCE <= inner[n] for n in (0, 1))
    return low and all(inner[n] <= outer[n] + _POINT_TOLERANCE for n in (2, 3))


def _check_png(path: Path, artefact: Artefact | None) -> Iterator[Diagnostic]:
    from PIL.PngImagePlugin import PngImageFile  # only who checks pictures pays for loading it

    try:
        # Not Image.open: it refuses large pictures, which ours are. The size comes from the header, nothing is decoded.
        with path.open("rb") as file, PngImageFile(file) as picture:
            size, mode = picture.size, picture.mode
            picture.verify()
    except (OSError, SyntaxError, ValueError, EOFError) as fault:
        yield codes.FILE_DAMAGED.at(path=path, reason=fault)
        return
    wanted = size
    if artefact:
        wanted = (artefact.width_px or size[0], artefact.height_px or size[1])
    if size != wanted or (artefact and mode != "RGB"):
        yield codes.FILE_DAMAGED.at(path=path, reason=f"{size[0]}×{size[1]} {mode}, {wanted[0]}×{wanted[1]} RGB")
    elif size[0] * size[1] > 8 * _DEFLATE_RATIO * path.stat().st_size:  # a pixel has at least one bit
        yield codes.FILE_DAMAGED.at(path=path, reason=f"{size[0]}×{size[1]} px, {path.stat().st_size} B")


def _check_svg(path: Path, artefact: Artefact | None) -> Iterator[Diagnostic]:
    from xml.etree.ElementTree import ParseError  # only who checks SVG pays for loading it

    from defusedxml.ElementTree import parse

    try:
        elements = list(parse(path).iter())
    except (ParseError, ValueError, LookupError) as fault:  # the last of an encoding that nobody knows
        yield codes.FILE_DAMAGED.at(path=path, reason=fault)
        return
    texts = [element for element in elements if str(element.tag).endswith("}text")]
    if texts:
        yield codes.FONTS_IN_PRINT.at(path=path, fonts="<text>")


READERS: dict[str, Callable[[Path, Artefact | None], Iterator[Diagnostic]]] = {
    "pdf": _check_pdf,
    "png": _check_png,
    "svg": _check_svg,
}
