"""Notices → Parquet, a row a figure, with typed columns."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from notice_parser.notice import SCHEMA_VERSION, Notice, as_json_number
from notice_parser.writers.columns import ColumnType, columns_of
from notice_parser.writers.rows import quantity_rows
from notice_parser.writers.tables import QuantityRow

# Numbers are doubles as in JSON: the shortest writing of one is the number of the notice.
TYPES: dict[ColumnType, Any] = {
    "number": pa.float64(), "integer": pa.int64(), "boolean": pa.bool_(), "date": pa.date32(), "text": pa.string(),
}  # fmt: skip
COLUMNS = columns_of(QuantityRow)
GROUP = 50_000


def write(notices: Iterator[Notice]) -> Iterator[bytes]:
    schema = pa.schema([(name, TYPES[kind]) for name, kind in COLUMNS.items()], {"schema_version": SCHEMA_VERSION})
    held = io.BytesIO()
    with pq.ParquetWriter(held, schema, compression="zstd") as writer:
        rows: list[dict[str, Any]] = []
        for notice in notices:
            rows += [typed(row) for row in quantity_rows(notice)]
            if len(rows) >= GROUP:
                writer.write_table(pa.Table.from_pylist(rows, schema))
                rows = []
        writer.write_table(pa.Table.from_pylist(rows, schema))
    yield held.getvalue()


def typed(row: QuantityRow) -> dict[str, Any]:
    return {name: typed_value(value, COLUMNS[name]) for name, value in row}


def typed_value(value: Any, kind: ColumnType) -> Any:
    if isinstance(value, Decimal):
        return float(as_json_number(value))
    return date.fromisoformat(value) if kind == "date" and value is not None else value
