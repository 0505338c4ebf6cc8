"""Is everything that is planned dated after the issue date?"""

from __future__ import annotations

from datetime import date

from notice_parser.checks.finding import make_finding
from notice_parser.checks.issue_date import periods_in_body
from notice_parser.checks.model import View
from notice_parser.spans import Finding
from notice_parser.wording.model import PeriodClaim

CODE = "deadline_in_past"
BEFORE, AFTER = 4, 6
LONGEST_LEAD = 20


def check(view: View) -> list[Finding]:
    """Deadlines in a month before that of the issue; nothing where the issue date is not known."""
    issued_on = view.issued_on
    if issued_on is None:
        return []
    issued = issued_on.isoformat()
    return [
        make_finding(CODE, "warning", (period.span,), issued_on=issued, date=view.text_of(period.span))
        for period in periods_in_body(view)
        if is_past_deadline(view, period, issued_on) and is_planned(view, period)
    ]


def is_past_deadline(view: View, period: PeriodClaim, issued_on: date) -> bool:
    """A month without its year may be of the year of the issue."""
    if period.shape != "until" or period.to is None:
        return False
    if period.to.year < issued_on.year and not view.pattern(CODE, "year").search(view.text_of(period.span)):
        return False
    return (period.to.year, period.to.month) < (issued_on.year, issued_on.month)


def is_planned(view: View, period: PeriodClaim) -> bool:
    """A word of the future next to the date; nothing in the sentence looks back or quotes an older document."""
    sentence = view.sentence(period.start)
    if view.pattern(CODE, "stated").search(view.text, sentence.start, sentence.end):
        return False
    if view.pattern(CODE, "asked").search(view.text, max(sentence.start, period.start - LONGEST_LEAD), period.start):
        return True
    if view.pattern(CODE, "past").search(view.text, sentence.start, sentence.end):
        return False
    around = max(sentence.start, period.start - BEFORE), min(sentence.end, period.end + AFTER)
    return view.pattern(CODE, "planned").search(view.text, *around) is not None
