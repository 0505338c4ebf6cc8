"""Lines that are rows of a table → tables: cells as spans, the rows that are heads, the lines above."""

from __future__ import annotations

import regex
from msgspec import Struct

from notice_parser.outline.model import Outline
from notice_parser.spans import Span, trim

CELL_EDGE = "\t"
BLANKS = " \t\u3000\u00a0"
NUMBER = regex.compile(
    r"[-－−–+＋]?(?:[0-9０-９]{1,3}(?:[,，][0-9０-９]{3}){1,6}|[0-9０-９]{1,15})(?:[.．][0-9０-９]{1,9})?"
)
BRACKET = regex.compile(r"[（(]([^（）()]{1,16})[)）]")
# What may follow the number of a cell: remarks in brackets, the mark of a note.
REMARKS = regex.compile(
    r"(?:[ \u3000]{0,4}(?:[（(][^（）()]{1,40}[)）]|[［\[][^［］\[\]]{1,40}[］\]]|[*＊※△▲◆#①-⑳]{1,3}(?!\w))){1,2}"
)
# A number that begins with a zero is a code.
CODE = regex.compile(r"[0０][0-9０-９]{1,14}")
NOTHING = regex.compile(r"[-—–－−─/／*…·\s]{1,12}")
YEAR = regex.compile(r"(?:19|20)[0-9]{2}")
MOST_HEADS = 4
LINES_ABOVE = 3
LONGEST_ABOVE = 80
FEWEST_COUNTED = 3

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
    tables: list[Table] = []
    for above, run in find_runs(text, outline):
        start = 0
        for index in range(1, len(run) + 1):
            if index == len(run) or cutter.is_new_head(run[index], run[index - 1]):
                lines_above = tuple(above[-LINES_ABOVE:]) if start == 0 else ()
                tables.append(cutter.table(run[start:index], lines_above, tables[-1] if tables else None))
                start = index
    return [table for table in tables if table.heads and table.rows]


def find_runs(text: str, outline: Outline) -> list[tuple[list[Span], list[Row]]]:
    """Rows that follow one another, with the lines between the rows before and them."""
    rows = {row.start for row in outline.tables}
    runs: list[tuple[list[Span], list[Row]]] = [([], [])]
    for line in outline.lines:
        if line.start in rows:
            runs[-1][1].append(cut_row(text, line))
        elif runs[-1][1]:
            runs.append(([line], []))
        else:
            runs[-1][0].append(line)
    return [(above, run) for above, run in runs if run]


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
        heads = tuple(row for row in run[max(0, first - MOST_HEADS) : first] if not is_count(self.text, row))
        rows = tuple(run[first:])
        if not heads and before is not None and rows and before.width() == len(rows[0]) and len(above) < LINES_ABOVE:
            return Table(before.heads, rows, before.above)
        return Table(heads, rows, tuple(line for line in above if len(line) <= LONGEST_ABOVE))

    def is_new_head(self, row: Row, above: Row) -> bool:
        """Do heads of another table follow right after a row of numbers? They name units in brackets."""
        if self.has_figures(row) or not self.has_figures(above):
            return False
        return any(cell is not None and BRACKET.search(self.text, cell.start, cell.end) is not None for cell in row[1:])

    def has_figures(self, row: Row) -> bool:
        """Does a cell after the first hold a number that is no year, or a quantity alone? A row of 1, 2, 3 does not."""
        return not is_count(self.text, row) and any(cell is not None and self.is_figure(cell) for cell in row[1:])

    def is_figure(self, cell: Span) -> bool:
        return (
            cell in self.quantities
            or is_code(self.text, cell)
            or (number_in(self.text, cell) is not None and not is_year(self.text, cell))
        )


def is_number(text: str, cell: Span) -> bool:
    return NUMBER.fullmatch(text, cell.start, cell.end) is not None and not is_code(text, cell)


def is_code(text: str, cell: Span) -> bool:
    return CODE.fullmatch(text, cell.start, cell.end) is not None


def says_nothing(text: str, cell: Span) -> bool:
    """Does a dash or the like stand for an empty cell?"""
    return NOTHING.fullmatch(text, cell.start, cell.end) is not None


def number_in(text: str, cell: Span) -> Span | None:
    """The number of a cell that holds one alone or with remarks in brackets after it."""
    found = NUMBER.match(text, cell.start, cell.end)
    if found is None:
        return None
    if found.end() < cell.end and not REMARKS.fullmatch(text, found.end(), cell.end):
        return None
    number = Span(*found.span())
    return None if is_code(text, number) else number


def is_count(text: str, row: Row) -> bool:
    """Does a row number the columns, 1, 2, 3, with no more than its name before them?"""
    filled = [cell for cell in row if cell is not None]
    numbers = [cell.of(text) for cell in filled if is_number(text, cell)]
    if len(numbers) < FEWEST_COUNTED or len(numbers) < len(filled) - 1 or not all(map(str.isdecimal, numbers)):
        return False
    return [int(number) for number in numbers] == list(range(1, len(numbers) + 1))


def is_year(text: str, cell: Span) -> bool:
    return YEAR.fullmatch(text, cell.start, cell.end) is not None
