"""What a check is given: the results of the stages as a frozen view, and each quantity as it is written."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from datetime import date
from decimal import Decimal

import regex
from msgspec import Struct

from notice_parser.facts.model import Facts
from notice_parser.outline.model import Outline, Section
from notice_parser.pack import Pack
from notice_parser.quantities.quantity import Quantity
from notice_parser.spans import Source, Span
from notice_parser.wording.model import Wording

LONGEST_SENTENCE = 500
LONGEST_ROW = 40
NEVER = regex.compile("(?!)")


class WrittenQuantity(Quantity, frozen=True, kw_only=True):
    """A quantity and how the text writes it.

    `step` is one unit of its last written digit, in the base unit; None for what is counted exactly. `lead` holds the
    words of its clause before it, from the last punctuation mark or quantity.
    """

    step: Decimal | None
    lead: str

    @property
    def is_plain(self) -> bool:
        """One known number: not a range or ratio, no modifier."""
        return self.base_value is not None and self.value_max is None and self.modifier is None and self.ratio is None

    @property
    def amount(self) -> Decimal:
        """The value in the base unit, 0 where it is not known."""
        return Decimal(0) if self.base_value is None else self.base_value

    @property
    def half(self) -> Decimal:
        """By how much rounding may have changed the amount."""
        return Decimal(0) if self.step is None else self.step / 2


class View(Struct, frozen=True, kw_only=True):
    """One notice as checks see it.

    `breaks` are the offsets at which sentences end, `starts` those at which quantities start; `sections` are all
    sections in text order.
    """

    source: Source
    outline: Outline
    wording: Wording
    facts: Facts
    quantities: tuple[WrittenQuantity, ...]
    issued_on: date | None
    pack: Pack
    breaks: tuple[int, ...]
    starts: tuple[int, ...]
    sections: tuple[Section, ...]

    @property
    def text(self) -> str:
        return self.source.text

    def pattern(self, code: str, name: str) -> regex.Pattern[str]:
        """A pattern of a check; one that matches nothing where own rules switch the check off."""
        rule = self.pack.checks.by_code.get(code)
        return rule.patterns[name] if rule else NEVER

    def words(self, code: str, name: str) -> tuple[str, ...]:
        """A word list of a check; empty where own rules switch the check off."""
        rule = self.pack.checks.by_code.get(code)
        return rule.words[name] if rule else ()

    def holds_any(self, code: str, name: str) -> bool:
        """Is any word of a list in the text? Without one of them some patterns need not be tried."""
        return any(word in self.text for word in self.words(code, name))

    def text_of(self, span: Span | None) -> str:
        """The words of a span, empty for None."""
        return "" if span is None else span.of(self.text)

    def sentence(self, offset: int) -> Span:
        """The sentence around an offset, with its full stop; of a very long one the part around the offset."""
        index = bisect_right(self.breaks, offset)
        start = self.breaks[index - 1] if index else 0
        end = self.breaks[index] if index < len(self.breaks) else len(self.text)
        return Span(max(start, offset - LONGEST_SENTENCE), min(end, offset + LONGEST_SENTENCE))

    def quantities_in(self, span: Span) -> tuple[WrittenQuantity, ...]:
        """The quantities that start inside a span."""
        return self.quantities[bisect_left(self.starts, span.start) : bisect_left(self.starts, span.end)]

    def index_from(self, offset: int) -> int:
        """The index of the first quantity that starts at an offset or after it."""
        return bisect_left(self.starts, offset)

    def quantities_from(self, offset: int) -> tuple[WrittenQuantity, ...]:
        """The quantities that start at an offset or after it, as many as a row may have."""
        index = self.index_from(offset)
        return self.quantities[index : index + LONGEST_ROW]

    def between(self, first: Span, second: Span) -> str:
        """The words from the end of one span to the start of a later one."""
        return self.text[first.end : second.start]
