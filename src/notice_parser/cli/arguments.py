"""Which command the arguments mean. Options before a command are moved after it, where Typer expects them."""

from __future__ import annotations

import os
from collections.abc import Collection
from difflib import get_close_matches

from notice_parser.cli import texts
from notice_parser.cli.commands import COMMANDS, subcommands_of, value_options
from notice_parser.cli.streams import PROGRAM
from notice_parser.errors import UsageError

DEFAULT_COMMAND = "parse"
ROOT_OPTIONS = ("--help", "--version")
STANDARD_INPUT, END_OF_OPTIONS = "-", "--"


def with_command(arguments: list[str]) -> list[str]:
    """The arguments with the command first. Without a command they are those of `parse`.

    Raises UsageError where there are none, or the first word is a misspelt command.
    """
    if not arguments:
        raise UsageError("FILE", texts.FILE_MISSING.format(program=PROGRAM))
    if arguments[0] in ROOT_OPTIONS:
        return arguments
    count = count_options(arguments)
    word = arguments[count] if count < len(arguments) else None
    if word not in COMMANDS:
        if word is not None:
            refuse_misspelt(word)
        return [DEFAULT_COMMAND, *arguments]
    return [word, *with_subcommand(arguments[:count], arguments[count + 1 :], subcommands_of(word))]


def with_subcommand(before: list[str], after: list[str], group: Collection[str] | None) -> list[str]:
    """What follows a command: in a group the subcommand first, then the options from before it."""
    count = count_options(after) if group else 0
    if group and count < len(after) and after[count] in group:
        return [after[count], *before, *after[:count], *after[count + 1 :]]
    return [*before, *after]


def is_option(arguments: list[str]) -> bool:
    """Is the first argument an option? `-` is standard input, and `--` ends the options."""
    return bool(arguments) and arguments[0].startswith("-") and arguments[0] not in (STANDARD_INPUT, END_OF_OPTIONS)


def count_options(arguments: list[str]) -> int:
    """How many arguments at the start are options and their values."""
    count = 0
    takes_value = value_options() if is_option(arguments) else {}
    while is_option(arguments[count:]):
        count += 2 if needs_next(arguments[count], takes_value) else 1
    return min(count, len(arguments))


def needs_next(argument: str, takes_value: dict[str, bool]) -> bool:
    """Is the value of this option the next argument? Not so in `--format=csv` and `-fcsv`; in `-qf csv` it is."""
    if argument.startswith("--"):
        return takes_value.get(argument, False)
    for index, letter in enumerate(argument[1:], start=1):
        if takes_value.get(f"-{letter}", False):
            return index == len(argument) - 1
    return False


def refuse_misspelt(word: str) -> None:
    """Raise UsageError where a word is not a file but nearly a command."""
    near = get_close_matches(word, COMMANDS, n=1)
    if near and not os.path.exists(word):
        raise UsageError(word, texts.NEITHER_FILE_NOR_COMMAND.format(near=near[0]))
