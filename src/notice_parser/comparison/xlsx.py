"""A comparison → an Excel workbook, a sheet for each table; a note at a cell holds the words around its quote."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from notice_parser.comparison.html import context_of
from notice_parser.comparison.tables import Compared, Table, tables_of
from notice_parser.ledgers.xlsx import columns_of, height_of
from notice_parser.pack.compare import CompareRules
from notice_parser.writers.xlsx import MADE_ON, fitting

A4, PAGES_WIDE, ANY_HEIGHT = 9, 1, 0
WIDEST, NARROWEST, PADDING = 50, 8, 2


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
    head = book.add_format({"bold": True, "border": 1, "align": "center"})
    body = book.add_format({"text_wrap": True, "valign": "top", "border": 1})
    widths = widths_of(table)
    for column, (words, width) in enumerate(zip(table.heads, widths, strict=True)):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, words, head)
    for index, row in enumerate(table.rows, start=1):
        sheet.set_row(index, height_of([(cell.words, width) for cell, width in zip(row, widths, strict=True)]))
        for column, cell in enumerate(row):
            sheet.write_string(index, column, fitting(cell.words), body)
            if cell.quote is not None:
                sheet.write_comment(index, column, "".join(context_of(cell, compared)))
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, len(table.rows), len(table.heads) - 1)
    sheet.repeat_rows(0)
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(PAGES_WIDE, ANY_HEIGHT)


def widths_of(table: Table) -> list[int]:
    """The width of each column: that of its longest cell, within bounds."""
    longest = [max(map(columns_of, words)) for words in zip(table.heads, *words_of(table), strict=True)]
    return [min(WIDEST, max(NARROWEST, each + PADDING)) for each in longest]


def words_of(table: Table) -> list[list[str]]:
    return [[cell.words for cell in row] for row in table.rows]
