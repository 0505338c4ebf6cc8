"""Notices → Parquet, one row per quantity, with typed columns."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from itertools import islice
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from notice_parser.notice import SCHEMA_VERSION, Notice, as_json_number
from notice_parser.writers.columns import ColumnType, columns_of
from notice_parser.writers.labels import Labels, unlabelled
from notice_parser.writers.rows import quantity_rows
from notice_parser.writers.tables import QuantityRow

# Numbers are doubles as in JSON: the shortest decimal that names the double is the number of the notice.
TYPES: dict[ColumnType, Any] = {
    "number": pa.float64(),
    "integer": pa.int64(),
    "boolean": pa.bool_(),
    "date": pa.date32(),
    "text": pa.string(),
}
COLUMNS = columns_of(QuantityRow)
ROWS_PER_GROUP = 2_000


def write(notices: Iterator[Notice], labels: Labels) -> Iterator[bytes]:
    schema = pa.schema(
        [(labels.head(name), type_of(name, labels)) for name in COLUMNS], {"schema_version": SCHEMA_VERSION}
    )
    buffer = io.BytesIO()
    with pq.ParquetWriter(buffer, schema, compression="zstd") as writer:
        for rows in batched(notices):
            held = [{labels.head(name): value for name, value in labels.row(typed(row).items())} for row in rows]
            writer.write_table(pa.Table.from_pylist(held, schema))
    yield buffer.getvalue()


def type_of(column: str, labels: Labels) -> Any:
    """Words in place of a boolean where the labels have some."""
    return pa.string() if column in labels.codes else TYPES[COLUMNS[column]]


def batched(notices: Iterator[Notice]) -> Iterator[list[QuantityRow]]:
    """The rows, ROWS_PER_GROUP at a time; at last those that are left, which may be none."""
    rows = (row for notice in notices for row in quantity_rows(notice))
    while len(held := list(islice(rows, ROWS_PER_GROUP))) == ROWS_PER_GROUP:
        yield held
    yield held


def typed(row: QuantityRow) -> dict[str, Any]:
    return {name: typed_value(value, COLUMNS[name]) for name, value in row}


def typed_value(value: Any, kind: ColumnType) -> Any:
    if isinstance(value, Decimal):
        return float(as_json_number(value))
    return date.fromisoformat(value) if kind == "date" and value is not None else value


def read_rows(path: Path) -> Iterator[dict[str, Any]]:
    """The rows, dates as ISO 8601."""
    for batch in pq.ParquetFile(path).iter_batches():
        for row in batch.to_pylist():
            found = {name: value.isoformat() if isinstance(value, date) else value for name, value in row.items()}
            yield unlabelled(found)
