"""Rows of a ledger → an Excel workbook that prints a page wide, landscape, its head on every page."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from notice_parser.ledgers.cells import cells_of, heads_of
from notice_parser.ledgers.model import LedgerRow
from notice_parser.pack.ledger import LedgerRules
from notice_parser.writers.xlsx import MADE_ON, fitting

WIDTHS = {
    "number": 6,
    "notice": 18,
    "path": 24,
    "problem": 24,
    "measures": 46,
    "responsible": 16,
    "deadline": 14,
    "status": 10,
    "figures": 30,
    "text": 60,
}
A4, PAGES_WIDE, ANY_HEIGHT = 9, 1, 0


def write(rows: Iterator[LedgerRow], rules: LedgerRules) -> Iterator[bytes]:
    import xlsxwriter

    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    book.set_properties({"created": MADE_ON})
    sheet = book.add_worksheet(rules.words["sheet"])
    add_head(book, sheet, rules)
    body = book.add_format({"text_wrap": True, "valign": "top", "border": 1})
    count = 0
    for count, row in enumerate(rows, start=1):
        for column, (key, words) in enumerate(cells_of(row, rules, between="\n").items()):
            if key == "number":
                sheet.write_number(count, column, row.number, body)
            else:
                sheet.write_string(count, column, fitting(words), body)
    sheet.autofilter(0, 0, max(1, count), len(WIDTHS) - 1)
    book.close()
    yield buffer.getvalue()


def add_head(book: Any, sheet: Any, rules: LedgerRules) -> None:
    """The head, frozen and repeated in print, and the page."""
    head = book.add_format({"bold": True, "text_wrap": True, "align": "center", "valign": "vcenter", "border": 1})
    for column, (key, words) in enumerate(heads_of(rules).items()):
        sheet.set_column(column, column, WIDTHS[key])
        sheet.write_string(0, column, words, head)
    sheet.freeze_panes(1, 0)
    sheet.repeat_rows(0)
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(PAGES_WIDE, ANY_HEIGHT)
