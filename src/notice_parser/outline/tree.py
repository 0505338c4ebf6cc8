"""Markers → the tree of sections: a stack of open styles, popped by rank."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from msgspec import Struct, field

from notice_parser.outline.headings import find_body, find_heading
from notice_parser.outline.lines import Line
from notice_parser.outline.markers import Candidate
from notice_parser.outline.shape import Section
from notice_parser.pack.edges import HeadingRules
from notice_parser.spans import Source, Span, trim


class Node(Struct):
    """A section while the tree grows. `is_told` says that its series began inside a
    paragraph, or below a colon with members that run on."""

    marker: Candidate
    is_told: bool = False
    children: list[Node] = field(default_factory=list)


def grow_tree(markers: list[Candidate]) -> list[Node]:
    """The markers as a forest: an open style is popped to, else all finer ones are closed."""
    ranks = find_ranks(markers)
    roots: list[Node] = []
    stack: list[Node] = []
    opened = -1
    for index, marker in enumerate(markers):
        if marker.number == 1 and index and is_in_paragraph(marker, markers[index - 1], opened):
            leave_paragraph(stack, marker)
        opened = marker.line if marker.place == "line" else opened
        before: Node | None = None
        while stack and not stays_open(stack, marker, ranks):
            before = stack.pop()
        goes_on = before is not None and before.marker.key == marker.key and marker.number > before.marker.number
        begins_told = marker.place == "inside" or (marker.is_led and marker.is_listed)
        node = Node(marker, before.is_told if before and goes_on else begins_told)
        (stack[-1].children if stack else roots).append(node)
        stack.append(node)
    return roots


def is_in_paragraph(marker: Candidate, before: Candidate, opened: int) -> bool:
    """Does a paragraph without a marker lead the series in: its own line, or one since the marker before?"""
    return marker.line != opened if marker.place == "inside" else marker.line > before.line + 1


def leave_paragraph(stack: list[Node], marker: Candidate) -> None:
    """A paragraph that counts anew closes what does not reach over paragraphs: brief families, series told inside."""
    while stack and (stack[-1].is_told or stack[-1].marker.family.brief) and stack[-1].marker.line < marker.line:
        stack.pop()


def stays_open(stack: list[Node], marker: Candidate, ranks: dict[str, float]) -> bool:
    """Does the innermost open section hold the new marker?"""
    for node in stack:
        if node.marker.key == marker.key:
            return False
    return rank_of(stack[-1].marker, ranks) < rank_of(marker, ranks)


def rank_of(marker: Candidate, ranks: dict[str, float]) -> tuple[float, ...]:
    """The rank of a marker behind that of the item it is nested in."""
    return (*marker.rank[:-1], ranks[marker.style])


def find_ranks(markers: list[Candidate]) -> dict[str, float]:
    """The rank of each style: a family that comes before the one it may stand over takes the place above it."""
    styles = {marker.style for marker in markers}
    ranks: dict[str, float] = {}
    for marker in markers:
        over = marker.family.over
        if marker.style not in ranks:
            stands_over = over in styles and over not in ranks
            ranks[marker.style] = marker.family.over_rank if stands_over else marker.rank[-1]
    return ranks


class Ground(Struct, frozen=True):
    """What sections are cut from: the text, its lines, the marks of headings, and where the closing begins."""

    source: Source
    lines: tuple[Line, ...]
    rules: HeadingRules
    end: int


def cut_sections(roots: list[Node], ground: Ground) -> tuple[Section, ...]:
    """The forest as sections with their places, in text order."""
    order = sorted(node.marker.start for root in roots for node in walk(root))
    return cut(roots, ground, order, ground.end, "", 1)


def is_generated(offset: int, labels: tuple[Span, ...]) -> bool:
    """Does the offset lie in one of the generated labels, which stand in text order?"""
    place = bisect_right(labels, offset, key=lambda label: label.start) - 1
    return place >= 0 and offset < labels[place].end


def walk(node: Node) -> list[Node]:
    found, waiting = [], [node]
    while waiting:
        current = waiting.pop()
        found.append(current)
        waiting.extend(reversed(current.children))
    return found


def cut(nodes: list[Node], ground: Ground, order: list[int], end: int, prefix: str, level: int) -> tuple[Section, ...]:
    """The sections of one level; the last one ends where its parent ends."""
    sections = []
    for position, node in enumerate(nodes, 1):
        until = nodes[position].marker.start if position < len(nodes) else end
        sections.append(cut_one(node, ground, order, until, f"{prefix}{position}", level))
    return tuple(sections)


def cut_one(node: Node, ground: Ground, order: list[int], until: int, place: str, level: int) -> Section:
    marker, text = node.marker, ground.source.text
    following = bisect_left(order, marker.start + 1)
    own_end = min(order[following] if following < len(order) else until, until)
    heading = find_heading(marker, own_end, ground)
    whole = trim(text, marker.start, until)
    return Section(
        id=place,
        level=level,
        style=marker.style,
        number=marker.number,
        generated=is_generated(marker.marker.start, ground.source.generated),
        marker=marker.marker,
        heading=heading,
        body=find_body(marker, heading, own_end, ground),
        start=marker.start,
        end=whole.end if whole else marker.marker.end,
        children=cut(node.children, ground, order, until, f"{place}.", level + 1),
    )
