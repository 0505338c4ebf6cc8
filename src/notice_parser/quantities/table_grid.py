"""Lines that are rows of a table → tables: cells as spans, the rows that are heads, the lines above."""

from __future__ import annotations

import regex
from msgspec import Struct

from notice_parser.outline.model import Outline
from notice_parser.spans import Span, trim

CELL_EDGE = "\t"
BLANKS = " \t\u3000\u00a0"
NUMBER = regex.compile(
    r"[-－−–]?(?:[0-9０-９]{1,3}(?:[,，][0-9０-９]{3}){1,6}|[0-9０-９]{1,15})(?:[.．][0-9０-９]{1,9})?"
)
BRACKET = regex.compile(r"[（(]([^（）()]{1,16})[)）]")
YEAR = regex.compile(r"(?:19|20)[0-9]{2}")
MOST_HEADS = 4
LINES_ABOVE = 3
LONGEST_ABOVE = 80

Row = tuple[Span | None, ...]


class Table(Struct, frozen=True):
    """`heads` are the rows above the first number, `rows` those from it on; `above` are the lines before the table."""

    heads: tuple[Row, ...]
    rows: tuple[Row, ...]
    above: tuple[Span, ...]

    def width(self) -> int:
        return max((len(row) for row in self.heads), default=0)


def find_tables(text: str, outline: Outline, quantities: frozenset[Span]) -> list[Table]:
    """The tables of a text in order. One without heads goes on the one before where it is as wide."""
    cutter = TableCutter(text, quantities)
    rows = {row.start for row in outline.tables}
    tables: list[Table] = []
    run: list[Row] = []
    above: list[Span] = []
    for line in (*outline.lines, None):
        if line is not None and line.start in rows:
            row = cut_row(text, line)
            if run and cutter.is_new_head(row, run[-1]):
                tables.append(cutter.table(run, tuple(above[-LINES_ABOVE:]), tables[-1] if tables else None))
                run, above = [], []
            run.append(row)
            continue
        if run:
            tables.append(cutter.table(run, tuple(above[-LINES_ABOVE:]), tables[-1] if tables else None))
            run, above = [], []
        if line is not None:
            above.append(line)
    return [table for table in tables if table.heads and table.rows]


def cut_row(text: str, line: Span) -> Row:
    """The cells of a row; a line leaves out the tabs before its first word, which are empty cells."""
    start = line.start
    while start > 0 and text[start - 1] in BLANKS:
        start -= 1
    cells: list[Span | None] = []
    while start <= line.end:
        edge = text.find(CELL_EDGE, start, line.end)
        end = edge if edge >= 0 else line.end
        cells.append(trim(text, start, end))
        start = end + 1
    return tuple(cells)


class TableCutter(Struct, frozen=True):
    """Separates heads from rows of numbers; `quantities` are those found with a unit of their own."""

    text: str
    quantities: frozenset[Span]

    def table(self, run: list[Row], above: tuple[Span, ...], before: Table | None) -> Table:
        """Rows that follow each other as a table: those above the first with numbers are heads."""
        first = next((index for index, row in enumerate(run) if self.has_figures(row)), len(run))
        heads, rows = tuple(run[max(0, first - MOST_HEADS) : first]), tuple(run[first:])
        if not heads and before is not None and rows and before.width() == len(rows[0]) and len(above) < LINES_ABOVE:
            return Table(before.heads, rows, before.above)
        return Table(heads, rows, tuple(line for line in above if len(line) <= LONGEST_ABOVE))

    def is_new_head(self, row: Row, above: Row) -> bool:
        """Do heads of another table follow right after a row of numbers? They name units in brackets."""
        if self.has_figures(row) or not self.has_figures(above):
            return False
        return any(cell is not None and BRACKET.search(self.text, cell.start, cell.end) is not None for cell in row[1:])

    def has_figures(self, row: Row) -> bool:
        """Does a cell after the first hold a number alone that is no year, or a quantity alone?"""
        return any(cell is not None and self.is_figure(cell) for cell in row[1:])

    def is_figure(self, cell: Span) -> bool:
        return cell in self.quantities or (is_number(self.text, cell) and not is_year(self.text, cell))


def is_number(text: str, cell: Span) -> bool:
    return NUMBER.fullmatch(text, cell.start, cell.end) is not None


def is_year(text: str, cell: Span) -> bool:
    return YEAR.fullmatch(text, cell.start, cell.end) is not None
