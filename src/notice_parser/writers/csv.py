"""Notices → CSV, one row per quantity: a byte order mark for Excel, and no cell that Excel takes for a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from decimal import Decimal
from pathlib import Path

from notice_parser.notice import Notice
from notice_parser.writers.rows import quantity_rows
from notice_parser.writers.tables import QuantityRow

BYTE_ORDER_MARK = "\ufeff"
# Characters that begin a formula in a spreadsheet, half-width and full-width.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
ESCAPE = "'"  # before a cell, it makes a spreadsheet take the cell for text


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
    """A number in full, without an exponent; text that looks like a formula after an apostrophe; null as nothing."""
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return plain_number(value)
    text = str(value)
    return ESCAPE + text if text.startswith(FORMULA_STARTS) else text


def plain_number(value: Decimal) -> str:
    """7.46E+9 as 7460000000, 74.60 as 74.6."""
    written = f"{value:f}"
    return written.rstrip("0").rstrip(".") if "." in written else written


def read_rows(path: Path) -> Iterator[dict[str, str | None]]:
    """The rows as they were before `cell`: no apostrophe before a formula, null for an empty cell."""
    text = path.read_bytes().decode("utf-8-sig")
    for row in csv.DictReader(io.StringIO(text, newline="")):
        yield {name: unescaped(written) for name, written in row.items()}


def unescaped(written: str) -> str | None:
    is_escaped = written.startswith(ESCAPE) and written[1:].startswith(FORMULA_STARTS)
    return (written[1:] if is_escaped else written) or None
