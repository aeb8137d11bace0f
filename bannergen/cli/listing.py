"""Command line: ``bannergen list``."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

from bannergen.cli.endings import exits
from bannergen.cli.project import Project
from bannergen.cli.report import lang_of, print_json
from bannergen.cli.usage import OneOf
from bannergen.codes import pieces as codes
from bannergen.diagnostics import Fault
from bannergen.geometry import Unit
from bannergen.spec.piece import known_places


def _products(project: Project, _: str | None) -> list[dict[str, Any]]:
    from bannergen.export.formats import pixel_size  # not needed for the other lists

    rows = []
    for product in project.library.products.values():
        unit = "mm" if product.unit is Unit.MM else "px"
        size = {f"width_{unit}": product.size.width, f"height_{unit}": product.size.height}
        if product.unit is Unit.MM:
            width, height = pixel_size(product.boxes().trim, product.unit, product.raster_dpi)
            size |= {"dpi": product.raster_dpi, "raster_width_px": width, "raster_height_px": height}
        row: dict[str, Any] = {"id": product.id, "title": product.title, "family": product.family, **size}
        rows.append(row | {"layout": product.layout, "formats": list(product.formats)})
    return rows


def _layouts(project: Project, _: str | None) -> list[dict[str, Any]]:
    layouts = [project.library.layout(name) for name in project.library.ids("layouts/*.yaml")]
    return [{"id": layout.layout, "title": layout.title, "shapes": str(layout.shapes)} for layout in layouts]


def _themes(project: Project, _: str | None) -> list[dict[str, Any]]:
    themes = [project.library.theme(name) for name in project.library.ids("assets/themes/*.yaml")]
    return [{"id": theme.theme, "title": theme.title, "colours": list(theme.colours)} for theme in themes]


def _fonts(project: Project, _: str | None) -> list[dict[str, Any]]:
    return [
        {
            "id": family.family,
            "title": family.title,
            "role": family.role,
            "weights": list(dict.fromkeys(face.weight for face in family.outlines if face.weight)),
            "widths": list(dict.fromkeys(face.width for face in family.outlines if "wdth" not in face.axes)),
            "axes": {tag: [limits.least, limits.most] for face in family.faces for tag, limits in face.axes.items()},
            "rows_px": [face.rows_px for face in family.faces if face.rows_px],
            "licence": family.licence,
            "sources": list(family.sources),
        }
        for family, _ in project.library.families.values()
    ]


def _boards(project: Project, _: str | None) -> list[dict[str, Any]]:
    return [row for row in _products(project, None) if row["family"] == "led_board"]


def _places(project: Project, campaign: str | None) -> list[dict[str, Any]]:
    read, folder = project.campaign(campaign)
    return [
        {
            "id": place.slug,
            "title": place.name,
            "code": place.code,
            "level": place.level,
            "parent": place.parent,
            "issuer": place.issuer,
        }
        for place in known_places(read, project.library, folder).values()
    ]


def _slogans(project: Project, campaign: str | None) -> list[dict[str, Any]]:
    read, _ = project.campaign(campaign)
    return [{"id": slogan.id, "title": slogan.text, "official": slogan.official} for slogan in read.slogans]


def _formats(_: Project, __: str | None) -> list[dict[str, Any]]:
    from bannergen.export.formats import FORMATS  # the writers are heavy, their names are not

    return [{"id": name, "title": known.title, "media_type": known.media_type} for name, known in FORMATS.items()]


def _codes(_: Project, __: str | None) -> list[dict[str, Any]]:
    from bannergen.codes import CODES  # only this list needs all of them

    lang = lang_of()
    return [
        {
            "id": code.id,
            "title": code.vi if lang == "vi" else code.en,
            "code": code.id,
            "severity": code.severity.value,
            "meaning": code.vi if lang == "vi" else code.en,
        }
        for code in CODES.values()
    ]


LISTS: dict[str, Callable[[Project, str | None], list[dict[str, Any]]]] = {
    "products": _products,
    "layouts": _layouts,
    "themes": _themes,
    "fonts": _fonts,
    "boards": _boards,
    "places": _places,
    "slogans": _slogans,
    "formats": _formats,
    "codes": _codes,
}
_OF_A_CAMPAIGN = {"places", "slogans"}


@click.command("list")
@click.argument("what", type=OneOf(tuple(LISTS)))
@click.option("--campaign", metavar="FILE", help="Chiến dịch (cho places, slogans) · campaign (for places, slogans).")
@click.option("--json", "as_json", is_flag=True, help="In dạng JSON · print JSON.")
@exits
def command(*, what: str, campaign: str | None, as_json: bool) -> None:
    """Liệt kê những gì có sẵn · list what there is.

    \b
    bannergen list products
    bannergen list places --json
    """  # noqa: D301
    if campaign and what not in _OF_A_CAMPAIGN:
        listed = ", ".join(name for name in LISTS if name in _OF_A_CAMPAIGN)
        raise Fault(
            codes.OPTION_CONFLICT.at(
                reason_vi=f"--campaign chỉ đi cùng list {listed}; danh sách {what} không thuộc chiến dịch nào.",
                reason_en=f"--campaign goes with list {listed} only; {what} are of no campaign.",
            )
        )
    rows = LISTS[what](Project.here(), campaign)
    if as_json:
        print_json(rows)
    else:
        _print_rows(rows)


def _print_rows(rows: list[dict[str, Any]]) -> None:
    width = max((len(row["id"]) for row in rows), default=0)
    for row in rows:
        said = {key: value for key, value in row.items() if key not in {"id", "title", "code", "meaning"}}
        rest = " · ".join(_shown(value) + _unit(key) for key, value in said.items() if value not in ([], {}))
        click.echo(f"{row['id']:<{width}}  {row['title']}{f'  ({rest})' if rest else ''}")


def _unit(key: str) -> str:
    """Return the unit that a key names at its end, for people."""
    unit = key.rpartition("_")[2]
    return f" {unit}" if unit in {"mm", "px", "dpi"} else ""


def _shown(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(map(_shown, value))
    if isinstance(value, dict):
        return ", ".join(f"{key} {_shown(inner)}" for key, inner in value.items())
    return f"{value:g}" if isinstance(value, float) else str(value)
