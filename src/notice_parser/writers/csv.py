"""Notices → CSV, a row a figure: UTF-8 with the mark that Excel knows it by, and no cell that it reads as a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from decimal import Decimal

from notice_parser.notice import Notice
from notice_parser.writers.rows import quantity_rows
from notice_parser.writers.tables import QuantityRow

BYTE_ORDER_MARK = "\ufeff"
# What a spreadsheet takes for the beginning of a formula, in either width.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
GUARD = "'"


def write(notices: Iterator[Notice]) -> Iterator[bytes]:
    yield csv_line(QuantityRow.model_fields, BYTE_ORDER_MARK)
    for notice in notices:
        for row in quantity_rows(notice):
            yield csv_line(cell(value) for _, value in row)


def csv_line(cells: Iterable[str], before: str = "") -> bytes:
    line = io.StringIO()
    csv.writer(line, lineterminator="\n").writerow(cells)
    return (before + line.getvalue()).encode("utf-8")


def cell(value: object) -> str:
    """A number in full, without an exponent; words that look like a formula behind an apostrophe; null as nothing."""
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return plain_number(value)
    text = str(value)
    return GUARD + text if text.startswith(FORMULA_STARTS) else text


def plain_number(value: Decimal) -> str:
    """7.46E+9 as 7460000000, 74.60 as 74.6."""
    written = f"{value:f}"
    return written.rstrip("0").rstrip(".") if "." in written else written
