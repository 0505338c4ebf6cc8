"""Do the rows and columns of a table add up to those that are called their total?"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from msgspec import Struct

from notice_parser.checks.finding import as_shown, make_finding
from notice_parser.checks.model import View
from notice_parser.checks.table_cells import NOTHING, Cell, Grid, head_words, read_grids
from notice_parser.spans import Finding

CODE = "parts_do_not_add_up"
FEWEST_PARTS, FEWEST_RIGHT = 2, 2
# A lone column of which the parts make much less or more than the total is one of other parts than it seems.
LEAST, MOST = Decimal("0.6"), Decimal("1.6")


class TableSum(Struct, frozen=True):
    """The cell of a total and those of its parts."""

    total: Cell
    parts: tuple[Cell, ...]

    @property
    def difference(self) -> Decimal:
        return abs(sum((part.value for part in self.parts), NOTHING) - self.total.value)

    @property
    def room(self) -> Decimal:
        """Half a unit of the last digit of each, by which rounding may move the sum."""
        return sum(((cell.step or NOTHING) / 2 for cell in (self.total, *self.parts)), NOTHING)

    @property
    def is_right(self) -> bool:
        return self.difference <= self.room

    @property
    def is_near(self) -> bool:
        made = sum((part.value for part in self.parts), NOTHING)
        return self.total.value > 0 and LEAST <= made / self.total.value <= MOST


def check(view: View) -> list[Finding]:
    findings: list[Finding] = []
    for grid in read_grids(view):
        for total, parts in total_rows(view, grid):
            findings.extend(check_sums(view, list(down(view, grid, total, parts))))
        for total, parts in total_columns(view, grid):
            findings.extend(check_across(view, list(across(grid, total, parts))))
    return findings


def check_sums(view: View, sums: list[TableSum]) -> Iterator[Finding]:
    """The wrong columns of a total row. Where most are wrong it is not the sum of those rows."""
    wrong = [one for one in sums if not one.is_right]
    if len(wrong) <= len(sums) - len(wrong) or (len(sums) == 1 and wrong and wrong[0].is_near):
        yield from (wrong_sum(view, one) for one in wrong)


def check_across(view: View, sums: list[TableSum]) -> Iterator[Finding]:
    """The wrong rows of a total column; two rows or more must show that it is the sum of the others."""
    wrong = [one for one in sums if not one.is_right]
    right = len(sums) - len(wrong)
    if right >= FEWEST_RIGHT and 2 * len(wrong) <= right:
        yield from (wrong_sum(view, one) for one in wrong)


def wrong_sum(view: View, found: TableSum) -> Finding:
    made = sum((part.value for part in found.parts), NOTHING)
    return make_finding(
        CODE,
        "warning" if found.difference <= 2 * found.room else "error",
        (found.total.span, *(part.span for part in found.parts)),
        total=view.text_of(found.total.span),
        parts_expr="+".join(as_shown(part.value) for part in found.parts),
        sum=made,
        diff=found.difference,
        expected=made,
        found=found.total.value,
        tolerance=found.room,
    )


def total_rows(view: View, grid: Grid) -> Iterator[tuple[int, list[int]]]:
    """The rows of totals with those that they are of: the rows between subtotals, and the subtotals themselves."""
    labels = [view.text_of(label) for label in grid.labels]
    if not is_flat(view, labels):
        return
    totals = [index for index, label in enumerate(labels) if view.pack.tables.total.search(label)]
    subtotals = [index for index in totals if labels[index].startswith(view.words(CODE, "subtotal"))]
    grand = [index for index in totals if index not in subtotals]
    others = [index for index in range(len(labels)) if index not in totals]
    for before, index in zip([-1, *subtotals], subtotals, strict=False):
        yield index, [row for row in others if before < row < index]
    if len(grand) == 1 and grand[0] in (0, len(labels) - 1):
        outside = [row for row in others if subtotals and row > subtotals[-1]]
        yield grand[0], [*subtotals, *outside] if subtotals else others


def is_flat(view: View, labels: list[str]) -> bool:
    """No row is part of another one: no 其中, and no markers of two kinds."""
    if any(view.pattern(CODE, "part_row").search(label) for label in labels):
        return False
    found = (view.pattern(CODE, "row_marker").match(label) for label in labels)
    return len({marker.lastgroup for marker in found if marker}) <= 1


def down(view: View, grid: Grid, total: int, parts: list[int]) -> Iterator[TableSum]:
    """Of each column of amounts its sum; none where a cell of it holds words."""
    for index in range(1, grid.width):
        cells = [grid.cells[row][index] for row in parts]
        whole = grid.cells[total][index]
        is_full = all(cell is not None or grid.is_blank[row][index] for cell, row in zip(cells, parts, strict=True))
        found = tuple(cell for cell in cells if cell is not None)
        if whole is not None and is_full and len(found) >= FEWEST_PARTS and is_amount(view, grid, index):
            yield TableSum(whole, found)


def is_amount(view: View, grid: Grid, index: int) -> bool:
    """Is what a column holds such that it can be added: no rate, rank, number or mean?"""
    column = grid.columns[index]
    if column.is_rate or column.is_silent or column.change is not None or column.is_unit_head:
        return False
    return view.pattern(CODE, "no_amount").search(head_words(view, grid, index)) is None


def total_columns(view: View, grid: Grid) -> Iterator[tuple[int, list[int]]]:
    """The column called 合计 and the columns of amounts beside it, where it is the first or the last of them."""
    amounts = [index for index in range(1, grid.width) if holds_numbers(grid, index)]
    heads = {index: head_words(view, grid, index) for index in amounts}
    if any(view.pattern(CODE, "part_row").search(words) for words in heads.values()):
        return
    if not all(is_amount(view, grid, index) for index in amounts):
        return
    totals = [index for index in amounts if view.pattern(CODE, "total_head").match(heads[index])]
    if len(totals) == 1 and totals[0] in (amounts[0], amounts[-1]) and len(amounts) > FEWEST_PARTS:
        yield totals[0], [index for index in amounts if index != totals[0]]


def holds_numbers(grid: Grid, index: int) -> bool:
    return any(row[index] is not None for row in grid.cells)


def across(grid: Grid, total: int, parts: list[int]) -> Iterator[TableSum]:
    """Of each row its sum."""
    for row, cells in enumerate(grid.cells):
        whole, found = cells[total], [cells[index] for index in parts]
        is_full = all(cell is not None or grid.is_blank[row][at] for cell, at in zip(found, parts, strict=True))
        numbers = tuple(cell for cell in found if cell is not None)
        if whole is not None and is_full and len(numbers) >= FEWEST_PARTS:
            yield TableSum(whole, numbers)
