"""Command line: how the report on a finished file looks: its facts in aligned lines, then its findings."""

from __future__ import annotations

from dataclasses import asdict
from textwrap import wrap
from typing import Any

import click

from bannergen.cli.report import as_record, lang_of, say_all_is_well, show
from bannergen.preflight.files import Report, told

_WIDTH = 100


def print_report(report: Report) -> None:
    """Print the facts to stdout and the findings to stderr."""
    lines = [told(fact).message(lang_of()).partition(": ") for fact in report.facts]
    widest = max((len(label) for label, _, _ in lines), default=0)
    for label, _, said in lines:
        first, *rest = wrap(said, _WIDTH - widest - 2, break_long_words=False, break_on_hyphens=False) or [""]
        click.echo(f"{label:<{widest}}  {first}")
        for line in rest:
            click.echo(" " * (widest + 2) + line)
    if report.findings:
        show(report.findings)
    else:
        say_all_is_well()


def records_of(report: Report) -> list[dict[str, Any]]:
    """Return facts and findings as data: what `check --json` prints of each diagnostic, and the values themselves."""
    facts = [as_record(told(fact)) | {"piece": None, "values": asdict(fact)} for fact in report.facts]
    findings = [as_record(found) | {"piece": None, "values": found.data} for found in report.findings]
    return facts + findings
