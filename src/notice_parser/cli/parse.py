"""`notice-parse FILE…`: each notice in an output format; on a terminal, without one, as an outline."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import chain
from typing import TYPE_CHECKING, Annotated

import typer

from notice_parser.cli import texts
from notice_parser.cli.failures import FailureReporter, page_line
from notice_parser.cli.options import Files, Format, Labelled, Output, Parsing, Text, Verbosity
from notice_parser.cli.status import ExitStatus
from notice_parser.cli.streams import complain
from notice_parser.errors import UsageError
from notice_parser.writers.formats import JSON, NDJSON, OutputFormat, all_suffixes, format_of_path

if TYPE_CHECKING:
    from notice_parser.batch import Outcome
    from notice_parser.notice import Notice


@dataclass(frozen=True, kw_only=True)
class Writing:
    """Where notices are written, and how."""

    output: Output = None
    format: Format = None
    compact: Annotated[bool, typer.Option("--compact", help=texts.COMPACT)] = False
    labels: Labelled = None
    text: Text = None


def parse(files: Files, *, writing: Writing, parsing: Parsing, verbosity: Verbosity) -> int:
    """Write the notices of all files; failed inputs are reported and the others written."""
    from notice_parser.batch import parse_each
    from notice_parser.readers.page_progress import watched_by
    from notice_parser.writers import write_all
    from notice_parser.writers.target import open_target

    refuse_overwriting(writing.output, files)
    writing = with_format_of_ending(writing)
    refuse_terminal(writing)
    needs_text = writing.format is not None and writing.format.needs_text
    options = parsing.options(shows_text=True if needs_text else writing.text)
    reporter = FailureReporter(verbosity)
    if is_for_eyes(writing):
        with watched_by(page_line(verbosity)):
            show_outlines(reporter.notices(parse_each(files, options)), is_quiet=verbosity.quiet)
        return ExitStatus.FAILED if reporter.has_failed else ExitStatus.DONE
    with watched_by(page_line(verbosity)), open_target(writing.output) as write:
        as_json = writing.format in (None, JSON, NDJSON)
        first, outcomes = peek(parse_each(files, options, as_json=as_json))
        has_many = len(files) > 1 or (first is not None and first.is_member)
        to = chosen_format(writing, has_many=has_many)
        for piece in write_all(reporter.notices(outcomes), to, labels=writing.labels):
            write(piece)
    return ExitStatus.FAILED if reporter.has_failed else ExitStatus.DONE


def is_for_eyes(writing: Writing) -> bool:
    """Is the result printed on a terminal, in no format that was asked for? JSON of thousands of lines helps nobody."""
    asked = (writing.output, writing.format, writing.text)
    return asked == (None, None, None) and not writing.compact and sys.stdout is not None and sys.stdout.isatty()


def show_outlines(notices: Iterator[Notice], *, is_quiet: bool) -> None:
    """Draw each notice as `outline` does, and say how to get the JSON."""
    from notice_parser.writers.tree import draw

    has_any = False
    for notice in notices:
        draw(notice, sys.stdout)
        has_any = True
    if has_any and not is_quiet:
        complain(None, texts.SHOWN_AS_OUTLINE)


def with_format_of_ending(writing: Writing) -> Writing:
    """Without -f the format that the ending of the output names. Raises UsageError for an ending that means nothing."""
    if writing.format is not None or writing.output is None:
        return writing
    from notice_parser.writers.target import is_device

    found = format_of_path(writing.output)
    if found is None and os.path.splitext(writing.output)[1] and not is_device(writing.output):
        raise UsageError(writing.output, texts.UNKNOWN_ENDING.format(suffixes=all_suffixes()))
    if found is not None:
        found.load()
    return replace(writing, format=found)


def chosen_format(writing: Writing, *, has_many: bool) -> OutputFormat:
    """The format given; without one JSON, or NDJSON for several notices and for --compact."""
    if writing.format is None:
        return NDJSON if writing.compact or has_many else JSON
    return NDJSON if writing.compact and writing.format == JSON else writing.format


def peek(outcomes: Iterator[Outcome]) -> tuple[Outcome | None, Iterator[Outcome]]:
    """The first outcome, and all of them."""
    first = next(outcomes, None)
    return first, outcomes if first is None else chain([first], outcomes)


def refuse_terminal(writing: Writing) -> None:
    """Raise UsageError where the format needs a file and none is named."""
    if writing.format is not None and writing.format.needs_file and writing.output is None:
        what = texts.NEEDS_FILE.format(suffix=writing.format.suffix)
        raise UsageError(f"-f {writing.format.name}", what)


def refuse_overwriting(output: str | None, files: list[str]) -> None:
    """Raise UsageError where the output would replace an input."""
    if output is None or not os.path.isfile(output):
        return
    for file in files:
        if os.path.exists(file) and os.path.samefile(output, file):
            raise UsageError(output, texts.IS_INPUT)
