"""A report as an Excel workbook that prints a page wide, landscape, its head on every page."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from notice_parser.messages import translate
from notice_parser.reports.cells import HEADS, TITLE, cells, heads
from notice_parser.reports.model import Report
from notice_parser.writers.xlsx import MADE_ON, fitting

# Column → its width in characters.
WIDTHS = {
    "number": 5,
    "severity": 7,
    "path": 24,
    "section": 14,
    "words": 28,
    "message": 60,
    "suggestion": 22,
    "code": 24,
}
A4, PAGES_WIDE, ANY_HEIGHT = 9, 1, 0
FIRST_ROW = 3  # below the title and what was looked at


def write(report: Report) -> Iterator[bytes]:
    import xlsxwriter

    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    book.set_properties({"created": MADE_ON})
    sheet = book.add_worksheet(translate(TITLE, report.language))
    body = book.add_format({"text_wrap": True, "valign": "top", "border": 1})
    last = FIRST_ROW
    for number, placed in enumerate(report.found, start=1):
        last = FIRST_ROW + number
        for column, words in enumerate(cells(placed, number, report.language).values()):
            if column == 0:
                sheet.write_number(last, column, number, body)
            else:
                sheet.write_string(last, column, fitting(words), body)
    add_head(book, sheet, report, last)
    book.close()
    yield buffer.getvalue()


def add_head(book: Any, sheet: Any, report: Report, last: int) -> None:
    """The title, what was found and looked at, the head of the table, frozen and repeated in print, and the page."""
    sheet.write_string(0, 0, translate(TITLE, report.language), book.add_format({"bold": True, "font_size": 16}))
    sheet.write_string(1, 0, translate(report.looked.what_was_found(), report.language))
    sheet.write_string(2, 0, translate(report.looked.what_was_looked_at(), report.language))
    head = book.add_format({"bold": True, "text_wrap": True, "align": "center", "valign": "vcenter", "border": 1})
    for column, (key, words) in enumerate(heads(report.language).items()):
        sheet.set_column(column, column, WIDTHS[key])
        sheet.write_string(FIRST_ROW, column, words, head)
    sheet.freeze_panes(FIRST_ROW + 1, 0)
    sheet.repeat_rows(FIRST_ROW)
    sheet.autofilter(FIRST_ROW, 0, max(FIRST_ROW + 1, last), len(HEADS) - 1)
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(PAGES_WIDE, ANY_HEIGHT)
