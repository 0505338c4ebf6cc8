"""A comparison → an Excel workbook, a sheet for each table; a note at a cell holds the words around its quote."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from notice_parser.comparison.html import context_of
from notice_parser.comparison.tables import Compared, Table, tables_of
from notice_parser.pack.compare import CompareRules
from notice_parser.writers.xlsx import MADE_ON, fitting

A4, PAGES_WIDE, ANY_HEIGHT = 9, 1, 0
WIDEST, NARROWEST, PER_CHARACTER = 50, 10, 2


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
    for column, words in enumerate(table.heads):
        longest = max([len(words), *(len(row[column].words) for row in table.rows)])
        sheet.set_column(column, column, min(WIDEST, max(NARROWEST, PER_CHARACTER * longest)))
        sheet.write_string(0, column, words, head)
    for index, row in enumerate(table.rows, start=1):
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
