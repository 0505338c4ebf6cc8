"""Are points that one paragraph counts numbered one after the other? 一是…；三是…, ①…；③…, if they are not sections."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from operator import attrgetter

import regex
from msgspec import Struct, field

from notice_parser.checks.finding import make_finding
from notice_parser.checks.model import View
from notice_parser.outline.numerals import read_number, write_like
from notice_parser.spans import Finding, Span

GAP, REPEAT, ORDER = "numbering_gap", "numbering_duplicate", "numbering_order"
CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
WIDEST_GAP, FEWEST_POINTS = 3, 2
MOST_OPEN = 50  # series of which a point may be the next
START = attrgetter("start")


class Point(Struct, frozen=True):
    """A marker within a line: its family by what stands around its number, its number, its span."""

    family: str
    number: int
    span: Span


class Counts(Struct):
    """The series of one family that are open in a line, the innermost last: the latest point of each."""

    open: list[Point] = field(default_factory=list)

    def continued_by(self, point: Point) -> bool:
        """Is it the next of an open series? Those inside that series end there."""
        for at in reversed(range(max(0, len(self.open) - MOST_OPEN), len(self.open))):
            if self.open[at].number + 1 == point.number:
                self.open[at:] = [point]
                return True
        return False


def check(view: View) -> list[Finding]:
    """Each line on its own; nothing between two markers of which the outline has made sections."""
    markers = {section.marker.start for section in view.sections}
    tables = {row.start for row in view.outline.tables}
    hints = [found.start() for found in view.pattern(GAP, "hint").finditer(view.text)]
    findings: list[Finding] = []
    for line in view.outline.lines:
        if line.start in tables or bisect_left(hints, line.end) - bisect_left(hints, line.start) < FEWEST_POINTS:
            continue
        points = list(find_points(view, line))
        if len(points) >= FEWEST_POINTS and not all(point.span.start in markers for point in points):
            findings.extend(check_line(view, points))
    return [one for one in findings if not all(span.start in markers for span in one.spans)]


def continued_among(view: View, starts: Iterable[int]) -> set[int]:
    """The offsets at which a point is the next of a series of its line, as the last 二是 in 一是（一是，二是）二是."""
    lines = {bisect_right(view.outline.lines, start, key=START) - 1 for start in starts}
    continued = (continued_in(view, view.outline.lines[index]) for index in sorted(lines) if index >= 0)
    return set(starts) & set().union(*continued)


def continued_in(view: View, line: Span) -> set[int]:
    series: dict[str, Counts] = {}
    continued: set[int] = set()
    for point in find_points(view, line):
        counts = series.setdefault(point.family, Counts())
        if point.number == 1:
            counts.open.append(point)
        elif counts.continued_by(point):
            continued.add(point.span.start)
    return continued


def find_points(view: View, line: Span) -> Iterator[Point]:
    for found in view.pattern(GAP, "inline").finditer(view.text, line.start, line.end):
        number = number_of(view, found)
        if number is not None:
            yield Point(family_of(found), number, Span(*found.span("marker")))


def number_of(view: View, found: regex.Match[str]) -> int | None:
    if found["circled"]:
        return CIRCLED.index(found["circled"]) + 1
    return read_number(found["number"], view.pack.markers.numerals)


def family_of(found: regex.Match[str]) -> str:
    """The marker without its number."""
    return "" if found["circled"] else found["marker"].replace(found["number"], "", 1)


def check_line(view: View, points: list[Point]) -> Iterator[Finding]:
    """A series begins with 1; what no open series goes on with is out of its order."""
    counts: dict[str, Counts] = {}
    for point in points:
        series = counts.setdefault(point.family, Counts())
        if point.number == 1:
            series.open.append(point)
        elif series.open and not series.continued_by(point):
            finding = out_of_order(view, series.open[-1], point)
            series.open[-1] = point
            if finding is not None:
                yield finding


def out_of_order(view: View, last: Point, point: Point) -> Finding | None:
    """Nothing for a leap over many numbers: it is of another count."""
    marker, spans = view.text_of(point.span), (last.span, point.span)
    if point.number == last.number:
        expected = written(view, point, point.number + 1)
        return make_finding(REPEAT, "warning", spans, marker=marker, expected=expected)
    previous = view.text_of(last.span)
    if point.number < last.number:
        return make_finding(ORDER, "warning", spans, prev=previous, marker=marker)
    if point.number - last.number > WIDEST_GAP:
        return None
    missing = written(view, point, last.number + 1)
    return make_finding(GAP, "warning", spans, prev=previous, marker=marker, missing=missing)


def written(view: View, like: Point, number: int) -> str:
    """A number written as the marker of a point writes its own."""
    marker = view.text_of(like.span)
    if marker in CIRCLED:
        return CIRCLED[number - 1 : number]
    return write_like(number, marker, like.number, view.pack.markers.numerals)
