"""Rows of a ledger → an Excel workbook that prints a page wide, landscape, its head on every page."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from notice_parser.ledgers.cells import cells_of, heads_of
from notice_parser.ledgers.model import LedgerRow
from notice_parser.pack.ledger import LedgerRules
from notice_parser.writers.sheets import HEAD_LOOK, LOOK, height_of, set_page
from notice_parser.writers.xlsx import MADE_ON, fitting

# Column → its width in characters, in the order of the sheet. What is printed comes first; the rest is for filters.
WIDTHS = {
    "number": 5,
    "problem": 20,
    "measures": 46,
    "responsible": 14,
    "deadline": 12,
    "status": 9,
    "figures": 36,
    "notice": 24,
    "path": 24,
    "text": 60,
}
LAST_PRINTED = list(WIDTHS).index("figures")  # of one notice; of several its title is printed as well


def write(rows: Iterator[LedgerRow], rules: LedgerRules) -> Iterator[bytes]:
    import xlsxwriter

    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    book.set_properties({"created": MADE_ON})
    sheet = book.add_worksheet(rules.words["sheet"])
    add_head(book, sheet, rules)
    body, centered = book.add_format(LOOK), book.add_format({**LOOK, "align": "center"})
    count, notices = 0, set[str | None]()
    for count, row in enumerate(rows, start=1):
        notices.add(row.notice)
        cells = cells_of(row, rules, between="\n")
        sheet.set_row(count, height_of([(cells[key], WIDTHS[key]) for key in list(WIDTHS)[: LAST_PRINTED + 1]]))
        for column, key in enumerate(WIDTHS):
            if key == "number":
                sheet.write_number(count, column, row.number, centered)
            else:
                sheet.write_string(count, column, fitting(cells[key]), body)
    sheet.autofilter(0, 0, max(1, count), len(WIDTHS) - 1)
    sheet.print_area(0, 0, max(1, count), LAST_PRINTED + (len(notices) > 1))
    book.close()
    yield buffer.getvalue()


def add_head(book: Any, sheet: Any, rules: LedgerRules) -> None:
    """The head, frozen and repeated in print, and the page."""
    head = book.add_format(HEAD_LOOK)
    heads = heads_of(rules)
    for column, (key, width) in enumerate(WIDTHS.items()):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, heads[key], head)
    set_page(sheet)
