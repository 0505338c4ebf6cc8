"""Does each period begin before it ends, and last as long as is told?"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from decimal import Decimal

import regex

from notice_parser.checks.calendar_words import number
from notice_parser.checks.model import Figure, View, finding
from notice_parser.checks.regions import matches_near
from notice_parser.spans import Finding, Span
from notice_parser.wording.model import PeriodClaim

REVERSED, DURATION = "period_reversed", "duration_mismatch"
AUTUMN, SPRING = 9, 5
FARTHEST, NEAREST = 40, 6
# Of a period around the sign that ends its first date: one day has up to 11 signs, two join them, one is looked at.
BEFORE, AFTER = 11, 15
DAYS = {"天": Decimal(1), "月": Decimal("30.44"), "年": Decimal("365.25")}


def find_faults(view: View) -> list[Finding]:
    return [*reversed_periods(view), *wrong_durations(view)]


def reversed_periods(view: View) -> Iterator[Finding]:
    pattern, hint = view.pattern(REVERSED, "period"), view.pattern(REVERSED, "hint")
    for found in matches_near(pattern, hint, view.text, BEFORE, AFTER):
        if is_reversed(view, found):
            place = Span(*found.span())
            params = {"variant": "", "from": found["from"], "to": found["to"]}
            yield finding(REVERSED, "error", (place,), None, **params)


def is_reversed(view: View, found: regex.Match[str]) -> bool:
    """Later than its end, as far as both ends tell: a month alone may be of the year after."""
    y1, m1, d1, y2, m2, d2 = (number(view, found[name]) for name in ("y1", "m1", "d1", "y2", "m2", "d2"))
    if y1 is not None and y2 is not None and y1 != y2:
        return y1 > y2
    if m1 is not None and m2 is not None and m1 != m2:
        crosses_new_year = y2 is None and (y1 is None or (m1 >= AUTUMN and m2 <= SPRING))
        return m1 > m2 and not crosses_new_year
    if m1 is not None and (m2 is None or m1 == m2) and d1 is not None and d2 is not None:
        return d1 > d2 and (y1 is not None or m2 is None)
    return False


def wrong_durations(view: View) -> Iterator[Finding]:
    """A span of days, months or years with 为期… behind it."""
    spans = [period for period in view.wording.periods if period.shape == "span" and period.from_ and period.to]
    starts = [period.start for period in spans]
    for figure in view.figures:
        if figure.kind != "duration" or not is_of_span(view, figure):
            continue
        first = view.sentence(figure.span.start).start
        near = spans[bisect_left(starts, first) : bisect_left(starts, figure.span.start)]
        period = nearest(view, near, figure)
        if period is not None and not fits(view, period, figure):
            yield wrong_duration(view, period, figure)


def is_of_span(view: View, figure: Figure) -> bool:
    lead = view.text[max(0, figure.span.start - 6) : figure.span.start]
    return view.pattern(DURATION, "lead").search(lead) is not None and unit_of(view, figure) is not None


def unit_of(view: View, figure: Figure) -> str | None:
    """天, 月 or 年; None for working days and hours."""
    found = view.pattern(DURATION, "unit").fullmatch(view.say(figure.span))
    if found is None or view.pattern(DURATION, "working").match(view.text, figure.span.end):
        return None
    return view.words(DURATION, "units")[view.words(DURATION, "unit_signs").index(found["unit"])]


def nearest(view: View, near: list[PeriodClaim], figure: Figure) -> PeriodClaim | None:
    """The only span of the sentence in front of the figure, if it is written as one and is near."""
    if len(near) != 1 or not view.pattern(DURATION, "range").search(view.say(near[0].span)):
        return None
    words = view.text[near[0].end : figure.span.start]
    is_near = len(words) <= (FARTHEST if view.pattern(DURATION, "word").search(words) else NEAREST)
    return near[0] if is_near and near[0].granularity in ("day", "month", "year") else None


def fits(view: View, period: PeriodClaim, figure: Figure) -> bool:
    """Ends counted or not; half a month or year more or less, a whole unit where the text says about."""
    unit = DAYS[unit_of(view, figure) or "天"]
    low, high = lengths(period, unit)
    slack = Decimal(0) if unit == 1 else Decimal("0.5")
    slack += 1 if figure.modifier else 0
    value, most = figure.value, figure.value_max or figure.value
    return value is None or most is None or (low - slack <= most and value <= high + slack)


def lengths(period: PeriodClaim, unit: Decimal) -> tuple[Decimal, Decimal]:
    """The span in units with one end left out, and with both ends."""
    days = Decimal((period.to - period.from_).days) if period.to and period.from_ else Decimal(0)
    step = {"day": Decimal(1), "month": Decimal("30.44"), "year": Decimal("365.25")}[period.granularity or "day"]
    return (days + 1 - step) / unit, (days + 1) / unit


def wrong_duration(view: View, period: PeriodClaim, figure: Figure) -> Finding:
    unit = unit_of(view, figure) or "天"
    _, high = lengths(period, DAYS[unit])
    computed = f"{high.quantize(Decimal('1') if unit == '天' else Decimal('0.1'))}{'个月' if unit == '月' else unit}"
    places = (period.span, figure.span)
    return finding(
        DURATION, "warning", places, span=view.say(period.span), given=view.say(figure.span), computed=computed
    )  # fmt: skip
