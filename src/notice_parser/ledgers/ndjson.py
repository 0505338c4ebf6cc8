"""Rows of a ledger → one JSON object per line."""

from __future__ import annotations

from collections.abc import Iterator

from notice_parser.ledgers.model import LedgerRow
from notice_parser.pack.ledger import LedgerRules


def write(rows: Iterator[LedgerRow], rules: LedgerRules) -> Iterator[bytes]:
    for row in rows:
        yield row.model_dump_json(by_alias=True).encode("utf-8") + b"\n"
