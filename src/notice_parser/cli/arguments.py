"""Which command the arguments mean. Options before a command are moved after it, where Typer expects them."""

from __future__ import annotations

import os
from collections.abc import Collection
from difflib import get_close_matches

from notice_parser.cli import texts
from notice_parser.cli.all_options import value_options
from notice_parser.cli.commands import COMMANDS, DEFAULT_COMMAND, subcommands_of
from notice_parser.cli.completion import INSTALL, SHOW
from notice_parser.cli.expand import as_language
from notice_parser.cli.streams import PROGRAM
from notice_parser.errors import UsageError
from notice_parser.messages.language import OPTION as LANGUAGE

ROOT_OPTIONS = ("--help", "--version", INSTALL, SHOW)
STANDARD_INPUT, END_OF_OPTIONS = "-", "--"


def with_command(arguments: list[str]) -> list[str]:
    """The arguments with the command first, without `--lang`. Without a command they are those of `parse`.

    Raises UsageError where there are none, or the first word is a misspelt command.
    """
    arguments = without_language(arguments)
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


def without_language(arguments: list[str]) -> list[str]:
    """The arguments without `--lang`, which is in use already. Raises UsageError for a wrong or missing language."""
    kept: list[str] = []
    rest = iter(arguments)
    for argument in rest:
        if argument == END_OF_OPTIONS:
            return [*kept, argument, *rest]
        name, is_joined, value = argument.partition("=")
        if name == LANGUAGE:
            as_language(value if is_joined else next(rest, ""))
        else:
            kept.append(argument)
    return kept


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
