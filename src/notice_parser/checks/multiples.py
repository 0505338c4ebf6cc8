"""Is something said to have fallen by a multiple?"""

from __future__ import annotations

from decimal import Decimal

from notice_parser.checks.calendar_words import number
from notice_parser.checks.model import View, finding
from notice_parser.spans import Finding, Span

CODE = "decrease_by_multiple"


def find_faults(view: View) -> list[Finding]:
    """减少2倍: what falls once is gone."""
    notes = []
    for found in view.pattern(CODE, "fall").finditer(view.text):
        times = times_of(view, found["times"])
        if times is not None and times >= 1:
            place = Span(found.start(), found.end())
            notes.append(finding(CODE, "warning", (place,), found=view.say(place), n=times))
    return notes


def times_of(view: View, words: str) -> Decimal | None:
    """1.5 or 三 as a number."""
    if words[0].isascii():
        return Decimal(words)
    whole = number(view, words)
    return None if whole is None else Decimal(whole)
