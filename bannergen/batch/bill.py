"""Step 6, batch: the bill of materials, what a campaign's pieces take, by place and in all.

In: what the folder's record says of each piece. Out: CSV as a Vietnamese spreadsheet program opens it with a double
click: a byte order mark, semicolons, decimal commas. Each piece counts once, whatever number of files it has, and as
one copy; what could not be made does not count.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bannergen.preflight.manifest import Record, stem_of
from bannergen.spec.materials import EXACT_DIGITS, Materials
from bannergen.spec.piece import Piece
from bannergen.typeset import unbroken

HEADER = (
    "Dòng",
    "Địa bàn",
    "Sản phẩm",
    "Khẩu hiệu",
    "Vật liệu",
    "Rộng thành phẩm (mm)",
    "Cao thành phẩm (mm)",
    "Rộng vật liệu (mm)",
    "Cao vật liệu (mm)",
    "Diện tích (m²)",
    "May biên (m)",
    "Túi luồn (m)",
    "Khoen (cái)",
    "Tấm ghép (tấm)",
    "Mối nối (m)",
    "Chiều dài cuộn (m)",
)
_FORMULA = ("=", "+", "-", "@")  # a cell that starts so is a formula to a spreadsheet program, wherever it came from


@dataclass(frozen=True)
class _Line:
    """One piece of the bill."""

    piece: Piece
    size_mm: tuple[float | None, float | None]
    materials: Materials


def bill_of_materials(pieces: Mapping[str, Piece], record: Record) -> str:
    """Return the bill of the recorded pieces (by stem); empty where none of them is for print."""
    lines = _lines(pieces, record)
    if not lines:
        return ""
    written = io.StringIO()
    table = csv.writer(written, delimiter=";")
    table.writerow(HEADER)
    by_place: dict[str, list[_Line]] = {}
    for line in lines:
        by_place.setdefault(line.piece.place.slug, []).append(line)
    for here in by_place.values():
        table.writerows(map(_row, here))
        table.writerow(_total("Cộng địa bàn", _text(here[0].piece.place.name), here))
    materials = dict.fromkeys(line.materials.material for line in lines)
    if len(materials) > 1:
        for material in materials:
            same = [line for line in lines if line.materials.material == material]
            table.writerow(_total("Cộng vật liệu", "", same, _text(material or "")))
    table.writerow(_total("Tổng cộng", "", lines))
    return "\ufeff" + written.getvalue()


def _lines(pieces: Mapping[str, Piece], record: Record) -> list[_Line]:
    """Return the pieces in the record's order, each as its first file says."""
    found: dict[str, _Line] = {}
    for artefact in record.artefacts:
        stem = stem_of(artefact)
        if artefact.materials and stem not in found:
            found[stem] = _Line(pieces[stem], (artefact.width_mm, artefact.height_mm), artefact.materials)
    return list(found.values())


def _row(line: _Line) -> tuple[str, ...]:
    piece, needs = line.piece, line.materials
    names = (piece.place.name, piece.product.title, str(piece.slogan.id), needs.material or "")
    sizes = (*line.size_mm, needs.material_width_mm, needs.material_height_mm)
    return ("Tác phẩm", *map(_text, names), *map(_number, sizes), *_sums([line]))


def _total(kind: str, place: str, lines: list[_Line], material: str = "") -> tuple[str, ...]:
    return (kind, place, "", "", material, "", "", "", "", *_sums(lines))


def _sums(lines: list[_Line]) -> Iterator[str]:
    """Yield the sums of what can be added up; they are of the numbers as written, which are exact."""
    for name in ("area_m2", "hem_m", "pole_pocket_m", "eyelets", "panels", "seam_m", "roll_m"):
        yield _number(round(sum(getattr(line.materials, name) for line in lines), EXACT_DIGITS))


def _number(value: float | None) -> str:
    """Write a number with a decimal comma and no dots, so that it is read as one."""
    return "" if value is None else f"{value:.{EXACT_DIGITS}f}".rstrip("0").rstrip(".").replace(".", ",")


def _text(text: str) -> str:
    plain = unbroken(text)
    return f"'{plain}" if plain.startswith(_FORMULA) else plain
