"""Does one number mix Chinese and Arabic numerals?"""

from __future__ import annotations

from notice_parser.checks.finding import make_finding
from notice_parser.checks.model import View
from notice_parser.spans import Finding, Span

CODE = "mixed_numerals"
PATTERNS = ("number", "date")
LONGEST_LEAD = 8


def check(view: View) -> list[Finding]:
    """Numbers and dates in two kinds of numerals, looked for where the two kinds stand next to each other."""
    findings: list[Finding] = []
    last = 0
    for hint in view.pattern(CODE, "hint").finditer(view.text):
        span = number_from(view, max(last, hint.start() - LONGEST_LEAD), hint.start())
        if span is not None:
            last = span.end
            findings.append(make_finding(CODE, "warning", (span,), found=view.text_of(span)))
    return findings


def number_from(view: View, first: int, last: int) -> Span | None:
    """The number or date that starts at one of these offsets, both included."""
    for start in range(first, last + 1):
        for name in PATTERNS:
            found = view.pattern(CODE, name).match(view.text, start)
            if found is not None:
                return Span(*found.span())
    return None
