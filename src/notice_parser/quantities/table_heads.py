"""What the heads of columns and rows say about a number: what is measured, when, in which unit, what change."""

from __future__ import annotations

from bisect import bisect_left

import regex
from msgspec import Struct

from notice_parser.lazy_patterns import lazy
from notice_parser.pack import Pack
from notice_parser.quantities.table_grid import BRACKET, Table
from notice_parser.spans import Span, trim
from notice_parser.wording.model import PeriodClaim
from notice_parser.wording.units import Measure, read_measure

SEPARATOR = lazy(r"[、,，;；]")
PERCENT_SIGN = lazy(r"[%％]$")
# What stands before the unit of a change: （±%）.
SIGNS = lazy(r"[±+＋\-－—/／ ]{1,6}")
# A unit after a stroke or a comma at the end of a head: 产值/亿元.
AFTER_STROKE = lazy(r"[/／,，:：][ \u3000]{0,2}(?P<unit>[^/／,，:：\s]{1,12})$")
PERCENT = "percent"


class Head(Struct, frozen=True):
    """One head, taken apart: its words without bracket and period, the unit in it, its period."""

    words: Span | None
    unit: Measure | None
    period: PeriodClaim | None


class Column(Struct, frozen=True):
    """All that the heads of a column say. `words` is what they measure, None where that stands in the row."""

    words: Span | None = None
    unit: Measure | None = None
    period: PeriodClaim | None = None
    change: Span | None = None
    is_rate: bool = False
    is_counting: bool = False
    is_silent: bool = False
    is_unit_head: bool = False
    is_year: bool = False
    is_entity: bool = False
    is_goods: bool = False
    is_goods_amount: bool = False
    is_planned: bool = False


class HeadReader:
    """Reads heads with one pack's rules; periods are those that the wording stage found."""

    def __init__(self, text: str, periods: tuple[PeriodClaim, ...], pack: Pack) -> None:
        self.text, self.periods, self.pack, self.rules = text, periods, pack, pack.tables
        self.starts = [period.start for period in periods]

    def column(self, table: Table, index: int) -> Column:
        """The heads over a column, the lowest first; one that spans columns stands in the first of them."""
        cells = [cell for cell in stack_heads(table, index) if cell is not None]
        heads = [self.head(cell) for cell in reversed(cells)]
        said = [head.words for head in heads if head.words is not None]
        if not said and not heads:
            return Column(is_silent=True)
        named = self.pick(heads)
        lowest = said[0] if said else None
        return Column(
            words=named,
            unit=next((head.unit for head in heads if head.unit is not None), None),
            period=next((head.period for head in heads if head.period is not None), None),
            change=lowest if self.fits(self.rules.change, lowest) else None,
            is_rate=self.fits(self.rules.rate, lowest),
            is_counting=self.fits(self.rules.counting, lowest),
            is_silent=self.fits(self.rules.silent, lowest),
            is_year=self.fits(self.rules.year, lowest),
            is_unit_head=index > 0 and self.fits(self.rules.unit_head, lowest),
            is_entity=self.fits(self.rules.entity, lowest),
            is_goods=self.fits(self.rules.goods, lowest),
            is_goods_amount=self.fits(self.rules.goods_amount, lowest),
            is_planned=any(self.fits(self.rules.plan, words) for words in said),
        )

    def pick(self, heads: list[Head]) -> Span | None:
        """The lowest head that names something: not a number in general, not a change."""
        for head in heads:
            words = head.words
            if words is None or self.fits(self.rules.general, words) or self.fits(self.rules.change, words):
                continue
            return words
        return None

    def fits(self, pattern: regex.Pattern[str], words: Span | None) -> bool:
        return words is not None and pattern.search(words.of(self.text)) is not None

    def head(self, cell: Span) -> Head:
        """One cell taken apart."""
        period = self.period_in(cell)
        unit, end = self.unit_in(cell)
        words = self.without_lead(trim(self.text, cell.start, end))
        if period is not None and words is not None:
            words = self.without_period(words, period.span)
        return Head(words, unit, period)

    def without_lead(self, words: Span | None) -> Span | None:
        """The words without 其中 or a mark before them."""
        if words is None:
            return None
        lead = self.rules.lead.match(words.of(self.text))
        return (trim(self.text, words.start + lead.end(), words.end) if lead else None) or words

    def without_period(self, words: Span, period: Span) -> Span | None:
        """The longer of what stands before and after the period."""
        before = trim(self.text, words.start, max(words.start, period.start))
        after = trim(self.text, min(words.end, period.end), words.end)
        return max((part for part in (before, after) if part is not None), key=len, default=None)

    def period_in(self, cell: Span) -> PeriodClaim | None:
        index = bisect_left(self.starts, cell.start)
        found = self.periods[index] if index < len(self.periods) else None
        return found if found is not None and found.end <= cell.end else None

    def unit_in(self, cell: Span) -> tuple[Measure | None, int]:
        """The unit in a cell's bracket, or the % at its end; and where the words before it end."""
        end = cell.end
        for found in BRACKET.finditer(self.text, cell.start, cell.end):
            caption = self.rules.caption.search(self.text, *found.span(1))
            inner = Span(*(caption.span("units") if caption else found.span(1)))
            signs = SIGNS.match(self.text, inner.start, inner.end)
            unit = self.whole_unit(Span(signs.end(), inner.end) if signs else inner, bare=True)
            end = min(end, found.start())
            if unit is not None:
                return unit, end
        stroke = AFTER_STROKE.search(self.text, cell.start, end)
        unit = self.whole_unit(Span(*stroke.span("unit"))) if stroke else None
        if stroke and unit is not None:
            return unit, stroke.start()
        percent = PERCENT_SIGN.search(self.text, cell.start, cell.end)
        if percent:
            return self.whole_unit(Span(*percent.span())), min(end, percent.start())
        return None, end if end > cell.start else cell.end

    def whole_unit(self, span: Span, *, bare: bool = False) -> Measure | None:
        """The unit that fills a span, None where none does; where `bare`, a scale such as 亿 may stand alone."""
        measure = read_measure(self.text, span.start, self.pack.units, self.pack.modifiers)
        if measure is None or measure.end != span.end or (measure.base is None and not bare):
            return None
        return measure

    def caption_units(self, table: Table) -> list[Measure]:
        """The units that the lines above a table name, the nearest line that does."""
        for line in reversed(table.above):
            found = self.rules.caption.search(self.text, line.start, line.end)
            if found:
                return self.listed_units(Span(*found.span("units")))
        return []

    def listed_units(self, span: Span) -> list[Measure]:
        """Several units as in 万元、%; none where one of them is not known."""
        edges = [found.start() for found in SEPARATOR.finditer(self.text, span.start, span.end)]
        starts = [span.start, *(edge + 1 for edge in edges)]
        units = [self.whole_unit(Span(*pair)) for pair in zip(starts, [*edges, span.end], strict=True)]
        known = [unit for unit in units if unit is not None]
        return known if len(known) == len(units) else []


def stack_heads(table: Table, index: int) -> list[Span | None]:
    """The cells over a column from the top down. Over a lower head, an empty cell belongs to the one left of it."""
    stack: list[Span | None] = []
    for depth, row in enumerate(table.heads):
        cell = row[index] if index < len(row) else None
        is_over = any(index < len(lower) and lower[index] is not None for lower in table.heads[depth + 1 :])
        if cell is None and is_over:
            cell = next((one for one in reversed(row[: index + 1]) if one is not None), None)
        stack.append(cell)
    return stack
