"""Are as many names listed as the count before them states?"""

from __future__ import annotations

from notice_parser.checks.finding import make_finding
from notice_parser.checks.model import View, WrittenQuantity
from notice_parser.spans import Finding, Span

CODE = "listed_count_mismatch"
FEWEST, MOST_OFF, LARGEST_SHARE_OFF = 3, 2, 3
SHORTEST_NAME = 3


def check(view: View) -> list[Finding]:
    """4个镇（甲镇、乙镇、丙镇）, 3个村，分别是甲、乙: only proper names, and nearly as many as counted."""
    counts = (quantity for quantity in view.quantities if is_count(quantity))
    findings = (check_list(view, count, span) for count in counts if (span := find_list(view, count)) is not None)
    return [finding for finding in findings if finding is not None]


def is_count(quantity: WrittenQuantity) -> bool:
    return quantity.is_plain and quantity.step is None and quantity.amount >= FEWEST


def find_list(view: View, count: WrittenQuantity) -> Span | None:
    found = view.pattern(CODE, "list").match(view.text, count.span.end)
    return Span(*found.span("names" if found["names"] else "stated")) if found else None


def check_list(view: View, count: WrittenQuantity, span: Span) -> Finding | None:
    """和 may join two names or stand inside one: the list is counted with and without it."""
    words = view.text_of(span)
    names, finest = view.pattern(CODE, "joint").split(words), view.pattern(CODE, "any_joint").split(words)
    if not all(is_proper(view, name) for name in finest) or len(set(finest)) != len(finest):
        return None
    stated = int(count.amount)
    off = min(abs(length - stated) for length in (len(names), len(finest)))
    if len(names) < 2 or not 0 < off <= min(MOST_OFF, stated // LARGEST_SHARE_OFF):
        return None
    return make_finding(
        CODE,
        "warning",
        (count.span, span),
        count=view.text_of(count.span),
        found=len(finest),
        names=words,
        expected=count.base_value,
    )


def is_proper(view: View, name: str) -> bool:
    """白石镇 is a proper name; 县 and 街道 alone are kinds of places."""
    is_kind = len(name) < SHORTEST_NAME or name.endswith(view.words(CODE, "generic"))
    return not is_kind or (len(name) >= SHORTEST_NAME and name.endswith(view.words(CODE, "proper")))
