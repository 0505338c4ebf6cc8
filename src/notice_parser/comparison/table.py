"""A comparison → tables for a terminal, as wide as it is."""

from __future__ import annotations

import io
import shutil
from collections.abc import Iterator

from notice_parser.comparison.tables import Compared, tables_of
from notice_parser.pack.compare import CompareRules
from notice_parser.writers.controls import visible

WIDTH_ELSEWHERE, NARROWEST, HEIGHT = 140, 80, 24


def write(compared: Compared, rules: CompareRules) -> Iterator[bytes]:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    sink = io.StringIO()
    width = max(NARROWEST, shutil.get_terminal_size((WIDTH_ELSEWHERE, HEIGHT)).columns)
    console = Console(file=sink, width=width, color_system=None)
    tables = tables_of(compared, rules)
    for each in tables:
        table = Table(title=Text(f"{each.title} ({len(each.rows)})"), title_justify="left")
        for head in each.heads:
            table.add_column(Text(head), overflow="fold")
        for row in each.rows:
            table.add_row(*(Text(visible(cell.words)) for cell in row))
        console.print(table)
    if not tables:
        console.print(rules.words["nothing"])
    yield sink.getvalue().encode("utf-8")
