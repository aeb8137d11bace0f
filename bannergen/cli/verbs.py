"""Command line: a group of verbs: each takes ``--lang``, and one that there is not is refused in our words."""

from __future__ import annotations

from typing import Any

import click

from bannergen.cli.usage import OneOf, no_such_command


def _note_lang(ctx: click.Context, _: click.Parameter, lang: str | None) -> None:
    """Keep the language as soon as it is read: what is wrong after it is said in it."""
    if lang:
        ctx.find_root().obj = lang


LANG: dict[str, Any] = {
    "type": OneOf(["vi", "en"]),
    "callback": _note_lang,
    "expose_value": False,
    "is_eager": True,
    "help": "Ngôn ngữ thông báo · language of messages.",
}


class Verbs(click.Group):
    """A group of commands, of which some may be groups themselves."""

    def loaded(self, name: str) -> click.Command | None:
        """Return the command of a name that the group has."""
        return self.commands[name]

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command."""
        known = tuple(self.list_commands(ctx))
        if args[0] not in known:
            raise no_such_command(args[0], ctx, known)
        return super().resolve_command(ctx, args)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command; people write the language where it comes to mind."""
        command = self.loaded(cmd_name) if cmd_name in self.list_commands(ctx) else None
        if command and not any(parameter.name == "lang" for parameter in command.params):
            command.params.append(click.Option(["--lang"], **LANG))
        return command
