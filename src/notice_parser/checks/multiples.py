"""Is anything said to fall by a multiple?"""

from __future__ import annotations

from decimal import Decimal

from notice_parser.checks.calendar_words import whole_number
from notice_parser.checks.finding import make_finding
from notice_parser.checks.model import View
from notice_parser.spans import Finding, Span

CODE = "decrease_by_multiple"


def check(view: View) -> list[Finding]:
    """减少2倍: nothing is left of what has fallen once."""
    findings = []
    for found in view.pattern(CODE, "fall").finditer(view.text):
        times = times_of(view, found["times"])
        if times is not None and times >= 1:
            span = Span(*found.span())
            findings.append(make_finding(CODE, "warning", (span,), found=view.text_of(span), n=times))
    return findings


def times_of(view: View, words: str) -> Decimal | None:
    """1.5 or 三 as a number."""
    if words[0].isascii():
        return Decimal(words)
    whole = whole_number(view, words)
    return None if whole is None else Decimal(whole)
