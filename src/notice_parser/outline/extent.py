"""How far the numbered text goes: where sections may begin and where the closing starts."""

from __future__ import annotations

from bisect import bisect_left

from msgspec import Struct
from msgspec.structs import replace

from notice_parser.outline.kinds import LinedText
from notice_parser.outline.markers import Candidate
from notice_parser.outline.signature import SignedBlock
from notice_parser.outline.title import TitleLines

LAST_LINES = 20
NEAREST = 3


class Extent(Struct, frozen=True):
    """Sections may begin on the lines from `first` up to `last`; `closing` is the offset where the closing begins.

    `block` says who signs and when: the signature, else the line of author and day under the title.
    """

    first: int
    last: int
    closing: int
    block: SignedBlock | None

    def after_markers(self, lined: LinedText, marked: list[int]) -> Extent:
        """The extent with the closing moved up to the first closing words after the last marker."""
        text, rules = lined.text, lined.edges
        end = self.last
        nearest = max(0, end - LAST_LINES)
        begin = max(marked[-1] + 1, nearest) if marked else max(self.first, nearest)
        for line in lined.lines[begin:end]:
            if "table" not in line.kinds and rules.closing.match(text, line.start, line.end):
                return replace(self, closing=min(self.closing, line.start))
        for line in reversed(lined.lines[max(begin, end - rules.speech_furthest) : end] if marked else ()):
            if rules.speech_end.match(text, line.start, line.end):
                return replace(self, closing=min(self.closing, line.start))
        return self


class Numbered(Struct, frozen=True):
    """The lines with a certain marker, and the lines and numbers of the coarsest style among them."""

    lines: tuple[int, ...]
    top_lines: tuple[int, ...]
    top_numbers: tuple[int, ...]

    def first(self, begin: int, end: int) -> int | None:
        """The first numbered line from `begin` on, before `end`."""
        position = bisect_left(self.lines, begin)
        return self.lines[position] if position < len(self.lines) and self.lines[position] < end else None

    def continues(self, line: int) -> bool:
        """Does the coarsest series continue past this line, so that the text does not end there?"""
        position = bisect_left(self.top_lines, line)
        if not 0 < position < len(self.top_lines):
            return False
        return self.top_numbers[position] == self.top_numbers[position - 1] + 1


def find_numbered(starts: list[Candidate], begin: int) -> Numbered:
    """The certain markers at line starts from line `begin` on."""
    certain = [start for start in starts if start.line >= begin and start.is_certain]
    top = min((s.rank for s in certain), default=())
    coarsest = [s for s in certain if s.rank == top]
    return Numbered(tuple(s.line for s in certain), tuple(s.line for s in coarsest), tuple(s.number for s in coarsest))


def find_extent(
    lined: LinedText,
    begin: int,
    *,
    starts: list[Candidate],
    blocks: list[SignedBlock],
    title: TitleLines | None,
) -> Extent:
    """Where the numbered text lies, given its line starts and signatures."""
    numbered = find_numbered(starts, begin)
    sentence = find_sentence(lined, begin, len(lined.lines))
    signed = [
        block
        for block in blocks
        if is_below_text(lined, block, sentence, numbered.first(begin, block.first))
        and not numbered.continues(block.last + 1)
    ]
    cover = signed[0] if signed else None
    byline = next((block for block in blocks[:1] if block not in signed and block.first <= begin + NEAREST), None)
    end = cover
    if cover and is_cover(lined, begin, cover, first=numbered.first(begin, len(lined.lines)), title=title):
        begin = cover.last + 1
        first = numbered.first(begin, len(lined.lines))
        end = next((block for block in signed[1:] if first is not None and block.last >= first), None)
    last, closing = find_last(lined, begin, numbered, end)
    return Extent(begin, last, closing, cover or byline)


def is_below_text(lined: LinedText, block: SignedBlock, sentence: int, numbered: int | None) -> bool:
    """Does a sentence or a numbered line stand before the signature? Else it is the author and day under a title."""
    is_inside = block.start > lined.lines[block.first].start
    return is_inside or sentence < block.first or numbered is not None


def is_cover(lined: LinedText, begin: int, block: SignedBlock, *, first: int | None, title: TitleLines | None) -> bool:
    """Does the notice up to its first signature only issue another text, numbered from line `first` on?"""
    if first is None or first <= block.last:
        return False
    issued = lined.edges.issued_text
    if title and issued.search(lined.text, title.span.start, title.span.end):
        return True
    if "after_text" in lined.lines[block.last + 1].kinds:
        return False
    return bool(issued.search(lined.text, lined.lines[begin].start, block.start))


def find_last(lined: LinedText, begin: int, numbered: Numbered, end: SignedBlock | None) -> tuple[int, int]:
    """The line and the offset where the numbered text ends: at the signature, or where a line ends it for good."""
    lines = lined.lines
    last, closing = len(lines), len(lined.text)
    if end:
        closing = end.start
        last = end.first + (end.start > lines[end.first].start)
    first = numbered.first(begin, last)
    if first is None:
        first = find_sentence(lined, begin, last)
    for index in range(first + 1, last):
        kinds = lines[index].kinds
        if "after_text" not in kinds or "table" in kinds or "contents" in kinds:
            continue
        if not numbered.continues(index):
            return index, lines[index].start
    return last, closing


def find_sentence(lined: LinedText, begin: int, last: int) -> int:
    """The first line that ends a sentence or a lead, or is long: above it stand bylines and labels."""
    return next((index for index in range(begin, last) if "sentence" in lined.lines[index].kinds), last)
