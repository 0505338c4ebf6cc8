"""Markers → the tree of sections: a stack of open styles, popped by rank."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from msgspec import Struct, field

from notice_parser.outline.headings import find_body, find_heading
from notice_parser.outline.kinds import LinedText
from notice_parser.outline.markers import Candidate
from notice_parser.outline.model import Section
from notice_parser.spans import Span, trim


class Node(Struct):
    """A section while the tree grows.

    `is_run_in` says that its series began inside a paragraph, or below a colon with members that continue one sentence.
    """

    marker: Candidate
    is_run_in: bool = False
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
        opened = marker.line if marker.origin == "line" else opened
        before: Node | None = None
        while stack and not stays_open(stack, marker, ranks):
            before = stack.pop()
        continues = before is not None and before.marker.key == marker.key and marker.number > before.marker.number
        begins_run_in = marker.origin == "inside" or (marker.is_led and marker.is_listed)
        node = Node(marker, before.is_run_in if before and continues else begins_run_in)
        (stack[-1].children if stack else roots).append(node)
        stack.append(node)
    return roots


def is_in_paragraph(marker: Candidate, before: Candidate, opened: int) -> bool:
    """Does a paragraph without a marker lead the series in: its own line, or one since the marker before?"""
    return marker.line != opened if marker.origin == "inside" else marker.line > before.line + 1


def leave_paragraph(stack: list[Node], marker: Candidate) -> None:
    """A paragraph that begins a new series closes brief families and run-in series, which do not extend past one."""
    while stack and (stack[-1].is_run_in or stack[-1].marker.family.brief) and stack[-1].marker.line < marker.line:
        stack.pop()


def stays_open(stack: list[Node], marker: Candidate, ranks: dict[str, float]) -> bool:
    """Does the innermost open section hold the new marker?"""
    for node in stack:
        if node.marker.key == marker.key:
            return False
    return rank_of(stack[-1].marker, ranks) < rank_of(marker, ranks)


def rank_of(marker: Candidate, ranks: dict[str, float]) -> tuple[float, ...]:
    """The rank of the item that a marker is nested in, then its own."""
    return (*marker.rank[:-1], ranks[marker.style])


def find_ranks(markers: list[Candidate]) -> dict[str, float]:
    """The rank of each style: a family that comes before the one it may stand over ranks above it."""
    styles = {marker.style for marker in markers}
    ranks: dict[str, float] = {}
    for marker in markers:
        over = marker.family.over
        if marker.style not in ranks:
            stands_over = over in styles and over not in ranks
            ranks[marker.style] = marker.family.over_rank if stands_over else marker.rank[-1]
    return ranks


class Cutter(Struct, frozen=True):
    """Cuts sections from the text: its lines, the labels that no character of the file holds, all markers in order."""

    lined: LinedText
    generated: tuple[Span, ...]
    starts: list[int]

    def cut(self, nodes: list[Node], end: int, prefix: str = "", level: int = 1) -> tuple[Section, ...]:
        """The sections of one level; the last one ends where its parent ends."""
        sections = []
        for position, node in enumerate(nodes, 1):
            until = nodes[position].marker.start if position < len(nodes) else end
            sections.append(self.cut_one(node, until, f"{prefix}{position}", level))
        return tuple(sections)

    def cut_one(self, node: Node, until: int, id_: str, level: int) -> Section:
        marker = node.marker
        following = bisect_left(self.starts, marker.start + 1)
        own_end = min(self.starts[following] if following < len(self.starts) else until, until)
        heading = find_heading(marker, own_end, self.lined)
        whole = trim(self.lined.text, marker.start, until)
        return Section(
            id=id_,
            level=level,
            style=marker.style,
            family=marker.family.id,
            number=marker.number,
            generated=is_generated(marker.marker.start, self.generated),
            marker=marker.marker,
            heading=heading,
            body=find_body(marker, heading, own_end, self.lined),
            start=marker.start,
            end=whole.end if whole else marker.marker.end,
            children=self.cut(node.children, until, f"{id_}.", level + 1),
        )


def cut_sections(roots: list[Node], lined: LinedText, generated: tuple[Span, ...], end: int) -> tuple[Section, ...]:
    """The forest as sections with their spans, in text order. `end` is where the closing begins."""
    starts = sorted(node.marker.start for root in roots for node in walk(root))
    return Cutter(lined, generated, starts).cut(roots, end)


def is_generated(offset: int, labels: tuple[Span, ...]) -> bool:
    """Does the offset lie in one of the generated labels, which are in text order?"""
    before = bisect_right(labels, offset, key=lambda label: label.start) - 1
    return before >= 0 and offset < labels[before].end


def walk(node: Node) -> list[Node]:
    found, waiting = [], [node]
    while waiting:
        current = waiting.pop()
        found.append(current)
        waiting.extend(reversed(current.children))
    return found
