"""Notices → an Excel workbook: sheets of quantities, sections and findings, with filters, typed numbers and dates."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from pydantic import BaseModel

from notice_parser.errors import UnwritableOutput
from notice_parser.messages import say
from notice_parser.notice import Notice, as_json_number
from notice_parser.writers.columns import columns_of
from notice_parser.writers.rows import finding_rows, quantity_rows, section_rows
from notice_parser.writers.tables import TABLES
from notice_parser.writers.xlsx_rows import read_rows

__all__ = ["read_rows", "write"]

SHEETS: dict[str, Callable[[Notice], Any]] = {
    "quantities": quantity_rows,
    "sections": section_rows,
    "findings": finding_rows,
}
# A workbook records when it was made: always the same day, so that the same notice gives the same bytes.
MADE_ON = datetime(2000, 1, 1)
MOST_ROWS, LONGEST_CELL, CUT = 1_048_576, 32_767, "…"
FIRST_EXCEL_YEAR = 1900
DEFAULT_WIDTH = 12
WIDTHS = {
    "key": 18,
    "notice": 18,
    "path": 24,
    "title": 36,
    "issuer": 24,
    "section_path": 20,
    "heading": 30,
    "text": 14,
    "measured": 24,
    "actor": 20,
    "scope": 20,
    "sentence": 60,
    "rule": 16,
    "body": 60,
    "message": 48,
    "base_value": 16,
}


def write(notices: Iterator[Notice]) -> Iterator[bytes]:
    import xlsxwriter  # not at the head: verification reads workbooks without it

    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    book.set_properties({"created": MADE_ON})
    sheets = [Sheet(book, name) for name in SHEETS]
    for notice in notices:
        for sheet in sheets:
            for row in SHEETS[sheet.name](notice):
                sheet.add(row)
    for sheet in sheets:
        sheet.close()
    book.close()
    yield buffer.getvalue()


class Sheet:
    """One sheet: a frozen header, the rows one by one, then a filter over all of them."""

    def __init__(self, book: Any, name: str) -> None:
        self.name = name
        self.columns = columns_of(TABLES[name])
        self.sheet = book.add_worksheet(name)
        self.date_format = book.add_format({"num_format": "yyyy-mm-dd"})
        self.rows = 1
        self.sheet.freeze_panes(1, 0)
        header = book.add_format({"bold": True, "bottom": 1})
        for index, column in enumerate(self.columns):
            self.sheet.write_string(0, index, column, header)
            self.sheet.set_column(index, index, WIDTHS.get(column, DEFAULT_WIDTH))

    def add(self, row: BaseModel) -> None:
        if self.rows == MOST_ROWS:
            raise UnwritableOutput(
                "xlsx", say("a sheet holds {most:,} rows; write parquet or sqlite instead", most=MOST_ROWS)
            )
        for index, (name, value) in enumerate(row):
            if value is not None:
                self.write_cell(index, value, is_date=self.columns[name] == "date")
        self.rows += 1

    def write_cell(self, column: int, value: object, *, is_date: bool) -> None:
        """The value with its type; text always as text, never as a formula or a link."""
        if isinstance(value, bool):
            self.sheet.write_boolean(self.rows, column, value)
        elif isinstance(value, Decimal | int):
            self.sheet.write_number(self.rows, column, as_json_number(Decimal(value)))
        elif is_date and int(str(value)[:4]) >= FIRST_EXCEL_YEAR:
            self.sheet.write_datetime(self.rows, column, date.fromisoformat(str(value)), self.date_format)
        else:
            self.sheet.write_string(self.rows, column, fitting(str(value)))

    def close(self) -> None:
        self.sheet.autofilter(0, 0, max(1, self.rows - 1), len(self.columns) - 1)


def fitting(text: str) -> str:
    """The text, cut to what a cell can hold in UTF-16 code units, which Excel counts."""
    if len(text) + sum(character > "\uffff" for character in text) <= LONGEST_CELL:
        return text
    units = text.encode("utf-16-le")[: 2 * (LONGEST_CELL - 1)]
    return units.decode("utf-16-le", "ignore") + CUT
