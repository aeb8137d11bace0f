"""Step 4, export: the print PDF: vector, letters as outlines, without fonts, layers or transparency.

In: a Scene. Out: a file of one page with its media, bleed and trim box. Refuses transparency: what fades in
print, fades into a colour. The text travels in the metadata, where a reader or a search finds it.
"""

from __future__ import annotations

from typing import BinaryIO

from bannergen.codes import exporting as codes
from bannergen.diagnostics import raise_errors
from bannergen.export.pdf_colours import Colours, ScreenColours, screen_colours
from bannergen.export.pdf_document import write_document
from bannergen.export.pdf_drawing import Drawing, Outlined
from bannergen.export.pdf_sheet import PdfScale, print_scale
from bannergen.scene import Group, Scene, walk


def write_pdf(
    scene: Scene,
    sink: BinaryIO,
    *,
    colours: Colours | None = None,
    scale: int | None = None,
    user_unit: bool = False,
) -> None:
    """Write a Scene for print; raise a Fault naming each transparent group.

    The scale is the N of 1:N, ``print_scale`` unless told; with ``user_unit`` the same drawing says that its
    unit is N points. Colours are sRGB unless told.
    """
    raise_errors(
        codes.TRANSPARENCY.at(group=node.id or "–", opacity=node.opacity)
        for node in walk(scene.nodes)
        if isinstance(node, Group) and node.opacity != 1
    )
    written = colours or screen_colours()
    write_document(
        scene,
        sink,
        PdfScale(scale or print_scale(scene), user_unit),
        lambda sheet, resources: Drawing(sheet, resources, written, Outlined(sheet.decimals)),
    )


__all__ = ["Colours", "PdfScale", "ScreenColours", "print_scale", "write_pdf"]
