"""Numbers that stand alone in a table's cell: the heads of row and column say what, when, where, in which unit."""

from __future__ import annotations

from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from notice_parser.quantities.language import StatementInput
from notice_parser.quantities.ledgers import read_ledgers
from notice_parser.quantities.model import ChangeFound, Direction, PeriodFound, Role, Statement, StatusFound
from notice_parser.quantities.origins import ChangeOrigin, Origin, PeriodOrigin, StatusOrigin
from notice_parser.quantities.table_columns import Columns, find_columns
from notice_parser.quantities.table_grid import (
    Row,
    Table,
    fills,
    find_tables,
    first_cell,
    is_count,
    is_year,
    number_in,
    says_nothing,
)
from notice_parser.quantities.table_heads import PERCENT, Column, Head, HeadReader
from notice_parser.spans import Span
from notice_parser.wording.model import Claim, PeriodClaim, QuantityClaim
from notice_parser.wording.numbers import read_arabic
from notice_parser.wording.sentences import Sentence, find_sentences
from notice_parser.wording.units import Measure, base_value, kind_by_noun

RULE = "table-cell"
MINUS, PLUS = "-－−–", "+＋"
MONEY = "money"
# What the heads of a table state of a number that stands in a cell alone; evidence of sentences changes none of it.
ALL_STATED = frozenset({"measured", "action", "actor", "scope", "status", "period"})


def read_tables(given: StatementInput, statements: list[Statement]) -> list[Statement]:
    """The statements and those of tables, in text order; those of cells are filled in with what the heads say."""
    text, outline = given.text, given.outline
    tables = find_tables(text, outline, {claim.start: claim.end for claim in given.wording.quantities})
    rows = (sentence for sentence in find_sentences(text, outline) if sentence.is_row)
    sentences = {first_cell(text, sentence.span.start): sentence for sentence in rows}
    reader = TableReader(given, sentences, known={one.figure.start: one for one in statements})
    read_ledgers(text, outline, reader.heads, statements)
    made = [one for table in tables for one in reader.read(table)]
    return sorted([*statements, *made], key=lambda one: one.figure.start) if made else statements


def whole_year(text: str, cell: Span) -> PeriodClaim:
    """The year that a cell states in digits alone."""
    year = int(cell.of(text))
    return PeriodClaim(
        cell.start,
        cell.end,
        RULE,
        from_=date(year, 1, 1),
        to=date(year, 12, 31),
        granularity="year",
        shape="span",
    )


class RowHead(Struct, frozen=True):
    """The head of a row: its cell, its words without bracket and leading mark, what else stands in it.

    `place` is the cell of another column that states the place or organization that the row is about.
    """

    cell: Span
    head: Head
    words: Span | None
    is_entity: bool
    is_goods: bool
    place: Span | None = None


class CellHeads(Struct, frozen=True):
    """A cell of numbers by its row and index, with the heads of its column and row."""

    row: Row
    index: int
    columns: tuple[Column, ...]
    row_head: RowHead | None

    @property
    def column(self) -> Column:
        return self.columns[self.index]

    @property
    def named(self) -> Span | None:
        """What the cell measures, by its column, else by its row."""
        if self.column.words is not None:
            return self.column.words
        return self.row_head.words if self.row_head is not None else None


class TableReader:
    """Reads the tables of one notice."""

    def __init__(self, given: StatementInput, sentences: dict[int, Sentence], *, known: dict[int, Statement]) -> None:
        self.text, self.pack, self.rules = given.text, given.pack, given.pack.tables
        wording = given.wording
        self.heads = HeadReader(self.text, wording.periods, self.pack)
        self.claims = {claim.start: claim for claim in wording.claims}
        self.sentences, self.known = sentences, known

    def read(self, table: Table) -> list[Statement]:
        """The new statements of a table, in text order."""
        columns = find_columns(table, self.heads, self.is_figure)
        caption = self.heads.caption_units(table)
        made = []
        for row in table.rows:
            for index, cell in enumerate(() if is_count(self.text, row) else row):
                if index and cell is not None and not columns.heads[index].is_silent:
                    heads = CellHeads(row, index, columns.heads, self.row_head(row, index, columns))
                    found = self.read_cell(cell, heads, caption)
                    made += [found] if found is not None else []
        return made

    def read_cell(self, span: Span, cell: CellHeads, caption: list[Measure]) -> Statement | None:
        """The new statement of a cell that holds a number alone; one that holds a quantity alone is filled in.

        Remarks in brackets may follow either.
        """
        claim = self.claims.get(span.start)
        if self.fills(claim, span) and span.start in self.known:
            self.fill(self.known[span.start], cell)
            return None
        number = number_in(self.text, span)
        if claim is not None or number is None:
            return None
        unit = self.unit_of(cell, caption)
        figure = self.figure(number, unit, cell) if unit is not None else None
        sentence = self.sentence_of(cell.row)
        if figure is None or sentence is None:
            return None
        made = Statement(figure, cell.index, sentence.index, sentence.span, origin=Origin.ROW, level=True)
        self.fill(made, cell)
        return made

    def sentence_of(self, row: Row) -> Sentence | None:
        """The sentence that the row begins; one that its words cut in pieces has none."""
        first = next(cell for cell in row if cell is not None)
        return self.sentences.get(first.start)

    def row_head(self, row: Row, index: int, columns: Columns) -> RowHead | None:
        """The name of a row, left of a quantity: the first cell of words in the column that tells most rows apart.

        In tables that stand side by side each has its own; a cell of prose names nothing.
        """
        named = [
            (left, cell)
            for left, cell in enumerate(row[:index])
            if left >= columns.first_of(index) and cell is not None and self.names(cell, left, columns)
        ]
        if not named:
            return None
        left, cell = max(named, key=lambda one: (columns.different[one[0]], -one[0]))
        column, head = columns.heads[left], self.heads.head(cell)
        place = next((one for at, one in named if at != left and columns.heads[at].is_entity), None)
        return RowHead(cell, head, head.words, column.is_entity, column.is_goods, place)

    def names(self, cell: Span, left: int, columns: Columns) -> bool:
        """Could a cell of this column name its row?"""
        if not columns.names_rows(left) or columns.heads[left].is_unit_head or self.is_figure(cell):
            return False
        return not says_nothing(self.text, cell) and not self.heads.fits(self.rules.prose, cell)

    def is_figure(self, cell: Span) -> bool:
        return number_in(self.text, cell) is not None or self.fills(self.claims.get(cell.start), cell)

    def fills(self, claim: Claim | None, cell: Span) -> bool:
        """Is the claim a quantity that stands in the cell alone, or with remarks in brackets after it?"""
        return isinstance(claim, QuantityClaim) and fills(self.text, cell, claim.end)

    def unit_of(self, cell: CellHeads, caption: list[Measure]) -> Measure | None:
        """The unit of a number alone: the column's, that of the cell of units, the row's, the whole table's."""
        column, row, head = cell.column, cell.row, cell.row_head
        if column.unit is not None:
            return column.unit if column.unit.base is not None else self.scaled(column.unit, cell, caption)
        is_rate = column.is_rate or column.change is not None
        for index, other in enumerate(cell.columns):
            unit_cell = row[index] if index < len(row) else None
            if other.is_unit_head and unit_cell is not None and not is_rate:
                return self.heads.whole_unit(unit_cell)
        if head is not None and head.head.unit is not None and not is_rate:
            return head.head.unit
        return self.caption_unit(cell, caption, is_rate=is_rate)

    def scaled(self, scale: Measure, cell: CellHeads, caption: list[Measure]) -> Measure:
        """A scale that stands in a head alone, with the unit of the whole table: （亿） below 单位：元."""
        unit = self.caption_unit(cell, caption, is_rate=False)
        if unit is None or unit.scale != 1:
            return scale
        return replace(scale, unit=unit.unit, base=unit.base, kind=unit.kind)

    def caption_unit(self, cell: CellHeads, caption: list[Measure], *, is_rate: bool) -> Measure | None:
        is_rate = is_rate or self.heads.fits(self.rules.rate, cell.named)
        fitting = [unit for unit in caption if (unit.kind == PERCENT) == is_rate]
        if len(fitting) != 1:
            return None
        column = cell.column
        counts = column.is_counting or (column.words is None and self.heads.fits(self.rules.counting, cell.named))
        return None if counts and fitting[0].kind == MONEY else fitting[0]

    def figure(self, span: Span, unit: Measure, cell: CellHeads) -> QuantityClaim | None:
        """The number of a cell with a unit from elsewhere; its value is exact."""
        words = span.of(self.text)
        value = read_arabic(words.lstrip(MINUS + PLUS), self.pack.numbers.signs)
        if value is None:
            return None
        value = -value if words[0] in MINUS else value
        return QuantityClaim(
            start=span.start,
            end=span.end,
            rule=RULE,
            lead=span.start,
            value=value,
            value_max=None,
            ratio=None,
            unit=Span(unit.start, unit.end),
            unit_id=unit.unit.group if unit.unit else "scale",
            base_value=base_value(value, unit.scale, unit.unit),
            base_value_max=None,
            base_unit=unit.base,
            kind=self.kind_of(cell.named, unit) if cell.named is not None else unit.kind,
            modifier=None,
        )

    def kind_of(self, named: Span, unit: Measure) -> str:
        """The kind that the noun in the head asks for."""
        if unit.unit is None or unit.kind == "rate":
            return unit.kind
        counted = self.rules.counting.search(self.text, named.start, named.end)
        noun = self.text[named.start : named.end - 1 if counted else named.end]
        return kind_by_noun(noun, len(noun), len(noun), unit.unit, self.pack.units)

    def period_of(self, row: Row, index: int, columns: tuple[Column, ...]) -> PeriodClaim | None:
        """The period that a cell left of a quantity holds alone; below a head such as 年份 also a bare year."""
        for at, cell in enumerate(row[:index]):
            if cell is not None and columns[at].is_year and is_year(self.text, cell):
                return whole_year(self.text, cell)
            period = self.heads.period_in(cell) if cell is not None else None
            if period is not None and period.span == cell:
                return period
        return None

    def fill(self, made: Statement, cell: CellHeads) -> None:
        """Put what the heads say into a statement."""
        column, head = cell.column, cell.row_head
        names = head.words if head is not None else None
        is_whole = self.heads.fits(self.rules.total, names)
        of_row = Role(names, Origin.ROW) if names is not None and not is_whole else None
        of_goods = head is not None and head.is_goods and column.is_goods_amount
        if column.words is not None and not of_goods:
            made.measured, made.scope = Role(column.words, Origin.COLUMN), of_row
        elif head is not None and head.is_entity:
            made.measured, made.scope = None, of_row
        else:
            place = head.place if head is not None else None
            made.measured, made.scope = of_row, Role(place, Origin.ROW) if place is not None else None
        row_period = head.head.period if head is not None else None
        period = column.period or row_period or self.period_of(cell.row, cell.index, cell.columns)
        if period is not None:
            made.period = PeriodFound(period, False, PeriodOrigin.TABLE)
        made.action = made.actor = None
        made.stated = ALL_STATED
        made.level = True
        made.status_found = StatusFound("planned" if column.is_planned else None, StatusOrigin.COLUMN)
        if column.change is not None:
            made.change = self.change_of(column.change, made.figure)

    def change_of(self, words: Span, figure: QuantityClaim) -> ChangeFound:
        """The sign of the number is the direction."""
        basis = self.rules.basis.search(self.text, words.start, words.end)
        value = figure.value or 0
        direction: Direction = "unchanged" if value == 0 else ("increase" if value > 0 else "decrease")
        return ChangeFound(direction, Span(*basis.span()) if basis else None, None, words, ChangeOrigin.COLUMN)
