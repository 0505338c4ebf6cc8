"""`notice-parse compare OLD NEW`: two notices of one kind at two times, or feedback and rectification."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

import typer

from notice_parser.cli import texts
from notice_parser.cli.ledger import chosen_format, is_english
from notice_parser.cli.options import Labelled, Output, Parsing, Quiet, format_option
from notice_parser.cli.output import refuse_overwriting
from notice_parser.cli.streams import report_written
from notice_parser.comparison.formats import COMPARISON_FORMATS, SHOWN, TABLE
from notice_parser.writers.formats import OutputFormat

Old = Annotated[str, typer.Argument(metavar="OLD", help=texts.OLD)]
New = Annotated[str, typer.Argument(metavar="NEW", help=texts.NEW)]


ComparisonFormat = Annotated[OutputFormat | None, format_option(COMPARISON_FORMATS)]


@dataclass(frozen=True, kw_only=True)
class ComparisonWriting:
    """Where the comparison is written, and how."""

    output: Output = None
    format: ComparisonFormat = None
    labels: Labelled = None


def compare(old: Old, new: New, *, writing: ComparisonWriting, parsing: Parsing, quiet: Quiet = False) -> None:
    """Write the comparison. Raises NoticeError."""
    from notice_parser.batch import parse_one
    from notice_parser.comparison.compare import compare_notices
    from notice_parser.comparison.tables import Compared
    from notice_parser.pack import pack_in
    from notice_parser.writers.target import open_target

    refuse_overwriting(writing.output, [old, new])
    written = chosen_format(writing.output, writing.format, COMPARISON_FORMATS, otherwise=TABLE)
    pack, options = pack_in(parsing.rules), parsing.options(shows_text=True)
    before, after = parse_one(old, options), parse_one(new, options)
    is_shown = writing.output is None or written.name in SHOWN
    rules = pack.compare.in_english() if is_english(writing.labels, is_shown=is_shown) else pack.compare
    compared = Compared(before, after, compare_notices(before, after, pack))
    with open_target(writing.output) as write:
        for piece in written.load().write(compared, rules):
            write(piece)
    report_written(writing.output, texts.WRITTEN, is_quiet=quiet)
