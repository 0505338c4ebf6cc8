"""Rows of a ledger → a table for a terminal, as wide as it is."""

from __future__ import annotations

import io
import shutil
from collections.abc import Iterator

from notice_parser.ledgers.cells import cells_of, heads_of
from notice_parser.ledgers.model import LedgerRow
from notice_parser.pack.ledger import LedgerRules
from notice_parser.writers.controls import visible

# Column → its share of the width. The text of the item and where it stands are in the other formats.
SHARES = {"number": 0, "problem": 4, "measures": 8, "responsible": 3, "deadline": 2, "status": 2, "figures": 5}
WIDTH_ELSEWHERE, NARROWEST, HEIGHT = 120, 60, 24


def write(rows: Iterator[LedgerRow], rules: LedgerRules) -> Iterator[bytes]:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(show_lines=True)
    heads = heads_of(rules)
    for key, share in SHARES.items():
        table.add_column(Text(heads[key]), ratio=share or None, overflow="fold", no_wrap=share == 0)
    table.expand = True
    for row in rows:
        cells = cells_of(row, rules, between="\n")
        table.add_row(*(Text(visible(cells[key])) for key in SHARES))
    sink = io.StringIO()
    width = max(NARROWEST, shutil.get_terminal_size((WIDTH_ELSEWHERE, HEIGHT)).columns)
    Console(file=sink, width=width, color_system=None).print(table if table.rows else rules.words["nothing"])
    yield sink.getvalue().encode("utf-8")
