"""`notice-parse view FILE|DIR…`: one notice as a page, several as the page of an archive."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Annotated

import typer

from notice_parser.cli import texts
from notice_parser.cli.failures import FailureReporter
from notice_parser.cli.options import Output, Parsing, Verbosity
from notice_parser.cli.output import refuse_overwriting
from notice_parser.cli.status import ExitStatus
from notice_parser.cli.streams import complain, report_written
from notice_parser.errors import UsageError
from notice_parser.writers.formats import HTML

if TYPE_CHECKING:
    from collections.abc import Iterator

    from notice_parser.batch import Outcome
    from notice_parser.notice import Notice

STANDARD_INPUT = "-"
PAGE_SUFFIX = ".view.html"
DATA_ELEMENT = b'<script type="application/json" id="data">'
Inputs = Annotated[list[str], typer.Argument(metavar="FILE|DIR", help=texts.VIEW_INPUTS)]


def view(files: Inputs, *, output: Output = None, parsing: Parsing, verbosity: Verbosity) -> int:
    """Write the page. Raises UsageError, PackError."""
    from notice_parser.writers import write
    from notice_parser.writers.target import open_target

    paths = files_in(files, output)
    target = output or page_beside(files)
    refuse_overwriting(target, paths)
    reporter = FailureReporter(verbosity.loudness)
    notices = list(reporter.notices(parsed(paths, parsing)))
    if notices:
        is_one = len(notices) == 1 and len(paths) == 1
        with open_target(target) as put:
            put(write(notices[0], HTML) if is_one else archive_page(notices))
        if output is not None:
            report_written(target, texts.PAGE_WRITTEN, is_quiet=verbosity.quiet)
        elif target is not None and not verbosity.quiet:
            complain(target, texts.PAGE_WRITTEN)  # nobody has named it, so that it is said to programs too
    return ExitStatus.FAILED if reporter.has_failed or not notices else ExitStatus.DONE


def archive_page(notices: list[Notice]) -> bytes:
    from notice_parser.messages import page_language
    from notice_parser.writers.archive.assemble import archive_text
    from notice_parser.writers.archive.data import Entry

    return archive_text(map(Entry, notices), language=page_language()).encode("utf-8", "backslashreplace")


def files_in(inputs: list[str], output: str | None) -> list[str]:
    """The files named, and those of the folders named, but for pages that this command has written."""
    if inputs == [STANDARD_INPUT]:
        return inputs
    from os.path import realpath

    from notice_parser.batch.choice import Choice
    from notice_parser.batch.plan import Planner

    own = frozenset({realpath(output)} if output and is_page(output) else ())
    planned = list(Planner(Choice((), (f"*{PAGE_SUFFIX}",)), own).plan(inputs, None))
    for each in planned:
        if each.error is not None:
            raise UsageError(each.path, each.error)
    return [each.path for each in planned if not each.is_left_out or each.path in inputs]


def is_page(path: str) -> bool:
    """Is it a page that this command wrote? Anything else there may be an input, which no output replaces."""
    if not os.path.isfile(path):
        return False
    with open(path, "rb") as file:
        return DATA_ELEMENT in file.read()


def page_beside(inputs: list[str]) -> str | None:
    """The page beside the first input: F.view.html; None, which is standard output, for standard input."""
    return None if inputs[0] == STANDARD_INPUT else f"{inputs[0].rstrip(os.sep)}{PAGE_SUFFIX}"


def parsed(paths: list[str], parsing: Parsing) -> Iterator[Outcome]:
    from notice_parser.batch import parse_each

    return parse_each(paths, parsing.options(shows_text=True))
