"""What a check is given: the finished data of one notice as a frozen view, its figures with their places."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from datetime import date
from decimal import Decimal

import regex
from msgspec import Struct

from notice_parser.facts.model import Facts
from notice_parser.outline.model import Outline, Section
from notice_parser.pack import Pack
from notice_parser.spans import Finding, Source, Span
from notice_parser.terms import Severity
from notice_parser.wording.model import Wording

LONGEST_SENTENCE = 500
NEVER = regex.compile("(?!)")


class PeriodSeen(Struct, frozen=True):
    """The period of a figure, with the place that tells it."""

    span: Span
    from_: str | None
    to: str | None
    granularity: str | None
    shape: str
    inherited: bool


class ChangeSeen(Struct, frozen=True):
    direction: str
    basis: str | None
    origin: Span | None
    span: Span


class Figure(Struct, frozen=True):
    """One quantity. `step` is a unit of its last written place in the base unit, None for what is counted exactly.

    `lead` holds the words of the clause in front of it, from the mark or the figure before.
    """

    index: int
    span: Span
    value: Decimal | None
    value_max: Decimal | None
    ratio: tuple[Decimal, ...] | None
    base: Decimal | None
    base_unit: str | None
    kind: str
    modifier: str | None
    measured: Span | None
    action: Span | None
    actor: Span | None
    scope: Span | None
    status: str | None
    period: PeriodSeen | None
    change: ChangeSeen | None
    part_of: int | None
    part_role: str | None
    per: str | None
    step: Decimal | None
    lead: str

    @property
    def is_plain(self) -> bool:
        """A number that stands for itself: known, no range, not about or over it."""
        return self.base is not None and self.value_max is None and self.modifier is None and self.ratio is None

    @property
    def amount(self) -> Decimal:
        """The value in the base unit, 0 where it is not known."""
        return Decimal(0) if self.base is None else self.base

    @property
    def half(self) -> Decimal:
        """By how much rounding may have moved it."""
        return Decimal(0) if self.step is None else self.step / 2


class View(Struct, frozen=True):
    """All that is known of one notice. `breaks` are the ends of its sentences, `starts` the places of its figures.

    `sections` are all sections in text order.
    """

    source: Source
    outline: Outline
    wording: Wording
    facts: Facts
    figures: tuple[Figure, ...]
    issued_on: date | None
    pack: Pack
    breaks: tuple[int, ...]
    starts: tuple[int, ...]
    sections: tuple[Section, ...]

    @property
    def text(self) -> str:
        return self.source.text

    def pattern(self, code: str, name: str) -> regex.Pattern[str]:
        """The pattern of a check; of one that own rules leave out, one that finds nothing."""
        rule = self.pack.checks.by_code.get(code)
        return rule.patterns[name] if rule else NEVER

    def words(self, code: str, name: str) -> tuple[str, ...]:
        rule = self.pack.checks.by_code.get(code)
        return rule.words[name] if rule else ()

    def holds_any(self, code: str, name: str) -> bool:
        """Is one of the words of a list anywhere in the text? Without them some patterns need not be tried."""
        return any(word in self.text for word in self.words(code, name))

    def say(self, span: Span | None) -> str:
        """The words at a place, nothing for no place."""
        return "" if span is None else span.of(self.text)

    def sentence(self, place: int) -> Span:
        """The sentence that a place lies in, its stop included; of a very long one what is around the place."""
        index = bisect_right(self.breaks, place)
        start = self.breaks[index - 1] if index else 0
        end = self.breaks[index] if index < len(self.breaks) else len(self.text)
        return Span(max(start, place - LONGEST_SENTENCE), min(end, place + LONGEST_SENTENCE))

    def figures_in(self, span: Span) -> tuple[Figure, ...]:
        return self.figures[bisect_left(self.starts, span.start) : bisect_left(self.starts, span.end)]

    def index_from(self, place: int) -> int:
        """The index of the first figure that begins at a place or behind it."""
        return bisect_left(self.starts, place)

    def row_from(self, place: int, length: int = 40) -> tuple[Figure, ...]:
        """The figures that begin at a place or behind it, as many as a list may have."""
        index = self.index_from(place)
        return self.figures[index : index + length]

    def between(self, first: Span, second: Span) -> str:
        """The words from the end of one place to the start of a later one."""
        return self.text[first.end : second.start]


def finding(
    code: str, severity: Severity, places: tuple[Span, ...], suggestion: tuple[Span, str] | None = None, **params: object
) -> Finding:
    """A finding of a check; the params are said as they are shown."""
    said = tuple((name, shown(value)) for name, value in params.items())
    return Finding(code, severity, places, said, suggestion)


def shown(value: object) -> str:
    """A number without needless zeros and exponents, anything else as it is said."""
    if not isinstance(value, Decimal):
        return str(value)
    plain = format(value, "f")
    return plain.rstrip("0").rstrip(".") if "." in plain else plain
