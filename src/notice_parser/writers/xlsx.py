"""Notices → an Excel workbook, a sheet for each table, with filters, typed numbers and dates, fit to print."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from pydantic import BaseModel

from notice_parser.errors import UnwritableOutput
from notice_parser.messages import say
from notice_parser.notice import Notice, as_json_number
from notice_parser.writers.all_rows import ROWS
from notice_parser.writers.columns import columns_of
from notice_parser.writers.labels import Labels
from notice_parser.writers.numbers import plain_number
from notice_parser.writers.sheets import HEAD_LOOK, LOOK, PRINTED, height_of, order_of, set_page, width_of
from notice_parser.writers.tables import TABLES
from notice_parser.writers.xlsx_rows import read_rows

__all__ = ["read_rows", "write"]

# In the order of the sheets; `xlsx_rows.py` reads the second.
SHEETS = ("notices", "quantities", "sections", "dates", "references", "findings")
# A workbook records when it was made: always the same day, so that the same notice gives the same bytes.
MADE_ON = datetime(2000, 1, 1)
MOST_ROWS, LONGEST_CELL, CUT = 1_048_576, 32_767, "…"
FIRST_EXCEL_YEAR = 1900
MOST_DIGITS = 15  # of a number in a cell


def write(notices: Iterator[Notice], labels: Labels) -> Iterator[bytes]:
    import xlsxwriter  # not at the head: verification reads workbooks without it

    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    book.set_properties({"created": MADE_ON})
    sheets = [Sheet(book, name, labels) for name in SHEETS]
    for notice in notices:
        for sheet in sheets:
            for row in ROWS[sheet.name](notice):
                sheet.add(row)
    for sheet in sheets:
        sheet.close()
    book.close()
    yield buffer.getvalue()


class Sheet:
    """One sheet: a frozen head, the rows one by one, then a filter over all of them and the page."""

    def __init__(self, book: Any, name: str, labels: Labels) -> None:
        self.name, self.labels = name, labels
        self.types = columns_of(TABLES[name])
        self.columns = order_of(name, list(self.types))
        self.widths = [width_of(name, column) for column in self.columns]
        self.sheet = book.add_worksheet(labels.table(name))
        self.body = book.add_format(LOOK)
        self.day = book.add_format({**LOOK, "num_format": "yyyy-mm-dd"})
        head = book.add_format(HEAD_LOOK)
        for index, column in enumerate(self.columns):
            self.sheet.write_string(0, index, labels.head(column), head)
            self.sheet.set_column(index, index, self.widths[index])
        self.rows = 1

    def add(self, row: BaseModel) -> None:
        if self.rows == MOST_ROWS:
            raise UnwritableOutput(
                "xlsx", say("a sheet holds {most:,} rows; write parquet or sqlite instead", most=MOST_ROWS)
            )
        values = dict(self.labels.row(row))
        printed = [
            (str(values[name]), width)
            for name, width in zip(PRINTED[self.name], self.widths, strict=False)
            if values[name] is not None
        ]
        self.sheet.set_row(self.rows, height_of(printed))
        for index, name in enumerate(self.columns):
            self.write_cell(index, values[name], is_date=self.types[name] == "date")
        self.rows += 1

    def write_cell(self, column: int, value: object, *, is_date: bool) -> None:
        """The value with its type; text always as text, never as a formula or a link."""
        if value is None:
            self.sheet.write_blank(self.rows, column, None, self.body)
        elif isinstance(value, bool):
            self.sheet.write_boolean(self.rows, column, value, self.body)
        elif isinstance(value, Decimal | int) and len(Decimal(value).normalize().as_tuple().digits) <= MOST_DIGITS:
            self.sheet.write_number(self.rows, column, as_json_number(Decimal(value)), self.body)
        elif isinstance(value, Decimal | int):
            self.sheet.write_string(self.rows, column, plain_number(Decimal(value)), self.body)
        elif is_date and int(str(value)[:4]) >= FIRST_EXCEL_YEAR:
            self.sheet.write_datetime(self.rows, column, date.fromisoformat(str(value)), self.day)
        else:
            self.sheet.write_string(self.rows, column, fitting(str(value)), self.body)

    def close(self) -> None:
        last = max(1, self.rows - 1)
        self.sheet.autofilter(0, 0, last, len(self.columns) - 1)
        self.sheet.print_area(0, 0, last, len(PRINTED[self.name]) - 1)
        set_page(self.sheet)


def fitting(text: str) -> str:
    """The text, cut to what a cell can hold in UTF-16 code units, which Excel counts."""
    if len(text) + sum(character > "\uffff" for character in text) <= LONGEST_CELL:
        return text
    units = text.encode("utf-16-le")[: 2 * (LONGEST_CELL - 1)]
    return units.decode("utf-16-le", "ignore") + CUT
