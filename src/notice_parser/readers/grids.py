"""Ruled tables of a page: rules that cross make a grid, the characters inside stand in its cells, a row is one line."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable
from itertools import pairwise

from msgspec import Struct

from notice_parser.readers import paragraphs
from notice_parser.readers.page import Page, Piece, Row, Rule, text_of_row

# Rules this close, in widths of the page, are at one position; a page with more rules than this is a drawing.
NEAR = 0.006
MOST_RULES = 1200
# What a line of a cell leaves free at least where it was not broken, in heights of its letters, besides a character.
PADDING = 1.5
Cell = tuple[int, int]


class Table(Struct, frozen=True):
    """A table's rows as lines, cells parted by tabs."""

    lines: tuple[str, ...]


class Grid(Struct, frozen=True):
    """Where the columns and the rows of a table begin and end, and the edges that are drawn between its cells.

    `walls` holds (row, column) where a rule stands left of a cell, `floors` where one lies above it.
    """

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    walls: frozenset[Cell]
    floors: frozenset[Cell]

    def cell_of(self, piece: Piece) -> Cell | None:
        """The cell in which a piece stands; of cells that are one, the upper left. None outside of the table."""
        x, y = (piece.x0 + piece.x1) / 2, (piece.top + piece.bottom) / 2
        column, row = bisect_right(self.xs, x) - 1, bisect_right(self.ys, y) - 1
        if not (0 <= column < len(self.xs) - 1 and 0 <= row < len(self.ys) - 1):
            return None
        while column > 0 and (row, column) not in self.walls:
            column -= 1
        while row > 0 and (row, column) not in self.floors:
            row -= 1
        return row, column

    def width_from(self, cell: Cell) -> float:
        """How wide a cell is, with those that no rule parts from it."""
        row, column = cell
        end = column + 1
        while end < len(self.xs) - 1 and (row, end) not in self.walls:
            end += 1
        return self.xs[end] - self.xs[column]


def take_tables(page: Page, rows: list[Row]) -> list[list[Row] | Table]:
    """The rows of a page in groups, each table of two or more columns in its position between them."""
    parts: list[list[Row] | Table] = [rows]
    for grid in find_grids(page):
        last = parts.pop()
        assert isinstance(last, list)
        before, cells, after = part(grid, last)
        if len({column for _, column in cells}) < 2:
            parts.append(last)
            continue
        parts += [before, Table(tuple(write(grid, cells))), after]
    return [found for found in parts if isinstance(found, Table) or found]


def part(grid: Grid, rows: list[Row]) -> tuple[list[Row], dict[Cell, list[Row]], list[Row]]:
    """The rows above the table, the rows of each cell, and what stands next to or below the table."""
    before: list[Row] = []
    after: list[Row] = []
    cells: dict[Cell, list[Row]] = {}
    for row in rows:
        inside: dict[Cell, list[Piece]] = defaultdict(list)
        outside = []
        for piece in row:
            cell = grid.cell_of(piece)
            inside[cell].append(piece) if cell else outside.append(piece)
        for cell, pieces in inside.items():
            cells.setdefault(cell, []).append(tuple(pieces))
        if outside:
            (after if cells else before).append(tuple(outside))
    return before, cells, after


def write(grid: Grid, cells: dict[Cell, list[Row]]) -> Iterable[str]:
    """The rows of the table as lines; a cell that continues from the row above is empty."""
    rows = []
    for row in range(len(grid.ys) - 1):
        columns = [column for column in range(len(grid.xs) - 1) if not column or (row, column) in grid.walls]
        rows.append([lines_of(cells.get((row, column), []), grid.width_from((row, column))) for column in columns])
    return map(paragraphs.written, paragraphs.as_table(rows))


def lines_of(rows: list[Row], width: float) -> list[paragraphs.Line]:
    """The lines of a cell, those broken only for lack of room joined."""
    texts: list[str] = []
    free = 0.0
    for row in rows:
        size = max(piece.size for piece in row)
        text = text_of_row(row)
        if texts and free < (PADDING + 1) * size:
            texts[-1] += text
        else:
            texts.append(text)
        free = width - (row[-1].x1 - row[0].x0)
    return [(paragraphs.Piece(text),) for text in texts]


def find_grids(page: Page) -> list[Grid]:
    """The tables of a page from top to bottom."""
    near = NEAR * max(page.width, page.height)
    rules = sorted((rule for rule in page.rules if rule.length > 2 * near), key=lambda rule: rule.top)
    uprights, levels = [rule for rule in rules if rule.is_upright], [rule for rule in rules if not rule.is_upright]
    if len(uprights) < 3 or len(levels) < 2 or len(page.rules) > MOST_RULES:
        return []
    grids = [make_grid(group, near) for group in connect(uprights, levels, near)]
    return sorted((grid for grid in grids if grid), key=lambda grid: grid.ys[0])


def connect(uprights: list[Rule], levels: list[Rule], near: float) -> list[list[Rule]]:
    """Rules that cross or touch, directly or over others, as one group each."""
    rules = [*uprights, *levels]
    leader = list(range(len(rules)))

    def lead(index: int) -> int:
        while leader[index] != index:
            leader[index] = leader[leader[index]]
            index = leader[index]
        return index

    heights = [level.top for level in levels]
    for index, upright in enumerate(uprights):
        start, end = bisect_left(heights, upright.top - near), bisect_right(heights, upright.bottom + near)
        for other in range(start, end):
            if levels[other].x0 - near <= upright.x0 <= levels[other].x1 + near:
                leader[lead(index)] = lead(len(uprights) + other)
    groups: dict[int, list[Rule]] = defaultdict(list)
    for index, rule in enumerate(rules):
        groups[lead(index)].append(rule)
    return list(groups.values())


def make_grid(group: list[Rule], near: float) -> Grid | None:
    """The grid of rules that are connected, or None where they make less than two columns and a row."""
    uprights, levels = [rule for rule in group if rule.is_upright], [rule for rule in group if not rule.is_upright]
    xs, ys = merge([rule.x0 for rule in uprights], near), merge([rule.top for rule in levels], near)
    if len(xs) < 3 or len(ys) < 2:
        return None
    middles_of_rows = [(one + other) / 2 for one, other in pairwise(ys)]
    middles_of_columns = [(one + other) / 2 for one, other in pairwise(xs)]
    walls = {
        (row, nearest(xs, rule.x0))
        for rule in uprights
        for row in range(bisect_left(middles_of_rows, rule.top), bisect_right(middles_of_rows, rule.bottom))
    }
    floors = {
        (nearest(ys, rule.top), column)
        for rule in levels
        for column in range(bisect_left(middles_of_columns, rule.x0), bisect_right(middles_of_columns, rule.x1))
    }
    return Grid(xs, ys, frozenset(walls), frozenset(floors))


def merge(positions: list[float], near: float) -> tuple[float, ...]:
    """The positions from small to large, those close to one another as one."""
    merged: list[float] = []
    for position in sorted(positions):
        if not merged or position - merged[-1] > near:
            merged.append(position)
    return tuple(merged)


def nearest(positions: tuple[float, ...], position: float) -> int:
    return max(0, bisect_right(positions, position) - 1)
