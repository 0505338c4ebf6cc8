"""Do inspection, feedback and issue follow one another?"""

from __future__ import annotations

from datetime import date

from notice_parser.checks.finding import make_finding
from notice_parser.checks.model import View
from notice_parser.spans import Finding, Span

CODE = "inspection_order"
FARTHEST = 200


def check(view: View) -> list[Finding]:
    """End of the inspection ≤ day of feedback ≤ issue date; nothing where the text is about two inspections."""
    inspection = view.facts.inspection
    if inspection is None or inspection.feedback_on is None or has_several(view, inspection.feedback_on[0]):
        return []
    span, day = inspection.feedback_on
    findings = []
    if inspection.period and inspection.period.to and day < inspection.period.to:
        ends = (inspection.period.span, span)
        findings.append(wrong_order("feedback", ends, first=day, second=inspection.period.to))
    if view.issued_on and view.issued_on < day:
        own = view.facts.issued_on
        spans = (span, own[0]) if own and own[1] == view.issued_on else (span,)
        findings.append(wrong_order("issue", spans, first=view.issued_on, second=day))
    return findings


def wrong_order(variant: str, spans: tuple[Span, ...], *, first: date, second: date) -> Finding:
    return make_finding(
        CODE,
        "warning",
        spans,
        variant=variant,
        first=first.isoformat(),
        second=second.isoformat(),
    )


def has_several(view: View, feedback: Span) -> bool:
    """Is more than one inspection mentioned up to the feedback?"""
    return view.pattern(CODE, "several").search(view.text, 0, feedback.end + FARTHEST) is not None
