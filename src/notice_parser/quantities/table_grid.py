"""Lines that are rows of a table → tables: cells as spans, the rows that are heads, the lines above."""

from __future__ import annotations

from msgspec import Struct

from notice_parser.lazy_patterns import lazy
from notice_parser.outline.model import Outline
from notice_parser.spans import Span, trim

CELL_EDGE = "\t"
# Markdown's tables have strokes around a row, and a row of dashes below the head.
STROKE = "|"
DASHES = lazy(r":?-{1,200}:?")
BLANKS = " \t\u3000\u00a0"
NUMBER = lazy(r"[-－−–+＋]?(?:[0-9０-９]{1,3}(?:[,，][0-9０-９]{3}){1,6}|[0-9０-９]{1,15})(?:[.．][0-9０-９]{1,9})?")
BRACKET = lazy(r"[（(]([^（）()]{1,16})[)）]")
# What may follow the number of a cell: remarks in brackets, the mark of a note.
REMARKS = lazy(
    r"(?:[ \u3000]{0,4}(?:[（(][^（）()]{1,40}[)）]|[［\[][^［］\[\]]{1,40}[］\]]|[*＊※△▲◆#①-⑳]{1,3}(?!\w))){1,2}"
)
# A number that begins with a zero is a code.
CODE = lazy(r"[0０][0-9０-９]{1,14}")
NOTHING = lazy(r"[-—–－−─/／*…·\s]{1,12}")
YEAR = lazy(r"(?:19|20)[0-9]{2}")
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


def find_tables(text: str, outline: Outline, quantities: dict[int, int]) -> list[Table]:
    """The tables of a text in order. One without heads goes on the one before where it is as wide."""
    cutter = TableCutter(text, quantities)
    tables: list[Table] = []
    for above, run in find_runs(text, outline):
        start = 0
        for index in range(1, len(run) + 1):
            first_rows = run[start : min(index, start + MOST_HEADS)]
            if index == len(run) or cutter.is_new_head(run[index], first_rows, run[index - 1]):
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
            row = cut_row(text, line)
            if any(row) and not is_rule(text, row):
                runs[-1][1].append(row)
        elif runs[-1][1]:
            runs.append(([line], []))
        else:
            runs[-1][0].append(line)
    return [(above, run) for above, run in runs if run]


def first_cell(text: str, start: int) -> int:
    """Where the words of a row begin whose line begins at `start`."""
    while start < len(text) and (text[start] == STROKE or text[start] in BLANKS):
        start += 1
    return start


def is_rule(text: str, row: Row) -> bool:
    """Is it the row of dashes below the head of one of Markdown's tables?"""
    return text[start_of(row) - 1 : start_of(row)] == STROKE and all(
        cell is None or DASHES.fullmatch(text, cell.start, cell.end) for cell in row
    )


def start_of(row: Row) -> int:
    return next(cell.start for cell in row if cell is not None)


def cut_row(text: str, line: Span) -> Row:
    """The cells of a row; a line leaves out the tabs before its first word, which are empty cells."""
    start, end_of_row = line.start, line.end
    if text[start] == STROKE == text[end_of_row - 1]:
        start, end_of_row = start + 1, end_of_row - 1
    else:
        while start > 0 and text[start - 1] in BLANKS:
            start -= 1
    cells: list[Span | None] = []
    while start <= end_of_row:
        edge = text.find(CELL_EDGE, start, end_of_row)
        end = edge if edge >= 0 else end_of_row
        cells.append(trim(text, start, end))
        start = end + 1
    return tuple(cells)


class TableCutter(Struct, frozen=True):
    """Separates heads from rows of numbers; `quantities` are the ends, by their starts, of those with a unit."""

    text: str
    quantities: dict[int, int]

    def table(self, run: list[Row], above: tuple[Span, ...], before: Table | None) -> Table:
        """Rows that follow each other as a table: those above the first with numbers are heads."""
        first = next((index for index, row in enumerate(run) if self.has_figures(row)), len(run))
        heads = tuple(row for row in run[max(0, first - MOST_HEADS) : first] if not is_count(self.text, row))
        rows = tuple(row for row in run[first:] if not self.is_among(row, heads))
        if heads and before is not None and all(self.is_among(row, before.heads) for row in heads):
            above = (*before.above, *above)  # the table goes on on the next page, below its head again
        if not heads and before is not None and rows and before.width() == len(rows[0]) and len(above) < LINES_ABOVE:
            return Table(before.heads, rows, before.above)
        return Table(heads, rows, tuple(line for line in above if len(line) <= LONGEST_ABOVE))

    def is_new_head(self, row: Row, heads: list[Row], last: Row) -> bool:
        """Do heads of another table, with units in brackets, follow right after the `last` row, one of numbers?

        `heads` are the first rows of the table above.
        """
        if self.has_figures(row) or not self.has_figures(last):
            return False
        if not any(
            cell is not None and BRACKET.search(self.text, cell.start, cell.end) is not None for cell in row[1:]
        ):
            return False
        return not self.is_among(row, tuple(heads))

    def is_among(self, row: Row, rows: tuple[Row, ...]) -> bool:
        """Does the row say the same, cell by cell, as one of these?"""
        said = self.words_of(row)
        return any(said == self.words_of(other) for other in rows)

    def words_of(self, row: Row) -> tuple[str, ...]:
        return tuple("" if cell is None else "".join(cell.of(self.text).split()) for cell in row)

    def has_figures(self, row: Row) -> bool:
        """Does a cell after the first hold a number, but not a year, or a quantity alone? A row of 1, 2, 3 does not."""
        return not is_count(self.text, row) and any(cell is not None and self.is_figure(cell) for cell in row[1:])

    def is_figure(self, cell: Span) -> bool:
        return (
            fills(self.text, cell, self.quantities.get(cell.start))
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


def fills(text: str, cell: Span, end: int | None) -> bool:
    """Does a quantity that begins a cell and ends at `end` stand in it alone, or with remarks after it?"""
    return end is not None and (end == cell.end or REMARKS.fullmatch(text, end, cell.end) is not None)


def is_count(text: str, row: Row) -> bool:
    """Does a row number the columns, 1, 2, 3, with no more than its name before them?"""
    filled = [cell for cell in row if cell is not None]
    numbers = [cell.of(text) for cell in filled if is_number(text, cell)]
    if len(numbers) < FEWEST_COUNTED or len(numbers) < len(filled) - 1 or not all(map(str.isdecimal, numbers)):
        return False
    return [int(number) for number in numbers] == list(range(1, len(numbers) + 1))


def is_year(text: str, cell: Span) -> bool:
    return YEAR.fullmatch(text, cell.start, cell.end) is not None
