"""Is each document number written as the standard asks (GB/T 9704-2012, 7.2.5)?"""

from __future__ import annotations

import regex

from notice_parser.checks.finding import make_finding
from notice_parser.checks.model import View
from notice_parser.spans import Finding, Span

CODE = "document_number_form"
LAST_YEAR_OF_CENTURY = 50


def check(view: View) -> list[Finding]:
    """Numbers in other brackets than 〔〕, with 第, with a leading zero or a year of two digits."""
    findings = (check_number(view, found) for found in view.pattern(CODE, "number").finditer(view.text))
    return [finding for finding in findings if finding is not None]


def check_number(view: View, found: regex.Match[str]) -> Finding | None:
    tail = Span(found.start("open"), found.end())
    expected = right_form(found["year"], found["count"])
    if expected is None or view.text_of(tail) == expected:
        return None
    span = Span(name_start(view, found.start("prefix"), tail.start), tail.end)
    name = view.text[span.start : tail.start]
    return make_finding(
        CODE,
        "warning",
        (span,),
        suggestion=(tail, expected),
        found=view.text_of(span),
        expected=name + expected,
    )


def right_form(year: str, count: str) -> str | None:
    """〔2024〕12号 in half-width digits; None where the count is 0. Years of two digits are of 1950 to 2049."""
    number = int(count)
    century = "" if len(year) == 4 else "20" if int(year) < LAST_YEAR_OF_CENTURY else "19"
    return f"〔{century}{int(year):02d}〕{number}号" if number else None


def name_start(view: View, start: int, end: int) -> int:
    """Where the short name of the organization starts: 根据 and the like before it are not part of it."""
    lead = view.pattern(CODE, "lead").match(view.text, start, end)
    return lead.end() if lead else start
