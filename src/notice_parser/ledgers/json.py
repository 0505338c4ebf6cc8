"""Rows of a ledger → a JSON list of objects."""

from __future__ import annotations

import json
from collections.abc import Iterator

from notice_parser.ledgers.model import LedgerRow
from notice_parser.pack.ledger import LedgerRules


def write(rows: Iterator[LedgerRow], rules: LedgerRules) -> Iterator[bytes]:
    data = [row.model_dump(mode="json", by_alias=True) for row in rows]
    yield (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode("utf-8")
