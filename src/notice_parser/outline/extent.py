"""How far the numbered text goes: where sections may begin and where the closing starts."""

from __future__ import annotations

from bisect import bisect_left

from msgspec import Struct
from msgspec.structs import replace

from notice_parser.outline.lines import Line
from notice_parser.outline.markers import Candidate
from notice_parser.outline.signature import SignedBlock
from notice_parser.outline.title import TitlePlace
from notice_parser.pack.edges import EdgeRules

LAST_LINES = 20
WIDEST_BYLINE = 60
NEAREST = 3


class Extent(Struct, frozen=True):
    """Sections may begin on the lines from `first` up to `last`; `closing` is the offset where the closing begins.

    `block` tells who signs and when: the signature, else the line of author and day under the title.
    """

    first: int
    last: int
    closing: int
    block: SignedBlock | None
    contents: frozenset[int]

    def after_markers(self, text: str, lines: tuple[Line, ...], marked: list[int], rules: EdgeRules) -> Extent:
        """The extent with the closing moved up to the first closing words behind the last marker."""
        end = self.last
        nearest = max(0, end - LAST_LINES)
        begin = max(marked[-1] + 1, nearest) if marked else max(self.first, nearest)
        for index in range(begin, end):
            if rules.closing.match(text, lines[index].start, lines[index].end) and not lines[index].table:
                return replace(self, closing=min(self.closing, lines[index].start))
        for index in range(end - 1, max(begin, end - rules.speech_furthest) - 1, -1):
            if marked and rules.speech_end.match(text, lines[index].start, lines[index].end):
                return replace(self, closing=min(self.closing, lines[index].start))
        return self


class Numbered(Struct, frozen=True):
    """The lines with a sure marker, and the places and numbers of the coarsest style among them."""

    lines: tuple[int, ...]
    top_lines: tuple[int, ...]
    top_numbers: tuple[int, ...]

    def first(self, begin: int, end: int) -> int | None:
        """The first numbered line from `begin` on, before `end`."""
        place = bisect_left(self.lines, begin)
        return self.lines[place] if place < len(self.lines) and self.lines[place] < end else None

    def goes_on(self, line: int) -> bool:
        """Does the coarsest series run on over this line, so that the text does not end there?"""
        place = bisect_left(self.top_lines, line)
        if not 0 < place < len(self.top_lines):
            return False
        return self.top_numbers[place] == self.top_numbers[place - 1] + 1


def find_numbered(starts: list[Candidate], begin: int) -> Numbered:
    """The sure markers at line starts from line `begin` on."""
    sure = [s for s in starts if s.line >= begin and s.family.members == 1 and not s.is_doubtful]
    top = min((s.rank for s in sure), default=())
    coarsest = [s for s in sure if s.rank == top]
    return Numbered(tuple(s.line for s in sure), tuple(s.line for s in coarsest), tuple(s.number for s in coarsest))


def find_extent(
    text: str,
    lines: tuple[Line, ...],
    begin: int,
    starts: list[Candidate],
    blocks: list[SignedBlock],
    title: TitlePlace | None,
    contents: frozenset[int],
    rules: EdgeRules,
) -> Extent:
    """Where the numbered text lies, given its line starts and signatures."""
    numbered = find_numbered(starts, begin)
    told = find_sentence(text, lines, begin, len(lines), rules)
    signed = [
        block
        for block in blocks
        if is_below_text(lines, begin, block, numbered, told) and not numbered.goes_on(block.last + 1)
    ]
    cover = signed[0] if signed else None
    byline = next((block for block in blocks[:1] if block not in signed and block.first <= begin + NEAREST), None)
    end = cover
    if cover and is_cover(text, lines, begin, cover, numbered, title, rules):
        begin = cover.last + 1
        first = numbered.first(begin, len(lines))
        end = next((block for block in signed[1:] if first is not None and block.last >= first), None)
    last, closing = find_last(text, lines, begin, numbered, end, contents, rules)
    return Extent(begin, last, closing, cover or byline, contents)


def is_below_text(lines: tuple[Line, ...], begin: int, block: SignedBlock, numbered: Numbered, told: int) -> bool:
    """Does any sentence or marker stand before the signature? Else it is the line of author and day under a title."""
    is_glued = block.start > lines[block.first].start
    return is_glued or told < block.first or numbered.first(begin, block.first) is not None


def is_cover(
    text: str,
    lines: tuple[Line, ...],
    begin: int,
    block: SignedBlock,
    numbered: Numbered,
    title: TitlePlace | None,
    rules: EdgeRules,
) -> bool:
    """Does the notice up to its first signature do no more than issue another, numbered text?"""
    first = numbered.first(begin, len(lines))
    if first is None or first <= block.last:
        return False
    if title and rules.issued_text.search(text, title.span.start, title.span.end):
        return True
    below = block.last + 1
    if rules.after_text.match(text, lines[below].start, lines[below].end):
        return False
    return bool(rules.issued_text.search(text, lines[begin].start, block.start))


def find_last(
    text: str,
    lines: tuple[Line, ...],
    begin: int,
    numbered: Numbered,
    end: SignedBlock | None,
    contents: frozenset[int],
    rules: EdgeRules,
) -> tuple[int, int]:
    """The line and the offset where the numbered text ends: at the signature, or where a line ends it for good."""
    last, closing = len(lines), len(text)
    if end:
        closing = end.start
        last = end.first + (end.start > lines[end.first].start)
    first = numbered.first(begin, last)
    if first is None:
        first = find_sentence(text, lines, begin, last, rules)
    for index in range(first + 1, last):
        line = lines[index]
        if line.table or index in contents or not rules.after_text.match(text, line.start, line.end):
            continue
        if not numbered.goes_on(index):
            return index, line.start
    return last, closing


def find_sentence(text: str, lines: tuple[Line, ...], begin: int, last: int, rules: EdgeRules) -> int:
    """The first line that ends a sentence or a lead, or is long: above it stand bylines and labels."""
    ends = (
        index
        for index in range(begin, last)
        if text[lines[index].end - 1] in rules.lines.stops or len(lines[index].span) > WIDEST_BYLINE
    )
    return next(ends, last)
