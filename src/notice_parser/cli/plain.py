"""`notice-parse FILE…` without an option, as most calls are: done before any option is declared.

Declaring the options of a command takes longer than reading a notice, for Typer and pydantic have to be loaded. What
holds without an option is said by the defaults of `Wanted`, `Options` and `Loudness`; a test compares them with those
of the options.
"""

from __future__ import annotations

import os
import sys

from notice_parser.cli.commands import COMMANDS

STANDARD_INPUT = "-"
# Variables by which the environment gives an option, or asks for completion.
OPTIONS_BY_VARIABLE = ("NOTICE_PARSE_RULES", "_NOTICE_PARSE_COMPLETE")


def is_plain(arguments: list[str]) -> bool:
    """Are the arguments files alone, the first of which is one? A word that is none may be a misspelt command."""
    if not arguments or arguments[0] in COMMANDS or any(name in os.environ for name in OPTIONS_BY_VARIABLE):
        return False
    has_option = any(each.startswith("-") and each != STANDARD_INPUT for each in arguments)
    return not has_option and (arguments[0] == STANDARD_INPUT or os.path.exists(arguments[0]))


def parse_plainly(files: list[str]) -> int:
    """What `parse` does with these files; the exit status."""
    load_msgspec()
    from notice_parser.batch import Options
    from notice_parser.cli.failures import Loudness
    from notice_parser.cli.output import Wanted, write_files

    return write_files(files, wanted=Wanted(), options=Options(), loudness=Loudness())


def load_msgspec() -> None:
    """Load msgspec without typing_extensions, which it asks, where it is installed, for what Python 3.11 has itself.

    With `inspect`, which it needs, that takes as long to load as the interpreter to start.
    """
    if "typing_extensions" in sys.modules:
        return
    sys.modules["typing_extensions"] = None  # type: ignore[assignment]
    try:
        import msgspec  # noqa: F401
    finally:
        del sys.modules["typing_extensions"]
