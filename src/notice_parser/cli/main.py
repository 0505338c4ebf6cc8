"""Run a command: its exit status, and every error as one line on standard error."""

from __future__ import annotations

import sys

from notice_parser.cli import texts
from notice_parser.cli.plain import is_plain, parse_plainly
from notice_parser.cli.status import ExitStatus
from notice_parser.cli.streams import PROGRAM, complain, print_text, use_utf8
from notice_parser.errors import NoticeError, PackError
from notice_parser.messages import choose_language, reason_of, use_language
from notice_parser.messages.language import named_language


def run(arguments: list[str]) -> int:
    """Run the command that the arguments name; the exit status. Raises KeyboardInterrupt with what it means."""
    use_utf8()
    use_language(choose_language(arguments), asked=named_language(arguments))
    try:
        return run_command(arguments)
    except PackError as error:
        for line in error.errors:
            complain("rules", line)
        return error.exit_status
    except NoticeError as error:
        complain(error.path, error.what)
        return error.exit_status
    except KeyboardInterrupt as stop:
        raise KeyboardInterrupt(*(stop.args or (texts.INTERRUPTED,))) from None
    except Exception as error:
        if isinstance(error, OSError) and error.filename is None:
            return report_surroundings(error)
        return report_bug(error, is_verbose=bool({"-v", "--verbose"} & set(arguments)))


def run_command(arguments: list[str]) -> int:
    if is_plain(arguments):
        return parse_plainly(arguments)
    from notice_parser.cli import program

    return program.run_command(arguments)


def report_surroundings(error: OSError) -> int:
    """One line where a call that names no file failed: the current folder is gone, or standard output full."""
    from notice_parser.writers.target import silence_standard_output

    if isinstance(error, FileNotFoundError):
        complain(None, texts.FOLDER_GONE)
    else:
        complain(texts.STANDARD_OUTPUT, texts.OUTPUT_FAILED.format(reason=reason_of(error)))
        if sys.stdout is not None:
            silence_standard_output()
    return ExitStatus.FAILED


def report_bug(error: Exception, *, is_verbose: bool) -> int:
    """One line for a bug, with its traceback where that is asked."""
    complain(None, texts.BUG.format(kind=type(error).__name__, error=str(error), program=PROGRAM))
    if is_verbose:
        from traceback import format_exception

        print_text("".join(format_exception(error)), sys.stderr)
    return ExitStatus.FAILED
