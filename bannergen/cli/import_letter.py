"""Command line: ``bannergen import``."""

from __future__ import annotations

from pathlib import Path

import click

from bannergen.batch.files import write_whole
from bannergen.cli.report import exits, show
from bannergen.resources import SearchPath
from bannergen.spec.letter import campaign_yaml, import_letter, province_tables


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
    text = campaign_yaml(read, province_tables(SearchPath.of_project(Path.cwd())))
    if output:
        write_whole(output, text.encode())
    else:
        click.echo(text, nl=False)
