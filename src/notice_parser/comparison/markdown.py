"""A comparison → Markdown tables."""

from __future__ import annotations

from collections.abc import Iterator

from notice_parser.comparison.tables import Compared, tables_of
from notice_parser.ledgers.markdown import cell, line
from notice_parser.pack.compare import CompareRules


def write(compared: Compared, rules: CompareRules) -> Iterator[bytes]:
    yield f"# {rules.words['title']}\n".encode()
    for table in tables_of(compared, rules):
        yield f"\n## {table.title}\n\n".encode()
        yield line(table.heads)
        yield line("---" for _ in table.heads)
        for row in table.rows:
            yield line(cell(each.words) for each in row)
