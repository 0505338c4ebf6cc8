"""A comparison → an Excel workbook, a sheet for each table; a note at a cell holds the words around its quote."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from notice_parser.comparison.html import context_of
from notice_parser.comparison.tables import Cell, Compared, Table, tables_of
from notice_parser.notice import as_json_number
from notice_parser.pack.compare import CompareRules
from notice_parser.writers.sheets import HEAD_LOOK, LOOK, display_width, height_of, set_page
from notice_parser.writers.xlsx import MADE_ON, fitting

WIDEST, NARROWEST, PADDING = 50, 8, 2
WHOLE, BROKEN = "#,##0", "#,##0.##"  # Excel shows a point after a whole number where decimals may follow


def write(compared: Compared, rules: CompareRules) -> Iterator[bytes]:
    import xlsxwriter

    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    book.set_properties({"created": MADE_ON})
    for table in tables_of(compared, rules):
        add_sheet(book, table, compared)
    if not book.worksheets():
        book.add_worksheet(rules.words["title"]).write_string(0, 0, rules.words["nothing"])
    book.close()
    yield buffer.getvalue()


def add_sheet(book: Any, table: Table, compared: Compared) -> None:
    sheet = book.add_worksheet(table.title)
    head, body = book.add_format(HEAD_LOOK), book.add_format(LOOK)
    looks = {look_of(cell) for row in table.rows for cell in row if cell.number is not None}
    numbers = {look: book.add_format({**LOOK, "num_format": look}) for look in sorted(looks)}
    widths = widths_of(table)
    for column, (words, width) in enumerate(zip(table.heads, widths, strict=True)):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, words, head)
    for index, row in enumerate(table.rows, start=1):
        sheet.set_row(index, height_of([(cell.words, width) for cell, width in zip(row, widths, strict=True)]))
        for column, cell in enumerate(row):
            if cell.number is not None:
                sheet.write_number(index, column, as_json_number(cell.number), numbers[look_of(cell)])
            else:
                sheet.write_string(index, column, fitting(cell.words), body)
            if cell.quote is not None:
                sheet.write_comment(index, column, "".join(context_of(cell, compared)))
    sheet.autofilter(0, 0, len(table.rows), len(table.heads) - 1)
    set_page(sheet)


def look_of(cell: Cell) -> str:
    """The format of a number with its unit."""
    digits = WHOLE if cell.number is None or cell.number == int(cell.number) else BROKEN
    return f'{digits}"{cell.unit}"' if cell.unit else digits


def widths_of(table: Table) -> list[int]:
    """The width of each column: that of its longest cell, within bounds."""
    longest = [max(map(display_width, words)) for words in zip(table.heads, *words_of(table), strict=True)]
    return [min(WIDEST, max(NARROWEST, each + PADDING)) for each in longest]


def words_of(table: Table) -> list[list[str]]:
    return [[cell.words for cell in row] for row in table.rows]
