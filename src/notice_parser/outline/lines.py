"""Source text → lines: first as they stand, then logical ones, where a hard-wrapped sentence is one line."""

from __future__ import annotations

import re
from collections import Counter

import regex
from msgspec import Struct
from msgspec.structs import replace

from notice_parser.pack.edges import LineRules
from notice_parser.pack.markers import MarkerRules
from notice_parser.spans import Span, trim

LINE = re.compile(r"[^\r\n\u2028\u2029\x0b\x0c\x85]+|\r\n?|[\n\u2028\u2029\x0b\x0c\x85]")
BREAKS = "\r\n\u2028\u2029\x0b\x0c\x85"
UNBROKEN = re.compile(f"[^{BREAKS}]+")
NARROWEST_WRAP = 40
WIDEST_WRAP = 160
SLACK = 6
NARROW_SLACK = 4
FEWEST_FULL = 2
SHORTEST_EVEN = 12
FEWEST_EVEN = 2
HEADING_CHARACTER = "#"


class Line(Struct, frozen=True):
    """A line without outer white space.

    `gap` counts the blank lines before it beyond the usual, `indent` the cells of the page before its first word.
    """

    start: int
    end: int
    gap: int
    indent: int
    table: bool = False

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)

    def of(self, text: str) -> str:
        return text[self.start : self.end]


def read_lines(text: str) -> tuple[Line, ...]:
    """The lines that hold something, as they stand."""
    lines, breaks, last = [], 1, 0
    for found in UNBROKEN.finditer(text):
        start, end = found.span()
        breaks += 1 if start == last + 1 else len(LINE.findall(text, last, start))
        last = end
        written = trim(text, start, end)
        if written is not None:
            indent = cells(text[start : written.start]) if written.start > start else 0
            lines.append(Line(written.start, written.end, max(0, breaks - 1), indent))
            breaks = 0
    usual_gap = usual(line.gap for line in lines[1:])
    return tuple(replace(line, gap=max(0, line.gap - usual_gap)) for line in lines) if usual_gap else tuple(lines)


def cells(written: str) -> int:
    """The width on a page: 1 for each ASCII character, 2 for each other."""
    return 2 * len(written) - len(written.encode("ascii", "ignore"))


class Openings:
    """Where the words of lines begin, and the markers that they could begin with: each line is matched once."""

    def __init__(self, text: str, rules: LineRules, markers: MarkerRules) -> None:
        self.text, self.rules, self.markers = text, rules, markers
        self.found: dict[tuple[int, int], tuple[int, regex.Match[str] | None]] = {}

    def at(self, line: Line) -> regex.Match[str] | None:
        """The match of the marker that the line could begin with."""
        return self.read(line)[1]

    def words(self, line: Line) -> int:
        """Where the words of the line begin."""
        return self.read(line)[0]

    def read(self, line: Line) -> tuple[int, regex.Match[str] | None]:
        key = line.start, line.end
        found = self.found.get(key)
        if found is None:  # a joined line is longer than the one that was matched
            words = skip_markup(self.text, line, self.rules)
            found = self.found[key] = words, self.markers.at_start.match(self.text, words, line.end)
        return found


def join_lines(text: str, lines: tuple[Line, ...], rules: LineRules, openings: Openings) -> tuple[Line, ...]:
    """Logical lines: a line that the next one continues takes it in."""
    opens = [openings.at(line) is not None for line in lines]
    width = find_wrap_width(text, lines, opens, rules)
    even = find_even_wraps(text, lines, opens, rules)
    joined: list[Line] = []
    for index, line in enumerate(lines):
        before = lines[index - 1] if index else None
        if (
            before
            and not opens[index]
            and not line.table
            and not before.table
            and not rules.apart.match(text, line.start, line.end)
            and (index in even or runs_on(text, before, line, rules) or is_wrapped(text, before, line, width, rules))
        ):
            joined[-1] = replace(joined[-1], end=line.end)
        else:
            joined.append(line)
    return tuple(joined)


def skip_markup(text: str, line: Line, rules: LineRules) -> int:
    """Where the words of a line begin: after Markdown's characters."""
    if rules.first_signs is not None and text[line.start] not in rules.first_signs:
        return line.start
    found = rules.signs.match(text, line.start, line.end)
    return found.end() if found else line.start


def usual(values: object) -> int:
    """The most frequent of some numbers, the smallest of equally frequent ones; 0 where there are no numbers."""
    counted = Counter(values)  # type: ignore[call-overload]
    return min(counted, key=lambda value: (-counted[value], value)) if counted else 0


def runs_on(text: str, before: Line, line: Line, rules: LineRules) -> bool:
    """Does the line before end in the middle of a sentence, with a comma? A heading of Markdown never does."""
    if text[before.start] == HEADING_CHARACTER:
        return False
    return line.gap == 0 and text[before.end - 1] in rules.runs_on


def find_wrap_width(text: str, lines: tuple[Line, ...], opens: list[bool], rules: LineRules) -> int | None:
    """The width at which the text was wrapped, or None where lines are paragraphs.

    A heading on a line of its own ends without a stop too, so only lines longer than a heading are counted.
    """
    open_ends = [
        index
        for index, line in enumerate(lines[:-1])
        if text[line.end - 1] not in rules.stops
        and not opens[index + 1]
        and not lines[index + 1].gap
        and (not opens[index] or text.find(rules.stops[0], line.start, line.end) >= 0)
    ]
    if not open_ends:
        return None
    widths = [0 if line.table else line.indent + cells(line.of(text)) for line in lines]
    long = [width for width in widths if NARROWEST_WRAP <= width <= WIDEST_WRAP]
    if len(long) < FEWEST_FULL:
        return None
    width = usual(w // 4 for w in long) * 4 + 3
    if is_wrap_width(width, widths, open_ends):
        return width
    widest = max(widths)
    return widest if widest <= WIDEST_WRAP and is_narrow_wrap(text, lines, widths, open_ends, rules) else None


def is_wrap_width(width: int, widths: list[int], open_ends: list[int]) -> bool:
    """Are many lines about this wide, most of them without a stop, and almost none wider?"""
    near = sum(abs(w - width) <= SLACK for w in widths)
    cut = sum(abs(widths[index] - width) <= SLACK for index in open_ends)
    wider = sum(w > width + SLACK + 2 for w in widths)
    return cut >= 4 and 4 * cut >= len(widths) and 2 * cut >= near and 20 * wider <= len(widths)


def is_narrow_wrap(
    text: str, lines: tuple[Line, ...], widths: list[int], open_ends: list[int], rules: LineRules
) -> bool:
    """In a text of few lines: do two or more of the widest break off and go on in a line that ends a sentence?"""
    full = max(widths) - NARROW_SLACK
    cut = [index for index in open_ends if widths[index] >= full]
    goes_on = [i for i in cut if widths[i + 1] >= full or text[lines[i + 1].end - 1] in rules.stops]
    return len(goes_on) >= FEWEST_FULL and 2 * len(cut) >= sum(width >= full for width in widths)


def find_even_wraps(text: str, lines: tuple[Line, ...], opens: list[bool], rules: LineRules) -> frozenset[int]:
    """The lines that continue a paragraph wrapped after so many characters, whatever their width on a page.

    Such a paragraph has lines of one length that end in no stop, a comma among them, and a last one that ends it.
    """
    found: set[int] = set()
    index = 0
    while index < len(lines) - FEWEST_EVEN:
        length, last = len(lines[index].of(text)), index
        while last < len(lines) and len(lines[last].of(text)) == length and is_open(text, lines, opens, last, rules):
            last += 1
        is_paragraph = last - index >= FEWEST_EVEN and length >= SHORTEST_EVEN and last < len(lines)
        if is_paragraph and ends_paragraph(text, lines[index], lines[last], length, rules):
            found.update(range(index + 1, last + 1))
        index = max(last, index + 1)
    return frozenset(found)


def is_open(text: str, lines: tuple[Line, ...], opens: list[bool], index: int, rules: LineRules) -> bool:
    """Does the line end in no stop, and may the next one continue it?"""
    if index + 1 >= len(lines) or text[lines[index].end - 1] in rules.stops:
        return False
    after = lines[index + 1]
    return not (opens[index + 1] or after.gap or after.table or lines[index].table)


def ends_paragraph(text: str, first: Line, last: Line, length: int, rules: LineRules) -> bool:
    has_comma = any(text.find(mark, first.start, last.start) >= 0 for mark in rules.runs_on)
    return has_comma and text[last.end - 1] == rules.stops[0] and len(last.of(text)) <= length


def is_wrapped(text: str, before: Line, line: Line, width: int | None, rules: LineRules) -> bool:
    """In a wrapped text: was the line before full, so that this one goes on with it?"""
    if width is None or text[before.end - 1] in rules.stops or line.gap:
        return False
    if line.indent >= before.indent + 2:
        return False
    return before.indent + cells(before.of(text)) >= width - SLACK - 2
