"""The commands, in the order in which help lists them. How they are declared to Typer stands in program.py."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from types import ModuleType
from typing import Any

from notice_parser.cli import texts

DEFAULT_COMMAND = "parse"
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
