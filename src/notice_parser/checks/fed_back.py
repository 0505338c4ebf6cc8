"""Is the number of problems that an inspection fed back the same wherever the text repeats it?"""

from __future__ import annotations

from notice_parser.checks.finding import make_finding
from notice_parser.checks.model import View
from notice_parser.spans import Finding, Span

CODE = "conflicting_values"


def check(view: View) -> list[Finding]:
    """巡察组反馈问题32个 … 巡察组反馈的33个问题: the first that differs from the first of the same inspectors."""
    firsts: dict[str, Span] = {}
    for found in view.pattern(CODE, "fed_back").finditer(view.text):
        count = found["count"] or found["count2"]
        span = Span(*found.span("figure" if found["count"] else "figure2"))
        first = firsts.setdefault(found["who"], span)
        words = view.text_of(first)
        if first != span and count and not words.startswith(count):
            return [
                make_finding(
                    CODE,
                    "warning",
                    (first, span),
                    first=words,
                    second=view.text_of(span),
                    period="",
                    measured=found["noun"] or "",
                )
            ]
    return []
