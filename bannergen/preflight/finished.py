"""Step 5, preflight: finished files and folders, read back.

In: a file, or a campaign's folder with its manifest. Out: findings. PDF is read by pikepdf, PNG by Pillow, SVG by an
XML parser; the bytes are compared with the manifest.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from bannergen.codes import exporting as codes
from bannergen.codes import files
from bannergen.diagnostics import Diagnostic, Fault
from bannergen.geometry import POINTS_PER_MM

_POINT_TOLERANCE = 0.01  # 0.0035 mm


def check_folder(folder: Path) -> Iterator[Diagnostic]:
    """Yield the findings of every artefact in an output root or a campaign's folder in it.

    Raise a Fault where there is no readable manifest.
    """
    campaigns = [folder] if (folder / "manifest.json").exists() else sorted(folder.glob("*/manifest.json"))
    if not campaigns:
        raise Fault(files.MISSING.at(path=folder / "manifest.json"))
    for campaign in campaigns:
        yield from _check_campaign(campaign.parent if campaign.name == "manifest.json" else campaign)


def _check_campaign(folder: Path) -> Iterator[Diagnostic]:
    manifest = folder / "manifest.json"
    try:
        artefacts = json.loads(manifest.read_bytes())["artefacts"]
    except OSError as fault:
        raise Fault(files.UNREADABLE.at(path=manifest, reason=fault.strerror)) from fault
    except (ValueError, KeyError, TypeError) as fault:
        raise Fault(codes.FILE_DAMAGED.at(path=manifest, reason=fault)) from fault
    for artefact in artefacts:
        yield from _check_artefact(folder, artefact)


def _check_artefact(folder: Path, artefact: dict[str, Any]) -> Iterator[Diagnostic]:
    path = folder / str(artefact.get("path"))
    if not path.is_file():
        yield codes.FILE_LOST.at(path=path)
    elif _sha256(path) != artefact.get("sha256"):
        yield codes.FILE_CHANGED.at(path=path)
    else:
        yield from check_file(path, artefact)


def check_file(path: Path, artefact: dict[str, Any] | None = None) -> Iterator[Diagnostic]:
    """Yield the findings of one file; what its manifest says of it is compared where it is given."""
    if not path.is_file():
        raise Fault(files.MISSING.at(path=path))
    extension = path.suffix.removeprefix(".").lower()
    reader = READERS.get(extension)
    if reader is None:
        raise Fault(codes.NOT_CHECKABLE.at(got=path.name, accepted=tuple(READERS)))
    yield from reader(path, artefact or {})


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _check_pdf(path: Path, artefact: dict[str, Any]) -> Iterator[Diagnostic]:
    import pikepdf  # only who checks PDFs pays for loading it

    try:
        document = pikepdf.open(path)
    except (pikepdf.PdfError, OSError) as fault:
        yield codes.FILE_DAMAGED.at(path=path, reason=fault)
        return
    with document:
        for page in document.pages:
            yield from _check_boxes(path, page, artefact)
            fonts = _fonts(page)
            if fonts and artefact:  # a build makes print files only; a proof carries fonts by intent
                yield codes.FONTS_IN_PRINT.at(path=path, fonts=", ".join(fonts))


def _fonts(page: Any) -> list[str]:
    resources = page.get("/Resources")
    fonts = resources.get("/Font") if resources is not None else None
    return list(fonts.keys()) if fonts is not None else []


def _check_boxes(path: Path, page: Any, artefact: dict[str, Any]) -> Iterator[Diagnostic]:
    boxes = {
        name: [float(n) for n in page.get(f"/{name}", page.MediaBox)] for name in ("MediaBox", "BleedBox", "TrimBox")
    }
    for outer, inner in (("MediaBox", "BleedBox"), ("BleedBox", "TrimBox")):
        if not _holds(boxes[outer], boxes[inner]):
            yield codes.BOXES.at(path=path, reason=f"{inner} {boxes[inner]} ⊄ {outer} {boxes[outer]}")
    media = boxes["MediaBox"]
    for name, points in (("file_width_mm", media[2] - media[0]), ("file_height_mm", media[3] - media[1])):
        wanted = artefact.get(name)
        if wanted and abs(points - wanted * POINTS_PER_MM) > _POINT_TOLERANCE * 10:
            reason = f"MediaBox {points / POINTS_PER_MM:.2f} mm, manifest {wanted} mm"
            yield codes.BOXES.at(path=path, reason=reason)


def _holds(outer: list[float], inner: list[float]) -> bool:
    low = all(outer[n] - _POINT_TOLERANCE <= inner[n] for n in (0, 1))
    return low and all(inner[n] <= outer[n] + _POINT_TOLERANCE for n in (2, 3))


def _check_png(path: Path, artefact: dict[str, Any]) -> Iterator[Diagnostic]:
    from PIL import Image, UnidentifiedImageError  # only who checks pictures pays for loading it

    Image.MAX_IMAGE_PIXELS = None  # our own pictures are large; the size comes from the header, nothing is decoded
    try:
        with Image.open(path) as picture:
            size, mode = picture.size, picture.mode
            picture.verify()
    except (UnidentifiedImageError, OSError, SyntaxError) as fault:
        yield codes.FILE_DAMAGED.at(path=path, reason=fault)
        return
    wanted = (artefact.get("width_px") or size[0], artefact.get("height_px") or size[1])
    if size != wanted or (artefact and mode != "RGB"):
        yield codes.FILE_DAMAGED.at(path=path, reason=f"{size[0]}×{size[1]} {mode}, {wanted[0]}×{wanted[1]} RGB")


def _check_svg(path: Path, artefact: dict[str, Any]) -> Iterator[Diagnostic]:
    from xml.etree.ElementTree import ParseError  # only who checks SVG pays for loading it

    from defusedxml.ElementTree import parse

    try:
        elements = list(parse(path).iter())
    except (ParseError, ValueError) as fault:
        yield codes.FILE_DAMAGED.at(path=path, reason=fault)
        return
    texts = [element for element in elements if str(element.tag).endswith("}text")]
    if texts:
        yield codes.FONTS_IN_PRINT.at(path=path, fonts="<text>")


READERS: dict[str, Callable[[Path, dict[str, Any]], Iterator[Diagnostic]]] = {
    "pdf": _check_pdf,
    "png": _check_png,
    "svg": _check_svg,
}
