"""Does a punctuation mark or a word stand twice in a row?"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from operator import attrgetter

from notice_parser.checks.finding import make_finding
from notice_parser.checks.model import View
from notice_parser.checks.regions import doubled
from notice_parser.spans import Finding, Span

CODE = "repeated_text"
SHORTEST, LONGEST = 3, 8
START = attrgetter("start")


def check(view: View) -> list[Finding]:
    """Doubled marks (warning), doubled words and 的的 (info)."""
    marks = [make_finding(CODE, "warning", (span,), found=view.text_of(span)) for span in doubled_marks(view)]
    words = [make_finding(CODE, "info", (span,), found=view.text_of(span)) for span in doubled_words(view)]
    return [finding for finding in (*marks, *words) if is_running_text(view, finding.spans[0])]


def doubled_marks(view: View) -> Iterator[Span]:
    return (Span(*found.span()) for found in view.pattern(CODE, "marks").finditer(view.text))


def doubled_words(view: View) -> Iterator[Span]:
    for found in view.pattern(CODE, "particle").finditer(view.text):
        yield Span(*found.span())
    for start, end in doubled(view.text, SHORTEST, LONGEST):
        for found in view.pattern(CODE, "word").finditer(view.text, start, end):
            yield Span(*found.span())


def is_running_text(view: View, span: Span) -> bool:
    """Neither before the title nor in a table."""
    head = view.outline.head
    is_in_head = head is not None and span.start < head.end
    return not is_in_head and not is_in_table(view.outline.tables, span)


def is_in_table(tables: tuple[Span, ...], span: Span) -> bool:
    """Tables are in text order and do not overlap: only the last that starts before the end of the span can meet it."""
    index = bisect_left(tables, span.end, key=START)
    return index > 0 and tables[index - 1].meets(span)
