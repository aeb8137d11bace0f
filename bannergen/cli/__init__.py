"""Command line: one file per verb, and the only place that prints.

Verbs are loaded when they are called, so that ``--help`` and each verb start fast.
"""

from __future__ import annotations

import importlib
import io
import sys
from typing import Any

import click

from bannergen import __version__

# verb → module; the module holds a command of the verb's name with an underscore where Python needs one
VERBS = {
    "import": ("bannergen.cli.import_letter", "Công văn → campaign YAML · letter to campaign YAML"),
    "build": ("bannergen.cli.build", "Làm mọi tệp của một chiến dịch · everything a campaign asks for"),
    "render": ("bannergen.cli.render", "Làm một tác phẩm · one piece"),
    "check": ("bannergen.cli.check", "Kiểm tra chiến dịch, thư mục, tệp · preflight"),
    "list": ("bannergen.cli.listing", "Có những gì · what there is"),
}


class _Verbs(click.Group):
    """A group that imports a verb when it is called."""

    def main(self, *arguments: Any, **options: Any) -> Any:
        """Run; before click itself says the first word."""
        _speak_utf8()
        return super().main(*arguments, **options)

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in VERBS:
            return None
        command: click.Command = importlib.import_module(VERBS[cmd_name][0]).command
        if not any(parameter.name == "lang" for parameter in command.params):
            command.params.append(_lang_after_the_verb())
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section("Commands"):
            formatter.write_dl([(verb, title) for verb, (_, title) in VERBS.items()])


def _speak_utf8() -> None:
    """Write UTF-8 whatever the console's code page; a file name that is no text is shown escaped."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _lang_after_the_verb() -> click.Option:
    """Return ``--lang`` as each verb takes it too; people write it where it comes to mind."""

    def note(ctx: click.Context, _: click.Parameter, lang: str | None) -> None:
        if lang:
            ctx.find_root().obj = lang

    languages = click.Choice(["vi", "en"])
    return click.Option(["--lang"], type=languages, callback=note, expose_value=False, is_eager=True, help=_LANG_HELP)


_LANG_HELP = "Ngôn ngữ thông báo · language of messages."


@click.group(cls=_Verbs, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.option(
    "--lang",
    type=click.Choice(["vi", "en"]),
    default="vi",
    envvar="BANNERGEN_LANG",
    show_envvar=True,
    show_default=True,
    help=_LANG_HELP,
)
@click.version_option(__version__, prog_name="bannergen", message="%(prog)s %(version)s")
@click.pass_context
def main(ctx: click.Context, lang: str) -> None:
    """Từ công văn đến băng rôn, pa-nô, bảng LED · from an official letter to everything that hangs or lights up.

    \b
    bannergen build                                   the bundled campaign into ./output
    bannergen render pano-3x2 --campaign my.yaml -o pano.pdf
    """  # noqa: D301 - \b keeps click from filling the lines
    ctx.obj = lang


def run(arguments: list[str] | None = None) -> Any:
    """Run the command line; for tests that want the exit status as SystemExit."""
    return main(arguments)
