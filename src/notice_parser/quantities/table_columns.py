"""The columns of a table: what their heads say, which of them name the rows, where tables stand side by side."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct
from msgspec.structs import replace

from notice_parser.quantities.table_grid import Table, is_code, says_nothing
from notice_parser.quantities.table_heads import Column, HeadReader, stack_heads
from notice_parser.spans import Span


class Columns(Struct, frozen=True):
    """`heads` has an entry per column; `naming` are the columns whose cells are mostly words; `different` is how many
    different cells each column has; tables side by side are `width` columns wide each."""

    heads: tuple[Column, ...]
    naming: frozenset[int]
    different: tuple[int, ...]
    width: int

    def first_of(self, index: int) -> int:
        """The first column of the table, of those side by side, in which a column stands."""
        return index - index % self.width

    def names_rows(self, index: int) -> bool:
        return index in self.naming and not self.heads[index].is_silent


def find_columns(table: Table, reader: HeadReader, is_figure: Callable[[Span], bool]) -> Columns:
    """The columns of a table. A column that holds codes, numbers that begin with a zero among them, counts nothing."""
    count = max(map(len, table.rows))
    heads = [reader.column(table, index) for index in range(count)]
    cells = [[row[index] for row in table.rows if index < len(row)] for index in range(count)]
    for index, held in enumerate(cells):
        if holds_codes(reader.text, held):
            heads[index] = replace(heads[index], is_silent=True)
    naming = frozenset(index for index, held in enumerate(cells) if holds_words(reader.text, held, is_figure))
    different = tuple(len({cell.of(reader.text) for cell in held if cell is not None}) for held in cells)
    width = find_width(table, reader.text, count, naming=naming)
    columns = Columns(tuple(heads), naming, different, width)
    return replace(columns, heads=tuple(name_change(columns, index) for index in range(count)))


def name_change(columns: Columns, index: int) -> Column:
    """A column of changes says of what by itself, or is that of the amounts left of it, of the latest period there."""
    column = columns.heads[index]
    if column.change is None:
        return column
    left = [columns.heads[at] for at in range(columns.first_of(index), index) if at not in columns.naming]
    amounts = [one for one in left if one.change is None and not one.is_silent and not one.is_rate]
    periods = [one.period for one in amounts if one.period is not None and one.period.to is not None]
    if column.period is None and periods:
        column = replace(column, period=max(periods, key=lambda period: str(period.to)))
    if column.words is None and amounts:
        column = replace(column, words=amounts[-1].words, is_goods_amount=amounts[-1].is_goods_amount)
    return column


def holds_codes(text: str, cells: list[Span | None]) -> bool:
    """Does a cell hold a code, and each other one digits alone?"""
    filled = [cell for cell in cells if cell is not None]
    return any(is_code(text, cell) for cell in filled) and all(cell.of(text).isdecimal() for cell in filled)


def holds_words(text: str, cells: list[Span | None], is_figure: Callable[[Span], bool]) -> bool:
    """Do more than half of the cells hold words?"""
    filled = [cell for cell in cells if cell is not None and not says_nothing(text, cell)]
    words = sum(not is_figure(cell) and not is_code(text, cell) for cell in filled)
    return 2 * words > len(filled)


def find_width(table: Table, text: str, count: int, *, naming: frozenset[int]) -> int:
    """After how many columns the heads come again: the width of one of the tables side by side, else of the whole."""
    lowest = [lowest_head(table, text, index) for index in range(count)]
    for width in range(2, count // 2 + 1):
        is_whole = count % width == 0 and any(index in naming for index in range(width))
        if is_whole and lowest[0] and all(lowest[index] == lowest[index - width] for index in range(width, count)):
            return width
    return max(1, count)


def lowest_head(table: Table, text: str, index: int) -> str:
    cells = [cell for cell in stack_heads(table, index) if cell is not None]
    return "".join(cells[-1].of(text).split()) if cells else ""
