"""`notice-parse ledger FILE…`: the items of notices as the rows of a ledger (整改台账)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, islice
from typing import TYPE_CHECKING, Annotated

from notice_parser.cli import texts
from notice_parser.cli.failures import FailureReporter
from notice_parser.cli.options import Files, Labelled, Output, Parsing, Verbosity, format_option
from notice_parser.cli.output import refuse_overwriting
from notice_parser.cli.status import ExitStatus
from notice_parser.cli.streams import report_written
from notice_parser.errors import UsageError
from notice_parser.ledgers.formats import LEDGER_FORMATS, TABLE
from notice_parser.messages import Language, asked_language, say_number
from notice_parser.writers.formats import OutputFormat, format_of_path

if TYPE_CHECKING:
    from notice_parser.ledgers.model import LedgerRow
    from notice_parser.notice import Notice
    from notice_parser.pack.ledger import LedgerRules


LedgerFormat = Annotated[OutputFormat | None, format_option(LEDGER_FORMATS)]


@dataclass(frozen=True, kw_only=True)
class LedgerWriting:
    """Where the rows are written, and how."""

    output: Output = None
    format: LedgerFormat = None
    labels: Labelled = None


def ledger(files: Files, *, writing: LedgerWriting, parsing: Parsing, verbosity: Verbosity) -> int:
    """Write the rows of all files; failed inputs are reported and the others written. Raises UsageError, PackError."""
    from notice_parser.batch import parse_each
    from notice_parser.pack import pack_in
    from notice_parser.writers.target import open_target

    refuse_overwriting(writing.output, files)
    module = chosen_format(writing.output, writing.format, LEDGER_FORMATS, otherwise=TABLE).load()
    rules = pack_in(parsing.rules).ledger
    labels = rules.in_english() if is_english(writing.labels, is_shown=writing.output is None) else rules
    reporter = FailureReporter(verbosity.loudness)
    notices = reporter.notices(parse_each(files, parsing.options(shows_text=True)))
    with open_target(writing.output) as write:
        rows = Counted(rows_of(notices, rules))
        if rows.is_empty and reporter.has_failed:
            return ExitStatus.FAILED  # that no items were found would be said of nothing
        for piece in module.write(iter(rows), labels):
            write(piece)
    what = say_number("is written, with {number} item", "is written, with {number} items", number=rows.count)
    report_written(writing.output, what, is_quiet=verbosity.quiet)
    return ExitStatus.FAILED if reporter.has_failed else ExitStatus.DONE


class Counted:
    """Rows, how many of them have been taken, and whether there are any."""

    def __init__(self, rows: Iterator[LedgerRow]) -> None:
        self.count = 0
        first = list(islice(rows, 1))
        self.is_empty = not first
        self.rows = chain(first, rows)

    def __iter__(self) -> Iterator[LedgerRow]:
        for row in self.rows:
            self.count += 1
            yield row


def is_english(labels: str | None, *, is_shown: bool) -> bool:
    """Are heads English? Only where that is asked for: by --labels, or for what is read at once by --lang."""
    asked = labels or (asked_language() if is_shown else None)
    return asked == Language.EN


def rows_of(notices: Iterator[Notice], rules: LedgerRules) -> Iterator[LedgerRow]:
    from notice_parser.ledgers.rows import make_rows

    for notice in notices:
        yield from make_rows(notice, notice.source_text or "", rules)


def chosen_format(
    output: str | None, given: OutputFormat | None, formats: tuple[OutputFormat, ...], *, otherwise: OutputFormat
) -> OutputFormat:
    """The format given, else that of the output's ending, on a terminal `otherwise`. Raises UsageError."""
    if given is not None:
        if given.needs_file and output is None:
            raise UsageError(f"-f {given.name}", texts.NEEDS_FILE.format(suffix=given.suffix))
        return given
    if output is None:
        return otherwise
    found = format_of_path(output, formats)
    if found is None:
        raise UsageError(output, texts.UNKNOWN_ENDING.format(suffixes=[each.suffix for each in formats]))
    return found
