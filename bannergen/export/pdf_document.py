"""Step 4, export: a drawn page as a PDF file, with its boxes, its output intent and its metadata.

Nothing here knows the date or the machine: the same Scene gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import BinaryIO

import pikepdf

from bannergen.export.inks import PrintCondition
from bannergen.export.pdf_drawing import Drawing, box_array
from bannergen.export.pdf_metadata import PdfDescription
from bannergen.export.pdf_resources import Resources
from bannergen.export.pdf_sheet import PdfScale, Sheet
from bannergen.export.pdf_standard import PLAIN, Standard, output_intent
from bannergen.export.pdf_syntax import deflated
from bannergen.scene import Scene


def write_document(
    scene: Scene,
    sink: BinaryIO,
    scale: PdfScale,
    drawing_for: Callable[[Sheet, Resources], Drawing],
    *,
    claim: tuple[Standard, PrintCondition | None] = (PLAIN, None),
) -> None:
    """Write a Scene as a file of one page; ``drawing_for`` says how it is drawn, ``claim`` what it is and for what."""
    standard, condition = claim
    pdf = pikepdf.new()
    sheet = Sheet.of(scene, scale)
    resources = Resources(pdf)
    content = drawing_for(sheet, resources).page(scene.nodes, scene.marks)
    page = pdf.add_blank_page().obj
    page.MediaBox, page.BleedBox, page.TrimBox = (box_array(box) for box in (sheet.media, sheet.bleed, sheet.trim))
    page.Resources = resources.dictionary
    page.Contents = pdf.make_stream(deflated(content), Filter=pikepdf.Name.FlateDecode)
    if scale.user_unit:
        page.UserUnit = scale.divisor
    if condition is not None:
        pdf.Root.OutputIntents = pikepdf.Array([output_intent(pdf, condition)])
    held = (content, condition.profile) if condition is not None else (content,)
    name = condition.name if condition is not None else ""
    _describe(pdf, PdfDescription(scene, scale, standard, held, name))
    _save(pdf, sink, standard)


def _save(pdf: pikepdf.Pdf, sink: BinaryIO, standard: Standard) -> None:
    pdf.save(
        sink,
        deterministic_id=True,
        fix_metadata_version=False,  # it would write our packet anew
        force_version=standard.version,
        compress_streams=False,  # they are; the metadata stay readable in any tool
        stream_decode_level=pikepdf.StreamDecodeLevel.none,
        object_stream_mode=pikepdf.ObjectStreamMode.disable,  # X-1a forbids them, some old RIPs cannot read them
    )


def _describe(pdf: pikepdf.Pdf, description: PdfDescription) -> None:
    pdf.Root.Lang = pikepdf.String(description.scene.language)
    pdf.Root.ViewerPreferences = pikepdf.Dictionary(DisplayDocTitle=True)
    pdf.Root.Metadata = pdf.make_stream(description.xmp(), Type=pikepdf.Name.Metadata, Subtype=pikepdf.Name.XML)
    for key, value in description.info().items():
        pdf.docinfo[key] = value
