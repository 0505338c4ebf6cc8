"""Are there as many items as the words before them announce?"""

from __future__ import annotations

from notice_parser.checks.calendar_words import whole_number
from notice_parser.checks.finding import make_finding
from notice_parser.checks.model import View
from notice_parser.checks.series import Series, find_series
from notice_parser.outline.numerals import write_like
from notice_parser.spans import Finding, Span

CODE = "announced_count_mismatch"
FARTHEST_OFF = 2
FARTHEST, LONGEST_SEARCH, LONGEST_CONTINUATION = 60, 4000, 1000


def check(view: View) -> list[Finding]:
    """Series whose length is not the number announced right before them."""
    findings = (check_series(view, series) for series in find_series(view))
    return [finding for finding in findings if finding is not None]


def check_series(view: View, series: Series) -> Finding | None:
    first, length = series.sections[0], len(series.sections)
    if length < 2 or not series.is_sound or first.style in view.words(CODE, "whole"):
        return None
    announced = find_announcement(view, first.start)
    count = count_of(view, announced) if announced else None
    if announced is None or count is None or count < 2 or count == length or continues(view, series, count):
        return None
    if abs(count - length) > max(FARTHEST_OFF, length):
        return None
    spans = (announced, first.marker, series.sections[-1].marker)
    return make_finding(CODE, "warning", spans, announced=view.text_of(announced), found=length, expected=count)


def count_of(view: View, announced: Span) -> int | None:
    written = view.pattern(CODE, "number").match(view.text_of(announced))
    return whole_number(view, written[0]) if written else None


def find_announcement(view: View, start: int) -> Span | None:
    """Right before a series: “…三项工作：”, “…四个方面：”, “…4起典型案例通报如下：”."""
    first = max(0, start - FARTHEST)
    patterns = (view.pattern(CODE, name) for name in ("announced", "reported"))
    found = next((found for pattern in patterns if (found := pattern.search(view.text, first, start))), None)
    return Span(found.start("count"), found.end("noun")) if found else None


def continues(view: View, series: Series, count: int) -> bool:
    """Does the list continue in other words, or with a marker of which the outline has made no section?"""
    last = series.sections[-1]
    if count < last.number:
        return False
    start = last.marker.end
    if view.pattern(CODE, "more").search(view.text, start, start + LONGEST_CONTINUATION):
        return True
    wanted = write_like(last.number + 1, view.text_of(last.marker), last.number, view.pack.markers.numerals).strip()
    return view.text.find(wanted, start, start + LONGEST_SEARCH) >= 0
