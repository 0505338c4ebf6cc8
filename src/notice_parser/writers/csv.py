"""Notices → CSV, one row per quantity: a byte order mark for Excel, and no cell that Excel takes for a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from decimal import Decimal
from pathlib import Path

from notice_parser.notice import Notice
from notice_parser.writers.labels import Labels, unlabelled
from notice_parser.writers.numbers import plain_number
from notice_parser.writers.rows import quantity_rows
from notice_parser.writers.tables import QuantityRow

BYTE_ORDER_MARK = "\ufeff"
# Characters that begin a formula in a spreadsheet, half-width and full-width.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
ESCAPE = "'"  # before a cell, it makes a spreadsheet take the cell for text


def write(notices: Iterator[Notice], labels: Labels) -> Iterator[bytes]:
    yield csv_line(map(labels.head, QuantityRow.model_fields), BYTE_ORDER_MARK)
    for notice in notices:
        for row in quantity_rows(notice):
            yield csv_line(cell(value) for _, value in labels.row(row))


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
    if isinstance(value, bool):
        return str(value).lower()
    text = str(value)
    return ESCAPE + text if text.startswith(FORMULA_STARTS) else text


def read_rows(path: Path) -> Iterator[dict[str, str | None]]:
    """The rows as they were before `cell`: no apostrophe before a formula, null for an empty cell."""
    text = path.read_bytes().decode("utf-8-sig")
    for row in csv.DictReader(io.StringIO(text, newline="")):
        yield unlabelled({name: unescaped(written) for name, written in row.items()})


def unescaped(written: str) -> str | None:
    is_escaped = written.startswith(ESCAPE) and written[1:].startswith(FORMULA_STARTS)
    return (written[1:] if is_escaped else written) or None
