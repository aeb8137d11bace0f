"""Command line: the one file that a command makes: its format, and where it goes."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO, cast

from bannergen.batch.files import kept_until_whole, whole_file
from bannergen.codes import pieces as codes
from bannergen.diagnostics import Diagnostic, Fault
from bannergen.export.formats import Format, format_of


def write_out(output: str, write: Callable[[BinaryIO], object]) -> None:
    """Write the file whole or not at all, on a pipe too."""
    if output == "-":
        with kept_until_whole() as whole:
            write(cast("BinaryIO", whole))
            whole.seek(0)
            shutil.copyfileobj(whole, sys.stdout.buffer)
        return
    with whole_file(Path(output)) as sink:
        write(sink)


def format_named(output: str, extension: str | None) -> Format:
    """Return the format that the file's ending or --format names."""
    ending = Path(output).suffix.removeprefix(".").lower() if output != "-" else ""
    if extension and ending and format_of(extension) != format_of(ending):
        raise Fault(
            conflict(
                f"--format {extension} trái với đuôi tệp .{ending}.",
                f"--format {extension} contradicts the file's ending .{ending}.",
            )
        )
    if not extension and not ending:
        raise Fault(
            conflict(
                f"Chưa rõ định dạng của {output}: thêm đuôi tệp hoặc --format.",
                f"The format of {output} is not clear: add an ending or --format.",
            )
        )
    return format_of(extension or ending)


def conflict(reason_vi: str, reason_en: str) -> Diagnostic:
    """Return the diagnostic of options that do not go together."""
    return codes.OPTION_CONFLICT.at(reason_vi=reason_vi, reason_en=reason_en)
