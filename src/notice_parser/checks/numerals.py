"""Does one number mix Chinese and Arabic digits?"""

from __future__ import annotations

from notice_parser.checks.model import View, finding
from notice_parser.spans import Finding, Span

CODE = "mixed_numerals"
LONGEST_LEAD = 8


def find_faults(view: View) -> list[Finding]:
    """Numbers and dates written in two kinds of digits: looked for where two kinds stand side by side."""
    notes: list[Finding] = []
    last = 0
    for hint in view.pattern(CODE, "hint").finditer(view.text):
        place = around(view, max(last, hint.start() - LONGEST_LEAD), hint.start())
        if place is not None:
            last = place.end
            notes.append(finding(CODE, "warning", (place,), found=view.say(place)))
    return notes


def around(view: View, first: int, last: int) -> Span | None:
    """The number or date that begins at one of these places."""
    for start in range(first, last + 1):
        for name in ("number", "date"):
            found = view.pattern(CODE, name).match(view.text, start)
            if found is not None:
                return Span(found.start(), found.end())
    return None
