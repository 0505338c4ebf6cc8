"""Does each period last as long as the text states with it?"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from decimal import Decimal

from msgspec import Struct

from notice_parser.checks.finding import make_finding
from notice_parser.checks.model import View, WrittenQuantity
from notice_parser.checks.precision import Interval
from notice_parser.pack.marks import SEMICOLONS
from notice_parser.spans import Finding, Span
from notice_parser.wording.model import PeriodClaim

CODE = "duration_mismatch"
FARTHEST, NEAREST = 40, 6
LONGEST_LEAD = 6
DAY = "day"
# The mean length of each unit, as the granularity of a period and the word list `units` name them.
DAYS_IN = {DAY: Decimal(1), "month": Decimal("30.44"), "year": Decimal("365.25")}
WHOLE, TENTH, HALF = Decimal(1), Decimal("0.1"), Decimal("0.5")


class DurationUnit(Struct, frozen=True):
    """A unit, and the words in which messages show it."""

    name: str
    shown: str

    @property
    def days(self) -> Decimal:
        return DAYS_IN[self.name]


class FoundDuration(Struct, frozen=True):
    """A duration and the period that it is the length of."""

    period: PeriodClaim
    quantity: WrittenQuantity
    unit: DurationUnit


def check(view: View) -> list[Finding]:
    """Periods of days, months or years with 为期… after them."""
    return [wrong_duration(view, found) for found in find_durations(view) if not fits(found)]


def find_durations(view: View) -> Iterator[FoundDuration]:
    """Each duration with the only period of its sentence."""
    spans = [period for period in view.wording.periods if period.shape == "span" and period.from_ and period.to]
    starts = [period.start for period in spans]
    for quantity in view.quantities:
        unit = unit_of(view, quantity) if quantity.kind == "duration" and is_of_period(view, quantity) else None
        if unit is None:
            continue
        start = quantity.span.start
        sentence = segment(view, start)
        near = spans[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        if len(near) == 1 and is_near(view, near[0], quantity):
            yield FoundDuration(near[0], quantity, unit)


def segment(view: View, offset: int) -> Span:
    """The sentence around an offset, between its semicolons."""
    sentence = view.sentence(offset)
    start = max(view.text.rfind(mark, sentence.start, offset) + 1 for mark in SEMICOLONS)
    ends = (view.text.find(mark, offset, sentence.end) for mark in SEMICOLONS)
    return Span(max(start, sentence.start), min((end for end in ends if end >= 0), default=sentence.end))


def is_of_period(view: View, quantity: WrittenQuantity) -> bool:
    start = quantity.span.start
    lead = view.text[max(0, start - LONGEST_LEAD) : start]
    return view.pattern(CODE, "lead").search(lead) is not None


def unit_of(view: View, quantity: WrittenQuantity) -> DurationUnit | None:
    """The unit of a duration; None for working days and hours."""
    found = view.pattern(CODE, "unit").fullmatch(view.text_of(quantity.span))
    if found is None or view.pattern(CODE, "working").match(view.text, quantity.span.end):
        return None
    index = view.words(CODE, "unit_words").index(found["unit"])
    return DurationUnit(view.words(CODE, "units")[index], view.words(CODE, "units_shown")[index])


def is_near(view: View, period: PeriodClaim, quantity: WrittenQuantity) -> bool:
    """Is the period written with two ends, and does the duration follow closely?"""
    if period.granularity not in DAYS_IN:
        return False
    if not view.pattern(CODE, "range").search(view.text_of(period.span)):
        return False
    if quantity.span.start < period.start:
        words = view.text[quantity.span.end : period.start]
        return len(words) <= FARTHEST and view.pattern(CODE, "before_span").fullmatch(words) is not None
    words = view.text[period.end : quantity.span.start]
    return len(words) <= (FARTHEST if view.pattern(CODE, "word").search(words) else NEAREST)


def fits(found: FoundDuration) -> bool:
    """Ends counted or not; half a month or year more or less, a whole unit where the quantity has a modifier."""
    period, quantity, unit = found.period, found.quantity, found.unit
    length = length_of(period, unit)
    slack = (Decimal(0) if unit.name == DAY else HALF) + (1 if quantity.modifier else 0)
    value, most = quantity.value, quantity.value_max or quantity.value
    return value is None or most is None or (length.low - slack <= most and value <= length.high + slack)


def length_of(period: PeriodClaim, unit: DurationUnit) -> Interval:
    """The length of a period in units: with one of its ends not counted, and with both."""
    days = Decimal((period.to - period.from_).days) if period.to and period.from_ else Decimal(0)
    end = DAYS_IN[period.granularity or DAY]
    return Interval((days + 1 - end) / unit.days, (days + 1) / unit.days)


def wrong_duration(view: View, found: FoundDuration) -> Finding:
    period, quantity, unit = found.period, found.quantity, found.unit
    computed = length_of(period, unit).high.quantize(WHOLE if unit.name == DAY else TENTH)
    return make_finding(
        CODE,
        "warning",
        (period.span, quantity.span),
        span=view.text_of(period.span),
        given=view.text_of(quantity.span),
        computed=f"{computed}{unit.shown}",
    )
