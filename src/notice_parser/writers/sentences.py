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

LONGEST, CUT = 200, "…"
COMMAS = "，,；;。"


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

    def near(self, quote: Quote) -> str:
        """The sentence; of one that is longer than LONGEST the clause around the quote, cut to that length.

        Rows of one long sentence stay in proportion to it.
        """
        whole = self.around(quote)
        if len(whole) <= LONGEST:
            return whole
        first = max(0, bisect_right(self.starts, quote.start) - 1)
        start, end = clause_around(
            self.text, quote, Span(self.spans[first].start, self.spans[first].start + len(whole))
        )
        is_begun, is_ended = start == self.spans[first].start, end == self.spans[first].start + len(whole)
        return f"{'' if is_begun else CUT}{self.text[start:end]}{'' if is_ended else CUT}"


def clause_around(text: str, quote: Quote, sentence: Span) -> tuple[int, int]:
    """From the comma before the quote to the one after it, within the sentence and within reach of the quote."""
    reach = max(0, (LONGEST - 2 - (quote.end - quote.start)) // 2)
    first, last = max(sentence.start, quote.start - reach), min(sentence.end, quote.end + reach)
    start = max((text.rfind(mark, first, quote.start) + 1 for mark in COMMAS), default=0)
    ends = [at for mark in COMMAS if (at := text.find(mark, quote.end, last)) >= 0]
    return max(start, first), min(ends, default=last)


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
