"""The commands, in the order in which help lists them, and the program with those that are needed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module
from types import ModuleType
from typing import Annotated, Any

import typer

from notice_parser import __version__
from notice_parser.cli import texts
from notice_parser.cli.completion import Install, Show
from notice_parser.cli.expand import Lang, expanded, options_of, with_translated_help
from notice_parser.cli.help import Command, Group
from notice_parser.cli.streams import PROGRAM, print_text
from notice_parser.messages import translate

# Command → its help. A new command is a module of its name here, with a function of its name, and an entry. A module
# with COMMANDS instead is a group of commands: name → function.
COMMANDS = {
    "parse": texts.PARSE,
    "view": texts.VIEW,
    "outline": texts.OUTLINE,
    "check": texts.CHECK,
    "ledger": texts.LEDGER,
    "compare": texts.COMPARE,
    "batch": texts.BATCH,
    "verify": texts.VERIFY,
    "schema": texts.SCHEMA,
    "explain": texts.EXPLAIN,
    "rules": texts.RULES,
}
Functions = dict[str, tuple[Callable[..., Any], str]]


def load_command(name: str) -> ModuleType:
    return import_module(f"notice_parser.cli.{name}")


def subcommands_of(name: str) -> Functions | None:
    """The commands of a group: name → function and help; None where it is a command itself."""
    found: Functions | None = getattr(load_command(name), "COMMANDS", None)
    return found


def functions() -> Iterator[Callable[..., Any]]:
    """The function of every command, expanded."""
    for name in COMMANDS:
        group = subcommands_of(name)
        yield from (
            (expanded(each) for each, _ in group.values()) if group else (expanded(getattr(load_command(name), name)),)
        )


def value_options() -> dict[str, bool]:
    """Each spelling of each option of any command → whether a value follows it."""
    return {spelling: takes_value for function in functions() for spelling, takes_value in options_of(function)}


def program(name: str | None) -> typer.Typer:
    """The program with one command, which is quicker to build than all; with all by name and help where it is None."""
    app = empty_program()
    if name is not None:
        add_command(app, name)
    else:
        for each, help_text in COMMANDS.items():
            app.command(each, cls=Command, help=translate(help_text))(listed)
    return app


def whole_program() -> typer.Typer:
    """The program with every command and its options, as completion needs it."""
    app = empty_program()
    for name in COMMANDS:
        add_command(app, name)
    return app


def empty_program() -> typer.Typer:
    app = typer.Typer(
        cls=Group,
        add_completion=False,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
        help=translate(texts.PROGRAM_HELP),
        epilog=translate(texts.PROGRAM_EPILOG),
    )
    app.callback()(with_translated_help(root))
    return app


def add_command(app: typer.Typer, name: str) -> None:
    group = subcommands_of(name)
    if group is None:
        function = expanded(getattr(load_command(name), name))
        app.command(name, cls=Command, help=translate(COMMANDS[name]))(function)
        return
    inner = typer.Typer(cls=Group, rich_markup_mode=None)
    for each, (function, help_text) in group.items():
        inner.command(each, cls=Command, help=translate(help_text))(expanded(function))
    app.add_typer(inner, name=name, help=translate(COMMANDS[name]))


def root(
    version: Annotated[
        bool, typer.Option("--version", callback=lambda asked: print_version(asked), is_eager=True, help=texts.VERSION)
    ] = False,
    lang: Lang = None,
    install_completion: Install = False,
    show_completion: Show = False,
) -> None:
    """The options that stand for a command."""


def listed() -> None:
    """Stands for a command where only its name and help are listed."""


def print_version(is_asked: bool) -> None:
    if is_asked:
        print_text(f"{PROGRAM} {__version__}\n")
        raise typer.Exit
