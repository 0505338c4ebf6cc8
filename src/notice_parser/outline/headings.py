"""A marker's own stretch of text → the heading (its lead) and the body after it."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from notice_parser.outline.markers import Candidate
from notice_parser.pack.edges import HeadingRules
from notice_parser.spans import INVISIBLE, Span, trim

if TYPE_CHECKING:
    from notice_parser.outline.tree import Ground

DEEPEST = 40
SIGNS = f" \t\u3000\u00a0*#{INVISIBLE}"


def find_heading(marker: Candidate, until: int, ground: Ground) -> Span | None:
    """The lead up to the first stop outside brackets or the line's end; the next line where the marker stands alone."""
    text = ground.source.text
    line_end = min(ground.lines[marker.line].end, until)
    start = skip_blank(text, marker.marker.end, line_end)
    if start >= line_end:
        start, line_end = next_line(marker, until, ground)
    if start >= line_end:
        return None
    end = find_stop(text, start, line_end, ground.rules)
    trims = SIGNS + ground.rules.trims if end == until else SIGNS
    while end > start and text[end - 1] in trims:
        end -= 1
    while start < end and text[start] in INVISIBLE:
        start += 1
    return trim(text, start, end)


def next_line(marker: Candidate, until: int, ground: Ground) -> tuple[int, int]:
    """The line after a marker that stands alone, if it lies before `until` and is no table's row."""
    index = marker.line + 1
    if index >= len(ground.lines) or ground.lines[index].table or ground.lines[index].start >= until:
        return until, until
    line = ground.lines[index]
    return line.start, min(line.end, until)


def find_stop(text: str, start: int, end: int, rules: HeadingRules) -> int:
    """Where the lead ends. An opening bracket counts only if its partner stands on the same line."""
    first = rules.turn.search(text, start, end)
    if first is None or first[0] in rules.stops:
        return first.start() if first else end
    opened: list[int] = []
    inside: int | None = None
    for found in rules.turn.finditer(text, first.start(), end):
        sign = found[0]
        if sign in rules.openers and len(opened) < DEEPEST:
            opened.append(rules.openers[sign])
        elif sign in rules.closers:
            close(opened, rules.closers[sign])
            inside = inside if opened else None
        elif sign in rules.stops and not opened:
            return found.start()
        elif sign in rules.stops and inside is None:
            inside = found.start()
    return end if inside is None else inside


def find_quoted(text: str, start: int, end: int, rules: HeadingRules) -> list[Span]:
    """The outermost stretches in quotes or brackets whose both ends stand in the place given."""
    opened: list[tuple[int, int]] = []
    stretches: list[Span] = []
    for found in rules.turn.finditer(text, start, end):
        sign = found[0]
        if sign in rules.openers and len(opened) < DEEPEST:
            opened.append((rules.openers[sign], found.start()))
        elif sign in rules.closers and any(kind == rules.closers[sign] for kind, _ in opened):
            kind, begin = opened.pop()
            while kind != rules.closers[sign]:
                kind, begin = opened.pop()
            while stretches and stretches[-1].start > begin:
                stretches.pop()
            stretches.append(Span(begin, found.end()))
    return stretches


def lies_in(stretches: list[Span], offset: int) -> bool:
    """Does the offset lie inside one of the stretches, which stand in text order?"""
    place = bisect_left(stretches, offset, key=lambda stretch: stretch.start) - 1
    return place >= 0 and offset < stretches[place].end


def close(opened: list[int], kind: int) -> None:
    """Take the innermost bracket of this kind off, and what was left open inside it."""
    if kind in opened:
        while opened.pop() != kind:
            pass


def find_body(marker: Candidate, heading: Span | None, until: int, ground: Ground) -> Span | None:
    """The section's own text after the heading and its stop, before the first child."""
    text = ground.source.text
    start = heading.end if heading else marker.marker.end
    if heading and start < until and text[start : start + 1] in ground.rules.stops + ground.rules.trims:
        start += 1
    start = skip_blank(text, start, until)
    return trim(text, start, until)


def skip_blank(text: str, start: int, end: int) -> int:
    while start < end and text[start] in SIGNS:
        start += 1
    return start
