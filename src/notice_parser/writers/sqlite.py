"""Notices → a SQLite database: notices and what stands in them, with keys and indexes."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from decimal import Decimal
from pathlib import Path
from typing import Any

from notice_parser.notice import Notice, as_json_number
from notice_parser.writers.all_rows import ROWS
from notice_parser.writers.columns import ColumnType, columns_of
from notice_parser.writers.labels import Labels, unlabelled
from notice_parser.writers.tables import TABLES, QuantityRow

INDEXES = {"sections": ("section",), "quantities": ("key", "kind", "measured", "part_of"), "references": ("title",)}
# NUMERIC stores an integer as an integer and other numbers as doubles, as in JSON.
TYPES: dict[ColumnType, str] = {
    "number": "NUMERIC",
    "integer": "INTEGER",
    "boolean": "INTEGER",
    "date": "TEXT",
    "text": "TEXT",
}
ID = "id"
LARGEST_INTEGER = 2**63 - 1


def write(notices: Iterator[Notice], labels: Labels) -> Iterator[bytes]:
    base = sqlite3.connect(":memory:", isolation_level=None)
    base.execute("BEGIN")
    for table in ROWS:
        base.execute(table_definition(table, labels))
    for number, notice in enumerate(notices, start=1):
        for table, rows_of in ROWS.items():
            add_rows(base, table, notice_id=number, rows=rows_of(notice), labels=labels)
    for table, columns in INDEXES.items():
        for column in columns:
            base.execute(f'CREATE INDEX "{table}_{column}" ON "{table}" ("{labels.head(column)}")')
    base.execute("COMMIT")
    yield base.serialize()
    base.close()


def table_definition(table: str, labels: Labels) -> str:
    """The key of a notice is `id`; that of the rows of other tables is `notice_id` and `id`."""
    types = {name: TYPES[kind] for name, kind in columns_of(TABLES[table]).items() if name != ID}
    columns = [f'"{labels.head(name)}" {kind if name not in labels.codes else "TEXT"}' for name, kind in types.items()]
    if table == "notices":
        keys = ["id INTEGER PRIMARY KEY"]
        last: list[str] = []
    else:
        keys = ["notice_id INTEGER NOT NULL REFERENCES notices(id)", f'"{labels.head(ID)}" TEXT NOT NULL']
        last = [f'PRIMARY KEY (notice_id, "{labels.head(ID)}")']
    return f'CREATE TABLE "{table}" ({", ".join([*keys, *columns, *last])})'


def add_rows(base: sqlite3.Connection, table: str, *, notice_id: int, rows: Iterable[Any], labels: Labels) -> None:
    for index, row in enumerate(rows, start=1):
        keys: tuple[Any, ...] = (notice_id,) if table == "notices" else (notice_id, row_id(table, row, index))
        values = (*keys, *(stored(value) for name, value in labels.row(row) if name != ID))
        base.execute(f'INSERT INTO "{table}" VALUES ({", ".join("?" * len(values))})', values)


def row_id(table: str, row: Any, index: int) -> str:
    """The id of the row; of a section s1.2; rows without one are numbered within their notice (r1, c1, f1)."""
    if table == "sections":
        return str(row.section)
    return str(row.id) if ID in type(row).model_fields else f"{table[0]}{index}"


def stored(value: object) -> object:
    if isinstance(value, Decimal):
        number = as_json_number(value)
        return number if abs(number) <= LARGEST_INTEGER else float(number)
    return value


def read_rows(path: Path) -> Iterator[dict[str, Any]]:
    """The rows of quantities, in the order in which they were written."""
    columns = tuple(QuantityRow.model_fields)
    with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as base:
        found = base.execute("SELECT * FROM quantities ORDER BY rowid")
        heads = [each[0] for each in found.description]
        for row in found:
            held = unlabelled(dict(zip(heads, row, strict=True)))
            yield {name: held[name] for name in columns}
