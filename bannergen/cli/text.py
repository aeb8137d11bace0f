"""Command line: ``bannergen text``: the text door by itself."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from bannergen.batch.files import write_whole
from bannergen.cli.endings import exits
from bannergen.cli.project import Project, bytes_of
from bannergen.cli.report import as_record, lang_of, print_json, show
from bannergen.cli.usage import OneOf
from bannergen.cli.verbs import Verbs
from bannergen.codes import files
from bannergen.codes import legacy as codes
from bannergen.diagnostics import Diagnostic, Fault, Span, has_errors
from bannergen.orthography.legacy import Encoding, conversion
from bannergen.spec.text_file import lines_of, lint_lines, text_of

_STDIN = "-"


@click.group("text", cls=Verbs)
def command() -> None:
    """Soát văn bản, chuyển mã cũ sang Unicode · lint texts, convert legacy encodings.

    \b
    bannergen text lint chien-dich.yaml
    bannergen text convert --from tcvn3 cong-van-cu.txt > cong-van.txt
    """  # noqa: D301


@command.command("lint")
@click.argument("file", metavar="[FILE|-]", default=_STDIN)
@click.option("--json", "as_json", is_flag=True, help="In kết quả dạng JSON · print findings as JSON.")
@exits
def lint(*, file: str, as_json: bool) -> None:
    """Soát chính tả, dấu, ký tự lạ của một tệp · look a file's text through.

    \b
    bannergen text lint chien-dich.yaml
    echo "CHUYỂN ÐỔI SỐ" | bannergen text lint -
    """  # noqa: D301
    findings = _findings(file)
    if as_json:
        print_json([as_record(finding) for finding in findings])
    else:
        show(findings)
        if not findings:
            click.echo({"vi": "Không có lỗi.", "en": "No faults."}[lang_of()], err=True)
    sys.exit(1 if has_errors(findings) else 0)


def _findings(file: str) -> list[Diagnostic]:
    ...
