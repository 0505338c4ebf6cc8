"""Does the calendar have each day that the text writes?"""

from __future__ import annotations

from notice_parser.checks.calendar_words import WrittenDay, written_days
from notice_parser.checks.finding import make_finding
from notice_parser.checks.model import View
from notice_parser.spans import Finding

CODE = "impossible_date"
PATTERNS = ("day", "plain", "end")
LONGEST_LEAD = 8


def check(view: View) -> list[Finding]:
    """30 February, month 13; 29 February without a year passes."""
    return [
        impossible(view, day)
        for name in PATTERNS
        for day, _ in written_days(view, view.pattern(CODE, name))
        if not day.exists and day.day > 0 and day.month > 0 and not is_lunar(view, day)
    ]


def is_lunar(view: View, day: WrittenDay) -> bool:
    start = day.span.start
    return view.pattern(CODE, "lunar").search(view.text, max(0, start - LONGEST_LEAD), start) is not None


def impossible(view: View, day: WrittenDay) -> Finding:
    return make_finding(
        CODE,
        "error",
        (day.span,),
        variant="day" if day.days_in_month else "month",
        date=view.text_of(day.span),
        month=day.month,
        days=day.days_in_month,
    )
