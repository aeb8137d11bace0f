"""Command line: ``bannergen build``."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from bannergen.batch.manifest import manifest_json
from bannergen.batch.plan import Choice, plan
from bannergen.batch.run import Build, run
from bannergen.batch.sizes import outliers
from bannergen.cli.announcement import announce_build, progress
from bannergen.cli.endings import exits
from bannergen.cli.project import Project
from bannergen.cli.report import lang_of, say, show, shown_path
from bannergen.cli.usage import WholeNumber
from bannergen.diagnostics import Diagnostic
from bannergen.preflight.manifest import Artefact, Failure, Record, stem_of
from bannergen.spec.piece import request_of

_NAMED = 3  # pieces named before a finding about many


@click.command("build")
@click.argument("campaign", required=False)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    default=Path("output"),
    show_default=True,
    help="Thư mục ra · output folder.",
)
@click.option("--place", "places", multiple=True, metavar="SLUG", help="Chỉ địa bàn này · only this place.")
@click.option("--product", "products", multiple=True, metavar="ID", help="Chỉ sản phẩm này · only this product.")
@click.option("--slogan", "slogans", multiple=True, metavar="ID", help="Chỉ khẩu hiệu này · only this slogan.")
@click.option("--format", "formats", multiple=True, metavar="EXT", help="Chỉ định dạng này · only this format.")
@click.option("--output-intent", metavar="FILE.icc", help="Hồ sơ màu CMYK của nhà in · the print shop's CMYK profile.")
@click.option("-j", "--jobs", type=WholeNumber(min=1), metavar="N", help="Số tiến trình · worker processes.")
@click.option("--json", "as_json", is_flag=True, help="In kết quả dạng JSON · print the result as JSON.")
@exits
def command(
    *,
    campaign: str | None,
    output: Path,
    places: tuple[str, ...],
    products: tuple[str, ...],
    slogans: tuple[str, ...],
    formats: tuple[str, ...],
    output_intent: str | None,
    jobs: int | None,
    as_json: bool,
) -> None:
    """Làm mọi tệp của một chiến dịch · make everything a campaign asks for.

    \b
    bannergen build
    bannergen build my.yaml -o out --product pano-3x2 --place huyen-na-hang
    """  # noqa: D301
    project = Project.here()
    read, folder = project.campaign(campaign)
    request = request_of(read, project.library, folder)
    condition = project.condition(output_intent, read, folder)
    show(request.remarks)
    everything = plan(request, project.library, Choice())
    planned = plan(request, project.library, Choice(places, products, slogans, formats))
    workers = jobs or os.cpu_count() or 1
    announce_build(planned, project.library, output, workers)
    with _progress(len(planned)) as advance:
        build = run(
            planned,
            project.search,
            output,
            everything=everything,
            workers=workers,
            condition=condition,
            progress=advance,
        )
    _show_findings(build.made)
    show(outliers(build.sizes))
    show(build.faults)
    if as_json:
        click.echo(manifest_json(read.campaign, build.made, build.sizes), nl=False)
    else:
        _table(build)
    sys.exit(1 if build.made.failures or build.faults else 0)


@contextmanager
def _progress(total: int) -> Iterator[Callable[[Record], None]]:
    """Show a bar on a terminal; stay silent elsewhere."""
    from rich.progress import BarColumn, MofNCompleteColumn, TimeRemainingColumn  # loaded when a build starts

    with progress(BarColumn(), MofNCompleteColumn(), TimeRemainingColumn()) as bar:
        task = bar.add_task({"vi": "Đang làm", "en": "Making"}[lang_of()], total=total)
        yield lambda _: bar.advance(task)


def _show_findings(made: Record) -> None:
    """Show each fault and each remark once, below the pieces it is about."""
    about: dict[tuple[Diagnostic, ...], list[str]] = {}
    for failure in made.failures:
        about.setdefault(failure.diagnostics, []).append(stem_of(failure))
    for stem, finding in made.findings:
        about.setdefault((finding,), []).append(stem)
    for diagnostics, names in about.items():
        more = f" (+{len(names) - _NAMED})" if len(names) > _NAMED else ""
        say(f"{', '.join(names[:_NAMED])}{more}:")
        show(diagnostics)


def _table(build: Build) -> None:
    """Print what was made, a line per product, and where it lies."""
    words = {
        "vi": ("sản phẩm", "tác phẩm", "tệp", "MB", "lỗi", "Xem"),
        "en": ("product", "pieces", "files", "MB", "failures", "See"),
    }[lang_of()]
    listed: tuple[Artefact | Failure, ...] = (*build.made.artefacts, *build.made.failures)
    products = tuple(dict.fromkeys(item.product for item in listed))
    rows = [_row(build.made, product) for product in products]
    width = max(len(product) for product in (*products, words[0]))
    click.echo(f"{words[0]:<{width}}  {words[1]:>8}  {words[2]:>6}  {words[3]:>8}  {words[4]:>8}")
    for product, (pieces, files, megabytes, failures) in zip(products, rows, strict=True):
        click.echo(f"{product:<{width}}  {pieces:>8}  {files:>6}  {megabytes:>8.1f}  {failures:>8}")
    click.echo(f"{words[5]}: {shown_path(build.folder / 'index.html')}")


def _row(made: Record, product: str) -> tuple[int, int, float, int]:
    files = [item for item in made.artefacts if item.product == product]
    failures = sum(item.product == product for item in made.failures)
    return len({stem_of(item) for item in files}), len(files), sum(item.bytes for item in files) / 1e6, failures
