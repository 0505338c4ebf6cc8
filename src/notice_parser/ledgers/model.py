"""The rows of a ledger as pydantic models, and the items that rows are made of."""

from __future__ import annotations

from bisect import bisect_left
from typing import Literal

from msgspec import Struct
from pydantic import BaseModel, ConfigDict, Field

from notice_parser.notice import Notice, Period, Quantity, Quote, Section
from notice_parser.pack.ledger import Field as FieldName
from notice_parser.pack.ledger import LedgerRules
from notice_parser.spans import Span

LedgerStatus = Literal["done", "ongoing", "planned", "not_done", "long_term"]


class Responsible(Quote):
    """An organization or person that answers for the item; inferred where no label or column names one."""

    inferred: bool


class ItemStatus(BaseModel):
    """How far the item has come, and the words that say so; no quote where the figures of the item agree on it."""

    model_config = ConfigDict(extra="forbid")

    value: LedgerStatus
    quote: Quote | None


class Figure(Quote):
    """A quantity of the item, and a label for people: 改造房屋 473栋."""

    id: str
    label: str


class LedgerRow(BaseModel):
    """One item (事项). Quotes are spans of the source text, half-open, in code points."""

    model_config = ConfigDict(extra="forbid")

    number: int = Field(description="1, 2, … in the file")
    notice: str | None = Field(description="the title on one line")
    path: str = Field(description="the headings from the top with their markers, joined by ` / `")
    problem: Quote | None
    measures: list[Quote]
    responsible: list[Responsible]
    deadline: Period | None
    status: ItemStatus | None
    figures: list[Figure]
    text: Quote


class FieldSpan(Struct, frozen=True):
    """A labelled part of an item or a cell of its row: `start` is that of the label, `value` what follows it."""

    field: FieldName
    start: int
    value: Span


class Item(Struct, frozen=True, kw_only=True):
    """What becomes a row. `path` are the sections that contain it, the item's own section last where it is one."""

    span: Span
    path: tuple[Section, ...]
    section: Section | None
    fields: tuple[FieldSpan, ...]
    is_row: bool = False

    def values(self, field: FieldName) -> list[Span]:
        return [each.value for each in self.fields if each.field == field]

    @property
    def answers(self) -> list[Span]:
        """Where the item says what was done: after its labels of measures and status, else all but the problem."""
        labelled = [each.value for each in self.fields if each.field in ("measures", "status")]
        if self.values("measures"):
            return labelled
        start, spans = self.span.start, []
        for value in self.values("problem"):
            if value.start < start:
                continue  # of the row above
            spans.append(Span(start, value.start))
            start = value.end
        return [*spans, Span(start, self.span.end)]


class Reading(Struct, frozen=True):
    """A notice, its text and the rules: what every step looks at. Quantities are found by offset."""

    notice: Notice
    text: str
    rules: LedgerRules
    starts: tuple[int, ...]

    def quantities(self, span: Span) -> list[Quantity]:
        """The quantities within the span, in text order."""
        first, last = bisect_left(self.starts, span.start), bisect_left(self.starts, span.end)
        return [each for each in self.notice.quantities[first:last] if each.end <= span.end]

    def answering(self, item: Item) -> list[Quantity]:
        """The quantities of what was done about the item, those of its problem left out."""
        return [each for span in item.answers for each in self.quantities(span)]

    def quote(self, span: Span) -> Quote:
        return Quote(text=self.text[span.start : span.end], start=span.start, end=span.end)


def trimmed(text: str, start: int, end: int, marks: str = "") -> Span:
    """The span without white space, and without these characters, at its ends."""
    while start < end and (text[start].isspace() or text[start] in marks):
        start += 1
    while start < end and (text[end - 1].isspace() or text[end - 1] in marks):
        end -= 1
    return Span(start, end)
