"""Are there as many items as the words before them announce?"""

from __future__ import annotations

from notice_parser.checks.calendar_words import number
from notice_parser.checks.model import View, finding
from notice_parser.checks.series import Series, find_series
from notice_parser.outline.numerals import write_like
from notice_parser.spans import Finding, Span

CODE = "announced_count_mismatch"
FARTHEST, LONGEST_SEARCH = 60, 4000


def find_faults(view: View) -> list[Finding]:
    """Series whose length is not the number told directly before them."""
    notes = (judge(view, series) for series in find_series(view))
    return [note for note in notes if note is not None]


def judge(view: View, series: Series) -> Finding | None:
    first, found = series.sections[0], len(series.sections)
    if found < 2 or not series.is_sound or first.style in view.words(CODE, "whole"):
        return None
    announced = announcement(view, first.start)
    count = count_of(view, announced) if announced else None
    if announced is None or count is None or count < 2 or count == found or stands_further_on(view, series, count):
        return None
    places = (announced, first.marker, series.sections[-1].marker)
    return finding(CODE, "warning", places, announced=view.say(announced), found=found, expected=count)


def count_of(view: View, announced: Span) -> int | None:
    written = view.pattern(CODE, "number").match(view.say(announced))
    return number(view, written[0]) if written else None


def announcement(view: View, start: int) -> Span | None:
    """Directly before a series: “…三项工作：”, “…四个方面：”."""
    found = view.pattern(CODE, "announced").search(view.text, max(0, start - FARTHEST), start)
    return Span(found.start("count"), found.end("noun")) if found else None


def stands_further_on(view: View, series: Series, count: int) -> bool:
    """Is the next number's marker in the text all the same, where the outline did not see it?"""
    last = series.sections[-1]
    if count < last.number:
        return False
    wanted = write_like(last.number + 1, view.say(last.marker), last.number, view.pack.markers.numerals).strip()
    if view.pattern(CODE, "more").search(view.text, last.marker.end, last.marker.end + LONGEST_SEARCH // 4):
        return True
    return view.text.find(wanted, last.marker.end, last.marker.end + LONGEST_SEARCH) >= 0
