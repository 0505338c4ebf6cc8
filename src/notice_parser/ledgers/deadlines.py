"""By when an item is to be rectified: a label, a column, else the nearest end of what is planned."""

from __future__ import annotations

from bisect import bisect_left

from notice_parser.ledgers.model import Item, Reading
from notice_parser.notice import Period
from notice_parser.spans import Span

STOPS = "。；;\n\r"
WIDEST_BEFORE, WIDEST_AFTER = 16, 16


def deadline_of(item: Item, reading: Reading) -> Period | None:
    """The period; None for 立行立改 and 长期坚持, which name no day, and for what recurs."""
    values = item.values("deadline")
    if values:
        return next((date for value in values for date in dates_in(value, reading) if date.to), None)
    dates = [date for span in item.answers for date in dates_in(span, reading)]
    planned = [date for date in dates if date.to and is_planned(date, item, reading)]
    return min(planned, key=lambda date: (date.to or "", date.start), default=None)


def dates_in(span: Span, reading: Reading) -> list[Period]:
    """The dates and periods of the notice within the span, in text order."""
    dates = reading.notice.dates
    first = bisect_left(dates, span.start, key=lambda date: date.start)
    last = bisect_left(dates, span.end, key=lambda date: date.start)
    return [date for date in dates[first:last] if date.end <= span.end]


def is_planned(date: Period, item: Item, reading: Reading) -> bool:
    """Is something to be done by then: a planned figure, words of a plan beside it, or a day after the notice's own?"""
    if has_planned_figure(date, item, reading):
        return True
    if date.shape not in ("until", "span") or reading.rules.done_before.search(words_before(date, item, reading)):
        return False
    if reading.rules.plan.search(words_before(date, item, reading)):
        return True
    if date.shape != "until":
        return False
    issued = reading.notice.issued_on
    is_later = issued is not None and date.to is not None and date.to > issued.date
    return is_later or bool(reading.rules.plan.search(words_after(date, item, reading)))


def has_planned_figure(date: Period, item: Item, reading: Reading) -> bool:
    return any(
        each.status == "planned" and each.per is None and each.period and each.period.start == date.start
        for each in reading.quantities(item.span)
    )


def words_before(date: Period, item: Item, reading: Reading) -> str:
    """Up to a number of characters of the same sentence before the date."""
    words = reading.text[max(item.span.start, date.start - WIDEST_BEFORE) : date.start]
    return words[max((words.rfind(stop) for stop in STOPS), default=-1) + 1 :]


def words_after(date: Period, item: Item, reading: Reading) -> str:
    words = reading.text[date.end : min(item.span.end, date.end + WIDEST_AFTER)]
    return words[: min((at for at in map(words.find, STOPS) if at >= 0), default=len(words))]
