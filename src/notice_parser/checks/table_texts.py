"""Does the text state for a thing what the table beside it states?"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from notice_parser.checks.finding import make_finding
from notice_parser.checks.model import View, WrittenQuantity
from notice_parser.checks.table_cells import Grid, read_grids
from notice_parser.spans import Finding, Span

CODE = "table_text_mismatch"
SHORTEST_NAME = 4


class Stated(Struct, frozen=True):
    """A cell that states something in a name of its own: what is measured, and of which row; total rows have none."""

    name: str
    row: str
    quantity: WrittenQuantity
    above: str


def check(view: View) -> list[Finding]:
    """Quantities of the text whose words are those of a column and a row; each name must be of one column alone."""
    cells = list(stated_cells(view))
    if not cells:
        return []
    rows = view.outline.tables
    names = sorted({cell.name for cell in cells}, key=len, reverse=True)
    findings = []
    for quantity in view.quantities:
        name = next((name for name in names if quantity.lead.endswith(name)), None)
        if name is None or any(row.holds(quantity.span) for row in rows) or not quantity.is_plain:
            continue
        before = quantity.lead.removesuffix(name)
        same = [cell for cell in cells if cell.name == name and is_of(view, cell, quantity, before)]
        if len(same) == 1 and differ(same[0].quantity, quantity):
            findings.append(mismatch(view, same[0].quantity, quantity))
    return findings


def stated_cells(view: View) -> Iterator[Stated]:
    quantities = {quantity.span.start: quantity for quantity in view.quantities}
    for grid in read_grids(view):
        above = "".join(view.text_of(line) for line in grid.table.above)
        for index, column in enumerate(grid.columns):
            name = view.text_of(column.words)
            if index == 0 or len(name) < SHORTEST_NAME or column.is_rate:
                continue
            for row, span in named_cells(view, grid, index):
                quantity = quantities.get(span.start)
                if quantity is not None and quantity.is_plain:
                    yield Stated(name, row, quantity, above)


def named_cells(view: View, grid: Grid, index: int) -> Iterator[tuple[str, Span]]:
    """The cells of a column with the names of their rows, "" for that of the total."""
    for label, row in zip(grid.labels, grid.cells, strict=True):
        cell = row[index]
        if cell is not None and label is not None:
            words = view.text_of(label)
            yield "" if view.pack.tables.total.search(words) else words, cell.span


def is_of(view: View, cell: Stated, quantity: WrittenQuantity, before: str) -> bool:
    """Is the quantity of that row, by the words before its name, in the same unit and of the same time?"""
    if quantity.base_unit != cell.quantity.base_unit or (quantity.part_of is not None and not cell.row):
        return False
    is_row = cell.row in before if cell.row else view.pattern(CODE, "whole").fullmatch(before) is not None
    return is_row and is_same_time(view, cell, quantity)


def is_same_time(view: View, cell: Stated, quantity: WrittenQuantity) -> bool:
    """Both without a period, or the period of the one stands above the table or in its heads."""
    own, other = quantity.period, cell.quantity.period
    if own is None:
        return True
    if other is not None:
        return (own.claim.from_, own.claim.to) == (other.claim.from_, other.claim.to)
    return view.text_of(own.claim.span) in cell.above


def differ(one: WrittenQuantity, other: WrittenQuantity) -> bool:
    return abs(one.amount - other.amount) > max(one.half, other.half)


def mismatch(view: View, cell: WrittenQuantity, quantity: WrittenQuantity) -> Finding:
    spans: tuple[Span, ...] = tuple(sorted((quantity.span, cell.span)))
    return make_finding(
        CODE,
        "warning",
        spans,
        text=view.text_of(quantity.span),
        table=view.text_of(cell.span),
        expected=cell.base_value,
        found=quantity.base_value,
    )
