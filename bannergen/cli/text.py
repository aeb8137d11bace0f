"""Command line: ``bannergen text``: the text door by itself."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from bannergen.batch.files import write_whole
from bannergen.cli.endings import exits
from bannergen.cli.project import Project
from bannergen.cli.report import as_record, print_json, say_all_is_well, show
from bannergen.cli.usage import OneOf
from bannergen.cli.verbs import Verbs
from bannergen.codes import orthography as codes
from bannergen.diagnostics import Diagnostic, Fault, has_errors
from bannergen.orthography.legacy import Encoding
from bannergen.orthography.legacy.document import conversion_of
from bannergen.spec.reader import read_bytes
from bannergen.spec.text_file import text_of
from bannergen.spec.text_lint import lint_file

_STDIN = "-"
_NO_TEXT = {".docx", ".doc", ".pdf"}


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
    """Soát dấu, ký tự lạ, mã cũ, địa danh trong một tệp · look through the texts of a file.

    \b
    bannergen text lint chien-dich.yaml
    echo "CHUYỂN ÐỔI SỐ" | bannergen text lint
    """  # noqa: D301
    findings = _findings(file)
    if as_json:
        print_json([as_record(finding) for finding in findings])
    else:
        show(findings)
        if not findings:
            say_all_is_well()
    sys.exit(1 if has_errors(findings) else 0)


def _findings(file: str) -> list[Diagnostic]:
    """Return what is to be said of a file; what is wrong with one that can be read is said too, not refused."""
    data = _data(file)
    try:
        return lint_file(data, file, Project.here().library)
    except Fault as fault:
        return list(fault.diagnostics)


@command.command("convert")
@click.argument("file", metavar="[FILE|-]", default=_STDIN)
@click.option("--from", "stated", type=OneOf(list(Encoding)), help="Mã cũ; không ghi thì tự nhận · legacy encoding.")
@click.option("-o", "--output", metavar="FILE", help="Tệp ra; - hoặc không ghi là stdout · output; stdout if absent.")
@exits
def convert(*, file: str, stated: str | None, output: str | None) -> None:
    """Chuyển văn bản TCVN3, VNI, VIQR, CP1258 sang Unicode · convert legacy text to Unicode.

    \b
    bannergen text convert cu.txt -o moi.txt
    echo "Tie^'ng Vie^.t" | bannergen text convert --from viqr
    """  # noqa: D301
    if Path(file).suffix.lower() in _NO_TEXT:
        raise Fault(codes.NO_TEXT_FILE.at(path=file))
    words = Project.here().library.words
    text = text_of(_data(file), "stdin" if file == _STDIN else file)
    conversion = conversion_of(text, Encoding(stated) if stated else None, words)
    if output in {None, "-"}:
        click.echo(conversion.text, nl=False)
    else:
        write_whole(Path(str(output)), conversion.text.encode())
    show(codes.CONVERTED.at(count=count, encoding=encoding) for encoding, count in conversion.counts)
    if not conversion.counts:
        show([codes.NOT_LEGACY.at()])


def _data(file: str) -> bytes:
    return sys.stdin.buffer.read() if file == _STDIN else read_bytes(Path(file), file)
