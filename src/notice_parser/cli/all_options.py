"""The options of all commands, which are looked up before the command is known."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from notice_parser.cli.commands import COMMANDS, load_command, subcommands_of
from notice_parser.cli.expand import expanded, options_of


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
