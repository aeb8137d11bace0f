"""Command line: one file per verb, and the only place that prints.

Verbs are loaded when they are called, so that ``--help`` and each verb start fast.
"""

from __future__ import annotations

import contextlib
import importlib
import io
import os
import signal
import sys
import threading
import time
from collections.abc import Iterator
from typing import Any, NoReturn

import click

from bannergen import __version__
from bannergen.cli.report import show, written
from bannergen.cli.usage import OneOf, no_such_command, said_by_us
from bannergen.codes import usage as codes

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
        with _stoppable():
            _open_what_is_closed()
            _speak_utf8()
            return super().main(*arguments, **options)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the options before the verb."""
        with _leaves_when_stopped(), said_by_us(), written():
            return super().parse_args(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        """Read the verb's arguments and run it."""
        with _leaves_when_stopped(), said_by_us(), written():
            return super().invoke(ctx)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the verb."""
        if args[0] not in VERBS:
            raise no_such_command(args[0], ctx, tuple(VERBS))
        return super().resolve_command(ctx, args)

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in VERBS:
            return None
        command: click.Command = importlib.import_module(VERBS[cmd_name][0]).command
        if not any(parameter.name == "lang" for parameter in command.params):
            command.params.append(click.Option(["--lang"], **_LANG))  # people write it where it comes to mind
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section("Commands"):
            formatter.write_dl([(verb, title) for verb, (_, title) in VERBS.items()])


_WINDING_UP_SECONDS = 1.0


class _Stopped(BaseException):
    """A signal asked for the end; not a KeyboardInterrupt, for which click has words of its own."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


@contextlib.contextmanager
def _stoppable() -> Iterator[None]:
    """Let Ctrl-C, SIGTERM and SIGHUP stop the block in good order; a third one does not wait for that.

    What the caller ignores stays ignored, as nohup wants it.
    """
    numbers = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = {number: old for number in numbers if (old := signal.getsignal(number)) not in {signal.SIG_IGN, None}}
    asked: list[float] = []

    def stop(number: int, _: object) -> None:
        now = time.monotonic()
        if asked and now - asked[0] < _WINDING_UP_SECONDS:
            return  # it ends already, and is removing what is half-written
        asked.append(now)
        if len(asked) > 2:
            os._exit(128 + number)
        raise _Stopped(number)

    for number in before:
        signal.signal(number, stop)
    try:
        with _leaves_when_stopped():
            yield
    finally:
        for number, old in before.items():
            signal.signal(number, old)


@contextlib.contextmanager
def _leaves_when_stopped() -> Iterator[None]:
    """Leave a stopped block while the language is still known."""
    try:
        yield
    except _Stopped as stopped:
        _leave(stopped.number)


def _leave(number: int) -> NoReturn:
    """Say that we were stopped, and end at once: whatever still runs in threads is not waited for."""
    with contextlib.suppress(_Stopped):
        show([codes.INTERRUPTED.at(signal=signal.Signals(number).name)])
    os._exit(128 + number)


def _open_what_is_closed() -> None:
    """Put something in place of closed streams, or the next file opened would get their number.

    Writing to such a stdout is refused as the system would refuse it; such a stderr is silence.
    """
    if sys.stdout and sys.stderr:
        return
    while (number := os.open(os.devnull, os.O_RDONLY)) <= 2:
        pass
    if not sys.stdout:
        sys.stdout = os.fdopen(number, "w", closefd=False)
    if not sys.stderr:
        sys.stderr = open(os.devnull, "w")  # noqa: PTH123, SIM115 - it stays open


def _speak_utf8() -> None:
    """Write UTF-8 whatever the console's code page; a file name that is no text is shown escaped."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _note_lang(ctx: click.Context, _: click.Parameter, lang: str | None) -> None:
    """Keep the language as soon as it is read: what is wrong after it is said in it."""
    if lang:
        ctx.find_root().obj = lang


_LANG: dict[str, Any] = {
    "type": OneOf(["vi", "en"]),
    "callback": _note_lang,
    "expose_value": False,
    "is_eager": True,
    "help": "Ngôn ngữ thông báo · language of messages.",
}


@click.group(cls=_Verbs, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.option("--lang", **_LANG, default="vi", envvar="BANNERGEN_LANG", show_envvar=True, show_default=True)
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
