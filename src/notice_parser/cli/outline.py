"""`notice-parse outline FILE`: the tree of sections."""

from __future__ import annotations

from notice_parser.cli.options import File, Parsing
from notice_parser.cli.streams import standard_output


def outline(file: File, *, parsing: Parsing) -> None:
    from notice_parser.batch import parse_one
    from notice_parser.writers.tree import draw

    draw(parse_one(file, parsing.options()), standard_output())
