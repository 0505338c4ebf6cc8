"""Is what is told as done before the day of issue, and what is planned after it?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from notice_parser.checks.model import View, finding
from notice_parser.spans import Finding, Span
from notice_parser.wording.model import PeriodClaim

AFTER, PAST, ORDER = "date_after_issue", "deadline_in_past", "inspection_order"


def find_faults(view: View) -> list[Finding]:
    """Nothing where the day of issue is not known."""
    if view.issued_on is None:
        return []
    return [*done_later(view, view.issued_on), *planned_before(view, view.issued_on)]


def body(view: View) -> Span:
    """From the title to the closing."""
    first = view.outline.title or view.outline.head
    last = view.outline.closing
    return Span(first.end if first else 0, last.start if last else len(view.text))


def periods(view: View) -> Iterator[PeriodClaim]:
    within = body(view)
    return (period for period in view.wording.periods if within.holds(period.span))


def done_later(view: View, issued_on: date) -> Iterator[Finding]:
    for period in periods(view):
        if is_later(period, issued_on) and is_done(view, period):
            yield after_issue(view, period, issued_on)


def after_issue(view: View, period: PeriodClaim, issued_on: date) -> Finding:
    """A day of feedback later than the issue is a matter of the order of inspection."""
    issued, day = issued_on.isoformat(), view.say(period.span)
    rest = view.text[period.end : view.sentence(period.start).end]
    if period.to and view.pattern(ORDER, "feedback").match(rest):
        return finding(ORDER, "warning", (period.span,), variant="issue", first=issued, second=period.to.isoformat())
    return finding(AFTER, "warning", (period.span,), issued_on=issued, date=day)


def is_later(period: PeriodClaim, issued_on: date) -> bool:
    """A day after the issue; of 截至 a month or its end counts from its first day."""
    if period.to is None or period.to <= issued_on:
        return False
    if period.granularity == "day":
        return period.shape in ("span", "as_of") and (period.from_ is None or period.from_ > issued_on)
    same_month = (period.to.year, period.to.month) == (issued_on.year, issued_on.month)
    return period.shape == "as_of" and period.granularity == "month" and not same_month


def is_done(view: View, period: PeriodClaim) -> bool:
    """Words of the past in the date's clause and none of the future in its sentence."""
    sentence = view.sentence(period.start)
    if view.pattern(AFTER, "future").search(view.text, sentence.start, sentence.end):
        return False
    return view.pattern(AFTER, "past").match(view.text, period.end, min(sentence.end, period.end + 60)) is not None


def planned_before(view: View, issued_on: date) -> Iterator[Finding]:
    for period in periods(view):
        if period.shape != "until" or period.to is None or not is_month_before(period.to, issued_on):
            continue
        if is_planned(view, period):
            day = view.say(period.span)
            yield finding(PAST, "warning", (period.span,), issued_on=issued_on.isoformat(), date=day)


def is_month_before(day: date, issued_on: date) -> bool:
    return (day.year, day.month) < (issued_on.year, issued_on.month)


def is_planned(view: View, period: PeriodClaim) -> bool:
    """A word of the future beside the date, nothing in the sentence that looks back or quotes an older paper."""
    sentence = view.sentence(period.start)
    if view.pattern(PAST, "past").search(view.text, sentence.start, sentence.end):
        return False
    around = max(sentence.start, period.start - 4), min(sentence.end, period.end + 6)
    return view.pattern(PAST, "planned").search(view.text, *around) is not None
