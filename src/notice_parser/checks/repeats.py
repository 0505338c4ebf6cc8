"""Does a mark or a word stand twice in a row?"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from operator import attrgetter

from notice_parser.checks.model import View, finding
from notice_parser.checks.regions import doubled
from notice_parser.spans import Finding, Span

CODE = "repeated_text"
SHORTEST, LONGEST = 3, 8
START = attrgetter("start")


def find_faults(view: View) -> list[Finding]:
    """Doubled marks (warning), doubled words and 的的 (info)."""
    return [
        finding(CODE, severity, (place,), found=view.say(place))
        for severity, places in (("warning", marks(view)), ("info", words(view)))
        for place in places
        if not is_furniture(view, place)
    ]


def marks(view: View) -> Iterator[Span]:
    return (Span(*found.span()) for found in view.pattern(CODE, "marks").finditer(view.text))


def words(view: View) -> Iterator[Span]:
    for found in view.pattern(CODE, "particle").finditer(view.text):
        yield Span(*found.span())
    for start, end in doubled(view.text, SHORTEST, LONGEST):
        for found in view.pattern(CODE, "word").finditer(view.text, start, end):
            yield Span(*found.span())


def is_furniture(view: View, place: Span) -> bool:
    """What stands before the title or in a table is no running text."""
    head = view.outline.head
    return bool(head and place.start < head.end) or is_in_table(view.outline.tables, place)


def is_in_table(tables: tuple[Span, ...], place: Span) -> bool:
    """Tables stand in text order and apart: only the last that begins before the place ends can meet it."""
    index = bisect_left(tables, place.end, key=START)
    return index > 0 and tables[index - 1].meets(place)
