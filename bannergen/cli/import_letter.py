"""Command line: ``bannergen import``."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from bannergen.batch.files import write_whole
from bannergen.cli.endings import exits
from bannergen.cli.report import show
from bannergen.cli.usage import OneOf
from bannergen.codes import files
from bannergen.codes import letter as codes
from bannergen.diagnostics import Fault, has_errors
from bannergen.orthography.legacy import Encoding
from bannergen.resources import SearchPath, is_file
from bannergen.spec import Library
from bannergen.spec.letter import campaign_yaml, import_letter, missing_table, province_tables


@click.command("import")
@click.argument("letter", type=click.Path(path_type=Path))
@click.option("-o", "--output", metavar="FILE", help="Tệp YAML ra; - là stdout · YAML file; stdout when - or absent.")
@click.option("--from", "stated", type=OneOf(list(Encoding)), help="Mã cũ của công văn · the letter's legacy encoding.")
@click.option("--force", is_flag=True, help="Ghi đè tệp đã có · write over a file that is there.")
@exits
def command(*, letter: Path, output: str | None, stated: str | None, force: bool) -> None:
    """Đọc công văn (.txt .docx .pdf) thành campaign YAML · read a letter into campaign YAML.

    \b
    bannergen import 1119-STTTT-TTBCXB.txt -o campaign.yaml
    """  # noqa: D301
    target = None if output in {None, "-"} else Path(str(output))
    if target is not None:
        _check_target(target, letter, force=force)
    library = Library(SearchPath.of_project(Path.cwd()))
    read, report = import_letter(letter, Encoding(stated) if stated else None, library.words if stated else frozenset())
    show(report)
    tables = province_tables(library.search)
    show(missing_table(read, tables))
    text = campaign_yaml(read, tables, library.words)
    if target is None:
        click.echo(text, nl=False)
    else:
        write_whole(target, text.encode())
    sys.exit(1 if has_errors(report) else 0)


def _check_target(target: Path, letter: Path, *, force: bool) -> None:
    """Refuse to write over the letter, and without force over any file; a pipe or a device is none."""
    if not is_file(target):
        return
    if is_file(letter) and target.samefile(letter):
        raise Fault(codes.INTO_ITSELF.at(path=target))
    if not force:
        raise Fault(files.EXISTS.at(path=target))
