"""Is each document number written as the standard asks (GB/T 9704-2012, 7.2.5)?"""

from __future__ import annotations

from notice_parser.checks.model import View, finding
from notice_parser.spans import Finding, Span

CODE = "document_number_form"


def find_faults(view: View) -> list[Finding]:
    """Numbers in other brackets than 〔〕, with 第, with a leading zero or a year of two digits."""
    notes = []
    for found in view.pattern(CODE, "number").finditer(view.text):
        tail = Span(found.start("open"), found.end())
        expected = right_form(found["year"], found["count"])
        if expected and tail.of(view.text) != expected:
            prefix = view.text[name_start(view, found.start("prefix"), tail.start) : tail.start]
            place = Span(tail.start - len(prefix), tail.end)
            notes.append(
                finding(CODE, "warning", (place,), (tail, expected), found=view.say(place), expected=prefix + expected)
            )
    return notes


def right_form(year: str, count: str) -> str | None:
    """〔2024〕12号, in digits of half width; None where the number is no number."""
    number = int(count)
    century = "" if len(year) == 4 else "20" if int(year) < 50 else "19"
    return f"〔{century}{int(year):02d}〕{number}号" if number else None


def name_start(view: View, start: int, end: int) -> int:
    """Where the organ's short name begins: words such as 根据 in front are not of it."""
    led = view.pattern(CODE, "lead").match(view.text, start, end)
    return led.end() if led else start
