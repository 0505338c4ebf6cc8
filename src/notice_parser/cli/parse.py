"""`notice-parse FILE…`: each notice in an output format; on a terminal, without one, as an outline."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

import typer

from notice_parser.cli import texts
from notice_parser.cli.options import Files, Format, Labelled, Output, Parsing, Text, Verbosity
from notice_parser.cli.output import Wanted, write_files


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
    wanted = Wanted(**vars(writing))
    return write_files(files, wanted=wanted, options=parsing.options(), loudness=verbosity.loudness)
