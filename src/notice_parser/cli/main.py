"""Run a command: its exit status, and every error as one line on standard error."""

from __future__ import annotations

import sys
from typing import Any, cast

import typer

from notice_parser.cli import texts
from notice_parser.cli.arguments import ROOT_OPTIONS, with_command
from notice_parser.cli.commands import program
from notice_parser.cli.status import ExitStatus
from notice_parser.cli.streams import PROGRAM, complain, print_text, use_utf8
from notice_parser.errors import NoticeError, PackError


def run(arguments: list[str]) -> int:
    """Run the command that the arguments name; the exit status. Raises KeyboardInterrupt."""
    use_utf8()
    try:
        words = with_command(arguments)
        app = program(None if words[0] in ROOT_OPTIONS else words[0])
        status = app(args=words, prog_name=PROGRAM, standalone_mode=False)
        if status == ExitStatus.INTERRUPTED:  # Typer takes Ctrl-C for an exit
            raise KeyboardInterrupt
        return int(status) if isinstance(status, int) else ExitStatus.DONE
    except PackError as error:
        for line in error.errors:
            complain("rules", line)
        return error.exit_status
    except NoticeError as error:
        complain(error.path, error.what)
        return error.exit_status
    except typer.Abort:
        raise KeyboardInterrupt from None
    except Exception as error:
        return report_other(error, is_verbose=bool({"-v", "--verbose"} & set(arguments)))


def report_other(error: Exception, *, is_verbose: bool) -> int:
    """One line for an error of Typer's, which is wrong use, or for a bug, with its traceback where that is asked."""
    if hasattr(error, "format_message"):  # Typer does not export the class of its errors
        message = cast(Any, error).format_message().rstrip(".")
        command = getattr(getattr(error, "ctx", None), "command_path", PROGRAM)
        complain(None, texts.SEE_HELP.format(message=message, command=command))
        return ExitStatus.WRONG_USE
    complain(None, texts.BUG.format(kind=type(error).__name__, error=error, program=PROGRAM))
    if is_verbose:
        from traceback import format_exception

        print_text("".join(format_exception(error)), sys.stderr)
    return ExitStatus.FAILED
