"""Figures that stand alone in a table's cell: the heads of row and column say what, when, where, in which unit."""

from __future__ import annotations

from msgspec import Struct

from notice_parser.outline.model import Outline
from notice_parser.pack import Pack
from notice_parser.quantities.shape import ChangeFound, PeriodFound, Statement
from notice_parser.quantities.table_grid import Row, Table, find_tables, is_number
from notice_parser.quantities.table_heads import PERCENT, Column, Head, HeadReader
from notice_parser.spans import Span, trim
from notice_parser.wording.model import PeriodClaim, QuantityClaim, Wording
from notice_parser.wording.numbers import read_arabic
from notice_parser.wording.sentences import Sentence, find_sentences
from notice_parser.wording.units import Measure, base_value, kind_by_noun

FRAME = "table-cell"
MINUS = "-－−–"
MONEY = "money"


def read_tables(
    text: str, outline: Outline, wording: Wording, pack: Pack, statements: list[Statement]
) -> list[Statement]:
    """The statements and those of tables, in text order; those that stand in cells take what the heads say."""
    if not outline.tables:
        return statements
    tables = find_tables(text, outline, frozenset(claim.span for claim in wording.quantities))
    sentences = {sentence.span.start: sentence for sentence in find_sentences(text, outline) if sentence.is_row}
    fold = TableFold(text, wording, pack, sentences, {one.figure.start: one for one in statements})
    made = [one for table in tables for one in fold.read(table)]
    return sorted([*statements, *made], key=lambda one: one.figure.start) if made else statements


class RowHead(Struct, frozen=True):
    """The head of a row: its cell, its words without bracket and leading mark, what else stands in it."""

    cell: Span
    head: Head
    words: Span | None
    is_entity: bool
    is_goods: bool


class TableFold:
    """Reads the tables of one notice."""

    def __init__(
        self, text: str, wording: Wording, pack: Pack, sentences: dict[int, Sentence], known: dict[int, Statement]
    ) -> None:
        self.text, self.pack, self.rules = text, pack, pack.tables
        self.heads = HeadReader(text, wording.periods, pack)
        self.claims = {claim.start: claim for claim in wording.claims}
        self.sentences, self.known = sentences, known

    def read(self, table: Table) -> list[Statement]:
        """The new statements of a table, in text order."""
        columns = [self.heads.column(table, index) for index in range(max(map(len, table.rows)))]
        caption = self.heads.caption_units(table)
        made = []
        for row in table.rows:
            for index, cell in enumerate(row):
                if index and cell is not None and not columns[index].is_silent:
                    found = self.read_cell(cell, row, index, columns, caption)
                    made += [found] if found is not None else []
        return made

    def read_cell(
        self, cell: Span, row: Row, index: int, columns: list[Column], caption: list[Measure]
    ) -> Statement | None:
        """The statement of a cell that holds a number alone; one that holds a quantity alone is told what heads say."""
        column, head = columns[index], self.row_head(row, index, columns)
        claim = self.claims.get(cell.start)
        if isinstance(claim, QuantityClaim) and claim.end == cell.end and cell.start in self.known:
            self.tell(self.known[cell.start], row, index, column, head)
            return None
        if claim is not None or not is_number(self.text, cell):
            return None
        unit = self.unit_of(row, columns, column, head, caption)
        figure = self.figure(cell, unit, column, head) if unit is not None else None
        sentence = self.sentence_of(row)
        if figure is None or sentence is None:
            return None
        made = Statement(figure, index, sentence.index, sentence.span, FRAME, level=True)
        self.tell(made, row, index, column, head)
        return made

    def sentence_of(self, row: Row) -> Sentence | None:
        """The sentence that the row begins; one that its words cut in pieces has none."""
        first = next(cell for cell in row if cell is not None)
        return self.sentences.get(first.start)

    def row_head(self, row: Row, index: int, columns: list[Column]) -> RowHead | None:
        """The nearest cell with words left of a figure: the last of the block that names the row."""
        for place in range(index - 1, -1, -1):
            cell = row[place]
            if cell is None or columns[place].is_silent or columns[place].is_unit_head:
                continue
            if self.is_figure(cell):
                continue
            head = self.heads.head(cell)
            return RowHead(cell, head, self.without_lead(head.words), columns[place].is_entity, columns[place].is_goods)
        return None

    def is_figure(self, cell: Span) -> bool:
        claim = self.claims.get(cell.start)
        return is_number(self.text, cell) or (isinstance(claim, QuantityClaim) and claim.end == cell.end)

    def without_lead(self, words: Span | None) -> Span | None:
        if words is None:
            return None
        lead = self.rules.lead.match(words.of(self.text))
        return trim(self.text, words.start + lead.end(), words.end) if lead else words

    def unit_of(
        self, row: Row, columns: list[Column], column: Column, head: RowHead | None, caption: list[Measure]
    ) -> Measure | None:
        """The unit of a number alone: the column's, that of the cell of units, the row's, the whole table's."""
        if column.unit is not None:
            return column.unit
        is_rate = column.is_rate or column.change is not None
        for place, other in enumerate(columns):
            cell = row[place] if place < len(row) else None
            if other.is_unit_head and cell is not None and not is_rate:
                return self.heads.whole_unit(cell)
        if head is not None and head.head.unit is not None and not is_rate:
            return head.head.unit
        return self.caption_unit(column, head, caption, is_rate)

    def caption_unit(
        self, column: Column, head: RowHead | None, caption: list[Measure], is_rate: bool
    ) -> Measure | None:
        named = column.words if column.words is not None else (head.words if head else None)
        is_rate = is_rate or self.heads.fits(self.rules.rate, named)
        fitting = [unit for unit in caption if (unit.kind == PERCENT) == is_rate]
        if len(fitting) != 1:
            return None
        counts = column.is_counting or (column.words is None and self.heads.fits(self.rules.counting, named))
        return None if counts and fitting[0].kind == MONEY else fitting[0]

    def figure(self, cell: Span, unit: Measure, column: Column, head: RowHead | None) -> QuantityClaim | None:
        """The number of a cell with a unit from elsewhere; its value is exact."""
        words = cell.of(self.text)
        value = read_arabic(words.lstrip(MINUS), self.pack.numbers.signs)
        if value is None:
            return None
        value = -value if words[0] in MINUS else value
        kind = unit.kind
        named = column.words if column.words is not None else (head.words if head else None)
        if unit.unit is not None and named is not None:
            kind = self.kind_of(named, unit)
        group = unit.unit.group if unit.unit else "scale"
        return QuantityClaim(
            cell.start, cell.end, FRAME, cell.start, value, None, None, Span(unit.start, unit.end), group,
            base_value(value, unit.scale, unit.unit), None, unit.base, kind, None,
        )  # fmt: skip

    def kind_of(self, named: Span, unit: Measure) -> str:
        """The kind that the noun in the head asks for."""
        if unit.unit is None or unit.kind == "rate":
            return unit.kind
        counted = self.rules.counting.search(self.text, named.start, named.end)
        noun = self.text[named.start : named.end - 1 if counted else named.end]
        return kind_by_noun(noun, len(noun), len(noun), unit.unit, self.pack.units)

    def period_of(self, row: Row, index: int) -> PeriodClaim | None:
        """The period that a cell left of a figure holds alone."""
        for cell in row[:index]:
            period = self.heads.period_in(cell) if cell is not None else None
            if period is not None and period.span == cell:
                return period
        return None

    def tell(self, made: Statement, row: Row, index: int, column: Column, head: RowHead | None) -> None:
        """Put what the heads say into a statement."""
        names = head.words if head is not None else None
        is_whole = self.heads.fits(self.rules.total, names)
        of_goods = head is not None and head.is_goods and column.is_goods_amount
        if column.words is not None and not of_goods:
            made.measured, made.scope = column.words, None if is_whole else names
        elif head is not None and head.is_entity:
            made.measured, made.scope = None, None if is_whole else names
        else:
            made.measured, made.scope = None if is_whole else names, None
        period = column.period or (head.head.period if head is not None else None) or self.period_of(row, index)
        if period is not None:
            made.period = PeriodFound(period, False)
        made.action = made.actor = None
        made.level, made.status = True, "planned" if column.is_planned else None
        by_column = column.words is not None and not of_goods
        made.reasons["measured"] = "head of the column" if by_column else "head of the row"
        made.reasons["scope"] = "head of the row"
        made.reasons |= {"period": "told by a head or a cell", "status": "the head of the column plans"}
        if column.change is not None:
            made.change = self.change_of(column.change, made.figure)
            made.reasons["change"] = "head of the column, by the sign of the number"

    def change_of(self, words: Span, figure: QuantityClaim) -> ChangeFound:
        """The sign of the number is the direction."""
        basis = self.rules.basis.search(self.text, words.start, words.end)
        value = figure.value or 0
        direction = "unchanged" if value == 0 else ("increase" if value > 0 else "decrease")
        return ChangeFound(direction, Span(*basis.span()) if basis else None, None, words)
