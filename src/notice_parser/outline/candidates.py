"""Classified lines → candidates for markers: at line starts, then inside the lines of the numbered text."""

from __future__ import annotations

from msgspec.structs import replace

from notice_parser.outline.extent import Extent
from notice_parser.outline.headings import find_quoted, find_stop, lies_in
from notice_parser.outline.kinds import APART, ClassifiedLine, LinedText
from notice_parser.outline.markers import Candidate, Scanner
from notice_parser.spans import Span

SHORTEST_CUT = 30
WIDEST_HEADING = 120


def find_starts(lined: LinedText) -> list[Candidate]:
    """The candidates at line starts, outside tables, quotations set off and the table of contents."""
    found: list[Candidate] = []
    for index, line in enumerate(lined.lines):
        if line.opening is None or not APART.isdisjoint(line.kinds):
            continue
        candidate = Scanner(lined.text, index, lined.markers).at_start(line.opening, line.start)
        if candidate:
            if index and is_open(lined.lines[index - 1], line, lined):
                marker = found[-1] if found and found[-1].line == index - 1 else None
                is_doubtful = candidate.is_doubtful or is_cut(lined.lines[index - 1], marker, lined)
                candidate = replace(candidate, is_doubtful=is_doubtful, is_after_open=True)
            found.append(place_in_list(candidate, lined))
    return clear_doubts(found)


def clear_doubts(starts: list[Candidate]) -> list[Candidate]:
    """The line starts, a first member in doubt made certain by the run it opens (1.35人组 before 2. and 3.)."""
    following: dict[str, tuple[int, bool]] = {}
    cleared = list(starts)
    for index in range(len(starts) - 1, -1, -1):
        start = starts[index]
        if start.is_after_open:
            continue
        number, is_proved = following.get(start.style, (0, False))
        is_proved = not start.is_doubtful or (number == start.number + 1 and is_proved)
        if start.is_doubtful and is_proved and start.number == 1:
            cleared[index] = replace(start, is_doubtful=False)
        following[start.style] = start.number, is_proved
    return cleared


def place_in_list(candidate: Candidate, lined: LinedText) -> Candidate:
    """The candidate with what the ends of lines show: is it led in by a colon, does a list continue after it?"""
    index, lines, text = candidate.line, lined.lines, lined.text
    stands_alone = candidate.marker.end == lines[index].end and index + 1 < len(lines)
    own = lines[index + 1] if stands_alone else lines[index]
    is_led = index > 0 and text[lines[index - 1].end - 1] in lined.edges.recipients.colons
    is_listed = text[own.end - 1] in lined.edges.lines.lists_on
    return replace(candidate, is_led=is_led, is_listed=is_listed) if is_led or is_listed else candidate


def is_open(above: ClassifiedLine, line: ClassifiedLine, lined: LinedText) -> bool:
    """Is the line above a long one that ends without a stop?"""
    if line.gap or "table" in above.kinds or above.end - above.start < SHORTEST_CUT:
        return False
    return lined.text[above.end - 1] not in lined.edges.lines.closers


def is_cut(above: ClassifiedLine, marker: Candidate | None, lined: LinedText) -> bool:
    """Does the open line above extend past its heading, so that a sentence was cut?"""
    start = marker.marker.end if marker else above.start
    return find_stop(lined.text, start, above.end, lined.edges.headings) < above.end


def find_candidates(lined: LinedText, starts: list[Candidate], extent: Extent) -> list[Candidate]:
    """All candidates inside the extent of the numbered text, in text order, but for the lines that stand apart."""
    by_line = {candidate.line: candidate for candidate in starts}
    candidates: list[Candidate] = []
    for index in range(extent.first, extent.last):
        if not APART.isdisjoint(lined.lines[index].kinds):
            continue
        opening = by_line.get(index)
        if opening:
            candidates.append(opening)
        candidates.extend(inner_candidates(lined, index, opening))
    return candidates


def inner_candidates(lined: LinedText, index: int, opening: Candidate | None) -> list[Candidate]:
    """The candidates inside one line: after the last word of a heading, and after stops."""
    line, scanner = lined.lines[index], Scanner(lined.text, index, lined.markers)
    after = opening.marker.end if opening else line.start
    found = list(scanner.inside(after, line.end))
    if opening:
        taken = {candidate.marker.start for candidate in found}
        found += [c for c in glued_candidates(lined, scanner, opening) if c.marker.start not in taken]
    if not found:
        return found
    quoted = find_quoted(lined.text, line.start, line.end, lined.edges.headings)
    return sorted((c for c in found if not lies_in(quoted, c.start)), key=lambda candidate: candidate.start)


def glued_candidates(lined: LinedText, scanner: Scanner, opening: Candidate) -> list[Candidate]:
    """The candidates after the last word of a heading that has lost its line break."""
    after = opening.marker.end
    end = min(lined.lines[scanner.line].end, after + WIDEST_HEADING)
    stop = find_stop(lined.text, after, end, lined.edges.headings)
    if not lined.markers.in_heading.may_begin(lined.text, after + 1, stop):
        return []
    return list(scanner.glued(Span(after + 1, stop), opening))
