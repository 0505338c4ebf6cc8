"""A ledger that is a table in the input → its rows. A row of a table is a line, its cells apart by tabs."""

from __future__ import annotations

from notice_parser.ledgers.model import FieldSpan, Item, trimmed
from notice_parser.pack.ledger import Field, LedgerRules
from notice_parser.spans import Span

FEWEST_NAMED = 2  # a table is a ledger where its head names the problem and one field more


def table_items(text: str, rules: LedgerRules) -> list[Item]:
    """An item for each row below the head of a ledger, up to the first line that is no row."""
    items: list[Item] = []
    fields: list[Field | None] = []
    for cells in lines_of_cells(text):
        head = fields_of_head(text, cells, rules)
        if head:
            fields = head
        elif len(cells) < 2:
            fields = []
        elif fields and not rules.total.search(text[cells[0].start : cells[-1].end]):
            item = row_item(text, cells, fields)
            items += [item] if item else []
    return items


def lines_of_cells(text: str) -> list[list[Span]]:
    """The cells of each line that is not blank; a line without a tab is one cell."""
    found, start = [], 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            found.append(cells_of(text, start, start + len(line)))
        start += len(line)
    return found


def cells_of(text: str, start: int, end: int) -> list[Span]:
    cells, begin = [], start
    for cell in text[start:end].split("\t"):
        cells.append(trimmed(text, begin, begin + len(cell)))
        begin += len(cell) + 1
    return cells


def fields_of_head(text: str, cells: list[Span], rules: LedgerRules) -> list[Field | None]:
    """What each column holds; empty where the line is not the head of a ledger."""
    if len(cells) < FEWEST_NAMED:
        return []
    fields: list[Field | None] = [field_of_head(text[cell.start : cell.end], rules) for cell in cells]
    named = {field for field in fields if field}
    return fields if "problem" in named and len(named) >= FEWEST_NAMED else []


def field_of_head(words: str, rules: LedgerRules) -> Field | None:
    if len(words) > 20:
        return None
    return next((field for field, pattern in rules.columns if pattern.search(words)), None)


def row_item(text: str, cells: list[Span], fields: list[Field | None]) -> Item | None:
    """The row with a field for each column that names one; None where no cell of a named column has words."""
    found = tuple(
        FieldSpan(field, cell.start, cell)
        for field, cell in zip(fields, cells, strict=False)
        if field and cell.end > cell.start
    )
    if not found:
        return None
    span = trimmed(text, cells[0].start, cells[-1].end)
    return Item(span=span, path=(), section=None, fields=found, is_row=True)
