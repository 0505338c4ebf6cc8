"""Is the number of problems that an inspection fed back the same wherever the text repeats it?"""

from __future__ import annotations

from collections.abc import Iterator

import regex
from msgspec import Struct

from notice_parser.checks.finding import make_finding
from notice_parser.checks.model import View
from notice_parser.spans import Finding, Span

CODE = "conflicting_values"


class FedBack(Struct, frozen=True):
    """A number that an inspection fed back: by whom (empty for 巡察 alone), of which kind, its quantity and noun."""

    who: str
    kind: str
    count: str
    span: Span
    noun: str


def check(view: View) -> list[Finding]:
    """巡察组反馈问题32个 … 反馈的33个问题: the first that differs from the first of the same inspectors."""
    stated = list(find_fed_back(view))
    for index, one in enumerate(stated):
        first = next((other for other in stated[:index] if is_same(stated, other, one)), None)
        if first is not None and first.count != one.count:
            return [conflict(view, first, one)]
    return []


def find_fed_back(view: View) -> Iterator[FedBack]:
    for found in view.pattern(CODE, "fed_back").finditer(view.text):
        name = "figure" if found["count"] else "figure2"
        yield FedBack(
            who=found["who"] or "",
            kind=found["kind"],
            count=found["count"] or found["count2"],
            span=Span(*found.span(name)),
            noun=noun_of(found),
        )


def noun_of(found: regex.Match[str]) -> str:
    return found["noun"] or found["noun2"]


def is_same(stated: list[FedBack], first: FedBack, other: FedBack) -> bool:
    """The same inspectors, or one without a name where the text names no two of the kind."""
    if (first.kind, first.noun) != (other.kind, other.noun):
        return False
    named = {one.who for one in stated if one.kind == first.kind and one.who}
    return first.who == other.who or (len(named) < 2 and "" in (first.who, other.who))


def conflict(view: View, first: FedBack, other: FedBack) -> Finding:
    return make_finding(
        CODE,
        "warning",
        (first.span, other.span),
        first=view.text_of(first.span),
        second=view.text_of(other.span),
        period="",
        measured=other.noun,
    )
