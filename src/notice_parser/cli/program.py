"""The commands declared to Typer, and a run of the one that the arguments name.

Everything that needs Typer is imported from here on; `notice-parse FILE…` without an option does without it (main.py).
"""

from __future__ import annotations

from typing import Annotated

import typer

from notice_parser import __version__
from notice_parser.cli import completion, texts
from notice_parser.cli.arguments import ROOT_OPTIONS, with_command
from notice_parser.cli.commands import COMMANDS, load_command, subcommands_of
from notice_parser.cli.completion import Install, Show
from notice_parser.cli.expand import Lang, expanded, with_translated_help
from notice_parser.cli.help import Command, Group
from notice_parser.cli.misuse import as_usage_error
from notice_parser.cli.status import ExitStatus
from notice_parser.cli.streams import PROGRAM, print_text
from notice_parser.messages import translate


def run_command(arguments: list[str]) -> int:
    """Run the command that the arguments name; the exit status.

    Raises NoticeError, also for Typer's errors, which are wrong use; KeyboardInterrupt with what it means.
    """
    if completion.is_asked():
        completion.prepare()
        whole_program()(args=arguments, prog_name=PROGRAM, complete_var=completion.VARIABLE)
    words = with_command(arguments)
    try:
        app = program(None if words[0] in ROOT_OPTIONS else words[0])
        status = app(args=words, prog_name=PROGRAM, standalone_mode=False)
    except (typer.Abort, KeyboardInterrupt):
        raise KeyboardInterrupt(interruption_of(words)) from None
    except Exception as error:
        if hasattr(error, "format_message"):  # Typer does not export the class of its errors
            raise as_usage_error(error, command=" ".join((PROGRAM, *words[:1]))) from None
        raise
    if status == ExitStatus.INTERRUPTED:  # Typer takes Ctrl-C for an exit
        raise KeyboardInterrupt(interruption_of(words))
    return int(status) if isinstance(status, int) else ExitStatus.DONE


def interruption_of(words: list[str]) -> str:
    """What Ctrl-C means for a command: its own word, else that it was interrupted."""
    own = None if words[0] in ROOT_OPTIONS else getattr(load_command(words[0]), "INTERRUPTED", None)
    return own or texts.INTERRUPTED


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
