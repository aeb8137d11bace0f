"""Command line: ``bannergen check``."""

from __future__ import annotations

import shutil
import sys
from dataclasses import replace
from pathlib import Path
from typing import NoReturn

import click

from bannergen.cli.endings import exits
from bannergen.cli.file_report import print_report, records_of
from bannergen.cli.report import as_record, print_json, say_all_is_well, show
from bannergen.diagnostics import Diagnostic, Fault, has_errors
from bannergen.preflight.files import read_file


@click.command("check")
@click.argument("target", metavar="CAMPAIGN|DIR|FILE", required=False)
@click.option("--json", "as_json", is_flag=True, help="In kết quả dạng JSON · print findings as JSON.")
@exits
def command(*, target: str | None, as_json: bool) -> None:
    """Kiểm tra chiến dịch, thư mục đã làm, hoặc một tệp · preflight a campaign, a finished folder or a file.

    \b
    bannergen check my.yaml
    bannergen check output/ngay-chuyen-doi-so-2022
    bannergen check pano.pdf
    """  # noqa: D301
    try:
        if _is_finished_file(target):
            _check_file(Path(str(target)), as_json=as_json)
        findings = _findings(target)
    except Fault as fault:
        if as_json:  # whoever reads the findings wants these too
            print_json([as_record(finding) | {"piece": None} for finding in fault.diagnostics])
        raise
    if as_json:
        print_json([as_record(finding) | {"piece": piece or None} for piece, finding in findings])
    else:
        _print(findings)
    sys.exit(1 if has_errors(finding for _, finding in findings) else 0)


def _is_finished_file(target: str | None) -> bool:
    path = Path(target or "")
    return bool(path.suffix) and path.suffix not in {".yaml", ".yml"} and not path.is_dir()


def _check_file(path: Path, *, as_json: bool) -> NoReturn:
    """Tell what a finished file is and what is wrong with it, and leave."""
    found = shutil.which("gs")
    report = read_file(path, Path(found) if found else None)
    if as_json:
        print_json(records_of(report))
    else:
        print_report(report)
    sys.exit(1 if has_errors(report.findings) else 0)


def _findings(target: str | None) -> list[tuple[str, Diagnostic]]:
    path = Path(target) if target else None
    if path and path.is_dir():
        from bannergen.preflight.finished import check_folder  # see _campaign_findings

        return [("", finding) for finding in check_folder(path)]
    return _campaign_findings(target)


def _campaign_findings(target: str | None) -> list[tuple[str, Diagnostic]]:
    """Compose every piece without writing it; a piece's faults and remarks are findings."""
    from bannergen.batch.make import Maker  # only who checks a campaign pays for loading what makes one
    from bannergen.batch.plan import Choice, plan
    from bannergen.batch.sizes import outliers, shared_sizes, sized
    from bannergen.cli.project import Project
    from bannergen.spec.piece import request_of

    project = Project.here()
    campaign, folder = project.campaign(target)
    request = request_of(campaign, project.library, folder)
    maker = Maker(project.search, Path(), project.condition(None, campaign, folder))
    findings: list[tuple[str, Diagnostic]] = [("", remark) for remark in request.remarks]
    jobs = plan(request, project.library, Choice())
    sizes = shared_sizes((job.piece for job in jobs), maker.composer)
    for job in jobs:
        try:
            found = maker.check(replace(job, piece=sized(job.piece, sizes)))
        except Fault as fault:
            found = fault.diagnostics
        findings += [(job.piece.stem, finding) for finding in found]
    return findings + [("", outlier) for outlier in outliers(sizes)]


def _print(findings: list[tuple[str, Diagnostic]]) -> None:
    for piece, finding in findings:
        if piece:
            click.echo(f"{piece}:", err=True)
        show([finding])
    if not findings:
        say_all_is_well()
