"""Rows of a ledger → an Excel workbook that prints a page wide, landscape, its head on every page."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from notice_parser.ledgers.cells import cells_of, heads_of
from notice_parser.ledgers.model import LedgerRow
from notice_parser.pack.ledger import LedgerRules
from notice_parser.writers.xlsx import MADE_ON, fitting

# Column → its width in characters, in the order of the sheet. What is printed comes first; the rest is for filters.
WIDTHS = {
    "number": 5,
    "problem": 20,
    "measures": 46,
    "responsible": 14,
    "deadline": 12,
    "status": 9,
    "figures": 28,
    "path": 24,
    "notice": 18,
    "text": 60,
}
LAST_PRINTED = list(WIDTHS).index("figures")
A4, PAGES_WIDE, ANY_HEIGHT = 9, 1, 0
LINE_HEIGHT, TALLEST, WIDE_CHARACTER = 15, 409, 2


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
        cells = cells_of(row, rules, between="\n")
        sheet.set_row(count, height_of([(cells[key], WIDTHS[key]) for key in list(WIDTHS)[: LAST_PRINTED + 1]]))
        for column, key in enumerate(WIDTHS):
            if key == "number":
                sheet.write_number(count, column, row.number, body)
            else:
                sheet.write_string(count, column, fitting(cells[key]), body)
    sheet.autofilter(0, 0, max(1, count), len(WIDTHS) - 1)
    sheet.print_area(0, 0, max(1, count), LAST_PRINTED)
    book.close()
    yield buffer.getvalue()


def height_of(cells: list[tuple[str, int]]) -> int:
    """The height of a row whose cells, words and width, are wrapped: not every program finds it by itself."""
    lines = max(sum(1 + columns_of(line) // width for line in words.split("\n")) for words, width in cells)
    return min(TALLEST, LINE_HEIGHT * lines)


def columns_of(line: str) -> int:
    """How wide a line is; a Chinese character takes two columns."""
    return sum(1 if character.isascii() else WIDE_CHARACTER for character in line)


def add_head(book: Any, sheet: Any, rules: LedgerRules) -> None:
    """The head, frozen and repeated in print, and the page."""
    head = book.add_format({"bold": True, "text_wrap": True, "align": "center", "valign": "vcenter", "border": 1})
    heads = heads_of(rules)
    for column, (key, width) in enumerate(WIDTHS.items()):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, heads[key], head)
    sheet.freeze_panes(1, 0)
    sheet.repeat_rows(0)
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(PAGES_WIDE, ANY_HEIGHT)
