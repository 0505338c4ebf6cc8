"""The text of a marker → its heading (the lead) and the body after it."""

from __future__ import annotations

import re
from bisect import bisect_left

from notice_parser.outline.kinds import LinedText
from notice_parser.outline.markers import Candidate
from notice_parser.pack.edges import HeadingRules
from notice_parser.spans import INVISIBLE, Span, trim

DEEPEST = 40
BLANKS = f" \t\u3000\u00a0*#{INVISIBLE}"
UNSEEN = re.compile(rf"[\s{re.escape(INVISIBLE)}]*+")


def find_heading(marker: Candidate, until: int, lined: LinedText) -> Span | None:
    """The lead up to the first stop outside brackets or the line's end; the next line where the marker stands alone."""
    text, rules = lined.text, lined.edges.headings
    line_end = min(lined.lines[marker.line].end, until)
    start = skip_blank(text, marker.marker.end, line_end)
    if start >= line_end:
        start, line_end = next_line(marker, until, lined)
    if start >= line_end:
        return None
    end = find_stop(text, start, line_end, rules)
    trims = BLANKS + rules.trims if end == until else BLANKS
    while end > start and text[end - 1] in trims:
        end -= 1
    while start < end and text[start] in INVISIBLE:
        start += 1
    return trim(text, start, end)


def next_line(marker: Candidate, until: int, lined: LinedText) -> tuple[int, int]:
    """The line after a marker that stands alone, if it lies before `until` and is not a row of a table."""
    index = marker.line + 1
    if index >= len(lined.lines):
        return until, until
    line = lined.lines[index]
    if "table" in line.kinds or line.start >= until:
        return until, until
    return line.start, min(line.end, until)


def find_stop(text: str, start: int, end: int, rules: HeadingRules) -> int:
    """Where the lead ends. An opening bracket counts only if it is closed on the same line."""
    first = rules.turn.search(text, start, end)
    if first is None or first[0] in rules.stops:
        return first.start() if first else end
    opened: list[int] = []
    inside: int | None = None
    for found in rules.turn.finditer(text, first.start(), end):
        mark = found[0]
        if mark in rules.openers and len(opened) < DEEPEST:
            opened.append(rules.openers[mark])
        elif mark in rules.closers:
            close(opened, rules.closers[mark])
            inside = inside if opened else None
        elif mark in rules.stops and not opened:
            return found.start()
        elif mark in rules.stops and inside is None:
            inside = found.start()
    return end if inside is None else inside


def find_quoted(text: str, start: int, end: int, rules: HeadingRules) -> list[Span]:
    """The outermost spans in quotes or brackets of which both ends stand between `start` and `end`."""
    opened: list[tuple[int, int]] = []
    spans: list[Span] = []
    for found in rules.turn.finditer(text, start, end):
        mark = found[0]
        if mark in rules.openers and len(opened) < DEEPEST:
            opened.append((rules.openers[mark], found.start()))
        elif mark in rules.closers and any(kind == rules.closers[mark] for kind, _ in opened):
            kind, begin = opened.pop()
            while kind != rules.closers[mark]:
                kind, begin = opened.pop()
            while spans and spans[-1].start > begin:
                spans.pop()
            spans.append(Span(begin, found.end()))
    return spans


def lies_in(spans: list[Span], offset: int) -> bool:
    """Does the offset lie inside one of the spans, which are in text order?"""
    before = bisect_left(spans, offset, key=lambda span: span.start) - 1
    return before >= 0 and offset < spans[before].end


def close(opened: list[int], kind: int) -> None:
    """Remove the innermost open bracket of this kind, and those left open inside it."""
    if kind in opened:
        while opened.pop() != kind:
            pass


def find_body(marker: Candidate, heading: Span | None, until: int, lined: LinedText) -> Span | None:
    """The section's own text after the heading and its stop, before the first child."""
    text, rules = lined.text, lined.edges.headings
    start = heading.end if heading else marker.marker.end
    if heading and start < until and text[start : start + 1] in rules.stops + rules.trims:
        start += 1
    start = skip_blank(text, start, until)
    body = trim(text, start, until)
    return body if body and not UNSEEN.fullmatch(text, body.start, body.end) else None


def skip_blank(text: str, start: int, end: int) -> int:
    while start < end and text[start] in BLANKS:
        start += 1
    return start
