"""Source → Outline: logical lines, the section tree, and the edges of the notice."""

from __future__ import annotations

from notice_parser.outline.addressees import find_recipients
from notice_parser.outline.attachments import find_attachments
from notice_parser.outline.candidates import find_candidates, find_starts
from notice_parser.outline.contents import find_contents
from notice_parser.outline.extent import find_extent
from notice_parser.outline.front_matter import FrontMatter, find_front_matter, title_of
from notice_parser.outline.issue import find_issue, find_number
from notice_parser.outline.kinds import LinedText, classify_front, classify_lines
from notice_parser.outline.lines import Line, Openings, join_lines, read_lines
from notice_parser.outline.markers import Candidate
from notice_parser.outline.model import Outline
from notice_parser.outline.nesting import nest_candidates, nest_markers
from notice_parser.outline.part_spans import find_part_spans
from notice_parser.outline.quotations import find_set_off
from notice_parser.outline.series import choose_markers
from notice_parser.outline.signature import find_blocks
from notice_parser.outline.soft_breaks import join_soft
from notice_parser.outline.tables import mark_tables
from notice_parser.outline.title import TitleLines, count_head, find_title
from notice_parser.outline.tree import cut_sections, grow_tree
from notice_parser.pack import Pack
from notice_parser.spans import Source, Span, trim


def build_outline(source: Source, pack: Pack) -> Outline:
    """The notice cut into head, title, preamble, sections and closing; together they hold every character."""
    text = source.text
    lined = read_lined_text(text, pack, frozenset(source.soft))
    starts = find_starts(lined)
    matter = find_front_matter(lined)
    lined, title, first = find_edges(lined, starts, matter)
    begin = title.last + 1 if title else count_head(lined)
    blocks = find_blocks(lined, begin)
    attached = find_attachments(lined, begin, blocks)
    lined = lined.marked(attached.lines, "attachment")
    own_starts = [start for start in starts if start.line not in attached.lines]
    extent = find_extent(lined, begin, starts=own_starts, blocks=blocks, title=title)
    candidates = find_candidates(lined, own_starts, extent)
    markers = nest_markers(choose_markers(nest_candidates(candidates)))
    extent = extent.after_markers(lined, [marker.line for marker in markers])
    tree = grow_tree([marker for marker in markers if marker.start < extent.closing])
    sections = cut_sections(tree, lined, source.generated, extent.closing)
    lines = lined.lines
    text_start = title.span.end if title else (lines[begin].start if begin < len(lines) else len(text))
    preamble_end = sections[0].start if sections else extent.closing
    return Outline(
        lines=tuple(line.span for line in lines),
        head=trim(text, 0, title.span.start if title else text_start),
        title=title.span if title else None,
        preamble=trim(text, text_start, preamble_end),
        sections=sections,
        closing=trim(text, max(extent.closing, preamble_end), len(text)),
        document_number=find_number(lined, begin),
        recipients=find_recipients(lined, begin, first),
        attachments=attached.names,
        signature=find_issue(lined, begin, title, extent.block),
        parts=find_part_spans(lined, title, blocks),
        tables=tuple(line.span for line in lines if "table" in line.kinds),
        front_matter=Span(0, lines[matter.last].end) if matter else None,
    )


def logical_lines(text: str, pack: Pack) -> tuple[Line, ...]:
    """The lines of the text, tables marked, hard-wrapped sentences joined."""
    return join_whole(text, Openings(text, pack.edges.lines, pack.markers))


def join_whole(text: str, openings: Openings, soft: frozenset[int] = frozenset()) -> tuple[Line, ...]:
    lines = join_soft(text, mark_tables(text, read_lines(text), openings), soft, openings)
    return join_lines(text, lines, openings.rules, openings)


def read_lined_text(text: str, pack: Pack, soft: frozenset[int]) -> LinedText:
    """The text with its logical lines classified, the table of contents and quotations set off among the kinds.

    `soft` are the offsets at which lines begin after a soft break.
    """
    openings = Openings(text, pack.edges.lines, pack.markers)
    lined = classify_lines(text, join_whole(text, openings, soft), openings, pack)
    lined = lined.marked((index for index, line in enumerate(lined.lines) if line.start in soft), "continued")
    quoted = find_set_off(lined)
    return lined.marked(find_contents(lined), "contents").marked(quoted, "quotation")


def find_edges(
    lined: LinedText, starts: list[Candidate], matter: FrontMatter | None = None
) -> tuple[LinedText, TitleLines | None, int]:
    """The text with the lines above its body classified, the title, and the line where the title must have ended.

    The title stands below the table of contents where none stands above it.
    """
    contents = [index for index, line in enumerate(lined.lines) if "contents" in line.kinds]
    certain = first_of(starts, len(lined.lines))
    lined = classify_front(lined, contents[-1] if contents else -1, certain)
    first = min([certain, *contents[:1]])
    above = matter.last + 1 if matter else 0
    if matter:
        lined = classify_front(lined.marked(range(above), "head"), above - 1, certain)
    title = (title_of(lined, matter) if matter else None) or find_title(lined, above, first)
    if title is None and contents:
        return lined, find_title(lined, contents[-1] + 1, certain), certain
    return lined, title, first


def first_of(starts: list[Candidate], default: int) -> int:
    """The line of the first certain marker, where the title must have ended."""
    families = {None, *(start.family.id for start in starts)}
    return next((s.line for s in starts if s.is_certain and s.family.needs in families), default)


__all__ = ["build_outline", "logical_lines"]
