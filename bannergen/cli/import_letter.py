"""Command line: ``bannergen import``."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from bannergen.batch.files import write_whole
from bannergen.cli.report import exits, show
from bannergen.resources import SearchPath
from bannergen.spec.letter import campaign_yaml, import_letter
from bannergen.spec.letter.campaign import PlaceTable
from bannergen.spec.places import read_places


@click.command("import")
@click.argument("letter", type=click.Path(path_type=Path))
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Tệp YAML ra · YAML file; stdout when absent.")
@exits
def command(letter: Path, output: Path | None) -> None:
    """Đọc công văn (.txt .docx .pdf) thành campaign YAML · read a letter into campaign YAML.

    \b
    bannergen import 1119-STTTT-TTBCXB.txt -o campaign.yaml
    """  # noqa: D301
    read, report = import_letter(letter)
    show(report)
    text = campaign_yaml(read, _tables())
    if output:
        write_whole(output, text.encode())
    else:
        click.echo(text, nl=False)


def _tables() -> Iterator[PlaceTable]:
    """Yield the place tables there are, each with the province it is of: its row without a parent."""
    search = SearchPath.of_project(Path.cwd())
    for relative, paths in search.all("campaigns/places/*.csv").items():
        table = relative.removeprefix("campaigns/")
        for place in read_places(paths[0], table).places.values():
            if place.code and not place.parent:
                levels = ("huyện", "thành phố")
                yield PlaceTable(place.name.removeprefix("Tỉnh ").removeprefix("Thành phố "), table, place.slug, levels)
