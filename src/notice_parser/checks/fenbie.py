"""Are there as many values after 分别 as things before it?"""

from __future__ import annotations

import regex

from notice_parser.checks.finding import make_finding
from notice_parser.checks.model import View, WrittenQuantity
from notice_parser.checks.regions import Reach, matches_near
from notice_parser.spans import Finding, Span

CODE = "fenbie_length_mismatch"
# The longest row of names before 分别, and 分别 with what may follow it.
REACH = Reach(before=80, after=8)
SHORTEST_ROW = 2


def check(view: View) -> list[Finding]:
    """Only plain rows: short names or periods, joined by 、 and 和, right before 分别; two or more values."""
    rows = matches_near(view.pattern(CODE, "row"), view.pattern(CODE, "hint"), view.text, REACH)
    findings = (check_row(view, found) for found in rows)
    return [finding for finding in findings if finding is not None]


def check_row(view: View, found: regex.Match[str]) -> Finding | None:
    values = values_from(view, found.end())
    span = Span(*found.span("periods" if found["periods"] else "things"))
    fewest, items = count_items(view, span)
    if len(values) < SHORTEST_ROW or items < SHORTEST_ROW or len(values) in (fewest, items):
        return None
    if is_excluded(view, span, values):
        return None
    spans = (span, *(value.span for value in values))
    return make_finding(CODE, "warning", spans, items=items, values=len(values))


def values_from(view: View, start: int) -> list[WrittenQuantity]:
    """The row of quantities of one kind that begins here; empty if no punctuation mark closes it."""
    row: list[WrittenQuantity] = []
    at = start
    for quantity in view.quantities_from(start):
        gap = view.pattern(CODE, "gap").fullmatch(view.text[at : quantity.span.start])
        if gap is None or (row and quantity.kind != row[0].kind):
            break
        row.append(quantity)
        at = quantity.span.end
    is_closed = view.pattern(CODE, "close").match(view.text, at) is not None
    return row if is_closed else []


def count_items(view: View, span: Span) -> tuple[int, int]:
    """The names between 、 alone, and those between 、 and 和, which may also stand inside a name."""
    words = view.text_of(span)
    return len(view.pattern(CODE, "comma").split(words)), len(view.pattern(CODE, "joint").split(words))


def is_excluded(view: View, span: Span, values: list[WrittenQuantity]) -> bool:
    """Names that hold several things, lists of lists, values from and to."""
    start, end = view.sentence(span.start).start, values[-1].span.end
    if view.pattern(CODE, "silent").search(view.text, start, end):
        return True
    return bool(view.quantities_in(Span(span.start, values[0].span.start)))
