"""The list of attachments under a notice: its lines, and the name of each."""

from __future__ import annotations

from msgspec import Struct

from notice_parser.outline.lines import Line
from notice_parser.outline.signature import SignedBlock
from notice_parser.pack.edges import AttachmentRules, EdgeRules
from notice_parser.spans import Span, trim


class AttachmentList(Struct, frozen=True):
    """The lines that make up the list and the names in it."""

    lines: frozenset[int] = frozenset()
    names: tuple[Span, ...] = ()


def find_attachments(
    text: str, lines: tuple[Line, ...], begin: int, blocks: list[SignedBlock], rules: EdgeRules
) -> AttachmentList:
    """The first list of attachments that names something."""
    signed = {block.first for block in blocks}
    for index in range(begin, len(lines)):
        found = rules.attachments.start.match(text, lines[index].start, lines[index].end)
        if found and not lines[index].table:
            listed = read_list(text, lines, index, found.end(), signed, rules.attachments)
            if listed.names:
                return listed
    return AttachmentList()


def read_list(
    text: str, lines: tuple[Line, ...], first: int, after: int, signed: set[int], rules: AttachmentRules
) -> AttachmentList:
    """The list that begins on line `first`; its lines go on while they are items."""
    taken, names = [first], items_of(text, after, lines[first].end, rules)
    numbered = rules.item.match(text, after, lines[first].end) is not None or not names
    for index in range(first + 1, min(len(lines), first + rules.furthest)):
        line = lines[index]
        labelled = rules.start.match(text, line.start, line.end)
        if (
            index in signed
            or line.table
            or not (labelled or (numbered and rules.item.match(text, line.start, line.end)))
        ):
            break
        if line.of(text)[-1] in rules.no_item:
            break
        taken.append(index)
        names += items_of(text, labelled.end() if labelled else line.start, line.end, rules)
    return AttachmentList(frozenset(taken), tuple(names))


def items_of(text: str, start: int, end: int, rules: AttachmentRules) -> list[Span]:
    """The names on one line of the list, without their numbers and closing marks."""
    found = rules.item.match(text, start, end)
    names: list[Span] = []
    begin = found.end() if found else start
    for gap in [*(rules.inner.finditer(text, begin, end) if found else ()), None]:
        place = trim(text, begin, gap.start() if gap else end)
        if place and text[place.end - 1] in rules.trims:
            place = trim(text, place.start, place.end - 1)
        names += [place] if place else []
        begin = gap.end() if gap else end
    return names
