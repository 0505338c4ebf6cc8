"""Has each bracket and quotation mark its partner, and is a pair of one width?"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from notice_parser.checks.finding import make_finding
from notice_parser.checks.model import View
from notice_parser.checks.pair_walk import KINDS, OPENING, PairWalk, doubtful_marks, read_paragraph
from notice_parser.checks.paragraphs import find_paragraphs
from notice_parser.spans import Finding, Span

UNPAIRED, WIDTHS = "unpaired_mark", "mixed_width"
QUOTATIONS = frozenset("“‘")
QUOTES = frozenset("“”‘’")
MOST_PARAGRAPHS, NEAREST, FARTHEST = 12, 20, 60


def check(view: View) -> list[Finding]:
    """Marks without a partner in their paragraph, and pairs of a full-width and a half-width bracket."""
    doubtful = doubtful_marks(view.text)
    if not doubtful:
        return []
    walk = PairWalk(view)
    paragraphs = find_paragraphs(view)
    for paragraph in paragraphs:
        if bisect_left(doubtful, paragraph.start) < bisect_left(doubtful, paragraph.end):
            read_paragraph(paragraph, walk)
    lone = [span for span in without_quotations(walk, paragraphs) if not is_before_title(view, span)]
    return [*unpaired(lone, walk), *(mixed_widths(first, second, walk) for first, second in walk.mixed)]


def is_before_title(view: View, span: Span) -> bool:
    head = view.outline.head
    return head is not None and span.start < head.end


def unpaired(lone: list[Span], walk: PairWalk) -> Iterator[Finding]:
    """One finding per mark; “ and ’ close together are one mistake."""
    index = 0
    while index < len(lone):
        pair = lone[index : index + 2]
        is_one = len(pair) == 2 and pair[1].start - pair[0].start <= NEAREST and are_quotes(pair, walk)
        spans = tuple(pair if is_one else pair[:1])
        yield make_finding(UNPAIRED, "warning", spans, mark="".join(walk.mark(span) for span in spans))
        index += len(spans)


def are_quotes(pair: list[Span], walk: PairWalk) -> bool:
    return all(walk.mark(span) in QUOTES for span in pair)


def mixed_widths(first: Span, second: Span, walk: PairWalk) -> Finding:
    return make_finding(
        WIDTHS,
        "warning",
        (first, second),
        variant="pair",
        first=walk.mark(first),
        second=walk.mark(second),
    )


def without_quotations(walk: PairWalk, paragraphs: list[Span]) -> list[Span]:
    """The marks left without quotations over paragraphs, opened in each or in the first and closed in the last."""
    starts = [paragraph.start for paragraph in paragraphs]
    left: list[Span] = []
    for span in sorted(walk.unpaired):
        index = bisect_right(starts, span.start)
        if walk.mark(span) in QUOTATIONS and is_reopened(walk, span, paragraphs[index - 1 : index + 1]):
            continue
        if left and is_end_of(walk, left[-1], span) and is_near(walk, left[-1], span, starts):
            left.pop()
            continue
        left.append(span)
    return left


def is_reopened(walk: PairWalk, span: Span, around: list[Span]) -> bool:
    """Does the next paragraph start with the mark again, and is this the last quotation of its own?"""
    text, mark = walk.view.text, walk.mark(span)
    own, following = around[0], around[1:]
    is_last = text.find(mark, span.end, own.end) < 0
    return is_last and any(paragraph.of(text).lstrip().startswith(mark) for paragraph in following)


def is_end_of(walk: PairWalk, opening: Span, closing: Span) -> bool:
    first, second = walk.mark(opening), walk.mark(closing)
    return first in OPENING and second not in OPENING and KINDS[first] == KINDS[second]


def is_near(walk: PairWalk, opening: Span, closing: Span, starts: list[int]) -> bool:
    """A quotation may take several paragraphs; other marks only what line ends or stops inside them cut in two."""
    if walk.mark(opening) not in QUOTATIONS:
        return closing.start - opening.start <= FARTHEST
    return bisect_right(starts, closing.start) - bisect_right(starts, opening.start) <= MOST_PARAGRAPHS
