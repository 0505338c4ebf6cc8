"""A table of figures in a file → its rows as they were written, whatever the format."""

from __future__ import annotations

import csv
import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date, timedelta
from io import StringIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from notice_parser.writers.columns import DATES
from notice_parser.writers.csv import FORMULA_STARTS, GUARD
from notice_parser.writers.tables import QuantityRow

Row = dict[str, Any]
FIRST_DAY = date(1899, 12, 30)  # day 0 of a workbook, for days after February 1900
SPACE = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def read_csv(path: Path) -> Iterator[Row]:
    for row in csv.DictReader(StringIO(path.read_bytes().decode("utf-8-sig"), newline="")):
        yield {name: unguarded(cell) for name, cell in row.items()}


def unguarded(cell: str) -> str | None:
    is_guarded = cell.startswith(GUARD) and cell[1:].startswith(FORMULA_STARTS)
    return (cell[1:] if is_guarded else cell) or None


def read_parquet(path: Path) -> Iterator[Row]:
    import pyarrow.parquet as pq

    for batch in pq.ParquetFile(path).iter_batches():
        for row in batch.to_pylist():
            yield {name: value.isoformat() if isinstance(value, date) else value for name, value in row.items()}


def read_sqlite(path: Path) -> Iterator[Row]:
    names = ", ".join(f'"{name}"' for name in QuantityRow.model_fields)
    with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as base:
        for row in base.execute(f"SELECT {names} FROM quantities ORDER BY rowid"):
            yield dict(zip(QuantityRow.model_fields, row, strict=True))


def read_xlsx(path: Path) -> Iterator[Row]:
    """The first sheet, that of figures, as this program writes it."""
    from lxml import etree

    with ZipFile(path) as package:
        shared = etree.fromstring(package.read("xl/sharedStrings.xml"))
        words = ["".join(map(str, item.itertext())) for item in shared.iterfind(f"{SPACE}si")]
        with package.open("xl/worksheets/sheet1.xml") as sheet:
            rows = (row for _, row in etree.iterparse(sheet, tag=f"{SPACE}row"))
            names = [str(value) for _, value in cells_of(next(rows), words)]
            for row in rows:
                found = {names[column]: value for column, value in cells_of(row, words)}
                yield {name: as_day(name, found.get(name)) for name in names}
                row.clear()


def cells_of(row: Any, words: list[str]) -> Iterator[tuple[int, Any]]:
    for cell in row.iterfind(f"{SPACE}c"):
        value = cell.find(f"{SPACE}v")
        if value is not None:
            is_word = cell.get("t") == "s"
            yield column_of(cell.get("r")), words[int(value.text)] if is_word else value.text


def column_of(place: str) -> int:
    """AB12 → 27."""
    letters = re.sub("[0-9]", "", place)
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - ord("A") + 1
    return column - 1


def as_day(name: str, value: Any) -> Any:
    if name not in DATES or value is None or "-" in value:
        return value
    return (FIRST_DAY + timedelta(days=int(float(value)))).isoformat()


# Ending of a name → how its rows are read.
TABLE_FILES: dict[str, Callable[[Path], Iterator[Row]]] = {
    ".csv": read_csv,
    ".xlsx": read_xlsx,
    ".parquet": read_parquet,
    ".sqlite": read_sqlite,
    ".db": read_sqlite,
}
