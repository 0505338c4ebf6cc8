"""Do inspection, feedback and issue follow one another?"""

from __future__ import annotations

from datetime import date

from notice_parser.checks.model import View, finding
from notice_parser.spans import Finding, Span

CODE = "inspection_order"


def find_faults(view: View) -> list[Finding]:
    """The end of the inspection ≤ the day of feedback ≤ the day of issue; silent where the text tells of two rounds."""
    inspection = view.facts.inspection
    if inspection is None or inspection.feedback_on is None or tells_of_several(view, inspection.feedback_on[0]):
        return []
    place, day = inspection.feedback_on
    notes = []
    if inspection.period and inspection.period.to and day < inspection.period.to:
        notes.append(wrong_order("feedback", (inspection.period.span, place), day, inspection.period.to))
    if view.issued_on and view.issued_on < day:
        own = view.facts.issued_on
        places = (place, own[0]) if own and own[1] == view.issued_on else (place,)
        notes.append(wrong_order("issue", places, view.issued_on, day))
    return notes


def wrong_order(variant: str, places: tuple[Span, ...], first: date, second: date) -> Finding:
    return finding(CODE, "warning", places, variant=variant, first=first.isoformat(), second=second.isoformat())


def tells_of_several(view: View, feedback: Span) -> bool:
    return view.pattern(CODE, "several").search(view.text, 0, feedback.end + 200) is not None
