"""A notice inside a notice: where a cover ends and what it issues begins, annexes, several notices in one text."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from notice_parser.outline.kinds import ClassifiedLine, LinedText, front_kinds
from notice_parser.outline.model import PartSpan
from notice_parser.outline.signature import SignedBlock
from notice_parser.outline.title import TitleLines, find_title
from notice_parser.spans import Span
from notice_parser.terms import PartKind

# How many lines after a signature or the head of an annex a title may begin, and how many copy lines stand between.
NEAREST, MOST_COPIES = 8, 6
SHORTEST_ISSUED = 4
# How many lines below a title are searched for a sentence.
MOST_SEARCHED = 40


class Start(Struct, frozen=True):
    """The line at which a part begins, its role, and its title."""

    line: int
    role: PartKind
    title: Span | None


def find_part_spans(lined: LinedText, title: TitleLines | None, blocks: Sequence[SignedBlock]) -> tuple[PartSpan, ...]:
    """The parts of a text in order, none where it is one notice alone. They follow one another without a gap.

    A part begins after a signature or with the head of an annex; the first one begins where the text does.
    """
    blocks = [block for block in blocks if title is not None and is_below_sentence(lined, title, block)]
    if title is None or not blocks:
        return ()
    is_cover = lined.edges.issued_text.search(lined.text, title.span.start, title.span.end) is not None
    starts: list[Start] = []
    annexes = find_annexes(lined, blocks[0].last + 1)
    ends = {copies_end(lined, block.last + 1): number for number, block in enumerate(blocks)}
    for line in sorted({*annexes, *ends}):
        found = find_title_at(lined, line + (line in annexes))
        if line in annexes:
            is_issued = is_cover and not starts and is_named(lined.text, title.span, found)
            starts.append(Start(line, "issued" if is_issued else "annex", found))
        elif found is not None and (not starts or not is_inside_annex(starts, line)):
            has_signature = ends[line] + 1 < len(blocks)
            if is_cover and not starts and is_issued_text(lined, title.span, found, line):
                starts.append(Start(line, "issued", found))
            elif has_signature:
                starts.append(Start(line, "notice", found))
    return as_spans(lined, starts)


def is_below_sentence(lined: LinedText, title: TitleLines, block: SignedBlock) -> bool:
    """Does a sentence stand between the title and a signature? Else it is the author and day under the title."""
    return any("sentence" in line.kinds for line in lined.lines[title.last + 1 : block.last + 1][:MOST_SEARCHED])


def as_spans(lined: LinedText, starts: list[Start]) -> tuple[PartSpan, ...]:
    if not starts:
        return ()
    first: PartKind = "cover" if any(start.role == "issued" for start in starts) else "notice"
    lines = lined.lines
    edges = [*(lines[start.line].start for start in starts), len(lined.text)]
    spans = [PartSpan(first, Span(0, edges[0]), Span(0, edges[0]))]
    for start, begin, end in zip(starts, edges, edges[1:], strict=False):
        own = start.line + is_annex_head(lined, lines[start.line])
        spans.append(PartSpan(start.role, Span(begin, end), Span(lines[own].start, end)))
    return tuple(spans)


def copies_end(lined: LinedText, line: int) -> int:
    """The first line after a signature that does not say who gets copies and when it was printed."""
    for at in range(line, min(line + MOST_COPIES, len(lined.lines))):
        if "after_text" not in lined.lines[at].kinds or is_annex_head(lined, lined.lines[at]):
            return at
    return min(line + MOST_COPIES, len(lined.lines))


def find_annexes(lined: LinedText, first: int) -> frozenset[int]:
    """The lines from `first` on that are the head of an annex with a text of its own."""
    return frozenset(index for index in range(first, len(lined.lines) - 2) if is_annex_head(lined, lined.lines[index]))


def is_annex_head(lined: LinedText, line: ClassifiedLine) -> bool:
    """Does the line hold no more than the word for an annex and its number?"""
    return lined.edges.annex_head.fullmatch(lined.text, line.words, line.end) is not None


def is_inside_annex(starts: list[Start], line: int) -> bool:
    """Does a signature lie in an annex, which may have one of its own?"""
    return starts[-1].role == "annex" and starts[-1].line < line


def find_title_at(lined: LinedText, line: int) -> Span | None:
    """The title that stands at a line, its head (number, masthead) before it; None where a sentence does."""
    window = tuple(
        replace(one, kinds=one.kinds.union(front_kinds(lined.text, one, lined.edges)))
        for one in lined.lines[line : line + NEAREST]
    )
    found = find_title(replace(lined, lines=window), 0, first_opening(window))
    return found.span if found is not None else None


def first_opening(window: tuple[ClassifiedLine, ...]) -> int:
    """The first line that could begin with a marker, before which a title must end."""
    return next((index for index, line in enumerate(window) if line.opening is not None), len(window))


def is_named(text: str, cover: Span, title: Span | None) -> bool:
    """Does the title of the cover name this one?"""
    words = "".join(title.of(text).split()) if title is not None else ""
    return len(words) >= SHORTEST_ISSUED and words in "".join(cover.of(text).split())


def is_issued_text(lined: LinedText, cover: Span, title: Span, line: int) -> bool:
    """Is it what the cover issues? It is named there, or has no number of its own between the two."""
    if is_named(lined.text, cover, title):
        return True
    return all("number" not in one.kinds for one in lined.lines[line : line + NEAREST])
