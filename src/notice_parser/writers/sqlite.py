"""Notices → a SQLite database: notices, sections, quantities, references and findings, with keys and indexes."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from decimal import Decimal
from pathlib import Path
from typing import Any

from notice_parser.notice import Notice, as_json_number
from notice_parser.writers.columns import ColumnType, columns_of
from notice_parser.writers.rows import finding_rows, notice_row, quantity_rows, reference_rows, section_rows
from notice_parser.writers.tables import TABLES, QuantityRow

# Table → its rows of one notice. The notice comes first: the rows of other tables refer to it.
ROWS: dict[str, Callable[[Notice], Any]] = {
    "notices": lambda notice: [notice_row(notice)],
    "sections": section_rows,
    "quantities": quantity_rows,
    "references": reference_rows,
    "findings": finding_rows,
}
INDEXES = {"sections": ("section",), "quantities": ("key", "kind", "measured", "part_of"), "references": ("title",)}
# NUMERIC stores an integer as an integer and other numbers as doubles, as in JSON.
TYPES: dict[ColumnType, str] = {
    "number": "NUMERIC",
    "integer": "INTEGER",
    "boolean": "INTEGER",
    "date": "TEXT",
    "text": "TEXT",
}
LARGEST_INTEGER = 2**63 - 1


def write(notices: Iterator[Notice]) -> Iterator[bytes]:
    base = sqlite3.connect(":memory:", isolation_level=None)
    base.execute("BEGIN")
    for table in ROWS:
        base.execute(table_definition(table))
    for number, notice in enumerate(notices, start=1):
        for table, rows_of in ROWS.items():
            add_rows(base, table, notice_id=number, rows=rows_of(notice))
    for table, columns in INDEXES.items():
        for column in columns:
            base.execute(f'CREATE INDEX "{table}_{column}" ON "{table}" ("{column}")')
    base.execute("COMMIT")
    yield base.serialize()
    base.close()


def table_definition(table: str) -> str:
    """The key of a notice is `id`; that of the rows of other tables is `notice_id` and `id`."""
    columns = [f'"{name}" {TYPES[kind]}' for name, kind in columns_of(TABLES[table]).items()]
    if table == "notices":
        keys = ["id INTEGER PRIMARY KEY"]
        last: list[str] = []
    else:
        keys = ["notice_id INTEGER NOT NULL REFERENCES notices(id)", "id TEXT NOT NULL"]
        last = ["PRIMARY KEY (notice_id, id)"]
    return f'CREATE TABLE "{table}" ({", ".join([*keys, *columns, *last])})'


def add_rows(base: sqlite3.Connection, table: str, *, notice_id: int, rows: list[Any]) -> None:
    for index, row in enumerate(rows, start=1):
        keys: tuple[Any, ...] = (notice_id,) if table == "notices" else (notice_id, row_id(table, row, index))
        values = (*keys, *(stored(value) for _, value in row))
        base.execute(f'INSERT INTO "{table}" VALUES ({", ".join("?" * len(values))})', values)


def row_id(table: str, row: Any, index: int) -> str:
    """The id in the JSON: of a section its own, of a quantity q1, q2 …; other rows are numbered likewise (r1, f1)."""
    return str(row.section) if table == "sections" else f"{table[0]}{index}"


def stored(value: object) -> object:
    if isinstance(value, Decimal):
        number = as_json_number(value)
        return number if abs(number) <= LARGEST_INTEGER else float(number)
    return value


def read_rows(path: Path) -> Iterator[dict[str, Any]]:
    """The rows of quantities, in the order in which they were written."""
    columns = tuple(QuantityRow.model_fields)
    quoted = ", ".join(f'"{name}"' for name in columns)
    with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as base:
        for row in base.execute(f"SELECT {quoted} FROM quantities ORDER BY rowid"):
            yield dict(zip(columns, row, strict=True))
