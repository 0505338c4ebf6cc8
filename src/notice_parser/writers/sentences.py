"""A notice and its text → the sentence that contains a quantity."""

from __future__ import annotations

from bisect import bisect_right
from itertools import pairwise

from notice_parser.notice import Notice, Quote, Section
from notice_parser.outline import logical_lines
from notice_parser.pack import built_in_pack
from notice_parser.spans import Span
from notice_parser.wording.sentences import split_at_stops
from notice_parser.writers.walk import walk


class Sentences:
    """All sentences of a notice without markers, found by offset."""

    def __init__(self, notice: Notice, text: str) -> None:
        self.text = text
        self.spans = find_spans(notice, text)
        self.starts = [span.start for span in self.spans]

    def around(self, quote: Quote) -> str:
        """The whole sentence or sentences that contain the quote; the quote itself where none does."""
        first = bisect_right(self.starts, quote.start) - 1
        last = bisect_right(self.starts, max(quote.start, quote.end - 1)) - 1
        if first < 0 or self.spans[last].end < quote.end:
            return quote.text
        return self.text[self.spans[first].start : self.spans[last].end]


def find_spans(notice: Notice, text: str) -> list[Span]:
    """Logical lines, cut where sections begin and end, after markers, and at the end of sentences."""
    edges = sorted({edge for path in walk(notice.sections) for edge in edges_of(path[-1])})
    found: list[Span] = []
    for line in logical_lines(text, built_in_pack()):
        first, last = bisect_right(edges, line.start), bisect_right(edges, line.end - 1)
        cuts = [line.start, *edges[first:last], line.end]
        for start, end in pairwise(cuts):
            found += split_at_stops(text, start, end)
    return found


def edges_of(section: Section) -> tuple[int, int, int]:
    return section.start, section.marker.end, section.end
