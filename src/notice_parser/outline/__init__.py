"""Source → Outline: logical lines, the section tree, and the edges of the notice."""

from __future__ import annotations

from msgspec.structs import replace

from notice_parser.outline.addressees import find_recipients
from notice_parser.outline.attachments import find_attachments
from notice_parser.outline.contents import find_contents
from notice_parser.outline.extent import Extent, find_extent
from notice_parser.outline.headings import find_quoted, find_stop, lies_in
from notice_parser.outline.issue import find_issue, find_number
from notice_parser.outline.lines import Line, Openings, join_lines, read_lines
from notice_parser.outline.markers import Candidate, find_at_start, find_glued, find_inside
from notice_parser.outline.nesting import nest_candidates, nest_markers
from notice_parser.outline.quotations import find_set_off
from notice_parser.outline.series import choose_markers
from notice_parser.outline.shape import Outline
from notice_parser.outline.signature import find_blocks
from notice_parser.outline.tables import mark_tables
from notice_parser.outline.title import count_head, find_title
from notice_parser.outline.tree import Ground, cut_sections, grow_tree
from notice_parser.pack import Pack
from notice_parser.pack.edges import HeadingRules, LineRules
from notice_parser.spans import Source, Span, trim

SHORTEST_CUT = 30
WIDEST_HEADING = 120


def build_outline(source: Source, pack: Pack) -> Outline:
    """The notice cut into head, title, preamble, sections and closing; together they hold every character."""
    text = source.text
    openings = Openings(text, pack.edges.lines, pack.markers)
    lines = join_whole(text, openings)
    contents = find_contents(text, lines, pack.edges.contents, pack.edges.lines.stops)
    quoted = find_set_off(text, lines, pack.edges.headings)
    starts = find_starts(text, lines, contents | quoted, openings, pack)
    first = first_of(starts, contents, len(lines))
    title = find_title(text, lines, 0, first, pack.edges)
    if title is None and contents:
        first = first_of(starts, frozenset(), len(lines))
        title = find_title(text, lines, max(contents) + 1, first, pack.edges)
    begin = title.last + 1 if title else count_head(text, lines, pack.edges)
    blocks = find_blocks(text, lines, begin, pack.signature, pack.edges)
    attached = find_attachments(text, lines, begin, blocks, pack.edges)
    own_starts = [start for start in starts if start.line not in attached.lines]
    extent = find_extent(text, lines, begin, own_starts, blocks, title, contents, pack.edges)
    candidates = find_candidates(text, lines, starts, extent, attached.lines | quoted, pack)
    markers = nest_markers(choose_markers(nest_candidates(candidates)))
    extent = extent.after_markers(text, lines, [m.line for m in markers], pack.edges)
    ground = Ground(source, lines, pack.edges.headings, extent.closing)
    sections = cut_sections(grow_tree([m for m in markers if m.start < extent.closing]), ground)
    text_start = title.span.end if title else (lines[begin].start if begin < len(lines) else len(text))
    preamble_end = sections[0].start if sections else extent.closing
    return Outline(
        lines=tuple(line.span for line in lines),
        head=trim(text, 0, title.span.start if title else text_start),
        title=title.span if title else None,
        preamble=trim(text, text_start, preamble_end),
        sections=sections,
        closing=trim(text, max(extent.closing, preamble_end), len(text)),
        document_number=find_number(text, lines, begin, pack.edges.labels),
        recipients=find_recipients(text, lines[begin:first], pack.edges),
        attachments=attached.names,
        signature=find_issue(text, lines, begin, title, extent.block, pack),
        tables=tuple(line.span for line in lines if line.table),
    )


def logical_lines(text: str, pack: Pack) -> tuple[Line, ...]:
    """The lines of the text, tables marked, hard-wrapped sentences joined."""
    return join_whole(text, Openings(text, pack.edges.lines, pack.markers))


def join_whole(text: str, openings: Openings) -> tuple[Line, ...]:
    return join_lines(text, mark_tables(text, read_lines(text), openings), openings.rules, openings)


def find_starts(
    text: str, lines: tuple[Line, ...], contents: frozenset[int], openings: Openings, pack: Pack
) -> list[Candidate]:
    """The candidates at line starts, outside tables and the table of contents."""
    found: list[Candidate] = []
    for index, line in enumerate(lines):
        if line.table or index in contents:
            continue
        candidate = find_at_start(text, line, index, openings)
        if candidate:
            before = found[-1] if found and found[-1].line == index - 1 else None
            if index and is_open(text, lines[index - 1], line, pack.edges.lines):
                cut = is_cut(text, lines[index - 1], before, pack.edges.headings)
                candidate = replace(candidate, is_doubtful=candidate.is_doubtful or cut, is_after_open=True)
            found.append(place_in_list(text, lines, candidate, pack))
    return found


def place_in_list(text: str, lines: tuple[Line, ...], candidate: Candidate, pack: Pack) -> Candidate:
    """The candidate with what the ends of lines tell: is it led in by a colon, does a list go on behind it?"""
    index = candidate.line
    own = lines[index + 1] if candidate.marker.end == lines[index].end and index + 1 < len(lines) else lines[index]
    is_led = index > 0 and text[lines[index - 1].end - 1] in pack.edges.recipients.colons
    is_listed = text[own.end - 1] in pack.edges.lines.lists_on
    return replace(candidate, is_led=is_led, is_listed=is_listed) if is_led or is_listed else candidate


def is_open(text: str, above: Line, line: Line, rules: LineRules) -> bool:
    """Is the line above a long one that ends without a stop?"""
    if line.gap or above.table or above.end - above.start < SHORTEST_CUT:
        return False
    return text[above.end - 1] not in rules.closers


def is_cut(text: str, above: Line, marker: Candidate | None, rules: HeadingRules) -> bool:
    """Does the open line above go past its heading, so that a sentence was cut?"""
    start = marker.marker.end if marker else above.start
    return find_stop(text, start, above.end, rules) < above.end


def first_of(starts: list[Candidate], contents: frozenset[int], default: int) -> int:
    """The line where the title must have ended: the first sure marker or the table of contents."""
    families = {None, *(s.family.id for s in starts)}
    sure = [s.line for s in starts if s.family.members == 1 and not s.is_doubtful and s.family.needs in families]
    return min([default, *sure[:1], *contents])


def find_candidates(
    text: str, lines: tuple[Line, ...], starts: list[Candidate], extent: Extent, apart: frozenset[int], pack: Pack
) -> list[Candidate]:
    """All candidates inside the extent of the text, in text order, but for the lines that stand apart."""
    by_line = {candidate.line: candidate for candidate in starts}
    candidates: list[Candidate] = []
    for index in range(extent.first, extent.last):
        line = lines[index]
        if line.table or index in apart or index in extent.contents:
            continue
        opening = by_line.get(index)
        if opening:
            candidates.append(opening)
        after = opening.marker.end if opening else line.start
        candidates.extend(inner_candidates(text, line, index, opening, after, pack))
    return candidates


def inner_candidates(
    text: str, line: Line, index: int, opening: Candidate | None, after: int, pack: Pack
) -> list[Candidate]:
    """The candidates inside one line: behind a heading's last word, then after stops."""
    found = list(find_inside(text, line, index, pack.markers, after))
    if opening:
        taken = {candidate.marker.start for candidate in found}
        found += [c for c in glued_candidates(text, line, index, after, pack) if c.marker.start not in taken]
    if not found:
        return found
    quoted = find_quoted(text, line.start, line.end, pack.edges.headings)
    return sorted((c for c in found if not lies_in(quoted, c.start)), key=lambda candidate: candidate.start)


def glued_candidates(text: str, line: Line, index: int, after: int, pack: Pack) -> list[Candidate]:
    """The candidates behind the last word of a heading that has lost its line break."""
    stop = find_stop(text, after, min(line.end, after + WIDEST_HEADING), pack.edges.headings)
    if not pack.markers.in_heading.may_begin(text, after + 1, stop):
        return []
    return list(find_glued(text, Span(after + 1, stop), index, pack.markers))


__all__ = ["build_outline"]
