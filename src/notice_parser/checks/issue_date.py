"""Is everything that is reported as done dated before the issue date?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from notice_parser.checks.finding import make_finding
from notice_parser.checks.model import View
from notice_parser.spans import Finding, Span
from notice_parser.wording.model import PeriodClaim

CODE, INSPECTION = "date_after_issue", "inspection_order"
LONGEST_CLAUSE = 60


def check(view: View) -> list[Finding]:
    """Nothing where the issue date is not known."""
    issued_on = view.issued_on
    if issued_on is None:
        return []
    periods = [period for period in periods_in_body(view) if is_later(period, issued_on) and is_done(view, period)]
    return [after_issue(view, period, issued_on) for period in periods]


def periods_in_body(view: View) -> Iterator[PeriodClaim]:
    """The periods between the title and the closing."""
    first, last = view.outline.title or view.outline.head, view.outline.closing
    body = Span(first.end if first else 0, last.start if last else len(view.text))
    return (period for period in view.wording.periods if body.holds(period.span))


def is_later(period: PeriodClaim, issued_on: date) -> bool:
    """A day after the issue date; 截至 with a month, or its end, only from the next month on."""
    if period.to is None or period.to <= issued_on:
        return False
    if period.granularity == "day":
        return period.shape in ("span", "as_of") and (period.from_ is None or period.from_ > issued_on)
    same_month = (period.to.year, period.to.month) == (issued_on.year, issued_on.month)
    return period.shape == "as_of" and period.granularity == "month" and not same_month


def is_done(view: View, period: PeriodClaim) -> bool:
    """Words of the past in the date's clause and none of the future in its sentence."""
    sentence = view.sentence(period.start)
    if view.pattern(CODE, "future").search(view.text, sentence.start, sentence.end):
        return False
    clause_end = min(sentence.end, period.end + LONGEST_CLAUSE)
    return view.pattern(CODE, "past").match(view.text, period.end, clause_end) is not None


def after_issue(view: View, period: PeriodClaim, issued_on: date) -> Finding:
    """A day of feedback later than the issue is a finding on the order of the inspection."""
    issued = issued_on.isoformat()
    rest = view.text[period.end : view.sentence(period.start).end]
    if period.to and view.pattern(INSPECTION, "feedback").match(rest):
        day = period.to.isoformat()
        return make_finding(INSPECTION, "warning", (period.span,), variant="issue", first=issued, second=day)
    return make_finding(CODE, "warning", (period.span,), issued_on=issued, date=view.text_of(period.span))
