"""Rows of a ledger → a Markdown table."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from notice_parser.ledgers.cells import cells_of, heads_of
from notice_parser.ledgers.model import LedgerRow
from notice_parser.pack.ledger import LedgerRules
from notice_parser.writers.one_line import on_one_line

SPECIAL = re.compile(r"([\\`*_\[\]<>|#~])")
LINE_BREAK = "<br>"


def write(rows: Iterator[LedgerRow], rules: LedgerRules) -> Iterator[bytes]:
    heads = heads_of(rules)
    yield line(heads.values())
    yield line("---" for _ in heads)
    for row in rows:
        yield line(cell(words) for words in cells_of(row, rules, between="\n").values())


def line(cells: Iterable[str]) -> bytes:
    return f"| {' | '.join(cells)} |\n".encode()


def cell(words: str) -> str:
    """The words with Markdown's own characters escaped, the lines of a cell apart by a tag."""
    return LINE_BREAK.join(SPECIAL.sub(r"\\\1", on_one_line(each)) for each in words.splitlines() if each.strip())
