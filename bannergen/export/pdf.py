"""Step 4, export: the print PDF: vector, in inks, letters as outlines, without fonts, layers or transparency.

In: a Scene, the standard and the print condition. Out: a file of one page with its media, bleed and trim box, its marks
and its output intent. Refuses transparency: what fades in print, fades into a colour. The text travels in the metadata,
where a reader or a search finds it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from bannergen.codes import exporting as codes
from bannergen.diagnostics import Diagnostic, decimal, raise_errors
from bannergen.export.inks import PrintCondition
from bannergen.export.pdf_colours import InkColours
from bannergen.export.pdf_document import write_document
from bannergen.export.pdf_drawing import Drawing, Outlined
from bannergen.export.pdf_sheet import PdfScale, print_scale
from bannergen.export.pdf_standard import X4, Standard, check_profile, claimable
from bannergen.scene import Group, Node, Scene


def write_pdf(
    scene: Scene,
    sink: BinaryIO,
    condition: PrintCondition,
    *,
    standard: Standard = X4,
    scale: PdfScale | None = None,
) -> None:
    """Write a Scene for print; raise a Fault naming each transparent group, or what the standard does not allow.

    The scale is ``print_scale`` unless told; with UserUnit the same drawing says that its unit is so many points, and
    claims no standard.
    """
    raise_errors(dict.fromkeys(_transparent((*scene.nodes, *scene.marks))))
    used = scale or PdfScale(print_scale(scene))
    claimed = claimable(standard, user_unit=used.user_unit)
    check_profile(condition, claimed)
    colours = InkColours(condition)
    write_document(
        scene,
        sink,
        used,
        lambda sheet, resources: Drawing(sheet, resources, colours, Outlined(sheet.decimals)),
        claim=(claimed, condition),
    )


def _transparent(nodes: tuple[Node, ...], within: str = "–") -> Iterator[Diagnostic]:
    """Yield a fault for each group with an opacity, by its own name or that of the group it is in."""
    for node in nodes:
        if isinstance(node, Group):
            name = node.id or within
            if node.opacity != 1:
                yield codes.TRANSPARENCY.at(group=name, opacity=f"{decimal(node.opacity)}")
            yield from _transparent(node.children, name)
