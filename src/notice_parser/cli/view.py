"""`notice-parse view FILE`: one notice as a page."""

from __future__ import annotations

from notice_parser.cli.options import File, Output, Parsing
from notice_parser.cli.parse import refuse_overwriting
from notice_parser.writers.formats import HTML


def view(file: File, *, output: Output = None, parsing: Parsing) -> None:
    from notice_parser.batch import parse_one
    from notice_parser.writers import write
    from notice_parser.writers.target import open_target

    refuse_overwriting(output, [file])
    with open_target(output) as put:
        put(write(parse_one(file, parsing.options(shows_text=True)), HTML))
