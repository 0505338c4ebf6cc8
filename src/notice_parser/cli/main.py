"""Run a command: its exit status, and every error as one line on standard error."""

from __future__ import annotations

import sys

import typer

from notice_parser.cli import completion, texts
from notice_parser.cli.arguments import ROOT_OPTIONS, with_command
from notice_parser.cli.commands import load_command, program, whole_program
from notice_parser.cli.misuse import as_usage_error
from notice_parser.cli.status import ExitStatus
from notice_parser.cli.streams import PROGRAM, complain, print_text, use_utf8
from notice_parser.errors import NoticeError, PackError
from notice_parser.messages import choose_language, use_language
from notice_parser.messages.language import named_language


def run(arguments: list[str]) -> int:
    """Run the command that the arguments name; the exit status. Raises KeyboardInterrupt with what it means."""
    use_utf8()
    use_language(choose_language(arguments), asked=named_language(arguments))
    if completion.is_asked():
        completion.prepare()
        whole_program()(args=arguments, prog_name=PROGRAM, complete_var=completion.VARIABLE)
    words: list[str] = []
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
    except (typer.Abort, KeyboardInterrupt):
        raise KeyboardInterrupt(interruption_of(words)) from None
    except Exception as error:
        return report_other(error, words, is_verbose=bool({"-v", "--verbose"} & set(arguments)))


def interruption_of(words: list[str]) -> str:
    """What Ctrl-C means for a command: its own word, else that it was interrupted."""
    own = getattr(load_command(words[0]), "INTERRUPTED", None) if words and words[0] not in ROOT_OPTIONS else None
    return own or texts.INTERRUPTED


def report_other(error: Exception, words: list[str], *, is_verbose: bool) -> int:
    """One line for an error of Typer's, which is wrong use, or for a bug, with its traceback where that is asked."""
    if hasattr(error, "format_message"):  # Typer does not export the class of its errors
        misuse = as_usage_error(error, command=" ".join((PROGRAM, *words[:1])))
        complain(misuse.path, misuse.what)
        return ExitStatus.WRONG_USE
    complain(None, texts.BUG.format(kind=type(error).__name__, error=str(error), program=PROGRAM))
    if is_verbose:
        from traceback import format_exception

        print_text("".join(format_exception(error)), sys.stderr)
    return ExitStatus.FAILED
