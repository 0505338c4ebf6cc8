"""Does each period begin before it ends?"""

from __future__ import annotations

import regex

from notice_parser.checks.calendar_words import whole_number
from notice_parser.checks.finding import make_finding
from notice_parser.checks.model import View
from notice_parser.checks.regions import Reach, matches_near
from notice_parser.spans import Finding, Span

CODE = "period_reversed"
# Months of a winter: from September or later to May or earlier a period runs into the next year.
AUTUMN, SPRING = 9, 5
# The hint is the character that ends the first date: a date has up to 11 characters, two join them, one is looked at.
REACH = Reach(before=11, after=15)


def check(view: View) -> list[Finding]:
    pattern, hint = view.pattern(CODE, "period"), view.pattern(CODE, "hint")
    return [
        reversed_period(found) for found in matches_near(pattern, hint, view.text, REACH) if is_reversed(view, found)
    ]


def reversed_period(found: regex.Match[str]) -> Finding:
    ends = {"from": found["from"], "to": found["to"]}
    return make_finding(CODE, "error", (Span(*found.span()),), suggestion=None, variant="", **ends)


def is_reversed(view: View, found: regex.Match[str]) -> bool:
    """Does it start after its end, as far as both state year, month and day? A month alone may be of the next year."""
    y1, m1, d1, y2, m2, d2 = (whole_number(view, found[name]) for name in ("y1", "m1", "d1", "y2", "m2", "d2"))
    if y1 is not None and y2 is not None and y1 != y2:
        return y1 > y2
    if m1 is not None and m2 is not None and m1 != m2:
        crosses_new_year = y2 is None and (y1 is None or (m1 >= AUTUMN and m2 <= SPRING))
        return m1 > m2 and not crosses_new_year
    if m1 is not None and (m2 is None or m1 == m2) and d1 is not None and d2 is not None:
        return d1 > d2 and (y1 is not None or m2 is None)
    return False
