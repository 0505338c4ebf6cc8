"""A notice → the rows of a table, by the table's name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from pydantic import BaseModel

from notice_parser.errors import UsageError
from notice_parser.messages import say
from notice_parser.notice import Notice
from notice_parser.writers.rows import (
    contact_rows,
    date_rows,
    finding_rows,
    notice_row,
    quantity_rows,
    reference_rows,
    section_rows,
)

# The notice comes first: in SQLite the rows of other tables refer to it.
ROWS: dict[str, Callable[[Notice], Iterable[BaseModel]]] = {
    "notices": lambda notice: [notice_row(notice)],
    "sections": section_rows,
    "quantities": quantity_rows,
    "dates": date_rows,
    "references": reference_rows,
    "contacts": contact_rows,
    "findings": finding_rows,
}


def table_rows(notice: Notice, table: str) -> Iterator[BaseModel]:
    """The rows of a table. The notice must hold its text. Raises UsageError for a table that is not known."""
    if table not in ROWS:
        raise UsageError("table", say("must be one of {names}", names=list(ROWS)))
    yield from ROWS[table](notice)
