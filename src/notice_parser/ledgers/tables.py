"""A ledger that is a table in the input → its rows. A row of a table is a line, its cells apart by tabs."""

from __future__ import annotations

from itertools import zip_longest

from notice_parser.ledgers.model import FieldSpan, Item, trimmed
from notice_parser.pack.ledger import Field, LedgerRules
from notice_parser.spans import Span

LONGEST_HEAD = 20
STROKE, DASHES = "|", frozenset(":-— ")
FEWEST_NAMED = 2  # a table is a ledger where its head names the problem and one field more


def table_items(text: str, rules: LedgerRules) -> list[Item]:
    """An item for each row below the head of a ledger, up to the first line that is not a row."""
    items: list[Item] = []
    fields: list[Field | None] = []
    is_below_head = False
    problem: FieldSpan | None = None
    for cells in lines_of_cells(text):
        head = fields_of_head(text, cells, rules)
        if head:
            fields, is_below_head, problem = head, True, None
            continue
        second = second_head(text, cells, rules) if is_below_head else []
        is_below_head = False
        if second:
            fields = [below or above for above, below in zip_longest(fields, second)]
        elif len(cells) < FEWEST_NAMED:
            fields = []
        elif fields and not is_rule(text, cells) and not rules.total.search(text[cells[0].start : cells[-1].end]):
            item = row_item(text, cells, with_progress(fields), problem)
            items += [item] if item else []
            problem = next((each for each in item.fields if each.field == "problem"), None) if item else None
    return items


def second_head(text: str, cells: list[Span], rules: LedgerRules) -> list[Field | None]:
    """What the columns below a head that spans several hold (责任分工: 责任领导, 责任科室); empty for another line.

    The cells that the head above fills are empty, the first among them.
    """
    words = [text[cell.start : cell.end] for cell in cells]
    fields = [field_of_head(each, rules) for each in words]
    is_head = not words[0] and any(fields) and all(len(each) <= LONGEST_HEAD for each in words)
    return fields if is_head and not any(character.isdigit() for each in words for character in each) else []


def with_progress(fields: list[Field | None]) -> list[Field | None]:
    """Where no column is one of progress, what was done after the column of measures says how far it has come."""
    measures = [index for index, field in enumerate(fields) if field == "measures"]
    if "status" in fields or len(measures) < FEWEST_NAMED:
        return fields
    return [field if index != measures[-1] else "status" for index, field in enumerate(fields)]


def is_rule(text: str, cells: list[Span]) -> bool:
    """Is it the row of dashes below the head of a table in Markdown?"""
    return all(set(text[cell.start : cell.end]) <= DASHES for cell in cells)


def lines_of_cells(text: str) -> list[list[Span]]:
    """The cells of each line that is not blank; a line without a tab is one cell."""
    found, start = [], 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            found.append(cells_of(text, start, start + len(line)))
        start += len(line)
    return found


def cells_of(text: str, start: int, end: int) -> list[Span]:
    """The cells of a line, apart by tabs, or by strokes where strokes stand around it (Markdown)."""
    line = trimmed(text, start, end)
    is_markdown = text[line.start] == STROKE == text[line.end - 1] and line.end - line.start > 1
    start, end = (line.start + 1, line.end - 1) if is_markdown else (start, end)
    cells, begin = [], start
    for cell in text[start:end].split(STROKE if is_markdown else "\t"):
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
    if len(words) > LONGEST_HEAD:
        return None
    return next((field for field, pattern in rules.columns if pattern.search(words)), None)


def row_item(text: str, cells: list[Span], fields: list[Field | None], above: FieldSpan | None) -> Item | None:
    """The row with a field for each column that names one; None where no cell of a named column has words.

    `above` is the problem of the row before: a cell over several rows stands in the first of them.
    """
    found = tuple(
        FieldSpan(field, cell.start, cell)
        for field, cell in zip(fields, cells, strict=False)
        if field and cell.end > cell.start
    )
    if not found:
        return None
    if above is not None and all(each.field != "problem" for each in found) and len(found) >= FEWEST_NAMED:
        found = (above, *found)
    span = trimmed(text, cells[0].start, cells[-1].end)
    return Item(span=span, path=(), section=None, fields=found, is_row=True)
