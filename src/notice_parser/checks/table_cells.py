"""The tables of a notice as checks see them: the numbers of their cells, the labels of rows, what columns measure."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from msgspec import Struct

from notice_parser.checks.model import View, WrittenQuantity
from notice_parser.quantities.table_grid import (
    Row,
    Table,
    find_tables,
    is_count,
    number_in,
    says_nothing,
)
from notice_parser.quantities.table_heads import Column, HeadReader, stack_heads
from notice_parser.spans import Span

PLAIN_DIGITS = str.maketrans("０１２３４５６７８９．－−–", "0123456789.---", ",，")
NOTHING = Decimal(0)


class Cell(Struct, frozen=True):
    """The number of a cell, and one unit of its last digit; None where it counts one by one."""

    span: Span
    value: Decimal
    step: Decimal | None


class Grid(Struct, frozen=True):
    """A table whose rows are all as wide as its lowest head.

    `cells` are the numbers by row and column, None where there is none; `is_blank` says of these that the cell is
    empty or holds a dash.
    """

    table: Table
    columns: tuple[Column, ...]
    labels: tuple[Span | None, ...]
    cells: tuple[tuple[Cell | None, ...], ...]
    is_blank: tuple[tuple[bool, ...], ...]

    @property
    def width(self) -> int:
        return len(self.columns)


def read_grids(view: View) -> Iterator[Grid]:
    """The tables of a notice whose rows are of one width."""
    if not view.outline.tables:
        return
    quantities = {quantity.span.start: quantity for quantity in view.quantities}
    ends = {claim.start: claim.end for claim in view.wording.quantities}
    heads = HeadReader(view.text, view.wording.periods, view.pack)
    for table in find_tables(view.text, view.outline, ends):
        rows = [row for row in table.rows if not is_count(view.text, row)]
        width = table.width()
        if rows and all(len(row) == width for row in rows) and len(table.heads[-1]) == width:
            yield read_grid(view, table, rows, heads, quantities)


def read_grid(
    view: View, table: Table, rows: list[Row], heads: HeadReader, quantities: dict[int, WrittenQuantity]
) -> Grid:
    return Grid(
        table=table,
        columns=tuple(heads.column(table, index) for index in range(table.width())),
        labels=tuple(label_of(view, row) for row in rows),
        cells=tuple(tuple(read_cell(view, cell, quantities) for cell in row) for row in rows),
        is_blank=tuple(tuple(cell is None or says_nothing(view.text, cell) for cell in row) for row in rows),
    )


def label_of(view: View, row: Row) -> Span | None:
    """The first cell of words."""
    return next((cell for cell in row if cell is not None and number_in(view.text, cell) is None), None)


def read_cell(view: View, cell: Span | None, quantities: dict[int, WrittenQuantity]) -> Cell | None:
    number = number_in(view.text, cell) if cell is not None else None
    if number is None:
        return None
    digits = view.text_of(number).translate(PLAIN_DIGITS)
    decimals = len(digits.partition(".")[2])
    quantity = quantities.get(number.start)
    is_counted = decimals == 0 and (quantity is None or quantity.step is None)
    return Cell(number, Decimal(digits), None if is_counted else Decimal(1).scaleb(-decimals))


def head_words(view: View, grid: Grid, index: int) -> str:
    """The words of all heads over a column."""
    return "".join(view.text_of(cell) for cell in stack_heads(grid.table, index))
