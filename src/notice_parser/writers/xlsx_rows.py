"""A workbook that `xlsx.py` wrote → its rows of quantities."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from notice_parser.writers.columns import DATES
from notice_parser.writers.labels import unlabelled
from notice_parser.writers.tables import QuantityRow

SHEET = "xl/worksheets/sheet2.xml"
DAY_ZERO = date(1899, 12, 30)  # of a workbook, for days after February 1900
NAMESPACE = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def read_rows(path: Path) -> Iterator[dict[str, Any]]:
    """The rows of the second sheet, which holds the quantities, in the order of the model; dates as ISO 8601."""
    from lxml import etree

    with ZipFile(path) as package:
        shared = etree.fromstring(package.read("xl/sharedStrings.xml"))
        strings = ["".join(map(str, item.itertext())) for item in shared.iterfind(f"{NAMESPACE}si")]
        with package.open(SHEET) as sheet:
            rows = (row for _, row in etree.iterparse(sheet, tag=f"{NAMESPACE}row"))
            names = [str(value) for _, value in cells_of(next(rows), strings)]
            for row in rows:
                found = {names[column]: value for column, value in cells_of(row, strings)}
                held = unlabelled({name: found.get(name) for name in names})
                yield {name: with_date(name, held[name]) for name in QuantityRow.model_fields}
                row.clear()


def cells_of(row: Any, strings: list[str]) -> Iterator[tuple[int, Any]]:
    """Each cell of a row that holds a value, with its column from 0."""
    for cell in row.iterfind(f"{NAMESPACE}c"):
        value = cell.find(f"{NAMESPACE}v")
        if value is not None:
            is_string = cell.get("t") == "s"
            yield column_of(cell.get("r")), strings[int(value.text)] if is_string else value.text


def column_of(address: str) -> int:
    """AB12 → 27."""
    column = 0
    for letter in re.sub("[0-9]", "", address):
        column = column * 26 + ord(letter) - ord("A") + 1
    return column - 1


def with_date(name: str, value: Any) -> Any:
    """A day number in a column of dates as ISO 8601; other values as they are."""
    if name not in DATES or value is None or "-" in value:
        return value
    return (DAY_ZERO + timedelta(days=int(float(value)))).isoformat()
