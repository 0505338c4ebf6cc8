"""The list of attachments under a notice: its lines, and the name of each."""

from __future__ import annotations

from msgspec import Struct

from notice_parser.outline.kinds import LinedText
from notice_parser.outline.signature import SignedBlock
from notice_parser.pack.edges import AttachmentRules
from notice_parser.spans import Span, trim


class AttachmentList(Struct, frozen=True):
    """The lines that make up the list and the names in it."""

    lines: frozenset[int] = frozenset()
    names: tuple[Span, ...] = ()


def find_attachments(lined: LinedText, begin: int, blocks: list[SignedBlock]) -> AttachmentList:
    """The first list of attachments that names something."""
    signed = {block.first for block in blocks}
    for index in range(begin, len(lined.lines)):
        if "table" in lined.lines[index].kinds:
            continue
        label = find_label(lined, index)
        if label is not None:
            listed = read_list(lined, index, label, signed)
            if listed.names:
                return listed
    return AttachmentList()


def find_label(lined: LinedText, index: int) -> int | None:
    """Where the label 附件： at the start of a line ends; None where there is no such label."""
    line = lined.lines[index]
    found = lined.edges.attachments.start.match(lined.text, line.start, line.end)
    return found.end() if found else None


def read_list(lined: LinedText, first: int, label: int, signed: set[int]) -> AttachmentList:
    """The list whose label on line `first` ends at `label`; its lines continue while they are items."""
    text, rules = lined.text, lined.edges.attachments
    end = lined.lines[first].end
    taken, names = [first], items_of(text, label, end, rules)
    is_numbered = rules.item.match(text, label, end) is not None or not names
    for index in range(first + 1, min(len(lined.lines), first + rules.furthest)):
        line = lined.lines[index]
        if index in signed or "table" in line.kinds:
            break
        label_end = find_label(lined, index)
        if label_end is None and not (is_numbered and rules.item.match(text, line.start, line.end)):
            break
        if text[line.end - 1] in rules.no_item:
            break
        taken.append(index)
        names += items_of(text, line.start if label_end is None else label_end, line.end, rules)
    return AttachmentList(frozenset(taken), tuple(names))


def items_of(text: str, start: int, end: int, rules: AttachmentRules) -> list[Span]:
    """The names on one line of the list, without their numbers and closing marks."""
    found = rules.item.match(text, start, end)
    names: list[Span] = []
    begin = found.end() if found else start
    for gap in [*(rules.inner.finditer(text, begin, end) if found else ()), None]:
        name = trim(text, begin, gap.start() if gap else end)
        if name and text[name.end - 1] in rules.trims:
            name = trim(text, name.start, name.end - 1)
        names += [name] if name else []
        begin = gap.end() if gap else end
    return names
