"""Is every attachment that the text mentions in the list of attachments?"""

from __future__ import annotations

from notice_parser.checks.calendar_words import whole_number
from notice_parser.checks.finding import make_finding
from notice_parser.checks.model import View
from notice_parser.spans import Finding, Span

CODE = "attachment_missing"
SHORTEST_LIST = 2


def check(view: View) -> list[Finding]:
    """Numbered attachments beyond the last of the list; nothing without a list of several."""
    listed = len(view.outline.attachments)
    if listed < SHORTEST_LIST:
        return []
    findings = []
    for found in view.pattern(CODE, "mention").finditer(view.text, 0, view.outline.attachments[0].start):
        number = whole_number(view, found["number"])
        if number is not None and listed < number:
            span = Span(*found.span("mention"))
            findings.append(make_finding(CODE, "warning", (span,), mention=view.text_of(span), last=listed))
    return findings
