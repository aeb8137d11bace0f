"""Command line: one file per verb, and the only place that prints.

Verbs are loaded when they are called, so that ``--help`` and each verb start fast.
"""

from __future__ import annotations

import contextlib
import gc
import importlib
import os
from collections.abc import Iterator
from typing import Any

import click

from bannergen import __version__
from bannergen.cli.endings import exits, leaves_when_stopped, stoppable, written
from bannergen.cli.streams import open_what_is_closed, speak_utf8
from bannergen.cli.usage import said_by_us
from bannergen.cli.verbs import LANG, Verbs

# verb → module; the module holds a command of the verb's name with an underscore where Python needs one
VERBS = {
    "import": ("bannergen.cli.import_letter", "Công văn → campaign YAML · letter to campaign YAML"),
    "build": ("bannergen.cli.build", "Làm mọi tệp của một chiến dịch · everything a campaign asks for"),
    "render": ("bannergen.cli.render", "Làm một tác phẩm · one piece"),
    "check": ("bannergen.cli.check", "Kiểm tra chiến dịch, thư mục, tệp · preflight"),
    "text": ("bannergen.cli.text", "Soát văn bản, chuyển mã cũ · lint texts, convert legacy encodings"),
    "fonts": ("bannergen.cli.fonts", "Kiểm tra phông, in mẫu chữ · inspect fonts, print specimens"),
    "list": ("bannergen.cli.listing", "Có những gì · what there is"),
}

_OBJECTS_BETWEEN_COLLECTIONS = 10_000  # a few megabytes at most; Python's own 700 are for programs that run on


class _Root(Verbs):
    """The program: it imports a verb when it is called."""

    def main(self, *arguments: Any, **options: Any) -> Any:
        """Run; before click itself says the first word."""
        # numpy's algebra, which nothing here calls, would start a thread a processor and let them wait.
        os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
        with stoppable():
            open_what_is_closed()
            speak_utf8()
            return super().main(*arguments, **options)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the options before the verb."""
        with leaves_when_stopped(), said_by_us(), written():
            return super().parse_args(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        """Read the verb's arguments and run it."""
        with leaves_when_stopped(), said_by_us(), written():
            return super().invoke(ctx)

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return list(VERBS)

    @exits
    def loaded(self, name: str) -> click.Command | None:
        with _kept_for_good():
            command: click.Command = importlib.import_module(VERBS[name][0]).command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section("Commands"):
            formatter.write_dl([(verb, title) for verb, (_, title) in VERBS.items()])


@contextlib.contextmanager
def _kept_for_good() -> Iterator[None]:
    """Let Python never look for garbage in what is loaded in the block, and later only now and then.

    A short call makes little garbage in cycles, and would look for it a hundred times. Once in a process: what a
    second call leaves behind is garbage.
    """
    if gc.get_freeze_count():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.set_threshold(_OBJECTS_BETWEEN_COLLECTIONS)
        gc.enable()


@click.group(cls=_Root, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.option("--lang", **LANG, default="vi", envvar="BANNERGEN_LANG", show_envvar=True, show_default=True)
@click.version_option(__version__, prog_name="bannergen", message="%(prog)s %(version)s")
def main() -> None:
    """Từ công văn đến băng rôn, pa-nô, bảng LED · from an official letter to everything that hangs or lights up.

    \b
    bannergen build                                   the bundled campaign into ./output
    bannergen render pano-3x2 --campaign my.yaml -o pano.pdf
    """  # noqa: D301 - \b keeps click from filling the lines


def run(arguments: list[str] | None = None) -> Any:
    """Run the command line; for tests that want the exit status as SystemExit."""
    return main(arguments)
