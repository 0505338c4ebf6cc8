"""`notice-parse schema`: the JSON Schema of the output."""

from __future__ import annotations

from typing import Annotated

import typer

from notice_parser.cli import texts
from notice_parser.cli.options import Output
from notice_parser.errors import UsageError


def table_name(given: str) -> str:
    """The name of a table. Raises UsageError for an unknown one."""
    from notice_parser.writers.tables import TABLES

    if given not in TABLES:
        raise UsageError("--table", texts.UNKNOWN_TABLE.format(given=given, names=list(TABLES)))
    return given


TableName = Annotated[str | None, typer.Option("--table", metavar="NAME", parser=table_name, help=texts.TABLE)]


def schema(*, table: TableName = None, output: Output = None) -> None:
    from notice_parser.writers.schema import schema_text
    from notice_parser.writers.target import open_target

    with open_target(output) as write:
        write(schema_text(table))
