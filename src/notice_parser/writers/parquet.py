"""Notices → Parquet, one row per quantity, with typed columns."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from notice_parser.notice import SCHEMA_VERSION, Notice, as_json_number
from notice_parser.writers.columns import ColumnType, columns_of
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
ROWS_PER_GROUP = 50_000


def write(notices: Iterator[Notice]) -> Iterator[bytes]:
    schema = pa.schema([(name, TYPES[kind]) for name, kind in COLUMNS.items()], {"schema_version": SCHEMA_VERSION})
    buffer = io.BytesIO()
    with pq.ParquetWriter(buffer, schema, compression="zstd") as writer:
        rows: list[dict[str, Any]] = []
        for notice in notices:
            rows += [typed(row) for row in quantity_rows(notice)]
            if len(rows) >= ROWS_PER_GROUP:
                writer.write_table(pa.Table.from_pylist(rows, schema))
                rows = []
        writer.write_table(pa.Table.from_pylist(rows, schema))
    yield buffer.getvalue()


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
            yield {name: value.isoformat() if isinstance(value, date) else value for name, value in row.items()}
