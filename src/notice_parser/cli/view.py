"""`notice-parse view FILE…`: notices as one page."""

from __future__ import annotations

from notice_parser.cli import texts
from notice_parser.cli.failures import FailureReporter
from notice_parser.cli.options import Files, Output, Parsing, Verbosity
from notice_parser.cli.parse import refuse_overwriting
from notice_parser.cli.status import ExitStatus
from notice_parser.cli.streams import complain
from notice_parser.writers.formats import HTML

STANDARD_INPUT = "-"
SUFFIX = ".view.html"


def view(files: Files, *, output: Output = None, parsing: Parsing, verbosity: Verbosity) -> int:
    """Write one page of all files. Without -o it stands beside the first and its path is reported."""
    from notice_parser.batch import parse_each
    from notice_parser.writers import write_all
    from notice_parser.writers.target import open_target

    path = output if output is not None else path_beside(files[0])
    refuse_overwriting(path, files)
    reporter = FailureReporter(verbosity)
    notices = list(reporter.notices(parse_each(files, parsing.options(shows_text=True))))
    if notices:
        with open_target(path) as write:
            for piece in write_all(iter(notices), HTML):
                write(piece)
        if output is None and path is not None and not verbosity.quiet:
            complain(path, texts.VIEW_WRITTEN)
    return ExitStatus.FAILED if reporter.has_failed else ExitStatus.DONE


def path_beside(file: str) -> str | None:
    """The path of the page of a file; None, which is standard output, for standard input."""
    return None if file == STANDARD_INPUT else file + SUFFIX
