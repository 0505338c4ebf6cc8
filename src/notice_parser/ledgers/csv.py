"""Rows of a ledger → CSV with a byte order mark for Excel, and no cell that Excel takes for a formula."""

from __future__ import annotations

from collections.abc import Iterator

from notice_parser.ledgers.cells import cells_of, heads_of
from notice_parser.ledgers.model import LedgerRow
from notice_parser.pack.ledger import LedgerRules
from notice_parser.writers.csv import BYTE_ORDER_MARK, cell, csv_line


def write(rows: Iterator[LedgerRow], rules: LedgerRules) -> Iterator[bytes]:
    yield csv_line(heads_of(rules).values(), BYTE_ORDER_MARK)
    for row in rows:
        yield csv_line(cell(words) for words in cells_of(row, rules, between=rules.words["between"]).values())
