"""`--help` in the user's language. Typer's own help speaks English and measures Chinese by characters, not columns."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from typing import Any

from typer.core import TyperCommand, TyperGroup

from notice_parser.cli import texts
from notice_parser.cli.wrapping import help_width, indented, two_columns
from notice_parser.errors import UsageError
from notice_parser.messages import translate

HELP_OPTION = "help"


class Command(TyperCommand):
    """A command whose help and misuse are in the user's language."""

    allow_extra_args = True  # refused below, for Typer speaks English

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Raises UsageError for an argument too many."""
        rest = super().parse_args(ctx, args)
        if rest and not ctx.resilient_parsing:
            raise UsageError(rest[0], texts.ARGUMENT_UNEXPECTED.format(command=ctx.command_path))
        return rest

    def get_help(self, ctx: Any) -> str:
        return "\n".join(help_lines(self, ctx))


class Group(TyperGroup):
    """A group of commands whose help and misuse are in the user's language."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Raises UsageError where no command is named."""
        if not args and not ctx.resilient_parsing:
            raise UsageError(ctx.command_path, texts.COMMAND_MISSING.format(names=list(self.commands)))
        return super().parse_args(ctx, args)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Raises UsageError for a command that the group has not."""
        if args[0] not in self.commands:
            what = texts.COMMAND_UNKNOWN.format(command=ctx.command_path, names=list(self.commands))
            raise UsageError(args[0], what)
        return super().resolve_command(ctx, args)

    def get_help(self, ctx: Any) -> str:
        return "\n".join(help_lines(self, ctx))


def help_lines(command: Any, ctx: Any) -> Iterator[str]:
    """The help of a command: its usage, what it does, arguments, options, the commands of a group, a last word."""
    width = help_width()
    yield from indented(translate(texts.USAGE.format(usage=usage_of(command, ctx))), by=0, width=width)
    if command.help:
        yield ""
        yield from indented(command.help, by=2, width=width)
    parameters = [each for each in command.get_params(ctx) if not each.hidden]
    arguments = [argument_row(each) for each in parameters if each.param_type_name == "argument"]
    options = [option_row(each) for each in parameters if each.param_type_name == "option"]
    commands = [(name, each.help or "") for name, each in getattr(command, "commands", {}).items()]
    for title, rows in (
        (texts.ARGUMENTS_TITLE, arguments),
        (texts.OPTIONS_TITLE, options),
        (texts.COMMANDS_TITLE, commands),
    ):
        if rows:
            yield from ("", translate(title))
            yield from two_columns(rows, width=width)
    if command.epilog:
        yield ""
        yield from indented(command.epilog, by=2, width=width)


def usage_of(command: Any, ctx: Any) -> str:
    """`notice-parse check [OPTIONS] [FILE]...`"""
    arguments = [each for each in command.get_params(ctx) if each.param_type_name == "argument"]
    pieces = [ctx.command_path, translate(texts.OPTIONS_PIECE), *map(argument_usage, arguments)]
    if isinstance(command, Group):
        pieces.append(translate(texts.COMMAND_PIECES))
    return " ".join(pieces)


def argument_usage(argument: Any) -> str:
    name = argument.metavar if argument.required else f"[{argument.metavar}]"
    return f"{name}..." if argument.nargs == -1 else name


def argument_row(argument: Any) -> tuple[str, str]:
    return argument.metavar, argument.help or ""


def option_row(option: Any) -> tuple[str, str]:
    """The spellings with what follows them, and what the option does."""
    spellings = ", ".join([*option.opts, *option.secondary_opts])
    if option.name == HELP_OPTION:
        return spellings, translate(texts.HELP)
    extras = [option.help or "", default_of(option)]
    if option.envvar:
        extras.append(translate(texts.BY_VARIABLE.format(name=option.envvar)))
    term = spellings if option.is_flag else f"{spellings} {option.metavar}"
    return term, " ".join(filter(None, extras))


def default_of(option: Any) -> str:
    """The default of a choice; flags and values that are not set have none."""
    value = option.default
    if isinstance(value, Enum):
        return translate(texts.BY_DEFAULT.format(value=value.value))
    return ""
