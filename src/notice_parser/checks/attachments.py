"""Is every attachment that the text mentions in the list of attachments?"""

from __future__ import annotations

from notice_parser.checks.calendar_words import whole_number
from notice_parser.checks.finding import make_finding
from notice_parser.checks.model import View
from notice_parser.spans import Finding, Span

CODE = "attachment_missing"


def check(view: View) -> list[Finding]:
    """Numbered attachments beyond the last of the list; nothing without a list."""
    listed = view.outline.attachments
    if not listed:
        return []
    items = {
        whole_number(view, item["number"]) for item in view.pattern(CODE, "item").finditer(view.text, listed[0].start)
    }
    findings = []
    for found in view.pattern(CODE, "mention").finditer(view.text, 0, listed[0].start):
        number = whole_number(view, found["number"])
        if number is not None and number > len(listed) and number not in items:
            span = Span(*found.span("mention"))
            findings.append(make_finding(CODE, "warning", (span,), mention=view.text_of(span), last=len(listed)))
    return findings
