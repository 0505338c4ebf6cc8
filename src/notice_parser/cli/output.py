"""Notices of files in an output format; on a terminal, without one, as an outline. Its options stand in parse.py."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from notice_parser.cli import texts
from notice_parser.cli.failures import FailureReporter, Loudness, page_line
from notice_parser.cli.status import ExitStatus
from notice_parser.cli.streams import complain
from notice_parser.errors import UsageError
from notice_parser.writers.formats import JSON, NDJSON, Language, OutputFormat, all_suffixes, format_of_path

if TYPE_CHECKING:
    from notice_parser.batch import Options, Outcome
    from notice_parser.notice import Notice


class Wanted(NamedTuple):
    """Where notices are written, and how; as nobody says it, without an option."""

    output: str | None = None
    format: OutputFormat | None = None
    compact: bool = False
    labels: Language | None = None
    text: bool | None = None


def write_files(files: list[str], *, wanted: Wanted, options: Options, loudness: Loudness) -> int:
    """Write the notices of all files; failed inputs are reported and the others written."""
    from notice_parser.batch import parse_each
    from notice_parser.readers.page_progress import watched_by
    from notice_parser.writers import write_all
    from notice_parser.writers.target import open_target

    refuse_overwriting(wanted.output, files)
    wanted = with_format_of_ending(wanted)
    refuse_terminal(wanted)
    options = with_text(options, wanted)
    reporter = FailureReporter(loudness)
    if is_for_eyes(wanted):
        with watched_by(page_line(loudness)):
            show_outlines(reporter.notices(parse_each(files, options)), is_quiet=loudness.quiet)
        return ExitStatus.FAILED if reporter.has_failed else ExitStatus.DONE
    with watched_by(page_line(loudness)), open_target(wanted.output) as write:
        as_json = wanted.format in (None, JSON, NDJSON)
        first, outcomes = peek(parse_each(files, options, as_json=as_json))
        has_many = len(files) > 1 or (first is not None and first.is_member)
        to = chosen_format(wanted, has_many=has_many)
        for piece in write_all(reporter.notices(outcomes), to, labels=wanted.labels):
            write(piece)
    return ExitStatus.FAILED if reporter.has_failed else ExitStatus.DONE


def with_text(options: Options, wanted: Wanted) -> Options:
    """The options with what is wanted of the source text: some formats cannot do without it."""
    from msgspec.structs import replace

    needs_text = wanted.format is not None and wanted.format.needs_text
    return replace(options, shows_text=True if needs_text else wanted.text)


def is_for_eyes(wanted: Wanted) -> bool:
    """Is the result printed on a terminal, in no format that was asked for? JSON of thousands of lines helps nobody."""
    asked = (wanted.output, wanted.format, wanted.text)
    return asked == (None, None, None) and not wanted.compact and sys.stdout is not None and sys.stdout.isatty()


def show_outlines(notices: Iterator[Notice], *, is_quiet: bool) -> None:
    """Draw each notice as `outline` does, and say how to get the JSON."""
    from notice_parser.writers.tree import draw

    has_any = False
    for notice in notices:
        draw(notice, sys.stdout)
        has_any = True
    if has_any and not is_quiet:
        complain(None, texts.SHOWN_AS_OUTLINE)


def with_format_of_ending(wanted: Wanted) -> Wanted:
    """Without -f the format that the ending of the output names. Raises UsageError for an ending that means nothing."""
    if wanted.format is not None or wanted.output is None:
        return wanted
    from notice_parser.writers.target import is_device

    found = format_of_path(wanted.output)
    if found is None and os.path.splitext(wanted.output)[1] and not is_device(wanted.output):
        raise UsageError(wanted.output, texts.UNKNOWN_ENDING.format(suffixes=all_suffixes()))
    if found is not None:
        found.load()
    return wanted._replace(format=found)


def chosen_format(wanted: Wanted, *, has_many: bool) -> OutputFormat:
    """The format given; without one JSON, or NDJSON for several notices and for --compact."""
    if wanted.format is None:
        return NDJSON if wanted.compact or has_many else JSON
    return NDJSON if wanted.compact and wanted.format == JSON else wanted.format


def peek(outcomes: Iterator[Outcome]) -> tuple[Outcome | None, Iterator[Outcome]]:
    """The first outcome, and all of them."""
    first = next(outcomes, None)
    return first, outcomes if first is None else chain([first], outcomes)


def refuse_terminal(wanted: Wanted) -> None:
    """Raise UsageError where the format needs a file and none is named."""
    if wanted.format is not None and wanted.format.needs_file and wanted.output is None:
        what = texts.NEEDS_FILE.format(suffix=wanted.format.suffix)
        raise UsageError(f"-f {wanted.format.name}", what)


def refuse_overwriting(output: str | None, files: list[str]) -> None:
    """Raise UsageError where the output would replace an input."""
    if output is None or not os.path.isfile(output):
        return
    for file in files:
        if os.path.exists(file) and os.path.samefile(output, file):
            raise UsageError(output, texts.IS_INPUT)
