"""Command line: what click refuses, said as everything else is: a code, both languages, what is accepted."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from typing import IO, Any

import click

from bannergen.cli.report import show
from bannergen.codes import usage as codes
from bannergen.diagnostics import Diagnostic


@contextmanager
def said_by_us() -> Iterator[None]:
    """Let what click refuses in the block be shown as a diagnostic."""
    try:
        yield
    except (_Refused, click.exceptions.NoArgsIsHelpError):
        raise
    except click.UsageError as refused:
        context = refused.ctx or click.get_current_context()
        raise _Refused(_diagnostic(refused, context), context) from refused


class OneOf(click.Choice[str]):
    """One of some words."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the word; raise a refusal that says what was got and what there is."""
        if value in self.choices:
            return str(value)
        raise _bad_option(value, param, ctx, ("một trong các giá trị sau", "one of the following"), tuple(self.choices))


class WholeNumber(click.IntRange):
    """A whole number from a least one."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Return the number; raise a refusal that says what was got."""
        try:
            return int(super().convert(value, param, ctx))
        except click.BadParameter:
            wanted = (f"số nguyên từ {self.min}", f"a whole number from {self.min}")
            raise _bad_option(value, param, ctx, wanted) from None


def no_such_command(got: str, context: click.Context, known: tuple[str, ...]) -> click.UsageError:
    """Return the refusal of a verb that there is not."""
    return _Refused(codes.UNKNOWN_COMMAND.at(got=got, accepted=known), context)


class _Refused(click.UsageError):
    """A request that cannot be understood; click leaves with its exit status, 2, after showing it."""

    def __init__(self, diagnostic: Diagnostic, context: click.Context | None) -> None:
        super().__init__(diagnostic.code.id, context)
        self._diagnostic = diagnostic

    def show(self, file: IO[Any] | None = None) -> None:  # noqa: ARG002 - click's signature
        """Print it, in the language that was read before it went wrong."""
        language: AbstractContextManager[object] = self.ctx.scope(cleanup=False) if self.ctx else nullcontext()
        with language:
            show([self._diagnostic])


def _bad_option(
    got: object,
    parameter: click.Parameter | None,
    context: click.Context | None,
    wanted: tuple[str, str],
    accepted: tuple[str, ...] = (),
) -> click.UsageError:
    vi, en = wanted
    command = context.command_path if context else ""
    option = _name(parameter) if parameter else ""
    diagnostic = codes.BAD_OPTION.at(
        got=str(got), accepted=accepted, option=option, command=command, wanted_vi=vi, wanted_en=en
    )
    return _Refused(diagnostic, context)


def _diagnostic(refused: click.UsageError, context: click.Context) -> Diagnostic:
    command = context.command_path
    match refused:
        case click.NoSuchOption():
            known = tuple(name for parameter in context.command.params for name in parameter.opts if name[:2] == "--")
            return codes.UNKNOWN_OPTION.at(got=refused.option_name, accepted=known, command=command)
        case click.BadOptionUsage():
            return codes.MISSING_VALUE.at(option=refused.option_name, command=command)
        case click.MissingParameter() if refused.param:
            return codes.MISSING_ARGUMENT.at(name=_name(refused.param), command=command)
    return codes.NOT_UNDERSTOOD.at(reason=refused.format_message(), command=command)


def _name(parameter: click.Parameter) -> str:
    """Return what a person types for it."""
    if isinstance(parameter, click.Option):
        return max(parameter.opts, key=len)
    return str(parameter.human_readable_name)
