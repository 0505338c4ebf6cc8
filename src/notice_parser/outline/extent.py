"""How far the numbered text goes: where sections may begin and where the closing starts."""

from __future__ import annotations

from dataclasses import dataclass, replace

from notice_parser.outline.attachments import AttachmentList
from notice_parser.outline.contents import find_contents
from notice_parser.outline.lines import Line
from notice_parser.outline.markers import Candidate
from notice_parser.outline.signature import SignedBlock
from notice_parser.outline.title import TitlePlace
from notice_parser.pack import Pack
from notice_parser.pack.edges import EdgeRules

LAST_LINES = 20
WIDEST_BYLINE = 60


@dataclass(frozen=True, slots=True)
class Extent:
    """Sections may begin on the lines from `first` up to `last`; `closing` is the offset where the closing begins."""

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


def find_extent(
    text: str,
    lines: tuple[Line, ...],
    begin: int,
    starts: list[Candidate],
    blocks: list[SignedBlock],
    attached: AttachmentList,
    title: TitlePlace | None,
    pack: Pack,
) -> Extent:
    """Where the numbered text lies, given its line starts and signatures."""
    sure = [s.line for s in starts if s.line >= begin and s.family.members == 1 and not s.is_doubtful]
    blocks = [block for block in blocks if is_below_text(text, lines, begin, block, sure, pack.edges)]
    contents = find_contents(text, lines, pack.edges.contents, pack.edges.lines.stops)
    cover = blocks[0] if blocks else None
    own = first_signed(blocks, sure, begin)
    if cover and own is not cover and is_cover(text, lines, begin, cover, title, pack.edges):
        begin = cover.last + 1
        own = first_signed(blocks[1:], sure, begin)
        return bounded(text, lines, begin, sure, own, cover, contents, pack.edges)
    signed = cover
    return bounded(text, lines, begin, sure, signed, signed, contents, pack.edges)


def first_signed(blocks: list[SignedBlock], sure: list[int], begin: int) -> SignedBlock | None:
    """The first signature that numbered lines stand before."""
    first = next((line for line in sure if line >= begin), None)
    if first is None:
        return None
    return next((block for block in blocks if block.last >= first), None)


def is_below_text(
    text: str, lines: tuple[Line, ...], begin: int, block: SignedBlock, sure: list[int], rules: EdgeRules
) -> bool:
    """Does any sentence or marker stand before the signature? Else it is the line of author and day under a title."""
    if any(line < block.first for line in sure[:1]):
        return True
    above = (text[line.start : min(line.end, block.start)].rstrip() for line in lines[begin : block.last + 1])
    return any(words[-1:] in rules.lines.stops or len(words) > WIDEST_BYLINE for words in above if words)


def is_cover(
    text: str, lines: tuple[Line, ...], begin: int, block: SignedBlock, title: TitlePlace | None, rules: EdgeRules
) -> bool:
    """Does the notice up to its first signature do no more than issue another text?"""
    if title and rules.issued_text.search(text, title.span.start, title.span.end):
        return True
    below = block.last + 1
    if below < len(lines) and rules.after_text.match(text, lines[below].start, lines[below].end):
        return False
    return bool(rules.issued_text.search(text, lines[begin].start if begin < len(lines) else len(text), block.start))


def bounded(
    text: str,
    lines: tuple[Line, ...],
    begin: int,
    sure: list[int],
    end_block: SignedBlock | None,
    signed: SignedBlock | None,
    contents: frozenset[int],
    rules: EdgeRules,
) -> Extent:
    """The extent from line `begin` to the signature, or to the first line that ends the text for good."""
    last, closing = len(lines), len(text)
    if end_block:
        last, closing = end_block.first, end_block.start
        if end_block.start > lines[end_block.first].start:
            last += 1
    first_marker = next((line for line in sure if begin <= line < last), begin - 1)
    for index in range(first_marker + 1, last):
        line = lines[index]
        if not line.table and index not in contents and rules.after_text.match(text, line.start, line.end):
            return Extent(begin, index, line.start, signed, contents)
    return Extent(begin, last, closing, signed, contents)
