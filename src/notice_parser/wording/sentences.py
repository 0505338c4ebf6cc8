"""Outline → sentences: a logical line ends at its section markers and at 。！？, not inside brackets or quotes."""

from __future__ import annotations

import re
from itertools import pairwise

from msgspec import Struct

from notice_parser.outline.model import Outline, Section
from notice_parser.pack.marks import OPEN_ENDS, SENTENCE_ENDS
from notice_parser.spans import Span, trim

OPENING, CLOSING = "“（(", "”）)"
MARK = re.compile(rf"[{SENTENCE_ENDS}{OPENING}{CLOSING}]")
LONGEST_ASIDE = 300


class Sentence(Struct, frozen=True):
    """`lead` is the index of the sentence that opens the numbered point this one stands in (the words before 一是)."""

    index: int
    span: Span
    section: Section | None
    lead: int | None
    is_row: bool


def find_sentences(text: str, outline: Outline) -> tuple[Sentence, ...]:
    """All sentences in text order, markers left out."""
    sections = list(outline.walk())
    starts = {section.start: section for section in sections}
    edges = sorted({edge for s in sections for edge in (s.start, s.marker.end, s.end)})
    rows = {row.start for row in outline.tables}
    found: list[Sentence] = []
    position = 0
    owners = Owners(sections)
    leads: dict[str, int | None] = {}
    for line in outline.lines:
        while position < len(edges) and edges[position] <= line.start:
            position += 1
        cuts = [line.start]
        while position < len(edges) and edges[position] < line.end:
            cuts.append(edges[position])
            position += 1
        cuts.append(line.end)
        for start, end in pairwise(cuts):
            section = owners.at(start)
            if start in starts:
                parent = starts[start].id.rpartition(".")[0]
                if starts[start].id.endswith(".1") or starts[start].id == "1":
                    leads[parent] = open_lead(text, found)
                if section is not None and start < section.marker.end:
                    continue
            lead = leads.get(section.id.rpartition(".")[0]) if section is not None else None
            for piece in split_at_stops(text, start, end):
                found.append(Sentence(len(found), piece, section, lead, line.start in rows))
    return tuple(found)


def open_lead(text: str, found: list[Sentence]) -> int | None:
    """The last sentence, if it has not ended: its words apply to the points that follow."""
    if not found:
        return None
    last = text[found[-1].span.end - 1]
    return found[-1].index if last in OPEN_ENDS else None


class Owners(Struct):
    """Which section is innermost at an offset; asked for offsets in rising order."""

    sections: list[Section]
    position: int = 0
    open: list[Section] | None = None

    def at(self, offset: int) -> Section | None:
        stack = self.open if self.open is not None else []
        while self.position < len(self.sections) and self.sections[self.position].start <= offset:
            while stack and stack[-1].end <= self.sections[self.position].start:
                stack.pop()
            stack.append(self.sections[self.position])
            self.position += 1
        while stack and stack[-1].end <= offset:
            stack.pop()
        self.open = stack
        return stack[-1] if stack else None


def split_at_stops(text: str, start: int, end: int) -> list[Span]:
    """The pieces between stops; the stop stays with its sentence. A bracket never closed does not swallow the rest."""
    pieces: list[Span] = []
    begin, depth, opened = start, 0, start
    for found in MARK.finditer(text, start, end):
        mark = found[0]
        if mark in OPENING:
            depth, opened = depth + 1, found.start() if depth == 0 else opened
        elif mark in CLOSING:
            depth = max(0, depth - 1)
        elif depth == 0 or found.start() - opened > LONGEST_ASIDE:
            depth = 0
            add_piece(text, begin, found.end(), pieces)
            begin = found.end()
    add_piece(text, begin, end, pieces)
    return pieces


def add_piece(text: str, start: int, end: int, pieces: list[Span]) -> None:
    piece = trim(text, start, end)
    if piece:
        pieces.append(piece)
